"""`plancmp new`: an empty plan file for a place and a period, or one from a filled-in sheet."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plancmp.cli.common.data import Data, data_option
from plancmp.cli.common.sheet import plan_from_sheet, write_template
from plancmp.cli.common.usage import language, note, problem
from plancmp.messages import Verbatim, message
from plancmp.model.shapes import SHAPES
from plancmp.model.terms import BLANK
from plancmp.reading.replacing import write_whole

if TYPE_CHECKING:
    from plancmp.model.vocabulary import Place, Vocabulary


@click.command("new")
@click.argument("place", required=False)
@click.argument("period", required=False)
@click.option(
    "--stage", type=click.Choice(["draft", "final"]), help="Draft or final version (the default)."
)
@click.option("--id", "plan_id", metavar="ID", help="The plan's id; else made of place and period.")
@click.option("--title", metavar="TITLE", help="The title as printed.")
@click.option("--source", metavar="FILE", type=click.Path(), help="The text, for its SHA-256.")
@click.option(
    "--from",
    "sheet",
    metavar="FILE",
    type=click.Path(),
    help="Take the rows from a filled-in sheet (.xlsx, .csv) with the columns of `export`.",
)
@click.option(
    "--template",
    metavar="FILE",
    type=click.Path(),
    help="Write an empty sheet (.xlsx, .csv) to be filled in, and no plan file.",
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, allow_dash=True),
    help="Write to this file, `-` for stdout; else to ID.yaml.",
)  # fmt: skip
@data_option
@click.pass_context
def command(
    ctx: click.Context,
    place: str | None,
    period: str | None,
    stage: str | None,
    plan_id: str | None,
    title: str | None,
    source: str | None,
    sheet: str | None,
    template: str | None,
    output: str | None,
    data: Data,
) -> None:
    """Write an empty plan file that says of each key what it is for.

    PLACE is a GB/T 2260 code or a name of the vocabulary, PERIOD the first and the last year. A
    file that exists is never written over.

    With --from the file is made of a sheet, one value a row, as `export` writes them; the head
    comes from its sheet `plans`, its columns, or the options, and what nobody says is left
    open, to be filled in. A row whose indicator is empty is looked up by its label. If a row cannot
    be read, its cell is named, as data!C12, and nothing is written. --template writes such a sheet,
    empty.

    \b
    Examples:
      plancmp new 钦州市 2026-2030
      plancmp new --template sheet.xlsx
      plancmp new 钦州市 2026-2030 --from sheet.xlsx
    """
    if sheet and template:
        raise problem("one_of_both", one="--from", other="--template")
    from plancmp.tracing.scan.blank import blank_plan, plan_id_of

    vocabulary = data.open().vocabulary
    if template is not None:
        write_template(template, vocabulary, language())
        click.echo(message("wrote", file=template).text(language()), err=True)
        return
    if not sheet and not (place and period):
        names = {parameter.name: parameter for parameter in ctx.command.params}
        raise click.MissingParameter(ctx=ctx, param=names["period" if place else "place"])
    found = find_place(place, vocabulary) if place else None
    years = read_period(period) if period else None
    origin = _source(source)
    told: dict[str, str] = {}
    if found and years:
        told["id"] = plan_id_of(found, *years, stage or "final")
    if found:
        told["place"] = found.code
    if years:
        told["period"] = f"{years[0]}-{years[1]}"
    given = {"id": plan_id, "stage": stage, "title": title}
    told |= {key: text for key, text in given.items() if text}
    if origin:
        told["file"], told["sha256"] = origin
    if "id" in told and not re.fullmatch(SHAPES["plan"]["id"].pattern, told["id"]):
        raise problem("no_plan_id", name=Verbatim(told["id"]))
    left: list[str] = []
    if sheet:
        identifier, text, left = plan_from_sheet(sheet, told, vocabulary)
        if identifier == BLANK and not output:
            raise problem("id_or_output")
    else:
        assert found is not None
        assert years is not None
        identifier = told["id"]
        text = blank_plan(identifier, found, *years, stage or "final", origin, title or "")
    _write(output or f"{identifier}.yaml", text)
    if left:
        note("left_open", blank=BLANK, what=Verbatim(", ".join(left)))


def _write(target: str, text: str) -> None:
    if target == "-":
        click.echo(text, nl=False)
        return
    try:
        if os.path.lexists(target):
            raise problem("file_exists", file=target)
        write_whole(Path(target), text)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise problem("cannot_write", file=target, reason=reason) from None
    click.echo(message("wrote", file=target).text(language()), err=True)


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

    names = [
        place_name for place in vocabulary.places.values() for place_name in (place.zh, place.en)
    ]
    near = nearest(name, names)
    if near:
        raise problem("add_place_but", name=Verbatim(name), candidates=Verbatim(", ".join(near)))
    raise problem("add_place", name=Verbatim(name))


def read_period(period: str) -> tuple[int, int]:
    """Return the first and last year of `2021-2025`; wrong usage if it is anything else."""
    match = re.fullmatch(r"((?:19|20)\d{2})-((?:19|20)\d{2})", period)
    if match is None or match[1] >= match[2]:
        raise problem("no_period", name=Verbatim(period))
    return int(match[1]), int(match[2])
