"""Large inputs: each awkward construct in each kind of file, and plans and texts of many megabytes.

Whatever is large ends within three seconds, or in time that is linear in its size: twice as much
takes at most 2.8 times as long.
"""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from tests.attack.cases import Case
from tests.attack.field import PLAN, Field
from tests.attack.mutate import awkward
from tests.attack.run import SOON, run
from tests.conftest import HEADER

_AT = "sections:\n  - at: 二、目标\n    text:\n"
_ROW = "      - {indicator: infant_mortality_rate, label: 婴儿死亡率, target: %s}\n"
_OTHERS: tuple[tuple[Path, tuple[str, ...]], ...] = (
    (Path("vocabulary/units.yaml"), ("check",)),
    (Path("vocabulary/places.csv"), ("places", "钦州")),
    (Path("language/values.yaml"), ("export",)),
    (Path("observations/guangxi.csv"), ("progress", "qinzhou-14fyp")),
)
"""Which command reads which file but a plan's."""


def constructs(field: Field, size: int) -> Iterator[Case]:
    """Yield each awkward construct of about `size` bytes, as a file of each kind."""
    repository(field)
    for name, data in awkward(size):
        commands = (
            ("check", str(PLAN)),
            ("show", "qinzhou-14fyp"),
            ("scan", str(PLAN)),
            ("changes",),
        )
        yield from _run(field, f"{name} in a plan", PLAN, data, *commands)
        for path, command in _OTHERS:
            yield from _run(field, f"{name} in {path}", path, data, command)


def repository(field: Field) -> None:
    """Make the data folder a git repository, with what is in it committed."""
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    for command in (
        ("init", "-q"),
        ("add", "-A"),
        (*who, "commit", "-q", "--allow-empty", "-m", "state"),
    ):
        subprocess.run(["git", *command], cwd=field.folder, check=True, capture_output=True)


def plans(field: Field, size: int) -> Iterator[Case]:
    """Yield plans that are in order but for one thing, which is as large as `size` lets it be."""
    repository(field)
    for name, body in _bodies(size):
        data = (HEADER.format(id="qinzhou-14fyp", sha="0" * 64) + body).encode()
        commands = (
            ("check", str(PLAN)), ("show", "qinzhou-14fyp", "-f", "csv"), ("audit",), ("changes",),
            ("diff", str(PLAN), str(PLAN)), ("verify", "qinzhou-14fyp", "--sources", "."),
        )  # fmt: skip
        yield from _run(field, name, PLAN, data, *commands)


def _bodies(size: int) -> Iterator[tuple[str, str]]:
    row = _ROW % "5‰"
    yield "many rows", _AT + row * (size // len(row.encode()))
    yield (
        "many sections",
        "sections:\n"
        + "".join(f"  - at: 二、目标/{number}\n    text:\n{row}" for number in range(size // 120)),
    )
    for name, value in (
        ("digits", "9" * size),
        ("numerals", "一" * (size // 3)),
        ("dashes", "-" * size),
    ):
        yield f"a value of {name}", _AT + _ROW % value
    yield (
        "values of 80 characters",
        _AT + "".join(_ROW % ("不低于" + str(number) * 12)[:80] for number in range(size // 180)),
    )
    for key in ("label", "note", "scope", "unit"):
        label = "" if key == "label" else "label: 床位, "
        row = f"{{indicator: beds, {label}target: 5张, {key}: {'长' * (size // 3)}}}"
        yield f"a {key}", f"{_AT}      - {row}\n"
    yield "a section's name", f"sections:\n  - at: {'二' * (size // 3)}\n    text:\n" + _ROW % "5‰"
    targets = ", ".join(f"{year}: 5‰" for year in range(size // 12))
    yield "targets of many years", _AT + _ROW.replace("target: %s", f"targets: {{{targets}}}")
    gaps = "gaps:\n" + "  - {channel: box, name: 专栏}\n" * (size // 36)
    yield "gaps", gaps + _AT + _ROW % "5‰"


def texts(field: Field, size: int) -> Iterator[Case]:
    """Yield texts of about `size` bytes, each as the one that a plan was encoded from."""
    good = field.good[PLAN].decode()
    sources = field.folder / "sources"
    sources.mkdir(exist_ok=True)
    for name, unit in (
        ("one line", "，床位5张"), ("lines", "一、床位5张\n"), ("digits", "5"), ("tabs", "a\tb\t5\n"),
        ("headings", "# 一、目标\n"), ("brackets", "（"), ("figures", "5‰、3.4‰，\n"), ("blanks", " "),
        ("numerals", "一"), ("label", "婴儿死亡率"), ("percent", "百分之"),
        ("cells", "床位\n\n5\n\n6\n\n7\n\n"), ("barred cells", "床位 |\n5 |\n6 |\n7 |\n"),
        ("numbered cells", "序号\n甲\n乙\n1\n床位\n5\n"),
        ("rows of figures", "5 6 7\n"), ("headlines", "床位5张\n\n2020年床位5张。\n\n"),
    ):  # fmt: skip
        text = (unit * (size // len(unit.encode()))).encode()
        (sources / "qinzhou-14fyp.txt").write_bytes(text)
        digest = hashlib.sha256(text).hexdigest()
        head, _, rest = good.partition("sha256: ")
        data = f"{head}sha256: {digest}{rest[64:]}".encode()
        commands = (
            ("verify", "qinzhou-14fyp", "--sources", str(sources)),
            ("verify", "qinzhou-14fyp", "--unused", "--sources", str(sources)),
            ("scan", str(sources / "qinzhou-14fyp.txt"), "-o", "-"),
        )
        yield from _run(field, f"a text of {name}", PLAN, data, *commands, more=len(text))


def _run(
    field: Field, name: str, path: Path, data: bytes, *commands: tuple[str, ...], more: int = 0
) -> Iterator[Case]:
    with field.holding(path, data):
        for command in commands:
            where = () if command[0] == "scan" else field.data
            ending = run(*command, *where, folder=field.folder, size=len(data) + more,
                         timed=field.timed)  # fmt: skip
            yield Case("large input", f"{name}: {' '.join(command[:2])}", ending)


def growing(
    cases: Callable[[Field, int], Iterable[Case]], field: Field, size: int
) -> Iterator[Case]:
    """Yield cases of half and of all the size; what grows faster than its input is a failure."""
    before: dict[str, float] = {}
    for part in (size // 2, size):
        for case in cases(field, part):
            first = before.setdefault(case.name, case.ending.seconds)
            ending = case.ending
            if ending.seconds > max(SOON, 2.8 * first) and part == size and field.timed:
                ending = replace(
                    ending, failure=f"{first:.1f} s for half of it, {ending.seconds:.1f}"
                )
            yield replace(case, ending=ending)
