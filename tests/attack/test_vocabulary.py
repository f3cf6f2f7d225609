"""A vocabulary that goes in circles, divides by zero, or names one thing within another."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.attack.field import Field
from tests.attack.run import here as run
from tests.conftest import plan_text

UNITS = Path("vocabulary/units.yaml")
CHILDREN = Path("vocabulary/indicators/maternal_child.yaml")
STATUS = Path("vocabulary/indicators/health_status.yaml")
COMMANDS = (("check",), ("indicators", "死亡率"), ("match", "婴儿死亡率"), ("audit",), ("export",))


def ended_well(field: Field, *, refused: bool | None = None) -> None:
    for command in COMMANDS:
        ending = run(*command, "--data", str(field.folder), folder=field.folder)
        assert not ending.failure, (command, ending.failure)
        if refused is not None and command == ("check",):
            assert (ending.status != 0) == refused, ending.out + ending.err


@pytest.fixture
def field(tmp_path: Path) -> Field:
    return Field(tmp_path)


def edit(field: Field, path: Path, old: str, new: str) -> None:
    file = field.folder / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    "factor", ["0", "0/1", "1/0", "-1", "1e999999999", "1/3e9", "9" * 400, "x", ""]
)
def test_a_factor_that_is_none(factor: str, field: Field) -> None:
    edit(field, UNITS, "factor: 1/10,", f"factor: '{factor}',")
    ended_well(field, refused=True)


@pytest.mark.parametrize("relation", ["part_of", "broader", "narrower", "related"])
def test_an_indicator_above_itself(relation: str, field: Field) -> None:
    for name, other in (
        ("infant_mortality_rate", "under_five_mortality_rate"),
        ("under_five_mortality_rate", "infant_mortality_rate"),
    ):
        edit(field, STATUS, f"id: {name}\n", f"id: {name}\n    {relation}: [{other}, {name}]\n")
    ended_well(field)


def test_aliases_that_are_prefixes_of_each_other(field: Field) -> None:
    names = ["婴" * length for length in range(1, 60)]
    edit(field, CHILDREN, "aliases: [", f"aliases: [{', '.join(names)}, ")
    ended_well(field)


HOSTILE = ("''", "' '", "'.*'", "'(a+)+$'", "'['", "'\\\\'", "'|'", "'[bold]x[/]'", "'</script>'", "'=1+1'",
           "'::error::x'", "'#'", "'…'", "'\u202e'", "人", "万人", "x" * 10_000, '"\\n::error::x"')  # fmt: skip


@pytest.mark.parametrize("path", [UNITS, CHILDREN])
def test_hostile_aliases(path: Path, field: Field) -> None:
    edit(field, path, "aliases: [", f"aliases: [{', '.join(HOSTILE)}, ")
    ended_well(field)


def test_a_unit_without_a_name_is_in_no_label(field: Field) -> None:
    edit(field, UNITS, "{id: ‱, ", "{")
    ended_well(field, refused=True)


def test_words_that_are_made_of_each_other_end_in_time(field: Field) -> None:
    """Trying all ways to read one as others would take minutes."""
    edit(field, Path("language/values.yaml"), "adverbs: [", "adverbs: [甲, 甲甲, 甲甲甲, ")
    row = "{indicator: infant_mortality_rate, label: 婴儿死亡率, target: %s乙}" % ("甲" * 70)
    (field.folder / "plans" / "some-plan.yaml").write_text(plan_text(row), encoding="utf-8")
    ended_well(field, refused=True)


@pytest.mark.parametrize(
    "row",
    ["450700,钦州市,Qinzhou,city,450700", "450700,钦州市,Qinzhou,city,999999", "x", ",,,,", '"'],
)
def test_places_in_a_circle_or_in_none(row: str, field: Field) -> None:
    places = next(
        path for path in (field.folder / "vocabulary").glob("places.*") if path.suffix == ".csv"
    )
    places.write_text(places.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    ended_well(field)


SCRIPTS = (
    "5",
    "५",
    "٥",
    "5️⃣",
    "Ⅴ",
    "𝟝",
    "五",
    "e\u0301",
    "\u202e5",
    "\u200b5",
    "😀",
    "ﬁ",
    "５",
    "㊄",
)


@pytest.mark.parametrize("length", [1, 2, 79, 80, 81, 1000, 100_000])
def test_values_of_every_length_and_script(length: int, field: Field) -> None:
    rows = [
        f"{{indicator: infant_mortality_rate, label: 婴儿死亡率, target: {script * length}‰}}"
        for script in (*SCRIPTS, "9", "1:", "≤", "百", "负", "-", "/")
    ]
    path = field.folder / "plans" / "some-plan.yaml"
    for row in rows:
        path.write_text(plan_text(row), encoding="utf-8")
        ending = run("check", str(path), "--data", str(field.folder), folder=field.folder)
        assert not ending.failure, (row[:80], ending.failure)
        show = run("show", str(path), "--data", str(field.folder), folder=field.folder)
        assert not show.failure, (row[:80], show.failure)
