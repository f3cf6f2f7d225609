"""A501: a past figure that the final version gives otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Message, Template, message, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.evidence import Key, levels_of
from plancmp.rules.examples import INFANTS, LITERACY, rows
from plancmp.rules.finding import Finding, as_read
from plancmp.rules.rule import Rule
from plancmp.rules.spans import span_of
from plancmp.vocabulary.labels import normalise_label

_HISTORY_CHANGED = Template(
    "history_changed",
    "the draft prints {draft} for {year}, the final version {final}",
    "{year}年数值，征求意见稿为{draft}，正式文本为{final}",
)
_PRESUMED = Template(
    "history_changed_presumed",
    "the draft prints {draft}, the final version {final}; where either names no year, the base "
    "year {year} is presumed",
    "征求意见稿为{draft}，正式文本为{final}；未写明年份者，按基期{year}年计",
)
_PRINTED_AS = Template("printed_as", "{printed} (as {label})", "{printed}（称{label}）")


def check_pair(draft: Plan, final: Plan) -> Iterator[Finding]:
    """Yield a finding for each past figure that no figure of the other version equals."""
    before: dict[Key, list[Statement]] = levels_of(draft)
    for key, statements in levels_of(final).items():
        drafted = before.get(key, [])
        if key[1] != "reached" or not drafted or _share_a_figure(drafted, statements):
            continue
        old, new = drafted[0], statements[0]
        yield Finding(
            say(
                _PRESUMED if new.year == str(final.base_year) else _HISTORY_CHANGED,
                draft=_named(old, new),
                year=new.year,
                final=_named(new, old),
            ),
            (old, new),
        )


def _named(statement: Statement, other: Statement) -> tuple[Message, ...]:
    """Return the printed value, with the label where the other version prints another."""
    printed = as_read(statement)
    if normalise_label(statement.label) == normalise_label(other.label):
        return (message("plain", printed=printed),)
    return (say(_PRINTED_AS, printed=printed, label=statement.label),)


def _share_a_figure(some: list[Statement], others: list[Statement]) -> bool:
    """Whether any figure of the one may be a figure of the other, bounds and rounding aside."""
    return any(
        one is not None and other is not None and one.meets(other)
        for one in map(span_of, some)
        for other in map(span_of, others)
    )


RULES = (
    Rule(
        code="A501",
        name="history-changed",
        severity="warning",
        confidence="medium",
        why=Bilingual(
            "A base value or reported value that changed between the draft and the "
            "final version. What was reached in a past year is given in both, for the "
            "same indicator, year and scope, with different figures. The draft's "
            "figure is set beside the final version's, with the two labels where they "
            "differ.",
            "基期值或实际值在征求意见稿与正式文本之间改变：两者对同一指标、年份、口径的既往数值不同"
            "。先列征求意见稿，再列正式文本；名称不同时一并列出。",
        ),
        cannot_see=Bilingual(
            "Figures of which the encoding gives another year or scope in one of the "
            "two; whether the thing counted was defined anew.",
            "录入时年份或口径不同的数值；所计事物是否重新界定。",
        ),
        innocent=Bilingual(
            "The figure was revised, or the thing counted was defined anew.",
            "数值经修订，或所计事物重新界定。",
        ),
        kind="pair",
        fails=(rows(INFANTS, "actual: 3.4‰") + "---\n" + rows(INFANTS, "actual: 3.6‰"),),
        passes=(rows(LITERACY, 'actual: "20%"') + "---\n" + rows(LITERACY, 'actual: "20.0%"'),),
        pair=check_pair,
    ),
)
