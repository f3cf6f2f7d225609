"""Comments that silence a rule on one line: `# plancmp: ignore V209 kept for the next plan`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import yaml

from plancmp.messages import Message, Template, say
from plancmp.model.plan import Position
from plancmp.rules.finding import Finding
from plancmp.rules.registry import by_code
from plancmp.rules.rule import Rule

MARK = "plancmp: ignore"
_COMMENT = (
    r"(?:^|(?<=\s))#[ \t]*plancmp:[ \t]*ignore\b[ \t]*(?P<codes>[A-Za-z]\d{3}(?:[ \t]*,[ \t]*"
    r"[A-Za-z]\d{3})*)?[ \t]*(?P<reason>[^\r\n]*)"
)
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Silence:
    """A comment: where it stands, the line that it is about, the codes, and the reason."""

    file: str
    line: int
    column: int
    about: int
    codes: tuple[str, ...]
    reason: str


def read_silences(name: str, text: str) -> tuple[Silence, ...]:
    """Return the silencing comments of a file.

    A comment behind something is about its own line, one alone in its line about the next line
    that is not a comment.
    """
    if "plancmp:" not in text:
        return ()
    lines = text.splitlines()
    found = []
    for number, line in enumerate(lines, 1):
        match = re.search(_COMMENT, line) if "plancmp:" in line else None
        if match is None:
            continue
        about = number
        if not line[: match.start()].strip():
            while about < len(lines) and lines[about - 1].lstrip().startswith("#"):
                about += 1
        codes = tuple(code.strip().upper() for code in (match["codes"] or "").split(","))
        found.append(
            Silence(
                name, number, match.start() + 1, about,
                tuple(filter(None, codes)), match["reason"].strip(),
            )
        )  # fmt: skip
    inside = _text_spans(text) if found else []
    return tuple(
        silence
        for silence in found
        if not any(first < (silence.line, silence.column) < last for first, last in inside)
    )


def _text_spans(text: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return where quoted and block scalars stand: a `#` in them begins no comment."""
    spans = []
    try:
        for token in yaml.scan(text, Loader=_Loader):
            if isinstance(token, yaml.ScalarToken) and not token.plain:
                first, last = token.start_mark, token.end_mark
                spans.append(((first.line + 1, first.column + 1), (last.line + 1, last.column + 1)))
    except yaml.YAMLError:
        pass
    return spans


def apply_silences(
    findings: Iterable[Finding], silences: Iterable[Silence], chosen: frozenset[str]
) -> tuple[list[Finding], int]:
    """Return the findings that are not silenced, and how many are.

    A comment that silences nothing is a finding itself, as is one without codes or reason. What
    keeps a file from being read cannot be silenced, what rests on a statement is acknowledged in
    its row instead.
    """
    by_place: dict[tuple[str, int, str], list[Silence]] = {}
    listed = list(silences)
    rules = by_code() if listed else {}
    for silence in listed:
        for code in silence.codes:
            known = rules[code].code if code in rules else code
            by_place.setdefault((silence.file, silence.about, known), []).append(silence)
    used: set[tuple[Silence, str]] = set()
    kept: list[Finding] = []
    count = 0
    for finding in findings:
        owners = by_place.get((finding.file, finding.line, finding.code))
        if owners and not finding.code.startswith("R") and not finding.fingerprint:
            used.update((owner, finding.code) for owner in owners)
            count += 1
        else:
            kept.append(finding)
    for silence in listed:
        kept.extend(_about(silence, used, chosen, rules))
    return kept, count


_LACKS_CODE = Template(
    "silence_lacks_code", "the silencing comment lacks the code", "消除提示的注释缺少编号"
)
_LACKS_REASON = Template(
    "silence_lacks_reason", "the silencing comment lacks a reason", "消除提示的注释缺少理由"
)
_WRITE = Template("silence_write", "write `# {mark} {code} why this is right`",
                  "写作 `# {mark} {code} 理由`")  # fmt: skip
_NOTHING = Template(
    "silences_nothing", "nothing is silenced: line {line} has no {code}",
    "并未消除任何提示：第{line}行没有 {code}",
)  # fmt: skip
_DELETE = Template("silence_delete", "delete the comment", "删去该注释")
_IN_ROW = Template(
    "silence_in_row",
    "{code} rests on a statement: write `acknowledged: [{{code: {code}, comment: …}}]` in its row",
    "{code} 针对具体数据：在该行写 `acknowledged: [{{code: {code}, comment: …}}]`",
)
_NO_CODE = Template("no_code", "no rule has the code {code}", "没有编号为 {code} 的规则")
_SEE = Template(
    "see_rules", "see `plancmp check --explain all`", "见 `plancmp check --explain all`"
)


def _about(
    silence: Silence,
    used: set[tuple[Silence, str]],
    chosen: frozenset[str],
    rules: Mapping[str, Rule],
) -> Iterator[Finding]:
    here = Position(silence.file, silence.line, silence.column)
    if "C902" in chosen and not (silence.codes and silence.reason):
        lacks = _LACKS_REASON if silence.codes else _LACKS_CODE
        hint = say(_WRITE, mark=MARK, code=silence.codes[0] if silence.codes else "V209")
        yield _found(here, "C902", say(lacks), hint)
    for code in silence.codes if "C901" in chosen else ():
        rule = rules.get(code)
        if rule is None:
            yield _found(here, "C901", say(_NO_CODE, code=code), say(_SEE))
        elif rule.code in chosen and (silence, rule.code) not in used:
            text = say(_NOTHING, line=str(silence.about), code=code)
            better = _IN_ROW if rule.rests_on_statements else _DELETE
            yield _found(here, "C901", text, say(better, code=rule.code))


def _found(here: Position, code: str, text: Message, hint: Message) -> Finding:
    rule = by_code()[code]
    return Finding(
        text, position=here, hint=hint, code=code, severity=rule.severity, confidence="high"
    )
