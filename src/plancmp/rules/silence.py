"""Comments that silence a rule on one line: `# plancmp: ignore N304 the plan prints it so`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

import yaml

from plancmp.model.problem import Problem

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
        each
        for each in found
        if not any(first < (each.line, each.column) < last for first, last in inside)
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
    problems: Iterable[Problem], silences: Iterable[Silence], chosen: frozenset[str]
) -> tuple[list[Problem], int]:
    """Return the problems that are not silenced, and how many are.

    A comment that silences nothing is a problem itself, as is one without codes or reason. What
    keeps a file from being read cannot be silenced.
    """
    by_place: dict[tuple[str, int, str], list[Silence]] = {}
    listed = list(silences)
    for silence in listed:
        for code in silence.codes:
            by_place.setdefault((silence.file, silence.about, code), []).append(silence)
    used: set[tuple[Silence, str]] = set()
    kept: list[Problem] = []
    count = 0
    for problem in problems:
        owners = by_place.get((problem.file, problem.line, problem.code))
        if owners and not problem.code.startswith("R"):
            used.update((owner, problem.code) for owner in owners)
            count += 1
        else:
            kept.append(problem)
    for silence in listed:
        kept.extend(_about(silence, used, chosen))
    return kept, count


def _about(
    silence: Silence, used: set[tuple[Silence, str]], chosen: frozenset[str]
) -> list[Problem]:
    here = Problem(silence.file, silence.line, silence.column, "", "")
    found = []
    if "C902" in chosen and not (silence.codes and silence.reason):
        lacks = "the code" if not silence.codes else "a reason"
        hint = f"write `# {MARK} N304 why this is right`"
        message = f"the silencing comment lacks {lacks}"
        found.append(replace(here, code="C902", message=message, hint=hint))
    for code in silence.codes:
        if "C901" in chosen and code in chosen | _unknown(code) and (silence, code) not in used:
            message = f"nothing is silenced: line {silence.about} has no {code}"
            hint = "delete the comment"
            if _unknown(code):
                message, hint = f"no rule has the code {code}", "see `plancmp check --explain all`"
            found.append(replace(here, code="C901", message=message, hint=hint, severity="warning"))
    return found


def _unknown(code: str) -> frozenset[str]:
    from plancmp.rules.registry import all_rules

    return frozenset() if any(rule.code == code for rule in all_rules()) else frozenset({code})
