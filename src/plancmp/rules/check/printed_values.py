"""Problems of reading a printed value; the reader finds them."""

from __future__ import annotations

from plancmp.rules.rule import Rule


def _rule(code: str, name: str, why: str, fails: str, passes: str) -> Rule:
    head = "- {indicator: infant_mortality_rate, label: 婴儿死亡率, target: "
    return Rule(code, name, "error", why, "row", f"{head}{fails}}}\n", f"{head}{passes}}}\n")


RULES = (
    _rule(
        "N301", "unreadable-value",
        "A printed value is read for certain or not at all: what the value language does not know "
        "is given by hand.",
        "-6.0‰", "6.0‰以下",
    ),
    _rule(
        "N302", "hand-given-value",
        "A value given by hand has a known measure and bound, and a number where the measure is "
        "one of numbers.",
        "{printed: 湛江市前三, measure: levels, number: 3, unit: ‰}",
        "{printed: 湛江市前三, measure: level, number: 3, unit: ‰}",
    ),
    _rule(
        "N303", "hand-given-number",
        "A number given by hand is the one that is printed. A misprint is kept as printed, with "
        "`corrected` and `reason` beside it.",
        "{printed: 6.0‰以下, number: 60}", "{printed: 6.0‰以下, number: 6.0}",
    ),
)  # fmt: skip
