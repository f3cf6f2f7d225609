"""Tables whose columns only blanks keep apart, made rows with tabs: a line of heads, a row a line.

A row that has fewer values than the heads ask for has lost some, nobody knows which: its figures
stand without a name, so that they are listed as unused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancmp.language.folding import clean
from plancmp.language.tables import HAN, key_of_head
from plancmp.model.words import Words
from plancmp.tracing.scan.broken_groups import with_whole_groups
from plancmp.tracing.scan.cell_kinds import is_value, kind_of_head
from plancmp.tracing.scan.placed import with_blank_cells, with_empty_cells
from plancmp.tracing.scan.squeezed_rows import cells_of
from plancmp.tracing.scan.stream_rows import FAR, Shape

_YEAR = r"(?:19|20)[0-9]{2}\s?年?"
_YEARS = re.compile(rf"(?:(?P<name>\D*\S)\s+)?(?P<years>{_YEAR}(?:\s+{_YEAR})+)")
_ONE = re.compile(_YEAR)
_VALUE = r"(?:[-+]?[0-9][0-9.,]*%?|[-—…]+)"
_ROW = re.compile(rf"(?:(?P<label>.*?\S)\s+)?(?P<values>{_VALUE}(?:\s+{_VALUE})*)")
_TRANSLATED = re.compile(
    rf"(?P<own>[^A-Za-z]*[\u4e00-\u9fff][^A-Za-z]*)[A-Za-z].*?(?P<values>(?:\s+{_VALUE})+)"
)
SPACED = re.compile(r"(?<!\S)([\u4e00-\u9fff])\s+(?=([\u4e00-\u9fff])(?!\S))")
_OTHER = re.compile(r"(?<=[\u4e00-\u9fff)])\s*[A-Za-z][^\u4e00-\u9fff]*$")
_COUNT = re.compile(r"^\(?[0-9]{1,2}[.、)](?![0-9])")
_COUNTS = re.compile(r"[0-9]{1,3}\s+[^\s]*[一-龥]")
_IN_BRACKETS = re.compile("[(（][^()（）]*[)）]")
_SENTENCE = re.compile("[，。；;：:！？]|,(?![0-9])")
_LATIN = re.compile("[A-Za-z]{3}")
_WIDE = re.compile(r"\s{2,}")
_NUMBERED = re.compile(r"^[0-9]{1,2}\s+")
_FOOTER = re.compile(r"[-—–]\s?[0-9]+\s?[-—–]")
"""The number of a page."""
_NEAR, _COUNTED, _SET_IN = 10, 3, 4
_LONGEST, _LEAST_ROWS, _LEAST_HEADS = 60, 2, 3


def with_columns(lines: Sequence[str], words: Words) -> list[str]:
    """Return the lines, rows and heads of such tables with tabs between their cells."""
    out = list(lines)
    at = 0
    while at < len(lines):
        line = SPACED.sub(lambda pair: _joined(pair, words), lines[at].strip())
        years = _YEARS.fullmatch(line) if "\t" not in line else None
        parts = _WIDE.split(line)
        parts = parts if len(parts) >= _LEAST_HEADS else line.split()
        kinds = [] if "\t" in line else kinds_of_heads(parts, words)
        if not (kinds or years):
            unnamed = lines[at][:_SET_IN].isspace()  # the names of rows have no head
            head = f"{words.of('column.name')[0]}  {line}" if unnamed else line
            counted = _heads_of_measures(head, lines[at + 1 : at + _NEAR], words)
            parts, kinds = counted or parts, _kinds_of_measures(counted, words)
        if years and not {"unit", "number", "group"} & set(kinds):
            values, above, units = _heads(out, at, years, words)
            name = years["name"] if HAN.search(years["name"] or "") else ""
            if key_of_head(clean(name), words) == "unit" and values:  # its own head is above
                name, units, above = _head_above(out, at, clean(name), words)
            heads = [clean(name or words.of("column.name")[0]), *units, *values] if values else []
            kinds = ["name", *["unit"] * len(units), *["value"] * len(values)]
            at = _table(out, at, heads, kinds, words, above) if heads else at + 1
        else:
            heads = parts if kinds else _heads_of_counts(lines, at, words)
            kinds = kinds or ["number", "name", *["value"] * (len(heads) - 2)]
            at = _table(out, at, heads, kinds, words, ()) if heads else at + 1
    return out


def _head_above(
    lines: Sequence[str], at: int, unit: str, words: Words
) -> tuple[str, list[str], list[int]]:
    """Return the head of names above one of units, that head, and the line it stands on."""
    before = [number for number in range(at - 1, -1, -1) if lines[number].strip()][:1]
    heads = [SPACED.sub(r"\1", lines[number].strip()) for number in before]
    named = [head for head in heads if key_of_head(clean(head), words) == "name"]
    return (named[0] if named else ""), [unit], before if named else []


def _joined(pair: re.Match[str], words: Words) -> str:
    """Return the first sign of a head that is written wide (指    标), without what is behind."""
    head = pair[1] + pair[2]
    known = kind_of_head(head, words) or head in words.of("table_of.level")
    return pair[1] if known else pair[0]


def _heads_of_counts(lines: Sequence[str], at: int, words: Words) -> list[str]:
    """Return the heads of a list whose rows are counted (`1 甲病 27.2`), empty for other lines."""
    heads = _WIDE.split(lines[at].strip())
    heads = heads if len(heads) > 1 else heads[0].split()
    below = [line.split() for line in lines[at + 1 : at + _NEAR] if re.match(r"\s*[0-9]+\s", line)]
    counted = [row[0] for row in below[:_COUNTED]] == ["1", "2", "3"]
    fits = counted and all(len(row) == len(heads) > 2 for row in below[:_COUNTED])
    if not fits or any(re.match("[0-9]", head) for head in heads):
        return []
    return [words.of("column.number")[0], *heads[1:]]


def kinds_of_heads(heads: Sequence[str], words: Words) -> list[str]:
    """Return the kinds of the columns of a line of heads, empty for any other line."""
    kinds = [kind_of_head(clean(head), words) for head in heads]
    least = _LEAST_HEADS - (kinds == ["name", "value"])
    if len(kinds) < least or kinds[0] not in ("name", "number", "group"):
        return []
    return kinds if all(kinds) and {"name", "value"} <= set(kinds) else []


def _heads_of_measures(line: str, below: Sequence[str], words: Words) -> list[str]:
    """Return heads whose figures stand below, whatever they say: wide apart, or as many as these.

    Heads in another language beside them are left out.
    """
    for heads in (_WIDE.split(line), [head for head in line.split() if HAN.search(head)]):
        kinds = _kinds_of_measures(heads, words) if "\t" not in line else []
        if not kinds:
            continue
        shape = Shape(kinds, [*map(clean, heads)], words)
        found = (cells_of(_untranslated(row).split(), shape, words, grouped=False) for row in below)
        if sum(map(bool, found)) >= _LEAST_ROWS:
            return heads
    return []


def _kinds_of_measures(heads: Sequence[str], words: Words) -> list[str]:
    if len(heads) < _LEAST_HEADS or kind_of_head(clean(heads[0]), words) != "name":
        return []
    kinds = [kind_of_head(clean(head), words) or "value" for head in heads]
    return kinds if "value" in kinds else []


def _table(
    out: list[str],
    at: int,
    heads: Sequence[str],
    kinds: Sequence[str],
    words: Words,
    above: Sequence[int],
) -> int:
    """Rewrite the table below a line of heads; return where it ends.

    `above` are the lines with more of its heads.
    """
    shape = Shape(kinds, [*map(clean, heads)], words)
    if kinds[0] == "group":
        out[:] = with_whole_groups(out, at, shape, words)
    rows: dict[int, str] = {}
    plain: list[int] = []
    whole = 0
    end = at + 1
    # Where some rows are set in, the first word of the others is that of a group.
    near = [line for line in out[at + 1 : at + _NEAR] if line.strip()]
    indented = any(line[0].isspace() for line in near)
    places = _places_of_heads(out[at], near, shape, words)
    above_it, above_at = "", 0
    begun = ["", ""]  # the group, and what a name starts with that goes on with the next row
    for number in range(at + 1, len(out)):
        line = _untranslated(" ".join(out[number].split()))
        if not line:
            continue
        footer = _FOOTER.fullmatch(line) is not None
        if footer or (_LATIN.search(line) and not HAN.search(line)):  # heads in another language
            plain.append(number)
            continue
        if number - end > FAR or _YEARS.fullmatch(line) or kinds_of_heads(line.split(), words):
            break
        own = _OTHER.sub("", line).strip()
        if "\t" in line or "|" in line or len(own) > _LONGEST or "。" in line:
            break
        grouped = indented and not out[number][0].isspace()
        cells = cells_of(line.split(), shape, words, grouped=grouped)
        if not cells:  # empty ones are blanks
            placed = with_empty_cells(out[number], places)
            placed = placed or with_blank_cells(out[number], shape.values)
            cells = cells_of(placed, shape, words, grouped=False)
        lost = _lost_figures(line)
        alone = all(map(is_value, map(clean, line.split())))
        if above_it and alone and not cells:  # its name is on the line before
            cells = cells_of([above_it, *line.split()], shape, words, grouped=False)
            rows.pop(above_at, None)  # no head of a group
        at_name = kinds.index("name")
        if above_it and cells and not any(begun) and clean(cells[at_name]).startswith("的"):
            first = _NUMBERED.sub("", _WIDE.split(out[above_at].strip())[-1])
            cells[at_name] = clean(first) + cells[at_name]  # X / 的比例(%) 60 65
            rows.pop(above_at, None)
        counted = "number" in kinds and _COUNTS.match(line)  # a row without figures
        rest = _IN_BRACKETS.sub("", _COUNT.sub("", line))
        if not (cells or lost or counted) and re.search("[0-9]", rest):
            break
        above_it, above_at = ("" if cells or lost else own), number
        plain.append(number)
        if counted and not cells and not lost:
            end = number + 1
        elif not cells and not lost and (starts := _begun(out[number], kinds)):
            begun = [begun[0] or starts[0], begun[1] + starts[1]]
        elif not cells and not lost and HAN.search(own):  # the head of a group
            rows[number] = "\t".join([clean(own), *[""] * (len(kinds) - 1)])
        if cells:
            whole += 1
            cells = [begun[0] or cells[0], begun[1] + cells[1], *cells[2:]] if any(begun) else cells
            begun = ["", ""]
        elif lost:
            cells = [""] * len(kinds)
            cells[kinds.index("value")] = lost
        if cells:
            rows[number] = "\t".join(cells)
            end = number + 1
    if whole < _LEAST_ROWS:
        return at + 1
    for number in plain:
        if number < end:
            out[number] = rows.get(number, "")
    for number in above:
        out[number] = ""
    out[at] = "\t".join(map(clean, heads))
    return end


def _begun(line: str, kinds: Sequence[str]) -> list[str]:
    """Return the group and the beginning of a name that goes on below; empty for other lines.

    Where groups have a column of their own, words behind one, or set in, are no head of a group:
    `疾病防控    以乡镇为单位适龄儿童` above `疫苗接种率    95`.
    """
    parts = [clean(part) for part in _WIDE.split(line.strip())]
    if list(kinds[:2]) != ["group", "name"] or not all(map(HAN.search, parts)):
        return []
    alone = len(parts) == 1 and line[:1].isspace()
    return ["", *parts] if alone else parts if len(parts) == len(kinds[:2]) else []


def _places_of_heads(
    heads: str, rows: Sequence[str], shape: Shape, words: Words
) -> list[tuple[int, int]]:
    """Return from where to where the heads of the values stand, if whole rows stand below them."""
    places = [match.span() for match in _ONE.finditer(heads)]
    whole = [row for row in rows if cells_of(row.split(), shape, words, grouped=False)]
    placed = [with_empty_cells(row, places) for row in whole]
    below = all(cells and "-" not in cells[-len(places) :] for cells in placed)
    return places if below and len(places) == shape.values else []


def _lost_figures(line: str) -> str:
    """Return the figures of a line that is a row without some of its cells, else nothing."""
    row = _ROW.fullmatch(line)
    if row:
        return row["values"]
    figures = [
        part for part in line.split()[1:] if is_value(clean(part)) and not _ONE.fullmatch(part)
    ]
    return "" if _SENTENCE.search(line) else " ".join(figures)


def _untranslated(line: str) -> str:
    """Return a row of a table without its name in another language: 床位数(张) Beds (bed) 4 5."""
    match = _TRANSLATED.fullmatch(line)
    return match["own"] + match["values"] if match else line


def _heads(
    lines: Sequence[str], at: int, years: re.Match[str], words: Words
) -> tuple[list[str], list[int], list[str]]:
    """Return the heads of the values, the lines of other heads above, and the head of the units.

    Where years come again, the line above says of what: `机构数 床位数` above two years twice.
    """
    found = [clean(year) for year in _ONE.findall(years["years"])]
    full = [number for number in range(at - 1, -1, -1) if lines[number].strip()][:2]
    units = [
        clean(lines[number]) for number in full[:1]
        if key_of_head(clean(lines[number]), words) == "unit"
    ]  # fmt: skip
    if len(set(found)) == len(found):
        return found, full[: len(units)], units
    above = full[: len(units) + 1]
    groups = lines[above[-1]].split() if above else []
    size = len(set(found))
    if len(groups) * size == len(found) + size:  # the first is the head of the names
        groups = groups[1:]
    if len(groups) * size == len(found) and found == found[:size] * len(groups):
        return [clean(group) + year for group in groups for year in found[:size]], above, units
    runs = _runs(found)
    if len(runs) != len(groups):
        return [], [], []
    wholes = zip(groups, runs, strict=True)
    return [clean(group) + year for group, run in wholes for year in run], above, units


def _runs(years: Sequence[str]) -> list[list[str]]:
    """Return years in the runs in which they go on: 2022, 2023 | 2023."""
    runs: list[list[str]] = []
    for year in years:
        if runs and runs[-1][-1] < year:
            runs[-1].append(year)
        else:
            runs.append([year])
    return runs
