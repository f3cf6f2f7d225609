"""Setting the targets of several plans side by side, indicator by indicator."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import accumulate

from plancmp.comparison.ambition import Ambition, ambition, base_candidates, base_value, resolve
from plancmp.comparison.figures import ComparedFigure, figure_of
from plancmp.comparison.rows import Remarks
from plancmp.comparison.scopes import Qualifiers, narrower_scope
from plancmp.comparison.selection import EVERYTHING, Selection
from plancmp.messages import Message, message
from plancmp.model.plan import Plan, Statement
from plancmp.model.vocabulary import Indicator


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class CompareRow:
    """What one plan states of one indicator.

    `statement` is None where the plan only reports a value, which is then in `base`. `rank` 1 is
    the strictest among those that are comparable; None where the statement is not.

    >>> from plancmp import compare, load
    >>> compare([load().plan("qinzhou-14fyp")], indicators=["infant_mortality_rate"])[0]
    <CompareRow infant_mortality_rate qinzhou-14fyp: 5.0‰以下>
    """

    indicator: Indicator
    plan: Plan
    statement: Statement | None
    figure: ComparedFigure | None
    base: Statement | None
    ambition: Ambition | None
    rank: int | None
    caveats: tuple[Message, ...]

    def __repr__(self) -> str:
        printed = self.statement.value.printed if self.statement else "—"
        rank = f", rank {self.rank}" if self.rank else ""
        return f"<CompareRow {self.indicator.id} {self.plan.id}: {printed}{rank}>"


def compare_plans(
    plans: Sequence[Plan],
    *,
    indicators: Iterable[str] | None = None,
    asked: Selection = EVERYTHING,
    remarks: Remarks | None = None,
) -> list[CompareRow]:
    """Return the statements of the plans by indicator, as named or else as the plans state them.

    `indicators` are ids, in order. Where neither they nor domains are asked for, what at least two
    places set is taken: everything that they share. Targets are compared where no role is asked
    for. Ranks are among all figures, whether or not they are asked for.
    """
    wanted = None if indicators is None else list(dict.fromkeys(indicators))
    wanted_roles = asked.roles or frozenset({"target"})
    if wanted is None and asked.indicators is not None:
        wanted = sorted(asked.indicators)
    stated: dict[str, dict[str, list[Statement]]] = {}
    known: dict[str, Indicator] = {}
    for plan in plans:
        for statement in plan.statements:
            indicator = statement.indicator
            if not asked.keeps_indicator(indicator):
                continue
            known[indicator.id] = indicator
            if statement.role in wanted_roles:
                by_plan = stated.setdefault(indicator.id, {})
                by_plan.setdefault(plan.id, []).append(statement)
    by_id = {plan.id: plan for plan in plans}
    qualifiers = Qualifiers(plans)
    rows: list[CompareRow] = []
    for identifier in (
        known if wanted is None else [asked_id for asked_id in wanted if asked_id in known]
    ):
        indicator = known[identifier]
        by_plan = stated.get(identifier, {})
        places = {by_id[plan].place.code for plan in by_plan}
        if wanted is None and asked.domains is None and len(places) < min(2, len(plans)):
            continue
        if wanted is None and not by_plan:
            continue
        rows.extend(_rows(indicator, plans, by_plan, qualifiers, remarks or {}))
    if asked.natures is None and asked.years is None:
        return rows
    return [row for row in rows if row.statement is not None and asked.keeps_figure(row.statement)]


def _rows(
    indicator: Indicator,
    plans: Sequence[Plan],
    by_plan: dict[str, list[Statement]],
    qualifiers: Qualifiers,
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
    return _with_common_caveats(_ranked(found, indicator), qualifiers)


def _distinct(statements: list[Statement]) -> list[Statement]:
    """Leave out what a plan only repeats: the same year, scope and figure in other words.

    Of what is repeated the table cell is kept, where there is one.
    """
    if len(statements) < 2:
        return statements
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
    if base is not None and narrower_scope(base) != narrower_scope(statement):
        caveats.append(message("base_scope", scope=base.scope))
    if narrower_scope(statement):
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
    """Rank the rows that can be compared, over places.

    They are single figures of the commonest measure and scope at plans' ends. Of a draft and its
    final version only the final one is ranked. A place that gives several figures has a rank for
    each, and counts once for the others: a figure's rank is one more than there are other places
    with a stricter one.
    """
    if indicator.better == "none":
        return rows
    finals = {row.plan.id for row in rows if row.statement is not None}
    drafts = {
        row.plan.id for row in rows if row.plan.stage == "draft" and row.plan.draft_of in finals
    }
    scopes = Counter(narrower_scope(row.statement) for row in rows if row.statement is not None)
    common = scopes.most_common(1)[0][0] if scopes else ""

    def comparable(row: CompareRow) -> bool:
        statement, figure = row.statement, row.figure
        return (
            statement is not None
            and figure is not None
            and row.plan.id not in drafts
            and _kind(figure) != ""
            and figure.is_single
            and narrower_scope(statement) == common
            and row.plan.year_role(statement.year) in ("end", "base")
        )

    compared = [row for row in rows if comparable(row)]
    places: dict[str, set[str]] = defaultdict(set)
    for row in compared:
        places[_kind_of(row)].add(row.plan.place.code)
    kind = max(places, key=lambda place_kind: len(places[place_kind]), default="")
    if len(places.get(kind, ())) < 2:
        return rows
    ranked = [row for row in compared if _kind_of(row) == kind]
    channels = {row.statement.channel for row in ranked if row.statement}
    levels = [(row.figure.low, row.plan.place.code) for row in ranked if row.figure]
    ranks = dict(zip(map(id, ranked), _ranks(levels, indicator.better), strict=True))
    return [_with_rank(row, ranks[id(row)], channels) if id(row) in ranks else row for row in rows]


def _kind(figure: ComparedFigure) -> str:
    """Return what figures must share to be ranked; empty for what is never ranked."""
    if figure.measure in ("level", "ratio"):
        return "level"
    return figure.measure if figure.measure.startswith("annual_") else ""


def _kind_of(row: CompareRow) -> str:
    return _kind(row.figure) if row.figure is not None else ""


def _ranks(levels: Sequence[tuple[Fraction, str]], better: str) -> list[int]:
    """Return the rank of each level, which is given with its place: 1 is the strictest."""
    ratios = [level.as_integer_ratio() for level, _ in levels]  # fractions are slow to look up
    distinct = {ratio: level for ratio, (level, _) in zip(ratios, levels, strict=True)}
    known = sorted(distinct, key=distinct.__getitem__, reverse=better == "higher")
    order = {ratio: number for number, ratio in enumerate(known)}
    given = [(order[ratio], place) for ratio, (_, place) in zip(ratios, levels, strict=True)]
    best: dict[str, int] = {}
    for number, place in given:
        best[place] = min(number, best.get(place, len(known)))
    places = Counter(best.values())
    stricter = [0, *accumulate(places[number] for number in range(len(known)))]
    return [1 + stricter[number] - (best[place] < number) for number, place in given]


def _with_rank(row: CompareRow, rank: int, channels: set[str]) -> CompareRow:
    """Give a row its rank; `channels` are those of all figures that have one."""
    caveats = row.caveats
    if "table" in channels and row.statement and row.statement.channel != "table":
        caveats = (*caveats, message("ranked_beside_table", channel=row.statement.channel))
    return CompareRow(  # `replace` takes three times as long, which thousands of rows show
        row.indicator, row.plan, row.statement, row.figure, row.base, row.ambition, rank, caveats
    )


def _with_common_caveats(rows: list[CompareRow], qualifiers: Qualifiers) -> list[CompareRow]:
    """Add what tells the rows from one another: years, and qualifiers in the printed label."""
    targets = [row for row in rows if row.statement is not None]
    years = {row.statement.year for row in targets if row.statement is not None}
    printed = {
        id(row): qualifiers.printed(row.statement) for row in targets if row.statement is not None
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
