"""What is found of a plan alone, kept with it in the index: caveats by the number of the statement.

A plan of the index knows where it stands there, also when it was read with some statements only.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from plancmp.messages import Message
from plancmp.model.plan import Plan, Statement
from plancmp.reading.index import Index
from plancmp.reading.plain import Decoder, Encoder

Notes = Mapping[Statement, Sequence[Message]]


@dataclass(slots=True)
class Kept:
    """Where a plan stands in an index: its number and key, and its statements' numbers.

    `whole` reads it with all of them, None where these are all.
    """

    index: Index
    number: int
    key: str
    places: Sequence[int]
    notes: str | None
    whole: Callable[[], Plan] | None


_KEPT: WeakKeyDictionary[Plan, Kept] = WeakKeyDictionary()


def mark(plan: Plan, kept: Kept) -> None:
    """Remember where a plan stands."""
    _KEPT[plan] = kept


def notes_on(
    plans: Iterable[Plan], find: Callable[[Plan], Notes]
) -> dict[Statement, list[Message]]:
    """Return what `find` has to say of the statements of plans, as it is kept where it is."""
    found: dict[Statement, list[Message]] = {}
    fresh: dict[Index, list[tuple[int, str, str]]] = {}
    for plan in plans:
        kept = _KEPT.get(plan)
        if kept is None:
            _add(found, find(plan))
            continue
        try:
            by_place = None if kept.notes is None else _decoded(kept.notes)
        except (ValueError, LookupError, TypeError, AttributeError):
            by_place = None
        if by_place is None:
            whole = plan if kept.whole is None else kept.whole()
            notes = find(whole)
            by_place = {
                place: list(notes[statement])
                for place, statement in enumerate(whole.statements)
                if statement in notes
            }
            kept.notes = _encoded(by_place)
            fresh.setdefault(kept.index, []).append((kept.number, kept.key, kept.notes))
        for place, statement in zip(kept.places, plan.statements, strict=True):
            if place in by_place:
                _add(found, {statement: by_place[place]})
    for index, rows in fresh.items():
        index.keep_notes(rows)
    return found


def _add(found: dict[Statement, list[Message]], notes: Notes) -> None:
    for statement, messages in notes.items():
        known = found.setdefault(statement, [])
        known += [message for message in messages if message not in known]


def _encoded(notes: Mapping[int, Sequence[Message]]) -> str:
    encode = Encoder("").value
    plain = [[place, [encode(each) for each in messages]] for place, messages in notes.items()]
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _decoded(body: str) -> dict[int, list[Message]]:
    decode = Decoder("").value
    return {place: [decode(each) for each in messages] for place, messages in json.loads(body)}
