"""The fingerprint of a finding: what it rests on, so that another figure is another finding."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from plancmp.model.hashing import hashed
from plancmp.model.plan import Project, Statement
from plancmp.rules.finding import Finding
from plancmp.rules.level import Level

_DIGITS = 8


def fingerprint_of(finding: Finding) -> str:
    """Return eight hexadecimal digits for the figures, units, years and scopes that it rests on.

    Neither the code, nor the wording, nor the place is in it: a finding keeps its fingerprint when
    rows move and sentences change. Empty for a finding about the form of the YAML.
    """
    if finding.level is not None:
        return _digest([_of_level(finding.level)])
    bases = [_of_statement(each) for each in finding.statements]
    bases += [_of_project(each) for each in finding.projects]
    return _digest(bases) if bases else ""


def _of_project(each: Project) -> tuple[str, ...]:
    return (each.name, each.content, each.total_investment, each.planned_investment, each.years)


def _of_statement(each: Statement) -> tuple[str, ...]:
    unit = each.unit.id if each.unit is not None else ""
    printed, corrected = each.value.printed, each.corrected
    return (each.indicator.id, each.role, each.year, each.scope, unit, printed, corrected)


def _of_level(each: Level) -> tuple[str, ...]:
    return (
        each.indicator,
        each.role,
        each.year,
        each.scope,
        each.unit,
        each.printed,
        each.corrected,
    )


def _digest(bases: Iterable[tuple[str, ...]]) -> str:
    """Digest the bases in whatever order: which of two statements comes first does not matter."""
    lines = sorted("\x1f".join(map(_plain, basis)) for basis in bases)
    return hashed("\n".join(lines).encode("utf-8", "replace"))[:_DIGITS]


def _plain(text: str) -> str:
    if text.isascii():
        return text.strip()
    return "".join(unicodedata.normalize("NFKC", text).split())
