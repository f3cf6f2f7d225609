"""A701: a figure taken from the plan above though the place is already better."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.comparison.figures import ComparedFigure, figure_of
from plancmp.messages import Template, Verbatim, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.audit.weaker import is_short_of, level_targets
from plancmp.rules.examples import INFANTS, rows
from plancmp.rules.finding import Finding, as_read
from plancmp.rules.rule import Rule

_COPIED = Template(
    "copied_though_reached",
    "the same number as {above} sets for {year}, though {reached} was reached here in {before}",
    "与{above}的{year}年目标数值相同，而本地{before}年已达到{reached}",
)


def check_above(plan: Plan, above: Plan) -> Iterator[Finding]:
    """Yield a finding for each target that the plan above sets too and the place surpasses."""
    asked: dict[str, list[tuple[Statement, ComparedFigure]]] = {}
    for statement in above.statements:
        figure = figure_of(statement) if statement.role == "target" else None
        if figure is not None and figure.measure == "level":
            asked.setdefault(statement.indicator.id, []).append((statement, figure))
    for target, goal, _, reached in level_targets(plan):
        base = next(
            (statement for statement in reached if is_short_of(target, goal, statement)), None
        )
        same = [
            statement
            for statement, figure in asked.get(target.indicator.id, ())
            if (figure.low, figure.high) == (goal.low, goal.high)
            and (statement.scope, statement.year) == (target.scope, target.year)
        ]
        if base is None or not same:
            continue
        text = say(
            _COPIED,
            above=Verbatim(above.title),
            year=same[0].year,
            reached=as_read(base),
            before=base.year,
        )
        yield Finding(text, (target, base, same[0]), cause=f"copied from {above.id}")


RULES = (
    Rule(
        code="A701",
        name="copied-though-reached",
        severity="note",
        why=Bilingual(
            "A target with the figure of the plan above, though the place itself had already done "
            "better: it says where a target that asks for nothing (A201) comes from. The plan "
            "above is that of the nearest place above with years in common. All such targets of a "
            "plan are one finding.",
            "目标数值与上级规划相同，而本地已优于该值：说明无实际要求的目标（A201）从何而来。上级规"
            "划取年份有重叠的最近一级。同一规划的此类目标合为一项。",
        ),
        cannot_see=Bilingual(
            "Figures taken over from plans that are not at hand.", "取自手头没有的规划的数值。"
        ),
        innocent=Bilingual(
            "A limit that every place must keep was written down as such.",
            "各地均须遵守的底线，照录而已。",
        ),
        kind="above",
        fails=(
            rows(INFANTS, "actual: 3.4‰", "target: ≤5‰") + "---\n" + rows(INFANTS, "target: 5‰"),
        ),
        passes=(
            rows(INFANTS, "actual: 3.4‰", "target: ≤5‰") + "---\n" + rows(INFANTS, "target: 6‰"),
            rows(INFANTS, "actual: 6‰", "target: ≤5‰") + "---\n" + rows(INFANTS, "target: 5‰"),
        ),
        above=check_above,
    ),
)
