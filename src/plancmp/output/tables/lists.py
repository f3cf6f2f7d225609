"""The tables of `plans` and `indicators`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from plancmp.comparison.gaps import gap_name
from plancmp.model.cell import Cell
from plancmp.model.plan import Plan
from plancmp.model.vocabulary import Vocabulary
from plancmp.output.table import Table, View, ViewColumn
from plancmp.vocabulary.lookup import Candidate

PLAN_COLUMNS = (
    "plan", "place", "place_code", "stage", "draft_of", "period", "base_year", "title", "issuer",
    "number", "date", "statements", "targets", "projects", "gaps", "source_file", "source_sha256",
)  # fmt: skip


def plans_table(plans: Sequence[Plan], lang: str) -> Table:
    """Return the plans, one a row."""
    rows = [
        (
            plan.id,
            plan.place.zh,
            plan.place.code,
            plan.stage,
            plan.draft_of,
            plan.period_text,
            plan.base_year,
            plan.title,
            plan.issuer,
            plan.number,
            plan.date,
            len(plan.statements),
            sum(statement.role == "target" for statement in plan.statements),
            len(plan.projects),
            "; ".join(f"{gap.channel}: {gap_name(gap)}" for gap in plan.gaps),
            plan.source_file,
            plan.source_sha256,
        )
        for plan in plans
    ]
    zh = lang == "zh"
    heads = ("规划", "地区", "阶段", "时期", "条目", "目标") if zh else (
        "plan", "place", "stage", "period", "statements", "targets"
    )  # fmt: skip
    columns = (
        ViewColumn(heads[0], lambda row: row[0], min_width=20),
        ViewColumn(heads[1], lambda row: row[1], min_width=8),
        ViewColumn(heads[2], lambda row: row[3]),
        ViewColumn(heads[3], lambda row: row[5], min_width=9),
        ViewColumn(heads[4], lambda row: str(row[11]), right=True),
        ViewColumn(heads[5], lambda row: str(row[12]), right=True),
    )
    lacks = "所据文本缺：" if zh else "the source text lacks "
    view = View(
        rows, columns, notes=lambda row: [f"{lacks}{gap}" for gap in row[14].split("; ") if gap]
    )
    return Table(PLAN_COLUMNS, rows, view)


_ADDED = ("tier", "tier_source", "kind", "part_of", "subgroup_of", "replaced_by", "definition_zh")

INDICATOR_COLUMNS = (
    "indicator", "name_zh", "name_en", "domain", "unit", "better", "definition", "aliases",
    "broader", "related", "codes", "note", "score",
    *_ADDED,
)  # fmt: skip


def _joined(value: object) -> Cell:
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def indicators_table(candidates: Sequence[Candidate], vocabulary: Vocabulary, lang: str) -> Table:
    """Return indicators, one a row, in the order given; `score` says how well a query fits."""
    rows = [
        (
            each.indicator.id,
            each.indicator.zh,
            each.indicator.en,
            each.indicator.domain,
            each.indicator.unit.id,
            each.indicator.better,
            each.indicator.definition,
            "; ".join(each.indicator.aliases),
            "; ".join(each.indicator.broader),
            "; ".join(each.indicator.related),
            "; ".join(map(str, each.indicator.codes)),
            each.indicator.note,
            Decimal(str(round(each.score, 1))),
            *(_joined(getattr(each.indicator, name)) for name in _ADDED),
        )
        for each in candidates
    ]
    zh = lang == "zh"
    heads = ("指标", "名称", "单位", "向好") if zh else ("indicator", "name", "unit", "better")
    columns = (
        ViewColumn(heads[0], lambda row: row[0], min_width=24),
        ViewColumn(heads[1], lambda row: row[1] if zh else f"{row[1]} · {row[2]}", min_width=24),
        ViewColumn(heads[2], lambda row: row[4], min_width=5),
        ViewColumn(heads[3], lambda row: row[5], min_width=6),
    )
    ranked = len({candidate.score for candidate in candidates}) > 1

    def domain(row: tuple[str, ...]) -> str:
        if ranked:
            return ""
        found = vocabulary.domains[row[3]]
        return found.zh if zh else found.en

    view = View(rows, columns, group=domain, title=1)
    return Table(INDICATOR_COLUMNS, rows, view)
