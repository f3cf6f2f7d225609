"""`plancmp compare`: the targets of several plans side by side."""

from __future__ import annotations

from collections.abc import Sequence
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
    problem,
)

if TYPE_CHECKING:
    from plancmp.model.plan import Plan
    from plancmp.model.vocabulary import Place
    from plancmp.reading.catalogue import Catalogue


@click.command("compare", short_help="Set the targets of several plans side by side.")
@click.argument("plans", nargs=-1, shell_complete=complete_plans)
@narrowing_options
@click.option(
    "--over-time", is_flag=True, help="By year: observations, base values, targets; needs -i."
)
@click.option("--wide", is_flag=True, help="One row an indicator, one column a plan.")
@output_options
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
      plancmp compare -i 每千人口执业医师 --wide -f csv
    """
    from plancmp.api import compare
    from plancmp.output.tables.compare import compare_table, wide_table

    catalogue = data.open()
    found = find_plans(catalogue, plans)
    if over_time:
        _over_time(catalogue, found, narrow, out)
        return
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
    further = [plan for plan in catalogue.plans() if plan.id not in known]
    of_above = [plan for plan in further if plan.place.code in above]
    points = over_time([*plans, *of_above], catalogue.observations, everywhere, indicators)
    if not points:
        raise problem("nothing_known")
    out.write(over_time_table(points, out.lang))
