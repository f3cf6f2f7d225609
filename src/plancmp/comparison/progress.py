"""How far the targets of a plan are along: target, base value and what was observed since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from plancmp.comparison import progress_words as words
from plancmp.comparison.ambition import base_value, resolve
from plancmp.comparison.assessment import ProgressRow
from plancmp.comparison.figures import ComparedFigure, figure_of, round_half_up
from plancmp.comparison.observed import as_observation, judged_by, places_of, reaches
from plancmp.comparison.pace import Course, Method, pace, projected, reached_in, status_of
from plancmp.comparison.rows import Remarks
from plancmp.comparison.selection import EVERYTHING, Selection, targets_of
from plancmp.messages import Message, message, say
from plancmp.model.observation import Observation
from plancmp.model.plan import Plan, Statement


class ObservedPlan(NamedTuple):
    """What was observed, by indicator, of the place of one plan."""

    plan: Plan
    series: Mapping[str, Sequence[Observation]]
    remarks: Remarks


def progress_of(
    plan: Plan,
    observations: Iterable[Observation],
    *,
    asked: Selection = EVERYTHING,
    as_of: int | None = None,
    methods: Sequence[Method] = ("linear",),
    former: bool = False,
    remarks: Remarks | None = None,
) -> list[ProgressRow]:
    """Return a row for each target and method, in the order of the plan.

    `observations` may be of any place: those of the plan's own place count. `as_of` leaves out
    what was observed later. `former` assesses the targets of the former period that the plan
    reports on, by the values that it reports. Where sources differ for a year, there is a row for
    each of their values.
    """
    series: dict[str, list[Observation]] = {}
    for observation in observations:
        if observation.place == plan.place.code and (as_of is None or observation.year <= as_of):
            series.setdefault(observation.indicator.id, []).append(observation)
    context = ObservedPlan(plan, series, remarks or {})
    rows: list[ProgressRow] = []
    for target in targets_of(plan, "prior_target" if former else "target"):
        if asked.keeps_indicator(target.indicator) and asked.keeps_figure(target):
            rows.extend(_rows(context, target, methods, former))
    return rows


def _rows(
    context: ObservedPlan, target: Statement, methods: Sequence[Method], former: bool
) -> list[ProgressRow]:
    plan = context.plan
    caveats = list(context.remarks.get(target, ()))
    figure = figure_of(target)
    derived = resolve(plan, target)
    if derived is not None:
        figure = derived
        caveats.append(message("derived_target"))
    higher = _higher_is_better(target)
    everything = context.series.get(target.indicator.id, [])
    series = [observation for observation in everything if observation.scope == target.scope]
    base = _former_base(plan, series) if former else _base(context, target, series, caveats)
    reason = _why_not(target, figure, higher, base)
    seen: list[Observation] = []
    if reason is None:
        assert figure is not None and higher is not None
        if target.indicator.better == "none":
            caveats.append(say(words.BY_BOUND))
        goal = figure.low if higher else figure.high
        start = base.year if base else _before(plan) if former else plan.base_year
        seen = judged_by(series, start, int(target.year), goal, higher)
        if not seen:
            reason = _why_unobserved(target, everything, series, start)
    if reason is not None:
        return [
            ProgressRow(
                plan, target, figure, base, None, method, "cannot assess", reason,
                caveats=tuple(caveats),
            )
            for method in methods
        ]  # fmt: skip
    assert figure is not None and higher is not None
    if len(seen) > 1:
        values = "; ".join(f"{observation.printed} ({observation.source})" for observation in seen)
        caveats.append(say(words.SOURCES_DIFFER, year=str(seen[0].year), values=values))
    return [
        _judged(context, target, figure, higher, base, observation, series, method, tuple(caveats))
        for observation in seen
        for method in methods
    ]


def _higher_is_better(target: Statement) -> bool | None:
    """Tell the direction: the indicator's, or where it has none that of the target's bound."""
    if target.indicator.better in ("higher", "lower"):
        return target.indicator.better == "higher"
    return {">": True, ">=": True, "<": False, "<=": False}.get(target.meant.bound)


def _base(
    context: ObservedPlan, target: Statement, series: Sequence[Observation], caveats: list[Message]
) -> Observation | None:
    """Return what the target is measured from: the plan's base value, else one observed then."""
    plan = context.plan
    stated = base_value(plan, target)
    base = as_observation(plan, stated) if stated is not None else None
    if base is not None and base.scope != target.scope:
        caveats.append(message("base_scope", scope=base.scope))
    year = base.year if base else plan.base_year
    published = [
        observation
        for observation in series
        if observation.year == year and observation.source != plan.title
    ]
    if base is None:
        if not published:
            return None
        caveats.append(say(words.BASE_OBSERVED, source=published[0].source))
        return published[0]
    caveats += [
        say(
            words.BASE_REVISED, source=observation.source, value=observation.printed, year=str(year)
        )
        for observation in published
        if observation.value != base.value and base.scope == target.scope
    ]
    return base


def _before(plan: Plan) -> int:
    """Return the base year of the period before the plan's own."""
    return plan.base_year - (plan.period[1] - plan.period[0]) - 1


def _former_base(plan: Plan, series: Sequence[Observation]) -> Observation | None:
    return next((observation for observation in series if observation.year == _before(plan)), None)


def _why_not(
    target: Statement, figure: ComparedFigure | None, higher: bool | None, base: Observation | None
) -> Message | None:
    """Say why a target cannot be assessed whatever is observed; None if it can."""
    if target.meant.measure == "deferred":
        return say(words.DEFERRED)
    if figure is None or figure.measure == "ratio":
        return say(words.NO_FIGURE)
    if figure.measure != "level":
        return say(words.RELATIVE)
    if not target.year.isdigit():
        return say(words.PERIOD, year=target.year)
    if higher is None:
        return say(words.NO_DIRECTION)
    if base is not None and base.year >= int(target.year):
        return say(words.NOT_AFTER, target=target.year, base=str(base.year))
    return None


def _why_unobserved(
    target: Statement, everything: Sequence[Observation], series: Sequence[Observation], start: int
) -> Message:
    if series:
        return say(words.NONE_SINCE, year=str(start))
    if everything:
        other = "、".join(
            dict.fromkeys(statement.scope for statement in everything if statement.scope)
        )
        return say(words.OTHER_SCOPE, scope=target.scope, other=other)
    return say(words.NONE_OBSERVED)


def _judged(
    context: ObservedPlan,
    target: Statement,
    figure: ComparedFigure,
    higher: bool,
    base: Observation | None,
    seen: Observation,
    series: Sequence[Observation],
    method: Method,
    caveats: tuple[Message, ...],
) -> ProgressRow:
    """Judge one target by one observation and one method."""
    goal, end = (figure.low if higher else figure.high), int(target.year)
    met = reaches(seen.value, goal, higher)
    found = list(caveats)
    if seen.value == goal and figure.bound in ("<", ">"):
        found.append(say(words.AT_LIMIT, printed=target.value.printed))
    reason: Message | None = None
    course, measured = None, None
    if base is not None:
        course = Course(base.year, Fraction(base.value), seen.year, Fraction(seen.value), end, goal)
    kept_at_start = base is not None and reaches(base.value, goal, higher)
    if kept_at_start:
        assert base is not None
        status = "kept" if met else "broken"
        reason = say(words.ALREADY, year=str(base.year), value=base.printed)
    elif course is not None:
        measured = pace(course, method)
    if not kept_at_start:
        if met:
            status = "met"
            found += _when_met(series, seen, goal, end, higher)
            if base is None:
                found.append(say(words.START_UNKNOWN))
        elif seen.year >= end:
            status = "missed"
            if figure.bound == "~":
                found.append(say(words.APPROXIMATE, printed=target.value.printed))
        elif course is None:
            status, reason = "cannot assess", say(words.NO_BASE)
        elif measured is None:
            values = ", ".join(f"{_plain(number)}" for number in (course.start, course.now, goal))
            status, reason = "cannot assess", say(words.NO_RATE, values=values)
        else:
            status = status_of(measured)
    way = None if course is None or kept_at_start else course.share_of_way
    ahead = course is not None and seen.year < end
    there = projected(course, method) if course is not None and ahead else None
    open_yet = course is not None and not met and not kept_at_start
    when = reached_in(course, method) if course is not None and open_yet else None
    digits = max(figure.places, places_of(seen.value)) + 1
    return ProgressRow(
        context.plan, target, figure, base, seen, method, status, reason,
        share_of_way=None if way is None else round_half_up(way, 3),
        share_of_time=None if course is None else round_half_up(course.share_of_time, 3),
        pace=None if measured is None else round_half_up(measured, 3),
        projected=None if there is None else round_half_up(there, digits),
        reached_in=when,
        caveats=tuple(found),
    )  # fmt: skip


def _when_met(
    series: Sequence[Observation], seen: Observation, goal: Fraction, end: int, higher: bool
) -> list[Message]:
    """Say since when a target is met, if that is before its year, or that it was met late."""
    if seen.year > end:
        return [say(words.LATE, year=str(seen.year))]
    since = seen.year
    for later in sorted(series, key=lambda observation: -observation.year):
        if later.year <= seen.year:
            if not reaches(later.value, goal, higher):
                break
            since = later.year
    return [say(words.EARLY, year=str(since))] if since < end else []


def _plain(number: Fraction) -> str:
    return f"{round_half_up(number, 6).normalize():f}"
