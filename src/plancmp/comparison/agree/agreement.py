"""How far coders agree, and everything that they do not agree on."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from plancmp.comparison.agree.alpha import Reliability, interval, nominal, reliability
from plancmp.comparison.agree.fields import FIELDS, CodedField
from plancmp.comparison.agree.likeness import plain
from plancmp.comparison.agree.pairing import Found, find_common
from plancmp.model.coding import Coded, Coding

STATEMENT = "statement"
"""The field that says whether coders found a statement at all."""

RESAMPLES = 2000


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """The agreement on one field; `differing` counts the statements on which coders differ."""

    field: str
    reliability: Reliability
    differing: int


@dataclass(frozen=True, eq=False)
class Disagreement:
    """One thing that coders do not agree on.

    `shown` is what each says of the field, empty for a coder who lacks the statement. `kind` is
    `differs`; `wording` where only the print is given otherwise and means the same; or for the
    field `statement` `only_a`, or `not_a` where all the others have it.
    """

    found: Found
    field: str
    shown: tuple[str, ...]
    kind: str


@dataclass(frozen=True, eq=False)
class Comparison:
    """Everything that comes of holding encodings of one document against each other."""

    codings: Sequence[Coding]
    found: Sequence[Found]
    fields: Sequence[FieldAgreement]
    disagreements: Sequence[Disagreement]
    wordings: Sequence[Disagreement]

    def found_by(self, coder: int) -> int:
        """Return how many statements a coder found that no other one did."""
        return sum(
            found.readings[coder] is not None and len(found.given) == 1 for found in self.found
        )

    @property
    def found_by_all(self) -> int:
        """How many statements all coders found."""
        return sum(None not in found.readings for found in self.found)


def compare_codings(
    codings: Sequence[Coding], *, resamples: int = RESAMPLES, seed: int = 0
) -> Comparison:
    """Hold two or more encodings of a document against each other."""
    found = find_common(codings)
    disagreements: list[Disagreement] = []
    wordings: list[Disagreement] = []
    for unit in found:
        missing = _missing(unit, codings)
        if missing is not None:
            disagreements.append(missing)
        disagreements += differences(unit)
        wordings += _wordings(unit)
    differing = {
        name: sum(disagreement.field == name for disagreement in disagreements)
        for name in (STATEMENT, *(field.name for field in FIELDS))
    }
    fields = [FieldAgreement(STATEMENT, _found_by_how_many(found), differing[STATEMENT])]
    for field in FIELDS:
        if field.optional and not any(field.value(c) for unit in found for c in unit.given):
            continue
        measured = _measured(field, found, resamples, seed)
        fields.append(FieldAgreement(field.name, measured, differing[field.name]))
    return Comparison(codings, found, fields, disagreements, wordings)


def differences(found: Found) -> Iterator[Disagreement]:
    """Yield the fields on which the coders of a statement differ."""
    for field in FIELDS:
        if not all(field.agree(a, b) for a, b in combinations(found.given, 2)):
            yield Disagreement(found, field.name, _shown(found, field.shown), "differs")


def _shown(found: Found, show: Callable[[Coded], str]) -> tuple[str, ...]:
    return tuple("" if reading is None else show(reading) for reading in found.readings)


def _missing(found: Found, codings: Sequence[Coding]) -> Disagreement | None:
    have = [c.name for c, coded in zip(codings, found.readings, strict=True) if coded is not None]
    lack = [c.name for c, coded in zip(codings, found.readings, strict=True) if coded is None]
    if not lack:
        return None
    kind = f"only_{have[0]}" if len(have) == 1 else f"not_{'_'.join(lack)}"
    return Disagreement(found, STATEMENT, _shown(found, _printed), kind)


def _printed(coded: Coded) -> str:
    return coded.statement.value.printed


def _wordings(found: Found) -> Iterator[Disagreement]:
    """Yield what is only worded otherwise: the label, or a figure that is the same in both."""
    given = found.given
    if len({plain(coded.statement.label) for coded in given}) > 1:
        shown = _shown(found, lambda coded: coded.statement.label)
        yield Disagreement(found, "label", shown, "wording")
    figures = {coded.figure for coded in given}
    if len(figures) == 1 and None not in figures and len({_printed(e) for e in given}) > 1:
        yield Disagreement(found, "printed", _shown(found, _printed), "wording")


def _found_by_how_many(found: Sequence[Found]) -> Reliability:
    """Return agreement on what is a statement at all: the share that all coders found.

    Alpha needs to know what none of them took for a statement, which nobody wrote down.
    """
    if not found:
        return Reliability(0, None, None)
    return Reliability(
        len(found), sum(None not in unit.readings for unit in found) / len(found), None
    )


def _measured(field: CodedField, found: Sequence[Found], resamples: int, seed: int) -> Reliability:
    units = [_values(field, unit) for unit in found]
    measured = reliability(units, nominal, resamples=0 if field.interval else resamples, seed=seed)
    if not field.interval:
        return measured
    figures = [
        [_number(coded) for coded in unit.given if coded.number is not None] for unit in found
    ]
    return replace(
        reliability(figures, interval, resamples=resamples, seed=seed),
        agreement=measured.agreement,  # of both ends of a range
    )


def _number(coded: Coded) -> float:
    return float(coded.number or 0)


def _values(field: CodedField, found: Found) -> list[Hashable]:
    """Return what the coders of a statement say of a field; those who say nothing are left out."""
    given = found.given
    values = [field.value(coded) for coded in given]
    if field.same is not None:
        for i, coded in enumerate(given):
            first = next(j for j, other in enumerate(given) if field.same(other, coded))
            values[i] = field.value(given[first])
    return [value for value in values if value is not None]
