"""From the results of comparing to pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plancmp.comparison.alignment import Alignment
from plancmp.comparison.assessment import ProgressRow
from plancmp.comparison.compare import CompareRow
from plancmp.comparison.figures import ComparedFigure, figure_of
from plancmp.comparison.rows import DiffRow, PlanDiff
from plancmp.messages import Template, say
from plancmp.messages.words import reads_chinese, word
from plancmp.model.observation import Observation
from plancmp.model.plan import Plan, Statement
from plancmp.model.vocabulary import Indicator
from plancmp.model.wording import as_printed
from plancmp.output.charts.chart import Chart, Curve, Mark, MatrixCell, Panel, PanelRow
from plancmp.output.tables.wording import indicator_name, meaning_of, place_name, signed, unit_name

_COMPARED = Template("chart_compared", "From base value to target", "由基期值至目标")
_CHANGED = Template("chart_changed", "From {a} to {b}", "由{a}至{b}")
_PROGRESS = Template("chart_progress", "Observed, and the way to the targets", "观测值与目标路径")
_ALIGNED = Template("chart_aligned", "What is taken up of the plans above", "对上级规划目标的承接")
_NO_FIGURE = Template("chart_no_figure", "no figure: {printed}", "无数值：{printed}")
_NO_TARGET = Template("chart_no_target", "sets no target", "未设目标")
_DATED = Template("chart_dated", "{title} ({plan}, {date})", "{title}（{plan}，{date}）")
_UNDATED = Template("chart_undated", "{title} ({plan})", "{title}（{plan}）")

_MOODS = {"stricter": "good", "copied": "fair", "weaker": "bad", "missing": "bad"}
SIGNS = {
    "weaker": "−", "stricter": "+", "copied": "=", "missing": "○", "incomparable": "~",
    "unknown": "?", "own": "·",
}  # fmt: skip


def _name(indicator: Indicator, lang: str, *, unit: bool = True) -> str:
    name = indicator_name(indicator, lang)
    return f"{name} ({unit_name(indicator.unit, lang)})" if unit else name


def _source(plan: Plan, lang: str) -> str:
    template = _DATED if plan.date else _UNDATED
    return say(template, title=plan.title, plan=plan.id, date=plan.date).text(lang)


def _sources(plans: Iterable[Plan], lang: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_source(plan, lang) for plan in plans))


def _place(plan: Plan, lang: str, among: Iterable[Plan]) -> str:
    place = place_name(plan, lang)
    same = {other.id for other in among if other.place == plan.place}
    return f"{place} {word(plan.stage, lang)}" if len(same) > 1 else place


def _figure(statement: Statement | None) -> ComparedFigure | None:
    return None if statement is None else figure_of(statement)


def _said(statement: Statement | None, lang: str) -> str:
    """Return a figure shortly: as printed in Chinese, as it is meant in English."""
    if statement is None or statement.value.measure == "empty":
        return "—"
    printed = as_printed(statement)
    return printed if reads_chinese(lang) or printed.isascii() else meaning_of(statement, lang)


def _mark(
    kind: str,
    statement: Statement | None,
    figure: ComparedFigure | None,
    indicator: Indicator,
    lang: str,
) -> tuple[Mark, ...]:
    """Return the mark of a level, none for what has no place on the indicator's scale."""
    if statement is None or figure is None or figure.measure != "level":
        return ()
    if figure.unit != indicator.unit.id:
        return ()
    high = None if figure.low == figure.high else float(figure.high)
    text = _said(statement, lang)
    bound, misprint = figure.bound, statement.is_corrected
    return (Mark(kind, float(figure.low), text, bound, high, misprint),)


def _grouped(panels: Iterable[tuple[str, PanelRow]]) -> tuple[Panel, ...]:
    rows: dict[str, list[PanelRow]] = {}
    for heading, row in panels:
        rows.setdefault(heading, []).append(row)
    return tuple(Panel(heading, tuple(members)) for heading, members in rows.items())


def compare_chart(rows: Sequence[CompareRow], lang: str) -> Chart:
    """Return, by indicator and plan, the way from the base value to the target."""
    plans = [row.plan for row in rows]

    def line(row: CompareRow) -> PanelRow:
        base = _mark("base", row.base, _figure(row.base), row.indicator, lang)
        weaker = row.ambition is not None and row.ambition.weaker
        kind = "weaker" if weaker else "target"
        goal = _mark(kind, row.statement, row.figure, row.indicator, lang)
        label = _place(row.plan, lang, plans)
        if row.statement is None:
            says = say(_NO_TARGET).text(lang)
        else:
            label += f" {row.statement.year}"
            says = _said(row.statement, lang)
            if not goal:
                says = say(_NO_FIGURE, printed=says).text(lang)
        if row.base is not None:
            says = f"{_said(row.base, lang)} → {says}"
        return PanelRow(label, base + goal, says)

    panels = _grouped((_name(row.indicator, lang), line(row)) for row in rows)
    return Chart(say(_COMPARED).text(lang), panels, sources=_sources(plans, lang), lang=lang)


def diff_chart(diff: PlanDiff, lang: str) -> Chart:
    """Return, by indicator, the way from A's figure to B's, where both or one has a figure.

    Every indicator has a scale of its own, since their units differ.
    """

    def line(row: DiffRow) -> PanelRow | None:
        before = _mark("before", row.a, row.figure_a, row.indicator, lang)
        after = _mark("target", row.b, row.figure_b, row.indicator, lang)
        if not before and not after:
            return None
        base = _mark(
            "base",
            row.baseline_b or row.baseline_a,
            _figure(row.baseline_b or row.baseline_a),
            row.indicator,
            lang,
        )
        change = "" if row.change is None or not row.change else f" {signed(row.change)}"
        texts = [_said(statement, lang) for statement in (row.a, row.b)]
        says = f"{' → '.join(texts)} {word(row.status, lang)}{change}"
        told = row.b or row.a
        label = f"{word(row.role, lang)} {told.year if told else ''}"
        return PanelRow(label, base + before + after, says)

    lines = [(_name(row.indicator, lang), line(row)) for row in diff.rows]
    panels = _grouped((heading, row) for heading, row in lines if row is not None)
    title = say(_CHANGED, a=diff.a.id, b=diff.b.id).text(lang)
    return Chart(title, panels, sources=_sources((diff.a, diff.b), lang), lang=lang)


def progress_chart(
    rows: Sequence[ProgressRow], observations: Iterable[Observation], lang: str
) -> Chart:
    """Return, by plan and indicator, what was observed and the way from base value to targets."""
    series: dict[tuple[str, str], list[Observation]] = {}
    for observation in observations:
        if not observation.scope:
            series.setdefault((observation.place, observation.indicator.id), []).append(observation)
    groups: dict[tuple[str, str, str], list[ProgressRow]] = {}
    for row in rows:
        if row.observed is not None and row.method == rows[0].method:
            key = (row.plan.id, row.indicator.id, row.target.scope)
            groups.setdefault(key, []).append(row)
    many = len({plan for plan, _, _ in groups}) > 1
    courses = tuple(
        _course(members, series.get((members[0].plan.place.code, key[1]), []), lang, many)
        for key, members in groups.items()
    )
    sources = dict.fromkeys(_sources((row.plan for row in rows), lang))
    for row in rows:
        if row.observed is not None and row.observed.source:
            sources.setdefault(row.observed.source)
    return Chart(say(_PROGRESS).text(lang), courses=courses, sources=tuple(sources), lang=lang)


def _course(
    rows: Sequence[ProgressRow], observed: Sequence[Observation], lang: str, many: bool
) -> Curve:
    first = rows[0]
    latest = max(row.observed.year for row in rows if row.observed is not None)
    marks = [
        (observation.year, Mark("observed", float(observation.value), observation.printed))
        for observation in sorted(observed, key=lambda point: point.year)
        if observation.year <= latest
    ]
    path: list[tuple[int, float]] = []
    if first.base is not None:
        path.append((first.base.year, float(first.base.value)))
        marks.append((first.base.year, Mark("base", float(first.base.value), first.base.printed)))
    says = []
    for row in {row.target.year + row.target.value.printed: row for row in rows}.values():
        assert row.figure is not None
        year = int(row.target.year)
        goal = _mark("goal", row.target, row.figure, row.indicator, lang)
        marks += [(year, mark) for mark in goal]
        path.append((year, float(row.figure.low)))
        says.append(f"{row.target.year}: {word(row.status, lang)}")
    heading = _name(first.indicator, lang)
    if many:
        heading = f"{_place(first.plan, lang, ())}: {heading}"
    return Curve(heading, tuple(marks), tuple(sorted(path)), "; ".join(says))


def align_chart(alignments: Sequence[Alignment], lang: str) -> Chart:
    """Return indicators of the plans above by plans: the status of each."""
    order: dict[str, Indicator] = {}
    found: dict[tuple[str, str], str] = {}
    for alignment in alignments:
        for row in alignment.rows:
            if row.target_above is not None:
                order.setdefault(row.indicator.id, row.indicator)
                found.setdefault((row.indicator.id, alignment.plan.id), row.status)
    plans = [alignment.plan for alignment in alignments]

    def cell(indicator: str, plan: Plan) -> MatrixCell | None:
        status = found.get((indicator, plan.id))
        if status is None:
            return None
        return MatrixCell(SIGNS[status], word(status, lang), _MOODS.get(status, ""))

    cells = tuple(
        (_name(indicator, lang, unit=False), tuple(cell(status, plan) for plan in plans))
        for status, indicator in order.items()
    )
    columns = tuple(_place(plan, lang, plans) for plan in plans)
    everyone = [*plans, *(alignment.above for alignment in alignments)]
    return Chart(
        say(_ALIGNED).text(lang), columns=columns, cells=cells,
        sources=_sources(everyone, lang), lang=lang,
    )  # fmt: skip
