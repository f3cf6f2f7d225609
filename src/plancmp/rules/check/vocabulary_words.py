"""V211: words in the vocabulary that are none of those it may have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancmp.messages import Template, Verbatim, say
from plancmp.messages.words import Bilingual
from plancmp.model.keys import keys_of
from plancmp.model.plan import Position
from plancmp.model.problem import Said
from plancmp.model.shapes import SHAPES
from plancmp.model.vocabulary import Indicator
from plancmp.reading.shape import suggestion, text_of, texts_of
from plancmp.reading.tree import SourceFile, Text
from plancmp.rules.finding import Finding
from plancmp.rules.rule import Rule, VocabularyFiles
from plancmp.rules.walk import mappings

_CANNOT_BE = Template("cannot_be", "`{key}` cannot be `{word}`", "`{key}` 不能是 `{word}`")
_SCHEME = Template(
    "code_of_scheme",
    "a scheme and the code in it, as sdg:3.2.1",
    "体系及其中的编码，如 sdg:3.2.1",
)
_ITSELF = Template("is_itself", "it is the indicator itself", "这是指标自身")
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
                        hint: Said = key.meaning
                        if key.choices:
                            hint = suggestion(text, key.choices)
                        yield _finding(source, entry.entries[name], name, text, hint)
    yield from _check_indicators(subject)
    yield from _check_places(subject)


def _finding(source: SourceFile, node: object, name: str, text: str, hint: Said) -> Finding:
    assert isinstance(node, Text)
    position = Position(source.name, node.line, node.column)
    said = say(_CANNOT_BE, key=Verbatim(name), word=Verbatim(text))
    return Finding(said, position=position, hint=hint)


def _check_indicators(subject: VocabularyFiles) -> Iterator[Finding]:
    for source in subject.of_kind("indicators"):
        for entry in mappings(source.root, "indicators"):
            for code in texts_of(entry, "codes"):
                if not _CODE.fullmatch(code.value):
                    yield _finding(source, code, "codes", code.value, say(_SCHEME))
            for key, declared in keys_of(Indicator).items():
                for text in texts_of(entry, key) if declared.ids == "indicator" else ():
                    if text.value == text_of(entry, "id"):
                        yield _finding(source, text, key, text.value, say(_ITSELF))


def _check_places(subject: VocabularyFiles) -> Iterator[Finding]:
    places = list(subject.of_kind("places"))
    codes = {
        text_of(place, "code") for source in places for place in mappings(source.root, "places")
    }
    for source in places:
        for entry in mappings(source.root, "places"):
            above = text_of(entry, "above")
            if above and (above not in codes or above == text_of(entry, "code")):
                known = [code for code in codes if code != text_of(entry, "code")]
                hint = suggestion(above, known)
                yield _finding(source, entry.entries["above"], "above", above, hint)


_PLACE = (
    '- {code: "450000", zh: 广西壮族自治区, en: Guangxi, level: province}\n'
    '- {code: "450700", zh: 钦州市, en: Qinzhou, level: prefecture, above: "450000"}\n'
)

RULES = (
    Rule(
        code="V211",
        name="vocabulary-word",
        severity="error",
        why=Bilingual(
            "Where the vocabulary has one of a few words, the code of a place above, or a code in "
            "an international scheme, it is one that there is.",
            "词表中取若干词语之一、上级地区代码或国际体系编码的，取值确有其物。",
        ),
        cannot_see=Bilingual(
            "Whether a code of a scheme is that of this indicator.", "体系编码是否属于该指标。"
        ),
        kind="place",
        fails=(_PLACE.replace("level: prefecture", "level: city"),),
        passes=(_PLACE,),
        vocabulary=check,
    ),
)
