"""Unknown units beside values that do not need them."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.language.spelling import ValueSyntaxError
from plancmp.reading.shape import did_you_mean, text_of, values_of
from plancmp.reading.tree import Mapping, Text
from plancmp.reading.unit_words import unit_words
from plancmp.reading.value_language import parse_value
from plancmp.rules.rule import Finding, PlanFile, Rule
from plancmp.rules.walk import rows


def check(subject: PlanFile) -> Iterator[Finding]:
    """Yield a finding for each unit that is unknown, where reading the row did not ask for it."""
    if not subject.vocabulary_known:
        return
    for row in rows(subject.source.root):
        if not _asks_for_unit(row):
            yield from _unknown(subject, row)
        correction = row.entries.get("corrected")
        if isinstance(correction, Mapping) and not _asks_for_unit(row):
            yield from _unknown(subject, correction)


def _asks_for_unit(row: Mapping) -> bool:
    """Whether some value of the row is a figure without a unit of its own."""
    for _, _, node in values_of(row):
        printed = text_of(node, "printed") if isinstance(node, Mapping) else ""
        try:
            value = parse_value(node.value if isinstance(node, Text) else printed)
        except ValueSyntaxError:
            return True
        if value.measure == "level" and not value.unit:
            return True
    return False


def _unknown(subject: PlanFile, mapping: Mapping) -> Iterator[Finding]:
    name, units = text_of(mapping, "unit"), subject.vocabulary.units
    if name and units.find(name) is None and name not in unit_words(units):
        yield Finding(
            subject.at(mapping.entries["unit"]), f"no unit is called `{name}`",
            did_you_mean(name, units.by_name),
        )  # fmt: skip


_ROW = "- {indicator: infant_mortality_rate, label: 婴儿死亡率, unit: ‰, target: 6.0‰以下}\n"

RULES = (
    Rule(
        "V212", "unknown-idle-unit", "error",
        "A unit beside a row is one of the vocabulary, even where the values bring their own.",
        "row", _ROW.replace("unit: ‰", "unit: 千分"), _ROW, check_plan=check,
    ),
)  # fmt: skip
