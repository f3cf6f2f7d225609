"""`plancmp domains`: the domains that indicators belong to."""

from __future__ import annotations

from collections import Counter

import click

from plancmp.cli.common.data import Data, data_option
from plancmp.cli.common.output import Output, output_options
from plancmp.cli.common.rows import row_options


@click.command("domains")
@output_options
@row_options()
@data_option
def command(out: Output, data: Data) -> None:
    """List the domains, with how many indicators and statements each has.

    \b
    Example:
      plancmp domains --sort -statements
    """
    from plancmp.output.tables.lists import domains_table

    catalogue = data.open()
    stated: Counter[str] = Counter()
    for known, times in catalogue.tally().items():
        stated[known.indicator.domain] += times
    out.write(domains_table(catalogue.vocabulary, stated, out.lang))
