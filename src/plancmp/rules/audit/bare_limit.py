"""A307: an upper limit printed as a bare number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plancmp.messages import Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.model.wording import as_printed
from plancmp.rules.evidence import key_of, levels_of
from plancmp.rules.examples import INFANTS, LITERACY, rows
from plancmp.rules.finding import Finding
from plancmp.rules.rule import Rule

_BARE_LIMIT = Template(
    "bare_limit",
    "a bare number where less is better: {printed} is neither ≤ nor <",
    "以低为优而只印数值：{printed}未写“≤”或“＜”",
)


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each target without a bound where less is better."""
    levels = levels_of(plan)
    by_row: dict[tuple[str, ...], list[Statement]] = {}
    for other in plan.statements:
        if other.low is not None and other.meant.measure == "level":
            by_row.setdefault(_row_of(other), []).append(other)
    for statement in plan.statements:
        if (
            statement.role != "target"
            or statement.indicator.better != "lower"
            or statement.meant.measure != "level"
            or statement.meant.bound
            or statement.meant.high is not None
            or not statement.low
            or not statement.value.printed[:1].isdigit()  # a verb: 降低到20%
            or _is_time_within(statement)
        ):
            continue
        if any(level.meant.bound for level in levels.get(key_of(statement), ())):
            continue
        if _falls(statement, by_row.get(_row_of(statement), ())):
            continue
        yield Finding(
            say(_BARE_LIMIT, printed=as_printed(statement)),
            (statement,),
            cause=f"{statement.section} {statement.block}" if statement.block else "",
        )


def _row_of(statement: Statement) -> tuple[str, ...]:
    return (statement.section, statement.block, statement.indicator.id, statement.scope)


def _is_time_within(target: Statement) -> bool:
    """Whether it is a time in hours or minutes: what is done in it is done within it."""
    unit = target.indicator.unit
    return unit.dimension == "duration" and unit.factor < 1


def _falls(target: Statement, row: Iterable[Statement]) -> bool:
    """Whether an earlier figure of the row is higher, or a later one lower."""
    low, year = target.low, target.year[-4:]
    return low is not None and any(
        statement.low is not None
        and (
            (statement.year[-4:] < year and statement.low > low)
            or (statement.year[-4:] > year and statement.low < low)
        )
        for statement in row
    )


RULES = (
    Rule(
        code="A307",
        name="bare-limit",
        severity="note",
        confidence="medium",
        why=Bilingual(
            "An upper limit printed as a bare number. Where less is better, `20%` as "
            "a target leaves open whether less is welcome or 20 % is to be met. Not "
            "told where another place of the document prints the same figure with its "
            "bound, where the base value or another year of the row shows that it is to fall, "
            "where a verb stands with the figure (降低到20%), or for a time in hours or minutes "
            "within which something is done.",
            "上限只印数值：以低为优的指标，目标“20%”未说明是低于即可还是须达到20%。文件别处以带限定"
            "词的形式印出同一数值、同行基期值或其他年份已表明须下降、数值带有动词（降低到20%）、或"
            "为以小时或分钟计的时限时，不提示。",
        ),
        cannot_see=Bilingual(
            "Words outside the value that say that it is a limit.",
            "数值之外说明其为上限的文字。",
        ),
        innocent=Bilingual(
            "The head of the table says that its figures are limits.",
            "表头已说明所列为上限。",
        ),
        kind="row",
        fails=(
            rows(INFANTS, "target: 6‰"),
            rows(INFANTS, "target: 6‰, baseline: 5‰"),
            rows("average_length_of_stay", "target: 8天"),
        ),
        passes=(
            rows(INFANTS, "target: 6‰左右"),
            rows(INFANTS, "target: 6‰, baseline: 8.1‰"),
            rows(INFANTS, 'targets: {"2023": 7‰, "2025": 6‰}, baseline: 8.1‰'),
            rows(INFANTS, "target: 降低到6‰"),
            rows(INFANTS, "target: 控制在6‰"),
            rows("emergency_response_time", "target: 1小时"),
            rows(INFANTS, "target: 6‰", "target: ≤6‰"),
            rows(LITERACY, 'target: "25%"'),
        ),
        statements=check,
    ),
)
