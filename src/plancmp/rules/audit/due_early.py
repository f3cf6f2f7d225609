"""A205: a milestone with nothing set for the end."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.examples import LITERACY, rows
from plancmp.rules.finding import Finding
from plancmp.rules.rule import Rule

_DUE_EARLY = Template(
    "due_early",
    "due in {year}; nothing is set from then to {end}",
    "{year}年到期；其后至{end}年未设目标",
)


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each target whose year comes before the end, the last of its kind."""
    last: dict[str, str] = {}
    for statement in plan.statements:
        if statement.role == "target":
            key = statement.indicator.id
            last[key] = max(last.get(key, ""), statement.year[-4:])
    end = str(plan.period[1])
    for statement in plan.statements:
        if statement.role != "target" or _is_universal(statement):
            continue
        if statement.year[-4:] == last[statement.indicator.id] < end:
            yield Finding(
                say(_DUE_EARLY, year=statement.year, end=end),
                (statement,),
            )


def _is_universal(target: Statement) -> bool:
    """Whether nothing is left to ask for once it is reached: a share of all, or none at all."""
    if target.meant.measure != "level" or target.low is None:
        return False
    if target.indicator.better == "lower":
        return target.low == 0
    return target.indicator.unit.dimension == "share" and target.low >= 100


RULES = (
    Rule(
        code="A205",
        name="due-early",
        severity="note",
        why=Bilingual(
            "A milestone that is due before the end of the period, with nothing set "
            "for the end: a target for 2022 in a plan that runs to 2025, and none for "
            "a later year. Whoever compares target years must know, and the years "
            "from then on ask for nothing.",
            "目标早于规划期末到期，其后未再设目标：规划至2025年，目标只到2022年。比较目标年份时须知"
            "，其后各年并无要求。",
        ),
        cannot_see=Bilingual(
            "An aim in words for the end of the period counts as something set, and so does one "
            "for a part of the population or area. A target of 100 % (or of none, where less is "
            "better) is not told: nothing more can be asked for.",
            "期末的文字性目标、以及只限部分人群或地域的目标，均视为已设目标。目标为100%（以低为优者"
            "为零）的不提示：已无可再提高。",
        ),
        innocent=Bilingual(
            "The target follows a programme that ends then.",
            "目标依据到该年为止的专项方案。",
        ),
        kind="row",
        fails=(rows(LITERACY, 'target: "50%", year: 2022'),),
        passes=(
            rows(LITERACY, 'target: "50%", year: 2022', "target: 持续提高"),
            rows(LITERACY, 'target: "50%", year: 2022', 'target: "55%"'),
            rows(LITERACY, 'target: "50%", year: 2022', 'target: "55%", scope: 城镇'),
            rows(LITERACY, 'target: "100%", year: 2022'),
        ),
        statements=check,
    ),
)
