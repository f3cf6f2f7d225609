"""Scopes and qualifiers: for whom a figure is meant, where the indicator does not say so itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from plancmp.model.plan import Plan, Statement


def narrower_scope(statement: Statement) -> str:
    """Return a statement's scope, empty where it only repeats what its indicator means anyway.

    三级医院 says nothing new of 三级公立医院平均住院日: its characters stand in that name in order.
    """
    scope = statement.scope
    indicator = statement.indicator
    if scope and any(_holds(name, scope) for name in (indicator.zh, *indicator.aliases)):
        return ""
    return scope


def _holds(name: str, scope: str) -> bool:
    characters = iter(name)
    return len(scope) > 1 and all(character in characters for character in scope)


class Qualifiers:
    """What may qualify a printed label: the words that the plans give as scopes."""

    def __init__(self, plans: Iterable[Plan]) -> None:
        meant: dict[tuple[str, str], set[str]] = defaultdict(set)
        words = set()
        for plan in plans:
            for statement in plan.statements:
                meant[plan.id, statement.label].add(statement.indicator.id)
                words.add(statement.scope)
        self._words = sorted(words - {""})
        self._compound = {key for key, found in meant.items() if len(found) > 1}

    def printed(self, statement: Statement) -> frozenset[str]:
        """Return the qualifiers that a label has and its scope and its indicator do not say.

        A label for several indicators at once does not tell whose qualifier it is.
        """
        if not self._words or (statement.plan, statement.label) in self._compound:
            return frozenset()
        said = (statement.scope, statement.indicator.zh)
        return frozenset(
            word
            for word in self._words
            if word in statement.label and not any(word in text for text in said)
        )
