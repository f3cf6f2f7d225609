"""`plancmp show`: one plan, in the order of the document."""

from __future__ import annotations

import click

from plancmp.cli.options import (
    Data,
    Narrowing,
    Output,
    UsageProblem,
    complete_plans,
    data_option,
    find_plans,
    narrowing_options,
    output_options,
)


@click.command("show", short_help="Show the statements of one plan, in the order of the document.")
@click.argument("plan", shell_complete=complete_plans)
@narrowing_options
@output_options
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
    statements = select_statements(
        [found],
        indicators=narrow.indicators(catalogue),
        domains=narrow.domains(catalogue),
        roles=narrow.role_ids(),
    )
    if not statements:
        raise UsageProblem(f"{found.id} does not state what was asked for")
    for gap in found.gaps:
        click.echo(
            f"note: the source text of {found.id} lacks {gap.channel}: {gap_name(gap)}", err=True
        )
    out.write(statements_table(statements, {found.id: found}, out.lang, by_section=True))
