"""`plancmp new`: an empty plan file that says what each key is for."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from plancmp.model.shapes import SHAPES
from tests.forked import run_forked


def test_a_file_for_a_place_and_a_period(tmp_path: Path) -> None:
    done = run_forked("new", "钦州市", "2026-2030", cwd=tmp_path)
    assert (done.status, done.out) == (0, "")
    path = tmp_path / "qinzhou-15fyp.yaml"
    plan = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    assert (plan["id"], plan["place"]) == ("qinzhou-15fyp", "450700")
    assert (plan["period"], plan["base_year"], plan["stage"]) == ("2026-2030", "2025", "final")


def test_every_key_is_explained(tmp_path: Path) -> None:
    text = run_forked("new", "450700", "2026-2030", "-o", "-", cwd=tmp_path).out
    for shape in ("plan", "statement"):
        for name, key in SHAPES[shape].items():
            if name != "projects":
                assert key.en in text, name
    assert not list(tmp_path.iterdir())


def test_the_rows_that_it_shows_are_taken_by_the_reader(tmp_path: Path) -> None:
    source = tmp_path / "plan.txt"
    source.write_text("某规划", encoding="utf-8")
    path = tmp_path / "qinzhou-15fyp.yaml"
    run_forked("new", "Qinzhou", "2026-2030", "--source", str(source), "-o", str(path))
    text = path.read_text(encoding="utf-8").replace('title: ""', "title: 某规划")
    head, _, example = text.partition("sections: []")
    example = example.partition("\n\n")[0].partition("\n")[2]
    path.write_text(
        head + "sections:\n" + "\n".join(line[1:] for line in example.splitlines()) + "\n",
        encoding="utf-8",
    )
    shown = run_forked("show", str(path), "-f", "csv")
    assert shown.status == 0, shown.err
    assert len(shown.out.splitlines()) == 6


def test_check_refuses_it_until_it_is_filled(tmp_path: Path) -> None:
    run_forked("new", "钦州市", "2026-2030", cwd=tmp_path)
    done = run_forked("check", "qinzhou-15fyp.yaml", cwd=tmp_path)
    assert done.status == 1
    assert "title" in done.out
    assert "sha256" in done.out


def test_it_never_writes_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "qinzhou-14fyp-draft.yaml"
    path.write_text("mine", encoding="utf-8")
    done = run_forked("new", "钦州", "2021-2025", "--stage", "draft", cwd=tmp_path)
    assert (done.status, path.read_text(encoding="utf-8")) == (2, "mine")
    assert "exists already" in done.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("钦洲市", "2026-2030"), "did you mean"),
        (("钦州市", "2026"), "first and last year"),
        (("钦州市", "2030-2026"), "first and last year"),
        (("钦州市", "2026-2030", "--id", "A b"), "no plan id"),
        (("钦州市", "2026-2030", "--source", "missing.txt"), "cannot be read"),
        (("钦州市", "2026-2030", "-o", "no/such/folder.yaml"), "cannot write"),
    ],
)
def test_wrong_usage(tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    done = run_forked("new", *arguments, cwd=tmp_path)
    assert (done.status, done.out) == (2, "")
    assert message in done.err
