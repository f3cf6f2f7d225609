"""The Python interface: every public name works, is explained by an example, and is typed."""

from __future__ import annotations

import doctest
from importlib.metadata import version
from pathlib import Path
from typing import Any, get_args

import pytest

import plancmp
from plancmp.comparison.rows import STATUSES
from plancmp.comparison.selection import TIERS
from plancmp.model.terms import NATURES, ROLES
from plancmp.reading.catalogue import Catalogue
from tests.conftest import ROOT

TYPES = ("Nature", "Role", "Status", "Tier")
NAMES = [name for name in plancmp.__all__ if name not in (*TYPES, "__version__")]
_FLAGS = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_has_an_example_that_comes_out(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    public = getattr(plancmp, name)
    found = doctest.DocTestFinder(recurse=False).find(public, name, globs=_names_of(public))
    assert found and found[0].examples, f"the docstring of {name} shows no example"
    runner = doctest.DocTestRunner(optionflags=_FLAGS, verbose=False)
    report: list[str] = []
    for example in found:
        runner.run(example, out=report.append)
    assert runner.failures == 0, "".join(report)


def _names_of(public: Any) -> dict[str, Any]:
    names = {name: getattr(plancmp, name) for name in plancmp.__all__}
    return {**names, "plancmp": plancmp, public.__name__: public}


def test_the_types_name_the_terms_that_there_are() -> None:
    assert get_args(plancmp.Role) == ROLES
    assert get_args(plancmp.Nature) == NATURES
    assert set(get_args(plancmp.Status)) == set(STATUSES)
    assert get_args(plancmp.Tier) == TIERS


def test_the_version_is_that_of_the_package() -> None:
    assert plancmp.__version__ == version("plancmp")
    assert set(dir(plancmp)) == set(plancmp.__all__)


@pytest.mark.parametrize(
    "wrong", [{"roles": ["targets"]}, {"natures": ["binding"]}, {"tiers": "x"}]
)
def test_a_term_that_there_is_not_raises(shipped: Catalogue, wrong: dict[str, Any]) -> None:
    plan = shipped.plan("qinzhou-14fyp")
    with pytest.raises(ValueError, match="is none of"):
        plancmp.diff(plan, plan, **wrong)
    with pytest.raises(ValueError, match="is none of"):
        plancmp.compare([plan], **wrong)


def test_results_print_short_and_show_a_table(shipped: Catalogue) -> None:
    diff = plancmp.diff(shipped.plan("qinzhou-14fyp-draft"), shipped.plan("qinzhou-14fyp"))
    rows = plancmp.compare(shipped.plans())
    for result in (diff, rows, diff.rows[0], rows[0], shipped.plan("qinzhou-14fyp")):
        assert len(repr(result)) < 300
    for shown in (diff, rows):
        page = shown._repr_html_()
        assert page.count("<tr>") == 21
        assert "more rows" in page
        assert "<html" not in page


def test_frames_have_the_same_types_whatever_the_rows_hold(shipped: Catalogue) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    pytest.importorskip("polars", reason="polars is not installed")
    draft, final = shipped.plan("qinzhou-14fyp-draft"), shipped.plan("qinzhou-14fyp")
    whole = plancmp.diff(draft, final)
    part = plancmp.diff(draft, final, indicators=["adolescent_mental_problem_rate"])
    assert whole.to_polars().schema == part.to_polars().schema
    assert list(whole.to_pandas().dtypes) == list(part.to_pandas().dtypes)
    frame = whole.to_polars()
    assert len(frame) == len(whole.rows)
    assert str(frame.schema["change"]) == "Float64"
    assert str(frame.schema["year_a_last"]) == "Int64"
    assert str(frame.schema["year_a"]) == "String"


def test_changes_and_check_read_a_folder(tmp_path: Path) -> None:
    found = plancmp.check(tmp_path / "nothing.yaml")
    assert [problem.severity for problem in found] == ["error"]
