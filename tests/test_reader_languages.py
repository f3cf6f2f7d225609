"""What the reader says of broken files is said in the reader's language, in every word of ours."""

from __future__ import annotations

import json
import pickle
import re
from pathlib import Path

import pytest

from plancmp.language.spelling import ValueSyntaxError
from plancmp.messages.documents import DOCUMENTS as SAID
from plancmp.messages.reading import READING
from plancmp.reading.value_language import parse_value
from tests.conftest import plan_text
from tests.forked import run_forked

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
    "R007": plan_text("\n".join(["{}"] * 400)).encode(),
}
LIBRARY_ERRORS = {"BadZipFile", "PdfStreamError", "PdfReadError", "EmptyFileError"}
VALUES = (
    "5余%", "1个-2张", "五", "2-1", "2-3以上", "不低于5以下", "0:3", "降低负5%", "降低5", "5个百分点",
    "每3万人5", "五" * 90, "-5", "若干", "1 2", "两千三个", "05个",
)  # fmt: skip
"""One that each complaint of the value language is about."""
DOCUMENTS = {
    "too-new.docx": b"PK\x03\x04",
    "scanned.pdf": b"%PDF-1.4",
    "old.doc": b"\xd0\xcf\x11\xe0",
    "bytes.txt": b"\x00\xff\x00",
    "nothing.txt": b"  ",
    "deep.html": b"<div>" * 500,
    "cells.html": b"<td>" * 100_001,
    "not-there.txt": None,
}
NAMES = (
    r"/\S+\.yaml|`[^`]*`|“[^”]*”|plancmp [a-z]+|YAML|UTF-(?:8|16)|GB18030|SHA-256|U\+[0-9A-F]+|0x[0-9a-f]+"
    r"|[a-z]+(?:_[a-z0-9]+)+|YYYY-MM-DD|\*[a-z]"
)
"""What stands as it is in a file, or is a name of something outside it."""
TERMS = (
    "plan", "statement", "value", "draft", "final", "none", "level", "change", "ratio",
    "indicator", "lower", "higher", "qualitative", "deferred", "empty", "target", "targets",
    "baseline", "actual", "corrected",
)  # fmt: skip
"""Words of the data that a hint lists."""


def only_chinese(said: str) -> bool:
    """Whether no word of a sentence is English, but names and terms of the data."""
    return set(re.findall(r"[A-Za-z]{2,}", re.sub(NAMES, " ", said))) <= set(TERMS)


@pytest.mark.parametrize("code", BROKEN)
def test_no_word_of_ours_is_english(code: str, data_folder: Path) -> None:
    path = data_folder / "plans" / "some-plan.yaml"
    path.write_bytes(BROKEN[code])
    arguments = ("check", "-f", "json", "--data", str(data_folder), str(path))
    found = json.loads(run_forked(*arguments, "--lang", "zh").out)
    assert code in {problem["code"] for problem in found}, found
    for problem in found:
        for said in (problem["message"], problem["hint"] or ""):
            assert only_chinese(said), (problem["code"], said)
    english = json.loads(run_forked(*arguments, "--lang", "en").out)
    assert [problem["code"] for problem in english] == [problem["code"] for problem in found]


@pytest.mark.parametrize("printed", VALUES)
def test_values_that_cannot_be_read(printed: str) -> None:
    with pytest.raises(ValueSyntaxError) as caught:
        parse_value(printed)
    error = caught.value
    assert only_chinese(error.message.text("zh")) and only_chinese(error.hint.text("zh"))
    assert str(error) == error.message.text("en") != error.message.text("zh")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_each_complaint_about_values_is_tried() -> None:
    said = set()
    for printed in VALUES:
        with pytest.raises(ValueSyntaxError) as caught:
            parse_value(printed)
        said |= {caught.value.message.key, caught.value.hint.key}
    keys = {key for key in SAID if key.startswith(("value_", "numeral_"))}
    assert said == keys


def test_a_value_in_a_plan(data_folder: Path) -> None:
    path = data_folder / "plans" / "some-plan.yaml"
    path.write_text(HEAD.replace("≤3.1", "3.1 - -"), encoding="utf-8")
    done = run_forked("check", "--data", str(data_folder), str(path), "--lang", "zh", "-f", "json")
    (found,) = (row for row in json.loads(done.out) if row["code"] == "N301")
    assert only_chinese(found["message"]) and only_chinese(found["hint"]), found


@pytest.mark.parametrize("command", ["scan", "text"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_that_cannot_be_read(command: str, name: str, tmp_path: Path) -> None:
    content = DOCUMENTS[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = run_forked(command, name, "--lang", "zh", cwd=tmp_path)
    assert done.status == 2 and not done.out
    said = done.err.replace(name, "").replace("plancmp:", "")
    words = set(re.findall(r"[A-Za-z]{4,}", re.sub(NAMES, " ", said)))
    assert words <= {"Word", "docx", "html", "Markdown"} | LIBRARY_ERRORS, done.err


def test_a_vocabulary_that_cannot_be_read(data_folder: Path) -> None:
    file = data_folder / "vocabulary" / "indicators" / "more.yaml"
    file.write_text(
        "domain: no_domain\nindicators:\n"
        "  - {id: one_more, zh: 甲, en: a, unit: ‰, better: sideways}\n"
        "  - {id: one_more, zh: 乙, en: b, unit: ‰, better: lower}\n",
        encoding="utf-8",
    )
    units = data_folder / "vocabulary" / "units.yaml"
    more = "  - {id: 捆, dimension: count, factor: none, en: bundle}\n"
    units.write_text(units.read_text(encoding="utf-8") + more, encoding="utf-8")
    done = run_forked("check", "--data", str(data_folder), "--lang", "zh", "-f", "json")
    found = json.loads(done.out)
    read = [problem for problem in found if problem["code"] < "V207"]
    assert {"V205", "V206"} <= {problem["code"] for problem in read}, read
    for problem in read:
        assert only_chinese(problem["message"]) and only_chinese(problem["hint"] or ""), problem


def test_no_file_at_all(data_folder: Path) -> None:
    done = run_forked(
        "check", "nowhere.yaml", "--data", str(data_folder), "--lang", "zh", "-f", "json"
    )
    (found,) = json.loads(done.out)
    assert found["code"] == "R006" and only_chinese(found["message"])


def test_every_sentence_of_the_reader_fills_the_same_in_both_languages() -> None:
    for key, (en, zh) in (READING | SAID).items():
        names = [set(re.findall(r"(?<!\{)\{([a-z_]+)\}", text)) for text in (en, zh)]
        assert names[0] >= names[1], key
