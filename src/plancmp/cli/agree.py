"""`plancmp agree`: how far the coders of one document agree, and what they differ on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plancmp.cli.options import Data, Output, UsageProblem, data_option, output_options

if TYPE_CHECKING:
    from plancmp.comparison.agree.agreement import Comparison
    from plancmp.output.table import Table
    from plancmp.output.tables.agree import Trace
    from plancmp.reading.codings import CodedFile

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@click.command("agree", short_help="Hold several encodings of one document against each other.")
@click.argument("files", nargs=-1, type=click.Path(), metavar="A.yaml B.yaml [C.yaml…]")
@click.option(
    "--sources",
    metavar="DIR",
    envvar="PLANCMP_SOURCES",
    show_envvar=True,
    type=click.Path(),
    help="Folder of the source texts: show the line, and what `verify` says of each reading.",
)
@click.option(
    "--merge",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="Write one file: what all agree on, the rest as marked readings to choose from.",
)
@click.option("--summary", is_flag=True, help="Only the agreement on each field.")
@click.option("--wording", is_flag=True, help="List also what only the wording differs in.")
@click.option(
    "--resamples",
    type=click.IntRange(0, 100_000),
    default=2000,
    show_default=True,
    help="How often alpha is resampled for its interval.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="Seed of the resampling.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if the coders differ.")
@output_options
@data_option
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[str, ...],
    sources: str | None,
    merge: str | None,
    summary: bool,
    wording: bool,
    resamples: int,
    seed: int,
    exit_code: bool,
    out: Output,
    data: Data,
) -> None:
    """Hold two or more encodings of one document against each other.

    The encodings are called a, b, c in the order in which they are named. Statements are paired by
    where they stand, label, printed value and role; their indicator may be what coders differ on.
    First comes, for each field, how many statements were compared, in what share of pairs the
    coders say the same, and Krippendorff's alpha with an interval (Hayes and Krippendorff 2007);
    then everything they differ on. A draft of `scan` may be one of the encodings.

    Formats for programs hold one table: what coders differ on, or with --summary the agreement.

    With --merge what all agree on is written to FILE, and where they differ each reading, marked
    with its coder. `check` refuses the marks until a third reader has settled them.

    Exit status: 2 if a file cannot be read, or rows of it cannot be compared.

    \b
    Examples:
      plancmp agree a.yaml b.yaml --sources ../sources
      plancmp agree a.yaml b.yaml --merge plan.yaml --summary
    """
    from plancmp.comparison.agree.agreement import compare_codings

    coded = _read(files, data)
    comparison = compare_codings([each.coding for each in coded], resamples=resamples, seed=seed)
    traces = _trace(coded, sources) if sources else None
    _write(comparison, out, summary=summary, wording=wording, traces=traces)
    if merge:
        _merge(merge, comparison, coded)
    lost = [problem for each in coded for problem in each.problems]
    if lost:
        lines = [f"not compared: {problem.in_lang(out.lang)}" for problem in lost]
        raise UsageProblem("\n".join(lines))
    if exit_code and comparison.disagreements:
        ctx.exit(1)


def _read(files: Sequence[str], data: Data) -> list[CodedFile]:
    from plancmp.model.problem import DataError
    from plancmp.reading.codings import read_coded_file

    if not 1 < len(files) <= len(_LETTERS):
        raise UsageProblem(
            "name two or more encodings of one document: plancmp agree A.yaml B.yaml"
        )
    vocabulary = data.open().vocabulary
    coded, problems = [], []
    for name, file in zip(_LETTERS, files, strict=False):
        try:
            coded.append(read_coded_file(Path(file), name, vocabulary))
        except DataError as error:
            problems += error.problems
    if problems:
        raise DataError(problems)
    digests = {each.coding.plan.source_sha256 for each in coded}
    if len(digests) > 1:
        click.echo("the encodings name different source texts (source.sha256)", err=True)
    return coded


def _write(
    comparison: Comparison,
    out: Output,
    *,
    summary: bool,
    wording: bool,
    traces: dict[int, Trace] | None,
) -> None:
    from plancmp.output.formats import MODULES, Target, write_table
    from plancmp.output.tables.agree import disagreements_table, summary_table

    listed = [*comparison.disagreements, *(comparison.wordings if wording else ())]
    order = {id(each): i for i, each in enumerate(comparison.found)}
    listed.sort(key=lambda each: order[id(each.found)])
    first = summary_table(comparison, out.lang)
    second = disagreements_table(comparison, listed, out.lang, traces)
    reads_on = out.format in ("table", "markdown") or out.format not in MODULES
    tables: list[Table] = [first] if summary else [first, second] if reads_on else [second]

    def write(target: Target) -> None:
        for i, table in enumerate(tables):
            if i:
                target.stream.write("\n")
            write_table(table, target, out.format)

    out.write_with(write)


def _trace(coded: Sequence[CodedFile], sources: str) -> dict[int, Trace]:
    raise NotImplementedError


def _merge(path: str, comparison: Comparison, coded: Sequence[CodedFile]) -> None:
    from plancmp.output.merged_plan import merged_plan

    text, decisions = merged_plan(comparison, coded)
    try:
        Path(path).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageProblem(f"cannot write {path}: {error.strerror}") from None
    left = f"{decisions} left to a third reader" if decisions else "the coders agree"
    click.echo(f"merged into {path}; {left}", err=True)
