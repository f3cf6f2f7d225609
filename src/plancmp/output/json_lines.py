"""JSON: a list of objects, or one object a line; numbers keep the precision that was printed."""

from __future__ import annotations

import json
from decimal import Decimal

from plancmp.model.cell import Cell
from plancmp.output.formats import Target
from plancmp.output.table import Table


def _literal(cell: Cell) -> str:
    # The json module has no decimals: 6.0 would lose its zero as a float.
    return f"{cell:f}" if isinstance(cell, Decimal) else json.dumps(cell, ensure_ascii=False)


def write(table: Table, target: Target, format_name: str) -> None:
    """Write one JSON list, or with `jsonl` one object a line."""
    keys = [json.dumps(name) for name in table.columns]
    lines = [
        "{" + ", ".join(f"{k}: {_literal(c)}" for k, c in zip(keys, row, strict=True)) + "}"
        for row in table.rows
    ]
    if format_name == "jsonl":
        target.stream.writelines(f"{line}\n" for line in lines)
    else:
        target.stream.write("[\n" + ",\n".join(f"  {line}" for line in lines) + "\n]\n")
