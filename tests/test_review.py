"""`plancmp review`: from a draft to a file that `check` and `verify` pass, an answer a row."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp.model.terms import BLANK
from plancmp.tracing.scan.review import asked_of

from .conftest import Run
from .forked import run_forked

TEXT = """\
柳州市卫生健康发展“十四五”规划

一、规划背景

2020年，婴儿死亡率为3.2‰，2015年的婴儿死亡率为5.1‰。每年配备护士10名、医师20名，康复床位总量6.5张。

二、发展目标

到2025年，婴儿死忙率控制在3‰以下。
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft beside its text."""
    return drafted(tmp_path, TEXT)


def drafted(folder: Path, text: str) -> Path:
    """Draft a text, which then stands beside its draft."""
    (folder / "some-plan.txt").write_text(text, encoding="utf-8")
    done = run_forked("scan", "some-plan.txt", "-o", "some-plan.yaml", cwd=folder)
    assert "plancmp review some-plan.yaml" in done.err
    return folder / "some-plan.yaml"


def review(draft: Path, *answers: str, lang: str = "en") -> Run:
    """Answer what is asked, a line each."""
    stdin = "".join(f"{answer}\n" for answer in answers)
    env = {"PLANCMP_LANG": lang}
    return run_forked("review", draft.name, cwd=draft.parent, stdin=stdin, env=env)


def rows(draft: Path) -> list[str]:
    return [line for line in draft.read_text(encoding="utf-8").splitlines() if "label:" in line]


def marked(draft: Path) -> int:
    return draft.read_text(encoding="utf-8").count("  # ? ")


def test_a_draft_becomes_a_plan_that_check_and_verify_pass(draft: Path) -> None:
    done = review(draft, "f", "", "x", "n", "1")
    assert done.status == 0
    assert "now `plancmp check some-plan.yaml`" in done.err
    assert rows(draft) == [
        "      - {indicator: infant_mortality_rate, label: 婴儿死亡率, actual: 3.2‰}",
        "      - {indicator: infant_mortality_rate, label: 婴儿死亡率, actual: 5.1‰, year: 2015}",
        '      - {indicator: registered_nurses, label: 配备护士, actual: 10名, year: "2016-2020"}',
        "      - {indicator: none, label: 康复床位总量, actual: 6.5张, year: 2015}",
        "      - {indicator: infant_mortality_rate, label: 婴儿死忙率, target: 3‰以下}",
    ]
    assert "stage: final\n" in draft.read_text(encoding="utf-8")
    assert "# Drafted" not in draft.read_text(encoding="utf-8")
    assert run_forked("check", draft.name, cwd=draft.parent).status == 0
    verified = run_forked("verify", draft.name, "--sources", ".", cwd=draft.parent)
    assert verified.status == 0


def test_each_row_is_asked_for_with_its_sentence_its_reasons_and_candidates(draft: Path) -> None:
    asked = review(draft, "d", "", "x", "n", "q").err
    assert "每年配备护士«10名»、医师20名,康复床位总量6.5张" in asked
    assert "? year not said" in asked
    assert "1 infant_mortality_rate Infant mortality rate" in asked
    assert "1 left; go on with `plancmp review some-plan.yaml`" in asked
    assert "stage: draft\n" in draft.read_text(encoding="utf-8")
    assert "1 infant_mortality_rate 婴儿死亡率" in review(draft, lang="zh").err


@pytest.mark.parametrize(
    ("answer", "row"),
    [
        ("y 2019", "{indicator: registered_nurses, label: 配备护士, actual: 10名, year: 2019}"),
        ("t; y 2025", "{indicator: registered_nurses, label: 配备护士, target: 10名, year: 2025}"),
        ("b", '{indicator: registered_nurses, label: 配备护士, baseline: 10名, year: "2016-2020"}'),
        ("p", '{indicator: registered_nurses, label: 配备护士, prior_target: 10名, year: "2016-2020"}'),
        ("a", '{indicator: registered_nurses, label: 配备护士, actual: 10名, year: "2016-2020"}'),
        ("n", '{indicator: none, label: 配备护士, actual: 10名, year: "2016-2020"}'),
        ("i 执业（助理）医师数", '{indicator: physicians, label: 配备护士, actual: 10名, year: "2016-2020"}'),
        (
            "l 护士;v 10名;s 农村",
            '{indicator: registered_nurses, label: 护士, actual: 10名, year: "2016-2020", scope: 农村}',
        ),
    ],
)  # fmt: skip
def test_an_answer_makes_of_a_row_what_it_says(answer: str, row: str, draft: Path) -> None:
    review(draft, "f", answer)
    assert rows(draft)[2] == f"      - {row}  # line 5"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("7", "`7` is no answer here"),
        ("y", "`y` is no answer here"),
        ("y 2030x", "`2030x` is no year: 2025, or 2021-2025"),
        ("k 原文如此", "`k` is for what `check` finds"),
        ("i 护士站的灯", "护士站的灯"),
        ("?", "no indicator fits"),
    ],
)
def test_what_is_no_answer_is_said_and_asked_again(answer: str, said: str, draft: Path) -> None:
    done = review(draft, "f", answer, "n")
    assert said in done.err
    assert rows(draft)[2].startswith("      - {indicator: none, label: 配备护士")


def test_a_blank_is_not_taken_as_it_stands(draft: Path) -> None:
    done = review(draft, "", "f", "", "", "", "n")
    assert "say what `stage` is" in done.err
    assert "its indicator is open" in done.err
    assert rows(draft)[4].startswith("      - {indicator: none, label: 康复床位总量")


def test_going_back_takes_an_answer_back(draft: Path) -> None:
    before = rows(draft)
    review(draft, "f", "x", "u", "q")
    assert rows(draft) == before
    assert "this is the first" in review(draft, "u", "", "x").err
    assert len(rows(draft)) == len(before) - 1


def test_what_to_run_next_repeats_the_folders_that_were_given(
    data_folder: Path, tmp_path: Path
) -> None:
    data, texts = data_folder.rename(tmp_path / "my data"), tmp_path / "texts"
    texts.mkdir()
    (texts / "some-plan.txt").write_text(TEXT, encoding="utf-8")
    folders = f"--data '{data}' --sources texts"
    drafted = run_forked(
        "scan", "texts/some-plan.txt", "-o", "some-plan.yaml", "--data", str(data), cwd=tmp_path
    )
    assert f"plancmp review some-plan.yaml {folders}" in drafted.err
    command = ("review", "some-plan.yaml", "--data", str(data), "--sources", "texts")
    assert f"`plancmp review some-plan.yaml {folders}`" in run_forked(
        *command, cwd=tmp_path, stdin="q\n"
    ).err  # fmt: skip
    done = run_forked(*command, cwd=tmp_path, stdin="f\n\n\nx\nn\n")
    assert f"`plancmp check some-plan.yaml --data '{data}'`" in done.err
    assert f"`plancmp verify some-plan.yaml {folders}`" in done.err


def test_a_block_that_loses_all_its_rows_goes(draft: Path) -> None:
    review(draft, "f", "", "", "n", "x")
    text = draft.read_text(encoding="utf-8")
    assert "一、规划背景" in text
    assert "二、发展目标" not in text
    assert run_forked("check", draft.name, cwd=draft.parent).status == 0


def test_tables_and_boxes_that_lose_all_rows_go_and_a_row_of_two_values_is_left_alone(
    tmp_path: Path,
) -> None:
    text = (
        "柳州市卫生健康发展“十四五”规划\n\n一、目标\n表1\n指标\t2020年\t2025年目标\n婴儿死忙率(‰)\t4\t3\n\n"
        "专栏1 重点项目\n建设婴儿死忙率监测点。婴儿死忙率降到3‰以下。\n"
    )
    draft = drafted(tmp_path, text)
    assert "tables:" in draft.read_text(encoding="utf-8")
    assert "several values" in review(draft, "f", "t", "x", "x", "x").err
    assert draft.read_text(encoding="utf-8").endswith("\n\nsections: []\n")


def test_without_the_text_no_sentence_is_shown_and_it_is_said_why(draft: Path) -> None:
    (draft.parent / "some-plan.txt").unlink()
    done = review(draft, "f", "", "", "n", "n")
    assert "say where the text is with --sources" in done.err
    assert "«" not in done.err
    assert marked(draft) == 0


def test_a_file_that_is_no_draft_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("id: a\n", encoding="utf-8")
    done = review(path)
    assert done.status == 2
    assert "no row of a plan" in done.err
    assert path.read_text(encoding="utf-8") == "id: a\n"
    assert run_forked("review", "b.yaml", cwd=tmp_path).status == 2


FAULTS = """\
柳州市卫生健康发展“十四五”规划

一、目标

表1 主要指标

指标\t单位\t2020年\t2025年目标
婴儿死亡率\t%\t3.2\t≤3
常住人口\t人\t415\t420

二、任务

到2025年，培训婴儿死忙率监测员的比例达到80%。
"""


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A draft whose text prints two units that cannot be."""
    return drafted(tmp_path, FAULTS)


def test_what_check_and_verify_find_fault_with_is_asked_in_the_same_way(faulty: Path) -> None:
    stage, *marks = ["f", *["n"] * (marked(faulty) - 1)]
    done = review(faulty, stage, *marks, "c ‰ deaths are counted per thousand", "c 万人")
    assert "find fault with 2" in done.err
    assert "N310" in done.err
    assert "nothing is left to look at" in done.err
    found = rows(faulty)
    assert "corrected: {unit: ‰, reason: deaths are counted per thousand}" in found[0]
    assert "corrected: {unit: 万人, reason: misprint}" in found[1]
    assert run_forked("check", faulty.name, "--strict", cwd=faulty.parent).status == 0
    verified = run_forked("verify", faulty.name, "--sources", ".", "--strict", cwd=faulty.parent)
    assert verified.status == 0


def test_a_fault_is_not_asked_for_again_once_it_may_stand_or_is_acknowledged(faulty: Path) -> None:
    marks = ["f", *["n"] * (marked(faulty) - 1)]
    done = review(faulty, *marks, "k the plan prints it so", "")
    assert "nothing is left to look at" in done.err
    assert "comment: the plan prints it so, fingerprint: " in rows(faulty)[0]
    assert "N310" not in run_forked("check", faulty.name, cwd=faulty.parent).out
    assert "A302" in run_forked("check", faulty.name, cwd=faulty.parent).out


def test_a_row_that_is_typed_wrong_is_asked_for_until_it_is_found_in_the_text(draft: Path) -> None:
    done = review(draft, "f", "v 12名", "x", "n", "1", "v 10名")
    assert "护士" in rows(draft)[2]
    assert "12名" not in draft.read_text(encoding="utf-8")
    assert "not found" in done.err
    assert "nothing is left to look at" in done.err


def test_a_unit_that_the_text_leaves_out_is_said_with_the_indicator(tmp_path: Path) -> None:
    text = "柳州市卫生健康发展“十四五”规划\n\n一、目标\n\n到2025年，中医药卫生技术人员350左右。\n"
    draft = drafted(tmp_path, text)
    done = review(draft, "f", "1; m 人")
    assert "has no unit" in done.err
    assert "nothing is left to look at" in done.err
    assert "unit: 人" in rows(draft)[0]


def test_what_follows_in_a_sentence_is_taken_with_one_answer(draft: Path) -> None:
    done = review(draft, "f", "o", "n", "n")
    assert "o  this, and what follows in the sentence: 医师 20名" in done.err
    assert "nothing is left to look at" in done.err
    assert len(rows(draft)) == 6


def test_the_sentence_is_that_of_the_label_where_the_value_stands_in_several(
    tmp_path: Path,
) -> None:
    text = (
        "柳州市卫生健康发展“十四五”规划\n\n一、目标\n\n"
        "到2025年，提高生活质量。提高设施使用率和空间使用率。\n"
    )
    draft = drafted(tmp_path, text)
    asked = review(draft, "f", *["n"] * 5).err
    assert "«提高»设施使用率和空间使用率" in asked
    assert "«提高»生活质量" not in asked


def test_a_label_whose_figure_says_per_thousand_is_no_name_of_a_number(tmp_path: Path) -> None:
    text = (
        "柳州市卫生健康发展“十四五”规划\n\n一、现状\n\n"
        "2020年，每千人口执业（助理）医师数2.57人/千人、注册护士数3.08人/千人。\n"
    )
    draft = drafted(tmp_path, text)
    done = review(draft, "f", "", "", "")
    assert "find fault" not in done.err
    assert "indicator: nurses_per_1000" in rows(draft)[1]
    assert run_forked("check", draft.name, "--strict", cwd=tmp_path).status == 0


def test_what_is_asked_of_the_head_has_the_beginning_of_the_text(draft: Path) -> None:
    asked = review(draft, "q").err
    assert "柳州市卫生健康发展“十四五”规划 / 一、规划背景" in asked.split(f"stage: {BLANK}")[0]


def test_a_row_is_the_same_question_however_it_is_quoted() -> None:
    one, other = (
        f"      - {{indicator: none, label: 甲, target: 5人, year: {year}}}  # ? line 5 (60%); year not said"
        for year in ("2016-2020", '"2016-2020"')
    )
    keys = {asked.key for line in (one, other) for asked in asked_of([line], {}.__contains__)}
    assert len(keys) == 1


def test_the_comments_of_a_curator_stay(draft: Path) -> None:
    review(draft, "f", "", "", "n", "1")
    lines = draft.read_text(encoding="utf-8").splitlines()
    at = next(i for i, line in enumerate(lines) if "康复床位" in line)
    lines[at] = lines[at].replace("6.5张", "65张") + "  # as in {the yearbook}; half of them"
    lines.insert(1, "# read twice")
    draft.write_text("\n".join(lines), encoding="utf-8")
    assert "nothing is left to look at" in review(draft, "v 6.5张").err
    assert draft.read_text(encoding="utf-8").splitlines() == [
        line.replace("65张", "6.5张") for line in lines
    ]
