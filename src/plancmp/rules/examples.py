"""What the rules' examples are made of: rows, and a made-up plan with sections or without."""

HEAD = """\
id: some-plan
place: "450700"
title: 某市卫生健康规划
stage: final
period: 2021-2025
base_year: 2020
source: {file: some-plan.txt, sha256: "%s"}
""" % ("0123456789abcdef" * 4)

EMPTY_PLAN = HEAD + "sections: []\n"

ONE_ROW_PLAN = f"""{HEAD}\
sections:
  - at: 一、目标
    text:
      - {{indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6.0‰以下}}
"""

ROW = "- {indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6.0‰以下}\n"

INFANTS = "infant_mortality_rate"
LITERACY = "health_literacy_rate"


def rows(indicator: str, *values: str) -> str:
    """Return a row of the indicator for each of the values (`target: 6.0‰以下`)."""
    return "".join(f"- {{indicator: {indicator}, label: 某指标, {fields}}}\n" for fields in values)
