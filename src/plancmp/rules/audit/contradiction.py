"""A101 to A103: one thing stated with different figures, or in other words, in one document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from plancmp.comparison.figures import ComparedFigure, compare_figures
from plancmp.messages import Message, Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.evidence import (
    KINDS,
    LOWER_BOUNDS,
    UPPER_BOUNDS,
    cell_of,
    first_that_differs,
    printed_at,
    same_things,
)
from plancmp.rules.examples import INFANTS, LITERACY, rows
from plancmp.rules.finding import Finding, as_read, name_of
from plancmp.rules.rule import Rule

_DIFFERS = Template(
    "states_differently", "for {year} it prints {prints}", "{year}年前后不一：{prints}"
)

_JOINT = Template(
    "states_differently_jointly",
    "for {year} it prints {prints}; one of them is a single figure for {indicators} together",
    "{year}年前后不一：{prints}；其一为{indicators}合印的一个数值",
)
_PRESUMED = Template(
    "states_differently_presumed",
    "it prints {prints}; where the text names no year, the base year {year} is presumed",
    "前后不一：{prints}；未写明年份者，按基期{year}年计",
)
_REWORDED = Template(
    "worded_differently",
    "the same figure in other words: {prints}",
    "数值相同而措辞不同：{prints}",
)

_Group = Sequence[tuple[Statement, ComparedFigure]]


def check_targets(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for statement target that the plan states with more than one figure."""
    for group in _groups(plan, ("target", "prior_target"), differing=True):
        yield _differing(group)


def check_reached(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for statement thing that is reported with more than one figure."""
    cells: dict[str, dict[str, Statement]] = {}
    for statement in plan.statements:
        cells.setdefault(cell_of(statement), {})[statement.indicator.id] = statement
    for group in _groups(plan, ("reached",), differing=True):
        first, second = group[0][0], first_that_differs(group)
        found = replace(_differing(group), cause=_tables(first, second))
        if first.year == str(plan.base_year) and any(_in_prose(one) for one, _ in group):
            text = say(_PRESUMED, year=first.year, prints=_prints(group))
            found = replace(found, message=text)
        joint = max((cells[cell_of(statement)] for statement in (first, second)), key=len)
        if len(joint) > 1:
            names = tuple(name_of(statement.indicator) for statement in joint.values())
            text = say(_JOINT, year=first.year, prints=_prints(group), indicators=names)
            found = replace(found, message=text, severity="warning")
        yield found


def check_wording(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for statement figure that is printed with different bounds."""
    for group in _groups(plan, tuple(KINDS.values()), differing=False):
        second = _asks_otherwise(group)
        if second is not None:
            text = say(_REWORDED, prints=_prints(group))
            yield Finding(text, _second_first(group, second))


def _groups(plan: Plan, kinds: tuple[str, ...], *, differing: bool) -> Iterator[_Group]:
    """Yield what is stated more than once, with figures that differ or with the same in all."""
    for group in same_things(plan):
        first, figure = group[0]
        if KINDS[first.role] in kinds:
            outcomes = {compare_figures(figure, other).relation for _, other in group[1:]}
            if (not outcomes <= {"same", "reworded"}) == differing:
                yield group


def _differing(group: _Group) -> Finding:
    text = say(_DIFFERS, year=group[0][0].year, prints=_prints(group))
    about = tuple(statement for statement, _ in group)
    return Finding(text, _second_first(group, first_that_differs(group)), about)


def _prints(group: _Group) -> tuple[Message, ...]:
    return tuple(dict.fromkeys(printed_at(statement, as_read(statement)) for statement, _ in group))


def _second_first(group: _Group, second: Statement) -> tuple[Statement, ...]:
    """Return the statements of a group, the second to be set beside the first."""
    first = group[0][0]
    rest = (
        statement for statement, _ in group if statement is not first and statement is not second
    )
    return (first, second, *rest)


def _asks_otherwise(group: _Group) -> Statement | None:
    """Return the first statement that other values would meet than the group's first."""
    side = _side(*group[0])
    return next(
        (statement for statement, figure in group[1:] if _side(statement, figure) != side), None
    )


def _side(statement: Statement, figure: ComparedFigure) -> str:
    """Return from which side a figure binds: a bare one from the side that its indicator has."""
    if figure.bound in UPPER_BOUNDS:
        return "upper"
    if figure.bound in LOWER_BOUNDS:
        return "lower"
    if figure.bound == "~":
        return "about"
    return {"higher": "lower", "lower": "upper"}.get(statement.indicator.better, "exact")


def _in_prose(statement: Statement) -> bool:
    """Whether it stands where no column says its year."""
    return statement.channel != "table"


def _tables(first: Statement, second: Statement) -> str:
    """Return a name of the two tables that differ, if both figures stand in tables."""
    if {first.channel, second.channel} != {"table"}:
        return ""
    return " against ".join(f"{figure.section} {figure.block}" for figure in (first, second))


RULES = (
    Rule(
        code="A101",
        name="contradiction",
        severity="error",
        why=Bilingual(
            "A target that one document states with different figures. The same indicator, year "
            "and scope, measured alike, stands in two places (the prose, a table, a box) with two "
            "figures: `6.0‰以下` here and `≤3.1` there. An upper and a lower limit of the same "
            "figure contradict each other too. Mere wording (`25%` and `25%左右`) is A103.",
            "同一文件对同一目标给出不同数值：指标、年份、口径相同，而正文、表格或专栏所印不同，如一"
            "处“6.0‰以下”，另一处“≤3.1”。同一数值一为上限、一为下限，也属矛盾。仅措辞不同（“25%”与“"
            "25%左右”）属 A103。",
        ),
        cannot_see=Bilingual(
            "A contradiction between different scopes or years; between a level and a change "
            "(that is A104); between two aims without figures; whether one place speaks of a "
            "stage on the way that the encoding does not tell from the end.",
            "不同口径或年份之间的矛盾；水平值与变化量之间的矛盾（属 A104）；两个无数值目标之间的矛"
            "盾；某处所指是否为阶段性目标，而录入时未作区分。",
        ),
        innocent=Bilingual(
            "One of the two is a stage on the way, or is counted over other institutions.",
            "其一为阶段性目标，或所计机构不同。",
        ),
        kind="row",
        fails=(
            rows(INFANTS, "target: 6.0‰以下", "target: ≤3.1‰"),
            rows(LITERACY, 'target: "20-25%"', 'target: "25%"'),
            rows(LITERACY, 'target: "≥25%"', 'target: "≤25%"'),
        ),
        passes=(
            rows(INFANTS, "target: ≤6‰", "target: 6.0‰以下"),
            rows(INFANTS, "target: ≤6‰", "target: 0.6%以下"),
            rows(LITERACY, 'target: "25%"', 'target: "22%", year: 2022'),
            rows(LITERACY, 'target: "25%"', 'target: "22%", scope: 户籍'),
            rows(LITERACY, 'target: "25%"', "target: 稳步提高"),
        ),
        statements=check_targets,
    ),
    Rule(
        code="A102",
        name="base-differs",
        severity="error",
        why=Bilingual(
            "A base value or reported value that differs between two places of the document: the "
            "table's base value is not the value that the prose or another table reports for the "
            "same indicator, year and scope. A warning only where one of them is a single figure "
            "that a row prints for several indicators. What two tables give otherwise is one "
            "finding.",
            "基期值或实际值前后不一：表中的基期值，与正文或另一张表对同一指标、年份、口径所报告的"
            "数值不同。其一为一行多个指标合印的一个数值时，仅作警告（warning）。两张表之间的各处不"
            "一合为一项。",
        ),
        cannot_see=Bilingual(
            "Which of the two is right; that the two places mean different things under one name "
            "(a count of the whole area and of public institutions, say) unless the encoding gives "
            "a scope.",
            "两者孰是；两处同名而所指不同（如全域数与公立机构数），除非录入时注明口径。",
        ),
        innocent=Bilingual(
            "The two are counted on other days, or over other institutions or persons.",
            "两者统计时点不同，或所计机构、人群不同。",
        ),
        kind="row",
        fails=(rows(INFANTS, "actual: 3.4‰", "baseline: 3.5‰"),),
        passes=(
            rows(INFANTS, "actual: 3.4‰", "actual: 3.5‰, year: 2019"),
            rows(INFANTS, "actual: 3.4‰", "actual: 3.40‰"),
        ),
        statements=check_reached,
    ),
    Rule(
        code="A103",
        name="wording",
        severity="note",
        why=Bilingual(
            "The same figure with another bound, so that other values meet it: `80岁` in one place "
            "and `80岁左右` in another, or a limit on the side where the figure is not wanted. Not "
            "a contradiction, but not the same promise either when it comes to judging whether it "
            "was kept. What differs at most on the very figure is not told: two spellings of one "
            "bound (`≤20` and `20以下`, `>90` and `90以上`), and a bare figure beside the bound "
            "that its indicator has anyway (`25%` and `25%以上` where more is better).",
            "同一数值而限定词不同，以致是否完成的标准不同：一处为“80岁”，另一处为“80岁左右”，或限定"
            "在不利的一侧。并非矛盾，但评判是否完成时并不是同一承诺。至多在该数值本身有别的不计：同"
            "一限定的两种写法（“≤20”与“20以下”、“>90”与“90以上”），以及以高为优的指标之“25%”与“25%"
            "以上”。",
        ),
        cannot_see=Bilingual("Differences of wording outside the value.", "数值之外的措辞差异。"),
        innocent=Bilingual(
            "The bound was left out where space was short.",
            "因篇幅所限省去限定词。",
        ),
        kind="row",
        fails=(
            rows(LITERACY, 'target: "25%"', 'target: "25%左右"'),
            rows(LITERACY, 'target: "25%以上"', 'target: "25%左右"'),
            rows(LITERACY, 'target: "25%"', 'target: "25%以下"'),
        ),
        passes=(
            rows(LITERACY, 'target: "25%"', 'target: "25%以上"'),
            rows(LITERACY, 'target: "＞25%"', 'target: "25%以上"'),
            rows(INFANTS, "target: 6‰", "target: ≤6‰"),
            rows(LITERACY, 'target: "25%以上"', 'target: "不低于25%"'),
            rows(INFANTS, "target: 6.0‰以下", "target: ≤3.1‰"),
        ),
        statements=check_wording,
    ),
)
