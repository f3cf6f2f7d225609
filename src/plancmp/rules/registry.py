"""Finding the rules, and choosing among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from plancmp.rules import check as rules
from plancmp.rules.rule import Rule

UNREADABLE = "R"
"""The family that no choice leaves out: a file that was not read was not checked."""


class UnknownRuleError(LookupError):
    """No rule and no family of rules is called so; `hint` names the nearest."""

    def __init__(self, word: str, hint: str) -> None:
        self.word = word
        self.hint = hint
        super().__init__(f"no rule is called {word!r}: {hint}")


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule of the folder `rules`, by code."""
    found = [
        rule
        for module in iter_modules(rules.__path__)
        for rule in import_module(f"{rules.__name__}.{module.name}").RULES
    ]
    return tuple(sorted(found, key=lambda rule: rule.code))


def named(words: Iterable[str]) -> list[Rule]:
    """Return the rules that the words name: a code, the start of codes (`V`, `N3`), or a name.

    Raises UnknownRuleError for a word that names none.
    """
    found: dict[str, Rule] = {}
    for word in words:
        matches = [
            rule
            for rule in all_rules()
            if word and (rule.code.startswith(word.upper()) or rule.name == word.lower())
        ]
        if not matches:
            from plancmp.reading.shape import did_you_mean

            known = [name for rule in all_rules() for name in (rule.code, rule.name)]
            raise UnknownRuleError(word, did_you_mean(word, known))
        found.update({rule.code: rule for rule in matches})
    return list(found.values())


def choose(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> frozenset[str]:
    """Return the codes to check for: those of `select`, or all, without those of `ignore`.

    Problems of reading stay: what cannot be read cannot be said to be right. Raises
    UnknownRuleError.
    """
    chosen = {rule.code for rule in (named(select) if select else all_rules())}
    chosen -= {rule.code for rule in named(ignore)}
    return frozenset(chosen | {r.code for r in all_rules() if r.code.startswith(UNREADABLE)})
