"""No command writes beyond the edge of a screen, whatever its width and the reader's language."""

from __future__ import annotations

from pathlib import Path

import pytest
from wcwidth import wcswidth

from plancmp.cli.main import COMMANDS
from tests.terminal import ESCAPE, forked_on_terminal

PAIR = ("qinzhou-14fyp-draft", "qinzhou-14fyp")
SCREENS: dict[str, tuple[tuple[str, ...], ...]] = {
    "plans": ((),),
    "show": (("qinzhou-14fyp-draft",), ("beihai-13fyp", "--by", "responsible")),
    "indicators": ((), ("infant_mortality_rate",), ("--wanted",)),
    "domains": ((),),
    "places": ((), ("钦州",)),
    "match": (("婴儿死亡率", "新生儿死亡率"),),
    "diff": ((*PAIR, "--all"),),
    "audit": (("--all",),),
    "compare": ((), ("-i", "infant_mortality_rate")),
    "align": (("--all",), ("qinzhou-14fyp",)),
    "progress": (("healthy-china-2030",), ("lianjiang-14fyp", "--period", "2016-2020")),
    "chart": (("compare", "-i", "infant_mortality_rate"), ("align",)),
    "export": (("luzhai-14fyp",),),
    "projects": ((),),
    "check": (("text.yaml",),),
    "verify": (("qinzhou-14fyp", "--sources", "."),),
    "text": (("text.txt",),),
    "scan": (("text.txt", "--unsure"), ("text.txt", "--unused")),
    "agree": (PAIR,),
    "index": (),
    "changes": (),
    "report": (),
    "review": (),
    "new": (),
    "schema": (),
    "cite": (),
}
"""What each command shows as a table; nothing for those that write files, sentences or paths."""

TEXT = """某市卫生健康规划（2021-2025年）
一、总体要求
（一）发展目标
到2025年，婴儿死亡率控制在5‰以下，人均预期寿命达到79岁，每千人口执业（助理）医师数达到3.2人，
新建医院12个，三级医院达到4家，居民健康素养水平提高到25%以上，基本医疗保险参保率稳定在95%以上。
"""


def test_every_command_has_a_screen_or_none() -> None:
    assert set(SCREENS) == set(COMMANDS)


@pytest.mark.parametrize(("columns", "lang"), [(60, "en"), (80, "zh"), (200, "en")])
@pytest.mark.parametrize(
    "arguments", [(name, *more) for name, runs in SCREENS.items() for more in runs], ids=" ".join
)
def test_no_line_is_wider_than_the_screen(
    arguments: tuple[str, ...],
    columns: int,
    lang: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("text.txt", "qinzhou-14fyp.txt", "text.yaml"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    shown = ESCAPE.sub("", forked_on_terminal(columns, *arguments, PLANCMP_LANG=lang))
    assert shown.strip()
    wide = [line for line in shown.splitlines() if wcswidth(line) > columns]
    assert not wide, wide[:3]
