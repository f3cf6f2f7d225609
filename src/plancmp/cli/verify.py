"""`plancmp verify`: the statements against the texts that they were encoded from."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plancmp.cli.common.completion import complete_plans
from plancmp.cli.common.data import Data, data_option, find_plans, sources_option
from plancmp.cli.common.narrowing import Narrowing, narrowing_options
from plancmp.cli.common.output import Output, output_options_with
from plancmp.cli.common.rows import row_options
from plancmp.cli.common.usage import UsageProblem, language, problem
from plancmp.messages import Verbatim, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancmp.language.documents import Document
    from plancmp.model.plan import Plan
    from plancmp.model.vocabulary import Vocabulary
    from plancmp.model.words import Words
    from plancmp.reading.catalogue import Catalogue
    from plancmp.tracing.verify.engine import Check
    from plancmp.tracing.verify.unused import Unused


_RESULTS = ("found", "doubtful", "ambiguous", "not_found", "source_differs")
"""What verifying comes to; written here, as importing them brings half of the reader."""


@click.command("verify")
@click.argument("plans", nargs=-1, shell_complete=complete_plans)
@sources_option(
    "Folder of the source texts, by the file names in the plans; else that of the plan."
)
@narrowing_options
@click.option("--context", is_flag=True, help="Also show the line and the sentence of each figure.")
@click.option("--unused", is_flag=True, help="List the figures of the texts that none uses.")
@click.option(
    "--record",
    is_flag=True,
    help="Note in the file of each plan of which everything was found: text, version and date.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 also where something is doubtful.")
@output_options_with(endings=(".html",))
@row_options(first=10, statuses=_RESULTS, status_column="result")
@data_option
@click.pass_context
def command(
    ctx: click.Context,
    plans: tuple[str, ...],
    narrow: Narrowing,
    sources: str | None,
    context: bool,
    unused: bool,
    record: bool,
    strict: bool,
    out: Output,
    data: Data,
) -> None:
    """Find every statement of the plans (of all, if none is named) again in its source text.

    The text is known by its SHA-256, the section by its headings; within it label and printed value
    must belong together, in a table stand in the right row and column. A statement is found, with
    its line, or ambiguous, or not_found; source_differs says that the text is another one, and that
    nothing was looked for. It is doubtful where it stands there, but its sentence or heading speaks
    against its role (an aim entered as reached, or the other way round), its year or its scope, or
    where its label names another indicator. On
    a terminal what was found is only counted, unless -i or the like asks for some of it; --context
    shows the sentence of each figure, the figure marked.

    With --unused the question is turned round: every figure of the texts that no statement uses,
    sorted by what it seems to be. With one plan and -o FILE.html it writes the whole text as a
    page, every figure marked by what uses it; the page holds the text, so keep it to yourself.

    Exit status: 1 if anything was not found (with --strict: or is doubtful), 2 if a source text
    is missing or cannot be read.

    \b
    Example:
      plancmp verify --sources ../sources qinzhou-14fyp
      plancmp verify --sources ../sources luzhai -i 婴儿死亡率 --context
    """
    from plancmp.output.tables.verify import summary_of, unused_table, verify_table
    from plancmp.tracing.context import context_of
    from plancmp.tracing.verify.engine import FOUND, STANDS, verify_plan

    catalogue = data.open()
    found, vocabulary = find_plans(catalogue, plans), catalogue.vocabulary
    texts = _read_sources(found, sources, vocabulary.words)
    by_plan = {
        plan.id: verify_plan(plan, texts[plan.id], vocabulary.words, vocabulary) for plan in found
    }
    asked = narrow.selection(catalogue)
    checks = [check for plan in found for check in by_plan[plan.id] if asked.keeps(check.statement)]
    if not checks and narrow != Narrowing():
        raise problem("nothing_stated_by_any")
    failed = [check for check in checks if check.result != FOUND]
    if out.file is not None and out.file.endswith(".html"):
        if len(found) != 1:
            raise problem("page_of_one_text")
        (plan,) = found
        _write_trace(plan, texts[plan.id], checks, catalogue, out)
    elif unused:
        left = {
            plan.id: _unused(plan, texts[plan.id], by_plan[plan.id], vocabulary) for plan in found
        }
        out.write(unused_table(left, found, out.lang))
    else:
        contexts = (
            {id(check): context_of(check, texts[check.statement.plan]) for check in checks}
            if context
            else None
        )
        listed = context or narrow != Narrowing()
        out.write(verify_table(checks, out.lang, contexts=contexts, listed=listed))
    _say_where(found, texts, failed, out, listed=not unused)
    if unused or out.format not in ("table", "markdown"):
        click.echo(summary_of(checks, out.lang), err=True)
    if record:
        _record([plan for plan in found if all(c.result == FOUND for c in by_plan[plan.id])])
    passing = {FOUND} if strict else STANDS
    ctx.exit(0 if all(check.result in passing for check in checks) else 1)


def _record(plans: Sequence[Plan]) -> None:
    """Note in the files of the plans that they were verified today, with this version."""
    from datetime import date
    from importlib.metadata import version

    from plancmp.model.plan import Verified
    from plancmp.reading.recording import record_verified

    today = date.today().isoformat()
    for plan in plans:
        try:
            record_verified(
                Path(plan.file), Verified(plan.source_sha256, version("plancmp"), today)
            )
        except OSError as error:
            raise problem(
                "cannot_write", file=plan.file, reason=error.strerror or str(error)
            ) from None


def _read_sources(plans: Sequence[Plan], folder: str | None, words: Words) -> dict[str, Document]:
    """Read the source text of every plan; wrong usage if one is missing or unreadable."""
    from plancmp.model.problem import DataError
    from plancmp.tracing.scan.pages import read_page

    if folder is not None and not Path(folder).is_dir():
        raise problem("no_source_folder", folder=folder)
    texts, problems, lang = {}, [], language()
    for plan in plans:
        name = plan.source_file
        path = Path(Path(plan.file).parent if folder is None else folder) / name
        if folder is None and not path.is_file():
            raise problem("no_sources")
        if Path(name).name != name:
            said = message("source_no_plain_name", path=str(path), plan=plan.id)
            problems.append(said.text(lang))
            continue
        try:
            texts[plan.id] = read_page(path, words)
        except DataError as error:
            lines = "\n".join(problem.in_lang(lang) for problem in error.problems)
            said = message("source_unread", problem=Verbatim(lines), plan=plan.id)
            problems.append(said.text(lang))
    if problems:
        raise UsageProblem("\n".join(problems))
    return texts


def _unused(
    plan: Plan, text: Document, checks: Sequence[Check], vocabulary: Vocabulary
) -> list[Unused]:
    """Return the unused figures of a text, none where it is not the plan's."""
    from plancmp.language.blocks import blocks_of
    from plancmp.tracing.verify.engine import SOURCE_DIFFERS
    from plancmp.tracing.verify.unused import unused_figures

    if any(check.result == SOURCE_DIFFERS for check in checks):
        return []
    uses = [use for check in checks for use in check.uses]
    words = vocabulary.words
    return unused_figures(blocks_of(text, words), uses, plan.projects, words, vocabulary.units)


def _write_trace(
    plan: Plan, text: Document, checks: Sequence[Check], catalogue: Catalogue, out: Output
) -> None:
    """Write the text as a page, with every figure marked by the statement that uses it."""
    from plancmp.cli.common.made import made_with
    from plancmp.language.blocks import blocks_of
    from plancmp.messages.words import word
    from plancmp.output.report.trace import TraceEntry, trace_page
    from plancmp.output.tables.verify import reason_of, result_of
    from plancmp.tracing.trace import trace, uses_of
    from plancmp.tracing.verify.engine import FOUND
    from plancmp.tracing.verify.unused import project_uses

    vocabulary = catalogue.vocabulary
    entries = [
        TraceEntry(
            number,
            check.statement.label,
            f"{word(check.statement.role, out.lang)} {check.statement.year}: "
            f"{check.statement.value.printed or '—'}",
            result_of(check, out.lang),
            reason_of(check, out.lang),
            "good" if check.result == FOUND and not check.reason
            else "doubt" if check.uses else "bad",
            tuple(dict.fromkeys(line for line, _, _ in check.uses)),
        )
        for number, check in enumerate(checks)
    ]  # fmt: skip
    lines = trace(
        text.lines,
        uses_of(checks),
        _unused(plan, text, checks, vocabulary),
        project_uses(blocks_of(text, vocabulary.words), plan.projects),
    )
    page = trace_page(plan.title, lines, entries, out.lang, made_with(catalogue))
    out.write_with(lambda target: target.stream.writelines((page,)))


def _say_where(
    plans: Sequence[Plan],
    texts: dict[str, Document],
    failed: Sequence[Check],
    out: Output,
    *,
    listed: bool,
) -> None:
    """Say on stderr which texts are others, and where in the YAML the findings stand.

    A terminal that shows the table of findings does not show them twice.
    """
    from plancmp.output.tables.verify import reason_of
    from plancmp.output.text import one_line
    from plancmp.tracing.verify.engine import SOURCE_DIFFERS

    for plan in plans:
        text = texts[plan.id]
        if text.sha256 != plan.source_sha256:
            said = message(
                "text_is_another",
                plan=plan.id,
                file=text.name,
                sha256=text.sha256,
                known=plan.source_sha256,
            )
            click.echo(one_line(said.text(out.lang)), err=True)
    if listed and out.file is None and sys.stdout.isatty():
        return
    for check in failed:
        if check.result != SOURCE_DIFFERS:
            statement = check.statement
            at = statement.position
            said = message(
                "not_found_at",
                place=f"{at.file}:{at.line}:{at.column}",
                label=Verbatim(statement.label),
                printed=Verbatim(statement.value.printed),
                result=check.result,
                reason=Verbatim(reason_of(check, out.lang)),
            )
            click.echo(one_line(said.text(out.lang)), err=True)
