"""What the reader says of broken files is said in the reader's language, in every word of ours."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from plancmp.messages.reading import READING
from tests.conftest import plan_text, run_plancmp

ROW = "{indicator: infant_mortality_rate, label: 婴儿死亡率, unit: ‰, target: ≤3.1"
HEAD = plan_text(ROW + "}")

BROKEN = {
    "R001": b"id: \xff\n",
    "R002": b"id: [a\n",
    "R003": (HEAD + "id: again\n").encode(),
    "R004": b"id: &a b\nplace: *a\n",
    "R005": b"",
    "S101": plan_text(ROW + ", colour: red}").encode(),
    "S102": plan_text("{label: 婴儿死亡率}").encode(),
    "S103": plan_text(ROW + ", scope: [a]}\njust text").encode(),
    "S104": plan_text(ROW + ", nature: 强制性}\n" + ROW + ", year: 20}").encode(),
    "S105": plan_text(ROW + ", coder: A}").encode(),
    "V201": plan_text("{indicator: infant_mortality, label: 甲, target: 5‰}").encode(),
    "V202": plan_text(
        "{indicator: infant_mortality_rate, label: 甲, unit: 捆, target: 5}"
    ).encode(),
    "V203": plan_text(
        "{indicator: infant_mortality_rate, label: 甲, unit: 张, target: 5}"
    ).encode(),
    "V204": HEAD.replace('"450700"', '"999999"').encode(),
    "V207": plan_text("{indicator: infant_mortality_rate, label: 甲, target: 5}").encode(),
    "N302": plan_text(
        "{indicator: infant_mortality_rate, label: 甲, unit: ‰, "
        "target: {printed: 若干, measure: much, number: five, bound: +}}"
    ).encode(),
    "N303": plan_text(
        "{indicator: infant_mortality_rate, label: 甲, unit: ‰, target: {printed: ≤5, number: 6}}"
    ).encode(),
    "D401": HEAD.replace("2021-2025", "2025-2021").encode(),
}
NAMES = (
    r"`[^`]*`|“[^”]*”|plancmp [a-z]+|YAML|UTF-(?:8|16)|GB18030|SHA-256|U\+[0-9A-F]+|0x[0-9a-f]+"
    r"|[a-z]+(?:_[a-z0-9]+)+|YYYY-MM-DD|\*[a-z]"
)
"""What stands as it is in a file, or is a name of something outside it."""
TERMS = (
    "plan", "statement", "value", "draft", "final", "none", "level", "change", "ratio",
    "qualitative", "deferred", "empty", "target", "targets", "baseline", "actual", "corrected",
)  # fmt: skip
"""Words of the data that a hint lists."""


@pytest.mark.parametrize("code", BROKEN)
def test_no_word_of_ours_is_english(code: str, data_folder: Path) -> None:
    path = data_folder / "plans" / "some-plan.yaml"
    path.write_bytes(BROKEN[code])
    arguments = ("check", "-f", "json", "--data", str(data_folder), str(path))
    found = json.loads(run_plancmp(*arguments, "--lang", "zh").out)
    assert code in {each["code"] for each in found}, found
    for each in found:
        for said in (each["message"], each["hint"] or ""):
            words = set(re.findall(r"[A-Za-z]{2,}", re.sub(NAMES, " ", said)))
            assert words <= set(TERMS), (each["code"], said)
    english = json.loads(run_plancmp(*arguments, "--lang", "en").out)
    assert [each["code"] for each in english] == [each["code"] for each in found]


def test_every_sentence_of_the_reader_fills_the_same_in_both_languages() -> None:
    for key, (en, zh) in READING.items():
        names = [set(re.findall(r"(?<!\{)\{([a-z_]+)\}", text)) for text in (en, zh)]
        assert names[0] >= names[1], key
