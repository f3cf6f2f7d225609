"""The tables of `agree`: how far coders agree on each field, and everything they differ on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plancmp.comparison.agree.agreement import (
    STATEMENT,
    Comparison,
    Disagreement,
    FieldAgreement,
)
from plancmp.messages import Template, say
from plancmp.messages.words import word
from plancmp.model.cell import Cell
from plancmp.model.coding import Coded
from plancmp.model.wording import as_printed
from plancmp.output.table import Table, View, ViewColumn

SUMMARY_COLUMNS = (
    "field", "units", "agreement", "alpha", "alpha_low", "alpha_high", "differing",
)  # fmt: skip

_FIELDS_ZH = {
    "statement": "条目",
    "indicator": "指标",
    "role": "类别",
    "year": "年份",
    "measure": "计量",
    "bound": "限定",
    "value": "数值",
    "words": "措辞",
    "unit": "单位",
    "scope": "范围",
    "nature": "属性",
    "channel": "位置",
    "section": "章节",
    "reference_year": "参照年",
    "corrected": "更正",
    "label": "名称",
    "printed": "原文数值",
}
_COUNTS = Template(
    "coders_found",
    "{plan}: {coders} encodings, {statements} statements; {all} found by all, {alone}",
    "{plan}：{coders} 份编码，共 {statements} 条；各方均有 {all} 条，{alone}",
)
_ALONE = Template("coder_alone", "{count} only by {coder}", "仅 {coder} 有 {count} 条")
_NONE = Template("coders_agree", "the coders agree on everything", "各编码者全部一致")
_NO_ALPHA = Template(
    "no_alpha",
    "no alpha: {reason}",
    "无 alpha：{reason}",
)
_FOUND = Template(
    "alpha_of_found",
    "what none of the coders took for a statement is not known",
    "各方均未视为条目者无从得知",
)
_CONSTANT = Template("alpha_constant", "all say the same throughout", "各方取值始终相同")
_LINE = Template("line_of_text", "line {line}: {text}", "第 {line} 行：{text}")
_VERIFIED = Template("verify_says", "verify: {results}", "核对：{results}")
_ONE_RESULT = Template("verify_of_coder", "{coder} {result}", "{coder} {result}")
_RESULTS_ZH = {
    "found": "已找到",
    "ambiguous": "不唯一",
    "not_found": "未找到",
    "source_differs": "原文不符",
}


@dataclass(frozen=True, slots=True)
class Trace:
    """What `verify` says of one reading: its result, and the line of the text where it stands."""

    result: str
    line: int | None = None
    text: str = ""


Traces = Mapping[int, Trace]
"""The traces of readings, by the `id()` of the reading."""


def field_name(field: str, lang: str) -> str:
    """Return the name of a field that coders agree on, in a language."""
    return _FIELDS_ZH.get(field, field) if lang == "zh" else field.replace("_", " ")


def summary_table(comparison: Comparison, lang: str) -> Table:
    """Return how far the coders agree, one field a row; agreement is a share of 1."""
    zh = lang == "zh"
    rows = [_summary_cells(each) for each in comparison.fields]
    heads = ("字段", "条数", "一致 %", "alpha", "95% 下限", "95% 上限", "不一致") if zh else (
        "field", "units", "agreement %", "alpha", "95% low", "95% high", "differing",
    )  # fmt: skip

    def figure(read: Callable[[FieldAgreement], float | None]) -> Callable[[FieldAgreement], str]:
        return lambda each: _rounded(read(each), "") or "—"

    columns = (
        ViewColumn(heads[0], lambda each: field_name(each.field, lang), min_width=9),
        ViewColumn(heads[1], lambda each: str(each.reliability.units), right=True),
        ViewColumn(heads[2], _percent, right=True),
        ViewColumn(heads[3], figure(lambda each: each.reliability.alpha), right=True),
        ViewColumn(heads[4], figure(lambda each: each.reliability.low), right=True),
        ViewColumn(heads[5], figure(lambda each: each.reliability.high), right=True),
        ViewColumn(heads[6], lambda each: str(each.differing), right=True),
    )
    view = View(
        comparison.fields,
        columns,
        notes=lambda each: [reason] if (reason := why_no_alpha(each, lang)) else [],
        title=0,
    )
    return Table(SUMMARY_COLUMNS, rows, view, _counts(comparison, lang))


def why_no_alpha(each: FieldAgreement, lang: str) -> str:
    """Return why a field has no alpha; empty where it has one."""
    if each.reliability.alpha is not None or not each.reliability.units:
        return ""
    reason = say(_FOUND if each.field == STATEMENT else _CONSTANT)
    return say(_NO_ALPHA, reason=(reason,)).text(lang)


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


def _summary_cells(each: FieldAgreement) -> tuple[Cell, ...]:
    measured = each.reliability
    figures = (measured.agreement, measured.alpha, measured.low, measured.high)
    return (each.field, measured.units, *map(_decimal, figures), each.differing)


def _decimal(figure: float | None) -> Decimal | None:
    return None if figure is None else Decimal(f"{figure:.4f}")


def _rounded(figure: float | None, unknown: str) -> str:
    return unknown if figure is None else f"{figure:.3f}".replace("-", "−")


def _percent(each: FieldAgreement) -> str:
    share = each.reliability.agreement
    return "—" if share is None else f"{share * 100:.1f}"


def disagreement_columns(coders: Sequence[str], *, traced: bool) -> tuple[str, ...]:
    """Return the columns of the disagreements of some coders; `traced` if a text was looked at."""
    first, more = coders[:2], coders[2:]
    columns = [
        "statement", *(f"indicator_{each}" for each in first), "field", *first, "kind", "section",
        *(f"line_{each}" for each in first),
    ]  # fmt: skip
    for each in more:
        columns += [f"indicator_{each}", each, f"line_{each}"]
    if traced:
        columns += ["source_line", "source_text", *(f"verify_{each}" for each in coders)]
    return tuple(columns)


def disagreements_table(
    comparison: Comparison,
    disagreements: Sequence[Disagreement],
    lang: str,
    traces: Traces | None = None,
) -> Table:
    """Return what the coders differ on, in the order of the document.

    With `traces` the line of the text and what `verify` says of each reading stand beside it.
    """
    zh = lang == "zh"
    coders = [each.name for each in comparison.codings]
    rows = [_cells(each, traces) for each in disagreements]
    heads = ("条目", "字段") if zh else ("statement", "field")
    columns = (
        ViewColumn(heads[0], _statement, min_width=20),
        ViewColumn(heads[1], lambda each: _field(each, lang), min_width=9),
        *(ViewColumn(name, _reading(i, lang), min_width=12) for i, name in enumerate(coders)),
    )
    view = View(
        disagreements,
        columns,
        notes=lambda each: _notes(each, coders, traces or {}, lang),
        group=lambda each: each.found.given[0].statement.section,
        group_heading="章节" if zh else "section",
        notes_heading="说明" if zh else "notes",
        title=0,
    )
    summary = "" if disagreements else say(_NONE).text(lang)
    names = disagreement_columns(coders, traced=traces is not None)
    return Table(names, rows, view, summary)


def _statement(each: Disagreement) -> str:
    statement = each.found.given[0].statement
    return f"{statement.label} {as_printed(statement)}".strip()


def _field(each: Disagreement, lang: str) -> str:
    name = field_name(each.field, lang)
    if not each.kind.startswith(("only_", "not_")):
        return name
    how, _, who = each.kind.partition("_")
    if lang == "zh":
        return f"{'仅' if how == 'only' else '缺'} {who.replace('_', '、')}"
    return f"{'only' if how == 'only' else 'not'} {who.replace('_', ', ')}"


def _reading(coder: int, lang: str) -> Callable[[Disagreement], str]:
    def shown(each: Disagreement) -> str:
        text = each.shown[coder]
        if each.field in ("role", "channel", "measure") and text:
            text = word(text, lang)
        if each.field == STATEMENT and text:
            return f"{text} ({each.found.given[0].indicators})"
        return text or "—"

    return shown


def _cells(each: Disagreement, traces: Traces | None) -> tuple[Cell, ...]:
    def of(coder: int) -> Coded | None:
        return each.found.readings[coder]

    def indicator(coder: int) -> Cell:
        reading = of(coder)
        return None if reading is None else reading.indicators

    def line(coder: int) -> Cell:
        reading = of(coder)
        return None if reading is None else reading.statement.position.line

    cells: list[Cell] = [
        _statement(each), indicator(0), indicator(1), each.field, each.shown[0] or None,
        each.shown[1] or None, each.kind, each.found.given[0].statement.section, line(0), line(1),
    ]  # fmt: skip
    for coder in range(2, len(each.shown)):
        cells += [indicator(coder), each.shown[coder] or None, line(coder)]
    if traces is not None:
        place = _place(each, traces)
        cells += [place.line if place else None, place.text if place else None]
        cells += [
            traces[id(reading)].result if id(reading) in traces else None
            for reading in each.found.readings
        ]
    return tuple(cells)


def _place(each: Disagreement, traces: Traces) -> Trace | None:
    """Return the trace of the first reading that stands in the text."""
    found = (traces[id(reading)] for reading in each.found.given if id(reading) in traces)
    return next((trace for trace in found if trace.line is not None), None)


def _notes(each: Disagreement, coders: Sequence[str], traces: Traces, lang: str) -> list[str]:
    notes = []
    place = _place(each, traces)
    if place is not None:
        notes.append(say(_LINE, line=str(place.line), text=place.text).text(lang))
    results = tuple(
        say(_ONE_RESULT, coder=coder, result=_result(traces[id(reading)].result, lang))
        for coder, reading in zip(coders, each.found.readings, strict=True)
        if id(reading) in traces
    )
    if results:
        notes.append(say(_VERIFIED, results=results).text(lang))
    return notes


def _result(result: str, lang: str) -> str:
    return _RESULTS_ZH.get(result, result) if lang == "zh" else result.replace("_", " ")
