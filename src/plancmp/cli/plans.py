"""`plancmp plans`: which plans there are."""

from __future__ import annotations

import click

from plancmp.cli.common.data import Data, data_option, find_plans
from plancmp.cli.common.output import Output, output_options
from plancmp.cli.common.rows import row_options


@click.command("plans")
@click.option(
    "--provenance",
    is_flag=True,
    help="Who encoded each plan, how far they agreed, what was verified.",
)
@output_options
@row_options()
@data_option
def command(provenance: bool, out: Output, data: Data) -> None:
    """List the plans of the data set, and what the source text of each lacks."""
    from plancmp.output.tables.lists import plans_table
    from plancmp.output.tables.provenance import provenance_table

    table = provenance_table if provenance else plans_table
    out.write(table(find_plans(data.open(), [], ()), out.lang))
