"""Which statement of one plan answers to which of the other: like with like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from plancmp.model.plan import Plan, Statement


class Pair(NamedTuple):
    """Two statements that answer to each other, or one that nothing answers to.

    `repeats` names the side (`a` or `b`) that states it once more than the other does.
    """

    a: Statement | None
    b: Statement | None
    repeats: str = ""


def pair_statements(
    plan_a: Plan, plan_b: Plan, in_a: Sequence[Statement], in_b: Sequence[Statement]
) -> list[Pair]:
    """Pair the statements of one indicator and one role.

    First what agrees in year role, measure, scope and channel, equal values before others; then
    what differs in scope, then in measure. Another channel is used only where the two have none
    in common, another year only for targets. What one plan states more often than the other is
    set against the statement that already answers; what is left stands alone.
    """
    year_a = {id(each): plan_a.year_role(each.year) for each in in_a}
    year_b = {id(each): plan_b.year_role(each.year) for each in in_b}
    years = year_a | year_b
    left_a, left_b = list(in_a), list(in_b)
    pairs: list[Pair] = []

    def take(key: Callable[[Statement], object], allowed: Callable[[Statement], bool]) -> None:
        for a in [each for each in left_a if allowed(each)]:
            partner = next((b for b in left_b if key(b) == key(a)), None)
            if partner is not None:
                pairs.append(Pair(a, partner))
                left_a.remove(a)
                left_b.remove(partner)

    def year(each: Statement) -> str:
        return years[id(each)]

    common = {
        role: {each.channel for each in in_a if year(each) == role}
        & {each.channel for each in in_b if year(each) == role}
        for role in years.values()
    }

    def anything(_: Statement) -> bool:
        return True

    def crosses(each: Statement) -> bool:
        return not common.get(year(each))

    take(lambda s: (year(s), s.scope, s.channel, s.meant.meaning(), s.nature), anything)
    take(lambda s: (year(s), s.scope, s.channel, s.meant.meaning()), anything)
    take(lambda s: (year(s), s.scope, s.channel, s.meant.measure), anything)
    take(lambda s: (year(s), s.channel, s.meant.measure), anything)
    take(lambda s: (year(s), s.channel), anything)
    take(lambda s: (year(s), s.meant.measure, s.scope), crosses)
    take(lambda s: (year(s), s.meant.measure), crosses)
    take(year, crosses)
    if in_a and in_b and in_a[0].role in ("target", "prior_target"):
        take(lambda s: (s.meant.measure, s.channel), crosses)
    else:
        take(lambda s: (s.channel, s.scope, s.meant.meaning()), crosses)
    for same_measure in (True, False):
        pairs.extend(_repeats(left_a, pairs, "a", year, same_measure))
        pairs.extend(_repeats(left_b, pairs, "b", year, same_measure))
    pairs.extend(Pair(a, None) for a in left_a)
    pairs.extend(Pair(None, b) for b in left_b)
    return pairs


def _repeats(
    left: list[Statement],
    pairs: Iterable[Pair],
    side: str,
    year: Callable[[Statement], str],
    same_measure: bool,
) -> list[Pair]:
    """Set what is left of one side against the other side's statement of the same channel.

    An aim without a figure answers to any statement, if it need not be of the same measure.
    """
    found = []
    answered = [pair for pair in pairs if pair.a is not None and pair.b is not None]
    for statement in list(left):
        for pair in answered:
            mine, other = (pair.a, pair.b) if side == "a" else (pair.b, pair.a)
            assert mine is not None and other is not None
            alike = (year(other), other.channel, other.scope) == (
                year(statement),
                statement.channel,
                statement.scope,
            )
            if same_measure:
                alike = alike and other.meant.measure == statement.meant.measure
            elif statement.meant.is_numeric:
                alike = False
            if alike:
                both = (statement, other) if side == "a" else (other, statement)
                found.append(Pair(*both, repeats=side))
                left.remove(statement)
                break
    return found
