"""A small data folder with a plan of the nation, its milestones and what was observed since."""

from __future__ import annotations

import shutil
from pathlib import Path

from plancmp.reading.catalogue import Catalogue
from tests.conftest import SHIPPED

NATION = """\
id: nation-2030
place: "000000"
title: 某国健康规划
stage: final
period: 2016-2030
base_year: 2015
source: {file: nation.md, sha256: "1111111111111111111111111111111111111111111111111111111111111111"}
sections:
  - at: 第三章 战略目标
    tables:
      - name: 主要指标
        rows:
          - {indicator: life_expectancy_at_birth, label: 人均预期寿命（岁）, baseline: "76.34", targets: {2020: "77.3", 2030: "79.0"}}
          - {indicator: infant_mortality_rate, label: 婴儿死亡率（‰）, baseline: "8.1", targets: {2020: "7.5", 2030: "5.0"}}
          - {indicator: maternal_mortality_ratio, label: 孕产妇死亡率, unit: 1/10万, baseline: "20.1", targets: {2020: "18.0", 2030: "12.0"}}
          - {indicator: physicians_per_1000, label: 每千常住人口执业（助理）医师数（人）, baseline: "2.2", targets: {2020: "2.5", 2030: "3.0"}}
          - {indicator: out_of_pocket_share_of_health_expenditure, label: 个人卫生支出占卫生总费用的比重（%）, baseline: "29.3", targets: {2030: 25左右}}
          - {indicator: health_literacy_rate, label: 居民健康素养水平（%）, baseline: "10", targets: {2020: "20", 2030: "30"}}
"""

OBSERVED = """\
place_code,indicator,label,year,value,unit,source,url
000000,,人均预期寿命,2020,77.93,岁,公报,
000000,,人均预期寿命,2024,79,岁,公报,https://example.org/2024
000000,infant_mortality_rate,婴儿死亡率,2020,5.4,‰,公报,
000000,infant_mortality_rate,婴儿死亡率,2022,4.9,‰,公报,
000000,infant_mortality_rate,婴儿死亡率,2024,4.0,‰,公报,
000000,maternal_mortality_ratio,,2020,16.9,1/10万,公报,
000000,maternal_mortality_ratio,,2024,14.3,1/10万,公报,
000000,physicians_per_1000,每千人口执业（助理）医师数,2024,3.61,人,公报,
000000,health_literacy_rate,,2024,24,%,公报,
"""


def nation_folder(folder: Path) -> Path:
    """Make a data folder of the shipped vocabulary and plans, the nation's plan and figures."""
    for name in ("vocabulary", "language", "plans"):
        if (SHIPPED / name).is_dir():
            shutil.copytree(SHIPPED / name, folder / name)
    (folder / "plans" / "healthy-china-2030.yaml").unlink(missing_ok=True)
    places = folder / "vocabulary" / "places.yaml"
    if places.exists() and '"000000"' not in places.read_text(encoding="utf-8"):
        text = places.read_text(encoding="utf-8").replace(
            "level: province}", 'level: province, above: "000000"}'
        )
        nation = '  - {code: "000000", zh: 全国, en: China, level: nation}\n'
        places.write_text(text.replace("places:\n", "places:\n" + nation, 1), encoding="utf-8")
    (folder / "plans" / "nation-2030.yaml").write_text(NATION, encoding="utf-8")
    (folder / "observations").mkdir()
    (folder / "observations" / "nation.csv").write_text(OBSERVED, encoding="utf-8")
    return folder


def nation_data(folder: Path) -> Catalogue:
    return Catalogue(nation_folder(folder))
