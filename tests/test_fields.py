"""What a row, an indicator, a place and a plan's head can say beside the figures."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from plancmp.model.plan import Plan
from plancmp.model.problem import DataError
from plancmp.model.vocabulary import Code, Indicator
from plancmp.reading.catalogue import Catalogue
from plancmp.reading.vocabulary import read_vocabulary
from tests.conftest import plan_text
from tests.forked import run_forked

Write = Callable[..., Path]
ROW = "{indicator: infant_mortality_rate, label: 婴儿死亡率, unit: ‰, "


def read(write: Write, rows: str, **more: str) -> Plan:
    path = write(plan_text(rows, **more))
    return Catalogue(path.parents[1]).plan("some-plan")


def problems(write: Write, rows: str, **more: str) -> list[tuple[str, str]]:
    with pytest.raises(DataError) as caught:
        read(write, rows, **more)
    return [(problem.code, str(problem.message)) for problem in caught.value.problems]


def test_several_targets_by_year(write_plan: Write) -> None:
    plan = read(write_plan, ROW + 'baseline: "3.4", targets: {2025: ≤3.1, "2030": ≤2.9}}')
    assert [
        (statement.role, statement.year, statement.value.printed) for statement in plan.statements
    ] == [
        ("baseline", "2020", "3.4"),
        ("target", "2025", "≤3.1"),
        ("target", "2030", "≤2.9"),
    ]
    assert plan.statements[1].position.column < plan.statements[2].position.column


@pytest.mark.parametrize(
    ("targets", "said"),
    [
        ("{25: ≤3.1}", "`25` is not a year or a period"),
        ("{2025: {printed: ≤3.1, year: 2030}}", "stands under 2025 and gives the year 2030"),
    ],
)
def test_a_year_over_a_target_is_the_only_one(write_plan: Write, targets: str, said: str) -> None:
    ((code, message),) = problems(write_plan, ROW + f"targets: {targets}}}")
    assert code == "S104"
    assert said in message


def test_targets_are_a_mapping(write_plan: Write) -> None:
    found = problems(write_plan, ROW + "targets: ≤3.1}")
    assert ("S103", "`targets` is a mapping of years to values, not text") in found


def test_who_is_responsible(write_plan: Write) -> None:
    rows = (
        f"{ROW}target: ≤3.1}}\n"
        f"{ROW}target: ≤3.0, scope: 农村, responsible: [甲局, 乙局]}}"
    )  # fmt: skip
    text = plan_text(rows).replace("    text:", "    responsible: 丙委\n    text:")
    path = write_plan(text)
    plan = Catalogue(path.parents[1]).plan("some-plan")
    assert [statement.responsible for statement in plan.statements] == [("丙委",), ("甲局", "乙局")]
    run = run_forked("export", "-f", "csv", "--data", str(path.parents[1]))
    rows_out = list(csv.DictReader(run.out.splitlines()))
    assert [row["responsible"] for row in rows_out] == ["丙委", "甲局; 乙局"]


def test_a_row_that_no_indicator_fits(write_plan: Write) -> None:
    rows = (
        "{indicator: none, label: 智慧食堂覆盖率, target: 90%以上}\n"
        f"{ROW}target: ≤3.1}}\n"
        "{indicator: none, label: 某种新事物, unit: 捆, target: 3}"
    )
    plan = read(write_plan, rows)
    assert [statement.label for statement in plan.statements] == ["婴儿死亡率"]
    assert [row.label for row in plan.rows] == ["智慧食堂覆盖率", "婴儿死亡率", "某种新事物"]
    data = ("--data", str(Path(plan.file).parents[1]))
    exported = list(csv.DictReader(run_forked("export", "-f", "csv", *data).out.splitlines()))
    assert [row["indicator"] for row in exported] == ["", "infant_mortality_rate", ""]
    assert [row["unit"] for row in exported] == ["%", "‰", ""]
    assert run_forked("check", plan.file, *data).status == 0
    compared = run_forked("diff", "some-plan", "some-plan", "-f", "csv", *data)
    assert len(compared.out.splitlines()) == 2


def test_none_stands_alone(write_plan: Write) -> None:
    found = problems(write_plan, "{indicator: [none, beds], label: 床位数, target: 3张}")
    assert ("V201", "no indicator has the id `none`") in found


def test_where_an_encoding_comes_from(write_plan: Write) -> None:
    head = (
        "coders: [甲, 乙]\nsettled_by: 丙\nencoded: 2026-01-31\n"
        "agreement:\n  - {field: indicator, units: 40, agreement: 0.95, alpha: 0.94}\n"
        f"verified: {{sha256: '{'0' * 64}', version: 0.2.0, date: 2026-02-01}}\n"
    )
    plan = read(write_plan, ROW + "target: ≤3.1}", extra=head)
    assert plan.coders == ("甲", "乙")
    assert (plan.settled_by, plan.encoded) == ("丙", "2026-01-31")
    assert [
        (agreement.field, agreement.alpha, agreement.alpha_low) for agreement in plan.agreement
    ] == [("indicator", "0.94", "")]
    assert plan.verified is not None
    assert plan.verified.date == "2026-02-01"
    found = problems(write_plan, ROW + "target: ≤3.1}", extra="verified: {date: soon}\n")
    assert {code for code, _ in found} == {"S102", "S104"}


INDICATORS = """\
domain: health_status
indicators:
  - {{id: wide, zh: 甲率, en: Wide, unit: "%", better: higher, definition: d}}
  - {{id: narrow, zh: 乙率, en: Narrow, unit: "%", better: none, definition: d, {more}}}
"""


def vocabulary_with(folder: Path, more: str) -> Indicator:
    path = folder / "vocabulary" / "indicators" / "some.yaml"
    path.write_text(INDICATORS.format(more=more), encoding="utf-8")
    return read_vocabulary(folder / "vocabulary").indicators["narrow"]


def test_what_an_indicator_says_of_itself(data_folder: Path) -> None:
    found = vocabulary_with(
        data_folder,
        "tier: core, tier_source: some set, kind: outcome, subgroup_of: wide, part_of: [wide], "
        "best: 10-20, definition_zh: 定义, replaces: older, replaced_by: wide, "
        "codes: {sdg:3.2.1: exact, who_gho:ABC: close}",
    )
    for name, value in {
        "tier": "core",
        "tier_source": "some set",
        "kind": "outcome",
        "part_of": ("wide",),
        "subgroup_of": ("wide",),
        "wider": ("wide", "wide"),
        "definition_zh": "定义",
        "replaces": ("older",),
        "replaced_by": "wide",
        "codes": (Code("sdg", "3.2.1", "exact"), Code("who_gho", "ABC", "close")),
    }.items():
        assert getattr(found, name) == value, name
    assert [str(bound) for bound in found.best or ()] == ["10", "20"]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("tier: top", "S104"),
        ("kind: result", "S104"),
        ("part_of: nothing", "V201"),
        ("replaced_by: nothing", "V201"),
        ("best: 10", "S104"),
        ("codes: {sdg:3.2.1: near}", "S104"),
        ("codes: {sdg:3.2.1: [exact]}", "S103"),
    ],
)
def test_what_it_cannot_say(data_folder: Path, more: str, code: str) -> None:
    with pytest.raises(DataError) as caught:
        vocabulary_with(data_folder, more)
    assert {problem.code for problem in caught.value.problems} == {code}


def test_a_best_range_needs_an_indicator_without_a_direction(data_folder: Path) -> None:
    path = data_folder / "vocabulary" / "indicators" / "some.yaml"
    text = INDICATORS.format(more="best: 10-20").replace("better: none", "better: lower")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match="a best range where lower is better"):
        read_vocabulary(data_folder / "vocabulary")


def write_places(folder: Path, text: str) -> list[tuple[int, int, str, str]]:
    """Write places.csv and return the problems: line, column, code and message."""
    (folder / "vocabulary" / "places.csv").write_text(text, encoding="utf-8")
    try:
        read_vocabulary(folder / "vocabulary")
    except DataError as error:
        return [
            (problem.line, problem.column, problem.code, problem.text())
            for problem in error.problems
        ]
    return []


HEADS = "code,zh,en,level,above\n"


def test_places_stand_in_a_csv_file(data_folder: Path) -> None:
    text = f'{HEADS}000000,全国,China,nation,\r\n\n440000,广东省,"Guang, dong",province,000000\n'
    assert write_places(data_folder, text) == []
    places = read_vocabulary(data_folder / "vocabulary").places
    assert places["440000"].en == "Guang, dong"
    assert [(place.code, place.level, place.above) for place in places.values()] == [
        ("000000", "nation", ""),
        ("440000", "province", "000000"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{HEADS}440000,广东省,Guangdong\n", (2, 1, "R002", "has 3 cells under 5 heads")),
        (f'{HEADS}440000,广东"省",Guangdong,province,\n', (2, 1, "R002", "quotation mark")),
        ("code,code\n1,2\n", (1, 1, "R002", "two columns are called `code`")),
        ("\n440000,广东省\n", (1, 1, "R002", "has no line of heads")),
        (f"{HEADS}440000,,Guangdong,province,\n", (2, 1, "S102", "needs the key `zh`")),
        (f"{HEADS.strip()},colour\n440000,广东省,G,province,,red\n", (2, 24, "S101", "`colour`")),
        (HEADS + "440000,广东省,G,province,\n" * 2, (3, 1, "V206", "`440000`")),
    ],
)  # fmt: skip
def test_a_csv_file_is_read_strictly(
    data_folder: Path, text: str, found: tuple[int, int, str, str]
) -> None:
    line, column, code, said = found
    problems = write_places(data_folder, text)
    assert [problem[:3] for problem in problems] == [(line, column, code)], problems
    assert said in problems[0][3]


def test_both_files_of_places_are_read(data_folder: Path) -> None:
    more = '- {code: "990000", zh: 某地, en: Somewhere, level: county, above: "450000"}'
    path = data_folder / "vocabulary" / "places.yaml"
    path.write_text(f"places:\n  {more}\n", encoding="utf-8")
    places = read_vocabulary(data_folder / "vocabulary").places
    assert {"990000", "450700", "000000"} <= set(places)
    run = run_forked("check", "--ignore", "V209", "--data", str(data_folder))
    assert "V211" not in run.out
