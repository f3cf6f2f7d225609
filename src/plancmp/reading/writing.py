"""Writing YAML that reads back the same: for drafts and for merged files."""

from __future__ import annotations

import json
import re

from plancmp.reading.tree import Mapping, Node, Sequence, Text

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
