"""V208 to V210: the indicators among themselves: names, aliases, and whether they are used."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Template, Verbatim, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Position
from plancmp.model.shapes import SHAPES
from plancmp.reading.shape import text_of, texts_of
from plancmp.reading.tree import Mapping, SourceFile, Text
from plancmp.reading.vocabulary import ReadVocabulary
from plancmp.rules.finding import Finding
from plancmp.rules.rule import PlanSet, Rule, VocabularyFiles
from plancmp.rules.walk import mappings

_LISTS = (("indicators", "indicator"), ("units", "unit"), ("places", "place"),
          ("domains", "domain"))  # fmt: skip
_NAMES = ("zh", "en", "aliases")


_EMPTY = Template("empty_name", "the `{key}` of a {shape} is empty", "{shape} 的 `{key}` 为空")
_TWO_OWNERS = Template(
    "two_owners",
    "`{name}` is a name of `{one}` and of {other}",
    "`{name}` 同时是 `{one}` 和 {other} 的名称",
)
_OTHER_AT = Template(
    "other_owner_at",
    "the other is in {place}; a name means one indicator",
    "另一处见 {place}；一个名称只指一个指标",
)
_UNUSED = Template("unused_indicator", "no plan states `{indicator}`", "没有规划使用 `{indicator}`")
_DELETE = Template(
    "unused_indicator_hint",
    "delete it, or is a statement mapped to another one by mistake?",
    "删去，或是否有数据误归于另一指标？",
)


def check_names(subject: VocabularyFiles) -> Iterator[Finding]:
    """Yield a finding for each name or definition that is there but empty."""
    for kind, shape in _LISTS:
        for source in subject.of_kind(kind):
            for entry in mappings(source.root, kind):
                for name, key in SHAPES[shape].items():
                    node = entry.entries.get(name)
                    if key.required and isinstance(node, Text) and not node.value.strip():
                        yield Finding(
                            say(_EMPTY, key=Verbatim(name), shape=Verbatim(shape)),
                            position=Position(source.name, node.line, node.column),
                            hint=key.meaning,
                        )


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
                    said = say(
                        _TWO_OWNERS,
                        name=Verbatim(text.value),
                        one=Verbatim(identifier),
                        other=Verbatim(f"`{owner}`{same}"),
                    )
                    yield Finding(
                        said,
                        position=Position(source.name, text.line, text.column),
                        hint=say(_OTHER_AT, place=Verbatim(f"{file.name}:{first.line}")),
                    )


def check_use(subject: PlanSet) -> Iterator[Finding]:
    """Yield a finding for each indicator that no plan states and none that is stated refers to."""
    if not subject.complete or subject.vocabulary is None:
        return
    indicators = subject.indicators
    used = {indicator for plan in subject.plans for indicator in plan.indicators}
    for identifier in tuple(used):
        indicator = indicators.get(identifier)
        if indicator is not None:
            parts = indicator.sum_of + indicator.ratio_of + indicator.completes
            used.update(indicator.wider + parts)
    for indicator in indicators.values():
        if indicator.id not in used and indicator.tier != "core":
            yield Finding(
                say(_UNUSED, indicator=Verbatim(indicator.id)),
                position=_position(
                    subject.vocabulary, indicator.file, indicator.id, indicator.line
                ),
                hint=say(_DELETE),
            )


def _position(read: ReadVocabulary, file: str, identifier: str, line: int) -> Position:
    for source in read.files.values():
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
        code="V208",
        name="name-claimed-twice",
        severity="error",
        why=Bilingual(
            "A name or an alias, in whatever spelling, belongs to one indicator: looking a label "
            "up gives one answer.",
            "名称或别名无论如何书写，只属于一个指标：按名称查找只有一个结果。",
        ),
        cannot_see=Bilingual("Two names that mean the same thing.", "名称不同而所指相同。"),
        kind="indicator",
        fails=(_BEDS + _OTHER.replace("编制床位数", "实有床位数"),),
        passes=(_BEDS + _OTHER,),
        vocabulary=check_aliases,
    ),
    Rule(
        code="V209",
        name="unused-indicator",
        severity="warning",
        why=Bilingual(
            "Every indicator is stated by some plan, or one that is stated refers to it. Looked at "
            "when the whole data folder is checked.",
            "每个指标均有规划使用，或为所用指标引用。检查整个数据文件夹时判断。",
        ),
        cannot_see=Bilingual("Plans of another data folder.", "其他数据文件夹中的规划。"),
        kind="indicator",
        fails=(_OTHER.replace("}", ", note: unused}"),),
        passes=(_BEDS,),
        among=check_use,
    ),
    Rule(
        code="V210",
        name="missing-name",
        severity="error",
        why=Bilingual(
            "Every entry of the vocabulary has its Chinese and English name, and what it needs "
            "beside.",
            "词表每一条目都有中英文名称及必需的内容。",
        ),
        cannot_see=Bilingual("Whether a translation is right.", "译名是否正确。"),
        kind="indicator",
        fails=(_BEDS.replace("zh: 床位数", 'zh: ""'),),
        passes=(_BEDS,),
        vocabulary=check_names,
    ),
)
