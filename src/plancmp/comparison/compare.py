"""Setting the targets of several plans side by side, indicator by indicator."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from plancmp.comparison.ambition import Ambition, ambition, base_candidates, base_value, resolve
from plancmp.comparison.diff import Remarks
from plancmp.comparison.figures import Figure, figure_of
from plancmp.messages import Message, message
from plancmp.model.plan import Plan, Statement
from plancmp.model.vocabulary import Indicator


@dataclass(frozen=True, slots=True, eq=False)
class CompareRow:
    """What one plan states of one indicator.

    `statement` is None where the plan only reports a value, which is then in `base`. `rank` 1 is
    the strictest among those that are comparable; None where the statement is not.
    """

    indicator: Indicator
    plan: Plan
    statement: Statement | None
    figure: Figure | None
    base: Statement | None
    ambition: Ambition | None
    rank: int | None
    caveats: tuple[Message, ...]


def compare_plans(
    plans: Sequence[Plan],
    *,
    indicators: Iterable[str] | None = None,
    domains: Iterable[str] | None = None,
    roles: Iterable[str] | None = None,
    remarks: Remarks | None = None,
) -> list[CompareRow]:
    """Return the statements of the plans by indicator, as named or else as the plans state them.

    `indicators` and `domains` narrow to these ids. Where neither is given, what at least two
    places set is taken: everything that they share. `roles` is what to compare, targets if None.
    """
    wanted_roles = set(roles or ("target",))
    wanted = None if indicators is None else list(dict.fromkeys(indicators))
    wanted_domains = None if domains is None else set(domains)
    stated: dict[str, dict[str, list[Statement]]] = {}
    known: dict[str, Indicator] = {}
    for plan in plans:
        for statement in plan.statements:
            indicator = statement.indicator
            if wanted is not None and indicator.id not in wanted:
                continue
            if wanted_domains is not None and indicator.domain not in wanted_domains:
                continue
            known[indicator.id] = indicator
            if statement.role in wanted_roles:
                by_plan = stated.setdefault(indicator.id, {})
                by_plan.setdefault(plan.id, []).append(statement)
    by_id = {plan.id: plan for plan in plans}
    rows: list[CompareRow] = []
    for identifier in known if wanted is None else [each for each in wanted if each in known]:
        indicator = known[identifier]
        by_plan = stated.get(identifier, {})
        places = {by_id[plan].place.code for plan in by_plan}
        if wanted is None and wanted_domains is None and len(places) < min(2, len(plans)):
            continue
        if wanted is None and not by_plan:
            continue
        rows.extend(_rows(indicator, plans, by_plan, remarks or {}))
    return rows


def _rows(
    indicator: Indicator,
    plans: Sequence[Plan],
    by_plan: dict[str, list[Statement]],
    remarks: Remarks,
) -> list[CompareRow]:
    found: list[CompareRow] = []
    for plan in plans:
        statements = _distinct(by_plan.get(plan.id, []))
        found.extend(_row(plan, statement, remarks) for statement in statements)
        if not statements:
            reported = next(iter(base_candidates(plan, indicator.id)), None)
            if reported is not None:
                caveat = message("no_target", year=reported.year)
                found.append(
                    CompareRow(indicator, plan, None, None, reported, None, None, (caveat,))
                )
    return _with_common_caveats(_ranked(found, indicator))


def _distinct(statements: list[Statement]) -> list[Statement]:
    """Leave out what a plan only repeats: the same year, scope and figure in other words.

    Of what is repeated the table cell is kept, where there is one.
    """
    kept: dict[object, Statement] = {}
    for statement in statements:
        figure = figure_of(statement)
        if figure is None:
            continue
        figure_key = (statement.year, statement.scope, figure.measure, figure.low, figure.high)
        known = kept.setdefault(figure_key, statement)
        if statement.channel == "table" and known.channel != "table":
            kept[figure_key] = statement
    # An aim without a figure is worth a row only where there is no figure.
    return list(kept.values()) or statements[:1]


def _row(plan: Plan, statement: Statement, remarks: Remarks) -> CompareRow:
    caveats = list(remarks.get(statement, ()))
    figure = figure_of(statement)
    derived = resolve(plan, statement)
    if derived is not None:
        figure = derived
        caveats.append(message("derived_target"))
    base = base_value(plan, statement) if statement.role == "target" else None
    if base is not None and base.role != "baseline":
        caveats.append(message("base_from", channel=base.channel, section=_last(base.section)))
    if base is not None:
        # What is known against the base value concerns the target that is measured from it.
        caveats += [
            message("of_base", remark=remark.text(), remark_zh=remark.text("zh"))
            for remark in remarks.get(base, ())
            if remark not in caveats
        ]
    if base is not None and base.scope != statement.scope:
        caveats.append(message("base_scope", scope=base.scope))
    if statement.scope:
        caveats.append(message("scope", scope=statement.scope))
    if statement.meant.measure == "deferred":
        caveats.append(message("deferred"))
    if statement.role == "target" and plan.year_role(statement.year) != "end":
        caveats.append(message("other_year", year=statement.year))
    measured = ambition(statement, base, figure) if base is not None else None
    return CompareRow(
        statement.indicator, plan, statement, figure, base, measured, None, tuple(caveats)
    )


def _last(section: str) -> str:
    return section.rsplit("/", 1)[-1]


def _ranked(rows: list[CompareRow], indicator: Indicator) -> list[CompareRow]:
    """Rank the rows that can be compared: single levels of the commonest scope at plans' ends."""
    if indicator.better == "none":
        return rows
    scopes = Counter(row.statement.scope for row in rows if row.statement is not None)
    common = scopes.most_common(1)[0][0] if scopes else ""

    def comparable(row: CompareRow) -> bool:
        statement, figure = row.statement, row.figure
        return (
            statement is not None
            and figure is not None
            and figure.measure in ("level", "ratio")
            and figure.low == figure.high
            and statement.scope == common
            and row.plan.year_role(statement.year) in ("end", "base")
        )

    compared = [row for row in rows if comparable(row)]
    if len({row.plan.id for row in compared}) < 2:
        return rows
    figures = sorted(
        (row.figure.low for row in compared if row.figure is not None),
        reverse=indicator.better == "higher",
    )
    return [
        replace(row, rank=figures.index(row.figure.low) + 1)
        if comparable(row) and row.figure is not None
        else row
        for row in rows
    ]


_QUALIFIER = re.compile(
    r"常住|户籍|农村|城市|[二三]级(?:及以上|以上)?|县级|公立|\d+-\d+岁|\d+岁(?:及)?(?:以上)?"
)


def _with_common_caveats(rows: list[CompareRow]) -> list[CompareRow]:
    """Add what tells the rows from one another: years, and qualifiers in the printed label."""
    targets = [row for row in rows if row.statement is not None]
    years = {row.statement.year for row in targets if row.statement is not None}
    printed = {
        id(row): frozenset(_QUALIFIER.findall(row.statement.label.replace("五岁", "5岁")))
        for row in targets
        if row.statement is not None
    }
    labels_differ = len(set(printed.values())) > 1
    result = []
    for row in rows:
        extra = []
        if row.statement is not None and row.statement.role == "target" and len(years) > 1:
            extra.append(message("target_year", year=row.statement.year))
        if labels_differ and printed.get(id(row)):
            words = "、".join(sorted(printed[id(row)]))
            extra.append(message("printed_for", qualifier=words))
        result.append(replace(row, caveats=(*row.caveats, *extra)) if extra else row)
    return result
