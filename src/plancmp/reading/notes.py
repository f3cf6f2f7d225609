"""What is found of a plan alone, kept with it in the index: caveats by the number of the statement.

A plan of a data folder knows where it stands in the index, also when it was read with some
statements only.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from plancmp.messages import Message
from plancmp.model.plan import Plan, Statement
from plancmp.reading.index import Index
from plancmp.reading.plain import Decoder, Encoder, Plain

Notes = Mapping[Statement, Sequence[Message]]


@dataclass(slots=True)
class Kept:
    """Where a plan stands in an index: its name and key, and its statements' numbers.

    `notes` is what was found of it, None where nobody looked yet. `whole` reads the plan with all
    its statements, None where these are all.
    """

    index: Index
    name: str
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
    fresh: dict[Index, list[tuple[str, str, str]]] = {}
    decode = Decoder("").value
    for plan in plans:
        kept = _KEPT.get(plan)
        if kept is None:
            _add(found, find(plan))
            continue
        decoded = None if kept.notes is None else _decoded(kept, decode)
        if decoded is None:
            kept.notes = noted(plan if kept.whole is None else kept.whole(), find)
            fresh.setdefault(kept.index, []).append((kept.name, kept.key, kept.notes))
            decoded = _decoded(kept, decode)
        for place, messages in (decoded or {}).items():
            _add(found, {plan.statements[place]: messages})
    for index, rows in fresh.items():
        index.keep_notes(rows)
    return found


def _add(found: dict[Statement, list[Message]], notes: Notes) -> None:
    for statement, messages in notes.items():
        known = found.setdefault(statement, [])
        known += [message for message in messages if message not in known]


_NOTHING = "{}"


def _decoded(kept: Kept, decode: Callable[[Plain], Message]) -> dict[int, list[Message]] | None:
    """Return the notes on the statements that were read, by where these stand in their plan.

    None where what was kept is damaged.
    """
    if kept.notes is None or kept.notes == _NOTHING:
        return {}
    try:
        by_place = json.loads(kept.notes)
        return {
            i: [decode(note) for note in by_place[str(place)]]
            for i, place in enumerate(kept.places)
            if str(place) in by_place
        }
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def noted(whole: Plan, find: Callable[[Plan], Notes]) -> str:
    """Return what is found of a plan, by the numbers of its statements, as it is kept."""
    encode = Encoder("").value
    notes = find(whole)
    plain = {
        str(place): [encode(note) for note in notes[statement]]
        for place, statement in enumerate(whole.statements)
        if statement in notes
    }
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")) if plain else _NOTHING
