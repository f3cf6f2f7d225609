"""`plancmp compare`: the targets of several plans side by side."""

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


@click.command("compare", short_help="Set the targets of several plans side by side.")
@click.argument("plans", nargs=-1, shell_complete=complete_plans)
@narrowing_options
@click.option("--wide", is_flag=True, help="One row an indicator, one column a plan.")
@output_options
@data_option
@click.pass_context
def command(
    ctx: click.Context,
    plans: tuple[str, ...],
    narrow: Narrowing,
    wide: bool,
    out: Output,
    data: Data,
) -> None:
    """Set the targets of the plans (of all, if none is named) side by side.

    Without -i or --domain it shows what at least two places set a target for. Every target comes
    with the base value that its plan gives, the change asked for, and its rank among those that
    are comparable; 1 is the strictest.

    \b
    Examples:
      plancmp compare -i 婴儿死亡率
      plancmp compare -i 每千人口执业医师 --wide -f csv
    """
    from plancmp.api import compare
    from plancmp.output.tables.compare import compare_table, wide_table

    catalogue = data.open()
    found = find_plans(catalogue, plans)
    rows = compare(
        found,
        indicators=narrow.indicators(catalogue),
        domains=narrow.domains(catalogue),
        roles=narrow.role_ids(),
    )
    if not rows:
        raise UsageProblem("the plans share nothing of what was asked for; nothing was compared")
    if wide:
        out.write(wide_table(rows, out.lang))
    else:
        many = len({row.indicator.id for row in rows}) > 3
        out.write(compare_table(rows, out.lang, matrix=many and out.on_terminal))
    compared = {row.plan.id for row in rows}
    missing = [plan.id for plan in found if plan.id not in compared]
    for plan in missing:
        click.echo(f"note: {plan} states nothing of what was asked for", err=True)
    if plans and missing:
        # A plan that was named could not be compared: not a success.
        ctx.exit(2)
