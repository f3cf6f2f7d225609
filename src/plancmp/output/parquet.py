"""Parquet: every column with one type, whatever its rows hold; the meanings go with them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from plancmp.model.cell import text_of_cell
from plancmp.output.formats import MissingExtraError, Target
from plancmp.output.table import Kind, Table

if TYPE_CHECKING:
    import pyarrow


def write(table: Table, target: Target, format_name: str) -> None:
    """Write the table to the target's buffer."""
    try:
        from pyarrow import parquet
    except ImportError:
        raise MissingExtraError("parquet") from None
    parquet.write_table(arrow_table(table), target.stream.buffer)


def arrow_table(table: Table, *, exact: bool = False) -> pyarrow.Table:
    """Return the table as one of Arrow's: numbers as float64 or int64, all else as text.

    With `exact` a number is a decimal of twelve places, as many as any conversion of units gives.
    """
    import pyarrow

    number = pyarrow.decimal128(38, 12) if exact else pyarrow.float64()
    fields = {field.name: field for field in table.fields}
    columns: list[list[Any]] = []
    schema = []
    for i, name in enumerate(table.columns):
        field = fields.get(name)
        kind = field.kind if field else _kind_of([row[i] for row in table.rows])
        cells = [None if row[i] == "" else row[i] for row in table.rows]
        meaning = {"description": field.meaning} if field and field.meaning else None
        if kind == "number":
            made = Decimal if exact else float
            columns.append([None if cell is None else made(cell) for cell in cells])
            schema.append(pyarrow.field(name, number, metadata=meaning))
        elif kind == "integer":
            columns.append([None if cell is None else int(cell) for cell in cells])
            schema.append(pyarrow.field(name, pyarrow.int64(), metadata=meaning))
        else:
            columns.append([text_of_cell(row[i]) for row in table.rows])
            schema.append(pyarrow.field(name, pyarrow.string(), metadata=meaning))
    shape = pyarrow.schema(schema)
    arrays = [pyarrow.array(c, type=f.type) for c, f in zip(columns, shape, strict=True)]
    return pyarrow.Table.from_arrays(arrays, schema=shape)


def _kind_of(cells: list[Any]) -> Kind:
    """Return the kind of a column that no field describes, by what stands in it."""
    filled = [cell for cell in cells if cell is not None and cell != ""]
    if filled and all(isinstance(cell, int) for cell in filled):
        return "integer"
    if filled and not any(isinstance(cell, str) for cell in filled):
        return "number"
    return "text"
