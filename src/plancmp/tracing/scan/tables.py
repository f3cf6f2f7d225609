"""Tables: what each column holds, and a row of the draft for each row that has a value."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plancmp.language.paragraphs import WIDTH, figures
from plancmp.model.terms import NATURES
from plancmp.tracing.scan.found import Reading, Row, Unused
from plancmp.tracing.scan.parts import Part
from plancmp.tracing.scan.timing import Period
from plancmp.tracing.scan.values import level_by_hand, parsed
from plancmp.tracing.verify.grid import Cell, Grid
from plancmp.tracing.verify.source import clean

# What cleaning takes from a line, but for the change of width.
_DROPPED = re.compile(r"\s+|[?\ufffd\u200b\ufeff]|\*\*")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_AIM = re.compile(r"目标|规划|预期值|期末")
_REACHED = re.compile(r"实际|完成|现状|基期|基数|基准|现值|达到|情况|基线")
_OTHER = re.compile(
    r"领域|类别|分类|类型|一级|维度|序号|编号|单位|责任|备注|说明|来源|部门|性质|属性"
)
_NAME = re.compile(
    r"(?:主要|具体|核心|发展|二级|三级|监测|评价)*(?:指标|目标|项目|内容|任务)(?:名称|内容)?"
)
_NUMBER_ONLY = re.compile(r"[0-9.\-—]*")
_ROW_NUMBER = re.compile(r"^[(]?[0-9]{1,2}[.、)](?![0-9])|^[①-⑳]")
_FOOTNOTE = re.compile(r"[\[(][0-9*]{1,2}[\])]$|[①-⑳*]+$")
_PLAN = re.compile("十([一二三四五六])五")
_PLAN_ENDS = {"一": 2010, "二": 2015, "三": 2020, "四": 2025, "五": 2030, "六": 2035}
_PROJECT_COLUMNS = (
    ("number", re.compile("序号|编号")),
    ("name", re.compile("项目(?:名称)?|工程名称")),
    ("planned_investment", re.compile(r"“?十[三四五六]五”?.*投资|规划(?:期)?.*投资|计划投资")),
    ("total_investment", re.compile("总?投资")),
    ("years", re.compile("年限|起止|建设(?:时间|期)")),
    ("funding", re.compile("资金|来源")),
    ("progress", re.compile("进展|进度|前期|完成情况|推进情况")),
    ("owner", re.compile("业主|单位|主体")),
    ("remark", re.compile("备注")),
)


def read_table(part: Part, period: Period) -> tuple[list[Row], list[Unused], list[dict[str, str]]]:
    """Return the rows of a table, the figures left over, and the projects of a project list."""
    grid = part.grid
    if grid is None:
        return [], [], []
    printed = _Print(part)
    projects = _projects(grid, printed)
    if projects:
        return [], [], projects
    grid = _one_header(grid)
    name = _name_column(grid)
    columns = _value_columns(grid, name, period, past=_is_of_the_past(part, period))
    if name is None or not columns:
        return [], _left_over(part, grid), []
    unit = grid.unit_column
    nature = grid.nature_column
    rows: list[Row] = []
    for cells in grid.rows:
        label = _label(printed(cells[name]))
        if not label or label == grid.header[name]:
            continue
        values = {
            role: _reading(printed(cells[column]), year) for column, (role, year) in columns.items()
        }
        found_nature = cells[nature].text if nature is not None else ""
        rows.append(
            Row(
                line=cells[name].line,
                label=label,
                values=values,
                unit=printed(cells[unit]) if unit is not None else "",
                nature=next((each for each in NATURES if each[:2] in found_nature), ""),
            )
        )
    return rows, [], []


class _Print:
    """Gives cells the width back that cleaning took: the text as printed, without blanks."""

    def __init__(self, part: Part) -> None:
        self.lines = {number: _DROPPED.sub("", line) for number, line in part.lines}

    def __call__(self, cell: Cell) -> str:
        """Return a cell as printed, put together where it is broken over lines."""
        text = "".join(self.lines.get(number, "")[a:b] for number, a, b in cell.pieces)
        return text if clean(text) == cell.text else cell.text


def _label(printed: str) -> str:
    number = _ROW_NUMBER.match(printed.translate(WIDTH))
    label = printed[number.end() :] if number else printed
    return "" if _NUMBER_ONLY.fullmatch(label) else label


def _one_header(grid: Grid) -> Grid:
    """Put a header of two rows together: below a merged 2025年 may stand 目标值 and 单位."""
    if not grid.rows:
        return grid
    second = [cell.text for cell in grid.rows[0]]
    heads = sum(bool(_AIM.search(text) or _REACHED.search(text)) for text in second)
    if heads < 2 or any(text and figures(text) for text in second):
        return grid
    header: list[str] = []
    for place, head in enumerate(grid.header):
        above = (
            head or (header and _YEAR.findall(header[-1]) and second[place] and header[-1]) or ""
        )
        header.append(f"{above}{second[place]}" if second[place] != above else above)
    return Grid(tuple(header), grid.rows[1:])


def _name_column(grid: Grid) -> int | None:
    """Return the column of names: by its head, else the one of most words."""
    for place, head in enumerate(grid.header):
        if _NAME.fullmatch(head):
            return place
    lengths = {
        place: sum(len(row[place].text) for row in grid.rows if not _is_figure(row[place].text))
        for place, head in enumerate(grid.header)
        if not _OTHER.search(head) and not _YEAR.search(head) and not _AIM.search(head)
    }
    return max(lengths, key=lambda place: lengths[place], default=None)


def _is_figure(text: str) -> bool:
    return bool(text) and text[0] in "0123456789≤≥<>-—"


def _is_of_the_past(part: Part, period: Period) -> bool:
    """Whether a table reports on the period before: its aims are those of the former plan."""
    named = _PLAN.search(part.name)
    if named is not None:
        return _PLAN_ENDS[named[1]] <= period.base
    return part.background


def _value_columns(
    grid: Grid, name: int | None, period: Period, *, past: bool
) -> Mapping[int, tuple[str, str]]:
    """Return the columns of values with their role, and their year where it is not the usual."""
    found: dict[int, tuple[str, str]] = {}
    for place, head in enumerate(grid.header):
        if place == name or not head or _OTHER.search(head):
            continue
        years = [int(year) for year in _YEAR.findall(head)]
        year = years[-1] if years else 0
        aim = _AIM.search(head) is not None
        if not years and not aim and not _REACHED.search(head):
            continue
        if aim and (year <= period.base if year else past):
            role, usual = "prior_target", period.base
        elif aim or year > period.base:
            role, usual = "target", period.last
        else:
            role, usual = "actual" if past else "baseline", period.base
        if role in [each for each, _ in found.values()]:
            if role != "baseline" or "actual" in [each for each, _ in found.values()]:
                continue  # a row holds one value of a role
            role = "actual"
        found[place] = role, str(year) if year and year != usual else ""
    return found


def _reading(printed: str, year: str) -> Reading:
    if parsed(printed) is None:
        norm = printed.translate(WIDTH)
        numbers = figures(norm)
        if len(numbers) == 1:
            figure = numbers[0]
            hand = level_by_hand(printed, norm[figure.core : figure.core_end], figure.unit)
        else:
            hand = Reading(printed, {"measure": "qualitative"})
        return Reading(hand.printed, {**hand.given, **({"year": year} if year else {})})
    return Reading(printed, {"year": year} if year else {})


def _projects(grid: Grid, printed: _Print) -> list[dict[str, str]]:
    """Return the projects of a list that names each and what it costs; none of another table."""
    columns: dict[str, int] = {}
    for key, form in _PROJECT_COLUMNS:
        place = next(
            (at for at, head in enumerate(grid.header)
             if form.search(head) and at not in columns.values()), None,
        )  # fmt: skip
        if place is not None:
            columns[key] = place
    if not {"name", "total_investment"} <= columns.keys():
        return []
    return [
        {
            "number": str(number),
            **{key: printed(cells[place]) for key, place in columns.items()},
        }
        for number, cells in enumerate(grid.rows, 1)
        if cells[columns["name"]].text
    ]


def _left_over(part: Part, grid: Grid) -> list[Unused]:
    return [
        Unused(
            cell.line, part.section, "table", cell.text, part.name, "no column of names or values"
        )
        for row in grid.rows
        for cell in row
        if _is_figure(cell.text) and not _ROW_NUMBER.match(cell.text + ".")
    ]
