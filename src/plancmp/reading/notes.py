"""What is found of a plan alone, kept with it in the index: caveats by the number of the statement.

A plan of a data folder knows where it stands in the index, also when it was read with some
statements only.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plancmp.messages import Message
from plancmp.model.plan import Plan, Statement
from plancmp.reading.index import Group, Row
from plancmp.reading.lazy import as_json
from plancmp.reading.plain import LATE, Decoder, Encoder

if TYPE_CHECKING:
    from plancmp.reading.index import Index
    from plancmp.reading.store import Store

Notes = Mapping[Statement, Sequence[Message]]

Examine = Callable[[Plan], Notes]
"""Finds what is to be kept with a plan; other processes import it by its name."""


@dataclass(slots=True)
class Kept:
    """Where a plan stands in an index: its name and key, and its statements' numbers.

    `notes` is what was found of the statements, by indicator; None where nobody looked yet.
    `whole` is whether these are all the statements of the plan.
    """

    store: Store
    name: str
    key: str
    places: Sequence[int]
    notes: Mapping[str, str | bytes] | None
    whole: bool


class KeptPlan(Plan):
    """A plan of a data folder; what is seldom asked for is read when it is asked for."""

    kept: Kept

    def __getattr__(self, name: str) -> Any:
        if name not in LATE:
            raise AttributeError(name)
        found = self.kept.store.late(self)
        self.__dict__.update({field: found[field] for field in LATE})
        return found[name]

    def __reduce__(self) -> tuple[Any, ...]:
        fields = {name: getattr(self, name) for name in Plan.__dataclass_fields__}
        return _plan, (fields,)


def _plan(fields: Mapping[str, Any]) -> Plan:
    return Plan(**fields)


def kept_plan(fields: Mapping[str, Any], kept: Kept) -> KeptPlan:
    """Return a plan of its fields, of which those that are read late may be missing."""
    plan = object.__new__(KeptPlan)
    plan.__dict__.update(fields, kept=kept)
    return plan


def notes_on(plans: Iterable[Plan], find: Examine) -> dict[Statement, list[Message]]:
    """Return what `find` has to say of the statements of plans, as it is kept where it is."""
    found: dict[Statement, list[Message]] = {}
    fresh: dict[Index, list[tuple[str, str, Mapping[str, str]]]] = {}
    for plan in plans:
        # A plan that was changed is not what is kept, even where it is of that class.
        if not isinstance(plan, KeptPlan) or "kept" not in vars(plan):
            _add(found, find(plan))
            continue
        kept = plan.kept
        notes = None if kept.notes is None else _decoded(plan, kept.notes)
        if notes is None:
            looked = noted(plan if kept.whole else kept.store.whole(kept.name), find)
            kept.notes = looked
            rows = fresh.setdefault(kept.store.index, [])
            rows.append((file_name(kept.name), kept.key, looked))
            notes = _decoded(plan, looked)
        _add(found, notes or {})
    for index, rows in fresh.items():
        index.keep_notes(rows)
    return found


def file_name(plan: str) -> str:
    """Return what the index calls the file of a plan."""
    return f"plans/{plan}.yaml"


def _add(found: dict[Statement, list[Message]], notes: Notes) -> None:
    for statement, messages in notes.items():
        known = found.setdefault(statement, [])
        known += [message for message in messages if message not in known]


def _decoded(plan: KeptPlan, notes: Mapping[str, str | bytes]) -> Notes | None:
    """Return the notes on the statements that were read; None where what was kept is damaged."""
    if not notes:
        return {}
    decode = Decoder("").value
    at = dict(zip(plan.kept.places, plan.statements, strict=True))
    try:
        return {
            at[place]: [decode(said) for said in messages]
            for body in notes.values()
            for place, messages in json.loads(body)
            if place in at
        }
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def row_of(plan: Plan, encoder: Encoder, examine: Examine | None) -> Row:
    """Return a plan as it is kept, with what is found of it."""
    notes = None if examine is None else noted(plan, examine)
    places: dict[str, list[int]] = {}
    for place, statement in enumerate(plan.statements):
        places.setdefault(statement.indicator.id, []).append(place)
    groups = []
    for indicator, of_it in places.items():
        statements = [plan.statements[place] for place in of_it]
        stated = [(s.role, s.year, s.nature) for s in statements]
        body = [indicator, of_it, [encoder.statement(s, plan.file) for s in statements]]
        found = notes.get(indicator, "") if notes else ""
        groups.append(Group(indicator, as_json(stated), as_json(body), found))
    late = as_json(encoder.late(plan))
    return Row(as_json(encoder.head(plan)), late, groups, notes is not None)


def noted(whole: Plan, find: Examine) -> dict[str, str]:
    """Return what is found of a plan, by indicator and then by the numbers of its statements."""
    encode = Encoder("").value
    notes = find(whole)
    plain: dict[str, list[Any]] = {}
    for place, statement in enumerate(whole.statements):
        if statement in notes:
            messages = [encode(message) for message in notes[statement]]
            plain.setdefault(statement.indicator.id, []).append([place, messages])
    return {indicator: as_json(found) for indicator, found in plain.items()}
