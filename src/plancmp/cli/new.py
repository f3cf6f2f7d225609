"""`plancmp new`: an empty plan file for a place and a period."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plancmp.cli.options import Data, UsageProblem, data_option

if TYPE_CHECKING:
    from plancmp.model.vocabulary import Place, Vocabulary


@click.command("new", short_help="Write an empty, commented plan file for a place and period.")
@click.argument("place")
@click.argument("period")
@click.option(
    "--stage",
    type=click.Choice(["draft", "final"]),
    default="final",
    show_default=True,
    help="Draft or final version.",
)
@click.option("--id", "plan_id", metavar="ID", help="The plan's id; else made of place and period.")
@click.option("--source", metavar="FILE", type=click.Path(), help="The text, for its SHA-256.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, allow_dash=True),
    help="Write to this file, `-` for stdout; else to ID.yaml.",
)  # fmt: skip
@data_option
def command(
    place: str,
    period: str,
    stage: str,
    plan_id: str | None,
    source: str | None,
    output: str | None,
    data: Data,
) -> None:
    """Write an empty plan file that says of each key what it is for.

    PLACE is a GB/T 2260 code or a name of the vocabulary, PERIOD the first and the last year. A
    file that exists is never written over.

    \b
    Example:
      plancmp new 钦州市 2026-2030
    """
    from plancmp.model.shapes import SHAPES
    from plancmp.tracing.scan.blank import blank_plan, plan_id_of

    found = find_place(place, data.open().vocabulary)
    first, last = read_period(period)
    identifier = plan_id or plan_id_of(found, first, last, stage)
    if not re.fullmatch(SHAPES["plan"]["id"].pattern, identifier):
        raise UsageProblem(f"{identifier!r} is no plan id: small letters, digits and hyphens")
    text = blank_plan(identifier, found, first, last, stage, _source(source))
    target = output or f"{identifier}.yaml"
    if target == "-":
        click.echo(text, nl=False)
        return
    try:
        with Path(target).open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise UsageProblem(f"{target} exists already; it is left as it is") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageProblem(f"cannot write {target}: {reason}") from None
    click.echo(f"wrote {target}", err=True)


def _source(file: str | None) -> tuple[str, str] | None:
    if file is None:
        return None
    from plancmp.reading.files import read_bytes

    content = read_bytes(Path(file))
    return Path(file).name, hashlib.sha256(content).hexdigest()


def find_place(name: str, vocabulary: Vocabulary) -> Place:
    """Return the place of a code or a name; wrong usage if the vocabulary has none."""
    for place in vocabulary.places.values():
        if name in (place.code, place.zh, place.zh[:-1], place.en, place.en.lower()):
            return place
    from plancmp.reading.shape import nearest

    names = [each for place in vocabulary.places.values() for each in (place.zh, place.en)]
    near = nearest(name, names)
    hint = f"did you mean {' or '.join(near)}? If not, " if near else ""
    raise UsageProblem(
        f"no place is called {name!r}; {hint}add it to vocabulary/places.csv "
        "with its GB/T 2260 code"
    )


def read_period(period: str) -> tuple[int, int]:
    """Return the first and last year of `2021-2025`; wrong usage if it is anything else."""
    match = re.fullmatch(r"((?:19|20)\d{2})-((?:19|20)\d{2})", period)
    if match is None or match[1] >= match[2]:
        raise UsageProblem(f"{period!r} is no period: give the first and last year, as 2021-2025")
    return int(match[1]), int(match[2])
