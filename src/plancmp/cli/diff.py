"""`plancmp diff`: what changed from one plan to another."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

import click

from plancmp.cli.common.completion import complete_plans
from plancmp.cli.common.data import Data, data_option, find_pair
from plancmp.cli.common.narrowing import Narrowing, narrowing_options
from plancmp.cli.common.output import Output, output_options
from plancmp.cli.common.rows import row_options
from plancmp.cli.common.usage import note, problem

if TYPE_CHECKING:
    from plancmp.model.plan import Plan

_STATUSES = (
    "loosened", "tightened", "dropped", "added", "changed", "incomparable", "unknown", "reworded",
    "unchanged",
)  # fmt: skip


@click.command("diff")
@click.argument("a", shell_complete=complete_plans)
@click.argument("b", required=False, shell_complete=complete_plans)
@narrowing_options
@click.option("--exit-code", is_flag=True, help="Exit with 1 if anything differs.")
@output_options
@row_options(first=10, statuses=_STATUSES)
@data_option
@click.pass_context
def command(
    ctx: click.Context,
    a: str,
    b: str | None,
    narrow: Narrowing,
    exit_code: bool,
    out: Output,
    data: Data,
) -> None:
    """Show what changed from plan A to plan B, the most important first.

    A and B are plans; without B, A is a place or plan, and its draft is compared with its final
    version. Figures are compared in the indicator's canonical unit; remarks under a row say what
    to mind. A terminal shows the ten most important rows; --all shows every row, as a pipe, a file
    and any other format do.

    \b
    Examples:
      plancmp diff qinzhou-14fyp-draft qinzhou-14fyp -i 婴儿死亡率
      plancmp diff 钦州 --status dropped
    """
    from plancmp.comparison.diff import diff_plans
    from plancmp.output.tables.diff import diff_table
    from plancmp.rules.remarks import remarks_on

    catalogue = data.open()
    plan_a, plan_b = find_pair(catalogue, a, b)
    asked = narrow.selection(catalogue)
    result = diff_plans(plan_a, plan_b, asked=asked, remarks=remarks_on(plan_a, plan_b))
    if not result.rows:
        raise problem("nothing_compared", a=plan_a.id, b=plan_b.id)
    statuses = out.arrangement.statuses
    out.write(diff_table(result.only(statuses) if statuses else result, out.lang))
    if not _all_compared(plan_a, plan_b, asked.indicators or ()):
        ctx.exit(2)
    if exit_code and any(row.status != "unchanged" for row in result.rows):
        ctx.exit(1)


def _all_compared(a: Plan, b: Plan, indicators: Collection[str]) -> bool:
    """Say on stderr which plan has nothing of an indicator that was asked for by name.

    False if neither plan has it: then that comparison could not be made.
    """
    stated = {plan.id: {statement.indicator.id for statement in plan.statements} for plan in (a, b)}
    compared = True
    for indicator in sorted(indicators):
        missing = [plan for plan, found in stated.items() if indicator not in found]
        for plan in missing:
            note("states_not", plan=plan, indicator=indicator)
        compared = compared and len(missing) < len(stated)
    return compared
