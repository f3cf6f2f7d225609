"""A204: a later target that asks for no more than an earlier one."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.comparison.figures import ComparedFigure
from plancmp.messages import Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.audit.weaker import level_targets
from plancmp.rules.examples import LITERACY, rows
from plancmp.rules.finding import Finding, as_read
from plancmp.rules.rule import Rule

_REPEATED_LATER = Template(
    "repeated_later",
    "asks for {year} no more than the {printed} already due in {earlier}",
    "{year}年目标未超出{earlier}年即应达到的{printed}",
)


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each later target that an earlier one already reaches."""
    groups: dict[tuple[str, str, str], list[tuple[Statement, ComparedFigure]]] = {}
    for target, goal, *_ in level_targets(plan):
        key = (target.indicator.id, target.scope, goal.measure)
        groups.setdefault(key, []).append((target, goal))
    for group in groups.values():
        for later, goal in group:
            earlier = next(
                (
                    statement
                    for statement, figure in group
                    if statement.year < later.year and not _asks_more(later, goal, figure)
                ),
                None,
            )
            if earlier is not None:
                yield Finding(
                    say(
                        _REPEATED_LATER,
                        year=later.year,
                        printed=as_read(earlier),
                        earlier=earlier.year,
                    ),
                    (later, earlier),
                    (later,),
                )


def _asks_more(later: Statement, goal: ComparedFigure, before: ComparedFigure) -> bool:
    if later.indicator.better == "lower":
        return goal.low < before.low
    return goal.high > before.high


RULES = (
    Rule(
        code="A204",
        name="repeated-later",
        severity="warning",
        why=Bilingual(
            "A target for a later year that asks for no more than one for an earlier "
            "year: `50%` by 2022 and `≥50` by 2025 leave nothing to do after 2022.",
            "后一年的目标不高于前一年的目标：2022年“50%”，2025年“≥50”，则2022年之后无事可做。",
        ),
        cannot_see=Bilingual(
            "That the two are counted over different institutions or persons, unless "
            "the encoding gives a scope.",
            "两者所计的机构或人群不同，除非录入时注明口径。",
        ),
        innocent=Bilingual(
            "The two are counted over different institutions or persons.",
            "两者所计的机构或人群不同。",
        ),
        kind="row",
        fails=(
            rows(LITERACY, 'target: "50%", year: 2022', 'target: "≥50%"'),
            rows(LITERACY, 'target: "50%", year: 2022', 'target: "45%"'),
        ),
        passes=(rows(LITERACY, 'target: "50%", year: 2022', 'target: "55%"'),),
        statements=check,
    ),
)
