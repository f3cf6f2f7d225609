"""Writing a draft: YAML in the shape of a plan file, with `# ?` where a person must look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plancmp.model.problem import DataError, Problem
from plancmp.model.terms import BLANK
from plancmp.model.vocabulary import Vocabulary
from plancmp.reading.plans import collect_plan
from plancmp.reading.tree import parse_tree
from plancmp.reading.writing import comment, scalar
from plancmp.tracing.scan.found import Reading, Row, Scanned, Unused
from plancmp.tracing.scan.scan import Scan
from plancmp.tracing.scan.suggest import Suggester, Suggestion
from plancmp.tracing.scan.values import parsed


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft's text, how many rows it has, how many are marked blanks, and what was left out."""

    text: str
    rows: int
    blanks: int
    unused: tuple[Unused, ...]


@dataclass
class _Entry:
    """A row on its way into the draft; `blank` and `dropped` are what the reader asked for."""

    row: Row
    part: Scanned
    suggestion: Suggestion
    blank: bool = False
    dropped: str = ""


def write_draft(
    scan: Scan, vocabulary: Vocabulary, plan_id: str, suggester: Suggester | None = None
) -> Draft:
    """Write what was scanned as a plan file that the reader accepts but for the marked blanks.

    The reader itself is asked: a row whose indicator it refuses becomes a blank, one whose value
    it refuses is left out and counted.
    """
    suggester = suggester or Suggester(vocabulary)
    entries = [
        _Entry(row, part, _suggestion(row, suggester)) for part in scan.parts for row in part.rows
    ]
    while True:
        text, places = _write(scan, entries, plan_id, vocabulary)
        if not _mend(_problems(text, vocabulary), places):
            break
    unused = [each for part in scan.parts for each in part.unused]
    unused += [
        Unused(
            entry.row.line, entry.part.part.section, entry.part.part.channel, reading.printed,
            entry.row.label, entry.dropped,
        )
        for entry in entries
        if entry.dropped
        for reading in entry.row.values.values()
    ]  # fmt: skip
    kept = [entry for entry in entries if not entry.dropped]
    blanks = sum(_is_blank(entry) for entry in kept)
    return Draft(text, len(kept), blanks, tuple(sorted(unused, key=lambda each: each.line)))


def _suggestion(row: Row, suggester: Suggester) -> Suggestion:
    values = [parsed(reading.printed) for reading in row.values.values()]
    value = next((each for each in values if each is not None and each.is_numeric), None)
    return suggester.suggest(row.label, value, row.unit)


def _is_blank(entry: _Entry) -> bool:
    return entry.blank or entry.suggestion.indicator is None


def _problems(text: str, vocabulary: Vocabulary) -> list[Problem]:
    try:
        _, problems = collect_plan(parse_tree("draft", text.encode()), vocabulary)
    except DataError as error:
        return list(error.problems)
    return problems


def _mend(problems: Iterable[Problem], places: Mapping[int, _Entry]) -> bool:
    """Blank or drop the entries that the reader refuses; return whether any was."""
    mended = False
    for problem in problems:
        entry = places.get(problem.line)
        if entry is None or (problem.code == "V201" and _is_blank(entry)):
            continue
        if not _is_blank(entry):
            entry.blank = True
        elif not entry.dropped:
            entry.dropped = problem.text()
        else:
            continue
        mended = True
    return mended


def _write(
    scan: Scan, entries: list[_Entry], plan_id: str, vocabulary: Vocabulary
) -> tuple[str, dict[int, _Entry]]:
    """Return the text of the draft, and the entries by the line that each stands on."""
    lines = list(_header_lines(scan, plan_id, vocabulary))
    places: dict[int, _Entry] = {}
    lines += ["", "sections:"]
    by_part: dict[int, list[_Entry]] = {}
    for entry in entries:
        if not entry.dropped:
            by_part.setdefault(id(entry.part), []).append(entry)
    section, channel = None, None
    for part in scan.parts:
        own = by_part.get(id(part), [])
        if not own:
            continue
        key = {"text": "text", "box": "boxes", "table": "tables"}[part.part.channel]
        order = ("text", "boxes", "tables")
        if section != part.part.section or (
            channel is not None and order.index(key) < order.index(channel)
        ):
            section, channel = part.part.section, None
            lines.append(f"  - at: {scalar(section)}")
        if key != channel:
            lines.append(f"    {key}:")
            channel = key
            name = None
        indent = "      "
        if key != "text":
            if name != part.part.name or key == "tables":
                name = part.part.name
                lines.append(f"      - name: {scalar(name or '表')}")
                lines.append("        items:" if key == "boxes" else "        rows:")
            indent = " " * 10
        for entry in own:
            lines.append(f"{indent}- {_row_line(entry)}")
            places[len(lines)] = entry
    if not places:
        lines[-1] = "sections: []"
    lines += _project_lines(scan)
    return "\n".join(lines) + "\n", places


def _row_line(entry: _Entry) -> str:
    row = entry.row
    blank = _is_blank(entry)
    indicator = entry.suggestion.indicator
    pairs = [("indicator", BLANK if blank or indicator is None else indicator.id)]
    pairs.append(("label", scalar(row.label)))
    if row.unit:
        pairs.append(("unit", scalar(row.unit)))
    order = ("baseline", "target", "actual", "prior_target")
    pairs += [(role, _value(row.values[role])) for role in order if role in row.values]
    if row.year:
        pairs.append(("year", row.year))
    if row.nature:
        pairs.append(("nature", row.nature))
    text = ", ".join(f"{key}: {value}" for key, value in pairs)
    doubts = [f"line {row.line}"]
    if blank:
        doubts += [
            f"{each.indicator.id} {each.indicator.zh} {each.score:.0f}"
            for each in entry.suggestion.candidates
        ] or ["no indicator is like it"]
    doubts += row.doubts
    mark = "# ? " if blank or row.doubts else "# "
    return comment(f"{{{text}}}  {mark}{'; '.join(doubts)}")


def _value(reading: Reading) -> str:
    if not reading.given:
        return scalar(reading.printed) if reading.printed else '""'
    given = {"printed": reading.printed, **reading.given}
    return "{" + ", ".join(f"{key}: {scalar(text)}" for key, text in given.items()) + "}"


def _header_lines(scan: Scan, plan_id: str, vocabulary: Vocabulary) -> Iterator[str]:
    header = scan.header

    def line(key: str, text: str, hint: str) -> str:
        mark = f"  # ? {hint}" if key in header.doubts else ""
        return f"{key}: {text}{mark}"

    yield "# Drafted by `plancmp scan`. Read it against the text; `# ?` marks what is unsure"
    yield f"id: {plan_id}"
    known = ", ".join(f"{place.code} {place.zh}" for place in list(vocabulary.places.values())[:4])
    yield line(
        "place", f'"{header.place}"' if header.place else BLANK, f"GB/T 2260 code ({known} …)"
    )
    yield line("title", scalar(header.title), f"{BLANK}: the title as printed")
    yield line("stage", header.stage, "final unless it is a draft put out for comment")
    period = header.period
    yield line("period", f"{period.first}-{period.last}", "first and last year")
    yield line("base_year", str(period.base), "year of the base values")
    for key, text in (("issuer", header.issuer), ("number", header.number), ("date", header.date)):
        if text:
            yield f"{key}: {scalar(text)}"
    document = scan.document
    yield f"source: {{file: {scalar(document.name)}, sha256: {document.sha256}}}"


def _project_lines(scan: Scan) -> Iterator[str]:
    if not scan.projects:
        return
    yield ""
    yield "projects:"
    for project in scan.projects:
        pairs = ", ".join(f"{key}: {scalar(text)}" for key, text in project.items())
        yield f"  - {{{pairs}}}"
