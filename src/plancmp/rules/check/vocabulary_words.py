"""Words in the vocabulary that are none of those it may have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancmp.model.plan import Position
from plancmp.model.shapes import SHAPES
from plancmp.reading.shape import did_you_mean, text_of, texts_of
from plancmp.reading.tree import SourceFile, Text
from plancmp.rules.rule import Finding, Rule, VocabularyFiles
from plancmp.rules.walk import mappings

_CODE = re.compile(r"[a-z][a-z0-9_]*:\S+")


def check(subject: VocabularyFiles) -> Iterator[Finding]:
    """Yield a finding for each word of a form or a choice that its key does not have."""
    for kind in ("units", "places", "domains"):
        for source in subject.of_kind(kind):
            for entry in mappings(source.root, kind):
                for name, key in SHAPES[kind.removesuffix("s")].items():
                    text = text_of(entry, name)
                    wrong = (key.choices and text not in key.choices) or (
                        key.pattern and not re.fullmatch(key.pattern, text)
                    )
                    # A factor that is no number is the reader's to report.
                    if text and wrong and name != "factor":
                        hint = did_you_mean(text, key.choices) if key.choices else key.doc
                        yield _finding(source, entry.entries[name], name, text, hint)
    yield from _check_indicators(subject)
    yield from _check_places(subject)


def _finding(source: SourceFile, node: object, name: str, text: str, hint: str) -> Finding:
    assert isinstance(node, Text)
    position = Position(source.name, node.line, node.column)
    return Finding(position, f"`{name}` cannot be `{text}`", hint)


def _check_indicators(subject: VocabularyFiles) -> Iterator[Finding]:
    for source in subject.of_kind("indicators"):
        for entry in mappings(source.root, "indicators"):
            for code in texts_of(entry, "codes"):
                if not _CODE.fullmatch(code.value):
                    hint = "a scheme and the code in it, as sdg:3.2.1"
                    yield _finding(source, code, "codes", code.value, hint)
            for key in ("broader", "related", "sum_of", "ratio_of"):
                for text in texts_of(entry, key):
                    if text.value == text_of(entry, "id"):
                        yield _finding(source, text, key, text.value, "it is the indicator itself")


def _check_places(subject: VocabularyFiles) -> Iterator[Finding]:
    places = list(subject.of_kind("places"))
    codes = {text_of(each, "code") for source in places for each in mappings(source.root, "places")}
    for source in places:
        for entry in mappings(source.root, "places"):
            above = text_of(entry, "above")
            if above and (above not in codes or above == text_of(entry, "code")):
                known = [code for code in codes if code != text_of(entry, "code")]
                hint = did_you_mean(above, known)
                yield _finding(source, entry.entries["above"], "above", above, hint)


_PLACE = (
    '- {code: "450000", zh: 广西壮族自治区, en: Guangxi, level: province}\n'
    '- {code: "450700", zh: 钦州市, en: Qinzhou, level: prefecture, above: "450000"}\n'
)

RULES = (
    Rule(
        "V211", "vocabulary-word", "error",
        "Where the vocabulary has one of a few words, the code of a place above, or a code in an "
        "international scheme, it is one that there is.",
        "place", _PLACE.replace("level: prefecture", "level: city"), _PLACE,
        check_vocabulary=check,
    ),
)  # fmt: skip
