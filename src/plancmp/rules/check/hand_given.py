"""N308: words given by hand that say something else than the printed value does."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.language.spelling import ValueSyntaxError
from plancmp.messages import Template, Verbatim, say
from plancmp.messages.words import Bilingual
from plancmp.model.value import CHANGES
from plancmp.reading.shape import text_of, values_of
from plancmp.reading.tree import Mapping
from plancmp.reading.value_language import parse_value
from plancmp.rules.finding import Finding
from plancmp.rules.rule import PlanFile, Rule
from plancmp.rules.walk import rows

_NOT_SAID = Template(
    "hand_not_said", "`{key}` is not what {printed} says", "`{key}` 与 {printed} 所示不符"
)
_SAYS = Template(
    "hand_says",
    "it says {says}; leave `{key}` out, or correct a misprint with `corrected`",
    "所示为 {says}；略去 `{key}`，或以 `corrected` 更正误印",
)


def check(subject: PlanFile) -> Iterator[Finding]:
    """Yield a finding for each measure, bound, unit or year that the printed value contradicts."""
    for row in rows(subject.source.root):
        for _, _, node in values_of(row):
            if isinstance(node, Mapping) and len(node.entries) > 1:
                yield from _check_value(subject, node)


def _check_value(subject: PlanFile, node: Mapping) -> Iterator[Finding]:
    try:
        read = parse_value(text_of(node, "printed"))
    except ValueSyntaxError:
        return
    year = str(read.reference_year or "")
    printed = {
        "measure": read.measure, "bound": read.bound, "unit": read.unit, "reference_year": year,
    }  # fmt: skip
    for key, says in printed.items():
        given = text_of(node, key)
        if given and says and given != says and not _completes(subject, key, given, says):
            yield Finding(
                say(
                    _NOT_SAID, key=Verbatim(f"{key}: {given}"), printed=Verbatim(repr(read.printed))
                ),
                position=subject.at(node.entries[key]),
                hint=say(_SAYS, says=Verbatim(says), key=Verbatim(key)),
            )


def _completes(subject: PlanFile, key: str, given: str, says: str) -> bool:
    """Whether the hand adds what the label says, and not something that the print denies."""
    if key == "measure":
        # 18.58% is a level by itself and a change where the label is 年均增长率.
        return given in (*(CHANGES if says == "level" else ()), f"annual_{says}")
    if key == "unit":
        units = subject.vocabulary.units
        # 次 may be printed and 次/人 meant; 名队员 is no unit, so that the hand says what it is.
        return units.find(says) in (None, units.find(given)) or given.startswith(f"{says}/")
    return False


_HEAD = "- {indicator: infant_mortality_rate, label: 婴儿死亡率, target: "

RULES = (
    Rule(
        code="N308",
        name="hand-given-word",
        severity="error",
        why=Bilingual(
            "Measure, bound, unit and reference year given by hand complete what is printed and do "
            "not contradict it. Where the print itself is wrong, `corrected` says so openly.",
            "手工给出的量度、限定、单位和参照年份补充所印内容，不与之矛盾。原文有误的，以 `correcte"
            "d` 明示。",
        ),
        cannot_see=Bilingual(
            "Words beside values that the value language cannot read.",
            "无法读取的数值旁的手工说明。",
        ),
        kind="row",
        fails=(_HEAD + '{printed: 6.0‰以下, bound: ">=", number: 6.0}}\n',),
        passes=(_HEAD + '{printed: 6.0‰以下, bound: "<=", number: 6.0}}\n',),
        file=check,
    ),
)
