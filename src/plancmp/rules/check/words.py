"""Problems with the words of the vocabulary; the reader finds them."""

from __future__ import annotations

from plancmp.rules.examples import EMPTY_PLAN
from plancmp.rules.rule import Rule

_GOOD = "- {indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6.0‰以下}\n"
_BEDS = (
    "- {id: beds_per_1000, zh: 每千人口床位数, en: Beds per 1000 population, unit: 张/千人, "
    "better: higher, definition: Beds over residents.}\n"
)


def _rule(code: str, name: str, why: str, kind: str, fails: str, passes: str) -> Rule:
    return Rule(code, name, "error", why, kind, fails, passes)


RULES = (
    _rule(
        "V201", "unknown-indicator",
        "Every figure is of an indicator of the vocabulary. Under a misspelt id it would never "
        "meet the figures it is to be compared with.",
        "row", _GOOD.replace("infant_mortality", "infant_mortalty"), _GOOD,
    ),
    _rule(
        "V202", "unknown-unit",
        "Every unit is one of the vocabulary, since only those convert.",
        "row", _GOOD.replace("6.0‰以下", "6.0千分以下"), _GOOD,
    ),
    _rule(
        "V203", "wrong-dimension",
        "The unit is of the indicator's dimension: a count is never taken for a share, nor beds "
        "for people.",
        "row", _GOOD.replace("6.0‰以下", "6.0张以下"), _GOOD,
    ),
    _rule(
        "V204", "unknown-place",
        "The place is one of the vocabulary.",
        "plan", EMPTY_PLAN.replace("450700", "450799"), EMPTY_PLAN,
    ),
    _rule(
        "V205", "unknown-domain",
        "The domain of a file of indicators is one of the vocabulary.",
        "indicator", "domain: helth_resources\n" + _BEDS, _BEDS,
    ),
    _rule(
        "V206", "id-twice",
        "An id or a code is given once in the vocabulary, an alias of a unit to one unit.",
        "indicator", _BEDS + _BEDS, _BEDS,
    ),
    _rule(
        "V207", "no-unit",
        "A figure has a unit: in the value, beside the row, in the label's brackets, or in what "
        "the label says it is counted over.",
        "row", _GOOD.replace("‰", ""), _GOOD.replace("‰", "").replace("target", "unit: ‰, target"),
    ),
)  # fmt: skip
