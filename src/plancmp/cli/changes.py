"""`plancmp changes`: what edits of the YAML mean."""

from __future__ import annotations

import click

from plancmp.cli.common.data import Data, data_option
from plancmp.cli.common.output import Output, output_options
from plancmp.cli.common.usage import UsageProblem, problem
from plancmp.messages import Verbatim, message


@click.command("changes")
@click.argument("rev", default="HEAD")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if anything changed.")
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="List each statement that an edit of the vocabulary affects.",
)
@output_options
@data_option
@click.pass_context
def command(
    ctx: click.Context, rev: str, exit_code: bool, everything: bool, out: Output, data: Data
) -> None:
    """Show what changed in the data from the git revision REV to the files as they are now.

    Statements are compared, not lines: moving a block or writing it in another way is no change.
    What follows from one edit of the vocabulary is one row with a count, but not in csv and json.
    Edits that are not committed count. The data folder must lie in a git repository.

    Exit status: 2 if a file cannot be read on either side; the others are compared all the same.

    \b
    Example:
      plancmp changes main --data data -f markdown
    """
    from pathlib import Path

    from plancmp.comparison.changes.compare import compare_states, not_compared
    from plancmp.model.problem import DataError
    from plancmp.output.formats import DATA
    from plancmp.output.tables.changes import changes_table
    from plancmp.output.text import one_line
    from plancmp.reading.catalogue import data_folder_at, default_folder
    from plancmp.reading.revision import GitError, read_revision
    from plancmp.reading.state import read_old_state, read_state

    folder = Path(data.folder) if data.folder else default_folder()
    if not folder.is_dir():
        raise problem("no_data_folder", folder=str(folder))
    here = data_folder_at(Path.cwd())
    if here is not None and not data.folder and not here.samefile(folder):
        raise problem("other_data_folder", here=str(here), folder=str(folder))
    try:
        old_files = read_revision(folder, rev)
    except GitError as error:
        raise UsageProblem(error.said) from None
    try:
        new = read_state(folder)
        old = read_old_state(old_files, new, folder)
        result = compare_states(old, new, rev)
        names = {**old.vocabulary.indicators, **new.vocabulary.indicators}
    except DataError as error:  # the vocabulary of one side: nothing can be compared
        result, names = not_compared(error.problems, rev), {}
    listed = everything or out.format in DATA
    out.write(changes_table(result, out.lang, str(folder), names, listed=listed))
    if result.problems:
        first = {problem.file: problem for problem in reversed(result.problems)}
        lines = [
            message("not_compared", problem=Verbatim(one_line(problem.in_lang(out.lang))))
            for _, problem in sorted(first.items())
        ]
        if more := len(result.problems) - len(first):
            lines.append(message("and_more_problems", count=str(more)))
        raise UsageProblem("\n".join(line.text(out.lang) for line in lines))
    if exit_code and result.changes:
        ctx.exit(1)
