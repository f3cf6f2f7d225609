"""`plancmp report`: pages to hand on, one self-contained HTML file each, or a small site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plancmp.cli.common.completion import complete_plans
from plancmp.cli.common.data import Data, data_option, find_pair, find_plans, plan_above
from plancmp.cli.common.made import made_with
from plancmp.cli.common.narrowing import Narrowing, narrowing_options
from plancmp.cli.common.output import Output, page_options
from plancmp.cli.common.usage import problem

_MOST = 30
"""How many indicators a picture on a page shows."""

if TYPE_CHECKING:
    from plancmp.comparison.alignment import Alignment
    from plancmp.comparison.compare import CompareRow
    from plancmp.comparison.rows import PlanDiff
    from plancmp.model.plan import Plan
    from plancmp.output.report.page import Made, Page
    from plancmp.output.table import Table
    from plancmp.reading.catalogue import Catalogue


@click.group("report", invoke_without_command=True)
@click.option(
    "--all",
    "site",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Write a site of all plans, indicators and comparisons into FOLDER.",
)
@page_options
@data_option
@click.pass_context
def command(ctx: click.Context, site: Path | None, out: Output, data: Data) -> None:
    """Write one self-contained HTML page, to a file (-o) or to stdout.

    A page needs no server and no network, works without JavaScript, and prints on A4. Every
    figure stands with its caveats; the page says what the texts lack and how it was made.

    \b
    Examples:
      plancmp report diff qinzhou-14fyp-draft qinzhou-14fyp -o qinzhou.html
      plancmp report plan luzhai -o luzhai.html --lang zh
      plancmp report --all site
    """
    if ctx.invoked_subcommand is None:
        if site is None:
            raise problem("report_what")
        _write_site(site, data.open(), out.lang)


@command.command("diff", short_help="What changed from plan A to plan B.")
@click.argument("a", shell_complete=complete_plans)
@click.argument("b", required=False, shell_complete=complete_plans)
@narrowing_options
@page_options
@data_option
def diff_command(a: str, b: str | None, narrow: Narrowing, out: Output, data: Data) -> None:
    """Write the page of a diff: the summary in words, what matters most, the gaps, every row."""
    from plancmp.output.report.diff import diff_page

    catalogue = data.open()
    result = _diff(find_pair(catalogue, a, b), narrow, catalogue)
    _write(
        diff_page(result, out.lang, made_with(catalogue), charts=_diff_charts(result, out.lang)),
        out,
    )


@command.command("compare", short_help="Targets of several plans side by side.")
@click.argument("plans", nargs=-1, shell_complete=complete_plans)
@narrowing_options
@page_options
@data_option
def compare_command(plans: tuple[str, ...], narrow: Narrowing, out: Output, data: Data) -> None:
    """Write the page of a comparison, with a picture of each indicator."""
    from plancmp.api import compare
    from plancmp.output.report.compare import compare_page

    catalogue = data.open()
    narrow = narrow.resolved(catalogue)
    found = find_plans(catalogue, plans)
    rows = compare(
        found, indicators=narrow.indicators(catalogue), asked=narrow.selection(catalogue)
    )
    if not rows:
        raise problem("nothing_stated_by_any")
    charts = _compare_charts(rows, out.lang)
    _write(compare_page(rows, found, out.lang, made_with(catalogue), charts=charts), out)


@command.command("plan", short_help="The profile of one plan.")
@click.argument("plan", shell_complete=complete_plans)
@page_options
@data_option
def plan_command(plan: str, out: Output, data: Data) -> None:
    """Write the profile of a plan: what it promises, where it is weak, how far it has come."""
    catalogue = data.open()
    (found,) = find_plans(catalogue, [plan])
    _write(_profile(found, catalogue, out.lang, made_with(catalogue)), out)


def _diff(pair: tuple[Plan, Plan], narrow: Narrowing, catalogue: Catalogue) -> PlanDiff:
    from plancmp.api import diff

    result = diff(*pair, asked=narrow.selection(catalogue))
    if not result.rows:
        raise problem("nothing_stated_by_any")
    return result


def _profile(
    plan: Plan, catalogue: Catalogue, lang: str, made: Made, up: tuple[tuple[str, str], ...] = ()
) -> Page:
    from plancmp.output.report.plan import plan_page
    from plancmp.output.tables.statements import statements_table

    statements = statements_table(plan.statements, {plan.id: plan}, lang, group_by="section")
    more = dict(_more(plan, catalogue, lang))
    return plan_page(plan, statements, lang, made, more=more, up=up)


def _more(plan: Plan, catalogue: Catalogue, lang: str) -> Iterator[tuple[str, Table]]:
    """Yield what else is known of a plan, as tables by the name of their section."""
    from plancmp.api import audit, progress
    from plancmp.output.tables.align import align_table
    from plancmp.output.tables.audit import AuditRow, audit_table
    from plancmp.output.tables.progress import progress_table
    from plancmp.output.tables.projects import projects_table

    found = audit(plan, catalogue.plans(), catalogue.observations)
    yield "findings", audit_table([AuditRow(plan, finding) for finding in found], [plan], lang)
    alignment = _alignment(plan, catalogue)
    if alignment is not None:
        yield "alignment", align_table([alignment], lang)
    assessed = [
        row for row in progress(plan, catalogue.observations) if row.status != "cannot assess"
    ]
    if assessed:
        yield "progress", progress_table(assessed, lang)
    if plan.projects:
        yield "projects", projects_table(plan.projects, lang)


def _alignment(plan: Plan, catalogue: Catalogue) -> Alignment | None:
    """Return what the plan takes up of the nearest plan above; None where there is none."""
    from plancmp.api import align

    above = plan_above(catalogue, plan)
    if above is None:
        return None
    found = replace(align(plan, above.plan), skipped=above.skipped)
    return replace(found, rows=tuple(row for row in found.rows if row.status != "own"))


def _diff_charts(diff: PlanDiff, lang: str) -> Sequence[str]:
    """Return the picture of what became stricter or weaker, if anything did."""
    from plancmp.output.charts.build import diff_chart
    from plancmp.output.charts.svg import svg

    moved = tuple(row for row in diff.rows if row.status in ("tightened", "loosened", "changed"))
    chart = diff_chart(replace(diff, rows=moved[:_MOST]), lang)
    return (svg(chart),) if chart.panels else ()


def _compare_charts(rows: Sequence[CompareRow], lang: str) -> Sequence[str]:
    """Return the picture of the first indicators with figures."""
    from plancmp.output.charts.build import compare_chart
    from plancmp.output.charts.svg import svg

    chart = compare_chart(rows, lang)
    drawn = [panel for panel in chart.panels if any(row.marks for row in panel.rows)]
    return (svg(replace(chart, panels=tuple(drawn[:_MOST]))),) if drawn else ()


def _write(page: Page, out: Output) -> None:
    from plancmp.output.formats import MissingExtraError
    from plancmp.output.report.page import render

    try:
        text = render(page)
    except MissingExtraError as error:
        raise problem("no_extra", format="html", extra=error.extra) from None
    out.write_with(lambda target: target.stream.writelines((text,)))


def _write_site(folder: Path, catalogue: Catalogue, lang: str) -> None:
    from plancmp.output.report.page import render
    from plancmp.reading.replacing import write_whole

    for path, page in _site(catalogue, lang):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, render(page))


def _site(catalogue: Catalogue, lang: str) -> Iterator[tuple[str, Page]]:
    """Yield every page of the site with its address."""
    from plancmp.api import compare, diff
    from plancmp.output.report import site
    from plancmp.output.report.compare import compare_page
    from plancmp.output.report.diff import diff_page

    plans, made, up = catalogue.plans(), made_with(catalogue), site.up_to_index(lang)
    by_id = {plan.id: plan for plan in plans}
    diffs = [diff(plan, by_id[plan.draft_of]) for plan in plans if plan.draft_of in by_id]
    indicators = site.shared_indicators(plans)
    used = {indicator.domain for indicator in indicators}
    domains = [domain for domain in catalogue.vocabulary.domains.values() if domain.id in used]
    yield "index.html", site.index_page(plans, diffs, domains, indicators, lang, made)
    for plan in plans:
        yield site.plan_address(plan), _profile(plan, catalogue, lang, made, up)
    for made_diff in diffs:
        page = diff_page(made_diff, lang, made, charts=_diff_charts(made_diff, lang), up=up)
        yield site.diff_address(made_diff), page
    for domain in domains:
        rows = compare(plans, domains=[domain.id])
        title = site.name_of(domain, lang)
        yield f"domains/{domain.id}.html", compare_page(rows, plans, lang, made, title=title, up=up)
    for indicator in indicators:
        rows = compare(plans, indicators=[indicator.id])
        charts = _compare_charts(rows, lang)
        page = site.indicator_page(indicator, rows, plans, lang, made, charts)
        yield f"indicators/{indicator.id}.html", page
