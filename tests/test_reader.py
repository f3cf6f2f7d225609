"""The YAML reader: strict, every problem at once, each with its place and a hint."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancmp.model.problem import DataError
from plancmp.reading.catalogue import Catalogue
from plancmp.reading.plans import plan_from_tree, read_plan
from plancmp.reading.tree import Mapping, Sequence, Text, parse_tree
from tests.conftest import plan_text
from tests.forked import run_forked

GOOD = "{indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6.0‰以下}"


def problems_of(text: str | bytes) -> list[str]:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(DataError) as caught:
        parse_tree("plan.yaml", data)
    return [
        f"{problem.line}:{problem.column} {problem.code} {problem.text()}"
        for problem in caught.value.problems
    ]


def test_scalars_are_text_and_know_their_place() -> None:
    root = parse_tree("plan.yaml", b"a: 1:1.3\nb: [no, 6.0, 2020-01-01, ~]\n").root
    assert isinstance(root, Mapping)
    ratio, listed = root.entries["a"], root.entries["b"]
    assert isinstance(ratio, Text)
    assert isinstance(listed, Sequence)
    assert ratio.value == "1:1.3"
    assert [item.value for item in listed.items if isinstance(item, Text)] == [
        "no", "6.0", "2020-01-01", "~",
    ]  # fmt: skip
    assert (listed.items[1].line, listed.items[1].column) == (2, 9)


def test_a_byte_order_mark_is_no_text() -> None:
    root = parse_tree("plan.yaml", b"\xef\xbb\xbfid: x\n").root
    assert isinstance(root, Mapping)
    assert list(root.entries) == ["id"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", "3:1 R003 the key `a` stands twice"),
        ("a: &x 1\n", "1:4 R004 a tag or an anchor"),
        ("a: &x [1]\nb: *x\n", "2:4 R004 an alias (*x)"),
        ("a: !!int 1\n", "1:4 R004 a tag or an anchor"),
        ("a: !!python/object:os.system x\n", "1:4 R004 a tag or an anchor"),
        ("a: 1\n---\nb: 2\n", "2:1 R002 a second document"),
        ("a:\n\tb: 1\n", "2:1 R002 is not YAML: a tab is used for indentation"),
        ("a: [1\n", "R002 is not YAML"),
        ("", "R005 is empty"),
        ("# only a comment\n", "R005 is empty"),
        ("[1, 2]: x\n", "R002 a key that is not text"),
        ("a: x\x00y\n", "1:5 R001 control character U+0000"),
        (b"id: \xb9\xe3\xce\xf7\n", "1:5 R001 is not UTF-8: byte 0xb9"),
        ("[" * 33 + "]" * 33, "1:33 R005 is nested too deep"),
        ("[" * 10_000, "R005 is nested too deep"),
        ("- " * 10_000, "R005 is nested too deep"),
        ("{a: " * 10_000, "R005 is nested too deep"),
    ],
)
def test_refuses_with_place_and_reason(text: str | bytes, expected: str) -> None:
    assert any(expected in problem for problem in problems_of(text))


def test_all_problems_of_a_file_come_at_once(shipped: Catalogue) -> None:
    text = plan_text(
        "{indicator: infant_mortality, label: 婴儿死亡率, target: 6.0‰以下}\n"
        "{indicator: infant_mortality_rate, label: 婴儿死亡率, tarjet: 6.0‰以下}\n"
        "{indicator: infant_mortality_rate, label: 婴儿死亡率, target: -5}\n"
        "{indicator: beds, label: 床位, target: 80%}\n"
        "{indicator: infant_mortality_rate, label: 婴儿死亡率, target: 5.0‰, nature: 必须}\n"
        "just text"
    ).replace("stage: final", "stage: finall")
    with pytest.raises(DataError) as caught:
        plan_from_tree(parse_tree("p.yaml", text.encode()), shipped.vocabulary)
    found = {(problem.line, problem.code): problem for problem in caught.value.problems}
    assert set(found) == {
        (4, "S104"), (11, "V201"), (12, "S101"), (12, "S102"), (13, "N301"), (14, "V203"),
        (15, "S104"), (16, "S103"),
    }  # fmt: skip
    assert "infant_mortality_rate" in found[11, "V201"].hint_text()
    assert "target" in found[12, "S101"].hint_text()
    assert "minus sign" in found[13, "N301"].text()
    assert str(found[11, "V201"]).startswith("p.yaml:11:21: ")


def test_a_compound_row_yields_a_statement_for_each(write_plan: Callable[..., Path]) -> None:
    row = (
        "{indicator: [maternal_systematic_management_rate, under_three_systematic_management_rate], "
        "label: 孕产妇系统管理率和3岁以下儿童系统管理率, unit: '%', baseline: 93.95, target: ＞90}"
    )
    path = write_plan(plan_text(row))
    plan = read_plan(path, Catalogue(path.parents[1]).vocabulary)
    assert [
        (statement.indicator.id, statement.role, statement.year, str(statement.low))
        for statement in plan.statements
    ] == [
        ("maternal_systematic_management_rate", "baseline", "2020", "93.95"),
        ("under_three_systematic_management_rate", "baseline", "2020", "93.95"),
        ("maternal_systematic_management_rate", "target", "2025", "90"),
        ("under_three_systematic_management_rate", "target", "2025", "90"),
    ]


@pytest.mark.parametrize(
    ("row", "canonical"),
    [
        ("{indicator: infant_mortality_rate, label: 婴儿死亡率, target: 0.6%}", "6"),
        ("{indicator: beds_per_1000, label: 每千常住人口床位数（张）, target: 6.06}", "6.06"),
        ("{indicator: beds_per_1000, label: 每万人口床位数, target: 60.6张}", "6.06"),
        (
            "{indicator: resident_population, label: 常住人口, unit: 万人, target: 136.69}",
            "1366900",
        ),
        ("{indicator: maternal_mortality_ratio, label: 孕产妇死亡率, target: 0.145‰}", "14.5"),
        ("{indicator: health_literacy_rate, label: 健康素养水平, target: 全覆盖}", "100"),
        ("{indicator: infant_mortality_rate, label: 婴儿死亡率, target: 降低0.1个百分点}", "-1"),
        ("{indicator: sex_ratio_at_birth, label: 性别比, target: 较2020年下降3个点}", "-3"),
        (
            "{indicator: infant_mortality_rate, label: 婴儿死亡率, unit: '%', target: <3, "
            "corrected: {unit: ‰, reason: too high}}",
            "3",
        ),
        (
            "{indicator: infant_mortality_rate, label: 婴儿死亡率, "
            "target: {printed: 30, corrected: 3.0‰, reason: the point is lost}, unit: ‰}",
            "3.0",
        ),
    ],
)
def test_levels_come_to_the_canonical_unit(
    row: str, canonical: str, write_plan: Callable[..., Path]
) -> None:
    path = write_plan(plan_text(row))
    (statement,) = read_plan(path, Catalogue(path.parents[1]).vocabulary).statements
    assert f"{statement.low:f}" == canonical


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("{indicator: beds, label: 床位, target: 80%}", "V203"),
        ("{indicator: beds_per_1000, label: 床位数, target: 6.06张}", "V203"),
        ("{indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6.0}", "V207"),
        ("{indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6.0‱‱}", "N301"),
        ("{indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6.0匹}", "V202"),
        ("{indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6‰, year: 二〇}", "S104"),
        ("{indicator: infant_mortality_rate, label: 婴儿死亡率}", "S102"),
        (
            "{indicator: infant_mortality_rate, label: 婴儿死亡率, target: {printed: 6.0‰, number: 7}}",
            "N303",
        ),
        (
            "{indicator: infant_mortality_rate, label: 婴儿死亡率, "
            "target: {printed: 低水平, measure: level}}",
            "N302",
        ),
        (
            "{indicator: infant_mortality_rate, label: 婴儿死亡率, "
            "target: {printed: 60‰, corrected: 6.0‰}}",
            "S102",
        ),
    ],
)
def test_what_a_unit_or_value_cannot_mean_is_an_error(
    row: str, code: str, write_plan: Callable[..., Path]
) -> None:
    path = write_plan(plan_text(row))
    with pytest.raises(DataError) as caught:
        read_plan(path, Catalogue(path.parents[1]).vocabulary)
    assert [problem.code for problem in caught.value.problems] == [code]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_bytes_do_anything_but_parse_or_be_refused(data: bytes) -> None:
    try:
        parse_tree("x.yaml", data)
    except DataError as error:
        assert error.problems


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_damaged_plan_is_read_or_refused(shipped: Catalogue, data: st.DataObject) -> None:
    whole = (shipped.folder / "plans" / "qinzhou-14fyp.yaml").read_bytes()[:6000]
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = data.draw(
        st.sampled_from([whole[:at], whole[:at] + b"{" + whole[at:], whole[:at] + whole[at + 1 :]])
    )
    try:
        plan_from_tree(parse_tree("x.yaml", damaged), shipped.vocabulary)
    except DataError as error:
        assert all(problem.text() for problem in error.problems)


def test_a_file_far_too_large_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    run = run_forked("show", str(path))
    assert run.status == 2
    assert "big.yaml: 52 MB is more than a plan file may have" in run.err


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"id: \xff\xfe\n", "is not UTF-8"),
        (b"- a list\n", "a plan is a mapping, not a list"),
        (b"just text\n", "a plan is a mapping, not text"),
        (b"", "is empty"),
        (b"id: x\n", "needs the key `place`"),
    ],
)
def test_the_command_says_what_is_wrong_and_exits_with_2(
    content: bytes, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(content)
    run = run_forked("show", str(path))
    assert run.status == 2
    assert run.out == ""
    assert words in run.err
    assert "Traceback" not in run.err


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    run = run_forked("show", str(tmp_path / "gone.yaml"))
    assert (run.status, run.out) == (2, "")
    assert "cannot be read: No such file" in run.err
