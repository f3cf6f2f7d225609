"""One table in all the ways that pages write it: read alike, or its figures are left over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from plancmp.model.terms import ROLES
from plancmp.reading.catalogue import Catalogue
from plancmp.tracing.scan.draft import Draft
from tests.test_scan_tables import scanned

PLAN = "某市卫生健康发展“十四五”规划\n\n为推进工作，制定本规划。\n\n表1 “十四五”时期主要指标\n"
NAMES = (
    ("人均预期寿命", "岁"), ("孕产妇死亡率", "1/10万"), ("婴儿死亡率", "‰"),
    ("3岁以下儿童系统管理率", "%"), ("个人卫生支出占卫生总费用的比重", "%"),
    ("每千人口执业(助理)医师数", "人"), ("国家卫生县城数量", "个"), ("出生人口性别比", ""),
    ("医护比", "-"), ("健康服务业总规模", "亿元"),
)  # fmt: skip
HEADS = (
    ("2020年", "2025年目标"), ("2020年现状", "2025年目标"), ("2025年目标值",),
    ("2020年完成情况", "2022年目标", "2025年目标"),
)  # fmt: skip
GROUPS = ("健康水平", "健康服务", "健康保障", "健康环境")


@dataclass(frozen=True)
class Written:
    """The rows of a table, its heads first; and of each figure whose it is, its role and year."""

    rows: tuple[tuple[str, ...], ...]
    truth: dict[tuple[str, str], tuple[str, str]]


@st.composite
def tables(draw: st.DrawFn) -> Written:
    """Draw a table of aims: with or without groups, numbers, units, kinds of aims and offices."""
    grouped, numbered, units, natured, offices = (draw(st.booleans()) for _ in range(5))
    values = draw(st.sampled_from(HEADS))
    heads = [
        *["领域"] * grouped, *["序号"] * numbered, "指标", *["单位"] * units, *values,
        *["属性"] * natured, *["责任单位"] * offices,
    ]  # fmt: skip
    names = draw(st.lists(st.sampled_from(NAMES), min_size=4, max_size=9, unique=True))
    printed = draw(
        st.lists(
            st.decimals(1, 99, places=1).map(str), min_size=30, max_size=30, unique=True
        )
    )  # fmt: skip
    rows, truth = [tuple(heads)], {}
    for at, (name, unit) in enumerate(names):
        own = [printed.pop() for _ in values]
        if len(values) > 1 and draw(st.integers(0, 4)) == 0:
            own[0] = draw(st.sampled_from(("-", "")))
        if draw(st.integers(0, 4)) == 0:
            own[-1] = draw(st.sampled_from(("持续提升", "按上级要求")))
        for head, value in zip(values, own, strict=True):
            role = "target" if "目标" in head else "baseline"
            truth[name, value] = role, head[:4]
        group = GROUPS[at // 3] if at % 3 == 0 else ""
        rows.append(
            (
                *[group] * grouped, *[str(at + 1)] * numbered, name, *[unit] * units, *own,
                *["预期性"] * natured, *[draw(st.sampled_from(("教育局", "卫生健康局")))] * offices,
            )
        )  # fmt: skip
    return Written(tuple(rows), truth)


def as_tabs(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def as_bars(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def as_cells(rows: Sequence[Sequence[str]]) -> str:
    """Return a cell a line, the empty ones lost."""
    return "\n".join(cell for row in rows for cell in row if cell)


def as_barred_cells(rows: Sequence[Sequence[str]]) -> str:
    """Return a cell a line, a bar behind each."""
    return "\n".join(f"{cell} |" for row in rows for cell in row)


def as_blanks(rows: Sequence[Sequence[str]]) -> str:
    """Return a row a line with blanks between the cells, the empty ones lost."""
    return "\n".join(" ".join(cell for cell in row if cell) for row in rows)


def figures(draft: Draft) -> list[tuple[str, str, str, str, bool]]:
    """Return label, figure, role and year of all that a draft has, and whether it is marked."""
    loaded: dict[str, Any] = yaml.load(draft.text, yaml.BaseLoader)
    usual = {"target": loaded["period"][-4:]}
    marks = iter("# ?" in line for line in draft.text.split("\n") if "- {indicator: " in line)
    found = []
    for section in loaded["sections"]:
        tables = [table["rows"] for table in section.get("tables", [])]
        for row in (row for rows in (section.get("text", []), *tables) for row in rows):
            mark = next(marks)
            values = [(role, row.get("year"), row[role]) for role in ROLES if role in row]
            values += [("target", year, value) for year, value in row.get("targets", {}).items()]
            for role, said, value in values:
                own = value if isinstance(value, dict) else {"printed": value}
                year = own.get("year") or said or usual.get(role, loaded["base_year"])
                plain = role.replace("actual", "baseline")
                found.append((row["label"], own["printed"], plain, year, mark))
    return found


def as_wide_blanks(rows: Sequence[Sequence[str]]) -> str:
    """Return a row a line with several blanks between the cells, below no heads in particular."""
    return "\n".join("   ".join(cell for cell in row if cell) for row in rows)


FORMS = (as_tabs, as_bars, as_cells, as_barred_cells, as_blanks, as_wide_blanks)


@settings(max_examples=20, deadline=None)
@given(table=tables())
@pytest.mark.parametrize("write", FORMS)
def test_a_table_is_read_right_or_not_at_all(
    shipped: Catalogue, write: Callable[[Sequence[Sequence[str]]], str], table: Written
) -> None:
    draft = scanned(f"{PLAN}{write(table.rows)}\n\n三、主要任务\n", shipped)
    right = {
        (name, printed, *when) for (name, printed), when in table.truth.items() if printed
    }  # fmt: skip
    found = set()
    for label, printed, role, year, marked in figures(draft):
        said = {(name, printed, role, year) for name, _ in NAMES if name in label} & right
        assert said or marked or not any(char.isdigit() for char in printed), (label, printed)
        found |= said
    if write in (as_tabs, as_bars):
        assert found == right
