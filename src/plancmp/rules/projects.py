"""What rules about an annex of projects need: money, years and sizes out of its cells."""

from __future__ import annotations

import re
from decimal import Decimal

from plancmp.model.plan import Plan, Project

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_YEARS = re.compile(r"((?:19|20)[0-9]{2})\D+((?:19|20)[0-9]{2})|((?:19|20)[0-9]{2})")
_SIZE = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*(万)?\s*(张|平方米|㎡|m²)")
_UNITS = {"㎡": "平方米", "m²": "平方米"}


def money(text: str) -> Decimal | None:
    """Return an amount in 万元 as a number, None for words (待定)."""
    match = _NUMBER.fullmatch(text.strip().replace(",", ""))
    return Decimal(match[0]) if match else None


def years_of(project: Project) -> tuple[int, int] | None:
    """Return the first and last year of a project, None where no year is printed."""
    match = _YEARS.search(project.years)
    if match is None:
        return None
    return (int(match[1]), int(match[2])) if match[1] else (int(match[3]), int(match[3]))


def sizes_of(project: Project) -> dict[str, Decimal]:
    """Return the beds and the floor area that a project is to have, by unit."""
    found: dict[str, Decimal] = {}
    for match in _SIZE.finditer(f"{project.content} {project.name}"):
        many = Decimal(match[1]) * (10_000 if match[2] else 1)
        if many:
            found.setdefault(_UNITS.get(match[3], match[3]), many)
    return found


def is_sum(project: Project) -> bool:
    """Whether a row is no project but the sum of others: it has no number of its own."""
    return not any(map(str.isdigit, project.number))


def listed(plan: Plan) -> list[Project]:
    """Return the projects of a plan without the rows that only add them up."""
    return [project for project in plan.projects if not is_sum(project)]
