"""A307: an upper limit printed as a bare number."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Template, say
from plancmp.model.plan import Plan
from plancmp.model.wording import as_printed
from plancmp.rules.evidence import key_of, levels_of
from plancmp.rules.examples import INFANTS, LITERACY, rows
from plancmp.rules.finding import Finding
from plancmp.rules.rule import Rule, Words

_BARE_LIMIT = Template(
    "bare_limit",
    "a bare number where less is better: {printed} is neither ≤ nor <",
    "以低为优而只印数值：{printed}未写“≤”或“＜”",
)


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each target without a bound where less is better."""
    levels = levels_of(plan)
    for statement in plan.statements:
        if (
            statement.role != "target"
            or statement.indicator.better != "lower"
            or statement.meant.measure != "level"
            or statement.meant.bound
            or statement.meant.high is not None
            or not statement.low
        ):
            continue
        if any(each.meant.bound for each in levels.get(key_of(statement), ())):
            continue
        yield Finding(
            say(_BARE_LIMIT, printed=as_printed(statement)),
            (statement,),
            cause=f"{statement.section} {statement.block}" if statement.block else "",
        )


RULES = (
    Rule(
        code="A307",
        name="bare-limit",
        severity="note",
        confidence="medium",
        why=Words(
            "An upper limit printed as a bare number. Where less is better, `20%` as "
            "a target leaves open whether less is welcome or 20 % is to be met. Not "
            "told where another place of the document prints the same figure with its "
            "bound (that is A103).",
            "上限只印数值：以低为优的指标，目标“20%”未说明是低于即可还是须达到20%。文件别处以带限定"
            "词的形式印出同一数值时不提示（属 A103）。",
        ),
        cannot_see=Words(
            "Words outside the value that say that it is a limit; a capability "
            "(within an hour) that is a limit by its nature, which only `note` "
            "explains.",
            "数值之外说明其为上限的文字；本身就是上限的能力要求（如一小时内），只能在 `note` 中说明"
            "。",
        ),
        innocent=Words(
            "The head of the table says that its figures are limits.",
            "表头已说明所列为上限。",
        ),
        kind="row",
        fails=(rows(INFANTS, "target: 6‰"),),
        passes=(
            rows(INFANTS, "target: 6‰左右"),
            rows(INFANTS, "target: 6‰", "target: ≤6‰"),
            rows(LITERACY, 'target: "25%"'),
        ),
        statements=check,
    ),
)
