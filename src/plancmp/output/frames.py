"""A table as a data frame: the same column has the same type, whatever its rows hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plancmp.model.cell import text_of_cell
from plancmp.output.table import Field, Table

if TYPE_CHECKING:
    import pandas
    import polars


def _columns(table: Table) -> dict[str, tuple[str, list[Any]]]:
    """Return the kind and the cells of each column: numbers as float or int, all else as text."""
    fields = {field.name: field for field in table.fields}
    found: dict[str, tuple[str, list[Any]]] = {}
    for i, name in enumerate(table.columns):
        cells = [None if row[i] == "" else row[i] for row in table.rows]
        kind = fields.get(name, Field(name, "text", "", "")).kind
        if kind == "number":
            found[name] = kind, [None if cell is None else float(cell) for cell in cells]
        elif kind == "integer":
            found[name] = kind, [None if cell is None else int(cell) for cell in cells]
        else:
            found[name] = "text", [text_of_cell(row[i]) for row in table.rows]
    return found


def pandas_frame(table: Table) -> pandas.DataFrame:
    """Return the table as a frame of pandas, which has to be installed."""
    import pandas

    types = {"number": "float64", "integer": "Int64", "text": "object"}
    return pandas.DataFrame(
        {
            name: pandas.Series(cells, dtype=types[kind])
            for name, (kind, cells) in _columns(table).items()
        }
    )


def polars_frame(table: Table) -> polars.DataFrame:
    """Return the table as a frame of polars, which has to be installed."""
    import polars

    types = {"number": polars.Float64, "integer": polars.Int64, "text": polars.String}
    columns = _columns(table)
    return polars.DataFrame(
        {name: cells for name, (_, cells) in columns.items()},
        schema={name: types[kind] for name, (kind, _) in columns.items()},
    )
