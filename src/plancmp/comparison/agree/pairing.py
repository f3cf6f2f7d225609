"""Finding the statements that coders have in common.

Statements are paired by where they stand, by label, printed value and role, not by their
indicator alone, since that may be what coders differ on. Whatever is the same in all these is one
statement; the rest is paired by how much it has in common, the likest first, and what has too
little in common stays alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from plancmp.comparison.agree.likeness import place_of, plain, section_likeness
from plancmp.model.coding import Coded, Coding
from plancmp.model.terms import BLANK

OPEN = ("none", BLANK)
"""Indicators that say nothing of what a statement is about."""

_LIKE_LABELS = 0.7
_SOMEHOW_LIKE = 0.4


@dataclass(eq=False)
class Found:
    """One statement of the document: the reading of each coder, None where a coder lacks it."""

    readings: list[Coded | None] = field(default_factory=list)

    @property
    def given(self) -> list[Coded]:
        """The readings that there are."""
        return [reading for reading in self.readings if reading is not None]


def find_common(codings: Sequence[Coding]) -> list[Found]:
    """Return the statements that any coder found, in the order of the document."""
    found: list[Found] = []
    for done, coding in enumerate(codings):
        partners = _pair(found, coding.statements)
        found = _insert(found, coding.statements, partners, done)
        for unit in found:
            if len(unit.readings) == done:
                unit.readings.append(None)
    return found


def _insert(
    found: list[Found], statements: Sequence[Coded], partners: dict[int, Found], done: int
) -> list[Found]:
    """Add a coder's readings; what only this coder has goes behind what precedes it there."""
    behind: dict[int, list[Found]] = defaultdict(list)
    last = 0  # what precedes everything
    for statement in statements:
        partner = partners.get(id(statement))
        if partner is None:
            behind[last].append(Found([*[None] * done, statement]))
        else:
            partner.readings.append(statement)
            last = id(partner)
    ordered = list(behind[0])
    for unit in found:
        ordered.append(unit)
        ordered += behind[id(unit)]
    return ordered


def _pair(found: Sequence[Found], statements: Sequence[Coded]) -> dict[int, Found]:
    """Return the partner of each statement that has one, by the statement's `id()`."""
    partners: dict[int, Found] = {}
    waiting: dict[Hashable, list[Found]] = defaultdict(list)
    for unit in reversed(found):
        for key in {_everything(coded) for coded in unit.given}:
            waiting[key].append(unit)
    taken: set[int] = set()
    for statement in statements:
        candidates = waiting[_everything(statement)]
        while candidates:
            unit = candidates.pop()
            if id(unit) not in taken:
                taken.add(id(unit))
                partners[id(statement)] = unit
                break
    left = [unit for unit in found if id(unit) not in taken]
    right = [statement for statement in statements if id(statement) not in partners]
    partners |= _pair_by_likeness(left, right)
    return partners


def _everything(coded: Coded) -> Hashable:
    statement = coded.statement
    return (
        place_of(coded), statement.role, statement.year, plain(statement.label), coded.indicators,
        plain(statement.value.printed), coded.unit, plain(statement.scope),
    )  # fmt: skip


def _pair_by_likeness(found: Sequence[Found], statements: Sequence[Coded]) -> dict[int, Found]:
    usual = Counter(_says(statement) for statement in statements)
    usual.update(_says(coded) for unit in found for coded in unit.given)
    scored = []
    near = _Near(statements)
    for i, unit in enumerate(found):
        for j in sorted({j for other in unit.given for j in near.to(other)}):
            score = max(_likeness(other, statements[j], usual) for other in unit.given)
            if score:
                # Between equals the one nearest in the order of the document.
                apart = abs(i / len(found) - j / len(statements))
                scored.append((-score, apart, i, j))
    partners: dict[int, Found] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(scored):
        if i not in taken and id(statements[j]) not in partners:
            taken.add(i)
            partners[id(statements[j])] = found[i]
    return partners


class _Near:
    """Which statements may be like another one at all: of its section, its value or its label."""

    def __init__(self, statements: Sequence[Coded]) -> None:
        self.sections: dict[str, list[int]] = defaultdict(list)
        self.others: dict[Hashable, list[int]] = defaultdict(list)
        self.like: dict[str, list[str]] = {}
        for j, coded in enumerate(statements):
            self.sections[coded.statement.section].append(j)
            for key in self._keys(coded):
                self.others[key].append(j)

    @staticmethod
    def _keys(coded: Coded) -> tuple[Hashable, ...]:
        label = plain(coded.statement.label)
        return ("label", label), (label[:2], _says(coded)), (label[-2:], _says(coded))

    def to(self, coded: Coded) -> Iterator[int]:
        """Yield the places of the statements that may be like a reading."""
        section = coded.statement.section
        if section not in self.like:
            self.like[section] = [
                other for other in self.sections if section_likeness(section, other) > 0
            ]
        for other in self.like[section]:
            yield from self.sections[other]
        for key in self._keys(coded):
            yield from self.others[key]


def _says(coded: Coded) -> Hashable:
    """Return what a value says; a figure with its unit, an aim by its words."""
    figure = coded.figure
    return (figure, coded.unit) if figure is not None else plain(coded.statement.value.printed)


def _likeness(a: Coded, b: Coded, usual: Counter[Hashable]) -> float:
    """Return how much speaks for two readings being of one statement; 0 where it is too little."""
    left, right = a.statement, b.statement
    place = section_likeness(left.section, right.section)
    same_channel = left.channel == right.channel
    label = fuzz.ratio(plain(left.label), plain(right.label)) / 100
    within = plain(left.label) in plain(right.label) or plain(right.label) in plain(left.label)
    label = max(label, 0.8) if within else label
    same_figure = a.figure is not None and a.figure == b.figure
    value = 1.0 if same_figure else _value_likeness(a, b)
    known = a.indicators not in OPEN and b.indicators not in OPEN
    indicator = known and a.indicators == b.indicators
    contradicts = known and a.indicators != b.indicators
    role, year = left.role == right.role, left.year == right.year
    telling = same_figure and usual[_says(a)] <= 2
    if contradicts and (label < _LIKE_LABELS or (value < 1 and label < 1)):
        return 0.0
    enough = (
        (label >= _LIKE_LABELS and (value > 0.6 or (role and year)))
        or (indicator and (value > 0.6 or (role and year)))
        or (value > 0.6 and label >= _SOMEHOW_LIKE)
        or (telling and role and same_channel)
        or (place == 1 and role and year and _same_words(a, b))
    )
    if not enough or (place < 0.5 and not (label >= _LIKE_LABELS and value > 0.6)):
        return 0.0
    return 3 * place + same_channel + 4 * label + 3 * value + 2 * indicator + 1.5 * role + year


def _same_words(a: Coded, b: Coded) -> bool:
    """Whether two readings use the same characters, cut differently into label, value and scope."""
    left, right = (
        sorted(plain(f"{statement.label}{statement.value.printed}{statement.scope}"))
        for statement in (a.statement, b.statement)
    )
    return a.figure is None and fuzz.ratio("".join(left), "".join(right)) >= 80


def _value_likeness(a: Coded, b: Coded) -> float:
    left, right = plain(a.statement.value.printed), plain(b.statement.value.printed)
    if a.figure is not None and b.figure is not None:
        return 0.0
    return fuzz.ratio(left, right) / 100 if left and right else float(left == right)
