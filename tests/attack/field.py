"""The data folder that is spoilt: small, so that reading it takes a moment, and with every kind of file."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import SHIPPED

PLAN = Path("plans/qinzhou-14fyp.yaml")
DRAFT = Path("plans/qinzhou-14fyp-draft.yaml")
_PLACES = re.compile("code|000000|4[45]0[07]|4[45]0000")
_SECTIONS, _OBSERVED = 2, 12
"""How many sections of a plan are kept, and lines of a file of observations."""
_ROW = re.compile(r" +- \{")


class Field:
    """A plan with its draft, the indicators, places and observations that they need, and all words.

    `good` holds the bytes of each file that may be spoilt.
    """

    def __init__(self, folder: Path, *, timed: bool = False) -> None:
        self.timed = timed
        self.folder = folder / "data"
        self.data = ("--data", str(self.folder))
        shutil.copytree(SHIPPED, self.folder, ignore=shutil.ignore_patterns("schema", "*.md"))
        for path in (self.folder / "plans").iterdir():
            if path not in (self.folder / PLAN, self.folder / DRAFT):
                path.unlink()
        _shorten(self.folder)
        self.good = {
            path.relative_to(self.folder): path.read_bytes()
            for path in sorted(self.folder.rglob("*.*"))
            if path.suffix in (".yaml", ".csv")
        }

    @contextmanager
    def holding(self, path: Path, data: bytes) -> Iterator[None]:
        """Let a file of the folder have other bytes for a while."""
        (self.folder / path).write_bytes(data)
        try:
            yield
        finally:
            (self.folder / path).write_bytes(self.good[path])


def _shorten(folder: Path) -> None:
    """Cut a data folder down to what two short plans need."""
    plans = "".join(_rewritten(folder / name, _some_rows) for name in (PLAN, DRAFT))
    indicators = sorted((folder / "vocabulary/indicators").iterdir())
    known = {name for path in indicators for name, _ in _entries(path)}
    wanted = known.intersection(re.findall(r"\w+", plans))
    for path in indicators:
        kept = [_without(known - wanted, text) for name, text in _entries(path) if name in wanted]
        if kept:
            head = path.read_text(encoding="utf-8").partition("  - id: ")[0]
            path.write_text(head + "".join(kept), encoding="utf-8")
        else:
            path.unlink()
    _rewritten(folder / "vocabulary/places.csv", lambda text: _lines(text, _PLACES.match))
    observed = re.compile("place_code|.*,(?:" + "|".join(sorted(wanted)) + "),").match
    for path in (folder / "observations").glob("*.csv"):
        _rewritten(path, lambda text: "".join(_lines(text, observed).splitlines(True)[:_OBSERVED]))


def _rewritten(path: Path, change: Callable[[str], str]) -> str:
    text = change(path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    return text


def _some_rows(plan: str) -> str:
    """Keep the first sections, of each block the first three rows and three of each ten."""
    head, *sections = re.split("^(?=  - at: )", plan, flags=re.MULTILINE)
    kept, since = [], 0
    for line in "".join(sections[:_SECTIONS]).splitlines(keepends=True):
        since = since + 1 if _ROW.match(line) else 0
        if since < 4 or since % 10 in (1, 2, 3):
            kept.append(line)
    return head + "".join(kept)


def _entries(path: Path) -> list[tuple[str, str]]:
    """Return the indicators of a file, each with its lines."""
    _, *parts = re.split("^(?=  - id: )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [(part.split("\n")[0].removeprefix("  - id: "), part) for part in parts]


def _without(others: set[str], entry: str) -> str:
    """Return an indicator without the lists that name others."""
    lists = re.compile(r"    \w+: \[.*\b(?:" + "|".join(others) + r")\b")
    return _lines(entry, lambda line: not lists.match(line))


def _lines(text: str, wanted: Callable[[str], object]) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if wanted(line))
