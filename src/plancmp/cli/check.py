"""`plancmp check`: what is wrong with the YAML, and where."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from plancmp.cli.options import Data, Output, UsageProblem, data_option, output_options_with
from plancmp.output.findings import FORMATS

if TYPE_CHECKING:
    from plancmp.rules.report import Report
    from plancmp.rules.rule import Rule


def _words(given: tuple[str, ...]) -> list[str]:
    return [word.strip() for each in given for word in each.split(",") if word.strip()]


@click.command("check", short_help="Check the YAML files for mistakes.")
@click.argument("paths", nargs=-1, type=click.Path())
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

    A plan is judged with the vocabulary beside its folder, else with that of the data in use.
    A comment silences a rule on its line: `# plancmp: ignore N304 the plan prints it so`. Besides
    the usual formats there are github, gitlab, sarif and junit.

    Exit status: 1 if there are errors (with --strict, warnings too), 2 if a file cannot be read.

    \b
    Example:
      plancmp check data --select V,D
    """
    import gc
    from pathlib import Path

    # What is read is kept to the end of a short run: looking for garbage finds none.
    gc.disable()
    from plancmp.rules.registry import UnknownRuleError, all_rules, choose, named

    try:
        if explain is not None:
            _explain(list(all_rules()) if explain == "all" else named(_words((explain,))), out)
            return
        chosen = choose(_words(select), _words(ignore))
    except UnknownRuleError as error:
        raise UsageProblem(str(error)) from None
    from plancmp.reading.catalogue import default_folder
    from plancmp.rules.checking import check_files

    default = Path(data.folder) if data.folder else default_folder()
    report = check_files(paths, default, chosen)
    _write(report, statistics, out)
    gc.freeze()  # nor at the end of the process
    ctx.exit(report.status(strict))


def _explain(rules: list[Rule], out: Output) -> None:
    from plancmp.output.tables.check import explanation, rules_table

    if out.format in FORMATS:
        raise UsageProblem(f"--explain has no format {out.format}; it has table, json, markdown …")
    if out.format == "table":
        text = "\n----\n\n".join(explanation(rule) for rule in rules)
        out.write_with(lambda target: target.stream.writelines((text,)))
    else:
        out.write(rules_table(rules))


def _write(report: Report, statistics: bool, out: Output) -> None:
    from importlib import import_module

    from plancmp.output.tables.check import problems_table, statistics_table

    if statistics and out.format in FORMATS:
        raise UsageProblem(f"--statistics has no format {out.format}; it has table, json, csv …")
    if statistics:
        out.write(statistics_table(report))
    elif out.format in ("table", *FORMATS):
        name = "text" if out.format == "table" else out.format
        module = import_module(f"plancmp.output.findings.{name}")
        out.write_with(lambda target: module.write(report, target))
    else:
        out.write(problems_table(report))
    if out.format != "table" and not statistics:
        print(report.summary(), file=sys.stderr)
