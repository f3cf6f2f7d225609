"""The glossary of the fields of a plan file, made from the model.

`python -m tests.glossary` writes `docs/fields.md` anew.
"""

from __future__ import annotations

from plancmp.model.keys import Key
from plancmp.model.shapes import SHAPES
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "fields.md"
TOP = "plan"
_HEAD = """\
# The fields of a plan file

Made from the model with `python -m tests.glossary`; editors show the same from the schema. A key in
**bold** must be there.
"""


def reached(name: str, found: dict[str, None]) -> dict[str, None]:
    """Return the shapes that a shape leads to, itself first, in the order of the file."""
    if name not in found:
        found[name] = None
        for key in SHAPES[name].values():
            inner = _inner(key)
            if inner:
                reached(inner, found)
    return found


def _inner(key: Key) -> str:
    if key.kind in ("value", "values"):
        return "value"
    return key.kind.partition(":")[2]


def _takes(key: Key) -> str:
    """Return what stands under a key, in a few words."""
    inner = _inner(key)
    if key.choices:
        return "one of " + ", ".join(f"`{choice}`" for choice in key.choices)
    if key.ids:
        return f"id of a {key.ids}"
    if key.kind.startswith("list:"):
        return f"list of [{inner}](#{inner})"
    if key.kind == "values":
        return "[value](#value) by year"
    if inner:
        return f"[{inner}](#{inner})"
    return {"texts": "text, or a list"}.get(key.kind, "text")


def glossary() -> str:
    """Return the page."""
    parts = [_HEAD]
    for name in reached(TOP, {}):
        parts.append(f"\n## {name}\n\n| key | takes | meaning | 含义 |\n|---|---|---|---|\n")
        for word, key in SHAPES[name].items():
            shown = f"**`{word}`**" if key.required else f"`{word}`"
            parts.append(f"| {shown} | {_takes(key)} | {key.en} | {key.zh} |\n")
    return "".join(parts)


if __name__ == "__main__":
    PAGE.write_text(glossary(), encoding="utf-8")
