"""The nouns of the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from plancmp.model.keys import text, texts
from plancmp.model.terms import LEVELS, RESULT_KINDS, TIERS
from plancmp.model.units import Unit, Units
from plancmp.model.words import Words


class Code(NamedTuple):
    """A code in an international scheme (`sdg`, `who_gho`, `world_bank`), and how near it is.

    `match` is `exact`, `close`, or empty where nobody has judged.
    """

    scheme: str
    code: str
    match: str = ""

    def __str__(self) -> str:
        return f"{self.scheme}:{self.code}"


@dataclass(frozen=True)
class Indicator:
    """What can be measured: names, canonical unit, which direction is better, definition.

    `better` is `lower`, `higher` or `none`; `best` the range that is aimed at where neither is.
    `plausible` is the lowest and the highest value ever to be expected; both are in the canonical
    unit. `part_of` names indicators within which this one is counted, `subgroup_of` the same
    measure of a wider population. `sum_of`, `ratio_of` (numerator, denominator) and `completes`
    (the other shares of a whole) are what the audit's arithmetic relies on. `tier` says who sets
    it: `core` is in national or international core sets, `common` in plans of several places,
    `local` in one place's. `replaced_by` is the id that an outdated one now has.

    >>> from plancmp import load
    >>> load().vocabulary.indicators["infant_mortality_rate"].better
    'lower'
    """

    domain: str
    unit: Unit
    id: str = text(
        "Id, in the field's English terms.",
        "指标编号，用本领域英文术语。",
        required=True,
        pattern=r"^[a-z0-9_]+$",
    )
    zh: str = text("Chinese name.", "中文名称。", required=True)
    en: str = text("English name.", "英文名称。", required=True)
    better: str = text(
        "Which direction is better: `lower`, `higher` or `none`.",
        "何为向好：lower 低，higher 高，none 无方向。",
        required=True,
        choices=("lower", "higher", "none"),
        head=("better", "向好"),
    )
    definition: str = text(
        "One line: what is counted over what.",
        "一句话定义（英文）：以何为分子、何为分母。",
        required=True,
        head=("definition", "定义"),
    )
    aliases: tuple[str, ...] = texts(
        "Other ways that documents print it.", "文件中的其他名称。", head=("aliases", "别名")
    )
    definition_zh: str = text(
        "The definition in Chinese.", "中文定义。", head=("Chinese definition", "中文定义")
    )
    part_of: tuple[str, ...] = texts(
        "Indicators within which this one is counted.",
        "包含本指标计数的指标。",
        ids="indicator",
        head=("part of", "所属整体"),
    )
    subgroup_of: tuple[str, ...] = texts(
        "The same measure of a wider population.",
        "同一指标的更大人群。",
        ids="indicator",
        head=("subgroup of", "所属人群"),
    )
    related: tuple[str, ...] = texts(
        "Like-named indicators that are not the same.",
        "名称相近而不同的指标。",
        ids="indicator",
        head=("related", "相近指标"),
    )
    codes: tuple[Code, ...] = ()
    best: tuple[Decimal, Decimal] | None = None
    tier: str = text(
        "`core` is in national or international core sets, `common` in plans of several places, "
        "`local` in one place's.",
        "core 见于国家或国际核心指标集，common 见于多地规划，local 仅见于一地。",
        choices=TIERS,
        head=("tier", "层级"),
    )
    tier_source: str = text(
        "The core set, or what else the tier rests on.",
        "层级所依据的指标集等。",
        head=("source of the tier", "层级依据"),
    )
    kind: str = text(
        "What it measures of a chain of results: " + ", ".join(RESULT_KINDS) + ".",
        "所衡量的环节：影响、结果、产出、过程、投入或背景。",
        choices=RESULT_KINDS,
        head=("kind", "类型"),
    )
    replaces: tuple[str, ...] = texts("Ids that this indicator had before.", "本指标曾用的编号。")
    replaced_by: str = text(
        "The indicator to use in its place.",
        "现应改用的指标。",
        ids="indicator",
        head=("replaced by", "改用"),
    )
    plausible: tuple[Decimal, Decimal] | None = None
    sum_of: tuple[str, ...] = texts(
        "Indicators that add up to this one.",
        "合计为本指标的各指标。",
        ids="indicator",
        head=("sum of", "合计"),
    )
    ratio_of: tuple[str, ...] = texts(
        "The two indicators whose quotient this one is.",
        "本指标为其商的两个指标（分子、分母）。",
        ids="indicator",
        head=("ratio of", "比值"),
    )
    completes: tuple[str, ...] = texts(
        "Shares that add up to 100 % together with this one.",
        "与本指标合计为 100% 的其他比重。",
        ids="indicator",
        head=("completes", "合成整体"),
    )
    note: str = text(
        "What to look out for in comparing.", "比较时须注意之处。", head=("note", "备注")
    )
    file: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    def __hash__(self) -> int:
        return hash(self.id)  # a vocabulary has an id once, and a statement is asked for often

    @property
    def wider(self) -> tuple[str, ...]:
        """Every indicator that includes this one, as a whole or as a population."""
        return self.part_of + self.subgroup_of


NO_INDICATOR = Indicator("", Unit("", "", Fraction(1)), better="none")
"""The indicator of a row that no indicator of the vocabulary fits."""


@dataclass(frozen=True)
class Place:
    """An administrative division with its GB/T 2260 code."""

    code: str = text(
        "GB/T 2260 code.",
        "GB/T 2260 代码。",
        required=True,
        pattern=r"^\d{6}$",
        head=("code", "代码"),
    )
    zh: str = text("Chinese name.", "中文名称。", required=True)
    en: str = text("English name.", "英文名称。", required=True)
    level: str = text(
        "Administrative level: " + ", ".join(LEVELS) + ".",
        "行政级别：国家、省、地、县。",
        required=True,
        choices=LEVELS,
        head=("level", "级别"),
    )
    above: str = text(
        "Code of the place above it.", "上级地区代码。", ids="place", head=("above", "上级")
    )


@dataclass(frozen=True)
class Domain:
    """A field of health policy that indicators belong to."""

    id: str = text("Id.", "领域编号。", required=True, pattern=r"^[a-z_]+$")
    zh: str = text("Chinese name.", "中文名称。", required=True)
    en: str = text("English name.", "英文名称。", required=True)


@dataclass(frozen=True, eq=False)
class LabelWords:
    """What the labels of a subject are made of, as `labels.yaml` gives it; empty without one.

    `same` are ways to write the same, `readings` patterns and what they are read as. `terms` are
    classes of words, each with its spellings, whose difference is a different indicator; of a pair
    in `kin` the second says nothing beside the first, and words of `narrowing` only narrow,
    an alias with a term of `stretching`, or without one of `unsaid`, counts only as it is printed.
    `soft` words say little, `empty` ones nothing. `units` and `counted` tell what is measured,
    `patterns` what ends or surrounds a name.
    """

    same: tuple[tuple[str, str], ...] = ()
    readings: tuple[tuple[str, str], ...] = ()
    terms: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    kin: tuple[tuple[str, str], ...] = ()
    narrowing: tuple[str, ...] = ()
    stretching: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()
    soft: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    units: Mapping[str, str] = field(default_factory=dict)
    counted: tuple[str, ...] = ()
    english_empty: tuple[str, ...] = ()
    place_endings: tuple[str, ...] = ()
    patterns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All that names something, by id, in the files' order; `words` is how documents write."""

    indicators: Mapping[str, Indicator]
    units: Units
    places: Mapping[str, Place]
    domains: Mapping[str, Domain]
    words: Words = field(default_factory=lambda: Words({}))
    labels: LabelWords = field(default_factory=LabelWords)

    def is_within(self, inner: Indicator, outer: Indicator) -> bool:
        """Whether an indicator is counted within another, directly or through others."""
        known = {inner.id}
        while known and outer.id not in known:
            wider = {up for inside in known for up in self.indicators[inside].wider}
            known = wider & set(self.indicators)
        return bool(known)
