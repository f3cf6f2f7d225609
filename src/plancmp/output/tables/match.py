"""The table of `match`: what each label may mean, best first, and the decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from plancmp.output.table import Table, View, ViewColumn
from plancmp.vocabulary.matching import Decision, Ranking

COLUMNS = ("label", "rank", "indicator", "name_zh", "score", "decision")
_DECISIONS_ZH: dict[Decision, str] = {"accept": "采用", "unsure": "待定", "none": "词表中无"}
_DECISIONS_EN: dict[Decision, str] = {
    "accept": "accept",
    "unsure": "unsure",
    "none": "none of these",
}
_STYLES: dict[Decision, str] = {"accept": "green", "unsure": "yellow", "none": "red"}

_Row = tuple[str, int | None, str, str, Decimal | None, Decision]


def match_table(rankings: Sequence[Ranking], top: int, lang: str) -> Table:
    """Return the candidates of each label, at most `top`, one a row.

    A label that nothing is like has one row with the decision `none` and no indicator.
    """
    rows = [row for ranking in rankings for row in _rows(ranking, top)]
    zh = lang == "zh"
    words = _DECISIONS_ZH if zh else _DECISIONS_EN
    heads = ("名称", "判断", "指标", "指标名称", "分数") if zh else (
        "label", "decision", "indicator", "name", "score"
    )  # fmt: skip

    def first(row: _Row) -> bool:
        return row[1] is None or row[1] == 1

    columns = (
        ViewColumn(heads[0], lambda row: row[0] if first(row) else "", min_width=16),
        ViewColumn(heads[1], lambda row: words[row[5]] if first(row) else ""),
        ViewColumn(heads[2], lambda row: row[2], min_width=20),
        ViewColumn(heads[3], lambda row: row[3], min_width=16),
        ViewColumn(heads[4], lambda row: "" if row[4] is None else f"{row[4]:f}", right=True),
    )
    view = View(rows, columns, style=lambda row: _STYLES[row[5]] if first(row) else "dim")
    return Table(COLUMNS, rows, view, _summary(rankings, words, zh) if len(rankings) > 1 else "")


def _rows(ranking: Ranking, top: int) -> list[_Row]:
    if not ranking.candidates:
        return [(ranking.label, None, "", "", None, ranking.decision)]
    return [
        (
            ranking.label,
            place,
            each.indicator.id,
            each.indicator.zh,
            Decimal(str(round(each.score, 1))),
            ranking.decision,
        )
        for place, each in enumerate(ranking.candidates[:top], start=1)
    ]


def _summary(rankings: Sequence[Ranking], words: dict[Decision, str], zh: bool) -> str:
    counts = Counter(ranking.decision for ranking in rankings)
    parts = [f"{words[each]} {counts[each]}" for each in words if counts[each]]
    return f"{len(rankings)} 个名称：" + "，".join(parts) if zh else (
        f"{len(rankings)} labels: " + ", ".join(parts)
    )  # fmt: skip
