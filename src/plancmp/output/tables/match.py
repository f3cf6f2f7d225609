"""The table of `match`: what each label may mean, best first, and the decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from plancmp.messages import message
from plancmp.messages.words import word
from plancmp.model.vocabulary import Indicator
from plancmp.output.columns import Column, table_of
from plancmp.output.table import Table
from plancmp.output.tables.wording import indicator_name
from plancmp.vocabulary.matching import Decision, Ranking

_STYLES: dict[Decision, str] = {"accept": "green", "unsure": "bold", "none": "red"}
_SAID: dict[Decision, str] = {"accept": "accept", "unsure": "unsure", "none": "none_of_these"}


class _Row(NamedTuple):
    """A label and one of the indicators that it may mean; its rank is None where there is none."""

    label: str
    rank: int | None
    indicator: Indicator | None
    score: Decimal | None
    decision: Decision
    scope: str

    @property
    def first(self) -> bool:
        """Whether it is the first row of its label."""
        return self.rank is None or self.rank == 1


def match_table(rankings: Sequence[Ranking], top: int, lang: str) -> Table:
    """Return the candidates of each label, at most `top`, one a row.

    A label that nothing is like has one row with the decision `none` and no indicator.
    """
    rows = [row for ranking in rankings for row in _rows(ranking, top)]

    def name(row: _Row) -> str:
        return indicator_name(row.indicator, lang) if row.indicator else ""

    def decision(row: _Row) -> str:
        return word(_SAID[row.decision], lang) if row.first else ""

    narrowed = any(ranking.scope for ranking in rankings)
    columns: tuple[Column[_Row], ...] = (
        Column("label", lambda row: row.label, lambda row: row.label if row.first else "",
               min_width=16),
        Column("rank", lambda row: row.rank, kind="integer"),
        Column("indicator", lambda row: row.indicator.id if row.indicator else "",
               lambda row: row.indicator.id if row.indicator else "", min_width=20),
        Column("name_zh", lambda row: row.indicator.zh if row.indicator else "", name,
               heading=message("name_heading").text(lang), min_width=16),
        Column("score", lambda row: row.score,
               lambda row: "" if row.score is None else f"{row.score:f}", "number", right=True),
        Column("decision", lambda row: row.decision, decision),
        Column("name_en", lambda row: row.indicator.en if row.indicator else ""),
        Column("scope", lambda row: row.scope,
               (lambda row: row.scope if row.first else "") if narrowed else None),
    )  # fmt: skip
    return table_of(
        columns,
        rows,
        lang,
        summary=_summary(rankings, lang) if len(rankings) > 1 else "",
        style=lambda row: _STYLES[row.decision] if row.first else "dim",
        people=("label", "decision", "indicator", "name_zh", "score", "scope"),
    )


def _rows(ranking: Ranking, top: int) -> list[_Row]:
    if not ranking.candidates:
        return [_Row(ranking.label, None, None, None, ranking.decision, ranking.scope)]
    return [
        _Row(
            ranking.label,
            place,
            candidate.indicator,
            Decimal(str(round(candidate.score, 1))),
            ranking.decision,
            ranking.scope,
        )
        for place, candidate in enumerate(ranking.candidates[:top], start=1)
    ]


def _summary(rankings: Sequence[Ranking], lang: str) -> str:
    counts = Counter(ranking.decision for ranking in rankings)
    parts = tuple(
        message("decided", decision=said, count=str(counts[decision]))
        for decision, said in _SAID.items()
        if counts[decision]
    )
    return message("labels_summary", count=str(len(rankings)), parts=parts).text(lang)
