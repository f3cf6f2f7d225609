"""`plancmp plans`: which plans there are."""

from __future__ import annotations

import click

from plancmp.cli.options import Data, Output, data_option, find_plans, output_options


@click.command("plans", short_help="List the plans.")
@output_options
@data_option
def command(out: Output, data: Data) -> None:
    """List the plans of the data set, and what the source text of each lacks."""
    from plancmp.output.tables.lists import plans_table

    out.write(plans_table(find_plans(data.open(), []), out.lang))
