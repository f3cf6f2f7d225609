"""`plancmp chart`: pictures in the terminal, as SVG or as PNG."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from plancmp.cli.common.completion import complete_plans
from plancmp.cli.common.data import Data, data_option, find_pair, find_plans, plan_above
from plancmp.cli.common.narrowing import Narrowing, narrowing_options
from plancmp.cli.common.output import Output, output_options_with
from plancmp.cli.common.usage import problem

if TYPE_CHECKING:
    from plancmp.output.charts.chart import Chart

_output = output_options_with("svg", "png")


@click.group("chart")
def command() -> None:
    """Draw a comparison in the terminal or, with -o x.svg or -o x.png, into a file.

    In an SVG text stays text: the reader's fonts show it, and it can be searched and translated.

    \b
    Examples:
      plancmp chart compare -i 婴儿死亡率
      plancmp chart progress healthy-china-2030 -o progress.svg --lang zh
    """


def _write(chart: Chart, out: Output) -> None:
    from plancmp.output.charts import svg, terminal

    writers = {"table": terminal.write, "svg": svg.write, "png": svg.write_png}
    if out.format not in writers:
        raise problem("chart_format", format=out.format)
    out.write_with(lambda target: writers[out.format](chart, target))


@command.command("compare", short_help="Base value to target, place by place.")
@click.argument("plans", nargs=-1, shell_complete=complete_plans)
@narrowing_options
@_output
@data_option
def compare_command(plans: tuple[str, ...], narrow: Narrowing, out: Output, data: Data) -> None:
    """Draw the way from base value to target of the plans (of all, if none is named)."""
    from plancmp.api import compare
    from plancmp.output.charts.build import compare_chart

    catalogue = data.open()
    narrow = narrow.resolved(catalogue)
    rows = compare(
        find_plans(catalogue, plans),
        indicators=narrow.indicators(catalogue),
        asked=narrow.selection(catalogue),
    )
    if not rows:
        raise problem("nothing_shared")
    _write(compare_chart(rows, out.lang), out)


@command.command("diff", short_help="From the figure of plan A to that of plan B.")
@click.argument("a", shell_complete=complete_plans)
@click.argument("b", required=False, shell_complete=complete_plans)
@narrowing_options
@_output
@data_option
def diff_command(a: str, b: str | None, narrow: Narrowing, out: Output, data: Data) -> None:
    """Draw what changed from plan A to plan B, indicator by indicator, each on its own scale."""
    from plancmp.api import diff
    from plancmp.output.charts.build import diff_chart

    catalogue = data.open()
    result = diff(*find_pair(catalogue, a, b), asked=narrow.selection(catalogue))
    chart = diff_chart(result, out.lang)
    if not chart.panels:
        raise problem("nothing_stated_by_any")
    _write(chart, out)


@command.command("progress", short_help="Observations, and the way to the targets, over years.")
@click.argument("plans", nargs=-1, required=True, shell_complete=complete_plans)
@narrowing_options
@click.option("--as-of", type=click.IntRange(1949, 2100), metavar="YEAR", help="Nothing later.")
@_output
@data_option
def progress_command(
    plans: tuple[str, ...], narrow: Narrowing, as_of: int | None, out: Output, data: Data
) -> None:
    """Draw what was observed beside the way from the base value to the targets."""
    from plancmp.api import progress
    from plancmp.output.charts.build import progress_chart

    catalogue = data.open()
    asked = narrow.selection(catalogue)
    rows = [
        row
        for plan in find_plans(catalogue, plans)
        for row in progress(plan, catalogue.observations, asked=asked, as_of=as_of)
    ]
    chart = progress_chart(rows, catalogue.observations, out.lang)
    if not chart.courses:
        raise problem("nothing_assessed")
    _write(chart, out)


@command.command("align", short_help="Indicators by plans: what is taken up from above.")
@click.argument("plans", nargs=-1, shell_complete=complete_plans)
@narrowing_options
@_output
@data_option
def align_command(plans: tuple[str, ...], narrow: Narrowing, out: Output, data: Data) -> None:
    """Draw which targets of the plans above are taken up, copied, stricter, weaker or missing."""
    from plancmp.api import align
    from plancmp.output.charts.build import align_chart

    catalogue = data.open()
    asked = narrow.selection(catalogue)
    found = []
    for plan in find_plans(catalogue, plans):
        above = plan_above(catalogue, plan)
        if above is not None:
            found.append(align(plan, above.plan, asked=asked))
    chart = align_chart(found, out.lang)
    if not chart.cells:
        raise problem("nothing_aligned")
    _write(chart, out)
