"""`plancmp export`: every statement as data."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plancmp.cli.common.completion import complete_plans
from plancmp.cli.common.data import Data, data_option, find_plans
from plancmp.cli.common.narrowing import Narrowing, narrowing_options
from plancmp.cli.common.output import Output, output_options
from plancmp.cli.common.responsible import Responsible, responsible_options
from plancmp.cli.common.rows import row_options
from plancmp.cli.common.usage import problem
from plancmp.messages import message

if TYPE_CHECKING:
    from plancmp.model.plan import Plan
    from plancmp.output.tables.statements import Group
    from plancmp.reading.catalogue import Catalogue


_AT_ONCE = 256
"""How many plans are in memory at a time where all of them are written as Parquet."""


@click.command("export")
@click.argument("plans", nargs=-1, shell_complete=complete_plans)
@narrowing_options
@responsible_options
@click.option(
    "--package",
    type=click.Path(file_okay=False),
    help="Write the whole data set as a Frictionless Data Package into this folder.",
)
@click.option(
    "--parquet",
    type=click.Path(file_okay=False),
    help="Write all plans as Parquet files into this new folder, by period and level of place.",
)
@click.option(
    "--vocabulary", is_flag=True, help="Write the indicators of the vocabulary, not statements."
)
@output_options
@row_options()
@data_option
def command(
    plans: tuple[str, ...],
    narrow: Narrowing,
    charged: Responsible,
    package: str | None,
    parquet: str | None,
    vocabulary: bool,
    out: Output,
    data: Data,
) -> None:
    """Write every statement of the plans (of all, if none is named), one row a statement.

    A workbook (-o FILE.xlsx) has the heads of the plans on a second sheet: `new --from` reads it.

    \b
    Example:
      plancmp export -f csv -o statements.csv
      plancmp export --package plans-package
      plancmp export --vocabulary -o indicators.xlsx
    """
    if parquet is not None:
        _write_dataset(
            parquet, data, plain=not (plans or package or vocabulary) and not any(narrow)
        )
        return
    if vocabulary:
        _write_vocabulary(plans, narrow, package, out, data)
        return
    from plancmp.comparison.selection import select_statements
    from plancmp.output.tables.lists import plans_table
    from plancmp.output.tables.statements import statements_table

    catalogue = data.open()
    narrow = narrow.resolved(catalogue)
    indicators = narrow.indicators(catalogue)
    found = find_plans(catalogue, plans, indicators)
    if package is not None:
        if charged != Responsible():
            raise problem("package_alone")
        _write_package(catalogue, found, package, narrow)
        return
    statements = select_statements(found, narrow.selection(catalogue))
    if not statements:
        raise problem("nothing_stated_by_any")
    by_id = {plan.id: plan for plan in found}
    group: Group = "responsible" if charged.by_body else "plan"
    table = statements_table(charged.of(statements), by_id, out.lang, group_by=group)
    if out.format == "xlsx":  # the only one that holds a second table
        heads = plans_table(found, out.lang)
        table = replace(table, sheets=((message("sheet_plans").text(out.lang), heads),))
    out.write(table)


def _write_vocabulary(
    plans: tuple[str, ...], narrow: Narrowing, package: str | None, out: Output, data: Data
) -> None:
    """Write the indicators that are asked for."""
    from plancmp.output.tables.lists import indicators_table
    from plancmp.vocabulary.lookup import Candidate

    for given, name in ((plans, "PLANS"), (package, "--package"),
                        (narrow.roles or narrow.natures or narrow.years,
                         "--role, --nature, --year")):  # fmt: skip
        if given:
            raise problem("one_of_both", one="--vocabulary", other=name)
    catalogue = data.open()
    asked = narrow.selection(catalogue)
    found = [
        Candidate(indicator, 100.0)
        for indicator in catalogue.vocabulary.indicators.values()
        if asked.keeps_indicator(indicator)
    ]
    if not found:
        raise problem("nothing_stated_by_any")
    out.write(indicators_table(found, catalogue.vocabulary, out.lang))


def _write_dataset(folder: str, data: Data, *, plain: bool) -> None:
    """Write all plans as Parquet files; `plain` is whether nothing else was asked for."""
    from plancmp.output.dataset import write_dataset
    from plancmp.output.formats import MissingExtraError
    from plancmp.output.tables.package import package_resources

    if not plain:
        raise problem("parquet_alone")
    goal = Path(folder)
    if goal.is_dir() and any(goal.iterdir()):
        raise problem("folder_in_use", folder=folder)
    catalogue = data.open()
    try:
        batches = catalogue.plans_in_batches(_AT_ONCE)
        write_dataset(goal, batches, package_resources(catalogue, []))
    except MissingExtraError as error:
        raise problem("no_extra", format="parquet", extra=error.extra) from None
    except OSError as error:
        raise problem("cannot_write", file=folder, reason=error.strerror or str(error)) from None


def _write_package(catalogue: Catalogue, plans: list[Plan], folder: str, narrow: Narrowing) -> None:
    from importlib.metadata import version

    from plancmp.output.package import write_package
    from plancmp.output.tables.package import package_resources

    if narrow != Narrowing():
        raise problem("package_alone")
    licence = catalogue.folder / "LICENSE"
    titles = [f"{plan.place.zh}：{plan.title}（{plan.stage}）" for plan in plans]
    try:
        write_package(
            Path(folder),
            package_resources(catalogue, plans),
            titles,
            version=version("plancmp"),
            licence=licence if licence.is_file() else None,
        )
    except OSError as error:
        raise problem("cannot_write", file=folder, reason=error.strerror or str(error)) from None
