"""Making a draft of what was scanned: rows with their indicators, as the reader takes them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from plancmp.language.folding import clean
from plancmp.messages import Message, Template, Verbatim, say
from plancmp.model.problem import DataError, Problem
from plancmp.model.terms import BLANK, NO_INDICATOR
from plancmp.model.vocabulary import Vocabulary
from plancmp.reading.plans import collect_plan
from plancmp.reading.tree import parse_tree
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.doubts import Doubt, confidence
from plancmp.tracing.scan.draft_rows import DraftRow, LeftOver, Scanned
from plancmp.tracing.scan.meaning import meaning_of
from plancmp.tracing.scan.scan import Scan
from plancmp.tracing.scan.suggest import KNOWN, Suggester, Suggestion
from plancmp.tracing.scan.values import parsed
from plancmp.tracing.scan.whose import insurance_of, lacks_insured

_REFUSED = Template("scan_refused", "{problem}", "{problem}")
_SEVERAL = Template("scan_several", "the label may mean another, too", "名称也可能指其他指标")
_OWN = {
    "disability": ("disability",),
    "maternal_child": ("maternal_child", "population"),
}
"""The domains of indicators that are of those for whom a plan is, whatever their names say."""


@dataclass(frozen=True, slots=True)
class Unsure:
    """A row that a person must look at: where and what, how sure it is, and why no more."""

    line: int
    section: str
    channel: str
    label: str
    printed: str
    indicator: str
    confidence: float
    reasons: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft's text, how many rows it has, how many are blanks, unsure rows, and what is left out.

    The unsure rows stand quickest first: those nearest to certain. `entries` are all rows of the
    text, in its order.
    """

    text: str
    rows: int
    blanks: int
    unsure: tuple[Unsure, ...]
    unused: tuple[LeftOver, ...]
    entries: tuple[Entry, ...] = ()


@dataclass
class Entry:
    """A row on its way into the draft; `is_odd` says that its label is hardly a name.

    `is_of_all` says that its label names all people in a plan or below a heading for some of them.
    `refused` and `dropped` say why the reader refused its indicator, or all of it.
    """

    row: DraftRow
    part: Scanned
    suggestion: Suggestion
    is_odd: bool = False
    is_of_all: bool = False
    refused: Message | None = None
    dropped: Message | None = None

    @property
    def is_blank(self) -> bool:
        """Whether a person has to choose its indicator."""
        return self.refused is not None or (
            self.suggestion.indicator is None and bool(self.suggestion.candidates)
        )

    @property
    def indicator(self) -> str:
        """What is written as its indicator: an id, a blank, or that none fits."""
        if self.is_blank:
            return BLANK
        found = self.suggestion.indicator
        if found is None:
            return NO_INDICATOR
        if not self.suggestion.others:
            return found.id
        return f"[{', '.join(meant.id for meant in (found, *self.suggestion.others))}]"

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Everything about it that a person must look at."""
        marks = (*self.row.doubts, *((doubts.INDICATOR,) if self.is_blank else ()))
        if self.is_odd and not self.suggestion.is_known:
            marks = (*marks, doubts.LONG)
        marks = (*marks, doubts.WHOSE) if self.is_of_all else marks
        return tuple(dict.fromkeys(marks))

    @property
    def reasons(self) -> tuple[Message, ...]:
        """What is doubtful about it; with a name of the vocabulary, why it is not taken."""
        found = tuple(doubt.said for doubt in self.doubts)
        why = self.refused or self.suggestion.why
        if why is None and self.is_blank and self.suggestion.score >= KNOWN:
            why = say(_SEVERAL)
        return (*found, why) if why else found


def write_draft(
    scan: Scan,
    vocabulary: Vocabulary,
    plan_id: str,
    suggester: Suggester | None = None,
    lang: str = "en",
) -> Draft:
    """Write what was scanned as a plan file that the reader accepts but for the marked blanks.

    The reader itself is asked: a row whose indicator it refuses becomes a blank, one whose value
    it refuses is left out and counted.
    """
    from plancmp.tracing.scan.writing import write

    suggester = suggester or Suggester(vocabulary)
    whose = suggester.words.pattern("{title.whose}").search(scan.header.title)
    some = whose[0] if whose else ""
    entries = [_entry(row, part, some, suggester) for part in scan.parts for row in part.rows]
    entries = _told_apart(entries)
    while True:
        text, places = write(scan, entries, plan_id, lang)
        if not _mend(_problems(text, vocabulary), places):
            break
    unused = [leftover for part in scan.parts for leftover in part.unused]
    unused += [
        LeftOver(
            entry.row.line, entry.part.part.section, entry.part.part.channel, printed,
            entry.row.whole_label, entry.dropped,
        )
        for entry in entries
        if entry.dropped
        for printed in entry.row.prints
    ]  # fmt: skip
    kept = [entry for entry in entries if not entry.dropped]
    unsure = sorted(
        (_unsure(entry) for entry in kept if entry.doubts),
        key=lambda figure: (-figure.confidence, figure.line),
    )
    return Draft(
        text,
        len(kept),
        sum(entry.is_blank for entry in kept),
        tuple(unsure),
        tuple(sorted(unused, key=lambda leftover: leftover.line)),
        tuple(kept),
    )


def _told_apart(entries: list[Entry]) -> list[Entry]:
    """Return the entries; one of the prose that a table gives for another year is marked."""
    tabled = {
        key: year for entry in entries if entry.part.part.channel == "table"
        for key, year in _reached(entry)
    }  # fmt: skip
    return [
        replace(entry, row=replace(entry.row, doubts=(*entry.row.doubts, doubts.YEAR)))
        if entry.part.part.channel != "table"
        and doubts.YEAR not in entry.row.doubts
        and any(tabled.get(key, year) != year for key, year in _reached(entry))
        else entry
        for entry in entries
    ]


def _reached(entry: Entry) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield what was reached of an indicator, and when."""
    meant = entry.suggestion.indicator
    for role, reading in entry.row.values.items() if meant else ():
        value = parsed(reading.printed)
        if meant and role in ("actual", "baseline") and value and value.measure == "level":
            yield (meant.id, str(value.number)), reading.given.get("year", entry.row.year)


def _entry(row: DraftRow, part: Scanned, some: str, suggester: Suggester) -> Entry:
    """Return a row on its way into the draft of a plan for `some` people, empty if for all."""
    meant = meaning_of(row, suggester)
    is_odd = part.part.channel != "table" and suggester.is_odd(row.label)
    own = _OWN.get(suggester.words.key("title.whose", some), ())
    theirs = not some or some in row.label
    named = suggester.words.pattern("{name.group}").search(row.label)  # 婴儿死亡率 is of no others
    theirs = theirs or (named is not None and "maternal_child" in own)
    is_of_all = meant.indicator is not None and not (theirs or meant.indicator.domain in own)
    heading = clean(part.part.section.split("/")[-1])
    if not row.scope and lacks_insured(clean(row.label), heading, suggester.words):
        told = insurance_of(clean(row.label), heading, "", suggester.words)
        row, is_of_all = replace(row, scope=told), is_of_all or not told
    return Entry(row, part, meant, is_odd, is_of_all)


def _unsure(entry: Entry) -> Unsure:
    row, part = entry.row, entry.part.part
    return Unsure(
        row.line, part.section, part.channel, row.whole_label, "; ".join(row.prints),
        entry.indicator, confidence(entry.doubts), entry.reasons,
    )  # fmt: skip


def _problems(text: str, vocabulary: Vocabulary) -> list[Problem]:
    try:
        # each blank is a problem to the reader, so a long draft has more than anyone reads
        _, problems = collect_plan(parse_tree("draft", text.encode()), vocabulary, sys.maxsize)
    except DataError as error:
        return list(error.problems)
    return problems


def _said(problem: Problem) -> Message:
    """Return what the reader says is wrong."""
    if isinstance(problem.message, Message):
        return problem.message
    return say(_REFUSED, problem=Verbatim(problem.message))


def _mend(problems: Iterable[Problem], places: Mapping[int, Entry]) -> bool:
    """Blank or drop the entries that the reader refuses; return whether any was."""
    mended: set[int] = set()
    for problem in problems:
        entry = places.get(problem.line)
        if entry is None or (problem.code == "V201" and entry.is_blank) or problem.line in mended:
            continue
        if not entry.is_blank:
            entry.refused = _said(problem)
        elif not entry.dropped:
            entry.dropped = _said(problem)
        else:
            continue
        mended.add(problem.line)
    return bool(mended)
