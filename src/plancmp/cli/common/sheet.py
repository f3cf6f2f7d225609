"""A plan file out of a filled-in sheet, and the empty sheet to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from plancmp.cli.common.usage import problem
from plancmp.messages.words import LANGUAGES

if TYPE_CHECKING:
    from plancmp.model.vocabulary import Vocabulary


def plan_from_sheet(
    file: str, told: dict[str, str], vocabulary: Vocabulary
) -> tuple[str, str, list[str]]:
    """Return the id and the text of the plan file that a sheet holds, and what is left open.

    `told` are keys of the head that were given beside it. Raises DataError with the cell of
    every row that cannot be read.
    """
    from plancmp.model.terms import BLANK
    from plancmp.output.column_words import heading_of
    from plancmp.reading.sheet_plan import COLUMNS, read_sheet_plan
    from plancmp.reading.sheets import MissingReaderError, read_sheets
    from plancmp.reading.tree import Mapping, Text
    from plancmp.reading.writing import plan_text

    path = Path(file)
    names = {heading_of(column, lang).lower(): column for column in reversed(COLUMNS)
             for lang in LANGUAGES}  # fmt: skip
    try:
        plan = read_sheet_plan(file, read_sheets(path), told, vocabulary, names)
    except MissingReaderError:
        raise problem("no_extra", format="xlsx", extra="xlsx") from None
    entries = plan.root.entries
    source = entries["source"]
    assert isinstance(source, Mapping)
    blanks = [
        key
        for key, node in (*entries.items(), *source.entries.items())
        if isinstance(node, Text) and node.value == BLANK
    ]
    labels = [f"`{row.entries['label'].value}`" for row in plan.open_rows
              if isinstance(row.entries["label"], Text)]  # fmt: skip
    identifier = entries["id"]
    assert isinstance(identifier, Text)
    intro = f"Made by `plancmp new --from` of {path.name}."
    return identifier.value, plan_text(plan.root, intro), [*blanks, *labels]


def write_template(file: str, vocabulary: Vocabulary, lang: str) -> None:
    """Write an empty sheet into a new file; wrong usage if it exists, or is of another kind."""
    from plancmp.cli.common.output import Output
    from plancmp.output.tables.template import template_table

    kind = Path(file).suffix.lower().removeprefix(".")
    if kind not in ("xlsx", "csv"):
        raise problem("template_kind", file=file)
    if Path(file).exists():
        raise problem("file_exists", file=file)
    Output(kind, file, lang, False).write(template_table(vocabulary, lang))
