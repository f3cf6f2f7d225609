"""What changed from one state of a data folder to another."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from plancmp.comparison.changes.change import Change, of_indicator, of_plan
from plancmp.comparison.changes.statements import statement_changes
from plancmp.model.cell import text_of_cell
from plancmp.model.plan import Plan
from plancmp.model.problem import Problem
from plancmp.model.vocabulary import Indicator, Vocabulary
from plancmp.reading.state import State

_HEADER = (
    "title", "stage", "draft_of", "period_text", "base_year", "issuer", "number", "date",
    "source_file", "source_sha256",
)  # fmt: skip
_INDICATOR = (
    "zh", "en", "domain", "unit", "better", "definition", "aliases", "broader", "related", "codes",
    "plausible", "sum_of", "ratio_of", "note",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes since a revision, and what could not be compared, with the reason."""

    revision: str
    changes: Sequence[Change]
    problems: Sequence[Problem]
    touched: Mapping[str, int]
    """How many statements there are of each indicator whose entry in the vocabulary changed."""


def compare_states(old: State, new: State, revision: str) -> Changes:
    """Return what changed, the vocabulary first; a plan that is broken on a side is left out."""
    vocabulary = list(_vocabulary_changes(old.vocabulary, new.vocabulary))
    found = list(vocabulary)
    renamed = _renamed_plans(old, new)
    for name in sorted({*old.plans, *new.plans} - {*old.broken, *new.broken}):
        if name in renamed.values() and name not in new.plans:
            continue
        before = old.plans.get(renamed.get(name, name))
        found += _plan_changes(name, before, new.plans.get(name))
    broken = [*old.broken.items(), *new.broken.items()]
    touched: dict[str, int] = {}
    changed = {each.indicator for each in vocabulary}
    for plan in new.plans.values():
        for statement in plan.statements:
            if statement.indicator.id in changed:
                touched[statement.indicator.id] = touched.get(statement.indicator.id, 0) + 1
    return Changes(revision, found, [each for _, found in broken for each in found], touched)


def _renamed_plans(old: State, new: State) -> dict[str, str]:
    """Return the new names of plans that had another, by what they are encoded from."""
    gone = {
        plan.source_sha256: name
        for name, plan in old.plans.items()
        if name not in new.plans and name not in new.broken and plan.source_sha256
    }
    return {
        name: gone[plan.source_sha256]
        for name, plan in new.plans.items()
        if name not in old.plans and name not in old.broken and plan.source_sha256 in gone
    }


def _plan_changes(name: str, old: Plan | None, new: Plan | None) -> Iterator[Change]:
    if new is None and old is not None:
        yield of_plan(
            name, "plan", f"{old.title} ({len(old.statements)} statements)", "", "removed"
        )
        return
    if new is None:
        return
    if old is None:
        yield of_plan(name, "plan", "", f"{new.title} ({len(new.statements)} statements)", "added")
        return
    if old.id != new.id:
        yield of_plan(name, "id", old.id, new.id, "renamed")
    if old.place.code != new.place.code:
        yield of_plan(name, "place", old.place.zh, new.place.zh)
    for field in _HEADER:
        before, after = str(getattr(old, field)), str(getattr(new, field))
        if before != after:
            yield of_plan(name, field.removesuffix("_text"), before, after)
    yield from statement_changes(name, old.statements, new.statements)
    yield from _listed(name, "gap", old.gaps, new.gaps, ("channel", "name", "at"))
    yield from _listed(name, "project", old.projects, new.projects, ("number",))
    keys = ("code", "indicator")
    yield from _listed(name, "acknowledged", old.acknowledged, new.acknowledged, keys)


def _listed(
    plan: str, what: str, old: Sequence[Any], new: Sequence[Any], keys: tuple[str, ...]
) -> Iterator[Change]:
    """Yield the changes of a list whose entries are known by some of their fields."""

    def by_key(entries: Sequence[Any]) -> dict[Hashable, Any]:
        found: dict[Hashable, Any] = {}
        for entry in entries:
            key = tuple(getattr(entry, name) for name in keys)
            while key in found:
                key = (*key, "again")
            found[key] = entry
        return found

    before, after = by_key(old), by_key(new)
    for key in dict.fromkeys([*before, *after]):
        assert isinstance(key, tuple)
        title = " ".join([what, *filter(None, key)])
        if key not in after:
            yield of_plan(plan, title, _entry_text(before[key]), "", "removed")
        elif key not in before:
            yield of_plan(plan, title, "", _entry_text(after[key]), "added")
        else:
            for field in fields(after[key]):
                one, other = (str(getattr(each[key], field.name)) for each in (before, after))
                if one != other and field.name != "plan":
                    yield of_plan(plan, f"{title}: {field.name}", one, other)


def _entry_text(entry: Any) -> str:
    texts = [str(getattr(entry, field.name)) for field in fields(entry) if field.name != "plan"]
    return ", ".join(filter(None, texts[:4]))


def _vocabulary_changes(old: Vocabulary, new: Vocabulary) -> Iterator[Change]:
    renamed = _renamed_indicators(old.indicators, new.indicators)
    for identifier, indicator in new.indicators.items():
        before = old.indicators.get(renamed.get(identifier, identifier))
        if before is None:
            yield of_indicator(indicator, "added", "", "", f"{indicator.zh} ({indicator.unit.id})")
            continue
        if before.id != identifier:
            yield of_indicator(indicator, "renamed", "id", before.id, identifier)
        for field in _INDICATOR:
            one, other = _field_text(before, field), _field_text(indicator, field)
            if one != other:
                yield of_indicator(indicator, "changed", field, one, other)
    for identifier, indicator in old.indicators.items():
        if identifier not in new.indicators and identifier not in renamed.values():
            text = f"{indicator.zh} ({indicator.unit.id})"
            yield of_indicator(indicator, "removed", "", text, "")
    units = (_unit_texts(old), _unit_texts(new))
    places = ({c: f"{p.zh} {p.en} {p.level} {p.above}".strip() for c, p in v.places.items()}
              for v in (old, new))  # fmt: skip
    domains = ({c: f"{d.zh} {d.en}" for c, d in v.domains.items()} for v in (old, new))
    for what, (before_all, after_all) in (("unit", units), ("place", places), ("domain", domains)):
        for name in dict.fromkeys([*before_all, *after_all]):
            one, other = before_all.get(name, ""), after_all.get(name, "")
            if one != other:
                kind = "added" if not one else "removed" if not other else "changed"
                yield of_plan("", f"{what} {name}", one, other, kind)


def _unit_texts(vocabulary: Vocabulary) -> dict[str, str]:
    return {
        name: f"{unit.dimension} × {unit.factor} {unit.en}".strip()
        if name == unit.id else f"alias of {unit.id}"
        for name, unit in vocabulary.units.by_name.items()
    }  # fmt: skip


def _renamed_indicators(
    old: Mapping[str, Indicator], new: Mapping[str, Indicator]
) -> dict[str, str]:
    """Return the new ids of indicators that had another, by their Chinese name and unit."""
    gone = {(each.zh, each.unit.id): name for name, each in old.items() if name not in new}
    return {
        name: gone[each.zh, each.unit.id]
        for name, each in new.items()
        if name not in old and (each.zh, each.unit.id) in gone
    }


def _field_text(indicator: Indicator, field: str) -> str:
    value = getattr(indicator, field)
    if field == "unit":
        return str(value.id)
    if field == "codes":
        return ", ".join(f"{code} {code.match}".strip() for code in value)
    if field == "plausible":
        return "-".join(map(text_of_cell, value)) if value else ""
    return ", ".join(value) if isinstance(value, tuple) else str(value)
