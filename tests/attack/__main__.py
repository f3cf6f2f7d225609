"""The long attack, by hand: `python -m tests.attack --seed 1 --count 100000 --yaml-suite FOLDER`."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from tests.attack import cases, heavy, yaml_suite
from tests.attack.cases import Case
from tests.attack.field import Field
from tests.attack.run import Ending, apart

_AT_ONCE = 250
"""How many mutated files one process reads before the next takes over."""


def _mutations(field: Field, seed: int, numbers: range) -> Iterator[Case]:
    """Yield mutations from processes of their own: one that dies is a failure, not the end."""
    for first in range(numbers.start, numbers.stop, _AT_ONCE):
        some = range(first, min(first + _AT_ONCE, numbers.stop))
        done, died, _ = apart(partial(_list, field, seed, some))
        yield from done or [Case("mutation", str(some), Ending(-1, "", "", 0, died))]


def _list(field: Field, seed: int, numbers: range) -> list[Case]:
    return [_short(case) for case in cases.mutations(field, seed, numbers)]


def _short(case: Case) -> Case:
    """Return a case without what its command printed, of which there is too much to keep."""
    return replace(case, ending=replace(case.ending, out="", err=""))


def main() -> None:
    """Run the kinds of cases asked for; print a line for each failure, and a table at the end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", help="which of the kinds; all if none is named")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first mutated file")
    parser.add_argument("--count", type=int, default=1000, help="mutated files")
    parser.add_argument("--size", type=int, default=15_000_000, help="bytes of a construct")
    parser.add_argument("--yaml-suite", type=Path, help="folder of the YAML test suite")
    given = parser.parse_args()
    seed, count, size = given.seed, given.count, given.size
    kinds: dict[str, Callable[[Field], Iterable[Case]]] = {
        "suite": partial(yaml_suite.suite, folder=given.yaml_suite or Path("no suite")),
        "selection": partial(yaml_suite.constructs, thorough=True),
        "constructs": partial(heavy.constructs, size=size),
        "plans": partial(heavy.growing, heavy.plans, size=size // 5),
        "texts": partial(heavy.growing, heavy.texts, size=size // 10),
        "documents": partial(cases.documents, scale=size / 15_000_000),
        "damaged": partial(cases.damaged_documents, seed=seed, count=count // 10),
        "prefixes": partial(cases.prefixes, step=1 if count >= 10_000 else 97),
        "mutations": partial(
            _mutations, seed=seed, numbers=range(given.first, given.first + count)
        ),
    }
    table: dict[str, list[Case]] = {}
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder + "/cache"
        field = Field(Path(folder), timed=True)
        with suppress(KeyboardInterrupt):  # what was done until then is told
            for kind in given.kinds or kinds:
                for case in kinds[kind](field):
                    table.setdefault(case.kind, []).append(_short(case))
                    if case.ending.failure:
                        print(f"{case.kind} {case.name}: {case.ending.failure}", flush=True)
    _print(table)


def _print(table: dict[str, list[Case]]) -> None:
    print("| kind | cases | total, s | worst, s | worst case | most memory, MB | failures |")
    print("|---|---:|---:|---:|---|---:|---:|")
    for kind, known in table.items():
        worst = max(known, key=lambda case: case.ending.seconds)
        total = sum(case.ending.seconds for case in known)
        memory = max(case.ending.megabytes for case in known)
        failures = sum(bool(case.ending.failure) for case in known)
        print(f"| {kind} | {len(known):,} | {total:,.1f} | {worst.ending.seconds:.2f} "
              f"| {worst.name} | {memory:,.0f} | {failures} |")  # fmt: skip


if __name__ == "__main__":
    main()
