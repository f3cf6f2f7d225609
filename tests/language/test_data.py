"""Files of words are read like other data: with every problem in its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plancmp.reading.value_language import parse_value
from plancmp.reading.words import collect_words, shipped_words
from tests.conftest import SHIPPED
from tests.forked import run_forked

SLIPS = {
    "an unknown list": ("bound: {over: [余]}", "1:16", "S101", "no list is `bound.over`"),
    "a word twice": ("scales: [万, 亿, 万]", "1:16", "V206", "`万` stands in `scales` already"),
    "a word that means two things": (
        'bounds: {before: {"<=": [至多], ">=": [至少, 至多]}}', "1:42", "V206",
        "`至多` stands in `bounds.before.<=` already",
    ),
    "no list": ("scales: [[万]]", "1:10", "S103", "a list holds words"),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_reported_where_it_stands(slip: str, tmp_path: Path) -> None:
    text, place, code, message = SLIPS[slip]
    data = tmp_path / "data"
    shutil.copytree(SHIPPED, data)
    shutil.rmtree(data / "language")
    (data / "language").mkdir()
    (data / "language" / "words.yaml").write_text(text, encoding="utf-8")
    done = run_forked("check", str(data / "vocabulary"))
    assert done.status == 1
    assert f"words.yaml:{place}: {code} {message}" in done.out


def test_a_folder_without_words_has_those_that_ship(tmp_path: Path) -> None:
    assert collect_words(tmp_path / "language") == (shipped_words(), [])


def test_a_list_of_its_own_replaces_the_one_that_ships(tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_text("empty: [未定]", encoding="utf-8")
    words, problems = collect_words(tmp_path)
    assert not problems
    assert parse_value("未定", words).measure == "empty"
    assert parse_value("不超过5%", words).bound == "<="
