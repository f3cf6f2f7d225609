"""The table of a diff, and what it comes to in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from plancmp.comparison.figures import ComparedFigure, exact
from plancmp.comparison.rows import DiffRow, PlanDiff
from plancmp.messages import Message, message
from plancmp.messages.words import name_in, word
from plancmp.model.cell import Cell
from plancmp.model.plan import Plan, Statement
from plancmp.output.columns import Column, table_of
from plancmp.output.table import Table
from plancmp.output.tables.wording import (
    first_year,
    indicator_name,
    last_year,
    printed_with_unit,
    signed,
)

_STYLES = {
    "tightened": "green",
    "loosened": "red",
    "dropped": "red",
    "added": "green",
    "changed": "bold",
    "incomparable": "magenta",
}


def diff_table(diff: PlanDiff, lang: str) -> Table:
    """Return the diff as a table with the columns of the contract, remarks in `lang`."""
    return table_of(
        _columns(diff, lang),
        diff.rows,
        lang,
        summary=summary_of(diff, lang),
        notes=lambda row: _notes(diff, row, lang, shown=True),
        notes_name="caveats",
        group=lambda row: _group(row, lang),
        style=lambda row: _STYLES.get(row.status, ""),
        title="indicator",
        people=("status", "indicator", "role", "printed_a", "printed_b", "change"),
    )


def _columns(diff: PlanDiff, lang: str) -> tuple[Column[DiffRow], ...]:
    head_a, head_b = heading(diff.a, diff.b, lang), heading(diff.b, diff.a, lang)
    return (
        Column(
            "indicator",
            lambda row: row.indicator.id,
            lambda row: indicator_name(row.indicator, lang),
            min_width=16,
        ),
        Column("name_zh", lambda row: row.indicator.zh),
        Column("name_en", lambda row: row.indicator.en),
        Column("domain", lambda row: row.indicator.domain),
        Column("role", lambda row: row.role, lambda row: _role(row, lang), min_width=11),
        Column("year_a", lambda row: _year(row.a), kind="year"),
        Column("year_b", lambda row: _year(row.b), kind="year"),
        Column(
            "printed_a",
            lambda row: row.a.value.printed if row.a else "",
            lambda row: printed_with_unit(row.a, lang),
            heading=head_a,
        ),
        Column(
            "printed_b",
            lambda row: row.b.value.printed if row.b else "",
            lambda row: printed_with_unit(row.b, lang),
            heading=head_b,
        ),
        Column("bound_a", lambda row: row.figure_a.bound if row.figure_a else ""),
        Column("bound_b", lambda row: row.figure_b.bound if row.figure_b else ""),
        Column("value_a", lambda row: _value(row.figure_a, row.a), kind="number"),
        Column("value_b", lambda row: _value(row.figure_b, row.b), kind="number"),
        Column("unit", lambda row: _unit(row.figure_a or row.figure_b)),
        Column("change", lambda row: row.change, _change_words, "number", right=True, min_width=9),
        Column("change_pct", lambda row: row.change_pct, kind="number"),
        Column("status", lambda row: row.status, lambda row: word(row.status, lang), min_width=12),
        Column("channel_a", lambda row: row.a.channel if row.a else ""),
        Column("channel_b", lambda row: row.b.channel if row.b else ""),
        Column("nature_a", lambda row: row.a.nature if row.a else ""),
        Column("nature_b", lambda row: row.b.nature if row.b else ""),
        Column("baseline_a", lambda row: _base(row.baseline_a), kind="number"),
        Column("baseline_b", lambda row: _base(row.baseline_b), kind="number"),
        Column("caveats", lambda row: "; ".join(_notes(diff, row, lang, shown=False))),
        Column("replaced_by", lambda row: row.replaced_by.id if row.replaced_by else ""),
        Column("year_a_first", lambda row: first_year(_year(row.a)), kind="integer"),
        Column("year_a_last", lambda row: last_year(_year(row.a)), kind="integer"),
        Column("year_b_first", lambda row: first_year(_year(row.b)), kind="integer"),
        Column("year_b_last", lambda row: last_year(_year(row.b)), kind="integer"),
    )


def _year(statement: Statement | None) -> str:
    return statement.year if statement is not None else ""


def heading(plan: Plan, other: Plan, lang: str) -> str:
    """Return what tells a plan from the other: its stage, place or period, else its id."""
    if plan.place != other.place:
        return name_in(plan.place, lang)
    if plan.stage != other.stage:
        return word(plan.stage, lang)
    return plan.period_text if plan.period != other.period else plan.id


def _role(row: DiffRow, lang: str) -> str:
    years = dict.fromkeys(statement.year for statement in (row.a, row.b) if statement)
    return f"{word(row.role, lang)} {'/'.join(years)}"


def summary_of(diff: PlanDiff, lang: str) -> str:
    """Return what the diff comes to in words, with the reservation about gaps beside each count."""
    a, b = heading(diff.a, diff.b, lang), heading(diff.b, diff.a, lang)
    return message(
        "diff_summary",
        a=diff.a.id,
        b=diff.b.id,
        targets=_counted([row for row in diff.rows if row.role == "target"], a, b),
        others=_counted([row for row in diff.rows if row.role != "target"], a, b),
    ).text(lang)


def _counted(rows: Sequence[DiffRow], a: str, b: str) -> tuple[Message, ...]:
    """Return how many rows have each status; of what is missing, how much a gap may hide."""
    found: list[Message] = []
    for status, count in PlanDiff.counted(rows).items():
        hidden = [
            row
            for row in rows
            if row.status == status and any(caveat.key == "gap_elsewhere" for caveat in row.caveats)
        ]
        if hidden:
            source = b if status == "dropped" else a
            found.append(
                message(
                    "counted_but", count=str(count), status=status, hidden=str(len(hidden)),
                    source=source,
                )
            )  # fmt: skip
        elif status == "unknown":
            found.append(message("counted_unknown", count=str(count)))
        else:
            found.append(message("counted", count=str(count), status=status))
    return tuple(found) or (message("counted_none"),)


def _group(row: DiffRow, lang: str) -> str:
    gap = next((caveat for caveat in row.caveats if caveat.key == "gap"), None)
    if gap is not None:
        return message("group_unknown", why=gap.text(lang)).text(lang)
    if row.status in ("reworded", "unchanged"):
        return message(f"group_{row.status}").text(lang)
    return message("group_targets" if row.role == "target" else "group_figures").text(lang)


def _change_words(row: DiffRow) -> str:
    if row.change is None or not row.change:
        return ""
    text = signed(row.change)
    return text if row.change_pct is None else f"{text} ({signed(row.change_pct)}%)"


def _notes(diff: PlanDiff, row: DiffRow, lang: str, *, shown: bool) -> list[str]:
    """Return the remarks on a row.

    People read which gap makes rows unknown in a heading, and the plans by what tells them apart.
    """
    notes = [caveat.text(lang) for caveat in row.caveats if not shown or caveat.key != "gap"]
    texts_a = [caveat.text(lang) for caveat in row.caveats_a]
    texts_b = [caveat.text(lang) for caveat in row.caveats_b]
    both = [text for text in texts_a if text in texts_b]
    notes += [message("both", text=text).text(lang) for text in both]
    name_a = heading(diff.a, diff.b, lang) if shown else diff.a.id
    name_b = heading(diff.b, diff.a, lang) if shown else diff.b.id
    for name, texts in ((name_a, texts_a), (name_b, texts_b)):
        notes += [
            message("one_side", side=name, text=text).text(lang)
            for text in texts
            if text not in both
        ]
    return notes


def _value(figure: ComparedFigure | None, statement: Statement | None) -> Cell:
    """Return the compared figure; of a plain level the decimal with its printed precision."""
    if figure is None or statement is None:
        return None
    if not figure.derived and statement.low is not None and figure.measure != "ratio":
        return statement.low
    return exact(figure.low)


def _unit(figure: ComparedFigure | None) -> str:
    return figure.unit if figure is not None else ""


def _base(statement: Statement | None) -> Decimal | None:
    return statement.low if statement is not None else None
