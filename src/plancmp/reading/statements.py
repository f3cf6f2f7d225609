"""Reading one row or sentence of a plan: from a mapping to its statements."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from plancmp.messages import Verbatim, message, plainly
from plancmp.model.plan import Acknowledged, Position, Statement
from plancmp.model.terms import BLANK, ROLES
from plancmp.model.terms import NO_INDICATOR as NO_INDICATOR_WORD
from plancmp.model.units import SCALES, Unit, UnitError
from plancmp.model.value import Value
from plancmp.model.vocabulary import NO_INDICATOR, Indicator, Vocabulary
from plancmp.reading.shape import (
    Shaper,
    declared_of,
    items_of,
    suggestion,
    text_of,
    texts_of,
    values_of,
)
from plancmp.reading.tree import Mapping, Node, Text
from plancmp.reading.values import ReadValue, ValueReader, is_year

_BRACKETED = re.compile(r"[（(]([^（()）]*)[)）]$|(?<=的)([%％‰])$")
_IN_PERCENT = frozenset({"change_pct", "annual_change_pct"})
_IN_POINTS = frozenset({"change_points", "annual_change_points"})
_UNITLESS = frozenset({"ratio", "sex ratio", "children per woman", "quality"})


@lru_cache(maxsize=65536)
def _bracketed_unit(label: str) -> str:
    match = _BRACKETED.search(label)
    return (match[1] or match[2] or "").strip() if match else ""


class StatementReader:
    """Reads the statements of one plan file; what is wrong goes to the shaper's problems."""

    def __init__(
        self, shaper: Shaper, vocabulary: Vocabulary, plan: str, target_year: str, base_year: str
    ) -> None:
        self.shaper = shaper
        self.values = ValueReader(shaper, vocabulary.words)
        self.vocabulary = vocabulary
        self.plan = plan
        self.years = {
            "target": target_year,
            "baseline": base_year,
            "actual": base_year,
            "prior_target": base_year,
        }

    def read(
        self, node: Node, channel: str, section: str, block: str, responsible: tuple[str, ...] = ()
    ) -> list[Statement]:
        """Return the statements of one row: one for each indicator and each value it gives.

        `responsible` are the bodies in charge of the section, for a row that names none.
        """
        row = self.shaper.mapping(node, "statement")
        if row is None:
            return []
        indicators = self._indicators(row)
        year = self.values.year(row)
        self.shaper.texts(row, "statement", without="year")
        declared = declared_of(row, Statement)
        label, note = declared.get("label", ""), declared.get("note", "")
        declared["responsible"] = declared.get("responsible") or responsible
        correction = row.entries.get("corrected")
        if correction is not None:
            self.shaper.mapping(correction, "correction")
        acknowledged = self._acknowledged(row, indicators)
        statements = []
        given = values_of(row)
        for role, column_year, value_node in given:
            read = self.values.read(value_node)
            if read is None or not self._is_column_year(value_node, column_year, read.year):
                continue
            for indicator in indicators:
                statement = self._statement(row, value_node, indicator, role, read)
                if statement is None:
                    continue
                unit, low, high, corrected_text = statement
                statements.append(
                    Statement(
                        plan=self.plan,
                        indicator=indicator,
                        role=role,
                        year=column_year or read.year or year or self.years[role],
                        value=read.value,
                        meant=read.meant,
                        unit=unit,
                        low=low,
                        high=high,
                        printed_unit=text_of(row, "unit")
                        or ("" if read.value.unit else self._bracketed(label)),
                        channel=channel,
                        section=section,
                        block=block,
                        corrected=corrected_text,
                        position=Position(self.shaper.file, value_node.line, value_node.column),
                        acknowledged=acknowledged,
                        **{**declared, "note": "; ".join(filter(None, (note, read.reason)))},
                    )
                )
        if not given:
            self.shaper.problem(
                row,
                "S102",
                message("gives_no_value"),
                plainly("one_of_words", words=", ".join(ROLES)),
            )
        return statements

    def _acknowledged(self, row: Mapping, indicators: list[Indicator]) -> tuple[Acknowledged, ...]:
        if "acknowledged" not in row.entries:
            return ()
        found = []
        for node in items_of(row, "acknowledged"):
            entry = self.shaper.mapping(node, "acknowledgement")
            if entry is not None:
                self.shaper.texts(entry, "acknowledgement")
                position = Position(self.shaper.file, node.line, node.column)
                name = indicators[0].id if indicators else ""
                found.append(Acknowledged(name, position, **declared_of(entry, Acknowledged)))
        return tuple(found)

    def _is_column_year(self, node: Node, column: str, own: str) -> bool:
        """Whether the year that a value stands under is one, and the only one it has."""
        if not column:
            return True
        if not is_year(column):
            self.shaper.problem(
                node,
                "S104",
                plainly("no_year", text=column),
                plainly("as_written", text="targets: {2025: ≥95%, 2030: ≥98%}"),
            )
            return False
        if own and own != column:
            self.shaper.problem(
                node,
                "S104",
                plainly("year_under_another", column=column, own=own),
                message("keep_one_year"),
            )
            return False
        return True

    def _indicators(self, row: Mapping) -> list[Indicator]:
        node = row.entries.get("indicator")
        if isinstance(node, Text) and node.value == NO_INDICATOR_WORD:
            return [NO_INDICATOR]
        found = []
        for text in texts_of(row, "indicator"):
            indicator = self.vocabulary.indicators.get(text.value)
            if indicator is None:
                hint = (
                    plainly("run_match", label=text_of(row, "label"), file=self.shaper.file)
                    if text.value == BLANK
                    else suggestion(text.value, self.vocabulary.indicators)
                )
                self.shaper.problem(
                    text, "V201", plainly("unknown_indicator", text=text.value), hint
                )
            else:
                found.append(indicator)
        return found

    def _statement(
        self,
        row: Mapping,
        node: Node,
        indicator: Indicator,
        role: str,
        read: ReadValue,
    ) -> tuple[Unit | None, Decimal | None, Decimal | None, str] | None:
        """Return the unit as printed, the canonical figure, and the correction in words."""
        value, meant, corrected = read.value, read.meant, read.corrected
        if indicator is NO_INDICATOR:
            name = value.unit or text_of(row, "unit") or self._bracketed(text_of(row, "label"))
            return self.vocabulary.units.find(name), None, None, corrected
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
            high = None
            if meant.high is not None:
                high = units.convert(meant.high, meant_unit, indicator.unit)
        except UnitError:
            canonical, differ = indicator.unit, meant_unit.dimension != indicator.unit.dimension
            self.shaper.problem(
                node,
                "V203",
                message(
                    "unit_differs" if differ else "no_decimal",
                    role=role,
                    indicator=Verbatim(indicator.id),
                    unit=Verbatim(meant_unit.id),
                    dimension=Verbatim(meant_unit.dimension),
                    canonical=Verbatim(canonical.id),
                    canonical_dimension=Verbatim(canonical.dimension),
                ),
                plainly("mend_unit", indicator=indicator.id, unit=canonical.id),
            )
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
        if value.measure in _IN_POINTS and not value.unit:
            return indicator.unit
        bracketed = self._bracketed(label)
        name = value.unit or row_unit or bracketed
        if name in SCALES and (row_unit or bracketed):
            name += row_unit or bracketed
        elif name in SCALES:
            name = units.of_label(name, label, indicator.unit)
        if not name:
            if indicator.unit.dimension in _UNITLESS or value.number == 0 == (value.high or 0):
                return indicator.unit  # none is none in any unit
            numerator, _, denominator = indicator.unit.id.partition("/")
            rate = units.under_label(numerator, label) if denominator else None
            if rate is None:
                self.shaper.problem(
                    node,
                    "V207",
                    plainly("no_unit", printed=value.printed),
                    plainly("give_unit", indicator=indicator.id, unit=indicator.unit.id),
                )
            return rate
        unit = units.find(name)
        if unit is None or unit.dimension != indicator.unit.dimension:
            rate = units.under_label(name, label)
            if rate is not None and rate.dimension == indicator.unit.dimension:
                return rate
        if unit is None:
            self._unknown_unit(node, name)
        return unit

    def _bracketed(self, label: str) -> str:
        """Return the unit that a label ends with, in brackets or as 的%, empty if none."""
        name = _bracketed_unit(label)
        return name if self.vocabulary.units.find(name) else ""

    def _unknown_unit(self, node: Node, name: str) -> None:
        self.shaper.problem(
            node,
            "V202",
            plainly("unknown_unit", name=name),
            suggestion(name, self.vocabulary.units.by_name),
        )
