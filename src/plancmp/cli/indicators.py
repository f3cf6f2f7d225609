"""`plancmp indicators`: the vocabulary, or what answers to half a name."""

from __future__ import annotations

import click

from plancmp.cli.options import (
    Data,
    Output,
    UsageProblem,
    complete_indicators,
    data_option,
    output_options,
)


@click.command("indicators", short_help="List the indicators, or find them by half a name.")
@click.argument("query", required=False, default="", shell_complete=complete_indicators)
@output_options
@data_option
def command(query: str, out: Output, data: Data) -> None:
    """List the indicators of the vocabulary, or those that QUERY may mean, the likeliest first.

    QUERY is an id, a Chinese or English name, part of one, or one with a slip in it.

    \b
    Example:
      plancmp indicators 死亡率
    """
    from plancmp.output.tables.lists import indicators_table
    from plancmp.vocabulary.lookup import Candidate, search

    catalogue = data.open()
    vocabulary = catalogue.vocabulary
    if query:
        found = search(query, vocabulary)
        if not found:
            raise UsageProblem(f"no indicator is like {query!r}; see `plancmp indicators`")
    else:
        order = list(vocabulary.domains)
        found = [Candidate(each, 100.0) for each in vocabulary.indicators.values()]
        found.sort(key=lambda candidate: order.index(candidate.indicator.domain))
    out.write(indicators_table(found, vocabulary, out.lang))
