"""Measures `plancmp scan` against figures that people read: encoded plans, or lists of figures.

Run by hand: `python benchmarks/scan.py FOLDER [GOLD.tsv] [--misses]`. Without GOLD, FOLDER holds
the source texts of the shipped plans, and what the plans say is the truth; scan was developed on
these five. With it, FOLDER holds texts called as in the column `doc` of a table with the columns
`doc, kind, label, printed, role, year`; `kind` is `prose` (a target), `cell` (of a table) or
`other`, and `?` stands where the text itself does not say. Traditional script is simplified.

For each document apart: the share of its targets in prose, table cells and other figures that the
draft holds (the same value under a label that shares half its characters); how many rows are
marked; and of the figures in rows without a mark, how many differ in label or value (`extra`: no
such figure), in role, in year, in unit or in indicator. An `extra` of a shipped plan may also be a
figure that its curator left out. Base values and values reached count as one role. A year that
the header leaves blank is the one that most of the rows that lean on it have.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

import plancmp
from plancmp.language.documents import read_document
from plancmp.language.folding import clean
from plancmp.model.plan import Plan
from plancmp.model.terms import BLANK, NO_INDICATOR, ROLES
from plancmp.model.value import CHANGES, Value
from plancmp.model.vocabulary import Vocabulary
from plancmp.tracing.scan.draft import write_draft
from plancmp.tracing.scan.scan import scan_document
from plancmp.tracing.scan.suggest import Suggester
from plancmp.tracing.scan.values import parsed

LEAST_ALIKE = 0.5
KINDS = ("prose", "cell", "other")
OPEN = "?"
_CHANGED = re.compile(r"(?:[比较][^，。]{1,8}?|同比|年均)?(?:增长|增加|提高|上升|减少|下降|降低)$")
_SHORT = {
    "多": "增加",
    "增": "增加",
    "升": "上升",
    "少": "减少",
    "减": "减少",
    "降": "下降",
    "低": "下降",
}
"""How a change is named where a reader puts it in the label and only its size in the value."""
_GROWN = re.compile(
    r"(?:增长|增减|增加|增速|增幅|下降|降低|减少|提高|同比|变动|累计)(?:率|百分点)?(?:[(（][^()（）]*[)）])?$"
)
"""How the name of a cell ends that says a change."""
_ADDED = re.compile("新增|净增|增加(?=[0-9])")
"""A draft may have it in the name: 新增床位, 90张."""
_PLACE = re.compile("第[0-9一二三四五六七八九十]+[位名]?")
"""A place among others, which lists of figures leave out."""
_NEGATIVE = re.compile("(?:增长|增加|提高|上升)?-(?=[0-9])")
_POINTS = re.compile("个?百分点$")
_PER_MANY = re.compile(r"\s+1/(?=10万)")
_REAL = re.compile("^(?:实际|累计|同口径)(?=增长|下降)|再(?=提高|增加)")
_BOUND_FIRST = re.compile(r"^([≥≤<>]?[0-9.]+)(以上|以下|以内|左右)([%‰].*)$")
_BRACKETED = re.compile(r"[〔\[]([0-9.]+)[〕\]]|(?<=[0-9])[(（][^()（）]*年[)）](?=[%‰])")
"""A figure in brackets, or with its year in brackets behind it, before its unit."""


@dataclass(frozen=True)
class Figure:
    """One figure: its kind, name, meaning, role and year; of a draft whether its row is marked.

    `unit` is that of a level, `since` the year that a change counts from; `loose` says that the
    name of a cell says a change, so that its figure may be one or a level.
    """

    kind: str
    label: str
    printed: str
    meaning: tuple[object, ...]
    role: str
    year: str
    indicators: tuple[str, ...] = ()
    section: str = ""
    marked: bool = False
    since: str = ""
    loose: bool = False
    unit: str = ""


def meaning_of(value: Value | None) -> tuple[object, ...]:
    """Return what two wordings of a value have in common: the figure, its range and measure."""
    if value is None or value.number is None:
        return ("empty",) if value and value.measure == "empty" else ("words",)
    return (value.measure, value.number.normalize(), value.high and value.high.normalize())


def kind_of(channel: str, role: str) -> str:
    """Return the group that a figure counts in."""
    return "cell" if channel == "table" else "prose" if role == "target" else "other"


def plain_role(role: str) -> str:
    """Base values and values reached are one."""
    return "actual" if role in ("baseline", "base") else role


def encoded(plan: Plan) -> list[Figure]:
    """Return the figures of a plan's file: one for each value, however many indicators share it."""
    found: dict[tuple[int, int], Figure] = {}
    for statement in plan.statements:
        place = (statement.position.line, statement.position.column)
        indicators = (*(found[place].indicators if place in found else ()), statement.indicator.id)
        found[place] = Figure(
            kind_of(statement.channel, statement.role), clean(statement.label),
            clean(statement.value.printed),
            meaning_of(statement.value), plain_role(statement.role), statement.year, indicators,
            clean(statement.section),
            unit=statement.unit.id if statement.unit and statement.value.measure == "level" else "",
        )  # fmt: skip
    return list(found.values())


def in_full(printed: str) -> str:
    """Return a value as the value language knows it: `增加499人` for `多499人`, `10‰以下`.

    A reader may set the unit of a column behind what stands in the cell: `10以下‰`, `〔5.3〕%` or
    `12 1/10万`.
    """
    printed = _REAL.sub("", _PER_MANY.sub("/", printed))
    if parsed(plain := _BRACKETED.sub(r"\1", printed)) is not None:
        printed = plain
    if parsed(printed) is not None:
        return printed
    if _ADDED.match(printed):
        return _ADDED.sub("增加", printed)
    if parsed(printed.removeprefix("每年")) is not None:
        return printed.removeprefix("每年")
    if _NEGATIVE.match(printed):
        fallen = _NEGATIVE.sub("下降", printed)
        return fallen if parsed(fallen) is not None else printed
    if verb := _SHORT.get(printed[:1]):
        return verb + printed[1:]
    printed = _POINTS.sub("%", printed)
    return _BOUND_FIRST.sub(r"\1\3\2", _BRACKETED.sub(r"\1", printed))


def listed(path: Path) -> dict[str, list[Figure]]:
    """Return the figures of a table by document."""
    found: dict[str, list[Figure]] = {}
    script = import_module("opencc").OpenCC("t2s")
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(map(script.convert, stream), delimiter="\t"):
            label, printed = row["label"], row["printed"]
            printed = printed if label.endswith("自然增长率") else in_full(printed)
            printed = f"年均{printed}" if label.endswith("年均") else printed
            label = label if row["kind"] == "cell" else _CHANGED.sub("", label)
            if label and label != row["label"] and meaning_of(parsed(printed))[0] == "level":
                printed = row["label"][len(label) :] + printed
            negative = re.fullmatch(r"-([0-9.]+)", printed)  # in a column of growth
            told = ("level", -Decimal(negative[1]), None) if negative else None
            figure = Figure(
                row["kind"], clean(label), clean(printed),
                told or meaning_of(parsed(printed)), plain_role(row["role"]), row["year"],
                loose=_ADDED.match(printed) is not None
                or (row["kind"] == "cell" and _GROWN.search(row["label"]) is not None),
                unit=_unit_of(printed),
            )  # fmt: skip
            found.setdefault(row["doc"], []).append(figure)
    return found


def drafted(path: Path, vocabulary: Vocabulary) -> tuple[list[Figure], int, int, int]:
    """Return the figures of a draft, its rows, its marked rows, and the figures not used."""
    suggester = Suggester(vocabulary)
    scan = scan_document(read_document(path), vocabulary, suggester)
    draft = write_draft(scan, vocabulary, "draft", suggester)
    lines = [line for line in draft.text.split("\n") if "- {indicator: " in line]
    loaded: dict[str, Any] = yaml.load(draft.text, yaml.BaseLoader)
    marks = iter("  # ? " in line for line in lines)
    found: list[Figure] = []
    for section in loaded["sections"]:
        blocks = [("text", section.get("text", []))]
        blocks += [("box", box["items"]) for box in section.get("boxes", [])]
        blocks += [("table", table["rows"]) for table in section.get("tables", [])]
        for channel, rows in blocks:
            for row in rows:
                found += _figures(loaded, clean(section["at"]), channel, row, next(marks))
    return found, draft.rows, len(draft.unsure), len(draft.unused)


def _figures(
    draft: dict[str, Any], section: str, channel: str, row: dict[str, Any], marked: bool
) -> Iterator[Figure]:
    values = [(role, row.get("year"), row[role]) for role in ROLES if role in row]
    values += [("target", year, value) for year, value in row.get("targets", {}).items()]
    given = row["indicator"]
    indicators = tuple(given) if isinstance(given, list) else (given,)
    indicators = () if given in (BLANK, NO_INDICATOR) else indicators
    for role, year, value in values:
        given = value if isinstance(value, dict) else {"printed": value}
        read = parsed(given["printed"])
        since = str(read.reference_year or "") if read else ""
        usual = draft["period"][-4:] if role == "target" else draft["base_year"]
        usual = OPEN if BLANK in usual else usual
        yield Figure(
            kind_of(channel, role), clean(row.get("scope", "") + row["label"]),
            clean(given["printed"]), _meaning(given),
            plain_role(role), given.get("year") or year or usual, indicators, section, marked,
            given.get("reference_year", since),
            unit=given.get("unit") or row.get("unit") or _unit_of(given["printed"]),
        )  # fmt: skip


def _unit_of(printed: str) -> str:
    value = parsed(printed)
    return value.unit if value is not None and value.measure == "level" else ""


def same_unit(wanted: Figure, item: Figure, vocabulary: Vocabulary) -> bool:
    """Whether two units are not two of one kind: 9.8/10万 is no 9.8%.

    Heads are in the label or in the unit (每千人口床位5张), so that kinds are not compared.
    """
    one, other = (vocabulary.units.find(figure.unit) for figure in (wanted, item))
    if one is None or other is None or "words" in (wanted.meaning[0], item.meaning[0]):
        return True
    return one.dimension != other.dimension or one.factor == other.factor


def _meaning(given: dict[str, str]) -> tuple[object, ...]:
    value = parsed(given["printed"])
    if "number" not in given:
        return meaning_of(value)
    measure = given.get("measure") or (value.measure if value else "level")
    high = given.get("high")
    number = Decimal(given["number"]).normalize()
    return (measure, number, Decimal(high).normalize() if high else None)


def overlap(one: str, other: str) -> float:
    """Return the share of the shorter label's characters that the longer one has."""
    common = sum((Counter(one) & Counter(other)).values())
    return common / max(min(len(one), len(other)), 1)


def likeness(wanted: Figure, item: Figure) -> float:
    """Return how well a drafted figure answers to a true one; 0 where it is another."""
    compared = slice(1, 2) if wanted.loose else slice(0, 2)
    if wanted.meaning[compared] != item.meaning[compared] and wanted.printed != item.printed:
        return 0
    if (wanted.kind == "cell") != (item.kind == "cell"):
        return 0
    if wanted.section and wanted.section != item.section:
        return 0
    label = overlap(wanted.label, item.label)
    same = bool(set(wanted.indicators) & set(item.indicators))
    if label < LEAST_ALIKE and not same:
        return 0
    return 1 + label + same + 2 * same_role(wanted, item) + same_year(wanted, item)


def same_role(wanted: Figure, item: Figure) -> bool:
    """Whether the roles agree, as far as the text says one; a list has no word for former aims."""
    listed = not wanted.indicators
    role = "target" if listed and item.role == "prior_target" else item.role
    return wanted.role in (OPEN, role, item.role)


def same_year(wanted: Figure, item: Figure) -> bool:
    """Whether the years agree, as far as the text says one; a change may be of all its years.

    A list may give a change over a period (2011-2015) the year in which it ends, or the other way
    round; and so what a plan for several years sets itself without saying by when.
    """
    whole = (
        {f"{int(item.since) + plus}-{item.year[-4:]}" for plus in (0, 1)} if item.since else set()
    )
    changed = item.meaning[0] in CHANGES and not wanted.indicators
    ended = {item.year[-4:]} if changed else set()
    until = changed and "-" in wanted.year and wanted.year.endswith(item.year)
    aimed = wanted.role == item.role == "target" and "-" in wanted.year + item.year
    until = until or (aimed and wanted.year[-4:] == item.year[-4:])
    return until or wanted.year in {OPEN, item.year, *whole, *ended}


def says_the_same(wanted: Figure, item: Figure) -> bool:
    """Whether a drafted figure is a true one: in label and value, role and year."""
    return bool(likeness(wanted, item)) and same_role(wanted, item) and same_year(wanted, item)


def pairs_of(wanted: list[Figure], items: list[Figure]) -> dict[int, int]:
    """Pair the figures, the surest first: the index of a drafted one by that of a true one."""
    scored = sorted(
        (
            (score, -i, -j)
            for i, one in enumerate(wanted)
            for j, other in enumerate(items)
            if (score := likeness(one, other))
        ),
        reverse=True,
    )
    found: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in scored:
        if -i not in found and -j not in used:
            found[-i] = -j
            used.add(-j)
    return found


def with_header(items: list[Figure], true: dict[int, Figure]) -> list[Figure]:
    """Give the years that a draft leaves to a blank of its header the one answer that fits most.

    `true` are the true figures by the place of the drafted ones.
    """
    answers: dict[str, Counter[str]] = {}
    for j, item in enumerate(items):
        if item.year == OPEN and not item.marked and j in true:
            answers.setdefault(item.role, Counter())[true[j].year] += 1
    filled = {role: years.most_common(1)[0][0] for role, years in answers.items()}
    return [
        replace(item, year=filled.get(item.role, OPEN)) if item.year == OPEN else item
        for item in items
    ]


def report(name: str, wanted: list[Figure], path: Path, vocabulary: Vocabulary) -> Counter[str]:
    """Print one document's line and return what was counted."""
    items, rows, marked, unused = drafted(path, vocabulary)
    pairs = pairs_of(wanted, items)
    by_item = {j: i for i, j in pairs.items()}
    items = with_header(items, {j: wanted[i] for j, i in by_item.items()})
    counts = Counter({"rows": rows, "marked": marked, "unused": unused})
    for i, true in enumerate(wanted):
        counts[f"all {true.kind}"] += 1
        counts[f"found {true.kind}"] += i in pairs
        if i not in pairs:
            told(name, "MISSED", true)
    for j, item in enumerate(items):
        if item.marked:
            continue
        counts["unmarked"] += 1
        one = wanted[by_item[j]] if j in by_item else None
        wrong = []
        digits = re.search("[0-9一二两三四五六七八九十百千]", _PLACE.sub("", item.printed))
        if one is None and not wanted[0].indicators and (not digits or ":" in item.printed):
            continue  # lists of figures leave out values that are words, and ratios
        again = replace(item, kind="") if item.kind != "cell" else item
        if one is None and any(
            says_the_same(replace(true, kind=again.kind), again) for true in wanted
        ):
            continue  # lists of figures leave out what the text says again
        if one is None:
            wrong = ["extra"]
        else:
            wrong += [] if same_role(one, item) else ["role"]
            wrong += [] if same_year(one, item) else ["year"]
            wrong += [] if same_unit(one, item, vocabulary) else ["unit"]
            known = one.indicators and item.indicators
            wrong += (
                ["indicator"] if known and not set(item.indicators) <= set(one.indicators) else []
            )
        counts.update(wrong)
        if wrong:
            told(name, "WRONG " + " ".join(wrong), item, one)
    line(name, counts)
    return counts


def told(name: str, what: str, item: Figure, true: Figure | None = None) -> None:
    """Print a miss, if asked for."""
    if "--misses" in sys.argv:
        said = f"{item.kind} {item.label} {item.printed} {item.role} {item.year}"
        meant = f"  (true: {true.label} {true.role} {true.year})" if true else ""
        print(f"  {name[:12]:12} {what:14} {said} {' '.join(item.indicators)}{meant}")


def line(name: str, counts: Counter[str]) -> None:
    """Print one line of figures."""
    cells = []
    for kind in KINDS:
        found, all_ = counts[f"found {kind}"], counts[f"all {kind}"]
        share = f"{100 * found / all_:.0f}" if all_ else "-"
        cells.append(f"{share:>4} {f'{found}/{all_}':>8}")
    marked = 100 * counts["marked"] / max(counts["rows"], 1)
    cells.append(f"{counts['rows']:5} {marked:6.0f}% {counts['unmarked']:8}")
    cells += [
        f"{counts[key]:5}" for key in ("extra", "role", "year", "unit", "indicator", "unused")
    ]
    print(f"{name:22}" + " ".join(cells))


def main() -> None:
    """Scan every text and print how it compares."""
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    if not arguments or not Path(arguments[0]).is_dir():
        raise SystemExit("give the folder of the texts")
    folder = Path(arguments[0])
    catalogue = plancmp.load()
    truth: Iterable[tuple[str, Path, list[Figure]]]
    if len(arguments) > 1:
        files = {re.sub(r"\..*", "", path.name): path for path in sorted(folder.iterdir())}
        truth = [
            (name, files[name], figures) for name, figures in listed(Path(arguments[1])).items()
        ]
    else:
        truth = [
            (plan.id, folder / plan.source_file, encoded(plan))
            for plan in catalogue.plans()
            if (folder / plan.source_file).exists()
        ]
    print(
        f"{'':22}" + "".join(f"{head:>14}" for head in ("targets", "cells", "others"))
        + "  rows  marked unmarked extra  role  year  unit indic unused"
    )  # fmt: skip
    total: Counter[str] = Counter()
    for name, path, wanted in truth:
        total += report(name, wanted, path, catalogue.vocabulary)
    line("= all", total)


if __name__ == "__main__":
    main()
