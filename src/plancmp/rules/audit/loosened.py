"""A506: a target that the final version weakened."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.audit.weaker import is_short_of, level_targets
from plancmp.rules.examples import LITERACY, rows
from plancmp.rules.finding import Finding, as_read
from plancmp.rules.rule import Rule

_LOOSENED = Template(
    "loosened_since_draft",
    "the final version asks for {after} by {year}, weaker than the draft's {before}",
    "正式文本{year}年目标为{after}，弱于征求意见稿的{before}",
)


def check_pair(draft: Plan, final: Plan) -> Iterator[Finding]:
    """Yield a finding for each target that is weaker than every one of the draft."""
    before: dict[tuple[str, ...], list[Statement]] = {}
    for target, *_ in level_targets(draft):
        before.setdefault(_key(target), []).append(target)
    for target, goal, repeats, _ in level_targets(final):
        drafted = before.get(_key(target), [])
        if drafted and all(is_short_of(target, goal, earlier) for earlier in drafted):
            text = say(
                _LOOSENED, after=as_read(target), year=target.year, before=as_read(drafted[0])
            )
            yield Finding(text, (target, drafted[0], *repeats))


def _key(target: Statement) -> tuple[str, ...]:
    return (target.indicator.id, target.scope, target.year, target.channel)


RULES = (
    Rule(
        code="A506",
        name="loosened",
        severity="note",
        why=Bilingual(
            "A target that the final version weakened: the same indicator, scope, year and channel "
            "with a figure that asks for less. What was to be kept at 95 % (巩固在95%) is to be "
            "raised to 90 % (提高到90%). Figures are held against figures of the same channel.",
            "正式文本放宽了目标：指标、口径、年份、载体相同而要求降低，如由“巩固在95%”变为“提高到"
            "90%”。只比较同一载体的数值。",
        ),
        cannot_see=Bilingual(
            "Targets in words; why it was weakened.", "以文字表述的目标；放宽的原因。"
        ),
        innocent=Bilingual("The draft was found to ask for too much.", "征求意见稿要求过高。"),
        kind="pair",
        fails=(
            rows(LITERACY, 'target: "95%以上"') + "---\n" + rows(LITERACY, 'target: "90%左右"'),
        ),
        passes=(
            rows(LITERACY, 'target: "90%"') + "---\n" + rows(LITERACY, 'target: "95%"'),
            rows(LITERACY, 'target: "95%"', 'target: "85%"')
            + "---\n"
            + rows(LITERACY, 'target: "90%"'),
        ),
        pair=check_pair,
    ),
)
