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
    bases = [_of_statement(statement) for statement in finding.statements]
    bases += [_of_project(project) for project in finding.projects]
    return _digest(bases) if bases else ""


def _of_project(project: Project) -> tuple[str, ...]:
    return (
        project.name,
        project.content,
        project.total_investment,
        project.planned_investment,
        project.years,
    )


def _of_statement(statement: Statement) -> tuple[str, ...]:
    unit = statement.unit.id if statement.unit is not None else ""
    printed, corrected = statement.value.printed, statement.corrected
    return (
        statement.indicator.id,
        statement.role,
        statement.year,
        statement.scope,
        unit,
        printed,
        corrected,
    )


def _of_level(level: Level) -> tuple[str, ...]:
    return (
        level.indicator,
        level.role,
        level.year,
        level.scope,
        level.unit,
        level.printed,
        level.corrected,
    )


def _digest(bases: Iterable[tuple[str, ...]]) -> str:
    """Digest the bases in whatever order: which of two statements comes first does not matter."""
    lines = sorted("\x1f".join(map(_plain, basis)) for basis in bases)
    return hashed("\n".join(lines).encode("utf-8", "replace"))[:_DIGITS]


def _plain(text: str) -> str:
    if text.isascii():
        return text.strip()
    return "".join(unicodedata.normalize("NFKC", text).split())
