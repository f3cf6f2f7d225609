"""The cases: which files are made bad, and which commands must then end well."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from xml.etree import ElementTree

from tests.attack.documents import damaged, docx, hostile
from tests.attack.field import DRAFT, PLAN, Field
from tests.attack.mutate import moved_lines, mutated
from tests.attack.run import Ending, here, run
from tests.conftest import run_plancmp

FORMATS = ("table", "csv", "json", "jsonl", "markdown", "html", "excel-csv", "tsv")
FINDINGS = ("github", "gitlab", "sarif", "junit")
READ_BY: dict[str, tuple[tuple[str, ...], ...]] = {
    "plans": (
        ("show", "qinzhou-14fyp"), ("export",), ("audit",), ("diff", "钦州"), ("projects",),
        ("align", "qinzhou-14fyp-draft", "qinzhou-14fyp"), ("compare", "450700"), ("plans",),
        ("cite",), ("export", "--wide"), ("progress", "qinzhou-14fyp"),
    ),
    "vocabulary": (
        ("indicators", "婴儿"), ("domains",), ("places", "钦州"), ("match", "婴儿死亡率"),
        ("show", "qinzhou-14fyp"), ("diff", "钦州"), ("audit",),
    ),
    "language": (("show", "qinzhou-14fyp"), ("export",), ("match", "婴儿死亡率"), ("audit",)),
    "observations": (("progress", "qinzhou-14fyp"),),
}  # fmt: skip
"""The commands that cannot do without the files of a folder."""


@dataclass(frozen=True)
class Case:
    """One attack: what it is called, and how its command ended."""

    kind: str
    name: str
    ending: Ending


def spoilt(field: Field, kind: str, name: str, path: Path, data: bytes) -> Iterator[Case]:
    """Check a folder with one bad file; now and then let another command read it as well."""
    random = Random(f"{kind} {name}")
    with field.holding(path, data):
        checked = check(field, path, random.choice((*FORMATS, *FINDINGS)), len(data))
        yield Case(kind, f"{name} check", checked)
        if random.random() < 0.04:
            command = random.choice(READ_BY[path.parts[0]])
            unread = path != DRAFT and _unread(field, path)
            yield Case(kind, f"{name} {' '.join(command)}", _read(field, command, random, unread))


def check(field: Field, path: Path, form: str, size: int) -> Ending:
    """Check one file of the folder."""
    ending = here("check", str(path), "-f", form, *field.data, folder=field.folder, size=size,
                 timed=field.timed)  # fmt: skip
    return _judged(ending, form)


def _unread(field: Field, path: Path) -> bool:
    """Whether `check` says that a file could not be read, or not whole."""
    rows = csv.DictReader(io.StringIO(check(field, path, "csv", 0).out))
    return any(row["code"][:1] in "RS" and row["severity"] == "error" for row in rows)


def _read(field: Field, command: tuple[str, ...], random: Random, unread: bool) -> Ending:
    """Run a command without an index, with a new one, and with that; all must say the same."""
    form = random.choice(FORMATS)
    written = (*command, "-f", form, *field.data)
    first, second, third = (
        here(*written, *more, folder=field.folder, timed=field.timed)
        for more in (("--no-index",), (), ())
    )
    ending = _judged(first, form)
    if ending.failure:
        return ending
    for other, how in ((second, "making an index"), (third, "with an index")):
        if _said(other) != _said(first):
            return replace(ending, failure=f"{how} it says otherwise:\n{other.out}{other.err}")
    if unread and (first.status != 2 or first.out):
        return replace(ending, failure=f"status {first.status} of data that could not be read")
    return ending


def _said(ending: Ending) -> tuple[object, ...]:
    return ending.status, ending.out, ending.err, ending.failure


def _judged(ending: Ending, form: str) -> Ending:
    """Judge an output by the rules of its format."""
    if ending.failure or not ending.out:
        return ending
    try:
        if form in ("json", "gitlab", "sarif"):
            json.loads(ending.out)
        elif form == "jsonl":
            list(map(json.loads, filter(None, ending.out.split("\n"))))
        elif form == "junit":
            ElementTree.fromstring(ending.out)
        elif form in ("csv", "tsv"):
            mark = "\t" if form == "tsv" else ","
            rows = list(csv.reader(io.StringIO(ending.out), delimiter=mark, strict=True))
            if len({len(row) for row in rows}) != 1:
                raise ValueError("rows of several lengths")
        elif form == "github" and not all(
            line.startswith(("::error ", "::warning ", "::notice "))
            for line in ending.out.splitlines()
        ):
            raise ValueError("a line that is no annotation")
    except (ValueError, csv.Error, ElementTree.ParseError) as error:
        return replace(ending, failure=f"no {form}: {error}")
    return ending


def mutations(field: Field, seed: int, numbers: range) -> Iterator[Case]:
    """Yield mutated files of every kind by number; each thousandth goes to the real command too."""
    change: tuple[Callable[[bytes, Random], bytes], ...] = (mutated, mutated, moved_lines)
    by_folder: dict[str, list[Path]] = {}
    for path in field.good:
        by_folder.setdefault(path.parts[0], []).append(path)
    folders = (*("plans",) * 7, *("vocabulary",) * 4, *("observations",) * 2, *("language",) * 2)
    for number in numbers:
        random = Random(f"{seed}/{number}")
        path = random.choice(by_folder[folders[number % len(folders)]])
        data = random.choice(change)(field.good[path], random)
        name = f"{seed}/{number} {path}"
        yield from spoilt(field, "mutation", name, path, data)
        if number % 1000 == 0:
            yield Case("real command", name, _really(field, path, data, number))


def _really(field: Field, path: Path, data: bytes, number: int) -> Ending:
    """Check a bad file by the real command, with two seeds of hashing: the same must come out."""
    with field.holding(path, data):
        ending = check(field, path, "table", len(data))
        for hashing in (str(number % 97), "0"):
            done = run_plancmp("check", str(path), "-f", "table", *field.data, cwd=field.folder,
                               env={"PYTHONHASHSEED": hashing})  # fmt: skip
            if (done.status, done.out, done.err) != (ending.status, ending.out, ending.err):
                return replace(ending, failure=f"the real command: {done}")
    return ending


def prefixes(field: Field, step: int) -> Iterator[Case]:
    """Yield every `step`-th prefix of a file of each kind."""
    for name in (PLAN, "vocabulary/units.yaml", "vocabulary/places.csv", "language/values.yaml",
                 "vocabulary/indicators/health_status.yaml", "observations/guangxi.csv"):  # fmt: skip
        path = Path(name)
        for end in range(0, len(field.good[path]), step):
            yield from spoilt(field, "prefix", f"{path} {end}", path, field.good[path][:end])


READERS: tuple[tuple[str, ...], ...] = (("text",), ("scan", "-o", "-"), ("scan", "--unused"))
"""The commands that read a document of any kind; its path comes behind."""


def documents(
    field: Field, scale: float, readers: tuple[tuple[str, ...], ...] = READERS
) -> Iterator[Case]:
    """Yield each hostile document, read by the first of the readers; the small ones by all."""
    for name, data in hostile(scale):
        path = field.folder / name
        path.write_bytes(data)
        for command in readers if len(data) < 100_000 else readers[:1]:
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
