"""An empty sheet to fill in: the columns of a plan's rows, its head, and the indicators."""

from __future__ import annotations

from plancmp.messages.words import word
from plancmp.model.terms import CHANNELS, NATURES, ROLES, STAGES
from plancmp.model.vocabulary import Vocabulary
from plancmp.output.column_words import heading_of, meaning_of
from plancmp.output.table import Field, Table, plain_view
from plancmp.output.tables.lists import indicators_table
from plancmp.reading.sheet_plan import HEAD_COLUMNS, ROW_COLUMNS
from plancmp.vocabulary.lookup import Candidate

_CLOSED = {"role": ROLES, "channel": CHANNELS[:3], "nature": NATURES}


def template_table(vocabulary: Vocabulary, lang: str) -> Table:
    """Return the sheet that `new --from` reads, with no row in it."""
    indicators = [Candidate(indicator, 100.0) for indicator in vocabulary.indicators.values()]
    terms = {
        column: tuple(choice if column == "nature" else word(choice, lang) for choice in known)
        for column, known in _CLOSED.items()
    }
    head = _empty(HEAD_COLUMNS, lang, {"stage": STAGES})
    listed = indicators_table(indicators, vocabulary, lang)
    sheets = (("plan", head), ("indicators", listed))
    return _empty(ROW_COLUMNS, lang, terms, sheets)


def _empty(
    columns: tuple[str, ...],
    lang: str,
    fill: dict[str, tuple[str, ...]],
    sheets: tuple[tuple[str, Table], ...] = (),
) -> Table:
    fields = tuple(
        Field(name, "text", heading_of(name, lang), meaning_of(name, lang)) for name in columns
    )
    return Table(
        columns,
        [],
        plain_view(columns, [], *columns),
        fields=fields,
        lang=lang,
        sheets=sheets,
        fill=fill,
    )
