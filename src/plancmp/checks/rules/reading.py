"""Problems of reading a file at all; the reader finds them."""

from __future__ import annotations

from plancmp.checks.rule import Rule

_HEAD = """\
id: some-plan
place: "450700"
title: 某市卫生健康规划
stage: final
period: 2021-2025
base_year: 2020
source: {file: some-plan.txt, sha256: "%s"}
sections:
  - at: 一、目标
    text:
      - {indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6.0‰以下}
""" % ("0123456789abcdef" * 4)


def _rule(code: str, name: str, why: str, fails: str, passes: str = _HEAD) -> Rule:
    return Rule(code, name, "error", why, "plan", fails, passes)


RULES = (
    _rule(
        "R001", "encoding",
        "A file is UTF-8 text without control characters. Anything else shows differently on "
        "every machine, and a control character can steer the terminal it is shown on.",
        _HEAD.replace("婴儿死亡率", '"婴儿\x7f死亡率"'),
    ),
    _rule(
        "R002", "syntax",
        "The file is one YAML document of mappings, lists and text. A slip of indentation or a "
        "quote left open changes what everything behind it means, so nothing of it is used.",
        _HEAD.replace("    text:", "   text:"),
    ),
    _rule(
        "R003", "duplicate-key",
        "A key stands once in its mapping: YAML readers silently keep one of the two, and not "
        "all of them the same.",
        _HEAD.replace("stage: final", "stage: final\nstage: draft"),
    ),
    _rule(
        "R004", "alias-or-tag",
        "Anchors, aliases and tags are refused: a figure stands where it is stated, and a file "
        "of a few lines cannot unfold into gigabytes.",
        _HEAD.replace("{indicator", "&row {indicator"),
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
        _HEAD + "      - {}\n" * 400,
    ),
)  # fmt: skip
