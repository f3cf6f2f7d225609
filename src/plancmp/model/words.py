"""The words that documents are written with, as lists, and the patterns that are made of them.

The lists come from `data/language/`; no word of a document stands in Python. A list is named by its
place there: `bounds.before.<=` are the words of `"<="` under `before` under `bounds`, and
`bounds.before` are those of all its lists together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_NAMED = re.compile(r"\{(!?)([a-z_]+(?:\.[^{}]+)?)\}")
_REPEATED = re.compile(r"(\{[a-z_]+(?:\.[^{}]+)?\}\)?)([*+])(?![+?])")
_SHAPES = (
    (re.escape("####"), "(?:19|20)[0-9]{2}"),
    (re.escape("#"), r"[0-9]+(?:\.[0-9]+)?"),
    ("…", "[^,。;:0-9]{0,6}?"),
)
_NEVER = "(?!)"


@dataclass(frozen=True, eq=False)
class Words:
    """Lists of words by name, and the units of the vocabulary as the list `units`.

    A word may hold `#` for a number, `####` for a year and `…` for a few other characters. Nothing
    is compiled before it is asked for.
    """

    lists: Mapping[str, tuple[str, ...]]
    _made: dict[str, re.Pattern[str]] = field(default_factory=dict, repr=False)
    _keys: dict[str, dict[str, str]] = field(default_factory=dict, repr=False)
    _parts: dict[str, str] = field(default_factory=dict, repr=False)

    def of(self, name: str) -> tuple[str, ...]:
        """Return the words of a list, or of all the lists below a name."""
        return tuple(self._by_word(name))

    def key(self, name: str, word: str) -> str:
        """Return under which key of `name` a word stands, empty if under none: `<=` for 以下."""
        return self._by_word(name).get(word, "")

    def pattern(self, form: str) -> re.Pattern[str]:
        """Compile a pattern in which `{name}` stands for any word of that list, longest first.

        `{!name}` holds where none of its words ends. A list that repeats gives nothing back once it
        has matched, for its words may be made of each other, and trying all ways would not end.
        """
        if form not in self._made:
            self._made[form] = re.compile(_NAMED.sub(self._filled, _REPEATED.sub(r"\1\2+", form)))
        return self._made[form]

    def with_units(self, units: tuple[str, ...]) -> Words:
        """Return the same words beside the units of a vocabulary."""
        return Words({**self.lists, "units": units})

    def without(self, name: str, word: str) -> Words:
        """Return the words but for one, as if its list did not have it.

        The patterns that do not name the list are the same, and are shared.
        """
        left = tuple(listed for listed in self.lists[name] if listed != word)
        shared = {
            form: made
            for form, made in self._made.items()
            if not any(f"{name}.".startswith(f"{named}.") for _, named in _NAMED.findall(form))
        }
        return Words({**self.lists, name: left}, shared)

    def _by_word(self, name: str) -> dict[str, str]:
        if name not in self._keys:
            self._keys[name] = {
                word: path[len(name) + 1 :]
                for path in self.lists
                if path == name or path.startswith(f"{name}.")
                for word in self.lists[path]
            }
        return self._keys[name]

    def _filled(self, match: re.Match[str]) -> str:
        if match[0] not in self._parts:
            words = sorted(self._by_word(match[2]), key=lambda word: (-len(word), word))
            self._parts[match[0]] = (
                "".join(f"(?<!{re.escape(word)})" for word in words)
                if match[1]
                else f"(?:{'|'.join(map(_as_pattern, words)) or _NEVER})"
            )
        return self._parts[match[0]]


def _as_pattern(word: str) -> str:
    pattern = re.escape(word)
    for sign, form in _SHAPES:
        pattern = pattern.replace(sign, form)
    return pattern
