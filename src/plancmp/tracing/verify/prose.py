"""Labels and figures in running text, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plancmp.model.words import Words
from plancmp.tracing.verify.figures import spots
from plancmp.tracing.verify.pairing import Match, Pairing
from plancmp.tracing.verify.stream import Stream

_SENTENCE = re.compile(r"[^。!?\n]+")


def matches(
    label: str, printed: str, stream: Stream, words: Words, known: Iterable[str] = ()
) -> Iterator[Match]:
    """Yield every place of a stream where a cleaned label and a cleaned value belong together.

    `known` are cleaned words that may stand between them: the scopes and values that the plan gives
    with the same label.
    """
    between = tuple(sorted(filter(None, set(known)), key=lambda word: (-len(word), word)))
    for sentence in _SENTENCE.finditer(stream.text):
        first, last = sentence.span()
        for spot in spots(printed, stream.text, first, last, words):
            match = Pairing(label, spot, stream.text, first, last, words, between).best()
            if match is not None:
                yield match
