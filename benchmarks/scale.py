"""Times commands on many plans of 100 rows: first reading, and what the index answers after it.

Run by hand: `python benchmarks/scale.py [PLANS…]`, 400 800 1600 3200 if none is given. Ratios are
to `check` of the same plans for what reads them all, to `python -c "import click"` for what is
answered from the index. Times are of the processor, of all processes of a command: others may use
the machine. Memory is the most that all processes of a command share out among them.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from math import log
from pathlib import Path
from typing import NamedTuple

from plancmp.reading.catalogue import Catalogue

DATA = Path(__file__).parents[1] / "data"
HEAD = """\
id: {id}
place: "{place}"
title: 第{n}号规划
stage: final
period: 2021-2025
base_year: 2020
source: {{file: {id}.txt, sha256: "{n:064x}"}}
sections:
  - at: 二、总体要求/（三）发展目标
    tables:
      - name: 表1
        rows:
"""
RUN = [sys.executable, "-m", "plancmp"]


def write_plans(folder: Path, count: int) -> str:
    """Write a data folder with the shipped vocabulary and `count` plans of 100 rows.

    Returns the id of an indicator that all of them state.
    """
    for part in ("vocabulary", "language"):
        shutil.copytree(DATA / part, folder / part)
    (folder / "plans").mkdir()
    vocabulary = Catalogue(DATA).vocabulary
    known = vocabulary.indicators.values()
    shares = [
        indicator
        for indicator in known
        if indicator.unit.id == "%" and indicator.better == "higher"
    ][:100]
    places = list(vocabulary.places)
    for n in range(count):
        rows = "".join(
            f"          - {{indicator: {indicator.id}, label: {indicator.zh}, unit: '%', "
            f"baseline: {40 + (n + i) % 30}.5, target: ≥{50 + (n * 7 + i) % 40}.5}}\n"
            for i, indicator in enumerate(shares)
        )
        name = f"plan-{n:05}"
        text = HEAD.format(id=name, place=places[n % len(places)], n=n) + rows
        (folder / "plans" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return shares[0].id


class Run(NamedTuple):
    """What a command took: seconds of processor, and MiB of memory."""

    seconds: float
    memory: float


def run(*command: str) -> Run:
    """Run a command and throw away what it prints."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"},
    )
    memory = 0.0
    while process.poll() is None:
        memory = max(memory, _memory(process.pid))
        time.sleep(0.05)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(seconds, memory)


def _memory(pid: int) -> float:
    """Return the MiB of a process and of those that it started; what they share counts once."""
    found = 0.0
    with suppress(OSError):
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        found = int(re.findall(r"^Pss: +([0-9]+) kB", rollup, re.MULTILINE)[0]) / 1024
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += sum(map(_memory, map(int, (task / "children").read_text().split())))
    return found


def _commands(folder: Path, one: str) -> dict[str, tuple[str, ...]]:
    """Return the commands by their names: those that read every plan, then the others."""
    data = ("--data", str(folder), "-f", "csv")
    return {
        "check": (*RUN, "check", "--data", str(folder)),
        "first reading": (*RUN, "compare", "-i", one, *data),
        "audit": (*RUN, "audit", *data),
        "audit again": (*RUN, "audit", *data),
        "compare -i X": (*RUN, "compare", "-i", one, *data),
        "show PLAN": (*RUN, "show", "plan-00001", *data),
        "export -i X": (*RUN, "export", "-i", one, *data),
        "plans": (*RUN, "plans", *data),
        "indicators --role target": (*RUN, "indicators", "--role", "target", *data),
        "diff A B": (*RUN, "diff", "plan-00001", "plan-00002", *data),
    }


READ_ALL = ("check", "first reading", "audit")


def _measure(count: int) -> dict[str, tuple[Run, float]]:
    """Return what each command took with so many plans, and its ratio to what it is held to."""
    with tempfile.TemporaryDirectory() as top:
        os.environ["XDG_CACHE_HOME"] = f"{top}/cache"
        folder = Path(top) / "data"
        one = write_plans(folder, count)
        peer = min(run(sys.executable, "-c", "import click").seconds for _ in range(7))
        found: dict[str, tuple[Run, float]] = {"import click": (Run(peer, 0), 1)}
        for name, command in _commands(folder, one).items():
            once = name in READ_ALL
            best = min(run(*command) for _ in range(1 if once else 5))
            to = found.get("check", (best,))[0].seconds if once else peer
            found[name] = best, best.seconds / to
        return found


def main() -> None:
    """Print a table in Markdown: a row a command, for each number of plans what it took."""
    counts = [int(argument) for argument in sys.argv[1:]] or [400, 800, 1600, 3200]
    measured = {}
    for count in counts:
        measured[count] = _measure(count)
        print(f"{count} plans are done", file=sys.stderr, flush=True)
    print("| |", " | ".join(f"{count:,} plans" for count in counts), "| growth |")
    print("|---|" + "---:|" * (len(counts) + 1))
    for name in measured[counts[0]]:
        runs = [measured[count][name] for count in counts]
        cells = [f"{run.seconds:.2f} s, {ratio:.1f} ×, {run.memory:.0f} MiB" for run, ratio in runs]
        growth = [
            (b.seconds / a.seconds) ** (log(2) / log(more / fewer))
            for (a, _), (b, _), fewer, more in zip(runs, runs[1:], counts, counts[1:], strict=False)
        ]
        print(f"| {name} |", " | ".join(cells), f"| {max(growth, default=1):.2f} |")


if __name__ == "__main__":
    main()
