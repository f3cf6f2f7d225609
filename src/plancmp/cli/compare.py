"""`plancmp compare`: the targets of several plans side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from plancmp.cli.common.completion import complete_plans
from plancmp.cli.common.data import Data, data_option, find_plans
from plancmp.cli.common.narrowing import Narrowing, narrowing_options
from plancmp.cli.common.output import Output, output_options
from plancmp.cli.common.rows import row_options
from plancmp.cli.common.usage import note, problem

if TYPE_CHECKING:
    from plancmp.model.plan import Plan
    from plancmp.model.vocabulary import Place
    from plancmp.reading.catalogue import Catalogue


@click.command("compare")
@click.argument("plans", nargs=-1, shell_complete=complete_plans)
@narrowing_options
@click.option(
    "--over-time", is_flag=True, help="By year: observations, base values, targets; needs -i."
)
@click.option("--wide", is_flag=True, help="One row an indicator, one column a plan.")
@output_options
@row_options()
@data_option
@click.pass_context
def command(
    ctx: click.Context,
    plans: tuple[str, ...],
    narrow: Narrowing,
    over_time: bool,
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
      plancmp compare -i 每千人口执业（助理）医师 --wide -f csv
      plancmp compare -i "life expectancy" --sort change_per_year
    """
    from plancmp.comparison.compare import compare_plans
    from plancmp.output.tables.compare import compare_table, wide_table
    from plancmp.rules.remarks import remarks_on

    catalogue = data.open()
    narrow = narrow.resolved(catalogue)
    indicators = narrow.indicators(catalogue)
    found = find_plans(catalogue, plans, indicators)
    if over_time:
        _over_time(catalogue, found, narrow, out)
        return
    rows = compare_plans(
        found, indicators=indicators, asked=narrow.selection(catalogue), remarks=remarks_on(*found)
    )
    if not rows:
        raise problem("nothing_shared")
    many = len({row.indicator.id for row in rows}) > 3
    # On a terminal many indicators are read as a matrix, unless the rows are asked for in an order.
    if wide or (many and out.on_terminal and not out.arrangement.sort):
        out.write(wide_table(rows, out.lang))
    else:
        out.write(compare_table(rows, out.lang))
    compared = {row.plan.id for row in rows}
    missing = [plan.id for plan in found if plan.id not in compared]
    for plan in missing:
        note("states_nothing", plan=plan)
    if plans and missing:
        # A plan that was named could not be compared: not a success.
        ctx.exit(2)


def _over_time(catalogue: Catalogue, plans: Sequence[Plan], narrow: Narrowing, out: Output) -> None:
    """Write the named indicators by year, for the plans' places and the places above them."""
    from plancmp.comparison.over_time import over_time
    from plancmp.output.tables.over_time import over_time_table

    indicators = narrow.indicators(catalogue)
    if not indicators:
        raise problem("over_time_needs")
    places = {plan.place.code: plan.place for plan in plans}
    above: dict[str, Place] = {}
    for place in list(places.values()):
        code = place.above
        while code and code not in above:
            above[code] = catalogue.vocabulary.places[code]
            code = above[code].above
    everywhere = [*places.values(), *(above[code] for code in above if code not in places)]
    known = {plan.id for plan in plans}
    of_above = [
        plan for code in above for plan in catalogue.by_place.get(code, ()) if plan.id not in known
    ]
    of_above.sort(key=lambda plan: plan.id)
    points = over_time(
        [*plans, *catalogue.whole(of_above)], catalogue.observations, everywhere, indicators
    )
    if not points:
        raise problem("nothing_known")
    out.write(over_time_table(points, out.lang))
