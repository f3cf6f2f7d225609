"""Times the commands that must start fast, as ratios to `python -c "import click"`.

Run by hand: `python benchmarks/startup.py [ROUNDS]`. Every figure is the median of ROUNDS whole
processes, the commands taken in turn within one run, so that they meet the same machine. Byte code
is kept, as it is wherever plancmp is installed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
ONE_FILE = str(Path(__file__).parents[1] / "data" / "plans" / "qinzhou-14fyp.yaml")
PEER = [sys.executable, "-c", "import click"]
RUN = [sys.executable, "-m", "plancmp"]
PAIR = ["qinzhou-14fyp-draft", "qinzhou-14fyp"]
COMMANDS = {
    "import click": (PEER, None),
    "plancmp --help": ([*RUN, "--help"], 1.5),
    "plancmp diff (pair, csv)": ([*RUN, "diff", *PAIR, "-f", "csv"], 3.0),
    "plancmp check (one file)": ([*RUN, "check", ONE_FILE], 3.0),
    "plancmp diff (pair, table)": ([*RUN, "diff", *PAIR], None),
    "plancmp compare (all, csv)": ([*RUN, "compare", "-f", "csv"], None),
    "plancmp export (all, csv)": ([*RUN, "export", "-f", "csv"], None),
}


def measure(command: list[str]) -> tuple[float, int]:
    """Run a command once; return its seconds and its peak memory in KiB."""
    probe = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, "
        "stderr=subprocess.DEVNULL); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    start = time.perf_counter()
    subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, env=ENVIRONMENT
    )
    seconds = time.perf_counter() - start
    done = subprocess.run(
        [sys.executable, "-c", probe, *command],
        capture_output=True,
        text=True,
        check=True,
        env=ENVIRONMENT,
    )
    return seconds, int(done.stdout)


def main() -> None:
    """Print median time, ratio to the peer, budget and peak memory of each command."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    memory: dict[str, int] = {}
    for _ in range(rounds):
        for name, (command, _budget) in COMMANDS.items():
            seconds, peak = measure(command)
            times[name].append(seconds)
            memory[name] = max(memory.get(name, 0), peak)
    peer = statistics.median(times["import click"])
    print(f"{'command':30} {'median':>9} {'ratio':>6} {'budget':>7} {'peak memory':>12}")
    for name, (_command, budget) in COMMANDS.items():
        median = statistics.median(times[name])
        allowed = f"{budget:.1f}" if budget else ""
        print(
            f"{name:30} {median * 1000:6.0f} ms {median / peer:6.2f} {allowed:>7} "
            f"{memory[name] / 1024:8.0f} MiB"
        )


if __name__ == "__main__":
    main()
