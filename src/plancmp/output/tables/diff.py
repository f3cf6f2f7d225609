"""The table of a diff."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from plancmp.comparison.diff import Diff, DiffRow
from plancmp.comparison.figures import Figure, exact
from plancmp.messages.words import STATUS_ZH, word
from plancmp.model.cell import Cell
from plancmp.model.plan import Plan, Statement
from plancmp.output.table import Table, View, ViewColumn
from plancmp.output.tables.wording import printed_with_unit, signed

COLUMNS = (
    "indicator", "name_zh", "name_en", "domain", "role", "year_a", "year_b", "printed_a",
    "printed_b", "bound_a", "bound_b", "value_a", "value_b", "unit", "change", "change_pct",
    "status", "channel_a", "channel_b", "nature_a", "nature_b", "baseline_a", "baseline_b",
    "caveats",
)  # fmt: skip

_STYLES = {
    "tightened": "green",
    "loosened": "red",
    "dropped": "red",
    "added": "cyan",
    "changed": "bold",
    "incomparable": "magenta",
}

_GROUPS = {
    "targets": ("Targets", "目标"),
    "figures": ("Reported and base values", "实际值与基期值"),
    "unknown": ("Unknown — ", "不详——"),
    "reworded": ("Reworded: the same figure in other words", "改写：数值相同"),
    "unchanged": ("Unchanged", "不变"),
}
_HEADS = {
    "en": ("status", "indicator", "role", "", "", "change"),
    "zh": ("结果", "指标", "类别", "", "", "变化"),
}
_FOLDED = {
    "en": "{count} unchanged rows are not listed; pipe the command, or use -f csv, to see them.",
    "zh": "另有 {count} 行未变，未列出；用管道或 -f csv 可见全部。",
}


def diff_table(diff: Diff, lang: str) -> Table:
    """Return the diff as a table with the columns of the contract, remarks in `lang`."""
    heads = _HEADS[lang]

    def status(row: DiffRow) -> str:
        return STATUS_ZH[row.status] if lang == "zh" else row.status

    def name(row: DiffRow) -> str:
        return row.indicator.zh if lang == "zh" else f"{row.indicator.zh} · {row.indicator.en}"

    def role(row: DiffRow) -> str:
        years = dict.fromkeys(each.year for each in (row.a, row.b) if each)
        return f"{word(row.role, lang)} {'/'.join(years)}"

    columns = (
        ViewColumn(heads[0], status, min_width=12),
        ViewColumn(heads[1], name, min_width=16),
        ViewColumn(heads[2], role, min_width=11),
        ViewColumn(_heading(diff.a, diff.b, lang), lambda row: printed_with_unit(row.a)),
        ViewColumn(_heading(diff.b, diff.a, lang), lambda row: printed_with_unit(row.b)),
        ViewColumn(heads[5], _change_words, right=True, min_width=9),
    )
    view = View(
        items=diff.rows,
        columns=columns,
        notes=lambda row: _notes(diff, row, lang, with_gap=False),
        group=lambda row: _group(row, lang),
        title=1,
        style=lambda row: _STYLES.get(row.status, ""),
        folded=lambda row: row.status == "unchanged" and len(diff.rows) > 10,
        fold_note=_FOLDED[lang],
        notes_heading="caveats" if lang == "en" else "说明",
    )
    rows = [_cells(diff, row, lang) for row in diff.rows]
    return Table(COLUMNS, rows, view, _summary(diff, lang))


def _heading(plan: Plan, other: Plan, lang: str) -> str:
    """Return what tells a plan from the other: its stage, place or period, else its id."""
    if plan.place != other.place:
        return plan.place.zh if lang == "zh" else plan.place.en
    if plan.stage != other.stage:
        return word(plan.stage, lang)
    return plan.period_text if plan.period != other.period else plan.id


def _summary(diff: Diff, lang: str) -> str:
    counts = diff.counts()
    if lang == "zh":
        parts = [f"{STATUS_ZH[status]} {count}" for status, count in counts.items()]
    else:
        parts = [f"{count} {status}" for status, count in counts.items()]
    return f"{diff.a.id} → {diff.b.id}: {', '.join(parts)}"


def _group(row: DiffRow, lang: str) -> str:
    gap = next((caveat for caveat in row.caveats if caveat.key == "gap"), None)
    if gap is not None:
        return f"{_GROUPS['unknown'][lang == 'zh']}{gap.text(lang)}"
    if row.status in ("reworded", "unchanged"):
        key = row.status
    else:
        key = "targets" if row.role == "target" else "figures"
    return _GROUPS[key][lang == "zh"]


def _change_words(row: DiffRow) -> str:
    if row.change is None or not row.change:
        return ""
    text = signed(row.change)
    return text if row.change_pct is None else f"{text} ({signed(row.change_pct)}%)"


def _notes(diff: Diff, row: DiffRow, lang: str, *, with_gap: bool = True) -> list[str]:
    """Return the remarks on a row; the view says in a heading which gap makes rows unknown."""
    notes = [message.text(lang) for message in row.caveats if with_gap or message.key != "gap"]
    texts = {
        side: [message.text(lang) for message in messages]
        for side, messages in ((diff.a.id, row.caveats_a), (diff.b.id, row.caveats_b))
    }
    both = [text for text in texts[diff.a.id] if text in texts[diff.b.id]]
    notes += [("both: " if lang == "en" else "双方：") + text for text in both]
    notes += [
        f"{side}: {text}" for side, found in texts.items() for text in found if text not in both
    ]
    return notes


def _value(figure: Figure | None, statement: Statement | None) -> Cell:
    """Return the compared figure; of a plain level the decimal with its printed precision."""
    if figure is None or statement is None:
        return None
    if not figure.derived and statement.low is not None and figure.measure != "ratio":
        return statement.low
    return exact(figure.low)


def _base(statement: Statement | None) -> Decimal | None:
    return statement.low if statement is not None else None


def _cells(diff: Diff, row: DiffRow, lang: str) -> tuple[Cell, ...]:
    a, b = row.a, row.b
    figure = row.figure_a or row.figure_b

    def both(read: str) -> Sequence[Cell]:
        return [getattr(each, read) if each else "" for each in (a, b)]

    return (
        row.indicator.id,
        row.indicator.zh,
        row.indicator.en,
        row.indicator.domain,
        row.role,
        *both("year"),
        a.value.printed if a else "",
        b.value.printed if b else "",
        row.figure_a.bound if row.figure_a else "",
        row.figure_b.bound if row.figure_b else "",
        _value(row.figure_a, a),
        _value(row.figure_b, b),
        figure.unit if figure else "",
        row.change,
        row.change_pct,
        row.status,
        *both("channel"),
        *both("nature"),
        _base(row.baseline_a),
        _base(row.baseline_b),
        "; ".join(_notes(diff, row, lang)),
    )
