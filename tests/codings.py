"""Two encodings of one document that differ in known ways, made by program from a shipped plan."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from plancmp.model.plan import Plan, Statement
from tests.conftest import HEADER

_SIGNS = {"": "", "<=": "≤", "<": "＜", ">=": "≥", ">": "＞", "~": "约"}


@dataclass(frozen=True)
class Row:
    """A row of an encoding; `key` says which statement of the document it is."""

    key: int
    section: str
    channel: str
    block: str
    indicator: str
    label: str
    role: str
    year: str
    bound: str
    number: str
    unit: str
    scope: str
    nature: str

    def text(self) -> str:
        pairs = [f"indicator: {self.indicator}", f'label: "{self.label}"']
        pairs.append(f'{self.role}: "{_SIGNS[self.bound]}{self.number}{self.unit}"')
        pairs.append(f"year: {self.year}")
        pairs += [f'scope: "{self.scope}"'] if self.scope else []
        pairs += [f"nature: {self.nature}"] if self.nature else []
        pairs.append(f"note: {self.key}")
        return "{" + ", ".join(pairs) + "}"


def rows_of(plan: Plan) -> list[Row]:
    """Return the plain levels of a plan as rows, each once."""
    rows: dict[tuple[str, ...], Row] = {}
    for statement in plan.statements:
        value = statement.value
        plain = value.measure == "level" and value.high is None and value.bound in _SIGNS
        if (
            not plain
            or statement.corrected
            or statement.unit is None
            or not _plain_print(statement)
        ):
            continue
        row = Row(
            len(rows), statement.section, statement.channel, statement.block, statement.indicator.id, statement.label,
            statement.role, statement.year, value.bound, f"{value.number:f}", statement.unit.id, statement.scope,
            statement.nature,
        )  # fmt: skip
        rows.setdefault((row.section, row.channel, row.label, row.role, row.year, row.scope), row)
    return [replace(row, key=i) for i, row in enumerate(rows.values())]


def _plain_print(statement: Statement) -> bool:
    return (
        any(digit.isdigit() for digit in statement.value.printed)
        and statement.unit is not None
        and (statement.unit.id in ("%", "‰", "张", "人", "个", "家", "岁", "人/千人", "张/千人"))
    )


def file_text(rows: list[Row], plan_id: str = "some-plan") -> str:
    """Return a plan file of rows, by section and channel in the order of the rows."""
    lines = [HEADER.format(id=plan_id, sha="0" * 64) + "sections:"]
    for section in dict.fromkeys(row.section for row in rows):
        lines.append(f'  - at: "{section}"')
        inside = [row for row in rows if row.section == section]
        prose = [row for row in inside if row.channel == "text"]
        if prose:
            lines += ["    text:", *(f"      - {row.text()}" for row in prose)]
        for channel, key, items in (("box", "boxes", "items"), ("table", "tables", "rows")):
            blocks = dict.fromkeys(row.block for row in inside if row.channel == channel)
            if blocks:
                lines.append(f"    {key}:")
            for block in blocks:
                lines += [f'      - name: "{block}"', f"        {items}:"]
                lines += [
                    f"          - {row.text()}"
                    for row in inside
                    if row.channel == channel and row.block == block
                ]
    return "\n".join(lines) + "\n"


Change = tuple[int, str, str]
"""What was changed: the statement, the field, and the kind of the disagreement."""


def _other(random_: random.Random, words: list[str], word: str) -> str:
    return random_.choice([other for other in words if other != word])


def mutate(
    rows: list[Row], count: int, seed: int, indicators: list[str]
) -> tuple[list[Row], list[Row], set[Change]]:
    """Return two encodings and what they differ in: `count` changes, each of another statement.

    Rows are shuffled within their section and labels reworded throughout.
    """
    draw = random.Random(seed)
    first, second = {r.key: r for r in rows}, {r.key: r for r in rows}
    changes: set[Change] = set()
    kinds: dict[str, Callable[[Row], Row]] = {
        "indicator": lambda r: replace(r, indicator=_other(draw, indicators, r.indicator)),
        "role": lambda r: replace(r, role=_other(draw, ["target", "baseline", "actual"], r.role)),
        "year": lambda r: replace(r, year=_other(draw, ["2021", "2022", "2023"], r.year)),
        "bound": lambda r: replace(r, bound=_other(draw, list(_SIGNS), r.bound)),
        "value": lambda r: replace(r, number=f"{float(r.number) + draw.choice([1, 7, 30]):g}"),
        "unit": lambda r: replace(r, unit=_other(draw, ["%", "‰", "张", "户"], r.unit)),
        "scope": lambda r: replace(r, scope=_other(draw, ["户籍", "县域内", "农村"], r.scope)),
        "nature": lambda r: replace(r, nature=_other(draw, ["约束性", "预期性"], r.nature)),
        "channel": lambda r: (
            replace(r, channel="box", block="专栏9")
            if r.channel != "box"
            else replace(r, channel="text", block="")
        ),
    }
    chosen = _apart(draw.sample(rows, len(rows)), count)
    for i, key in enumerate(chosen):
        kind = ("only_a", "only_b", *kinds)[i % (len(kinds) + 2)]
        if kind.startswith("only"):
            del (second if kind == "only_a" else first)[key]
            changes.add((key, "statement", kind))
        else:
            second[key] = kinds[kind](second[key])
            changes.add((key, kind, "differs"))
    return list(first.values()), _reordered(list(second.values()), draw), changes


def _apart(rows: list[Row], count: int) -> list[int]:
    """Return rows of which no two could be taken for one another once both are changed."""
    chosen: list[int] = []
    taken: set[object] = set()
    for row in rows:
        marks = {row.indicator, (row.number, row.unit, row.section)}
        if len(chosen) < count and not marks & taken:
            chosen.append(row.key)
            taken |= marks
    return chosen


def _reordered(rows: list[Row], draw: random.Random) -> list[Row]:
    sections = list(dict.fromkeys(row.section for row in rows))
    shuffled = []
    for section in sections:
        inside = [_reworded(row, draw) for row in rows if row.section == section]
        draw.shuffle(inside)
        shuffled += inside
    return shuffled


def _reworded(row: Row, draw: random.Random) -> Row:
    label = row.label
    wording = draw.choice(["as it is", "whole", "brackets", "blank", "of", "figure"])
    label = {
        "whole": f"全市{label}",
        "brackets": label.replace("（", "(").replace("）", ")"),
        "blank": f"{label[:2]} {label[2:]}",
        "of": label.replace("的", ""),
        "figure": f"{label}水平",
    }.get(wording, label)
    return replace(row, label=label)
