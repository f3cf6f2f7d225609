"""The tables of `align`: target by target, one row a plan, and indicators by plans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from plancmp.comparison.alignment import Alignment, AlignRow
from plancmp.comparison.figures import ComparedFigure, number_of, percent
from plancmp.messages import Template, say
from plancmp.messages.words import joined, name_in, word
from plancmp.model.cell import Cell, text_of_cell
from plancmp.model.vocabulary import Indicator
from plancmp.output.column_words import heading_of
from plancmp.output.columns import Column, both, table_of
from plancmp.output.table import Table, View, ViewColumn
from plancmp.output.tables.wording import indicator_name, printed_with_unit, signed, unit_name

_STYLES = {"weaker": "red", "missing": "red", "copied": "magenta", "stricter": "green"}
_MARKS = {
    "weaker": "−", "stricter": "+", "copied": "=", "missing": "○", "incomparable": "~",
    "unknown": "?", "own": "·",
}  # fmt: skip

COUNTED = ("weaker", "stricter", "incomparable", "missing", "unknown", "own")

_SUMMARY = Template(
    "align_summary",
    "{plan} against {above}{skipped}: of {total} indicators with targets above {taken} are taken "
    "up ({taken_pct}), {copied} of these only copied ({copied_pct}); {counts}",
    "{plan}对照{above}{skipped}：上级{total}项有目标的指标，承接{taken}项（{taken_pct}），"
    "其中照搬{copied}项（{copied_pct}）；{counts}",
)
_SKIPPED = Template("align_skipped", " (no plan of {places})", "（缺{places}的规划）")
_REACHED = Template(
    "align_reached",
    "{count} copied though the place had reached better",
    "照搬而本地已优于该值{count}项",
)
_COUNT = Template("align_count", "{count} {status}", "{status}{count}项")
_OWN_LEFT_OUT = Template(
    "align_folded",
    "{{count}} of its own are left out; --status own shows them",
    "另有{{count}}项自设目标未列出；--status own 可显示",
)


def align_table(alignments: Sequence[Alignment], lang: str) -> Table:
    """Return the rows of the alignments, one a target, under a line for each of them."""
    rows = [row for alignment in alignments for row in alignment.rows]
    many = len(alignments) > 1

    def group(row: AlignRow) -> str:
        name = indicator_name(row.indicator, lang)
        pair = f"{row.plan.id} / {row.above.id}: " if many else ""
        return f"{pair}{name} ({unit_name(row.indicator.unit, lang)})"

    table = table_of(
        _columns(lang), rows, lang,
        summary=joined((_summary(alignment, lang) for alignment in alignments), lang),
        notes=lambda row: [message.text(lang) for message in row.caveats], notes_name="caveats",
        group=group, group_name="indicator_name", style=lambda row: _STYLES.get(row.status, ""),
    )  # fmt: skip
    only_own = all(row.status == "own" for row in rows)
    view = replace(
        table.view,
        folded=lambda row: row.status == "own" and not only_own,
        fold_note=say(_OWN_LEFT_OUT).text(lang),
    )
    return replace(table, view=view)


def _level(figure: ComparedFigure | None) -> Cell:
    if figure is None or figure.low != figure.high:
        return None
    return number_of(figure.low, figure.places)


def _columns(lang: str) -> list[Column[AlignRow]]:
    def above(row: AlignRow) -> str:
        if row.derived:
            return f"({text_of_cell(_level(row.figure_above))}) ({row.year_above})"
        if row.target_above is None:
            return ""
        return f"{printed_with_unit(row.target_above, lang)} ({row.target_above.year})"

    def here(row: AlignRow) -> str:
        return f"{printed_with_unit(row.target, lang)} ({row.target.year})" if row.target else "—"

    def reached(row: AlignRow) -> str:
        return f"{printed_with_unit(row.reached, lang)} ({row.reached.year})" if row.reached else ""

    def difference(row: AlignRow) -> str:
        if not row.difference:
            return ""
        share = row.difference_pct
        change = signed(row.difference)
        return change if share is None else f"{change} ({signed(share)}%)"

    def unit(row: AlignRow) -> str:
        figure = row.figure or row.figure_above
        return figure.unit if figure else row.indicator.unit.id

    return [
        Column("indicator", lambda row: row.indicator.id),
        Column("name_zh", lambda row: row.indicator.zh),
        Column("name_en", lambda row: row.indicator.en),
        Column("domain", lambda row: row.indicator.domain),
        Column("plan", lambda row: row.plan.id),
        Column("above", lambda row: row.above.id, heading=heading_of("plan_above", lang)),
        Column("role", lambda _: "target"),
        Column("year", lambda row: row.target.year if row.target else "", kind="year"),
        Column("year_above", lambda row: row.year_above, kind="year"),
        Column("printed", lambda row: row.target.value.printed if row.target else ""),
        Column("printed_above",
            lambda row: row.target_above.value.printed if row.target_above else ""),
        Column("bound", lambda row: row.figure.bound if row.figure else ""),
        Column("value", lambda row: _level(row.figure), kind="number"),
        Column("value_above", lambda row: _level(row.figure_above), above, "number",
            heading_of("target_above", lang), min_width=10),
        Column("target", None, here, heading=heading_of("target_here", lang), min_width=10),
        Column("unit", unit),
        Column("status", lambda row: row.status, lambda row: word(row.status, lang), min_width=8),
        Column("difference", lambda row: row.difference, difference, "number", right=True,
            min_width=8),
        Column("difference_pct", lambda row: row.difference_pct, kind="number"),
        Column("derived", lambda row: "yes" if row.derived else ""),
        Column("reached", lambda row: row.reached.low if row.reached else None, reached, "number",
            min_width=10),
        Column("nature", lambda row: row.target.nature if row.target else ""),
        Column("nature_above", lambda row: row.target_above.nature if row.target_above else ""),
        Column("caveats", lambda row: "; ".join(message.text(lang) for message in row.caveats)),
        Column("reached_better", lambda row: "yes" if row.reached_better else ""),
    ]  # fmt: skip


def _share(part: int, whole: int) -> Decimal | None:
    return percent(Fraction(part), Fraction(whole))


def _though_reached(alignment: Alignment) -> int:
    return len(
        {
            row.indicator.id
            for row in alignment.rows
            if row.status == "copied" and row.reached_better
        }
    )


def _summary(alignment: Alignment, lang: str) -> str:
    total, taken, copied = alignment.above_total, alignment.taken_up, alignment.only_copied
    counted = alignment.counts()
    parts = [say(_COUNT, count=str(counted[status]), status=status) for status in counted]
    reached = _though_reached(alignment)
    if reached:
        parts.append(say(_REACHED, count=str(reached)))
    places = ", ".join(
        name_in(place, lang) for place in alignment.skipped
    )  # fmt: skip
    taken_pct, copied_pct = _share(taken, total), _share(copied, taken)
    return say(
        _SUMMARY,
        plan=alignment.plan.id, above=alignment.above.id,
        skipped=say(_SKIPPED, places=places) if places else (),
        total=str(total), taken=str(taken), copied=str(copied),
        taken_pct="—" if taken_pct is None else f"{taken_pct:f}%",
        copied_pct="—" if copied_pct is None else f"{copied_pct:f}%",
        counts=tuple(parts),
    ).text(lang)  # fmt: skip


def all_table(alignments: Sequence[Alignment], lang: str) -> Table:
    """Return one row a plan: what it takes up of the nearest plan above, and how."""

    def skipped(alignment: Alignment) -> str:
        return "; ".join(name_in(place, lang) for place in alignment.skipped)

    def count(status: str) -> Column[Alignment]:
        return both(status, lambda row: row.indicators(status), "integer")

    columns: list[Column[Alignment]] = [
        both("plan", lambda row: row.plan.id),
        both("above", lambda row: row.above.id),
        both("skipped", skipped),
        both("targets_above", lambda row: row.above_total, "integer"),
        both("taken_up", lambda row: row.taken_up, "integer"),
        both("taken_up_pct", lambda row: _share(row.taken_up, row.above_total), "number"),
        both("only_copied", lambda row: row.only_copied, "integer"),
        both("only_copied_pct", lambda row: _share(row.only_copied, row.taken_up), "number"),
        both("copied_though_reached", _though_reached, "integer"),
        *(count(status) for status in COUNTED),
    ]
    return table_of(columns, alignments, lang, title="plan")


def matrix_table(alignments: Sequence[Alignment], lang: str) -> Table:
    """Return one row an indicator of the plans above, one column a plan: its status."""
    plans = [alignment.plan.id for alignment in alignments]
    columns = ("indicator", "name_zh", "name_en", "domain", *plans)
    known: dict[str, Indicator] = {}
    cells: dict[tuple[str, str], list[str]] = {}
    for alignment in alignments:
        for row in alignment.rows:
            if row.target_above is not None:
                known.setdefault(row.indicator.id, row.indicator)
                key = (row.indicator.id, alignment.plan.id)
                cells.setdefault(key, []).append(row.status)
    rows: list[tuple[Cell, ...]] = [
        (
            indicator.id, indicator.zh, indicator.en, indicator.domain,
            *("; ".join(dict.fromkeys(cells.get((indicator.id, plan), []))) for plan in plans),
        )
        for indicator in known.values()
    ]  # fmt: skip

    def name(item: tuple[Cell, ...]) -> str:
        return name_in(known[str(item[0])], lang)

    def status(place: int) -> ViewColumn:
        def cell(item: tuple[Cell, ...]) -> str:
            return " ".join(
                f"{_MARKS[status]} {word(status, lang)}"
                for status in str(item[place]).split("; ")
                if status
            )

        return ViewColumn(plans[place - 4], cell, min_width=8)

    heads = (ViewColumn(heading_of("indicator", lang), name, min_width=18),)
    view = View(rows, heads + tuple(status(4 + i) for i in range(len(plans))), title=0)
    return Table(columns, rows, view)
