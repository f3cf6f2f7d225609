"""Times commands on many plans of 100 rows: first reading, and what the index answers after it.

Run by hand: `python benchmarks/scale.py [PLANS…]`, 400 800 1600 3200 if none is given. Ratios are
to `python -c "import click"` for what is read from the index, to `check` for the first reading and
for `audit`. Times are of the processor, of all processes of a command: others may use the machine.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

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


def timed(*command: str) -> float:
    """Return the seconds of processor that a command takes; what it prints is thrown away."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
        env={k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print a table: a row for each number of plans."""
    print(
        "plans  check  first  ratio  audit  ratio | "
        "import click  compare -i  show  export -i   peak MiB"
    )
    for count in [int(argument) for argument in sys.argv[1:]] or [400, 800, 1600, 3200]:
        with tempfile.TemporaryDirectory() as top:
            os.environ["XDG_CACHE_HOME"] = f"{top}/cache"
            folder = Path(top) / "data"
            one = write_plans(folder, count)
            data = ("--data", str(folder), "-f", "csv")
            checked = timed(*RUN, "check", "--data", str(folder))
            first = timed(*RUN, "compare", "-i", one, *data)
            audited = timed(*RUN, "audit", *data)
            peer = min(timed(sys.executable, "-c", "import click") for _ in range(5))
            again = [
                min(timed(*RUN, *command, *data) for _ in range(3))
                for command in (
                    ("compare", "-i", one), ("show", "plan-00001"), ("export", "-i", one)
                )
            ]  # fmt: skip
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            ratios = "  ".join(f"{seconds:.2f} s ({seconds / peer:.1f})" for seconds in again)
            print(
                f"{count:5} {checked:5.1f} {first:6.1f} {first / checked:6.2f} "
                f"{audited:6.1f} {audited / checked:6.2f} | "
                f"{peer * 1000:.0f} ms  {ratios}  {peak:.0f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
