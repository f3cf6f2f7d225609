"""V201 to V207: problems with the words of the vocabulary; the reader finds them."""

from __future__ import annotations

from plancmp.messages.words import Bilingual
from plancmp.rules.examples import EMPTY_PLAN, ROW
from plancmp.rules.rule import Rule

_BEDS = (
    "- {id: beds_per_1000, zh: 每千人口床位数, en: Beds per 1000 population, unit: 张/千人, "
    "better: higher, definition: Beds over residents.}\n"
)


def _rule(
    code: str, name: str, why: Bilingual, cannot_see: Bilingual, kind: str, fails: str, passes: str
) -> Rule:
    return Rule(code, name, "error", why, cannot_see, kind, (fails,), (passes,))


RULES = (
    _rule(
        "V201",
        "unknown-indicator",
        Bilingual(
            "Every figure is of an indicator of the vocabulary. Under a misspelt id it would never "
            "meet the figures it is to be compared with.",
            "每个数值都归于词表中的指标。id 写错，便遇不到应与之比较的数值。",
        ),
        Bilingual(
            "A wrong id that exists (V213 finds some).",
            "确有其指标的误写 id（V213 可发现一部分）。",
        ),
        "row",
        ROW.replace("infant_mortality", "infant_mortalty"),
        ROW,
    ),
    _rule(
        "V202",
        "unknown-unit",
        Bilingual(
            "Every unit is one of the vocabulary, since only those convert.",
            "每个单位都在词表之中，只有这些可以换算。",
        ),
        Bilingual("A known unit that is not the printed one.", "词表所有而与原文不符的单位。"),
        "row",
        ROW.replace("6.0‰以下", "6.0千分以下"),
        ROW,
    ),
    _rule(
        "V203",
        "wrong-dimension",
        Bilingual(
            "The unit is of the indicator's dimension: a count is never taken for a share, nor "
            "beds for people.",
            "单位与指标同一量纲：数量不当作比率，床位不当作人。",
        ),
        Bilingual("Another unit of the same dimension.", "同一量纲的另一单位。"),
        "row",
        ROW.replace("6.0‰以下", "6.0张以下"),
        ROW,
    ),
    _rule(
        "V204",
        "unknown-place",
        Bilingual("The place is one of the vocabulary.", "地区在词表之中。"),
        Bilingual("A known place that is not the document's.", "词表所有而非该文件的地区。"),
        "plan",
        EMPTY_PLAN.replace("450700", "450799"),
        EMPTY_PLAN,
    ),
    _rule(
        "V205",
        "unknown-domain",
        Bilingual(
            "The domain of a file of indicators is one of the vocabulary.",
            "指标文件的领域在词表之中。",
        ),
        Bilingual("An indicator in a domain that does not suit it.", "归入不相称领域的指标。"),
        "indicator",
        "domain: helth_resources\n" + _BEDS,
        _BEDS,
    ),
    _rule(
        "V206",
        "id-twice",
        Bilingual(
            "An id or a code is given once in the vocabulary, an alias of a unit to one unit.",
            "词表中 id 与代码不重复，单位别名只属于一个单位。",
        ),
        Bilingual("Two ids for one thing.", "同一事物的两个 id。"),
        "indicator",
        _BEDS + _BEDS,
        _BEDS,
    ),
    _rule(
        "V207",
        "no-unit",
        Bilingual(
            "A figure has a unit, unless it is 0: in the value, beside the row, in the label's "
            "brackets, or in what the label says it is counted over.",
            "除 0 外，数值须有单位：在数值中、行旁、名称括号内，或见于名称所示的分母。",
        ),
        Bilingual(
            "A unit that was left out where the label names another.",
            "名称已示单位时遗漏的另一单位。",
        ),
        "row",
        ROW.replace("‰", ""),
        ROW.replace("‰", "").replace("target", "unit: ‰, target"),
    ),
)
