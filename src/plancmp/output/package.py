"""A Frictionless Data Package: a folder with one CSV file a table and `datapackage.json`.

The descriptor follows the Data Package and Table Schema standards, version 1
(https://specs.frictionlessdata.io).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from plancmp.output.delimited import write
from plancmp.output.formats import Target
from plancmp.output.table import Field
from plancmp.output.tables.package import Resource
from plancmp.reading.replacing import replaced, write_whole

CC_BY = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}


def write_package(
    folder: Path,
    resources: Sequence[Resource],
    sources: Iterable[str],
    *,
    version: str,
    licence: Path | None = None,
) -> None:
    """Write the resources into `folder`, which is made if it is not there.

    `sources` are the titles of the documents that the data come from, `version` is that of
    plancmp. The file `licence` goes with the data: its terms hold for whoever gets them. Raises
    OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    described = []
    for resource in resources:
        path = folder / f"{resource.name}.csv"
        with replaced(path) as place, place.open("w", encoding="utf-8", newline="\n") as stream:
            write(resource.table, Target(stream), "csv")
        described.append(_describe(resource))
    descriptor: dict[str, object] = {
        "profile": "tabular-data-package",
        "name": "plancmp",
        "title": "What local health plans of China promise",
        "description": "Targets, base values and reported figures, encoded by hand from the plans "
        "and mapped to one vocabulary of indicators. Values stand as printed, with the level in "
        "the indicator's canonical unit beside them.",
        "version": version,
        "sources": [{"title": title} for title in sources],
        "resources": described,
    }
    if licence is not None:
        terms = licence.read_text(encoding="utf-8")
        write_whole(folder / "LICENSE", terms)
        descriptor["licenses"] = [CC_BY if "(CC BY 4.0)" in terms else {"path": "LICENSE"}]
    text = json.dumps(descriptor, ensure_ascii=False, indent=2)
    write_whole(folder / "datapackage.json", text + "\n")


def _describe(resource: Resource) -> dict[str, object]:
    schema: dict[str, object] = {
        "fields": [_described(field) for field in resource.table.fields],
        "missingValues": [""],
    }
    if resource.primary_key:
        schema["primaryKey"] = list(resource.primary_key)
    if resource.foreign_keys:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": other, "fields": [there]}}
            for column, other, there in resource.foreign_keys
        ]
    return {
        "profile": "tabular-data-resource",
        "name": resource.name,
        "title": resource.title,
        "path": f"{resource.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _described(field: Field) -> dict[str, str]:
    kind = field.kind if field.kind in ("number", "integer") else "string"
    return {"name": field.name, "type": kind, "description": field.meaning}
