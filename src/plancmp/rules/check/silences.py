"""Problems with the comments that silence problems; applying them finds these."""

from __future__ import annotations

from plancmp.rules.rule import Rule

_ROW = "- {indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6.0‰以上}"
_SILENCE = "# plancmp: ignore N304 the plan prints it so"

RULES = (
    Rule(
        "C901", "silences-nothing", "warning",
        "A silencing comment silences something. Once the line is mended the comment goes, or it "
        "would hide the next mistake.",
        "row", f"{_ROW.replace('以上', '以下')}  {_SILENCE}\n", f"{_ROW}  {_SILENCE}\n",
    ),
    Rule(
        "C902", "silence-without-reason", "error",
        "A silencing comment names the code and says why: `# plancmp: ignore N304 reason`, behind "
        "the line or alone in the line before it.",
        "row", f"{_ROW}  # plancmp: ignore N304\n", f"{_ROW}  {_SILENCE}\n",
    ),
)  # fmt: skip
