"""`plancmp places`: the places that plans are of."""

from __future__ import annotations

import click

from plancmp.cli.common.data import Data, data_option, readable_plans
from plancmp.cli.common.output import Output, output_options
from plancmp.cli.common.rows import row_options
from plancmp.cli.common.usage import problem


@click.command("places")
@click.argument("query", required=False, default="")
@output_options
@row_options()
@data_option
def command(query: str, out: Output, data: Data) -> None:
    """List the places that there are plans of, and those above them; or find any place.

    QUERY is a code, a Chinese or an English name, or the beginning of one.

    \b
    Example:
      plancmp places 钦州
    """
    from plancmp.output.tables.lists import places_table
    from plancmp.vocabulary.names import places_named

    catalogue = data.open()
    known, plans = catalogue.vocabulary.places, readable_plans(catalogue)
    if query:
        found = places_named(query, known.values())
    else:
        wanted = {plan.place.code for plan in plans}
        waiting = list(wanted)
        while waiting:
            place = known.get(waiting.pop())
            if place is not None and place.above and place.above not in wanted:
                wanted.add(place.above)
                waiting.append(place.above)
        found = [place for code, place in known.items() if code in wanted]
    if not found:
        raise problem("no_place", name=query)
    out.write(places_table(found, plans, out.lang))
