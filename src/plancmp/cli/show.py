"""`plancmp show`: one plan, in the order of the document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from plancmp.cli.common.completion import complete_plans
from plancmp.cli.common.data import Data, data_option, find_plans, sources_option
from plancmp.cli.common.narrowing import Narrowing, narrowing_options
from plancmp.cli.common.output import Output, output_options
from plancmp.cli.common.responsible import Responsible, responsible_options
from plancmp.cli.common.rows import row_options
from plancmp.cli.common.usage import note, problem

if TYPE_CHECKING:
    from plancmp.model.plan import Plan
    from plancmp.output.tables.statements import Group, Spot
    from plancmp.reading.catalogue import Catalogue


@click.command("show")
@click.argument("plan", shell_complete=complete_plans)
@narrowing_options
@responsible_options
@click.option("--context", is_flag=True, help="Also show the line and the sentence of each figure.")
@sources_option("Folder of the source texts, for --context.")
@output_options
@row_options()
@data_option
def command(
    plan: str,
    narrow: Narrowing,
    charged: Responsible,
    context: bool,
    sources: str | None,
    out: Output,
    data: Data,
) -> None:
    """Show the statements of one plan, section by section, in the order of the document.

    \b
    Examples:
      plancmp show qinzhou-14fyp --role target --domain maternal_child
      plancmp show beihai-13fyp --by responsible --role target
      plancmp show luzhai --context --sources ../sources -i 婴儿死亡率
    """
    from plancmp.comparison.gaps import gap_name
    from plancmp.comparison.selection import select_statements
    from plancmp.output.tables.statements import statements_table

    catalogue = data.open()
    (found,) = find_plans(catalogue, [plan])
    statements = select_statements([found], narrow.selection(catalogue))
    if not statements:
        raise problem("nothing_stated", plan=found.id)
    statements = charged.of(statements)
    for gap in found.gaps:
        note("source_lacks", plan=found.id, channel=gap.channel, what=gap_name(gap, out.lang))
    traced = _traced(found, catalogue, sources) if context else None
    by_id = {found.id: found}
    group: Group = "responsible" if charged.by_body else "section"
    out.write(statements_table(statements, by_id, out.lang, group_by=group, traced=traced))


def _traced(
    plan: Plan, catalogue: Catalogue, sources: str | None
) -> dict[Spot, tuple[int | None, str]]:
    """Return the line and the sentence of each statement, by its spot.

    Wrong usage if the text is not at hand, or is another one. Raises DataError.
    """
    from plancmp.output.tables.statements import spot_of
    from plancmp.tracing.context import context_of
    from plancmp.tracing.scan.pages import read_page
    from plancmp.tracing.verify.engine import SOURCE_DIFFERS, verify_plan

    if not sources:
        raise problem("no_sources")
    words = catalogue.vocabulary.words
    text = read_page(Path(sources) / Path(plan.source_file).name, words)
    checks = verify_plan(plan, text, words)
    if any(check.result == SOURCE_DIFFERS for check in checks):
        raise problem("other_text", plan=plan.id, folder=sources)
    return {spot_of(check.statement): (check.line, context_of(check, text)) for check in checks}
