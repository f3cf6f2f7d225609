"""`plancmp projects`: the construction projects of the plans' annexes."""

from __future__ import annotations

import re

import click

from plancmp.cli.common.completion import complete_plans
from plancmp.cli.common.data import Data, data_option, find_plans
from plancmp.cli.common.output import Output, output_options
from plancmp.cli.common.rows import row_options
from plancmp.cli.common.usage import note, problem


@click.command("projects")
@click.argument("plans", nargs=-1, shell_complete=complete_plans)
@click.option("--owner", metavar="TEXT", help="Only projects whose owner contains this.")
@click.option("--name", metavar="TEXT", help="Only projects whose name contains this.")
@click.option("--year", type=int, help="Only projects under construction in this year.")
@output_options
@row_options()
@data_option
def command(
    plans: tuple[str, ...],
    owner: str | None,
    name: str | None,
    year: int | None,
    out: Output,
    data: Data,
) -> None:
    """List the projects of the plans (of all, if none is named), with the sums of their money.

    Money is in 万元 as printed; 待定 and empty cells stay as they are and are not summed.

    \b
    Example:
      plancmp projects luzhai-14fyp --owner 人民医院
    """
    from plancmp.output.tables.projects import projects_table

    found = find_plans(data.open(), plans)
    projects = [
        project
        for plan in found
        for project in plan.projects
        if (owner is None or owner in project.owner)
        and (name is None or name in project.name)
        and (year is None or _under_construction(project.years, year))
    ]
    for plan in found:
        if plans and not plan.projects:
            note("lists_no_projects", plan=plan.id)
        if plan.projects and any(gap.channel == "annex" for gap in plan.gaps):
            note("list_cut_off", plan=plan.id)
    if not projects:
        raise problem("no_project")
    out.write(projects_table(projects, out.lang))


def _under_construction(years: str, year: int) -> bool:
    match = re.fullmatch(r"(\d{4})-(\d{4})", years)
    return match is not None and int(match[1]) <= year <= int(match[2])
