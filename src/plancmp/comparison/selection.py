"""Narrowing plans to some of their statements."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from plancmp.comparison.figures import figure_of
from plancmp.model.plan import Plan, Stated, Statement
from plancmp.model.terms import NATURES, ROLES
from plancmp.model.vocabulary import Indicator

Role = Literal["target", "baseline", "actual", "prior_target"]
Nature = Literal["约束性", "预期性", "指导性"]
Tier = Literal["core", "common", "local"]

COMMON_TIER: Tier = "common"
TIERS: tuple[Tier, ...] = ("core", "common", "local")


def tier_of(indicator: Indicator) -> str:
    """Return how widely an indicator is used: `core`, `common` or `local`."""
    return str(getattr(indicator, "tier", "") or COMMON_TIER)


class Selection(NamedTuple):
    """What is asked for: ids and terms that a statement must have; None asks for nothing."""

    indicators: frozenset[str] | None = None
    domains: frozenset[str] | None = None
    roles: frozenset[str] | None = None
    natures: frozenset[str] | None = None
    years: frozenset[str] | None = None
    tiers: frozenset[str] | None = None

    def keeps_indicator(self, indicator: Indicator) -> bool:
        """Whether an indicator is asked for."""
        return (
            (self.indicators is None or indicator.id in self.indicators)
            and (self.domains is None or indicator.domain in self.domains)
            and (self.tiers is None or tier_of(indicator) in self.tiers)
        )

    def keeps_figure(self, statement: Statement | Stated) -> bool:
        """Whether a statement has a nature and a year that are asked for."""
        return (self.natures is None or statement.nature in self.natures) and (
            self.years is None or statement.year in self.years
        )

    def keeps(self, statement: Statement | Stated) -> bool:
        """Whether a statement is asked for."""
        return (
            (self.roles is None or statement.role in self.roles)
            and self.keeps_indicator(statement.indicator)
            and self.keeps_figure(statement)
        )


EVERYTHING = Selection()


def selection(
    *,
    indicators: Iterable[str] | None = None,
    domains: Iterable[str] | None = None,
    roles: Iterable[str] | None = None,
    natures: Iterable[str] | None = None,
    years: Iterable[str | int] | None = None,
    tiers: Iterable[str] | None = None,
) -> Selection:
    """Return what these ids and terms ask for; None asks for nothing.

    Raises ValueError for a role, nature or tier that there is not.
    """

    def known(given: Iterable[str] | None, terms: tuple[str, ...]) -> frozenset[str] | None:
        if given is None:
            return None
        asked = frozenset([given] if isinstance(given, str) else given)
        unknown = sorted(asked - set(terms))
        if unknown:
            raise ValueError(f"{unknown[0]!r} is none of {', '.join(terms)}")
        return asked

    def some(given: Iterable[str | int] | None) -> frozenset[str] | None:
        if given is None:
            return None
        return frozenset([given] if isinstance(given, str) else map(str, given))

    return Selection(
        some(indicators),
        some(domains),
        known(roles, ROLES),
        known(natures, NATURES),
        some(years),
        known(tiers, TIERS),
    )


def select_statements(plans: Iterable[Plan], asked: Selection) -> list[Statement]:
    """Return the statements of the plans, in order, that are asked for."""
    return [statement for plan in plans for statement in plan.rows if asked.keeps(statement)]


def answered_by(statements: Iterable[Statement], body: str) -> list[Statement]:
    """Return the statements that a body answers for; part of its name is enough."""
    return [
        statement
        for statement in statements
        if any(body in known for known in statement.responsible)
    ]


def a_body_each(statements: Iterable[Statement]) -> list[Statement]:
    """Return the statements by the body that answers for them, those of nobody last.

    What several bodies answer for stands once under each of them, as if it were its alone.
    """
    from dataclasses import replace

    listed = list(statements)
    bodies = dict.fromkeys(body for statement in listed for body in statement.responsible)
    return [
        replace(statement, responsible=(body,)) for body in bodies for statement in listed
        if body in statement.responsible
    ] + [statement for statement in listed if not statement.responsible]  # fmt: skip


def targets_of(plan: Plan, role: str = "target") -> list[Statement]:
    """Return the targets of a plan, each figure once: of what is repeated, the table cell.

    An aim without a figure counts only where there is none with one; empty cells are no targets.
    """
    kept: dict[object, Statement] = {}
    for statement in plan.statements:
        if statement.role != role or statement.meant.measure == "empty":
            continue
        figure = figure_of(statement)
        meaning = (figure.measure, figure.low, figure.high) if figure else statement.meant.measure
        key = (statement.indicator.id, statement.year, statement.scope, meaning)
        known = kept.setdefault(key, statement)
        if statement.channel == "table" and known.channel != "table":
            kept[key] = statement
    with_figure = {(k.indicator.id, k.scope) for k in kept.values() if figure_of(k) is not None}
    return [
        statement
        for statement in kept.values()
        if figure_of(statement) is not None
        or (statement.indicator.id, statement.scope) not in with_figure
    ]
