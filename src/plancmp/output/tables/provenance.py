"""The tables of where plans come from: who encoded them, how far they agreed, what was verified."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from plancmp.messages import Message, Template, Verbatim, say
from plancmp.messages.words import joined
from plancmp.model.cell import Cell, text_of_cell
from plancmp.model.plan import Agreement, Plan
from plancmp.output.columns import Column, both, field_columns, table_of, with_the_rest
from plancmp.output.table import Table

_OTHER_TEXT = Template(
    "verified_other_text",
    "verified with another text than the one encoded",
    "核对所用文本并非编码所据文本",
)


_CODERS = Template("by_coders", "by {coders}", "录入：{coders}")
_SETTLED = Template("settled_by_whom", "settled by {who}", "裁定：{who}")
_SHARED = Template("found_by_all_share", "{share} found by all", "各方均有 {share}")
_ALPHA = Template("alpha_of_indicator", "alpha of the indicator {alpha}", "指标的 alpha 为 {alpha}")
_VERIFIED = Template(
    "verified_when",
    "found in the text on {date} (plancmp {version})",
    "{date} 与原文核对（plancmp {version}）",
)


def provenance_of(plan: Plan, lang: str) -> str:
    """Return in words who encoded a plan, how far they agreed and when it was verified."""
    parts: list[Message] = []
    if plan.coders:
        parts.append(say(_CODERS, coders=Verbatim(", ".join(plan.coders))))
    if plan.settled_by:
        parts.append(say(_SETTLED, who=Verbatim(plan.settled_by)))
    share, alpha = _share(plan, "statement"), _alpha(plan, "indicator")
    if share is not None:
        parts.append(say(_SHARED, share=Verbatim(f"{float(share):.0%}")))
    if alpha is not None:
        parts.append(say(_ALPHA, alpha=Verbatim(text_of_cell(alpha))))
    if plan.verified:
        date, version = Verbatim(plan.verified.date), Verbatim(plan.verified.version)
        parts.append(say(_VERIFIED, date=date, version=version))
    return joined((part.text(lang) for part in parts), lang)


def provenance_table(plans: Sequence[Plan], lang: str) -> Table:
    """Return where each plan comes from, one a row."""
    columns: list[Column[Plan]] = [
        both("plan", lambda plan: plan.id, min_width=20),
        both("encoded", lambda plan: plan.encoded or None),
        both("coders", lambda plan: "; ".join(plan.coders) or None),
        both("settled_by", lambda plan: plan.settled_by or None),
        both("found_by_all", lambda plan: _share(plan, "statement"), "number"),
        both("alpha_indicator", lambda plan: _alpha(plan, "indicator"), "number"),
        both("alpha_value", lambda plan: _alpha(plan, "value"), "number"),
        both("verified", lambda plan: plan.verified.date if plan.verified else None),
        both("verified_version", lambda plan: plan.verified.version if plan.verified else None),
        Column("verified_sha256", lambda plan: plan.verified.sha256 if plan.verified else None),
        both("source_file", lambda plan: plan.source_file),
        Column("source_sha256", lambda plan: plan.source_sha256),
    ]
    return table_of(columns, plans, lang, notes=lambda plan: _notes(plan, lang), title="plan")


def _notes(plan: Plan, lang: str) -> list[str]:
    if plan.verified and plan.verified.sha256 != plan.source_sha256:
        return [say(_OTHER_TEXT).text(lang)]
    return []


def _share(plan: Plan, field: str) -> Cell:
    return next((_number(e.agreement) for e in plan.agreement if e.field == field), None)


def _alpha(plan: Plan, field: str) -> Cell:
    return next(
        (_number(agreement.alpha) for agreement in plan.agreement if agreement.field == field), None
    )


def _number(text: str) -> Cell:
    return Decimal(text) if text else None


class PlanAgreement(NamedTuple):
    """The agreement on one field of one plan."""

    plan: str
    measured: Agreement


def agreement_table(plans: Sequence[Plan], lang: str) -> Table:
    """Return how far the coders of each plan agreed, field by field."""
    items = [PlanAgreement(plan.id, agreement) for plan in plans for agreement in plan.agreement]
    columns: list[Column[PlanAgreement]] = [
        both("plan", lambda row: row.plan),
        both("field", lambda row: row.measured.field),
        both("units", lambda row: int(row.measured.units or 0), "integer"),
        both("agreement", lambda row: _number(row.measured.agreement), "number"),
        both("alpha", lambda row: _number(row.measured.alpha), "number"),
        both("alpha_low", lambda row: _number(row.measured.alpha_low), "number"),
        both("alpha_high", lambda row: _number(row.measured.alpha_high), "number"),
    ]
    declared: list[Column[PlanAgreement]] = field_columns(Agreement, lang, lambda row: row.measured)
    words = {column.name: column for column in declared}
    explained = [
        column._replace(heading=words[column.name].heading, meaning=words[column.name].meaning)
        if column.name in words
        else column
        for column in columns
    ]
    return table_of(
        with_the_rest(explained, Agreement, lang, lambda row: row.measured), items, lang
    )
