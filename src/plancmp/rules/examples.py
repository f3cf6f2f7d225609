"""What the rules' examples are made of: the head of a made-up plan, with sections or without."""

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
