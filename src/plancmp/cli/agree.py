"""`plancmp agree`: how far the coders of one document agree, and what they differ on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plancmp.cli.common.completion import complete_paths
from plancmp.cli.common.data import Data, data_option, sources_option
from plancmp.cli.common.output import Output, output_options
from plancmp.cli.common.usage import note, problem

if TYPE_CHECKING:
    from plancmp.comparison.agree.agreement import Comparison
    from plancmp.model.coding import Trace
    from plancmp.reading.codings import CodedFile

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@click.command("agree")
@click.argument(
    "files",
    nargs=-1,
    type=click.Path(),
    shell_complete=complete_paths,
    metavar="A.yaml B.yaml [C.yaml…]",
)
@sources_option(
    "Folder of the source texts: show the line, and what `verify` says of each reading."
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

    An encoding is a file, or the id of a plan. They are called a, b, c in the order in which they
    are named. Statements are paired by
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

    if merge and any(Path(merge).resolve() == Path(file).resolve() for file in files):
        raise problem("merge_over_input", file=merge)
    coded = _read(files, data)
    comparison = compare_codings([file.coding for file in coded], resamples=resamples, seed=seed)
    traces = _trace(coded, sources, data) if sources else None
    if merge:
        _merge(merge, comparison, coded)
    _write(comparison, out, summary=summary, wording=wording, traces=traces)
    lost = [problem for file in coded for problem in file.problems]
    if lost:
        raise problem(
            "rows_not_compared",
            problems="".join(f"\n  {problem.in_lang(out.lang)}" for problem in lost),
        )
    if exit_code and comparison.disagreements:
        ctx.exit(1)


def _read(files: Sequence[str], data: Data) -> list[CodedFile]:
    from plancmp.model.problem import DataError
    from plancmp.reading.codings import read_coded_file

    if not 1 < len(files) <= len(_LETTERS):
        raise problem("two_encodings")
    catalogue = data.open()
    coded, problems = [], []
    for name, file in zip(_LETTERS, files, strict=False):
        path = Path(file)
        if file in catalogue.plan_ids() and not path.is_file():
            path = catalogue.folder / "plans" / f"{file}.yaml"
        try:
            coded.append(read_coded_file(path, name, catalogue.vocabulary))
        except DataError as error:
            problems += error.problems
    if problems:
        raise DataError(problems)
    if len({file.coding.plan.source_sha256 for file in coded}) > 1:
        note("other_sources")
    return coded


def _trace(coded: Sequence[CodedFile], folder: str, data: Data) -> dict[int, Trace]:
    from plancmp.tracing.readings import trace_readings
    from plancmp.tracing.scan.pages import read_page

    words = data.open().vocabulary.words
    source = read_page(Path(folder) / Path(coded[0].coding.plan.source_file).name, words)
    return trace_readings([file.coding for file in coded], source, words)


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

    first = summary_table(comparison, out.lang)
    if summary:
        out.write(first)
        return
    listed = [*comparison.disagreements, *(comparison.wordings if wording else ())]
    order = {id(found): i for i, found in enumerate(comparison.found)}
    listed.sort(key=lambda disagreement: order[id(disagreement.found)])
    second = disagreements_table(comparison, listed, out.lang, traces)
    if out.format not in ("table", "markdown") and out.format in MODULES:
        out.write(second)
        return

    def write(target: Target) -> None:
        write_table(first, target, out.format)
        target.stream.write("\n")
        write_table(second, target, out.format)

    out.write_with(write)


def _merge(path: str, comparison: Comparison, coded: Sequence[CodedFile]) -> None:
    from plancmp.output.merged_plan import merged_plan
    from plancmp.reading.replacing import write_whole

    text, decisions = merged_plan(comparison, coded)
    try:
        write_whole(Path(path), text)
    except OSError as error:
        raise problem("cannot_write", file=path, reason=error.strerror or str(error)) from None
    note("merged" if decisions else "merged_agreed", file=path, count=str(decisions))
