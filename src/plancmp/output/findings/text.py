"""`file:line:column: CODE message`, on a terminal with the line, a caret, and colour."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from plancmp.model.problem import Problem
from plancmp.output.formats import Target
from plancmp.output.text import one_line
from plancmp.reading.files import MAX_BYTES
from plancmp.rules.report import Report

_BOLD, _RED, _YELLOW, _CYAN, _DIM = "1", "1;31", "1;33", "36", "2"


def write(report: Report, target: Target) -> None:
    """Write each problem, then how many there are.

    Off a terminal a problem is one line, and its hint one more behind it.
    """
    for problem in report.problems:
        _write_problem(problem, target)
    target.stream.write(_paint(report.summary(), _BOLD, target) + "\n")


def place_of(problem: Problem) -> str:
    """Return `file:line:column`, or the file alone where it is about the file as a whole."""
    return f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file


def _write_problem(problem: Problem, target: Target) -> None:
    out = target.stream
    style = _RED if problem.severity == "error" else _YELLOW
    place = one_line(place_of(problem))
    message = one_line(problem.text())
    head = f"{_paint(place, _BOLD, target)}: {_paint(problem.code, style, target)} "
    if problem.severity != "error":
        message = f"{problem.severity}: {message}"
    if target.width is None:
        out.write(f"{head}{message}\n")
        if problem.hint_text():
            out.write(f"    hint: {one_line(problem.hint_text())}\n")
        return
    from plancmp.output.terminal import wrap

    plain = f"{place}: {problem.code} "
    lines = wrap(plain + message, target.width)
    if lines[0].startswith(plain):
        lines[0] = head + lines[0][len(plain) :]
    out.writelines(f"{line}\n" for line in lines)
    for line in _excerpt(problem, target):
        out.write(line + "\n")
    if problem.hint_text():
        width = max(target.width - 8, 20)
        for i, line in enumerate(wrap(one_line(problem.hint_text()), width)):
            lead = "  hint: " if i == 0 else "        "
            out.write(_paint(lead + line, _CYAN, target) + "\n")
    out.write("\n")


def _excerpt(problem: Problem, target: Target) -> list[str]:
    """Return the line with a caret under the place, cut to the terminal's width around it."""
    from rich.cells import cell_len

    lines = _lines(problem.file) if problem.line else ()
    if not 0 < problem.line <= len(lines):
        return []
    text = one_line(lines[problem.line - 1].replace("\t", " "))
    column = min(max(problem.column - 1, 0), len(text))
    number = f"{problem.line:>5} | "
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
    style = _RED if problem.severity == "error" else _YELLOW
    shown = _paint(number, _DIM, target) + head + text[start:end] + tail
    return [shown, _paint(caret, style, target)]


@lru_cache(maxsize=2)
def _lines(file: str) -> tuple[str, ...]:
    path = Path(file)
    try:
        if path.stat().st_size > MAX_BYTES:
            return ()
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
    except (OSError, ValueError):
        return ()
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _paint(text: str, style: str, target: Target) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if target.color and text else text
