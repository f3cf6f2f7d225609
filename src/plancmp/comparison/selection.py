"""Narrowing plans to some of their statements."""

from __future__ import annotations

from collections.abc import Iterable

from plancmp.model.plan import Plan, Statement


def select_statements(
    plans: Iterable[Plan],
    *,
    indicators: Iterable[str] | None = None,
    domains: Iterable[str] | None = None,
    roles: Iterable[str] | None = None,
) -> list[Statement]:
    """Return the statements of the plans, in order; None narrows nothing."""
    keep_indicators = None if indicators is None else set(indicators)
    keep_domains = None if domains is None else set(domains)
    keep_roles = None if roles is None else set(roles)
    return [
        statement
        for plan in plans
        for statement in plan.statements
        if (keep_indicators is None or statement.indicator.id in keep_indicators)
        and (keep_domains is None or statement.indicator.domain in keep_domains)
        and (keep_roles is None or statement.role in keep_roles)
    ]
