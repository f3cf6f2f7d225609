"""Writing YAML that reads back the same: for drafts and for merged files."""

from __future__ import annotations

import json
import re

from plancmp.reading.tree import Mapping, Node, Sequence, Text

SCHEMA = "# yaml-language-server: $schema=../schema/plan.schema.json"
"""The first line of a plan file, by which editors find its schema."""

_PLAIN = re.compile(
    r"[\w（）“”《》〈〉‘’·—…≤≥＜＞‰+./、；，。～~％]+(?:[ \u3000][\w（）“”《》/、，]+)*"
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def scalar(text: str) -> str:
    """Return text as a YAML scalar that reads back the same inside a flow mapping."""
    text = _CONTROL.sub("", text)
    # What JSON writes, YAML reads: its strings are those of YAML in double quotes.
    if _PLAIN.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=False)


def comment(text: str) -> str:
    """Return text for a comment: one line, no control characters."""
    return _CONTROL.sub(" ", text)


def flow(node: Node) -> str:
    """Return a node in one line, lists and mappings in brackets."""
    if isinstance(node, Mapping):
        pairs = (f"{scalar(key)}: {flow(value)}" for key, value in node.entries.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(node, Sequence):
        return "[" + ", ".join(map(flow, node.items)) + "]"
    return scalar(node.value) if isinstance(node, Text) else ""


def plan_text(root: Mapping, intro: str) -> str:
    """Return the text of a plan file with this tree, a row a line; `intro` is its first comment."""
    lines = [SCHEMA, f"# {comment(intro)}"]
    for key, node in root.entries.items():
        if key != "sections":
            lines.append(f"{key}: {_quoted(node) if key == 'place' else flow(node)}")
    sections = root.entries.get("sections")
    items = sections.items if isinstance(sections, Sequence) else []
    lines += ["", "sections:" if items else "sections: []"]
    for section in items:
        assert isinstance(section, Mapping)
        for key, node in section.entries.items():
            if not isinstance(node, Sequence):
                lines.append(f"  - {key}: {flow(node)}")
                continue
            lines.append(f"    {key}:")
            for item in node.items:
                if key == "text":
                    lines.append(f"      - {flow(item)}")
                    continue
                assert isinstance(item, Mapping)
                for i, (name, inner) in enumerate(item.entries.items()):
                    mark = "-" if i == 0 else " "
                    if isinstance(inner, Sequence):
                        lines.append(f"      {mark} {name}:")
                        lines += [f"          - {flow(inner_item)}" for inner_item in inner.items]
                    else:
                        lines.append(f"      {mark} {name}: {flow(inner)}")
    return "\n".join(lines) + "\n"


def _quoted(node: Node) -> str:
    """Return a text in quotes: a code of digits is no number."""
    return json.dumps(node.value, ensure_ascii=False) if isinstance(node, Text) else flow(node)
