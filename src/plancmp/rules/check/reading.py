"""Problems of reading a file at all; the reader finds them."""

from __future__ import annotations

from plancmp.rules.examples import ONE_ROW_PLAN
from plancmp.rules.rule import Rule


def _rule(code: str, name: str, why: str, fails: str, passes: str = ONE_ROW_PLAN) -> Rule:
    return Rule(code, name, "error", why, "plan", fails, passes)


RULES = (
    _rule(
        "R001", "encoding",
        "A file is UTF-8 text without control characters. Anything else shows differently on "
        "every machine, and a control character can steer the terminal it is shown on.",
        ONE_ROW_PLAN.replace("婴儿死亡率", '"婴儿\x7f死亡率"'),
    ),
    _rule(
        "R002", "syntax",
        "The file is one YAML document of mappings, lists and text. A slip of indentation or a "
        "quote left open changes what everything behind it means, so nothing of it is used.",
        ONE_ROW_PLAN.replace("    text:", "   text:"),
    ),
    _rule(
        "R003", "duplicate-key",
        "A key stands once in its mapping: YAML readers silently keep one of the two, and not "
        "all of them the same.",
        ONE_ROW_PLAN.replace("stage: final", "stage: final\nstage: draft"),
    ),
    _rule(
        "R004", "alias-or-tag",
        "Anchors, aliases and tags are refused: a figure stands where it is stated, and a file "
        "of a few lines cannot unfold into gigabytes.",
        ONE_ROW_PLAN.replace("{indicator", "&row {indicator"),
    ),
    _rule(
        "R005", "depth",
        "The file holds something, and is nested no deeper than a plan can be.",
        "[" * 40 + "]" * 40 + "\n",
    ),
    Rule(
        "R006", "unreadable", "error",
        "The file is there, may be read, and is not far larger than any plan. What cannot be read "
        "was not checked: the exit status is 2.",
        "path", "no-such-plan.yaml", "some-plan.yaml",
    ),
    _rule(
        "R007", "too-many",
        "Reading stops at a thousand problems: the file is most likely no plan at all.",
        ONE_ROW_PLAN + "      - {}\n" * 400,
    ),
)  # fmt: skip
