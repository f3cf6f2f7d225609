"""R001 to R007: problems of reading a file at all; the reader finds them."""

from __future__ import annotations

from plancmp.messages.words import Bilingual
from plancmp.rules.examples import ONE_ROW_PLAN
from plancmp.rules.rule import Rule


def _rule(code: str, name: str, why: Bilingual, cannot_see: Bilingual, fails: str) -> Rule:
    return Rule(code, name, "error", why, cannot_see, "plan", (fails,), (ONE_ROW_PLAN,))


RULES = (
    _rule(
        "R001",
        "encoding",
        Bilingual(
            "A file is UTF-8 text without control characters. Anything else shows differently on "
            "every machine, and a control character can steer the terminal it is shown on.",
            "文件为 UTF-8 文本，不含控制字符。其他编码在各处显示不一，控制字符还会操纵终端。",
        ),
        Bilingual("Text that was decoded wrongly before it was saved.", "保存之前已误解码的文本。"),
        ONE_ROW_PLAN.replace("婴儿死亡率", '"婴儿\x7f死亡率"'),
    ),
    _rule(
        "R002",
        "syntax",
        Bilingual(
            "The file is one YAML document of mappings, lists and text. A slip of indentation or a "
            "quote left open changes what everything behind it means, so nothing of it is used.",
            "文件为一个由映射、列表和文本组成的 YAML 文档。缩进或引号有误会改变其后一切的含义，故全"
            "部不用。",
        ),
        Bilingual(
            "A slip that leaves valid YAML of another meaning.", "仍为合法 YAML 而含义已变的差错。"
        ),
        ONE_ROW_PLAN.replace("    text:", "   text:"),
    ),
    _rule(
        "R003",
        "duplicate-key",
        Bilingual(
            "A key stands once in its mapping: YAML readers silently keep one of the two, and not "
            "all of them the same.",
            "同一映射中键不重复：各种 YAML 读取程序会默默取其一，且所取不一。",
        ),
        Bilingual("Which of the two was meant.", "两者之中以何为准。"),
        ONE_ROW_PLAN.replace("stage: final", "stage: final\nstage: draft"),
    ),
    _rule(
        "R004",
        "alias-or-tag",
        Bilingual(
            "Anchors, aliases and tags are refused: a figure stands where it is stated, and a file "
            "of a few lines cannot unfold into gigabytes.",
            "不接受锚点、别名和标签：数值写在其所在之处，几行文件也不会展开成巨量内容。",
        ),
        Bilingual("Nothing: they are all found.", "无：一概可以发现。"),
        ONE_ROW_PLAN.replace("{indicator", "&row {indicator"),
    ),
    _rule(
        "R005",
        "depth",
        Bilingual(
            "The file holds something, and is nested no deeper than a plan can be.",
            "文件不为空，嵌套不深于规划所需。",
        ),
        Bilingual("Whether what it holds is a plan.", "其内容是否为规划。"),
        "",
    ),
    Rule(
        "R006",
        "unreadable",
        "error",
        Bilingual(
            "The file is there, may be read, and is not far larger than any plan. What cannot be "
            "read was not checked: the exit status is 2.",
            "文件存在、可读，且不远大于任何规划。不能读取的未经检查：退出状态为2。",
        ),
        Bilingual("Files that were not named.", "未被指明的文件。"),
        "path",
        ("no-such-plan.yaml",),
        ("some-plan.yaml",),
    ),
    _rule(
        "R007",
        "too-many",
        Bilingual(
            "Reading stops at a thousand problems: the file is most likely no plan at all.",
            "问题达一千个即停止读取：该文件多半不是规划。",
        ),
        Bilingual("What stands behind the place where reading stopped.", "停止读取之后的内容。"),
        ONE_ROW_PLAN + "      - {}\n" * 400,
    ),
)
