"""A505: a target whose figure the final version replaced by an aim in words, or let go of."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.comparison.figures import figure_of
from plancmp.comparison.gaps import hiding_gap
from plancmp.messages import Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.examples import LITERACY, rows
from plancmp.rules.finding import Finding, as_read
from plancmp.rules.rule import Rule

_FIGURE_GONE = Template(
    "figure_gone",
    "the draft asks for {figure}, the final version only says {words}",
    "征求意见稿目标为{figure}，正式文本仅称{words}",
)


def check_pair(draft: Plan, final: Plan) -> Iterator[Finding]:
    """Yield a finding for each target of which only words are left."""
    after: dict[str, list[Statement]] = {}
    for statement in final.statements:
        if statement.role == "target":
            after.setdefault(statement.indicator.id, []).append(statement)
    told: set[str] = set()
    for statement in draft.statements:
        left = after.get(statement.indicator.id, [])
        if statement.role != "target" or statement.indicator.id in told or not left:
            continue
        if figure_of(statement) is None or any(figure_of(other) is not None for other in left):
            continue
        words = next((other for other in left if other.meant.measure == "qualitative"), None)
        if words is not None and hiding_gap(final, statement) is None:
            told.add(statement.indicator.id)
            yield Finding(
                say(_FIGURE_GONE, figure=as_read(statement), words=words.value.printed),
                (words, statement),
            )


RULES = (
    Rule(
        code="A505",
        name="figure-gone",
        severity="warning",
        why=Bilingual(
            "A target of which the draft gives a figure and the final version only a direction "
            "(逐步提高). What was to be measured no longer can be. Not told where a gap of the "
            "final version's text may hold the figure.",
            "征求意见稿给出数值的目标，正式文本只剩方向（如“逐步提高”），不再可以衡量。正式文本所缺"
            "部分可能含有该数值的不计。",
        ),
        cannot_see=Bilingual(
            "Targets that vanished altogether (`plancmp diff` lists them).",
            "完全消失的目标（见 `plancmp diff`）。",
        ),
        innocent=Bilingual(
            "The figure was moved to a document that the plan refers to.",
            "数值移入规划所引用的另一文件。",
        ),
        kind="pair",
        fails=(rows(LITERACY, 'target: "25%"') + "---\n" + rows(LITERACY, "target: 逐步提高"),),
        passes=(
            rows(LITERACY, 'target: "25%"')
            + "---\n"
            + rows(LITERACY, "target: 逐步提高", 'target: "25%"'),
            rows(LITERACY, "target: 稳步提高") + "---\n" + rows(LITERACY, "target: 逐步提高"),
        ),
        pair=check_pair,
    ),
)
