"""`plancmp show`: one plan, in the order of the document."""

from __future__ import annotations

import click

from plancmp.cli.options import (
    Data,
    Narrowing,
    Output,
    complete_plans,
    data_option,
    find_plans,
    narrowing_options,
    note,
    output_options,
    problem,
    row_options,
)


@click.command("show", short_help="Show the statements of one plan, in the order of the document.")
@click.argument("plan", shell_complete=complete_plans)
@narrowing_options
@output_options
@row_options()
@data_option
def command(plan: str, narrow: Narrowing, out: Output, data: Data) -> None:
    """Show the statements of one plan, section by section, in the order of the document.

    \b
    Example:
      plancmp show qinzhou-14fyp --role target --domain maternal_child
    """
    from plancmp.comparison.gaps import gap_name
    from plancmp.comparison.selection import select_statements
    from plancmp.output.tables.statements import statements_table

    catalogue = data.open()
    (found,) = find_plans(catalogue, [plan])
    statements = select_statements([found], asked=narrow.selection(catalogue))
    if not statements:
        raise problem("nothing_stated", plan=found.id)
    for gap in found.gaps:
        note("source_lacks", plan=found.id, channel=gap.channel, what=gap_name(gap, out.lang))
    out.write(statements_table(statements, {found.id: found}, out.lang, by_section=True))
