"""Slips of a curator's hand, made on purpose in a plan file: what a check ought to notice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_ROW = re.compile(r"^ +- \{indicator: ")
_UNIT = re.compile(
    r"(?<=\d)(‰|%|万元|亿元|元|张|人|名|岁|个|家|所|/10万|年|天|平方米)(?=[}以,左\"])"
)
_OTHER_UNIT = {
    "‰": "%", "%": "‰", "万元": "亿元", "亿元": "万元", "元": "万元", "张": "人", "人": "张",
    "名": "张", "岁": "天", "个": "张", "家": "人", "所": "人", "/10万": "%", "年": "岁", "天": "个",
    "平方米": "亩",
}  # fmt: skip

Mutation = Callable[[str], Iterator[str]]
"""From a file's text to every text with one slip of this kind in it."""


def _each_row(text: str, change: Callable[[str], list[str] | None]) -> Iterator[str]:
    lines = text.split("\n")
    for i, line in enumerate(lines):
        if _ROW.match(line):
            changed = change(line)
            if changed is not None:
                yield "\n".join([*lines[:i], *changed, *lines[i + 1 :]])


def _replaced(pattern: str, by: str) -> Mutation:
    def change(line: str) -> list[str] | None:
        new = re.sub(pattern, by, line, count=1)
        return [new] if new != line else None

    return lambda text: _each_row(text, change)


def delete_needed_key(text: str) -> Iterator[str]:
    """Delete a key that a row, a section or the header must have."""
    yield from _replaced(r"indicator: (\[[^]]*\]|[a-z0-9_]+), ", "")(text)
    yield from _replaced(r'label: ("[^"]*"|[^,}]+), ', "")(text)
    for key in ("id", "place", "title", "stage", "period", "base_year", "source", "sections"):
        yield re.sub(rf"^{key}:.*\n", "", text, count=1, flags=re.MULTILINE)
    for match in re.finditer(r"^  - at: .*\n    text:", text, re.MULTILINE):
        yield text[: match.start()] + "  - text:" + text[match.end() :]


def delete_optional_key(text: str) -> Iterator[str]:
    """Delete what a row need not have: seen only if something else needs it."""
    yield from _replaced(r'(, )unit: ("[^"]*"|[^,}]+)', "")(text)
    yield from _replaced(r", year: [0-9-]+", "")(text)
    yield from _replaced(r", nature: [^,}]+", "")(text)
    yield from _replaced(r', baseline: ("[^"]*"|[^,}{]+)', "")(text)


def misspell_id(text: str) -> Iterator[str]:
    """Leave a letter out of an indicator's id."""
    return _replaced(r"(indicator: \[?[a-z0-9]+_?)[a-z]", r"\1")(text)


def misspell_key(text: str) -> Iterator[str]:
    """Turn two letters of a key round."""
    return _replaced(r"\btarget:|\bactual:", "tagret:")(text)


def double_row(text: str) -> Iterator[str]:
    """Enter a row twice."""
    return _each_row(text, lambda line: [line, line])


def change_unit(text: str) -> Iterator[str]:
    """Type another unit behind the figure or under `unit`."""

    def change(line: str) -> list[str] | None:
        start = re.search(r"(?:target|actual|baseline): ", line)
        if start is None or "{printed" in line:
            return None
        match = _UNIT.search(line, start.end())
        if match is not None:
            return [line[: match.start()] + _OTHER_UNIT[match[1]] + line[match.end() :]]
        match = re.search(r'unit: ("?)([^",}]+)"?', line)
        if match is None or match[2] not in _OTHER_UNIT or not re.search(r": \S*\d", line):
            return None
        return [f'{line[: match.start()]}unit: "{_OTHER_UNIT[match[2]]}"{line[match.end() :]}']

    return _each_row(text, change)


def break_indentation(text: str) -> Iterator[str]:
    """Move a row by a blank or two, to the left and to the right."""
    yield from _each_row(text, lambda line: [line[1:]])
    yield from _each_row(text, lambda line: [line[2:]])
    yield from _each_row(text, lambda line: [" " + line])
    yield from _each_row(text, lambda line: ["\t" + line.lstrip()])


def swap_target_and_base(text: str) -> Iterator[str]:
    """Swap the target and the base value of a row."""
    pattern = r'baseline: ("[^"]*"|[^,}{]+), target: ("[^"]*"|[^,}{]+)'
    return _replaced(pattern, r"baseline: \2, target: \1")(text)


def year_outside(text: str) -> Iterator[str]:
    """Put a statement into a year that the plan does not speak of."""

    def change(line: str) -> list[str] | None:
        if "year: " in line and "reference_year" not in line:
            return [re.sub(r"year: [0-9-]+", "year: 2052", line)]
        return [line[: line.rindex("}")] + ", year: 1987}"] if "{printed" not in line else None

    return _each_row(text, change)


def slip_of_the_point(text: str) -> Iterator[str]:
    """Move a decimal point by two places."""
    return _replaced(r"(target|actual|baseline)(: \"?[≤≥<>＜＞]?\d+)\.(\d\d)", r"\1\2\3")(text)


def open_quote(text: str) -> Iterator[str]:
    """Leave a quote open."""
    return _replaced(r'"([,}])', r"\1")(text)


MUTATIONS: dict[str, tuple[Mutation, float]] = {
    "delete a needed key": (delete_needed_key, 1.0),
    "misspell an id": (misspell_id, 1.0),
    "misspell a key": (misspell_key, 1.0),
    "double a row": (double_row, 1.0),
    "break the indentation": (break_indentation, 1.0),
    "leave a quote open": (open_quote, 1.0),
    "a year outside the period": (year_outside, 1.0),
    "change a unit": (change_unit, 0.7),
    "slip of the decimal point": (slip_of_the_point, 0.7),
    "swap target and base value": (swap_target_and_base, 0.2),
    "delete an optional key": (delete_optional_key, 0.1),
}
"""The kinds of slips, and the share of each that `check` alone must notice.

A swap of two plain figures, or a year or nature left out, gives a file that is right in itself:
only the source text, with `verify`, or the audit can tell.
"""
