"""A503: a reached value that the final version dropped, and falls behind."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.comparison.ambition import base_candidates
from plancmp.comparison.gaps import hiding_gap
from plancmp.messages import Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan
from plancmp.rules.audit.weaker import is_short_of, level_targets
from plancmp.rules.examples import LITERACY, rows
from plancmp.rules.finding import Finding, as_read
from plancmp.rules.rule import Rule

_BASE_DROPPED = Template(
    "base_dropped",
    "the draft reports {reached} for {year}; the final version no longer does, and asks for less: "
    "{target}",
    "征求意见稿报告{year}年为{reached}，正式文本不再写明，而目标更低：{target}",
)


def check_pair(draft: Plan, final: Plan) -> Iterator[Finding]:
    """Yield a finding for each target behind a value that only the draft reports."""
    kept = {
        statement.indicator.id
        for statement in final.statements
        if statement.role in ("baseline", "actual")
    }
    for target, goal, repeats, reached in level_targets(final):
        if reached or target.indicator.id in kept:
            continue
        for base in base_candidates(draft, target.indicator.id):
            if (
                base.scope == target.scope
                and int(base.year) < int(target.year)
                and is_short_of(target, goal, base)
                and hiding_gap(final, base) is None
            ):
                yield Finding(
                    say(
                        _BASE_DROPPED,
                        reached=as_read(base),
                        year=base.year,
                        target=as_read(target),
                    ),
                    (target, base, *repeats),
                )
                break


RULES = (
    Rule(
        code="A503",
        name="base-dropped",
        severity="warning",
        why=Bilingual(
            "A reached value that the draft reports and the final version dropped, though its "
            "target is weaker than it. Read alone, the final version no longer shows that. Not "
            "told where the source text of the final version has a gap in which the value may "
            "stand.",
            "征求意见稿报告的已达水平，正式文本删去，而正式文本的目标弱于该水平：单看正式文本已无从"
            "看出。正式文本所缺部分可能含有该值的不计。",
        ),
        cannot_see=Bilingual(
            "Why it was dropped: it may have been found wrong.", "删去的原因：可能是数值有误。"
        ),
        innocent=Bilingual(
            "The value was found to be wrong, or counted otherwise.", "该值有误，或统计口径不同。"
        ),
        kind="pair",
        fails=(
            rows(LITERACY, 'actual: "26%"', 'target: "25%"')
            + "---\n"
            + rows(LITERACY, 'target: "25%"'),
        ),
        passes=(
            rows(LITERACY, 'actual: "24%"') + "---\n" + rows(LITERACY, 'target: "25%"'),
            rows(LITERACY, 'actual: "26%"')
            + "---\n"
            + rows(LITERACY, 'actual: "24%"', 'target: "25%"'),
        ),
        pair=check_pair,
    ),
)
