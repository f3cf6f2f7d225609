"""`plancmp cite`: how a plan or the data set is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from plancmp.cli.common.completion import complete_plans
from plancmp.cli.common.data import Data, data_option, find_plans
from plancmp.cli.common.output import language_option
from plancmp.cli.common.usage import default_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancmp.output.citation import Citation

STYLES = ("text", "bibtex", "csl-json")


@click.command("cite")
@click.argument("plans", nargs=-1, metavar="[PLAN…]", shell_complete=complete_plans)
@click.option(
    "-f",
    "--format",
    "style",
    type=click.Choice(STYLES),
    default="text",
    show_default=True,
    help="A sentence, BibTeX, or CSL-JSON (Zotero, Pandoc).",
)
@language_option()
@data_option
def command(plans: tuple[str, ...], style: str, lang: str | None, data: Data) -> None:
    """Print a citation of each PLAN as it is encoded here, or of the whole data set.

    It says which document was encoded, from which text (by its SHA-256), by how many coders and
    how far they agreed, and the version of plancmp that the figures come with.

    \b
    Example:
      plancmp cite qinzhou-14fyp -f bibtex
    """
    from importlib.metadata import version

    from plancmp.output.citation import data_citation, plan_citation

    catalogue = data.open()
    release = version("plancmp")
    found = find_plans(catalogue, plans)
    citations = (
        [plan_citation(plan, release) for plan in found]
        if plans
        else [data_citation(found, len(catalogue.vocabulary.indicators), release)]
    )
    click.echo(_written(citations, style, lang or default_language()))


def _written(citations: Sequence[Citation], style: str, lang: str) -> str:
    import json

    from plancmp.output.citation import in_bibtex, in_csl, in_words
    from plancmp.output.text import one_line

    if style == "csl-json":
        items = [in_csl(citation, lang) for citation in citations]
        return json.dumps(items, ensure_ascii=False, indent=2)
    if style == "bibtex":
        return "\n\n".join(in_bibtex(citation, lang) for citation in citations)
    return "\n".join(one_line(in_words(citation, lang)) for citation in citations)
