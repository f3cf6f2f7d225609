"""What the functions of the Python interface give back: rows that are also a table."""

from __future__ import annotations

import io
from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from plancmp.comparison import rows as comparison_rows

if TYPE_CHECKING:
    import pandas
    import polars

    from plancmp.output.table import Table

_Row = TypeVar("_Row")
_SHOWN = 20


class Tabular:
    """Something that is a table in every format that the command line has."""

    @abstractmethod
    def to_table(self, lang: str = "en") -> Table:
        """Return it as a table of named columns, remarks in the language `lang`."""

    def to_pandas(self, lang: str = "en") -> pandas.DataFrame:
        """Return the table as a frame of pandas, which has to be installed."""
        from plancmp.output.frames import pandas_frame

        return pandas_frame(self.to_table(lang))

    def to_polars(self, lang: str = "en") -> polars.DataFrame:
        """Return the table as a frame of polars, which has to be installed."""
        from plancmp.output.frames import polars_frame

        return polars_frame(self.to_table(lang))

    def _repr_html_(self) -> str:
        """Return the first rows for a notebook."""
        from dataclasses import replace

        from plancmp.messages import message
        from plancmp.output.arrange import head
        from plancmp.output.formats import Target
        from plancmp.output.html import write

        table = self.to_table()
        left = len(table.rows) - _SHOWN
        if left > 0:
            more = message("more_in_notebook", count=str(left)).text()
            table = replace(head(table, _SHOWN), legend=(*table.legend, more))
        page = io.StringIO()
        write(table, Target(page), "fragment")
        return page.getvalue()


class Rows(list[_Row], Tabular):
    """A list of rows that is also a table.

    >>> import plancmp
    >>> rows = plancmp.compare(plancmp.load().plans(), indicators=["infant_mortality_rate"])
    >>> rows
    <... rows of CompareRow>
    >>> rows.to_table().columns[:2]
    ('indicator', 'name_zh')
    """

    def __init__(self, rows: Iterable[_Row], table: Callable[[Sequence[_Row], str], Table]) -> None:
        super().__init__(rows)
        self._table = table

    def to_table(self, lang: str = "en") -> Table:
        """Return the rows as a table of named columns, remarks in the language `lang`."""
        return self._table(self, lang)

    def __repr__(self) -> str:
        kind = f" of {type(self[0]).__name__}" if self else ""
        return f"<{len(self)} rows{kind}>"


class Diff(comparison_rows.PlanDiff, Tabular):
    """What changed from plan A to plan B, the most important row first.

    >>> import plancmp
    >>> data = plancmp.load()
    >>> diff = plancmp.diff(data.plan("qinzhou-14fyp-draft"), data.plan("qinzhou-14fyp"),
    ...                     indicators=["infant_mortality_rate"])
    >>> diff
    <Diff qinzhou-14fyp-draft → qinzhou-14fyp: 1 tightened, 2 unknown, 1 unchanged>
    >>> diff.rows[0].change
    Decimal('-1.0')
    """

    def to_table(self, lang: str = "en") -> Table:
        """Return the rows as a table of named columns, remarks in the language `lang`."""
        from plancmp.output.tables.diff import diff_table

        return diff_table(self, lang)
