"""The table of `progress`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from plancmp.comparison.assessment import ProgressRow, counts, reasons
from plancmp.comparison.figures import number_of, round_half_up
from plancmp.messages import Template, say
from plancmp.messages.words import joined, word
from plancmp.model.cell import Cell, text_of_cell
from plancmp.output.columns import Column, table_of
from plancmp.output.table import Table
from plancmp.output.tables.wording import indicator_name, printed_with_unit, unit_name

_STYLES = {
    "moving away": "red", "far behind": "red", "missed": "red", "broken": "red",
    "behind": "magenta", "on track": "green", "met": "green", "kept": "green",
}  # fmt: skip

_SUMMARY = Template(
    "progress_summary", "{plans}: {total} targets: {counts}", "{plans}：目标{total}项：{counts}"
)
_COUNT = Template("progress_count", "{count} {status}", "{status}{count}项")
_UNASSESSED = Template(
    "progress_unassessed", "{count} cannot be assessed ({why})", "无法评估{count}项（{why}）"
)
_WHY = Template("progress_why", "{reason}: {count}", "{reason}：{count}")
_FOLDED = Template(
    "progress_folded",
    "{{count}} that cannot be assessed are left out; --all shows them",
    "另有{{count}}项无法评估，未列出；--all 可全部显示",
)


def progress_table(rows: Sequence[ProgressRow], lang: str) -> Table:
    """Return a row for each target and method under a line that counts them."""
    many = len({row.plan.id for row in rows}) > 1

    def group(row: ProgressRow) -> str:
        name = f"{indicator_name(row.indicator, lang)} ({unit_name(row.indicator.unit, lang)})"
        return f"{row.plan.id}: {name}" if many else name

    def notes(row: ProgressRow) -> list[str]:
        said = [row.reason, *row.caveats] if row.reason else row.caveats
        return [caveat.text(lang) for caveat in said]

    table = table_of(
        _columns(rows, lang), rows, lang,
        summary=_summary(rows, lang), notes=notes, notes_name="caveats", group=group,
        group_name="indicator_name", style=lambda row: _STYLES.get(row.status, ""),
    )  # fmt: skip
    assessed = any(row.status != "cannot assess" for row in rows)
    view = replace(
        table.view,
        folded=lambda row: assessed and row.status == "cannot assess",
        fold_note=say(_FOLDED).text(lang),
    )
    return replace(table, view=view)


def _columns(rows: Sequence[ProgressRow], lang: str) -> list[Column[ProgressRow]]:
    both = len({row.method for row in rows}) > 1

    def target(row: ProgressRow) -> str:
        return f"{printed_with_unit(row.target, lang)} ({row.target.year})"

    def base(row: ProgressRow) -> str:
        return f"{row.base.value:f} ({row.base.year})" if row.base else ""

    def seen(row: ProgressRow) -> str:
        return f"{row.observed.value:f} ({row.observed.year})" if row.observed else ""

    def method(row: ProgressRow) -> str:
        return word(row.method, lang)

    columns: list[Column[ProgressRow]] = [
        Column("plan", lambda row: row.plan.id),
        Column("place", lambda row: row.plan.place.zh),
        Column("indicator", lambda row: row.indicator.id),
        Column("name_zh", lambda row: row.indicator.zh),
        Column("name_en", lambda row: row.indicator.en),
        Column("domain", lambda row: row.indicator.domain),
        Column("target_year", lambda row: row.target.year, kind="year"),
        Column("printed", lambda row: row.target.value.printed),
        Column("bound", lambda row: row.figure.bound if row.figure else ""),
        Column("target", _target, target, "number", min_width=8),
        Column("unit", lambda row: row.figure.unit if row.figure else row.indicator.unit.id),
        Column("baseline", lambda row: row.base.value if row.base else None, base, "number",
            min_width=8),
        Column("baseline_year", lambda row: str(row.base.year) if row.base else "", kind="year"),
        Column("observed", lambda row: row.observed.value if row.observed else None, seen, "number",
            min_width=8),
        Column("observed_year", lambda row: str(row.observed.year) if row.observed else "",
            kind="year"),
        Column("share_of_way", lambda row: row.share_of_way, lambda row: _pct(row.share_of_way),
            "number", right=True),
        Column("share_of_time", lambda row: row.share_of_time, lambda row: _pct(row.share_of_time),
            "number", right=True),
        Column("pace", lambda row: row.pace, lambda row: text_of_cell(row.pace), "number",
            right=True),
        Column("projected", lambda row: row.projected, lambda row: text_of_cell(row.projected),
            "number", right=True),
        Column("status", lambda row: row.status, lambda row: word(row.status, lang), min_width=8),
        Column("method", lambda row: row.method, method if both else None),
        Column("source", lambda row: row.observed.source if row.observed else ""),
        Column("caveats", lambda row: "; ".join(caveat.text(lang) for caveat in row.caveats)),
        Column("reason", lambda row: row.reason.text(lang) if row.reason else ""),
        Column("reached_in", lambda row: row.reached_in, lambda row: text_of_cell(row.reached_in),
            "integer", right=True),
        Column("source_url", lambda row: row.observed.url if row.observed else ""),
        Column("responsible", lambda row: "; ".join(row.target.responsible)),
    ]  # fmt: skip
    return columns


def _target(row: ProgressRow) -> Cell:
    figure = row.figure
    if figure is None or figure.measure != "level" or figure.low != figure.high:
        return None
    return number_of(figure.low, figure.places)


def _pct(share: Cell) -> str:
    return "" if share is None else f"{round_half_up(Fraction(str(share)) * 100, 0):f}%"


def _summary(rows: Sequence[ProgressRow], lang: str) -> str:
    """Say how many targets stand where, and why the rest cannot be assessed, for each method."""
    lines = []
    methods = dict.fromkeys(row.method for row in rows)
    for method in methods:
        of_method = [row for row in rows if row.method == method]
        counted = counts(of_method)
        unassessed = counted.pop("cannot assess", 0)
        parts = [say(_COUNT, count=str(counted[status]), status=status) for status in counted]
        if unassessed:
            why = tuple(
                say(_WHY, reason=reason, count=str(count)) for reason, count in reasons(of_method)
            )
            parts.append(say(_UNASSESSED, count=str(unassessed), why=why))
        plans = ", ".join(dict.fromkeys(row.plan.id for row in rows))
        if len(methods) > 1:
            plans += f" ({word(method, lang)})"
        total = len({id(row.target) for row in of_method})
        said = say(_SUMMARY, plans=plans, total=str(total), counts=tuple(parts))
        lines.append(said.text(lang))
    return joined(lines, lang)
