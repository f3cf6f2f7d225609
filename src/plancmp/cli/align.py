"""`plancmp align`: a plan against the plan of the place above it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from plancmp.cli.common.completion import complete_plans
from plancmp.cli.common.data import Data, data_option, find_plans, plan_above
from plancmp.cli.common.narrowing import Narrowing, narrowing_options
from plancmp.cli.common.output import Output, output_options
from plancmp.cli.common.rows import row_options
from plancmp.cli.common.usage import note, problem
from plancmp.comparison.alignment import STATUSES

if TYPE_CHECKING:
    from plancmp.comparison.alignment import Alignment
    from plancmp.comparison.selection import Selection
    from plancmp.model.plan import Plan
    from plancmp.model.vocabulary import Place
    from plancmp.reading.catalogue import Catalogue


@click.command("align")
@click.argument("plan", required=False, shell_complete=complete_plans)
@click.argument("above", required=False, shell_complete=complete_plans)
@narrowing_options
@click.option("--matrix", is_flag=True, help="Of every plan: indicators by plans.")
@click.option("--chain", is_flag=True, help="Also the plan above against the next above it.")
@output_options
@row_options(statuses=STATUSES)
@data_option
def command(
    plan: str | None,
    above: str | None,
    narrow: Narrowing,
    matrix: bool,
    chain: bool,
    out: Output,
    data: Data,
) -> None:
    """Show what a plan takes up of the plan above: missing, copied, stricter, weaker, its own.

    Without ABOVE it is held against the plan of the nearest place above that has one. Where the
    target years differ, the plan above is read on the straight line between its own milestones.
    Without PLAN, --all holds every plan against the nearest above: one row a plan.

    \b
    Examples:
      plancmp align qinzhou-14fyp
      plancmp align --all
      plancmp align --matrix -f csv
    """
    from plancmp.output.tables.align import align_table, all_table, matrix_table

    every = out.arrangement.everything or matrix
    if plan is None and not every:
        raise problem("plan_or_all")
    if plan is not None and matrix:
        raise problem("matrix_of_all")
    catalogue = data.open()
    asked = narrow.selection(catalogue)
    if plan is None:
        found = _all(catalogue, asked)
        out.write((matrix_table if matrix else all_table)(found, out.lang))
        return
    found = [
        alignment for alignment in _chain(catalogue, plan, above, asked, chain) if alignment.rows
    ]
    if not found:
        raise problem("nothing_aligned")
    out.write(align_table(found, out.lang))


def _align(
    catalogue: Catalogue,
    plan: Plan,
    asked: Selection,
    above: Plan | None = None,
) -> Alignment | None:
    from plancmp.api import align

    skipped: tuple[Place, ...] = ()
    if above is None:
        nearest = plan_above(catalogue, plan)
        if nearest is None:
            return None
        above, skipped = nearest
    return replace(align(plan, above, asked=asked), skipped=skipped)


def _chain(
    catalogue: Catalogue, name: str, above: str | None, asked: Selection, further: bool
) -> list[Alignment]:
    """Return the alignment that was asked for and, if `further`, those of the plans above."""
    lower, *upper = find_plans(catalogue, [name] if above is None else [name, above])
    link = _align(catalogue, lower, asked, *upper)
    if link is None:
        raise problem("no_plan_above", plan=lower.id, period=lower.period_text)
    found = [link]
    while further:
        link = _align(catalogue, found[-1].above, asked)
        if link is None or link.above.id in {alignment.above.id for alignment in found}:
            break
        found.append(link)
    return found


def _all(catalogue: Catalogue, asked: Selection) -> list[Alignment]:
    found = []
    for plan in catalogue.plans():
        alignment = _align(catalogue, plan, asked)
        if alignment is None:
            note("no_plan_above", plan=plan.id, period=plan.period_text)
        else:
            found.append(alignment)
    if not found:
        raise problem("nothing_aligned")
    return found
