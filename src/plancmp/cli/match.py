"""`plancmp match`: the indicator that a printed label means."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import click

from plancmp.cli.options import Data, Output, UsageProblem, data_option, output_options


@click.command("match", short_help="Find the indicator that a printed label means.")
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
    labels: tuple[str, ...],
    file: str | None,
    column: str | None,
    top: int,
    out: Output,
    data: Data,
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
        raise UsageProblem("--csv FILE and --column NAME go together")
    if file is not None and column is not None:
        if labels:
            raise UsageProblem("give labels, or --csv FILE, not both")
        found = _column(Path(file), column)
    elif "-" in labels:
        if len(labels) > 1:
            raise UsageProblem("`-` reads all labels from stdin: give no others")
        text = _decoded(sys.stdin.buffer.read(), "stdin")
        found = text.splitlines()
    else:
        found = list(labels)
    found = [each.strip() for each in found if each.strip()]
    if not found:
        raise UsageProblem("no label is given: name some, or `-` for stdin, or --csv FILE")
    return found


def _column(path: Path, column: str) -> list[str]:
    """Return a column of a CSV file; wrong usage if the file or the column cannot be read."""
    try:
        text = _decoded(path.read_bytes(), str(path))
    except OSError as error:
        raise UsageProblem(f"cannot read {path}: {error.strerror}") from None
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        names = list(reader.fieldnames or [])
        if column not in names:
            from plancmp.reading.shape import did_you_mean

            hint = did_you_mean(column, [name for name in names if name])
            raise UsageProblem(f"{path}:1:1: no column is called {column!r}: {hint}")
        return [row[column] or "" for row in reader]
    except csv.Error as error:
        raise UsageProblem(f"{path}:{reader.line_num}:1: not CSV: {error}") from None


def _decoded(content: bytes, name: str) -> str:
    """Return text in UTF-8, or else in GB18030, in which Chinese spreadsheets are saved."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UsageProblem(f"cannot read {name}: neither UTF-8 nor GB18030")
