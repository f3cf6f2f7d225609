"""`plancmp progress`: how far the targets of plans are along."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from plancmp.cli.common.completion import complete_paths, complete_plans
from plancmp.cli.common.data import Data, data_option, find_plans
from plancmp.cli.common.narrowing import Narrowing, narrowing_options
from plancmp.cli.common.output import Output, output_options
from plancmp.cli.common.responsible import RESPONSIBLE_HELP
from plancmp.cli.common.rows import row_options
from plancmp.cli.common.usage import note, problem
from plancmp.comparison.assessment import STATUSES

if TYPE_CHECKING:
    from plancmp.comparison.assessment import ProgressRow
    from plancmp.model.observation import Observation
    from plancmp.model.plan import Plan
    from plancmp.reading.catalogue import Catalogue


@click.command("progress")
@click.argument("plans", nargs=-1, required=True, shell_complete=complete_plans)
@narrowing_options
@click.option("--as-of", type=click.IntRange(1949, 2100), metavar="YEAR", help="Nothing later.")
@click.option(
    "--method",
    type=click.Choice(["linear", "cagr", "both"]),
    default="linear",
    show_default=True,
    help="The straight line, or the compound annual growth rate.",
)
@click.option(
    "--period", metavar="FROM-TO", help="The plan's period, or the former one that it reports on."
)
@click.option(
    "--actuals",
    type=click.Path(),
    metavar="FILE",
    shell_complete=complete_paths,
    help="A CSV or xlsx file of your own figures, beside those of the data set.",
)
@click.option("--responsible", metavar="NAME", help=RESPONSIBLE_HELP)
@output_options
@row_options(statuses=STATUSES)
@data_option
@click.pass_context
def command(
    ctx: click.Context,
    plans: tuple[str, ...],
    narrow: Narrowing,
    as_of: int | None,
    method: str,
    period: str | None,
    actuals: str | None,
    responsible: str | None,
    out: Output,
    data: Data,
) -> None:
    """Show each target with its base value, what was observed since, and what that comes to.

    `pace` is the observed rate over the required one: on track from 0.95, behind from 0.60, far
    behind from 0, moving away below. A target whose base value already kept it is kept or broken.

    \b
    Examples:
      plancmp progress healthy-china-2030 --as-of 2024 --method both
      plancmp progress lianjiang-14fyp --period 2016-2020
      plancmp progress qinzhou-14fyp --actuals my-figures.csv
    """
    from plancmp.api import progress
    from plancmp.comparison.pace import METHODS
    from plancmp.output.tables.progress import progress_table

    catalogue = data.open()
    narrow = narrow.resolved(catalogue)
    found = find_plans(catalogue, plans)
    observed = _observations(catalogue, actuals)
    rows: list[ProgressRow] = []
    for plan in found:
        former = _is_former(plan, period)
        of_plan: list[ProgressRow] = progress(
            plan,
            [*observed, *([] if former else _reported_later(catalogue, plan))],
            asked=narrow.selection(catalogue),
            as_of=as_of,
            methods=[known for known in METHODS if method in (known, "both")],
            former=former,
        )
        if responsible:
            of_plan = [
                row
                for row in of_plan
                if any(responsible in body for body in row.target.responsible)
            ]
        if not of_plan:
            note("states_nothing", plan=plan.id)
        rows += of_plan
    if not rows:
        raise problem("nothing_assessed")
    out.write(progress_table(rows, out.lang))
    if {row.plan.id for row in rows} != {plan.id for plan in found}:
        ctx.exit(2)  # a plan that was named could not be assessed


def _is_former(plan: Plan, period: str | None) -> bool:
    """Tell whether the former period is meant; wrong usage if it is neither that nor the plan's."""
    length = plan.period[1] - plan.period[0]
    former = f"{plan.base_year - length}-{plan.base_year}"
    if period is None or period == plan.period_text:
        return False
    if period != former:
        raise problem(
            "no_such_period", plan=plan.id, own=plan.period_text, former=former, period=period
        )
    return True


def _observations(catalogue: Catalogue, actuals: str | None) -> list[Observation]:
    from plancmp.reading.observations import read_observations

    found = list(catalogue.observations)
    if actuals is not None:
        found += read_observations([Path(actuals)], catalogue.vocabulary)
    return found


def _reported_later(catalogue: Catalogue, plan: Plan) -> list[Observation]:
    """Return what later plans of the same place report: it was observed in the time of `plan`."""
    from plancmp.comparison.observed import observations_of

    of_place = catalogue.by_place.get(plan.place.code, ())
    later = [other for other in of_place if other.base_year > plan.base_year]
    return [
        observation for other in catalogue.whole(later) for observation in observations_of(other)
    ]
