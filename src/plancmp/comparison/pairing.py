"""Which statement of one plan answers to which of the other: like with like.

Every step looks partners up by a key, so that the work grows with the number of statements.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from plancmp.model.plan import Plan, Statement

_Key = Callable[[Statement], object]


class Pair(NamedTuple):
    """Two statements that answer to each other, or one that nothing answers to.

    `repeats` names the side (`a` or `b`) that states it once more than the other does. An aim
    without a figure stands alone, and `beside` is the other side's figure for it.
    """

    a: Statement | None
    b: Statement | None
    repeats: str = ""
    beside: Statement | None = None


def pair_statements(
    plan_a: Plan, plan_b: Plan, in_a: Sequence[Statement], in_b: Sequence[Statement]
) -> list[Pair]:
    """Pair the statements of one indicator and one role.

    First what agrees in year, measure, scope and channel, equal values before others; then what
    differs in scope, then in measure. Another channel is used only where the two have none in
    common for that year. Where no year is common to both, target year answers to target year and
    base year to base year, then, for targets, the nearest year. What one plan states more often
    than the other is set against the statement that already answers; what is left stands alone.
    """
    pairing = _Pairing(in_a, in_b)
    pairing.take_all(lambda s: s.year)
    common = {s.year for s in in_a} & {s.year for s in in_b}
    if not common:
        roles = {id(s): plan_a.year_role(s.year) for s in in_a}
        roles |= {id(s): plan_b.year_role(s.year) for s in in_b}
        pairing.take_all(lambda s: roles[id(s)])
        if in_a and in_b and in_a[0].role in ("target", "prior_target"):
            if not {roles[id(s)] for s in in_a} & {roles[id(s)] for s in in_b}:
                pairing.take_nearest()
        else:
            pairing.take(lambda s: (s.channel, s.scope, s.meant.meaning()))
    return pairing.result()


class _Pairing:
    """What is paired so far, and what is left of both sides, in the order of the plans."""

    def __init__(self, in_a: Sequence[Statement], in_b: Sequence[Statement]) -> None:
        self.left_a = {id(s): s for s in in_a}
        self.left_b = {id(s): s for s in in_b}
        self.pairs: list[Pair] = []

    def take(self, key: _Key, among: Callable[[Statement], bool] = lambda _: True) -> None:
        """Pair what is left of A with the first that is left of B under the same key."""
        if not self.left_a or not self.left_b:
            return
        waiting: dict[object, deque[Statement]] = defaultdict(deque)
        for statement in self.left_b.values():
            waiting[key(statement)].append(statement)
        for statement in [s for s in self.left_a.values() if among(s)]:
            partners = waiting.get(key(statement))
            if partners:
                self._pair(statement, partners.popleft())

    def take_all(self, year: _Key) -> None:
        """Pair within one year, or one role of a year, from the most alike to the least."""
        if not self.left_a or not self.left_b:
            return
        of_a, of_b = _channels(self.left_a.values(), year), _channels(self.left_b.values(), year)

        def crosses(s: Statement) -> bool:
            return not of_a.get(year(s), set()) & of_b.get(year(s), set())

        self.take(lambda s: (year(s), s.scope, s.channel, s.meant.meaning(), s.nature))
        self.take(lambda s: (year(s), s.scope, s.channel, s.meant.meaning()))
        self.take(lambda s: (year(s), s.scope, s.channel, s.meant.measure))
        self.take(lambda s: (year(s), s.channel, s.meant.measure))
        self.take(lambda s: (year(s), s.channel))
        self.take(lambda s: (year(s), s.meant.measure, s.scope), crosses)
        self.take(lambda s: (year(s), s.meant.measure), crosses)
        self.take(year, crosses)

    def take_nearest(self) -> None:
        """Pair what is left by measure and channel, each with the nearest year that is left."""
        waiting: dict[object, list[Statement]] = defaultdict(list)
        for statement in sorted(self.left_b.values(), key=lambda s: _last_year(s.year)):
            waiting[statement.meant.measure, statement.channel].append(statement)
        for statement in sorted(self.left_a.values(), key=lambda s: _last_year(s.year)):
            partners = waiting.get((statement.meant.measure, statement.channel))
            if partners:
                year = _last_year(statement.year)
                place = bisect_left(partners, year, key=lambda s: _last_year(s.year))
                near = [i for i in (place - 1, place) if 0 <= i < len(partners)]
                best = min(near, key=lambda i: abs(_last_year(partners[i].year) - year))
                self._pair(statement, partners.pop(best))

    def _pair(self, a: Statement, b: Statement) -> None:
        self.pairs.append(Pair(a, b))
        del self.left_a[id(a)]
        del self.left_b[id(b)]

    def result(self) -> list[Pair]:
        """Return the pairs, then what only repeats one of them, then what stands alone."""
        answered = list(self.pairs)
        for key in (_like, _like_elsewhere):
            self.pairs += _repeats(self.left_a, answered, "a", key)
            self.pairs += _repeats(self.left_b, answered, "b", key)
        figures = _figures(answered)
        for a in self.left_a.values():
            self.pairs.append(Pair(a, None, beside=_beside(a, figures["b"])))
        for b in self.left_b.values():
            self.pairs.append(Pair(None, b, beside=_beside(b, figures["a"])))
        return self.pairs


def _last_year(year: str) -> int:
    return int(year[-4:]) if year[-4:].isdigit() else 0


def _channels(statements: Iterable[Statement], year: _Key) -> dict[object, set[str]]:
    found: dict[object, set[str]] = defaultdict(set)
    for statement in statements:
        found[year(statement)].add(statement.channel)
    return found


def _like(s: Statement) -> object:
    """What a repetition shares with the statement that answers: its channel, not its figure."""
    return (s.channel, s.scope, s.meant.measure)


def _like_elsewhere(s: Statement) -> object:
    """What a repetition in another channel shares: the same value."""
    return (s.scope, s.meant.meaning(), s.value.printed if not s.value.is_numeric else "")


def _repeats(left: dict[int, Statement], pairs: Sequence[Pair], side: str, key: _Key) -> list[Pair]:
    """Set what is left of one side against the other side's statement that already answers."""
    known: dict[object, Statement] = {}
    for pair in pairs:
        mine, other = (pair.a, pair.b) if side == "a" else (pair.b, pair.a)
        if mine is not None and other is not None:
            # Its own year in either plan: a pair of two years answers to both.
            known.setdefault((mine.year, key(other)), other)
    found = []
    for statement in list(left.values()):
        answer = known.get((statement.year, key(statement)))
        if answer is not None:
            both = (statement, answer) if side == "a" else (answer, statement)
            found.append(Pair(*both, repeats=side))
            del left[id(statement)]
    return found


def _figures(pairs: Sequence[Pair]) -> dict[str, dict[object, Statement]]:
    """Return the statements with a figure that answer, by side, year and scope."""
    found: dict[str, dict[object, Statement]] = {"a": {}, "b": {}}
    for pair in pairs:
        for side, mine, other in (("a", pair.a, pair.b), ("b", pair.b, pair.a)):
            if mine is not None and other is not None and mine.value.is_numeric:
                found[side].setdefault((other.year, mine.channel, mine.scope), mine)
    return found


def _beside(statement: Statement, figures: dict[object, Statement]) -> Statement | None:
    if statement.value.is_numeric:
        return None
    return figures.get((statement.year, statement.channel, statement.scope))
