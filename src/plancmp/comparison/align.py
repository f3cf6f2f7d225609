"""A plan held against the plan of the place above it, target by target."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from plancmp.comparison import align_words as words
from plancmp.comparison.alignment import Alignment, AlignRow
from plancmp.comparison.ambition import base_value, is_weaker, resolve
from plancmp.comparison.figures import (
    ComparedFigure,
    change_between,
    compare_statements,
    figure_of,
    number_of,
    percent,
    stricter,
)
from plancmp.comparison.gaps import gap_name, hiding_gap
from plancmp.comparison.rows import Remarks
from plancmp.comparison.selection import EVERYTHING, Selection, targets_of
from plancmp.messages import Message, Verbatim, message, say
from plancmp.model.plan import Plan, Statement
from plancmp.model.vocabulary import Indicator

_TOTALS = frozenset(
    {"persons", "visits", "count", "households", "beds", "money", "area", "land area"}
)
"""Dimensions of units that count or sum up: not to be compared where places differ in size."""

_PER_HEAD = re.compile("人均|户均|平均|每")


class _Asked(NamedTuple):
    """What the plan above asks for: the statement it comes from, the figure, and how it comes."""

    statement: Statement
    figure: ComparedFigure | None
    derived: bool = False
    caveats: tuple[Message, ...] = ()


def align_plans(
    plan: Plan, above: Plan, *, asked: Selection = EVERYTHING, remarks: Remarks | None = None
) -> Alignment:
    """Hold each target of the plan above against those of `plan`: rows in the order of `above`.

    What only `plan` sets comes last. Of a row the plan's own target, else that above, must be
    `asked` for.
    """
    upper = _by_indicator(targets_of(above))
    lower = _by_indicator(targets_of(plan))
    rows: list[AlignRow] = []
    answered: set[str] = set()
    for identifier, targets in upper.items():
        own, related = _answers(targets[0].indicator, lower)
        answered.update(statement.indicator.id for statement in (*own, *related))
        if own:
            rows += [_row(plan, above, statement, targets, remarks or {}) for statement in own]
        elif related:
            rows.append(_in_part(plan, above, targets, related))
        else:
            rows.append(_absent(plan, above, targets))
        answered.add(identifier)
    for identifier, own in lower.items():
        if identifier not in answered:
            rows += [_own(plan, above, statement, remarks or {}) for statement in own]
    kept = [
        row
        for row in rows
        if asked.keeps_indicator(row.indicator) and asked.keeps_figure(_statement_of(row))
    ]
    return Alignment(plan, above, tuple(kept))


def _statement_of(row: AlignRow) -> Statement:
    found = row.target or row.target_above
    assert found is not None
    return found


def _by_indicator(targets: Iterable[Statement]) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for target in targets:
        found.setdefault(target.indicator.id, []).append(target)
    return found


def _answers(
    indicator: Indicator, lower: dict[str, list[Statement]]
) -> tuple[list[Statement], list[Statement]]:
    """Return the targets that answer to an indicator, and those that do so only in part.

    The indicator itself, else what replaced it or what it replaced; in part what is a part or a
    subgroup of it, or the other way round.
    """
    if indicator.id in lower:
        return lower[indicator.id], []
    for targets in lower.values():
        other = targets[0].indicator
        if other.id == indicator.replaced_by or indicator.id == other.replaced_by:
            return targets, []
    part: list[Statement] = []
    for targets in lower.values():
        other = targets[0].indicator
        if indicator.id in other.wider or other.id in indicator.wider:
            part += targets
    return [], part


def _asked_for(above: Plan, targets: Sequence[Statement], own: Statement) -> _Asked:
    """Return what the plan above asks for in the year of `own`.

    Its target of that year; else the same figure set for another year; else the point on the line
    between its milestones before and after; else, not to be compared, its last target.
    """
    like = [target for target in targets if target.scope == own.scope] or list(targets)
    levels = [(statement, resolve(above, statement) or figure_of(statement)) for statement in like]
    levels.sort(key=lambda milestone: (milestone[0].channel != own.channel, milestone[0].year))
    for statement, figure in levels:
        if statement.year == own.year:
            return _Asked(statement, figure)
    mine = figure_of(own)
    milestones = [
        (statement, figure)
        for statement, figure in levels
        if figure is not None and figure.measure == "level" and statement.year.isdigit()
    ]
    line = _on_the_line(milestones, own) if mine is not None and own.year.isdigit() else None
    for statement, figure in milestones:
        if mine is not None and (mine.measure, mine.low, mine.high) == (
            "level", figure.low, figure.high,
        ):  # fmt: skip
            there = (say(words.ON_LINE, year=own.year, value=shown(line.figure)),) if line else ()
            same = say(words.FOR_OTHER_YEAR, above=statement.year, year=own.year)
            return _Asked(statement, figure, caveats=(same, *there))
    if line is not None:
        return line
    last, figure = max(levels, key=lambda milestone: milestone[0].year)
    if mine is None or figure is None:
        return _Asked(last, figure)
    return _Asked(last, None, caveats=(say(words.NO_MILESTONES, year=own.year),))


def _on_the_line(
    milestones: list[tuple[Statement, ComparedFigure]], own: Statement
) -> _Asked | None:
    year = int(own.year)
    before = [milestone for milestone in milestones if int(milestone[0].year) < year]
    after = [milestone for milestone in milestones if int(milestone[0].year) > year]
    if not before or not after:
        return None
    (first, start), (last, end) = (
        max(before, key=lambda milestone: int(milestone[0].year)),
        min(after, key=lambda milestone: int(milestone[0].year)),
    )
    if start.low != start.high or end.low != end.high or first.scope != last.scope:
        return None
    share = Fraction(year - int(first.year), int(last.year) - int(first.year))
    level = start.low + (end.low - start.low) * share
    figure = ComparedFigure(level, level, end.bound, "level", end.unit, end.places, derived=True)
    caveat = say(
        words.DERIVED_LINE,
        value=shown(figure), year=own.year,
        first=first.value.printed, first_year=first.year,
        last=last.value.printed, last_year=last.year,
    )  # fmt: skip
    return _Asked(last, figure, derived=True, caveats=(caveat,))


def shown(figure: ComparedFigure | None) -> str:
    """Return the level of a figure as a number, to at most six decimals."""
    return "" if figure is None else f"{number_of(figure.low, figure.places):f}"


def _row(
    plan: Plan, above: Plan, own: Statement, targets: Sequence[Statement], remarks: Remarks
) -> AlignRow:
    asked = _asked_for(above, targets, own)
    caveats = [*asked.caveats, *_pair_caveats(own, asked.statement)]
    figure = resolve(plan, own)
    if figure is not None:
        caveats.append(message("derived_target"))
    figure = figure or figure_of(own)
    status, why = _status(own, asked, figure)
    if why is not None:
        caveats.append(why)
    both = figure is not None and asked.figure is not None and status != "incomparable"
    reached, better = _reached(plan, own, figure)
    if better and reached is not None:
        told = words.COPIED_THOUGH_REACHED if status == "copied" else words.REACHED_BETTER
        caveats.append(say(told, reached=reached.value.printed, year=reached.year))
    caveats += [remark for remark in remarks.get(own, ()) if remark.key != "weaker_than_reached"]
    caveats += [say(words.OF_ABOVE, remark=remark) for remark in remarks.get(asked.statement, ())]
    difference = None
    if both and figure is not None and asked.figure is not None:
        difference = change_between(asked.figure, figure)
    return AlignRow(
        asked.statement.indicator, plan, above, own, asked.statement, figure, asked.figure, status,
        asked.derived, difference,
        percent(Fraction(difference), asked.figure.low)
        if difference is not None and asked.figure is not None
        else None,
        reached, better, tuple(caveats),
    )  # fmt: skip


def _status(
    own: Statement, asked: _Asked, figure: ComparedFigure | None
) -> tuple[str, Message | None]:  # fmt: skip
    if own.meant.measure == "deferred":
        return "incomparable", say(words.DEFERRED)
    if asked.figure is None and figure_of(asked.statement) is not None:
        return "incomparable", None  # years that do not meet: told already
    outcome = compare_statements(asked.statement, own, asked.figure, figure)
    if outcome.relation == "incomparable":
        if outcome.reason == "measure_differs" and figure and asked.figure:
            return "incomparable", message(
                "measure_differs", a=asked.figure.measure, b=figure.measure
            )
        reasons = {"no_figure_a": words.NO_FIGURE_ABOVE, "no_figure_b": words.NO_FIGURE_HERE}
        template = reasons.get(outcome.reason)
        return "incomparable", say(template) if template else message(outcome.reason)
    if outcome.relation in ("same", "reworded"):
        if figure is None:
            return "incomparable", say(words.SAME_WORDS)
        return "copied", None
    if is_total(own.indicator):
        return "incomparable", say(words.TOTAL)
    better = own.indicator.better
    if better == "none":
        return "incomparable", say(words.NO_DIRECTION)
    return {"tightened": "stricter", "loosened": "weaker"}[stricter(outcome.relation, better)], None


def is_total(indicator: Indicator) -> bool:
    """Whether an indicator counts or sums up what a larger place has more of."""
    return indicator.unit.dimension in _TOTALS and not _PER_HEAD.match(indicator.zh)


def _pair_caveats(own: Statement, asked: Statement) -> Iterator[Message]:
    if own.indicator.id != asked.indicator.id:
        yield say(words.REPLACED, en=own.indicator.en, zh=own.indicator.zh)
    if own.scope != asked.scope:
        yield message("scope_differs", a=asked.scope, b=own.scope)
    if own.channel != asked.channel:
        yield say(words.OTHER_CHANNEL, above=asked.channel, here=own.channel)
    if own.nature != asked.nature and own.nature and asked.nature:
        yield say(words.NATURE, above=asked.nature, here=own.nature)


def _reached(
    plan: Plan, own: Statement, figure: ComparedFigure | None
) -> tuple[Statement | None, bool]:  # fmt: skip
    """Return the base value of the plan's own place, and whether it is better than the target."""
    base = base_value(plan, own)
    start = figure_of(base) if base is not None else None
    if figure is None or start is None or figure.measure != start.measure:
        return base, False
    return base, is_weaker(figure, start, own.indicator.better)


def _in_part(
    plan: Plan, above: Plan, asked: Sequence[Statement], related: Sequence[Statement]
) -> AlignRow:
    own = related[0]
    names = tuple(
        say(
            words.NAMED,
            en=statement.indicator.en,
            zh=statement.indicator.zh,
            printed=statement.value.printed,
        )
        for statement in related
    )
    return AlignRow(
        asked[-1].indicator, plan, above, own, asked[-1], figure_of(own), figure_of(asked[-1]),
        "incomparable", caveats=(say(words.IN_PART, names=names),),
    )  # fmt: skip


def _absent(plan: Plan, above: Plan, asked: Sequence[Statement]) -> AlignRow:
    statement = asked[-1]
    gap = next(
        (g for g in (hiding_gap(plan, statement) for statement in asked) if g is not None), None
    )
    status, caveats = "missing", []
    if gap is not None:
        status, caveats = "unknown", [message("gap", plan=Verbatim(plan.id), what=gap_name(gap))]
    return AlignRow(
        statement.indicator, plan, above, None, statement, None, figure_of(statement), status,
        caveats=tuple(caveats),
    )  # fmt: skip


def _own(plan: Plan, above: Plan, own: Statement, remarks: Remarks) -> AlignRow:
    figure = resolve(plan, own) or figure_of(own)
    reached, better = _reached(plan, own, figure)
    return AlignRow(
        own.indicator, plan, above, own, None, figure, None, "own", reached=reached,
        reached_better=better, caveats=tuple(remarks.get(own, ())),
    )  # fmt: skip
