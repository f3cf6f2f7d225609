"""Reading one value of a plan file: as printed, or with fields that the curator gives by hand."""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Decimal
from typing import NamedTuple

from plancmp.language.spelling import ValueSyntaxError
from plancmp.messages import message, plainly
from plancmp.model.value import BOUNDS, MEASURES, NUMERIC, Value
from plancmp.model.words import Words
from plancmp.reading.shape import Shaper, suggestion, text_of
from plancmp.reading.tree import Mapping, Node, Text
from plancmp.reading.value_language import parse_value

_NUMBER = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?")
_YEAR = re.compile(r"((?:19|20)\d{2})(?:-((?:19|20)\d{2}))?")


class ReadValue(NamedTuple):
    """A value, what it evidently means, its correction in words and why, and its own year."""

    value: Value
    meant: Value
    corrected: str = ""
    reason: str = ""
    year: str = ""


def is_year(text: str) -> bool:
    """Whether a text is a year, or a period whose first year is before its last."""
    match = _YEAR.fullmatch(text)
    return match is not None and not (match[2] and match[2] <= match[1])


class ValueReader:
    """Reads the values of one plan file; what is wrong goes to the shaper's problems."""

    def __init__(self, shaper: Shaper, words: Words) -> None:
        self.shaper = shaper
        self.words = words

    def year(self, mapping: Mapping) -> str:
        """Return the year or period that a mapping gives, empty if it gives none."""
        year = text_of(mapping, "year")
        if "year" not in mapping.entries:
            return ""
        if not is_year(year):
            self.shaper.problem(
                mapping.entries["year"],
                "S104",
                plainly("no_year", text=year),
                message("years_example"),
            )
            return ""
        return year

    def read(self, node: Node) -> ReadValue | None:
        """Return a value that is printed, or given as a mapping; None if it cannot be read."""
        if isinstance(node, Text):
            value = self._parse(node, node.value)
            return None if value is None else ReadValue(value, value)
        mapping = self.shaper.mapping(node, "value")
        if mapping is None or "printed" not in mapping.entries:
            return None
        year = self.year(mapping)
        hand_given = {"measure", "bound", "number", "high", "unit", "reference_year"}
        if hand_given & mapping.entries.keys():
            value = self._by_hand(mapping)
        else:
            value = self._parse(mapping.entries["printed"], text_of(mapping, "printed"))
        if value is None:
            return None
        corrected = text_of(mapping, "corrected")
        meant = value
        if corrected:
            parsed = self._parse(mapping.entries["corrected"], corrected)
            if parsed is None:
                return None
            meant = parsed
            if not text_of(mapping, "reason"):
                self.shaper.problem(
                    mapping.entries["corrected"],
                    "S102",
                    message("needs_reason"),
                    message("say_reason"),
                )
        return ReadValue(value, meant, corrected, text_of(mapping, "reason"), year)

    def _parse(self, node: Node, printed: str) -> Value | None:
        try:
            return parse_value(printed, self.words)
        except ValueSyntaxError as error:
            self.shaper.problem(node, "N301", error.message, error.hint)
            return None

    def _by_hand(self, mapping: Mapping) -> Value | None:
        """Return a value of which the curator gives fields by hand, beside what is printed.

        They complete what is printed if that can be read, else they are all there is.
        """
        count = len(self.shaper.problems)
        printed = text_of(mapping, "printed")
        read = None
        with suppress(ValueSyntaxError):
            read = parse_value(printed, self.words)
        numbers: dict[str, Decimal | None] = {
            "number": read.number if read else None,
            "high": read.high if read else None,
        }
        for key, was in list(numbers.items()):
            text = text_of(mapping, key)
            if not text:
                continue
            if not _NUMBER.fullmatch(text):
                self.shaper.problem(
                    mapping.entries[key],
                    "N302",
                    plainly("no_number", text=text),
                    message("as_number"),
                )
                continue
            numbers[key] = Decimal(text)
            if was is not None and abs(was) != abs(Decimal(text)):
                self.shaper.problem(
                    mapping.entries[key],
                    "N303",
                    plainly("other_number", key=key, text=text, printed=printed),
                    plainly("it_says", was=str(was)),
                )
        measure = text_of(mapping, "measure") or (read.measure if read else "")
        measure = measure or ("level" if numbers["number"] is not None else "")
        if measure not in MEASURES:
            self.shaper.problem(
                mapping.entries.get("measure", mapping),
                "N302",
                plainly("no_measure", text=measure),
                suggestion(measure, MEASURES)
                if measure
                else plainly("one_of_words", words=", ".join(MEASURES)),
            )
        elif (measure in NUMERIC) != (numbers["number"] is not None):
            self.shaper.problem(
                mapping,
                "N302",
                plainly("needs_number" if measure in NUMERIC else "has_no_number", measure=measure),
            )
        bound = text_of(mapping, "bound") or (read.bound if read else "")
        if bound and bound not in BOUNDS:
            self.shaper.problem(
                mapping.entries["bound"],
                "N302",
                plainly("no_bound", text=bound),
                plainly("one_of_words", words=" ".join(BOUNDS)),
            )
        year = text_of(mapping, "reference_year")
        if year and not re.fullmatch(r"\d{4}", year):
            self.shaper.problem(
                mapping.entries["reference_year"], "S104", plainly("no_reference_year", text=year)
            )
        if len(self.shaper.problems) > count:
            return None
        reference_year = int(year) if year else read.reference_year if read else None
        antecedent = read.antecedent if read else Decimal(1) if measure == "ratio" else None
        unit = text_of(mapping, "unit") or (read.unit if read else "")
        return Value(
            printed,
            measure,
            bound,
            numbers["number"],
            numbers["high"],
            unit,
            reference_year,
            antecedent,
        )
