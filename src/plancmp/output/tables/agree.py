"""The tables of `agree`: how far coders agree on each field, and everything they differ on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from plancmp.comparison.agree.agreement import STATEMENT, Comparison, Disagreement, FieldAgreement
from plancmp.messages import Template, say
from plancmp.messages.words import word
from plancmp.model.cell import Cell
from plancmp.model.coding import Coded, Trace, Traces
from plancmp.model.plan import Statement
from plancmp.model.terms import CHANNELS, ROLES
from plancmp.model.value import MEASURES
from plancmp.model.wording import as_printed
from plancmp.output.column_words import heading_of
from plancmp.output.columns import Column, both, table_of
from plancmp.output.table import Table

_COUNTS = Template(
    "coders_found",
    "{plan}: {coders} encodings, {statements} statements; {all} found by all, {alone}",
    "{plan}：{coders} 份编码，共 {statements} 条；各方均有 {all} 条，{alone}",
)
_ALONE = Template("coder_alone", "{count} only by {coder}", "仅 {coder} 有 {count} 条")
_NONE = Template("coders_agree", "the coders agree on everything", "各编码者全部一致")
_FOUND = Template(
    "alpha_of_found",
    "no alpha: what none of the coders took for a statement is not known",
    "无 alpha：各方均未视为条目者无从得知",
)
_CONSTANT = Template(
    "alpha_constant", "no alpha: all say the same throughout", "无 alpha：各方取值始终相同"
)
_ONLY = Template("found_only_by", "only {who}", "仅 {who}")
_NOT = Template("not_found_by", "not {who}", "缺 {who}")
_LINE = Template("line_of_text", "line {line}: {text}", "第 {line} 行：{text}")
_VERIFIED = Template("verify_says", "verify: {results}", "核对：{results}")
_ONE_RESULT = Template("verify_of_coder", "{coder} {result}", "{coder} {result}")

_OF_THE_MODEL = frozenset((*ROLES, *CHANNELS, *MEASURES))


def summary_table(comparison: Comparison, lang: str) -> Table:
    """Return how far the coders agree, one field a row; agreement is a share of 1."""

    def figure(name: str, read: Callable[[FieldAgreement], float | None]) -> Column[FieldAgreement]:
        return Column(
            name,
            lambda row: _decimal(read(row)),
            lambda row: _rounded(read(row)),
            "number",
            right=True,
        )

    columns: list[Column[FieldAgreement]] = [
        Column(
            "field", lambda row: row.field, lambda row: heading_of(row.field, lang), min_width=9
        ),
        both("units", lambda row: row.reliability.units, "integer"),
        figure("agreement", lambda row: row.reliability.agreement),
        figure("alpha", lambda row: row.reliability.alpha),
        figure("alpha_low", lambda row: row.reliability.low),
        figure("alpha_high", lambda row: row.reliability.high),
        both("differing", lambda row: row.differing, "integer"),
    ]
    return table_of(
        columns,
        comparison.fields,
        lang,
        summary=_counts(comparison, lang),
        notes=lambda row: _why_no_alpha(row, lang),
    )


def _why_no_alpha(agreement: FieldAgreement, lang: str) -> list[str]:
    if agreement.reliability.alpha is not None or not agreement.reliability.units:
        return []
    return [say(_FOUND if agreement.field == STATEMENT else _CONSTANT).text(lang)]


def _counts(comparison: Comparison, lang: str) -> str:
    alone = tuple(
        say(_ALONE, count=str(comparison.found_by(i)), coder=coding.name)
        for i, coding in enumerate(comparison.codings)
    )
    return say(
        _COUNTS,
        plan=comparison.codings[0].plan.id,
        coders=str(len(comparison.codings)),
        statements=str(len(comparison.found)),
        all=str(comparison.found_by_all),
        alone=alone,
    ).text(lang)


def _decimal(figure: float | None) -> Decimal | None:
    return None if figure is None else Decimal(f"{figure:.4f}")


def _rounded(figure: float | None) -> str:
    return "—" if figure is None else f"{figure:.3f}".replace("-", "−")


def disagreements_table(
    comparison: Comparison,
    disagreements: Sequence[Disagreement],
    lang: str,
    traces: Traces | None = None,
) -> Table:
    """Return what the coders differ on, in the order of the document.

    With `traces` the line of the text and what `verify` says of each reading stand beside it.
    """
    coders = [coding.name for coding in comparison.codings]
    # What the text says of a statement stands once, under the first thing coders differ on.
    first = {id(disagreement.found): disagreement for disagreement in reversed(disagreements)}
    columns = _columns(coders, lang)
    if traces is not None:
        columns += _trace_columns(coders, traces)
    return table_of(
        columns,
        disagreements,
        lang,
        summary="" if disagreements else say(_NONE).text(lang),
        notes=lambda row: (
            _notes(row, coders, traces or {}, lang) if first[id(row.found)] is row else []
        ),
        group=lambda row: _first(row).section,
        group_name="section",
        title="statement",
    )


def _columns(coders: Sequence[str], lang: str) -> list[Column[Disagreement]]:
    """Return the columns of the contract, then those of a third coder and more."""
    columns: list[Column[Disagreement]] = [
        both("statement", _statement, min_width=20),
        _indicator_column(0, coders),
        _indicator_column(1, coders),
        Column("field", lambda row: row.field, lambda row: _field(row, lang), min_width=9),
        _reading_column(0, coders, lang),
        _reading_column(1, coders, lang),
    ]
    for coder in range(2, len(coders)):
        columns.append(_reading_column(coder, coders, lang))
    columns += [
        Column("kind", lambda row: row.kind),
        Column("section", lambda row: _first(row).section),
        *(_indicator_column(coder, coders) for coder in range(2, len(coders))),
        *(_line_column(coder, coders) for coder in range(len(coders))),
    ]
    return columns


def _indicator_column(coder: int, coders: Sequence[str]) -> Column[Disagreement]:
    return Column(f"indicator_{coders[coder]}", lambda row: _of(row, coder, _indicators))


def _line_column(coder: int, coders: Sequence[str]) -> Column[Disagreement]:
    return Column(
        f"line_{coders[coder]}",
        lambda row: _of(row, coder, lambda reading: reading.statement.position.line),
        kind="integer",
    )


def _reading_column(coder: int, coders: Sequence[str], lang: str) -> Column[Disagreement]:
    def shown(disagreement: Disagreement) -> str:
        text = disagreement.shown[coder]
        if disagreement.field == STATEMENT and text:
            return f"{text} ({disagreement.found.given[0].indicators})"
        return (word(text, lang) if text in _OF_THE_MODEL else text) or "—"

    name = coders[coder]
    return Column(name, lambda row: row.shown[coder] or None, shown, heading=name, min_width=12)


def _trace_columns(coders: Sequence[str], traces: Traces) -> list[Column[Disagreement]]:
    def result(coder: int) -> Callable[[Disagreement], Cell]:
        return lambda row: _of(
            row, coder, lambda reading: traces[id(reading)].result if id(reading) in traces else ""
        )

    return [
        Column(
            "source_line",
            lambda row: place.line if (place := _place(row, traces)) else None,
            kind="integer",
        ),
        Column("source_text", lambda row: place.text if (place := _place(row, traces)) else None),
        *(Column(f"verify_{name}", result(coder)) for coder, name in enumerate(coders)),
    ]


def _of(disagreement: Disagreement, coder: int, read: Callable[[Coded], Cell]) -> Cell:
    reading = disagreement.found.readings[coder]
    return None if reading is None else read(reading)


def _indicators(reading: Coded) -> str:
    return reading.indicators


def _statement(disagreement: Disagreement) -> str:
    statement = _first(disagreement)
    return f"{statement.label} {as_printed(statement)}".strip()


def _first(disagreement: Disagreement) -> Statement:
    return disagreement.found.given[0].statement


def _field(disagreement: Disagreement, lang: str) -> str:
    how, _, who = disagreement.kind.partition("_")
    if not who:
        return heading_of(disagreement.field, lang)
    return say(_ONLY if how == "only" else _NOT, who=who.replace("_", ", ")).text(lang)


def _place(disagreement: Disagreement, traces: Traces) -> Trace | None:
    """Return the trace of the first reading that stands in the text."""
    found = (traces[id(reading)] for reading in disagreement.found.given if id(reading) in traces)
    return next((trace for trace in found if trace.line is not None), None)


def _notes(
    disagreement: Disagreement, coders: Sequence[str], traces: Traces, lang: str
) -> list[str]:
    notes = []
    place = _place(disagreement, traces)
    if place is not None:
        notes.append(say(_LINE, line=str(place.line), text=place.text).text(lang))
    results = tuple(
        say(_ONE_RESULT, coder=coder, result=word(traces[id(reading)].result, lang))
        for coder, reading in zip(coders, disagreement.found.readings, strict=True)
        if id(reading) in traces
    )
    if results:
        notes.append(say(_VERIFIED, results=results).text(lang))
    return notes
