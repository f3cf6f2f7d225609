"""The draft beside the text: each row linked to its figure, unsure rows first, the rest marked."""

from __future__ import annotations

import re
from pathlib import Path

from tests.forked import run_forked

TEXT = """\
某市卫生健康发展“十四五”规划
二、总体要求
（三）发展目标
到2025年，婴儿死亡率控制在6.0‰以下，人均预期寿命达到79岁，独角兽飞行覆盖率达到85%。
每年比上年增加0.2个百分点。
"""


def page_of(folder: Path, *more: str) -> str:
    (folder / "some-plan.txt").write_text(TEXT, encoding="utf-8")
    done = run_forked("scan", "some-plan.txt", "-o", "draft.html", *more, cwd=folder)
    assert done.status == 0, done.err
    return (folder / "draft.html").read_text(encoding="utf-8")


def test_each_row_leads_to_its_figure(tmp_path: Path) -> None:
    page = page_of(tmp_path, "--place", "450700")
    assert re.search('<a class="mark good" href="#entry-0"[^>]*>6.0‰以下</a>', page)
    assert '<a href="#mark-0">婴儿死亡率</a>' in page
    assert "infant_mortality_rate" in page
    assert "data-open>0.2" in page


def test_rows_to_look_at_come_first_with_their_reasons(tmp_path: Path) -> None:
    page = page_of(tmp_path, "--place", "450700")
    tones = re.findall('<li id="entry-[0-9]+" class="([a-z]+)">', page)
    assert len(tones) >= 3
    assert tones == sorted(tones, key=["bad", "doubt", "good"].index)
    for entry in re.findall(
        '<li id="entry-[0-9]+" class="(?:bad|doubt)">.*?</li>', page, re.DOTALL
    ):
        assert entry.count(" · ") >= 1, entry


def test_a_file_that_exists_is_left_as_it_is(tmp_path: Path) -> None:
    page_of(tmp_path)
    again = run_forked("scan", "some-plan.txt", "-o", "draft.html", cwd=tmp_path)
    assert again.status == 2
    page_of(tmp_path, "--force")
