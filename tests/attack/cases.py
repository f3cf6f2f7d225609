"""The cases: which files are made bad, and which commands must then end well."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.attack.documents import damaged, docx, hostile
from tests.attack.mutate import awkward, moved_lines, mutated
from tests.attack.run import Ending, run
from tests.conftest import SHIPPED

PLAN = Path("plans/qinzhou-14fyp.yaml")
FILES = (
    PLAN,
    Path("vocabulary/units.yaml"),
    Path("vocabulary/domains.yaml"),
    Path("vocabulary/indicators/maternal_child.yaml"),
    Path("vocabulary/indicators/workforce.yaml"),
)
"""The files of a data folder that an edit may break; those that are there are attacked."""

OPTIONAL = ("vocabulary/places.yaml", "vocabulary/places.csv", "observations", "language")


@dataclass(frozen=True)
class Case:
    """One attack: what it is called, and how its command ended."""

    kind: str
    name: str
    ending: Ending


class Field:
    """A small data folder to be spoilt: one plan, the vocabulary, what else there is."""

    def __init__(self, folder: Path, *, timed: bool = False) -> None:
        self.timed = timed
        self.folder = folder / "data"
        shutil.copytree(SHIPPED, self.folder)
        for path in (self.folder / "plans").glob("*.yaml"):
            if path.name != PLAN.name:
                path.unlink()
        self.files = [self.folder / file for file in FILES]
        for name in OPTIONAL:
            path = self.folder / name
            found = [path] if path.is_file() else sorted(path.glob("*.*"))[:3]
            self.files += [path for path in found if path.is_file() and path.suffix != ".md"]
        self.good = {path: path.read_bytes() for path in self.files}

    def with_bytes(self, path: Path, data: bytes, *commands: tuple[str, ...]) -> list[Ending]:
        """Run commands over the folder with other bytes in one file; the good ones come back."""
        path.write_bytes(data)
        try:
            return [
                run(*command, folder=self.folder, size=len(data), timed=self.timed)
                for command in commands
            ]
        finally:
            path.write_bytes(self.good[path])

    def commands(self, path: Path, random: Random) -> tuple[tuple[str, ...], ...]:
        """Return the commands to try on a spoilt file: `check` always, another now and then."""
        data = ("--data", str(self.folder))
        check = ("check", str(path)) if path.parent.name == "plans" else ("check", *data)
        others: tuple[tuple[str, ...], ...] = (
            ("show", "qinzhou-14fyp", "-f", "csv", *data),
            ("export", "-f", "jsonl", *data),
            ("compare", "--domain", "maternal_child", "-f", "markdown", *data),
            ("audit", "-f", "json", *data),
            ("diff", "qinzhou-14fyp", str(SHIPPED / PLAN), "-f", "csv", *data),
            ("plans", *data),
            ("indicators", "婴儿", *data),
        )
        return (check, random.choice(others)) if random.random() < 0.1 else (check,)


def mutations(field: Field, seed: int, count: int) -> Iterator[Case]:
    """Yield `count` mutated files, of every kind of file in turn."""
    change: tuple[Callable[[bytes, Random], bytes], ...] = (mutated, mutated, moved_lines)
    for number in range(count):
        random = Random(f"{seed}/{number}")
        path = field.files[number % len(field.files)]
        data = random.choice(change)(field.good[path], random)
        for ending in field.with_bytes(path, data, *field.commands(path, random)):
            yield Case("mutation", f"{seed}/{number} {path.name}", ending)


def prefixes(field: Field, step: int) -> Iterator[Case]:
    """Yield every `step`-th prefix of the plan file."""
    path = field.folder / PLAN
    for end in range(0, len(field.good[path]), step):
        for ending in field.with_bytes(path, field.good[path][:end], ("check", str(path))):
            yield Case("prefix", str(end), ending)


def constructs(field: Field, size: int) -> Iterator[Case]:
    """Yield each awkward construct of about `size` bytes, as a plan file."""
    path = field.folder / PLAN
    for name, data in awkward(size):
        for ending in field.with_bytes(path, data, ("check", str(path))):
            yield Case("construct", f"{name}, {size:,} bytes", ending)


READERS: tuple[tuple[str, ...], ...] = (("text",), ("scan", "-o", "-"), ("scan", "--unused"))
"""The commands that read a document of any kind; its path comes behind."""


def documents(field: Field, scale: float) -> Iterator[Case]:
    """Yield each hostile document, read by `text`; the small ones by `scan` too."""
    for name, data in hostile(scale):
        path = field.folder / name
        path.write_bytes(data)
        for command in READERS if len(data) < 100_000 else READERS[:1]:
            ending = run(*command, str(path), folder=field.folder, size=len(data),
                         timed=field.timed)  # fmt: skip
            yield Case("document", f"{name} {command[0]}", ending)
        path.unlink()


def damaged_documents(field: Field, seed: int, count: int) -> Iterator[Case]:
    """Yield `count` Word files with bytes overwritten."""
    good = docx("<w:p><w:r><w:t>到2025年，床位达到5张。</w:t></w:r></w:p>")
    path = field.folder / "damaged.docx"
    for number in range(count):
        path.write_bytes(damaged(good, f"{seed}/{number}"))
        ending = run("text", str(path), folder=field.folder, timed=field.timed)
        yield Case("damaged", f"{seed}/{number}", ending)
    path.unlink(missing_ok=True)
