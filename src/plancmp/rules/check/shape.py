"""Problems of the shape of the YAML: keys and kinds; the reader finds them."""

from __future__ import annotations

from plancmp.rules.rule import Rule


def _rule(code: str, name: str, why: str, fails: str, passes: str) -> Rule:
    return Rule(code, name, "error", why, "row", fails, passes)


_GOOD = "- {indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6.0‰以下}\n"

RULES = (
    _rule(
        "S101", "unknown-key",
        "Every key is one that plancmp knows: what stands under a misspelt key would be left out "
        "of every comparison without a word.",
        _GOOD.replace("target", "tagret"), _GOOD,
    ),
    _rule(
        "S102", "missing-key",
        "What must be there is there: an indicator and a label, a value in at least one role, a "
        "reason beside a correction.",
        _GOOD.replace(", label: 婴儿死亡率", ""), _GOOD,
    ),
    _rule(
        "S103", "wrong-kind",
        "Under each key stands what belongs there: text, a list or a mapping.",
        _GOOD.replace("6.0‰以下", "[6.0‰以下]"), _GOOD,
    ),
    _rule(
        "S104", "wrong-word",
        "A key that takes one of a few words, or text of a certain form (a year, a period, a "
        "place's code, a SHA-256), has one of those.",
        _GOOD.replace("}", ", nature: 约束}"), _GOOD.replace("}", ", nature: 约束性}"),
    ),
    _rule(
        "S105", "unsettled",
        "Where coders differ, `agree --merge` writes each reading with its coder. Somebody reads "
        "the text, keeps one of them and deletes the mark; until then the file is no data.",
        _GOOD.replace("{indicator", "{coder: a, indicator"), _GOOD,
    ),
)  # fmt: skip
