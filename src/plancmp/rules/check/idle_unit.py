"""V212: unknown units beside values that do not need them."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.language.spelling import ValueSyntaxError
from plancmp.messages import Template, Verbatim, say
from plancmp.messages.words import Bilingual
from plancmp.reading.shape import suggestion, text_of, values_of
from plancmp.reading.tree import Mapping, Text
from plancmp.reading.unit_words import unit_words
from plancmp.reading.value_language import parse_value
from plancmp.rules.finding import Finding
from plancmp.rules.rule import PlanFile, Rule
from plancmp.rules.walk import rows

_NO_UNIT = Template("no_unit", "no unit is called `{unit}`", "没有名为 `{unit}` 的单位")


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
            say(_NO_UNIT, unit=Verbatim(name)),
            position=subject.at(mapping.entries["unit"]),
            hint=suggestion(name, units.by_name),
        )


_ROW = "- {indicator: infant_mortality_rate, label: 婴儿死亡率, unit: ‰, target: 6.0‰以下}\n"

RULES = (
    Rule(
        code="V212",
        name="unknown-idle-unit",
        severity="error",
        why=Bilingual(
            "A unit beside a row is one of the vocabulary, even where the values bring their own.",
            "行旁的单位须为词表所有，即使数值自带单位。",
        ),
        cannot_see=Bilingual(
            "A unit of the vocabulary that is not the printed one.", "词表所有而与原文不符的单位。"
        ),
        kind="row",
        fails=(_ROW.replace("unit: ‰", "unit: 千分"),),
        passes=(_ROW,),
        file=check,
    ),
)
