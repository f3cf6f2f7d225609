"""C901, C902: problems with the comments that silence problems; applying them finds these."""

from __future__ import annotations

from plancmp.messages.words import Bilingual
from plancmp.rules.examples import ROW
from plancmp.rules.rule import Rule

_ROW = ROW.rstrip()
_DOUBLED = f"{ROW}{_ROW}"
_SILENCE = "# plancmp: ignore D403 the annex repeats the row"

RULES = (
    Rule(
        code="C901",
        name="silences-nothing",
        severity="warning",
        why=Bilingual(
            "A silencing comment silences something. Once the line is mended the comment goes, or "
            "it would hide the next mistake. What rests on a statement is acknowledged in its row "
            "instead (`acknowledged:`), for `check` and `audit` at once.",
            "消除提示的注释确有所消除。该行改正之后即应删去，否则会掩盖下一个错误。针对具体数据的发"
            "现改在该行以 `acknowledged:` 确认，对 `check` 与 `audit` 同时有效。",
        ),
        cannot_see=Bilingual(
            "Comments about rules that are not looked for in this run.",
            "本次未检查的规则所涉及的注释。",
        ),
        kind="row",
        fails=(
            f"{_ROW}  {_SILENCE}\n",
            f"{_ROW.replace('以下', '以上')}  # plancmp: ignore N304 the plan prints it so\n",
        ),
        passes=(f"{_DOUBLED}  {_SILENCE}\n",),
    ),
    Rule(
        code="C902",
        name="silence-without-reason",
        severity="error",
        why=Bilingual(
            "A silencing comment names the code and says why: `# plancmp: ignore D403 reason`, "
            "behind the line or alone in the line before it.",
            "消除提示的注释须写明编号和理由：`# plancmp: ignore D403 理由`，置于行末或单独置于前一"
            "行。",
        ),
        cannot_see=Bilingual("Whether the reason is a good one.", "理由是否充分。"),
        kind="row",
        fails=(f"{_DOUBLED}  # plancmp: ignore D403\n",),
        passes=(f"{_DOUBLED}  {_SILENCE}\n",),
    ),
)
