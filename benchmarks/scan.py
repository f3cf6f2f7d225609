"""Measures `plancmp scan` on source texts that were encoded by hand.

Run by hand: `python benchmarks/scan.py [FOLDER] [--misses]`; FOLDER (else PLANCMP_SOURCES) holds
the source texts under the names that the plans give. A figure of the hand-made file counts as
found where the draft has a row with the same value (its meaning, not its wording) in the same
role, channel and section and a label that shares half its characters (of the shorter one) or the
same indicator; every row of the draft serves one figure only.

The plans of HELD_OUT were not looked at while the rules were made, but for corrections after they
had been measured: the roles of a table of the past (cells from 42.6 to 100 %, precision from 79.0
to 93.5 %), and a year after the base year in the background (historical figures from 87.3 to
89.7 %); and, when lianjiang-14fyp was read to try the curator's guide, counts as aims without a
figure, `100%X设置Y`, 正在建设, and what was trained in the period before (targets of both from 81.9
to 85.3 %, historical figures from 90.5 to 92.9 %, years from 94.5 to 96.1 %). qinzhou-14fyp is
the final version of a draft that was developed on: only lianjiang-14fyp is a text of other
authors. The outline and the grids of tables are those of `verify`, which was made with all five.

`prec.` is the share of the draft's figures that the hand-made file has, `prose` the same without
the tables, `mapped` the share of the found figures for which the draft names the right indicator,
`wrong` the share for which it names another one; the rest are marked blanks. `in 3` says how many
of all found have the right one named or among the candidates. The vocabulary knows the labels of
the shipped plans as aliases; `--blind` takes from it, for each plan, those that only it prints.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

import plancmp
from plancmp.language.documents import document_of
from plancmp.language.folding import clean
from plancmp.model.plan import Plan
from plancmp.model.terms import BLANK, NO_INDICATOR, ROLES
from plancmp.model.value import Value
from plancmp.model.vocabulary import Vocabulary
from plancmp.reading.plans import collect_plan
from plancmp.reading.tree import parse_tree
from plancmp.tracing.scan.draft import write_draft
from plancmp.tracing.scan.scan import scan_document
from plancmp.tracing.scan.suggest import Suggester
from plancmp.tracing.scan.values import parsed
from plancmp.vocabulary.labels import normalise_label

HELD_OUT = ("lianjiang-14fyp", "qinzhou-14fyp")
_LEAST_ALIKE = 0.5


@dataclass(frozen=True)
class Item:
    """One figure: where it stands, what it says, and the indicators it is mapped to."""

    section: str
    channel: str
    role: str
    year: str
    label: str
    printed: str
    meaning: tuple[object, ...]
    figure: bool
    indicators: tuple[str, ...]
    candidates: tuple[str, ...] = ()


def meaning_of(value: Value) -> tuple[object, ...]:
    """Return what two wordings of a value have in common: the figure, its bound and measure."""
    if value.number is None:
        return ("empty",) if value.measure == "empty" else ("words",)
    number = value.number.normalize()
    return (value.measure, number, value.high and value.high.normalize())


def by_hand(plan: Plan) -> list[Item]:
    """Return the figures of a plan's file: one for each value, however many indicators share it."""
    found: dict[tuple[int, int], Item] = {}
    for each in plan.statements:
        key = (each.position.line, each.position.column)
        if key in found:
            item = found[key]
            found[key] = replace(item, indicators=(*item.indicators, each.indicator.id))
        else:
            found[key] = Item(
                clean(each.section), each.channel, each.role, each.year, clean(each.label),
                clean(each.value.printed), meaning_of(each.value), each.value.is_numeric,
                (each.indicator.id,),
            )  # fmt: skip
    return list(found.values())


def drafted(path: Path, vocabulary: Vocabulary, plan: Plan) -> tuple[list[Item], int]:
    """Return the figures of a draft, and how many figures of the text the scan did not use."""
    document = document_of(path.name, path.read_bytes())
    suggester = Suggester(vocabulary)
    scan = scan_document(document, vocabulary, suggester)
    draft = write_draft(scan, vocabulary, plan.id, suggester)
    _, problems = collect_plan(parse_tree("draft", draft.text.encode()), vocabulary)
    lines = draft.text.split("\n")
    other = [each for each in problems if BLANK not in lines[each.line - 1]]
    if other:
        raise SystemExit(f"{path.name}: the draft does not pass: {other[0]}")
    return list(_items(_with_candidates(draft.text))), len(draft.unused)


def _with_candidates(text: str) -> dict[str, Any]:
    """Return the draft as plain lists, the candidates of a blank beside it."""
    lines = []
    for line in text.split("\n"):
        named = re.findall(r"; ([a-z0-9_]+) [\u4e00-\u9fff0-9]", line.rpartition("# ?")[2])
        blank = f"indicator: {BLANK}"
        lines.append(line.replace(blank, f"indicator: {' '.join([BLANK, *named])}", 1))
    loaded: dict[str, Any] = yaml.load("\n".join(lines), yaml.BaseLoader)
    return loaded


def _items(draft: dict[str, Any]) -> Iterator[Item]:
    for section in draft["sections"]:
        blocks = [("text", section.get("text", []))]
        blocks += [("box", box["items"]) for box in section.get("boxes", [])]
        blocks += [("table", table["rows"]) for table in section.get("tables", [])]
        for channel, rows in blocks:
            for row in rows:
                for role in ROLES:
                    if role in row:
                        yield _item(draft, section["at"], channel, row, role, row[role])
                for year, value in row.get("targets", {}).items():
                    dated = {**row, "year": year}
                    yield _item(draft, section["at"], channel, dated, "target", value)


def _item(
    draft: dict[str, Any], section: str, channel: str, row: dict[str, Any], role: str, printed: Any
) -> Item:
    given = printed if isinstance(printed, dict) else {"printed": printed}
    value = parsed(given["printed"])
    meaning = meaning_of(value) if value else ("words",)
    if "number" in given:
        high = given.get("high")
        measure = given.get("measure") or (value.measure if value else "level")
        number = Decimal(given["number"]).normalize()
        meaning = (measure, number, Decimal(high).normalize() if high else None)
    default = draft["period"][-4:] if role == "target" else draft["base_year"]
    named, *candidates = row["indicator"].split()
    return Item(
        clean(section), channel, role, given.get("year") or row.get("year") or default,
        clean(row["label"]), clean(given["printed"]), meaning, meaning[0] not in ("words", "empty"),
        () if named in (BLANK, NO_INDICATOR) else (named,), tuple(candidates),
    )  # fmt: skip


@dataclass
class Result:
    """What was found of a plan: pairs of the hand-made and the drafted, misses, and the surplus."""

    pairs: list[tuple[Item, list[Item]]]
    missed: list[Item]
    surplus: list[Item]
    items: list[Item]
    unused: int


def _alike(wanted: Item, item: Item) -> float:
    """Return how well a drafted figure answers to a hand-made one; 0 where it does not."""
    if (wanted.channel, wanted.role, wanted.meaning) != (item.channel, item.role, item.meaning):
        return 0
    if wanted.section != item.section:
        return 0
    label = _overlap(wanted.label, item.label)
    same = bool(set(wanted.indicators) & set(item.indicators))
    if label < _LEAST_ALIKE and not same:
        return 0
    return 1 + label + (wanted.year == item.year) + same


def _overlap(a: str, b: str) -> float:
    common = sum((Counter(a) & Counter(b)).values())
    return common / max(min(len(a), len(b)), 1)


def compare(wanted: Iterable[Item], items: list[Item], unused: int) -> Result:
    """Pair the figures, the surest pairs first; rows that share one hand-made value go with it."""
    wanted = list(wanted)
    pairs = [(one, other, i, j) for i, one in enumerate(wanted) for j, other in enumerate(items)]
    likeness = [(_alike(one, other), -i, -j) for one, other, i, j in pairs]
    scored = sorted((each for each in likeness if each[0]), reverse=True)
    taken: dict[int, list[int]] = {}
    used: set[int] = set()
    for _, i, j in scored:
        if -i not in taken and -j not in used:
            taken[-i] = [-j]
            used.add(-j)
    for score, i, j in scored:
        if -j not in used and len(taken[-i]) < len(wanted[-i].indicators) and score > 1.5:
            taken[-i].append(-j)
            used.add(-j)
    return Result(
        [(wanted[i], [items[j] for j in js]) for i, js in sorted(taken.items())],
        [one for i, one in enumerate(wanted) if i not in taken],
        [item for j, item in enumerate(items) if j not in used],
        items,
        unused,
    )


def group(item: Item) -> list[str]:
    """Return the groups that an item counts in."""
    if item.channel == "table":
        return ["table cells"]
    name = "targets" if item.role in ("target", "baseline") else "historical"
    return [name, f"{name}, figures" if item.figure else f"{name}, words"]


def report(name: str, results: list[Result]) -> None:
    """Print one line of figures."""
    pairs = [pair for result in results for pair in result.pairs]
    missed = [item for result in results for item in result.missed]
    found, all_ = Counter[str](), Counter[str]()
    for one, _ in pairs:
        found.update(group(one))
    all_.update(found)
    for one in missed:
        all_.update(group(one))
    cells = []
    for key in (
        "table cells",
        "targets",
        "targets, figures",
        "targets, words",
        "historical",
        "historical, figures",
    ):
        share = f"{100 * found[key] / all_[key]:.1f}" if all_[key] else "-"
        cells.append(f"{share:>6} {f'{found[key]}/{all_[key]}':>8}")
    drafted_count = sum(len(result.items) for result in results)
    surplus = sum(len(result.surplus) for result in results)
    cell_count = sum(item.channel == "table" for result in results for item in result.items)
    prose_surplus = sum(each.channel != "table" for result in results for each in result.surplus)
    precision = 1 - surplus / max(drafted_count, 1)
    prose = 1 - prose_surplus / max(drafted_count - cell_count, 1)
    right = wrong = among = years = 0
    for one, items in pairs:
        named = {each for item in items for each in item.indicators}
        right += bool(named) and named <= set(one.indicators)
        wrong += bool(named - set(one.indicators))
        nearest = named | {each for item in items for each in item.candidates}
        among += bool(nearest & set(one.indicators))
        years += items[0].year == one.year
    count = max(len(pairs), 1)
    print(
        f"{name:22}" + "".join(cells)
        + f" {100 * precision:6.1f} {100 * prose:6.1f} {100 * right / count:6.1f}"
        f" {100 * wrong / count:5.1f} {100 * among / count:5.1f} {100 * years / count:5.1f}"
        f" {sum(result.unused for result in results):6}"
    )  # fmt: skip


def blinded(vocabulary: Vocabulary, plan: Plan, others: Iterable[Plan]) -> Vocabulary:
    """Return the vocabulary without the aliases that only this plan prints."""
    elsewhere = {normalise_label(each.label) for other in others for each in other.statements}
    own = {normalise_label(each.label) for each in plan.statements} - elsewhere
    indicators = {
        key: replace(each, aliases=tuple(a for a in each.aliases if normalise_label(a) not in own))
        for key, each in vocabulary.indicators.items()
    }
    return replace(vocabulary, indicators=indicators)


def main() -> None:
    """Scan every source and print how much of the hand-made files was found."""
    arguments = [each for each in sys.argv[1:] if not each.startswith("--")]
    folder = Path(arguments[0] if arguments else os.environ.get("PLANCMP_SOURCES", ""))
    if not (arguments or os.environ.get("PLANCMP_SOURCES")) or not folder.is_dir():
        raise SystemExit("give the folder of the source texts, or set PLANCMP_SOURCES")
    catalogue = plancmp.load()
    only = list(arguments[1:])
    plans = catalogue.plans()
    results: dict[str, Result] = {}
    for plan in plans:
        path = folder / plan.source_file
        if (only and plan.id not in only) or not path.exists():
            continue
        vocabulary = catalogue.vocabulary
        if "--blind" in sys.argv:
            vocabulary = blinded(vocabulary, plan, [each for each in plans if each.id != plan.id])
        items, unused = drafted(path, vocabulary, plan)
        results[plan.id] = compare(by_hand(plan), items, unused)
    heads = ("table cells", "targets", "… figures", "… words", "historical", "… figures")
    print(
        f"{'':22}"
        + "".join(f"{head:>15}" for head in heads)
        + "  prec.  prose mapped wrong  in 3 years unused"
    )
    show("developed on", {key: each for key, each in results.items() if key not in HELD_OUT})
    show("held out", {key: each for key, each in results.items() if key in HELD_OUT})
    if "--misses" in sys.argv:
        for key, result in results.items():
            for item in result.missed:
                print(
                    "MISS ",
                    key,
                    item.section.rpartition("/")[2][:14],
                    item.channel,
                    item.role,
                    item.label,
                    item.printed,
                )
            for item in result.surplus:
                print(
                    "EXTRA",
                    key,
                    item.section.rpartition("/")[2][:14],
                    item.channel,
                    item.role,
                    item.label,
                    item.printed,
                )


def show(title: str, results: Mapping[str, Result]) -> None:
    """Print the lines of a group of plans and of all of them together."""
    if not results:
        return
    for key, result in results.items():
        report(key, [result])
    report(f"= {title}", list(results.values()))


if __name__ == "__main__":
    main()
