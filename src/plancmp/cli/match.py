"""`plancmp match`: the indicator that a printed label means."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import click

from plancmp.cli.common.data import Data, data_option
from plancmp.cli.common.output import Output, output_options
from plancmp.cli.common.usage import language, problem
from plancmp.messages import message
from plancmp.reading.files import read_bytes


@click.command("match")
@click.argument("labels", nargs=-1, metavar="LABEL...")
@click.option("--csv", "file", type=click.Path(), help="Read the labels from this CSV file.")
@click.option("--column", metavar="NAME", help="The column of the CSV file that holds them.")
@click.option(
    "--top",
    type=click.IntRange(1, 5),
    default=3,
    show_default=True,
    help="How many candidates to show for a label; 1 gives one row a label.",
)
@output_options
@data_option
def command(
    labels: tuple[str, ...], file: str | None, column: str | None, top: int, out: Output, data: Data
) -> None:
    """Rank the indicators that each LABEL may mean, as plans, yearbooks and bulletins print it.

    `-` reads one label a line from stdin. The decision is `accept` where the first candidate is
    meant for certain, `unsure` where a person has to decide, and `none` where the vocabulary has
    no such indicator and the candidates are only the nearest.

    \b
    Examples:
      plancmp match 每千常住人口注册护士数（人） 新生儿死亡率
      plancmp match --csv table.csv --column 指标 --top 1 -f csv
    """
    wanted = _labels(labels, file, column)
    from plancmp.output.tables.match import match_table
    from plancmp.vocabulary.matching import Matcher

    matcher = Matcher(data.open().vocabulary)
    out.write(match_table(matcher.match_all(wanted), top, out.lang))


def _labels(labels: tuple[str, ...], file: str | None, column: str | None) -> list[str]:
    """Return the labels asked for, without blank ones; wrong usage if there are none."""
    if (file is None) != (column is None):
        raise problem("csv_and_column")
    if file is not None and column is not None:
        if labels:
            raise problem("labels_or_csv")
        found = _column(Path(file), column)
    elif "-" in labels:
        if len(labels) > 1:
            raise problem("stdin_alone")
        text = _decoded(sys.stdin.buffer.read(), "stdin")
        found = text.splitlines()
    else:
        found = list(labels)
    found = [label.strip() for label in found if label.strip()]
    if not found:
        raise problem("no_label")
    return found


def _column(path: Path, column: str) -> list[str]:
    """Return a column of a CSV file; wrong usage if the file or the column cannot be read."""
    text = _decoded(read_bytes(path), str(path))
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        names = list(reader.fieldnames or [])
        if column not in names:
            known = ", ".join(name for name in names if name)
            raise problem("csv_column", file=str(path), name=column, known=known)
        return [row[column] or "" for row in reader]
    except csv.Error as error:
        raise problem(
            "not_csv", file=str(path), line=str(reader.line_num), reason=str(error)
        ) from None


def _decoded(content: bytes, name: str) -> str:
    """Return text in UTF-8, or else in GB18030, in which Chinese spreadsheets are saved."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise problem("cannot_read", file=name, reason=message("encoding").text(language()))
