"""A205: a milestone with nothing set for the end."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Template, say
from plancmp.model.plan import Plan
from plancmp.rules.examples import LITERACY, rows
from plancmp.rules.finding import Finding
from plancmp.rules.rule import Rule, Words

_DUE_EARLY = Template(
    "due_early",
    "due in {year}; nothing is set from then to {end}",
    "{year}年到期；其后至{end}年未设目标",
)


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each target whose year comes before the end, the last of its kind."""
    last: dict[tuple[str, str], str] = {}
    for statement in plan.statements:
        if statement.role == "target":
            key = (statement.indicator.id, statement.scope)
            last[key] = max(last.get(key, ""), statement.year[-4:])
    end = str(plan.period[1])
    for statement in plan.statements:
        key = (statement.indicator.id, statement.scope)
        if statement.role == "target" and statement.year[-4:] == last[key] < end:
            yield Finding(
                say(_DUE_EARLY, year=statement.year, end=end),
                (statement,),
            )


RULES = (
    Rule(
        code="A205",
        name="due-early",
        severity="note",
        why=Words(
            "A milestone that is due before the end of the period, with nothing set "
            "for the end: a target for 2022 in a plan that runs to 2025, and none for "
            "a later year. Whoever compares target years must know, and the years "
            "from then on ask for nothing.",
            "目标早于规划期末到期，其后未再设目标：规划至2025年，目标只到2022年。比较目标年份时须知"
            "，其后各年并无要求。",
        ),
        cannot_see=Words(
            "An aim in words for the end of the period counts as something set.",
            "期末的文字性目标视为已设目标。",
        ),
        innocent=Words(
            "The target follows a programme that ends then.",
            "目标依据到该年为止的专项方案。",
        ),
        kind="row",
        fails=(rows(LITERACY, 'target: "50%", year: 2022'),),
        passes=(
            rows(LITERACY, 'target: "50%", year: 2022', "target: 持续提高"),
            rows(LITERACY, 'target: "50%", year: 2022', 'target: "55%"'),
        ),
        statements=check,
    ),
)
