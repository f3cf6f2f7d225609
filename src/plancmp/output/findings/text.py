"""`file:line:column: CODE message`, on a terminal with the line, a caret, and colour."""

from __future__ import annotations

from plancmp.messages import Template, Verbatim, say
from plancmp.output.findings.places import lines_of, place_of
from plancmp.output.formats import Target
from plancmp.output.text import one_line
from plancmp.rules.finding import Finding
from plancmp.rules.report import Report

_HINT = Template("hint_is", "hint: {hint}", "提示：{hint}")
_SEVERE = Template("severity_and_message", "{severity}: {message}", "{severity}：{message}")
_BOLD, _RED, _YELLOW, _CYAN, _DIM = "1", "1;31", "1;33", "36", "2"


def write(report: Report, target: Target, lang: str, *, summary: str = "", more: str = "") -> None:
    """Write each finding, then how many there are, or `summary`, and how to see `more`.

    Off a terminal a finding is one line, and its hint one more behind it.
    """
    for finding in report.problems:
        _write_finding(finding, target, lang)
    for line in (summary or report.summary(lang), more):
        if line:
            target.stream.write(_paint(line, _BOLD, target) + "\n")


def _write_finding(finding: Finding, target: Target, lang: str) -> None:
    out = target.stream
    style = _RED if finding.severity == "error" else _YELLOW
    place = one_line(place_of(finding))
    message = one_line(finding.text(lang))
    head = f"{_paint(place, _BOLD, target)}: {_paint(finding.code, style, target)} "
    if finding.severity != "error":
        said = say(_SEVERE, severity=finding.severity, message=Verbatim(message))
        message = said.text(lang)
    if target.width is None:
        out.write(f"{head}{message}\n")
        if finding.hint_text(lang):
            out.write(f"    {_hint(finding, lang)}\n")
        return
    from plancmp.output.terminal import wrap

    plain = f"{place}: {finding.code} "
    lines = wrap(plain + message, target.width)
    if lines[0].startswith(plain):
        lines[0] = head + lines[0][len(plain) :]
    out.writelines(f"{line}\n" for line in lines)
    for line in _excerpt(finding, target):
        out.write(line + "\n")
    if finding.hint_text(lang):
        width = max(target.width - 8, 20)
        for i, line in enumerate(wrap(_hint(finding, lang), width)):
            lead = "  " if i == 0 else "        "
            out.write(_paint(lead + line, _CYAN, target) + "\n")
    out.write("\n")


def _hint(finding: Finding, lang: str) -> str:
    return say(_HINT, hint=Verbatim(one_line(finding.hint_text(lang)))).text(lang)


def _excerpt(finding: Finding, target: Target) -> list[str]:
    """Return the line with a caret under the place, cut to the terminal's width around it."""
    from rich.cells import cell_len

    lines = lines_of(finding.file) if finding.line else ()
    if not 0 < finding.line <= len(lines):
        return []
    text = one_line(lines[finding.line - 1].replace("\t", " "))
    column = min(max(finding.column - 1, 0), len(text))
    number = f"{finding.line:>5} | "
    room = max((target.width or 80) - len(number) - 1, 20)
    start = 0
    if cell_len(text[:column]) > room * 2 // 3:
        start = column
        while start > 0 and cell_len(text[start - 1 : column]) <= room // 3:
            start -= 1
    head = "…" if start else ""
    end = len(text)
    if cell_len(head + text[start:]) > room:
        end = column
        while end < len(text) and cell_len(head + text[start : end + 1]) < room:
            end += 1
    tail = "…" if end < len(text) else ""
    caret = " " * (len(number) + cell_len(head + text[start:column])) + "^"
    style = _RED if finding.severity == "error" else _YELLOW
    shown = _paint(number, _DIM, target) + head + text[start:end] + tail
    return [shown, _paint(caret, style, target)]


def _paint(text: str, style: str, target: Target) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if target.color and text else text
