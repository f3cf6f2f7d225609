"""How fast `check` is, as a ratio to libyaml alone, beside yamllint and check-jsonschema.

Makes 200 plans of 100 rows (about 4.7 MB) in a temporary folder and runs each program on them:

    python benchmarks/check.py [--plans 200] [--rows 100] [--rounds 3] [--peers]

The peers take half a minute each and are only run with `--peers`, where they are installed
(`pip install plancmp[bench]`).
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from decimal import Decimal
from pathlib import Path
from statistics import median

from plancmp.model.vocabulary import Indicator
from plancmp.reading.catalogue import Catalogue, default_folder

HEADER = """\
id: {id}
place: "450700"
title: 某市卫生健康发展“十四五”规划（第{number}号）
stage: final
period: 2021-2025
base_year: 2020
source: {{file: {id}.txt, sha256: "{number:064x}"}}

sections:
"""

COMPOSE = """\
import sys, time, yaml
from pathlib import Path
texts = [path.read_bytes() for path in sorted(Path(sys.argv[1]).glob("*.yaml"))]
start = time.perf_counter()
for text in texts:
    yaml.compose(text, Loader=yaml.CBaseLoader)
print(time.perf_counter() - start)
"""


def main() -> None:
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "data"
        size = make_corpus(folder, arguments.plans, arguments.rows)
        print(f"{arguments.plans} plans of {arguments.rows} rows, {size / 1e6:.1f} MB")
        compose, checks = [], []
        for _ in range(arguments.rounds):
            compose.append(_compose(folder / "plans"))
            checks.append(_run([sys.executable, "-m", "plancmp", "check", str(folder / "plans")]))
        base = median(compose)
        print(f"libyaml composing the same files   {base:7.2f} s   1.0")
        _say("plancmp check (whole process)", median(checks), base)
        one = str(next(iter((folder / "plans").glob("*.yaml"))))
        click = median(_run([sys.executable, "-c", "import click"]) for _ in range(9))
        single = median(_run([sys.executable, "-m", "plancmp", "check", one]) for _ in range(9))
        print(f"one file: {single:.3f} s, {single / click:.1f} x `import click` ({click:.3f} s)")
        if arguments.peers:
            _peers(folder, base)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=200)
    parser.add_argument("--rows", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", action="store_true")
    return parser.parse_args()


def make_corpus(folder: Path, plans: int, rows: int) -> int:
    """Write a data folder with the shipped vocabulary and made-up plans; return their bytes."""
    shutil.copytree(default_folder() / "vocabulary", folder / "vocabulary")
    (folder / "plans").mkdir()
    indicators = [
        indicator
        for indicator in Catalogue(folder).vocabulary.indicators.values()
        if indicator.unit.dimension in ("share", "persons", "count", "beds")
        and (indicator.plausible is None or indicator.plausible[0] >= 0)
    ]
    size = 0
    for number in range(plans):
        name = f"plan-{number:04d}"
        text = HEADER.format(id=name, number=number) + _sections(indicators, number, rows)
        path = folder / "plans" / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        size += path.stat().st_size
    return size


def _sections(indicators: list[Indicator], number: int, rows: int) -> str:
    lines = []
    for i in range(rows):
        indicator = indicators[(number * 7 + i) % len(indicators)]
        if i % 10 == 0:
            section = i // 10 + 1
            lines.append(f"  - at: 第{section}章 总体要求/第{section}节 发展目标（某市）")
            lines.append("    tables:" if i % 20 else "    text:")
            if i % 20:
                lines += [f"      - name: 表{section}", "        rows:"]
        indent = "          " if i // 10 % 2 else "      "
        low, high = indicator.plausible or (Decimal(0), Decimal(100))
        value = low + (high - low) * (i % 7 + 1) / 9
        bound = {"lower": "≤", "higher": "≥"}.get(indicator.better, "")
        lines.append(
            f"{indent}- {{indicator: {indicator.id}, label: {indicator.zh}（全市口径）, "
            f'unit: "{indicator.unit.id}", baseline: "{value:.1f}", '
            f'target: "{bound}{value:.1f}", nature: 预期性, scope: 口径{number}之{i}, '
            "note: 由基准程序生成}"
        )
    return "\n".join(lines) + "\n"


def _run(command: list[str]) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False, env=_environment())
    if done.returncode > 1:
        raise SystemExit(f"{command}: {done.stderr.decode()}")
    return time.perf_counter() - start


def _environment() -> dict[str, str]:
    return {key: text for key, text in os.environ.items() if not key.startswith("PLANCMP_")}


def _compose(folder: Path) -> float:
    done = subprocess.run(
        [sys.executable, "-c", COMPOSE, str(folder)], capture_output=True, check=True, text=True
    )
    return float(done.stdout)


def _say(what: str, seconds: float, base: float) -> None:
    print(f"{what:<34} {seconds:7.2f} s   {seconds / base:.1f}")


def _peers(folder: Path, base: float) -> None:
    files = [str(path) for path in sorted((folder / "plans").glob("*.yaml"))]
    schema = str(folder / "plan.schema.json")
    _run([sys.executable, "-m", "plancmp", "schema", "-o", schema, "--data", str(folder)])
    peers = {
        "yamllint": ["-d", "{extends: default, rules: {line-length: disable}}"],
        "check-jsonschema": ["--schemafile", schema],
    }
    for name, options in peers.items():
        program = shutil.which(name)
        if program is None:
            print(f"{name}: not installed")
        else:
            _say(name, _run([program, *options, *files]), base)


if __name__ == "__main__":
    main()
