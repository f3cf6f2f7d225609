"""`plancmp export`: every statement as data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from plancmp.cli.options import (
    Data,
    Narrowing,
    Output,
    complete_plans,
    data_option,
    find_plans,
    narrowing_options,
    output_options,
    problem,
    row_options,
)

if TYPE_CHECKING:
    from plancmp.model.plan import Plan
    from plancmp.reading.catalogue import Catalogue


@click.command("export", short_help="Write every statement as data.")
@click.argument("plans", nargs=-1, shell_complete=complete_plans)
@narrowing_options
@click.option(
    "--package",
    type=click.Path(file_okay=False),
    help="Write the whole data set as a Frictionless Data Package into this folder.",
)
@output_options
@row_options()
@data_option
def command(
    plans: tuple[str, ...], narrow: Narrowing, package: str | None, out: Output, data: Data
) -> None:
    """Write every statement of the plans (of all, if none is named), one row a statement.

    \b
    Example:
      plancmp export -f csv -o statements.csv
      plancmp export --package plans-package
    """
    from plancmp.comparison.selection import select_statements
    from plancmp.output.tables.statements import statements_table

    catalogue = data.open()
    narrow = narrow.resolved(catalogue)
    indicators = narrow.indicators(catalogue)
    found = find_plans(catalogue, plans, indicators)
    if package is not None:
        _write_package(catalogue, found, package, narrow)
        return
    statements = select_statements(found, asked=narrow.selection(catalogue))
    if not statements:
        raise problem("nothing_stated_by_any")
    by_id = {plan.id: plan for plan in found}
    out.write(statements_table(statements, by_id, out.lang, by_section=False))


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
