"""`plancmp indicators`: the vocabulary, or what answers to half a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from plancmp.cli.common.completion import complete_indicators
from plancmp.cli.common.data import Data, data_option, readable_plans
from plancmp.cli.common.narrowing import Narrowing, narrowing_options, repeatable
from plancmp.cli.common.output import Output, output_options
from plancmp.cli.common.rows import row_options
from plancmp.cli.common.usage import note, problem
from plancmp.model.terms import RESULT_KINDS

if TYPE_CHECKING:
    from plancmp.model.vocabulary import Indicator


@click.command("indicators")
@click.argument("query", required=False, default="", shell_complete=complete_indicators)
@narrowing_options
@click.option(
    "--wanted", is_flag=True, help="List what plans state and no indicator fits, most wanted first."
)
@click.option(
    "--propose", metavar="LABEL", help="Print a block of the vocabulary for a label, to fill in."
)
@repeatable(
    "--kind",
    terms=RESULT_KINDS,
    help="Only this kind of result: impact, outcome, output, process, input, context (repeatable).",
)
@repeatable(
    "--code",
    help="Only what has this international code: sdg:3.2.1, 3.2.1, or sdg for all (repeatable).",
)
@output_options
@row_options()
@data_option
def command(
    query: str,
    narrow: Narrowing,
    kind: tuple[str, ...],
    code: tuple[str, ...],
    wanted: bool,
    propose: str | None,
    out: Output,
    data: Data,
) -> None:
    """List the indicators of the vocabulary, or those that QUERY may mean, the likeliest first.

    QUERY is an id, a Chinese or English name, part of one, or one with a slip in it; the name of a
    domain finds the indicators of that domain. Of one indicator everything is shown: definition,
    relations, codes, and which plans say what of it. --role, --nature and --year leave those that
    some plan states so.

    --wanted lists the labels of rows with `indicator: none`, like ones together, with the plans
    that state them and the indicators that are nearest; --propose prints a block of the
    vocabulary for one of them.

    \b
    Examples:
      plancmp indicators 死亡率
      plancmp indicators infant_mortality_rate
      plancmp indicators ageing --kind outcome
      plancmp indicators --code sdg
      plancmp indicators --propose 智慧健康驿站
    """
    if wanted or propose is not None:
        _wanted(query, narrow, propose, out, data)
        return
    from plancmp.output.tables.card import indicator_card
    from plancmp.output.tables.lists import indicators_table
    from plancmp.vocabulary.lookup import Candidate, search
    from plancmp.vocabulary.names import domains_named

    catalogue = data.open()
    vocabulary = catalogue.vocabulary
    asked = narrow.selection(catalogue)
    order = list(vocabulary.domains)
    everything = [Candidate(indicator, 100.0) for indicator in vocabulary.indicators.values()]
    everything.sort(key=lambda candidate: order.index(candidate.indicator.domain))
    found = everything
    if query in vocabulary.indicators:  # its id, whatever other ids hold it
        found = [Candidate(vocabulary.indicators[query], 100.0)]
    elif query:
        named = {domain.id for domain in domains_named(query, vocabulary.domains.values())}
        # A domain that is called so comes before indicators that only have the word in a name.
        found = [candidate for candidate in everything if candidate.indicator.domain in named]
        found = found if len(named) == 1 else search(query, vocabulary)
        if not found:
            raise problem("nothing_like", name=query)
    found = [candidate for candidate in found if asked.keeps_indicator(candidate.indicator)]
    found = [candidate for candidate in found if not kind or candidate.indicator.kind in kind]
    found = [candidate for candidate in found if not code or _has_code(candidate.indicator, code)]
    if narrow.roles or narrow.natures or narrow.years:
        stated = {known.indicator.id for known in catalogue.tally() if asked.keeps(known)}
        found = [candidate for candidate in found if candidate.indicator.id in stated]
    if not found:
        raise problem("nothing_stated_by_any")
    if query and len(found) == 1 and out.format == "table":
        indicator = found[0].indicator
        stating = readable_plans(catalogue, [indicator.id])
        out.write(indicator_card(indicator, vocabulary, stating, out.lang))
    else:
        out.write(indicators_table(found, vocabulary, out.lang))


def _has_code(indicator: Indicator, asked: tuple[str, ...]) -> bool:
    """Whether an indicator has one of the codes asked for; a scheme alone is any code of it."""
    return any(
        wanted.casefold() in (code.scheme.casefold(), code.code.casefold(), str(code).casefold())
        for code in indicator.codes
        for wanted in asked
    )


def _wanted(query: str, narrow: Narrowing, propose: str | None, out: Output, data: Data) -> None:
    """List what no indicator fits, or print a block of the vocabulary for one label."""
    from plancmp.comparison.wanted import named, wanted
    from plancmp.output.tables.wanted import proposal, wanted_table

    if query or narrow != Narrowing():
        raise problem("wanted_alone")
    catalogue = data.open()
    found = wanted(catalogue.heads(), catalogue.vocabulary)
    if propose is not None:
        if not propose.strip():
            raise problem("wanted_alone")
        block = proposal(propose, named(propose, found, catalogue.vocabulary), out.lang)
        out.write_with(lambda target: target.stream.writelines([block]))
        return
    if not found:
        note("nothing_wanted")
    out.write(wanted_table(found, out.lang))
