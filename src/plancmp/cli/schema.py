"""`plancmp schema`: the JSON Schema of the YAML files."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from plancmp.cli.common.data import Data, data_option
from plancmp.cli.common.usage import problem
from plancmp.reading.replacing import write_whole

_KINDS = ("plan", "indicators", "units", "places", "domains", "language")


@click.command("schema")
@click.argument("kind", type=click.Choice(_KINDS), default="plan")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write to this file.")
@click.option(
    "--write",
    "into",
    type=click.Path(file_okay=False),
    help="Write the schemas of all kinds into this folder, as plan.schema.json and so on.",
)
@data_option
def command(kind: str, output: str | None, into: str | None, data: Data) -> None:
    """Print the JSON Schema of plan files, or of vocabulary files of another KIND.

    Indicators, units and places are those of the vocabulary in use. A file names its schema in
    its first line: `# yaml-language-server: $schema=../schema/plan.schema.json`

    \b
    Example:
      plancmp schema --write data/schema
    """
    import json

    from plancmp.reading.schema import KINDS, schema_of

    vocabulary = data.open().vocabulary
    if into is not None and output is not None:
        raise problem("one_of_both", one="--output", other="--write")

    def text(of: str) -> str:
        return json.dumps(schema_of(of, vocabulary), ensure_ascii=False, indent=1) + "\n"

    try:
        if into is not None:
            Path(into).mkdir(parents=True, exist_ok=True)
            for name in KINDS:
                target = Path(into) / f"{name}.schema.json"
                write_whole(target, text(name))
        elif output is not None:
            write_whole(Path(output), text(kind))
        else:
            sys.stdout.write(text(kind))
    except OSError as error:
        said = {"file": str(into or output), "reason": error.strerror or str(error)}
        raise problem("cannot_write", **said) from None
