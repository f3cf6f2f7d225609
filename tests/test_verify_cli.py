"""`plancmp verify` as a command, and what `--unused` lists, on made-up plans and texts."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from .conftest import HEADER, Run
from .forked import run_forked

AIM = "二、总体要求/（三）发展目标"
HEADINGS = "一、发展背景\n\n我市开局良好。\n\n二、总体要求\n\n（三）发展目标。\n\n"


@dataclass
class Bench:
    """A data folder with one plan, and a folder with its source text."""

    data: Path
    sources: Path
    write: Callable[..., Path]

    def save(
        self, text: str | bytes, sections: str, sha: str | None = None, name: str = "some-plan.txt"
    ) -> Path:
        """Write the source text and the plan; return the path of the plan."""
        self.sources.mkdir(exist_ok=True)
        data = text.encode() if isinstance(text, str) else text
        (self.sources / name).write_bytes(data)
        header = HEADER.format(id="some-plan", sha=sha or hashlib.sha256(data).hexdigest())
        header = header.replace("some-plan.txt", name)
        return self.write(f"{header}sections:\n{sections}")

    def run(self, *arguments: str) -> Run:
        """Run `verify` over the folders."""
        return run_forked(
            "verify", "--data", str(self.data), "--sources", str(self.sources), *arguments
        )


@pytest.fixture
def bench(tmp_path: Path, data_folder: Path, write_plan: Callable[..., Path]) -> Bench:
    return Bench(data_folder, tmp_path / "sources", write_plan)


SENTENCE = f"{HEADINGS}婴儿死亡率控制在5.0‰以内，人均预期寿命达到79岁左右。\n"
RIGHT = f"""  - at: {AIM}
    text:
      - {{indicator: infant_mortality_rate, label: 婴儿死亡率, target: 控制在5.0‰以内}}
      - {{indicator: life_expectancy_at_birth, label: 人均预期寿命, target: 79岁左右}}
"""


def test_command_when_all_is_found(bench: Bench) -> None:
    bench.save(SENTENCE, RIGHT)
    done = bench.run("-f", "csv")
    assert done.status == 0
    assert done.err == "2 statements: 2 found\n"
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert list(rows[0]) == [
        "plan", "indicator", "label", "role", "printed", "channel", "section", "result", "line",
    ]  # fmt: skip
    assert [(row["printed"], row["result"], row["line"]) for row in rows] == [
        ("控制在5.0‰以内", "found", "9"), ("79岁左右", "found", "9"),
    ]  # fmt: skip


def test_command_when_something_is_not_found(bench: Bench) -> None:
    path = bench.save(SENTENCE, RIGHT.replace("5.0", "5.1"))
    done = bench.run("-f", "json")
    assert done.status == 1
    assert [row["result"] for row in json.loads(done.out)] == ["not_found", "found"]
    assert f"{path}:" in done.err and "not found" in done.err
    table = bench.run()
    assert table.status == 1
    assert "the label stands there, the value does not" in table.out
    assert "该处有此名称" in bench.run("--lang", "zh").out


def test_another_text_is_never_taken_for_the_plan_s(bench: Bench) -> None:
    bench.save(SENTENCE, RIGHT, sha="0" * 64)
    done = bench.run("-f", "csv")
    assert done.status == 1
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert [(row["result"], row["line"]) for row in rows] == [("source_differs", "")] * 2
    assert "SHA-256" in done.err and hashlib.sha256(SENTENCE.encode()).hexdigest() in done.err
    unused = bench.run("--unused", "-f", "csv")
    assert unused.status == 1
    assert unused.out.count("\n") == 1


def test_a_missing_text_is_wrong_usage(bench: Bench) -> None:
    bench.save(SENTENCE, RIGHT)
    (bench.sources / "some-plan.txt").unlink()
    done = bench.run()
    assert (done.status, done.out) == (2, "")
    assert "some-plan.txt: no such file; it is the source text of some-plan" in done.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--sources", "nowhere"), "no folder nowhere"),
        ((), "--sources DIR"),
        (("--sources", ".", "no-plan"), "no plan is called"),
    ],
)
def test_wrong_usage(bench: Bench, arguments: tuple[str, ...], message: str) -> None:
    bench.save(SENTENCE, RIGHT)
    done = run_forked("verify", "--data", str(bench.data), *arguments)
    assert done.status == 2
    assert message in done.err
    assert "Traceback" not in done.err


def test_a_text_that_is_none(bench: Bench) -> None:
    bench.save(SENTENCE, RIGHT)
    (bench.sources / "some-plan.txt").write_bytes(b"\x00\x01\xff")
    done = bench.run()
    assert done.status == 2
    assert "is not text in UTF-8, UTF-16 or GB18030" in done.err


def test_a_source_outside_the_folder_is_refused(bench: Bench) -> None:
    path = bench.save(SENTENCE, RIGHT)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("some-plan.txt", "../some-plan.txt"), encoding="utf-8")
    done = bench.run()
    assert done.status == 2
    assert "not a plain file name" in done.err


def test_the_folder_may_come_from_the_environment(bench: Bench) -> None:
    bench.save(SENTENCE, RIGHT)
    done = run_forked(
        "verify",
        "--data",
        str(bench.data),
        "-f",
        "csv",
        env={"PLANCMP_SOURCES": str(bench.sources)},
    )
    assert done.status == 0


def test_windows_line_ends_and_a_byte_order_mark(bench: Bench) -> None:
    bench.save("\ufeff" + SENTENCE.replace("\n", "\r\n"), RIGHT)
    assert bench.run().status == 0


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_a_text_in_another_encoding_is_read_as_scan_reads_it(bench: Bench, encoding: str) -> None:
    bench.save(SENTENCE.encode(encoding), RIGHT)
    done = bench.run("-f", "csv")
    assert (done.status, done.err) == (0, "2 statements: 2 found\n")


def test_a_text_beside_its_plan_needs_no_folder(bench: Bench) -> None:
    path = bench.save(SENTENCE, RIGHT)
    said = run_forked("verify", "--data", str(bench.data), str(path))
    assert said.status == 2
    assert "--sources" in said.err
    (path.parent / "some-plan.txt").write_text(SENTENCE, encoding="utf-8")
    assert run_forked("verify", "--data", str(bench.data), str(path)).status == 0


def test_a_docx_is_read_as_scan_reads_it(bench: Bench) -> None:
    docx = pytest.importorskip("docx", reason="needs the extra plancmp[scan]")
    document, file = docx.Document(), io.BytesIO()
    for line in SENTENCE.splitlines():
        document.add_paragraph(line)
    document.save(file)
    bench.save(file.getvalue(), RIGHT, name="some-plan.docx")
    done = bench.run("-f", "csv")
    assert (done.status, done.err) == (0, "2 statements: 2 found\n")


# --unused

LEFT_OVER = f"""关于规划的通知
某政发〔2023〕15号
目 录
一、发展背景 ...\t12
{HEADINGS}婴儿死亡率控制在5.0‰以内，人均预期寿命达到79岁左右。
到2025年，参保率达到96%，投入54万元，建成站点7个，扩建2000平方米，打造“15分钟健身圈”。
落实《行动计划（2021-2030年）》，为35-64岁妇女服务，PM2.5下降，力争用5年时间，拨打120急救电话，签约全覆盖。
每10万人口配备医师，床位数为87。
（四）保障措施
1.加强领导。
"""


def test_unused_figures_by_kind(bench: Bench) -> None:
    bench.save(LEFT_OVER, RIGHT)
    done = bench.run("--unused", "-f", "csv")
    assert done.status == 0
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert list(rows[0]) == ["plan", "line", "figure", "kind", "channel", "section", "context"]
    kinds = {row["figure"]: row["kind"] for row in rows}
    assert not {"5.0‰以内", "79岁左右"} & kinds.keys()
    assert kinds == {
        "96%": "rate", "54万元": "money", "7个": "count", "87": "bare", "全覆盖": "word",
        "2000平方米": "area", "15分钟": "name", "2025年": "date", "2021-2030年": "name",
        "35-64岁": "age", "2.5": "code", "5年": "duration", "120": "code", "2023": "document_number",
        "15": "document_number", "12": "page", "10万人": "denominator", "1": "numbering",
    }  # fmt: skip
    assert [row["line"] for row in rows if row["figure"] == "96%"] == ["14"]
    order = [row["kind"] for row in rows]
    assert order.index("rate") < order.index("date") < order.index("page")


def test_unused_figures_of_tables_and_annexes(bench: Bench) -> None:
    text = (
        f"{HEADINGS}表1\n指标\t单位\t2020年\t2025年目标\n人均预期寿命\t岁\t77.5\t79左右\n"
        "附件\n重点项目一览表\n序号\t项目名称\t建设内容\t总投资（万元）\n"
        "1\t门诊楼\t新建3层，200张床位\t800\n2\t住院楼\t新建5层\t900\n"
    )
    place = f"  - at: {AIM}\n    tables:\n      - name: 表1\n        rows:\n"
    used = (
        "          - {indicator: life_expectancy_at_birth, label: 人均预期寿命, unit: 岁, "
        "target: 79左右}\n"
    )
    project = (
        "projects:\n  - {number: 1, name: 门诊楼, content: 新建, total_investment: 800, "
        'planned_investment: "", years: "", funding: "", progress: "", owner: "", remark: ""}\n'
    )
    bench.save(text, place + used + project)
    rows = list(csv.DictReader(io.StringIO(bench.run("--unused", "-f", "csv").out)))
    found = {(row["figure"], row["kind"]) for row in rows}
    assert ("77.5", "bare") in found
    assert ("79", "bare") not in found and ("79左右", "bare") not in found
    assert ("900", "project") in found
    assert ("800", "project") not in found
    assert ("200张", "project") in found


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("actual: 控制在5.0‰以内", "entered as reached"),
        ("target: 控制在5.0‰以内, year: 2023", "speaks of 2025"),
        ("target: 控制在5.0‰以内, scope: 流动人口", "流动人口 stands in one of text and row"),
    ],
)
def test_what_its_sentence_speaks_against_is_doubtful(bench: Bench, row: str, reason: str) -> None:
    text = SENTENCE.replace("婴儿", "到2025年，婴儿")
    given = RIGHT.replace("target: 控制在5.0‰以内", row)
    bench.save(text, given)
    done = bench.run("-f", "json")
    assert done.status == 0
    assert [load["result"] for load in json.loads(done.out)] == ["doubtful", "found"]
    assert reason in done.err
    assert "2 statements: 1 found, 1 doubtful" in done.err
    assert bench.run("--strict").status == 1


def test_what_no_indicator_fits_is_looked_for_too(bench: Bench) -> None:
    bench.save(SENTENCE, RIGHT.replace("infant_mortality_rate", "none").replace("5.0", "5.1"))
    done = bench.run("-f", "json")
    assert done.status == 1
    assert [row["result"] for row in json.loads(done.out)] == ["not_found", "found"]


def test_an_indicator_that_its_label_does_not_name_is_doubtful(bench: Bench) -> None:
    bench.save(SENTENCE, RIGHT.replace("infant_mortality_rate", "crude_death_rate"))
    done = bench.run("-f", "json")
    assert [row["result"] for row in json.loads(done.out)] == ["doubtful", "found"]
    assert "nearest: infant_mortality_rate" in done.err


def test_one_indicator_with_the_sentence_of_its_figure(bench: Bench) -> None:
    bench.save(SENTENCE, RIGHT)
    shown = bench.run("-i", "婴儿死亡率", "--context").out
    assert "1 statement: 1 found" in shown
    assert "line 9: «婴儿死亡率控制在5.0‰以内»，" in shown
    rows = list(
        csv.DictReader(io.StringIO(bench.run("-i", "婴儿死亡率", "--context", "-f", "csv").out))
    )
    assert [row["line"] for row in rows] == ["9"]
    assert "«" in rows[0]["context"]
    nothing = bench.run("-i", "孕产妇死亡率")
    assert (nothing.status, nothing.out) == (2, "")
