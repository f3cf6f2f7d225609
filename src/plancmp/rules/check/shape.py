"""S101 to S104: problems of the shape of the YAML: keys and kinds; the reader finds them."""

from __future__ import annotations

from plancmp.messages.words import Bilingual
from plancmp.rules.examples import ROW
from plancmp.rules.rule import Rule


def _rule(
    code: str, name: str, why: Bilingual, cannot_see: Bilingual, fails: str, passes: str = ROW
) -> Rule:
    return Rule(code, name, "error", why, cannot_see, "row", (fails,), (passes,))


RULES = (
    _rule(
        "S101",
        "unknown-key",
        Bilingual(
            "Every key is one that plancmp knows: what stands under a misspelt key would be left "
            "out of every comparison without a word.",
            "每个键都是已知的：写错的键之下的内容会悄然缺席于一切比较。",
        ),
        Bilingual("A known key in place of another.", "以一个已知的键代替另一个。"),
        ROW.replace("target", "tagret"),
    ),
    _rule(
        "S102",
        "missing-key",
        Bilingual(
            "What must be there is there: an indicator and a label, a value in at least one role, "
            "a reason beside a correction.",
            "必需的内容齐全：指标与名称，至少一个数值，更正须有理由。",
        ),
        Bilingual("What may be left out and was forgotten.", "可以省略而被遗漏的内容。"),
        ROW.replace(", label: 婴儿死亡率", ""),
    ),
    _rule(
        "S103",
        "wrong-kind",
        Bilingual(
            "Under each key stands what belongs there: text, a list or a mapping.",
            "各键之下为应有之物：文本、列表或映射。",
        ),
        Bilingual("Text of the right kind that is wrong.", "类型正确而内容有误的文本。"),
        ROW.replace("6.0‰以下", "[6.0‰以下]"),
    ),
    _rule(
        "S104",
        "wrong-word",
        Bilingual(
            "A key that takes one of a few words, or text of a certain form (a year, a period, a "
            "place's code, a SHA-256), has one of those.",
            "只能取若干词语之一或特定格式（年份、时期、地区代码、SHA-256）的键，取值合规。",
        ),
        Bilingual("A word that is allowed and is not the document's.", "合规而与原文不符的词语。"),
        ROW.replace("}", ", nature: 约束}"),
        ROW.replace("}", ", nature: 约束性}"),
    ),
    _rule(
        "S105",
        "unsettled",
        Bilingual(
            "Where coders differ, `agree --merge` writes each reading with its coder. Somebody "
            "reads the text, keeps one of them and deletes the mark; until then the file is no "
            "data.",
            "录入者意见不一时，`agree --merge` 并列各自的读法及其录入者。须有人核对原文，保留其一并"
            "删去标记；在此之前该文件不是数据。",
        ),
        Bilingual("Whether the reading that was kept is right.", "保留的读法是否正确。"),
        ROW.replace("{indicator", "{coder: a, indicator"),
    ),
)
