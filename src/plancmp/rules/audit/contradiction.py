"""A101, A102: one thing stated with different figures in one document."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.comparison.figures import compare_figures
from plancmp.messages import Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.evidence import KINDS, cell_of, first_that_differs, printed_at, same_things
from plancmp.rules.examples import INFANTS, LITERACY, rows
from plancmp.rules.finding import Finding, as_read
from plancmp.rules.rule import Rule

_DIFFERS = Template(
    "states_differently", "for {year} it prints {prints}", "{year}年前后不一：{prints}"
)

_JOINT = Template(
    "states_differently_jointly",
    "for {year} it prints {prints}; one of them is a single figure for {indicators} together",
    "{year}年前后不一：{prints}；其一为{indicators}合印的一个数值",
)
_NAME = Template("name_of_indicator", "{en}", "{zh}")


def check_targets(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each target that the plan states with more than one figure."""
    yield from _differing(plan, ("target", "prior_target"))


def check_reached(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each thing that is reported with more than one figure."""
    yield from _differing(plan, ("reached",))


def _differing(plan: Plan, kinds: tuple[str, ...]) -> Iterator[Finding]:
    cells: dict[str, dict[str, Statement]] = {}
    for statement in plan.statements:
        cells.setdefault(cell_of(statement), {})[statement.indicator.id] = statement
    for group in same_things(plan):
        first, figure = group[0]
        if KINDS[first.role] not in kinds:
            continue
        outcomes = [compare_figures(figure, other).relation for _, other in group[1:]]
        if all(outcome in ("same", "reworded") for outcome in outcomes):
            continue
        prints = dict.fromkeys(printed_at(statement, as_read(statement)) for statement, _ in group)
        second = first_that_differs(group)
        rest = [
            statement
            for statement, _ in group
            if statement is not first and statement is not second
        ]
        text, severity = say(_DIFFERS, year=first.year, prints=tuple(prints)), ""
        joint = max((cells[cell_of(statement)] for statement in (first, second)), key=len)
        if "reached" in kinds and len(joint) > 1:
            names = tuple(
                say(_NAME, zh=statement.indicator.zh, en=statement.indicator.en)
                for statement in joint.values()
            )
            text = say(_JOINT, year=first.year, prints=tuple(prints), indicators=names)
            severity = "warning"
        yield Finding(
            text,
            (first, second, *rest),
            tuple(statement for statement, _ in group),
            severity=severity,
            cause=_tables(first, second) if "rfigureed" in kinds else "",
        )


def _tables(first: Statement, second: Statement) -> str:
    """Return a name of the two tables that differ, if both figures stand in tables."""
    if {first.channel, second.channel} != {"table"}:
        return ""
    places = (f"{figure.section} {figure.block}" for figure in (first, second))
    return " against ".join(places)


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
)
