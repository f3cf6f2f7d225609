"""`plancmp diff`: what changed from one plan to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from plancmp.model.plan import Plan


@click.command("diff", short_help="Show what changed from plan A to plan B.")
@click.argument("a", shell_complete=complete_plans)
@click.argument("b", shell_complete=complete_plans)
@narrowing_options
@click.option("--exit-code", is_flag=True, help="Exit with 1 if anything differs.")
@output_options
@data_option
@click.pass_context
def command(
    ctx: click.Context,
    a: str,
    b: str,
    narrow: Narrowing,
    exit_code: bool,
    out: Output,
    data: Data,
) -> None:
    """Show what changed from plan A to plan B, the most important first.

    A and B are plan ids or paths of YAML files. Figures are compared in the indicator's canonical
    unit; remarks under a row say what to mind. On a terminal what is unchanged is only counted;
    piped, or in any other format, every row is written.

    \b
    Example:
      plancmp diff qinzhou-14fyp-draft qinzhou-14fyp -i 婴儿死亡率
    """
    from plancmp.api import diff
    from plancmp.output.tables.diff import diff_table

    catalogue = data.open()
    plan_a, plan_b = find_plans(catalogue, [a, b])
    indicators = narrow.indicators(catalogue)
    result = diff(
        plan_a,
        plan_b,
        indicators=indicators,
        domains=narrow.domains(catalogue),
        roles=narrow.role_ids(),
    )
    if not result.rows:
        raise UsageProblem(
            f"neither {plan_a.id} nor {plan_b.id} states what was asked for; nothing was compared"
        )
    out.write(diff_table(result, out.lang))
    if not _all_compared(plan_a, plan_b, indicators or []):
        ctx.exit(2)
    if exit_code and any(row.status != "unchanged" for row in result.rows):
        ctx.exit(1)


def _all_compared(a: Plan, b: Plan, indicators: list[str]) -> bool:
    """Say on stderr which plan has nothing of an indicator that was asked for by name.

    False if neither plan has it: then that comparison could not be made.
    """
    stated = {plan.id: {each.indicator.id for each in plan.statements} for plan in (a, b)}
    compared = True
    for indicator in indicators:
        missing = [plan for plan, found in stated.items() if indicator not in found]
        for plan in missing:
            click.echo(f"note: {plan} does not state {indicator}", err=True)
        compared = compared and len(missing) < len(stated)
    return compared
