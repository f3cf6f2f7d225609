"""The columns of a table that say by how much its indicators changed, or are to change.

A plan says by how much a year, or altogether until its end; a report says against the year before.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from plancmp.language.folding import clean
from plancmp.language.periods import plans_in
from plancmp.language.tables import YEAR, TableColumn
from plancmp.model.words import Words
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.setting import Setting
from plancmp.tracing.scan.table_values import OPEN, Values

_LEAST = 2


def change_columns(
    columns: tuple[TableColumn, ...], values: Sequence[Values], year: str, title: str,
    setting: Setting, words: Words,
) -> list[Values]:  # fmt: skip
    """Return the columns of changes, where it is certain between which years.

    `title` and `year` are those of the table, the year empty if nothing tells; it counts where
    there are no levels.

    Those of a plan go from the one base year of the table, or of the plan, to its one aim; those of
    a report from the year before the last that was reached.
    """
    points = words.pattern("{points}")
    heads = {place: column.head for place, column in enumerate(columns) if column.kind == "change"}
    apart = {place: head for place, head in heads.items() if points.search(head)}
    heads = {place: head for place, head in heads.items() if place not in apart}
    reached = all(column.role == "actual" for column in values)
    between = _against_last_year(apart, values, year, setting, words) if apart and reached else []
    titled = _of_titled_plan(heads, values, title, words)
    return between + (titled or _grown(heads, columns, values, year, setting, words))


def _grown(
    heads: dict[int, str], columns: tuple[TableColumn, ...], values: Sequence[Values], year: str,
    setting: Setting, words: Words,
) -> list[Values]:  # fmt: skip
    """Return the columns of changes that are no differences of shares."""
    of_plans = _of_plans(heads, setting)
    if of_plans:
        named = {one.place for one in of_plans}
        heads = {place: head for place, head in heads.items() if place not in named}
        return of_plans + _grown(heads, columns, values, year, setting, words)
    planned = _of_years(heads, values, setting, words)
    planned = planned or _since_the_base(heads, columns, values, setting, words)
    planned = planned or _on_last_year(heads, values, words)
    if planned:
        return planned
    beside = _beside_levels(heads, columns, values, words)
    if beside:
        return beside
    if heads and all(column.role == "actual" for column in values):
        return _against_last_year(heads, values, year, setting, words)
    bases, aims = (
        {column.column or setting.usual(column.role) for column in values if column.role in roles}
        for roles in (("baseline", "actual"), ("target",))
    )
    former = any(column.role == "prior_target" for column in values)
    period = setting.period if setting.period and setting.period.sure else None
    if period and not bases and aims == {str(period.last)}:
        bases = {str(period.base)}
    if former or len(bases) != 1 or len(aims) != 1 or not (bases | aims).isdisjoint({""}):
        return []
    years = f"{int(bases.pop()) + 1}-{aims.pop()}"
    form = words.pattern("{moved.yearly}|{column.whole}")
    return [
        Values(place, "target", years, change=head)
        for place, head in heads.items()
        if form.search(head)
    ]


def _of_titled_plan(
    heads: dict[int, str], values: Sequence[Values], title: str, words: Words
) -> list[Values]:
    """Return the columns of mean growth behind levels at the end of the plan that a title names.

    `“十二五”发展基本情况`: 规划目标 2015年 | 年均增长 | 实现情况 2015年 | 年均增长.
    """
    plans = {plan for _, _, plan in plans_in(clean(title))}
    yearly = words.pattern("{moved.yearly}")
    if len(plans) != 1 or not heads or not all(map(yearly.search, heads.values())):
        return []
    (plan,) = plans
    found: list[Values] = []
    for place, head in heads.items():
        before = _level_before(place, values)
        if before is None or before.place != place - 1 or before.column != str(plan.last):
            return []
        found.append(
            Values(place, before.role, f"{plan.first}-{plan.last}", before.doubts, change=head)
        )
    return found


def _of_plans(heads: dict[int, str], setting: Setting) -> list[Values]:
    """Return the columns of changes whose heads name the plan that they are of: “十三五”年均.

    Aims are those of the text's own plan, or of the latest where each head names one, if the text
    is no report.
    """
    plans = {place: found[0][2] for place, head in heads.items() if (found := plans_in(head))}
    if not plans:
        return []
    own = setting.period if setting.period and setting.period.sure else None
    latest = max(plan.last for plan in plans.values()) if len(plans) == len(heads) else 0
    latest = own.last if own else latest
    return [
        Values(place, "target" if ahead else "actual", f"{plan.first}-{plan.last}", change=head)
        for place, head in heads.items()
        if (plan := plans.get(place))
        for ahead in (plan.last == latest and not setting.header.reports,)
    ]


def _of_years(
    heads: dict[int, str], values: Sequence[Values], setting: Setting, words: Words
) -> list[Values]:
    """Return the columns of changes whose heads all name their year: 2023年计划增长, 2023年增长.

    One that does not say whether it is planned is so if the level in front of it is: below 2006年
    stand 计划, 预计完成 and 比上年±%.
    """
    years = {place: set(YEAR.findall(head)) for place, head in heads.items()}
    if len(heads) < _LEAST or any(len(found) != 1 for found in years.values()):
        return []
    aimed = words.pattern("{column.target}|{table_of.planned}")
    reached = words.pattern("{column.reached}")
    found: list[Values] = []
    for place, head in heads.items():
        year = years[place].pop()
        said = "target" if aimed.search(head) else "actual" if reached.search(head) else ""
        before = _level_before(place, values)
        beside = before is not None and before.column == year and said in before.role
        role = before.role if before and beside else said
        role = "prior_target" if role == "target" and setting.header.reports else role
        if not role:
            return []
        since = str(int(year) - 1)
        found.append(Values(place, role, year, (), year, change=head, since=since))
    return found


def _level_before(place: int, values: Sequence[Values]) -> Values | None:
    """Return the nearest column of levels in front of a place that has a year."""
    before = [one for one in values if one.place < place and one.column and not one.measure]
    return max(before, key=lambda one: one.place, default=None)


def _on_last_year(heads: dict[int, str], values: Sequence[Values], words: Words) -> list[Values]:
    """Return the one column of changes behind a year's aim: 2018年预算数, 比上年执行数增减%."""
    if len(heads) != 1:
        return []
    ((place, head),) = heads.items()
    aim = _level_before(place, values)
    if aim is None or aim.role != "target" or not aim.column.isdecimal():
        return []
    since = str(int(aim.column) - 1)
    reached = any(one.column == since and one.role == "actual" for one in values)
    if not reached or not words.pattern("{moved.than}{moved.last_year}").search(head):
        return []
    return [Values(place, "target", aim.year, aim.doubts, aim.column, change=head, since=since)]


def _since_the_base(
    heads: dict[int, str], columns: tuple[TableColumn, ...], values: Sequence[Values],
    setting: Setting, words: Words,
) -> list[Values]:  # fmt: skip
    """Return the columns of changes that each stand beside a level, all counted from one base.

    `规划目标` and `完成情况` each stand above `2020年` and `年均增长`; 2015年, or the base year of
    the plan that ends in 2020, is the base of both.
    """
    said = words.pattern(
        "(?:19|20)[0-9]{2}年?|{moved.yearly}|{column.change}|{column.whole}|率|\\(%\\)|〔|〕"
    )
    bases = [one.column for one in values if one.role == "baseline"]
    levels = {
        said.sub("", columns[one.place].head): one
        for one in values
        if one.column and one.role != "baseline"
    }
    beside = {place: levels.get(said.sub("", head)) for place, head in heads.items()}
    plan = setting.header.period
    if (
        plan
        and plan.sure
        and not bases
        and {one.column for one in levels.values()} == {str(plan.last)}
    ):
        bases = [str(plan.base)]
    if len(bases) != 1 or len(levels) < _LEAST or not heads or not all(beside.values()):
        return []
    first = str(int(bases[0]) + 1) if bases[0].isdecimal() else OPEN
    yearly = words.pattern("^.*?(?={moved.yearly})")
    return [
        Values(
            place,
            one.role,
            f"{first}-{one.column}",
            one.doubts,
            change=yearly.sub("", heads[place]),
        )
        for place, one in beside.items()
        if one and one.column > first
    ]


def _beside_levels(
    heads: dict[int, str], columns: tuple[TableColumn, ...], values: Sequence[Values], words: Words
) -> list[Values]:
    """Return the columns of changes where each stands beside its level below one head.

    `2015年目标` stands above `绝对值` and `增速(%)`: both are aims for 2015.
    Nothing where one does not.
    """
    said = words.pattern("{table_of.level}|{column.change}率?(?:\\(%\\))?")
    levels = {said.sub("", columns[one.place].head): one for one in values if one.column}
    if len(levels) < _LEAST or len(levels) < len(heads):
        return []
    found = {place: levels.get(said.sub("", head)) for place, head in heads.items()}
    if not all(found.values()):
        return []
    beside = [(place, one, int(one.column) - 1) for place, one in found.items() if one]
    return [
        Values(place, one.role, one.year, one.doubts, change=heads[place], since=str(since))
        for place, one, since in beside
    ]


def _against_last_year(
    heads: dict[int, str], values: Sequence[Values], year: str, setting: Setting, words: Words
) -> list[Values]:
    """Return the columns of changes against the year before: `比上年增长（%）`, `比上年增加`."""
    found = {column.column or column.year or setting.usual("actual") for column in values}
    found |= {year} if year and not values else set()
    years = sorted({int(told) for told in found if told.isdecimal()})
    if not years and not found - {""}:
        return [
            Values(place, "actual", "", (doubts.YEAR,), change=head, since=OPEN)
            for place, head in heads.items()
        ]
    if not years or len(years) < len(found):
        return []
    form = words.pattern(
        "{moved.same_time}.*%|{moved.than}?{moved.last_year}|{moved.than}(?:19|20)[0-9]{2}年"
    )
    yearly = words.pattern("{moved.yearly}")
    if len(years) == _LEAST and years[1] - years[0] > 1 and all(map(yearly.search, heads.values())):
        whole = f"{years[0] + 1}-{years[1]}"
        marks = values[0].doubts if values else ()
        return [Values(at, "actual", whole, marks, change=head) for at, head in heads.items()]
    beside = any(last - first == 1 for first, last in pairwise(years[-2:]))
    beside = beside or any(map(form.search, heads.values()))
    if not (beside or len(years) == 1):
        return []
    open_ = () if beside else (doubts.VALUE,)  # in a report mostly against the year before
    usual = setting.usual("actual")
    said = "" if str(years[-1]) == usual else str(years[-1])
    marks, since = (*(values[0].doubts if values else ()), *open_), str(years[-1] - 1)
    against = words.pattern("{moved.than}((?:19|20)[0-9]{2})年?")
    return [
        Values(place, "actual", said, marks, change=head, since=told[1] if told else since)
        for place, head in heads.items()
        for told in (against.match(head),)
    ]
