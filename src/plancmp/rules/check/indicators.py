"""The indicators among themselves: names, aliases, and whether anybody uses them."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.model.plan import Position
from plancmp.model.shapes import SHAPES
from plancmp.reading.shape import text_of, texts_of
from plancmp.reading.tree import Mapping, SourceFile, Text
from plancmp.rules.rule import Finding, PlanSet, Rule, VocabularyFiles
from plancmp.rules.walk import mappings

_LISTS = (("indicators", "indicator"), ("units", "unit"), ("places", "place"),
          ("domains", "domain"))  # fmt: skip
_NAMES = ("zh", "en", "aliases")


def check_names(subject: VocabularyFiles) -> Iterator[Finding]:
    """Yield a finding for each name or definition that is there but empty."""
    for kind, shape in _LISTS:
        for source in subject.of_kind(kind):
            for entry in mappings(source.root, kind):
                for name, key in SHAPES[shape].items():
                    node = entry.entries.get(name)
                    if key.required and isinstance(node, Text) and not node.value.strip():
                        yield Finding(
                            Position(source.name, node.line, node.column),
                            f"the `{name}` of a {shape} is empty", key.doc,
                        )  # fmt: skip


def check_aliases(subject: VocabularyFiles) -> Iterator[Finding]:
    """Yield a finding for each name that two indicators claim, in whatever spelling."""
    from plancmp.vocabulary.labels import normalise_label

    owners: dict[str, tuple[str, SourceFile, Text]] = {}
    vocabulary = subject.read.vocabulary
    for source in subject.of_kind("indicators"):
        for entry in mappings(source.root, "indicators"):
            identifier = text_of(entry, "id")
            for text in (text for key in _NAMES for text in texts_of(entry, key)):
                plain = normalise_label(text.value[:200], vocabulary)
                if not plain:
                    continue
                owner, file, first = owners.setdefault(plain, (identifier, source, text))
                if owner != identifier:
                    same = "" if first.value == text.value else f" ({first.value})"
                    yield Finding(
                        Position(source.name, text.line, text.column),
                        f"`{text.value}` is a name of `{identifier}` and of `{owner}`{same}",
                        f"the other is in {file.name}:{first.line}; a name means one indicator",
                    )


def check_use(subject: PlanSet) -> Iterator[Finding]:
    """Yield a finding for each indicator that no plan states and none that is stated refers to."""
    if not (subject.complete and subject.vocabulary_asked):
        return
    indicators = subject.vocabulary.vocabulary.indicators
    used = {each for plan in subject.plans for each in plan.indicators}
    for identifier in tuple(used):
        indicator = indicators.get(identifier)
        if indicator is not None:
            used.update(indicator.broader + indicator.sum_of + indicator.ratio_of)
    for indicator in indicators.values():
        if indicator.id not in used and indicator.tier != "core":
            position = _position(subject, indicator.file, indicator.id, indicator.line)
            yield Finding(
                position, f"no plan states `{indicator.id}`",
                "delete it, or is a statement mapped to another one by mistake?",
            )  # fmt: skip


def _position(subject: PlanSet, file: str, identifier: str, line: int) -> Position:
    for source in subject.vocabulary.files.values():
        if source.name == file:
            for entry in mappings(source.root, "indicators"):
                if text_of(entry, "id") == identifier:
                    return _at_id(source, entry)
    return Position(file, line, 1)


def _at_id(source: SourceFile, entry: Mapping) -> Position:
    node = entry.entries["id"]
    return Position(source.name, node.line, node.column)


_BEDS = (
    "- {id: beds, zh: 床位数, en: Beds, unit: 张, better: none, definition: Beds in use., "
    "aliases: [实有床位数]}\n"
)
_OTHER = (
    "- {id: planned_beds, zh: 编制床位数, en: Planned beds, unit: 张, better: none, "
    "definition: Beds approved.}\n"
)

RULES = (
    Rule(
        "V208", "name-claimed-twice", "error",
        "A name or an alias, in whatever spelling, belongs to one indicator: looking a label up "
        "gives one answer.",
        "indicator", _BEDS + _OTHER.replace("编制床位数", "实有床位数"), _BEDS + _OTHER,
        check_vocabulary=check_aliases,
    ),
    Rule(
        "V209", "unused-indicator", "warning",
        "Every indicator is stated by some plan, or one that is stated refers to it. Looked at "
        "when the whole data folder is checked.",
        "indicator", _OTHER.replace("}", ", note: unused}"), _BEDS, check_set=check_use,
    ),
    Rule(
        "V210", "missing-name", "error",
        "Every entry of the vocabulary has its Chinese and English name, and what it needs beside.",
        "indicator", _BEDS.replace("zh: 床位数", 'zh: ""'), _BEDS, check_vocabulary=check_names,
    ),
)  # fmt: skip
