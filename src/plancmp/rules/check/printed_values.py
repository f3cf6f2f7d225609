"""N301 to N303: problems of reading a printed value; the reader finds them."""

from __future__ import annotations

from plancmp.messages.words import Bilingual
from plancmp.rules.rule import Rule

_HEAD = "- {indicator: infant_mortality_rate, label: 婴儿死亡率, target: "


def _rule(
    code: str, name: str, why: Bilingual, cannot_see: Bilingual, fails: str, passes: str
) -> Rule:
    fails, passes = (f"{_HEAD}{value}}}\n" for value in (fails, passes))
    return Rule(code, name, "error", why, cannot_see, "row", (fails,), (passes,))


RULES = (
    _rule(
        "N301",
        "unreadable-value",
        Bilingual(
            "A printed value is read for certain or not at all: what the value language does not "
            "know is given by hand.",
            "所印数值要么确定可读，要么不读：数值写法之外的，由手工给出。",
        ),
        Bilingual("A value that is read well and copied badly.", "可读而抄录有误的数值。"),
        "-6.0‰",
        "6.0‰以下",
    ),
    _rule(
        "N302",
        "hand-given-value",
        Bilingual(
            "A value given by hand has a known measure and bound, and a number where the measure "
            "is one of numbers.",
            "手工给出的数值须有已知的量度与限定；量度为数值的须有数字。",
        ),
        Bilingual("Whether the hand says what the document means.", "手工说明是否合于原意。"),
        "{printed: 湛江市前三, measure: levels, number: 3, unit: ‰}",
        "{printed: 湛江市前三, measure: level, number: 3, unit: ‰}",
    ),
    _rule(
        "N303",
        "hand-given-number",
        Bilingual(
            "A number given by hand is the one that is printed. A misprint is kept as printed, "
            "with `corrected` and `reason` beside it.",
            "手工给出的数字即所印数字。误印照原样保留，旁注 `corrected` 与 `reason`。",
        ),
        Bilingual(
            "A number beside a value in which none is printed.",
            "所印内容没有数字时手工给出的数字。",
        ),
        "{printed: 6.0‰以下, number: 60}",
        "{printed: 6.0‰以下, number: 6.0}",
    ),
)
