"""`plancmp check`: what is wrong with the YAML, and where."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from plancmp.cli.common.completion import complete_paths
from plancmp.cli.common.data import Data, data_option
from plancmp.cli.common.findings import explain as explain_rules
from plancmp.cli.common.findings import find_rules, refuse_format, words_of, write_findings
from plancmp.cli.common.output import Output, output_options_with
from plancmp.cli.common.rows import row_options
from plancmp.output.findings import FORMATS

if TYPE_CHECKING:
    from plancmp.rules.report import Report


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(), shell_complete=complete_paths)
@click.option(
    "--select", multiple=True, metavar="CODE", help="Only these codes, or families (V,N3)."
)
@click.option("--ignore", multiple=True, metavar="CODE", help="Not these codes or families.")
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
@click.option("--statistics", is_flag=True, help="Say how many problems of each code there are.")
@click.option(
    "--explain", metavar="CODE", help="Say what a rule is for, with examples; `all` for every rule."
)
@output_options_with(*FORMATS)
@row_options(first=10, statuses=("error", "warning", "note"), status_column="severity")
@data_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,
    statistics: bool,
    explain: str | None,
    out: Output,
    data: Data,
) -> None:
    """Check plan and vocabulary files: the files and folders of PATH, else the whole data set.

    A plan is judged with the vocabulary beside its folder, else with that of the data in use; `-`
    is a plan on standard input. What rests on a statement is acknowledged in its row, for `audit`
    too: `acknowledged: [{code: A306, comment: the plan prints it so}]`; a comment silences the
    rest on its line: `# plancmp: ignore V209 for the next plan`. Besides the usual formats there
    are github, gitlab, sarif and junit.

    Exit status: 1 if there are errors (with --strict, warnings too), 2 if a file cannot be read.

    \b
    Example:
      plancmp check data --select V,D
    """
    from pathlib import Path

    from plancmp.rules.registry import choose

    if explain is not None:
        explain_rules(explain, out)
        return
    chosen = find_rules(lambda: choose(words_of(select), words_of(ignore)))
    from plancmp.reading.catalogue import default_folder
    from plancmp.reading.files import MAX_BYTES
    from plancmp.rules.checking import check_files

    default = Path(data.folder) if data.folder else default_folder()
    stdin = sys.stdin.buffer.read(MAX_BYTES + 1) if "-" in paths else b""
    report = check_files(paths, default, chosen, stdin=stdin)
    _write(report, statistics, out)
    ctx.exit(report.status(strict))


def _write(report: Report, statistics: bool, out: Output) -> None:
    from plancmp.output.tables.check import problems_table, statistics_table

    if statistics:
        refuse_format("--statistics", out)
        out.write(statistics_table(report, out.lang))
    elif out.format == "table" and not out.arrangement.sort:
        _write_text(report, out)
    elif out.format in FORMATS:
        write_findings(report, out, out.format)
    else:
        out.write(problems_table(report, out.lang))
    if out.format != "table" and not statistics:
        print(report.summary(out.lang), file=sys.stderr)


def _write_text(report: Report, out: Output) -> None:
    """Write the findings with their lines: those asked for, on a terminal the gravest ten."""
    from dataclasses import replace

    from plancmp.messages import message
    from plancmp.output.findings.text import write
    from plancmp.rules.finding import SEVERITIES

    asked = out.arrangement
    shown = [
        problem for problem in report.problems if problem.severity in (asked.statuses or SEVERITIES)
    ]
    count = asked.top or (asked.first if out.on_terminal and not asked.everything else None)
    left = len(shown) - (count or len(shown))
    more = ""
    if left > 0:
        gravest = sorted(shown, key=lambda finding: SEVERITIES.index(finding.severity))[:count]
        shown = [finding for finding in shown if finding in gravest]
        more = message("more_rows", count=str(left)).text(out.lang)
    told = replace(report, problems=shown)
    summary = report.summary(out.lang)
    out.write_with(lambda target: write(told, target, out.lang, summary=summary, more=more))
