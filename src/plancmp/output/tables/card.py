"""Everything about one indicator: what it is, what it stands beside, and who uses it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from plancmp.messages import Template, say
from plancmp.messages.words import name_in, word
from plancmp.model.cell import text_of_cell
from plancmp.model.plan import Plan
from plancmp.model.vocabulary import Code, Indicator, Vocabulary
from plancmp.output.column_words import heading_of
from plancmp.output.columns import Column, both, table_of
from plancmp.output.table import Table
from plancmp.output.tables.wording import definition_of, printed_with_unit, unit_name

_USED_BY = Template("card_used_by", "Who uses it", "使用者")
_UNUSED = Template("card_unused", "no plan of the data set", "数据集中无规划使用")
_IS = Template("card_is", "What it is", "释义")
_BESIDE = Template("card_beside", "What it stands beside", "与其他指标的关系")
_JUDGED = Template("card_code", "{code} ({match})", "{code}（{match}）")
_RELATIONS = ("part_of", "subgroup_of", "sum_of", "ratio_of", "completes", "related", "replaces")


class _Line(NamedTuple):
    """One line of the card: what it tells, under which heading."""

    part: str
    what: str
    told: str


def indicator_card(
    indicator: Indicator, vocabulary: Vocabulary, plans: Sequence[Plan], lang: str
) -> Table:
    """Return all that is known of an indicator, a line each; what is not known is left out."""
    lines = [line for line in _lines(indicator, vocabulary, plans, lang) if line.told]
    columns: list[Column[_Line]] = [
        both("field", lambda line: line.what, min_width=12),
        both("told", lambda line: line.told, min_width=24),
    ]
    return table_of(
        columns,
        lines,
        lang,
        summary=f"{indicator.zh} · {indicator.en} ({indicator.id})",
        group=lambda line: line.part,
        group_name="part",
    )


def _lines(
    indicator: Indicator, vocabulary: Vocabulary, plans: Sequence[Plan], lang: str
) -> Iterator[_Line]:
    part = say(_IS).text(lang)
    known = vocabulary.indicators
    facts: dict[str, str] = {
        "definition": definition_of(indicator, lang),
        "domain": name_in(vocabulary.domains[indicator.domain], lang),
        "unit": unit_name(indicator.unit, lang),
        "better": word(indicator.better, lang),
        "plausible": "–".join(map(text_of_cell, indicator.plausible or ())),
        "tier": word(indicator.tier, lang) if indicator.tier else "",
        "tier_source": indicator.tier_source,
        "kind": word(indicator.kind, lang) if indicator.kind else "",
        "aliases": "、".join(indicator.aliases),
        "codes": "; ".join(_code(code, lang) for code in indicator.codes),
        "note": indicator.note,
    }
    for name, told in facts.items():
        yield _Line(part, heading_of(name, lang), told)
    part = say(_BESIDE).text(lang)
    for name in _RELATIONS:
        others = getattr(indicator, name)
        yield _Line(part, heading_of(name, lang), _named(others, known, lang))
    inside = [
        other.id for other in known.values() if indicator.id in other.part_of + other.subgroup_of
    ]
    yield _Line(part, heading_of("narrower", lang), _named(inside, known, lang))
    replaced = (indicator.replaced_by,) if indicator.replaced_by else ()
    yield _Line(part, heading_of("replaced_by", lang), _named(replaced, known, lang))
    part, used = say(_USED_BY).text(lang), False
    for plan in plans:
        figures = [
            f"{word(statement.role, lang)} {statement.year}: {printed_with_unit(statement, lang)}"
            for statement in plan.statements
            if statement.indicator.id == indicator.id
        ]
        if figures:
            used = True
            yield _Line(part, plan.id, "\n".join(dict.fromkeys(figures)))
    if not used:
        yield _Line(part, "—", say(_UNUSED).text(lang))


def _code(code: Code, lang: str) -> str:
    return say(_JUDGED, code=str(code), match=code.match).text(lang) if code.match else str(code)


def _named(ids: Sequence[str], known: Mapping[str, Indicator], lang: str) -> str:
    """Return indicators by their names, each with its id, one a line."""
    return "\n".join(
        f"{name_in(known[identifier], lang)} ({identifier})" if identifier in known else identifier
        for identifier in ids
    )
