"""The notebook answers the fifteen questions through Python, and shows what it really gives."""

from __future__ import annotations

import re

from tests.conftest import ROOT
from tests.notebook import executed, outputs, stored

RENEW = "renew the output with `python -m tests.notebook`, look at it, and commit it"


def headings(text: str) -> list[str]:
    return re.findall(r"^## (\d+\. .+)$", text, re.MULTILINE)


def test_the_notebook_runs_and_shows_what_it_gives() -> None:
    fresh = executed()  # raises where a cell does
    assert outputs(fresh) == outputs(stored()), RENEW
    assert all(outputs(fresh)[1:]), "a cell that answers shows something"


def test_page_and_notebook_ask_the_same_fifteen_questions() -> None:
    page = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
    book = "\n".join(cell.source for cell in stored().cells if cell.cell_type == "markdown")
    assert len(headings(page)) == 15
    assert headings(page) == headings(book)


def test_each_question_is_answered_by_one_command() -> None:
    page = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
    for part in re.split(r"^## ", page, flags=re.MULTILINE)[1:]:
        (command,) = re.findall(r"^\$ (.+)$", part, re.MULTILINE)
        assert command.startswith("plancmp ")
        assert not re.search(r"[|;&>]", command), "no other program is needed"
