"""Reading one row or sentence of a plan: from a mapping to its statements."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from plancmp.plans.model import Position, Statement
from plancmp.plans.spelling import ValueSyntaxError
from plancmp.plans.value import BOUNDS, MEASURES, NUMERIC, Value
from plancmp.plans.value_language import parse_value
from plancmp.reading.shape import Shaper, did_you_mean, text_of, texts_of
from plancmp.reading.tree import Mapping, Node, Text
from plancmp.terms import NATURES, ROLES
from plancmp.vocabulary.model import Indicator, Vocabulary
from plancmp.vocabulary.units import Unit, UnitError

_BRACKETED = re.compile(r"[（(]([^（()）]*)[)）]$")
_NUMBER = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?")
_YEAR = re.compile(r"((?:19|20)\d{2})(?:-((?:19|20)\d{2}))?")
_IN_PERCENT = frozenset({"change_pct", "annual_change_pct"})
_UNITLESS = frozenset({"ratio", "sex ratio", "children per woman", "quality"})


@lru_cache(maxsize=65536)
def _bracketed_unit(label: str) -> str:
    match = _BRACKETED.search(label)
    return match[1].strip() if match else ""


def _read_or_none(printed: str) -> Value | None:
    try:
        return parse_value(printed)
    except ValueSyntaxError:
        return None


class StatementReader:
    """Reads the statements of one plan file; what is wrong goes to the shaper's problems."""

    def __init__(
        self, shaper: Shaper, vocabulary: Vocabulary, plan: str, target_year: str, base_year: str
    ) -> None:
        self.shaper = shaper
        self.vocabulary = vocabulary
        self.plan = plan
        self.years = {
            "target": target_year,
            "baseline": base_year,
            "actual": base_year,
            "prior_target": base_year,
        }

    def read(self, node: Node, channel: str, section: str, place: str) -> list[Statement]:
        """Return the statements of one row: one for each indicator and each role it gives."""
        row = self.shaper.mapping(node, "statement")
        if row is None:
            return []
        indicators = self._indicators(row)
        year = self._year(row)
        nature = text_of(row, "nature")
        if nature and nature not in NATURES:
            self.shaper.problem(
                row.entries["nature"], "S104", f"`nature` cannot be `{nature}`",
                "one of: " + ", ".join(NATURES),
            )  # fmt: skip
        label = text_of(row, "label")
        if not label and "label" in row.entries:
            self.shaper.problem(row.entries["label"], "S104", "the label is empty")
        correction = row.entries.get("corrected")
        if correction is not None:
            self.shaper.mapping(correction, "correction")
        statements = []
        given = False
        for role, value_node in row.entries.items():
            if role not in ROLES:
                continue
            given = True
            read = self._value(value_node)
            if read is None:
                continue
            value, meant, corrected, note, own_year = read
            for indicator in indicators:
                statement = self._statement(
                    row, value_node, indicator, role, value, meant, corrected
                )
                if statement is None:
                    continue
                unit, low, high, corrected_text = statement
                statements.append(
                    Statement(
                        plan=self.plan,
                        indicator=indicator,
                        role=role,
                        year=own_year or year or self.years[role],
                        value=value,
                        meant=meant,
                        unit=unit,
                        low=low,
                        high=high,
                        label=label,
                        printed_unit=text_of(row, "unit"),
                        nature=nature,
                        scope=text_of(row, "scope"),
                        channel=channel,
                        section=section,
                        place=place,
                        corrected=corrected_text,
                        note="; ".join(filter(None, (text_of(row, "note"), note))),
                        position=Position(self.shaper.file, value_node.line, value_node.column),
                    )
                )
        if not given:
            self.shaper.problem(
                row, "S102", "a statement gives no value", "one of: " + ", ".join(ROLES)
            )
        return statements

    def _indicators(self, row: Mapping) -> list[Indicator]:
        found = []
        for text in texts_of(row, "indicator"):
            indicator = self.vocabulary.indicators.get(text.value)
            if indicator is None:
                hint = (
                    f"run plancmp match {text_of(row, 'label')}"
                    if text.value == "TODO"
                    else did_you_mean(text.value, self.vocabulary.indicators)
                )
                self.shaper.problem(text, "V201", f"no indicator has the id `{text.value}`", hint)
            else:
                found.append(indicator)
        return found

    def _year(self, mapping: Mapping) -> str:
        year = text_of(mapping, "year")
        if "year" not in mapping.entries:
            return ""
        match = _YEAR.fullmatch(year)
        if match is None or (match[2] and match[2] <= match[1]):
            self.shaper.problem(
                mapping.entries["year"], "S104", f"`{year}` is not a year or a period",
                "2020, or 2016-2020 for a total or mean over a period",
            )  # fmt: skip
            return ""
        return year

    def _value(self, node: Node) -> tuple[Value, Value, str, str, str] | None:
        """Return the value, what it means, its correction, a note and its own year."""
        if isinstance(node, Text):
            value = self._parse(node, node.value)
            return None if value is None else (value, value, "", "", "")
        mapping = self.shaper.mapping(node, "value")
        if mapping is None or "printed" not in mapping.entries:
            return None
        year = self._year(mapping)
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
                    mapping.entries["corrected"], "S102", "a correction needs a `reason`",
                    "say why the printed value cannot be right",
                )  # fmt: skip
        return value, meant, corrected, text_of(mapping, "reason"), year

    def _parse(self, node: Node, printed: str) -> Value | None:
        try:
            return parse_value(printed)
        except ValueSyntaxError as error:
            self.shaper.problem(node, "N301", str(error), error.hint)
            return None

    def _by_hand(self, mapping: Mapping) -> Value | None:
        """Return a value of which the curator gives fields by hand, beside what is printed.

        They complete what is printed if that can be read, else they are all there is.
        """
        count = len(self.shaper.problems)
        printed = text_of(mapping, "printed")
        read = _read_or_none(printed)
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
                    mapping.entries[key], "N302", f"`{text}` is not a number", "as 12 or -0.5"
                )
                continue
            numbers[key] = Decimal(text)
            if was is not None and abs(was) != abs(Decimal(text)):
                self.shaper.problem(
                    mapping.entries[key], "N303", f"{key} {text} is not what {printed!r} says",
                    f"it says {was}; correct a misprint with `corrected`",
                )  # fmt: skip
        measure = text_of(mapping, "measure") or (read.measure if read else "")
        measure = measure or ("level" if numbers["number"] is not None else "")
        if measure not in MEASURES:
            self.shaper.problem(
                mapping.entries.get("measure", mapping), "N302", f"`{measure}` is not a measure",
                did_you_mean(measure, MEASURES) if measure else "one of: " + ", ".join(MEASURES),
            )  # fmt: skip
        elif (measure in NUMERIC) != (numbers["number"] is not None):
            self.shaper.problem(
                mapping, "N302",
                f"a {measure} value {'needs' if measure in NUMERIC else 'has no'} `number`",
            )  # fmt: skip
        bound = text_of(mapping, "bound") or (read.bound if read else "")
        if bound and bound not in BOUNDS:
            self.shaper.problem(
                mapping.entries["bound"], "N302", f"`{bound}` is not a bound",
                "one of: " + " ".join(BOUNDS),
            )  # fmt: skip
        year = text_of(mapping, "reference_year")
        if year and not re.fullmatch(r"\d{4}", year):
            self.shaper.problem(
                mapping.entries["reference_year"], "S104", f"`{year}` is not a year"
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

    def _statement(
        self,
        row: Mapping,
        node: Node,
        indicator: Indicator,
        role: str,
        value: Value,
        meant: Value,
        corrected: str,
    ) -> tuple[Unit | None, Decimal | None, Decimal | None, str] | None:
        """Return the unit as printed, the canonical figure, and the correction in words."""
        correction = row.entries.get("corrected")
        unit = self._unit(row, node, indicator, value)
        meant_unit = unit
        if isinstance(correction, Mapping) and value.is_numeric and not corrected:
            name = text_of(correction, "unit")
            meant_unit = self.vocabulary.units.find(name)
            corrected = f"{value.printed}{name}"
            if meant_unit is None:
                self._unknown_unit(correction.entries.get("unit", correction), name)
                return None
        elif corrected and meant.unit:
            meant_unit = self._unit(row, node, indicator, meant)
        if meant.number is None or meant.measure == "ratio":
            return unit, meant.number, None, corrected
        if meant.measure in _IN_PERCENT or meant.measure == "rank_change":
            return unit, meant.number, meant.high, corrected
        if meant_unit is None:
            return None
        try:
            units = self.vocabulary.units
            low = units.convert(meant.number, meant_unit, indicator.unit)
            high = units.convert(meant.high, meant_unit, indicator.unit) if meant.high else None
        except UnitError as error:
            self.shaper.problem(
                node, "V203", f"{role} of `{indicator.id}`: {error}",
                f"`{indicator.id}` is measured in {indicator.unit.id}; correct the unit or the "
                "indicator, or mark a misprint with `corrected`",
            )  # fmt: skip
            return None
        return unit, low, high, corrected

    def _unit(self, row: Mapping, node: Node, indicator: Indicator, value: Value) -> Unit | None:
        """Return the unit that the figure is printed in; None for what has none."""
        units = self.vocabulary.units
        if value.measure == "ratio" or value.number is None:
            return None
        if value.measure in _IN_PERCENT:
            return units.find("%")
        row_unit, label = text_of(row, "unit"), text_of(row, "label")
        if value.measure == "change_points" and not value.unit:
            return indicator.unit
        if value.measure == "annual_change_points" and not value.unit:
            return indicator.unit
        bracketed = _bracketed_unit(label)
        name = value.unit or row_unit or (bracketed if units.find(bracketed) else "")
        if name in ("万", "亿", "千", "百万") and (row_unit or bracketed):
            name += row_unit or bracketed
        if not name:
            if indicator.unit.dimension in _UNITLESS:
                return indicator.unit
            numerator, _, denominator = indicator.unit.id.partition("/")
            rate = units.per_population(numerator, label) if denominator else None
            if rate is None:
                self.shaper.problem(
                    node, "V207", f"{value.printed!r} has no unit",
                    f"give `unit:`; `{indicator.id}` is measured in {indicator.unit.id}",
                )  # fmt: skip
            return rate
        unit = units.find(name)
        if unit is None or unit.dimension != indicator.unit.dimension:
            rate = units.per_population(name, label)
            if rate is not None and rate.dimension == indicator.unit.dimension:
                return rate
        if unit is None:
            self._unknown_unit(node, name)
        return unit

    def _unknown_unit(self, node: Node, name: str) -> None:
        self.shaper.problem(
            node, "V202", f"no unit is called `{name}`",
            did_you_mean(name, self.vocabulary.units.by_name),
        )  # fmt: skip
