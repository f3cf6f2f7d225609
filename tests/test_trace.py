"""The traced text: every figure marked, by what uses it or as used by none."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plancmp.language.folding import clean
from plancmp.tracing.trace import trace
from tests.forked import run_forked


def trace_of(traced: tuple[Path, Path], path: Path, *more: str) -> str:
    data, sources = traced
    done = run_forked("verify", "some-plan", "--data", str(data), "--sources", str(sources),
                      "-o", str(path), *more)  # fmt: skip
    assert done.status == 1, done.err  # the second statement is not found
    return path.read_text(encoding="utf-8")


def test_a_figure_leads_to_its_statement_and_back(
    traced: tuple[Path, Path], tmp_path: Path
) -> None:
    page = trace_of(traced, tmp_path / "x.html", "--lang", "en")
    assert 'href="#entry-0"' in page
    assert '<span id="mark-0"></span>' in page
    assert '<li id="entry-1" class="bad">' in page
    assert page.index('id="entry-1"') < page.index('id="entry-0"')  # what was not found is first
    assert 'class="mark open" title="count"' in page
    assert ">7人</span>" in page
    assert "loose" not in page.split("<main")[1]


def test_the_page_is_written_for_one_plan_only(traced: tuple[Path, Path], tmp_path: Path) -> None:
    data, sources = traced
    (data / "plans" / "other-plan.yaml").write_text(
        (data / "plans" / "some-plan.yaml").read_text("utf-8").replace("id: some", "id: other"),
        encoding="utf-8",
    )
    done = run_forked("verify", "--data", str(data), "--sources", str(sources),
                      "-o", str(tmp_path / "x.html"))  # fmt: skip
    assert done.status == 2
    assert "name the plan" in done.err
    assert not (tmp_path / "x.html").exists()


@given(
    st.lists(st.text(alphabet="0１2九万 　率%‰？?*，。a\u200b", max_size=30), max_size=4),
    st.data(),
)
def test_a_trace_keeps_the_text_and_marks_every_digit(
    lines: list[str], data: st.DataObject
) -> None:
    uses = []
    for number, line in enumerate(lines, 1):
        length = len(clean(line))
        if length and data.draw(st.booleans()):
            start = data.draw(st.integers(0, length - 1))
            uses.append((0, (number, start, data.draw(st.integers(start + 1, length)))))
    for line, traced_line in zip(lines, trace(lines, uses, ()), strict=True):
        assert "".join(stretch.text for stretch in traced_line.stretches) == line
        for stretch in traced_line.stretches:
            if any(char.isdigit() for char in stretch.text):
                assert stretch.users or stretch.unused


def test_a_year_that_heads_a_column_is_marked_as_one() -> None:
    (line,) = trace(["2015年：8.1　第 12 项"], (), ())
    marks = {stretch.text: stretch.unused for stretch in line.stretches if stretch.unused}
    assert marks["2015"] == "date"
    assert marks["12"] == "loose"
