"""What an audit did not look at, so that silence is not taken for agreement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.messages import Message, Template, Verbatim, message, say
from plancmp.model.plan import Plan
from plancmp.rules.rule import Rule

_AS_FINAL = Template(
    "unseen_final",
    "no draft of it is at hand: nothing is said of what changed on the way ({codes})",
    "手头没有其征求意见稿：未说明成文过程中的变化（{codes}）",
)
_AS_DRAFT = Template(
    "unseen_draft",
    "what its final version changed is told under {final} ({codes})",
    "正式文本的改动见 {final} 之下（{codes}）",
)
_NO_FINAL = Template(
    "unseen_no_final",
    "its final version is not at hand: nothing is said of what changed on the way ({codes})",
    "手头没有其正式文本：未说明成文过程中的变化（{codes}）",
)
_ALONE = Template(
    "unseen_alone",
    "fewer than two other plans are at hand: figures are held against few or none ({codes})",
    "手头其他规划不足两份：数值几无对照（{codes}）",
)
_GAP = Template(
    "unseen_gap",
    "the source text lacks {what}: what it says there was not read",
    "所据文本缺{what}：其中内容未读",
)
_REST = Template("unseen_rest", "the rest of {at}", "{at}其余部分")
_UNMAPPED = (
    Template(
        "unseen_unmapped_one",
        "{count} row has no indicator and was held against nothing",
        "{count}行没有对应指标，未作对照",
    ),
    Template(
        "unseen_unmapped",
        "{count} rows have no indicator and were held against nothing",
        "{count}行没有对应指标，未作对照",
    ),
)


def not_looked_at(plan: Plan, plans: Sequence[Plan], rules: Sequence[Rule]) -> Iterator[Message]:
    """Yield what was not looked at in a plan, of the plans at hand, by the rules that were run."""
    pairs = ", ".join(rule.code for rule in rules if rule.pair is not None)
    among = ", ".join(rule.code for rule in rules if rule.among is not None)
    known = {other.id for other in plans}
    if pairs and plan.stage == "draft":
        at_hand = plan.draft_of in known
        said = _AS_DRAFT if at_hand else _NO_FINAL
        yield say(said, codes=pairs, **({"final": Verbatim(plan.draft_of)} if at_hand else {}))
    elif pairs and not any(other.draft_of == plan.id for other in plans):
        yield say(_AS_FINAL, codes=pairs)
    if among and len(known - {plan.id}) < 2:
        yield say(_ALONE, codes=among)
    for gap in plan.gaps:
        what = (
            message("word", word=Verbatim(gap.name))
            if gap.name
            else say(_REST, at=Verbatim(gap.at))
        )
        yield say(_GAP, what=what)
    if plan.unmapped:
        many = len(plan.unmapped)
        yield say(_UNMAPPED[many != 1], count=str(many))
