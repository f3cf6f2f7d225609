"""What changed from one state of a data folder to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from typing import Any

from plancmp.comparison.changes.change import Change, of_indicator, of_plan, of_problem
from plancmp.comparison.changes.statements import statement_changes
from plancmp.model.cell import text_of_cell
from plancmp.model.plan import Plan
from plancmp.model.problem import Problem
from plancmp.model.units import Unit
from plancmp.model.vocabulary import Code, Indicator, Vocabulary
from plancmp.reading.state import State

_LISTED = {
    "gaps": ("gap", ("channel", "name", "at")),
    "projects": ("project", ("number",)),
    "agreement": ("agreement", ("field",)),
}
"""Fields of a plan that are lists, what an entry is called, and which of its fields name it."""
_APART = {"id", "place", "statements", "unmapped", "file", "sections", *_LISTED}
_HEADER = tuple(field.name for field in fields(Plan) if field.name not in _APART)
_INDICATOR = tuple(
    field.name for field in fields(Indicator) if field.compare and field.name != "id"
)


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
    changed = {change.indicator for change in vocabulary}
    for plan in new.plans.values():
        for statement in plan.statements:
            if statement.indicator.id in changed:
                touched[statement.indicator.id] = touched.get(statement.indicator.id, 0) + 1
    problems = [problem for _, of_file in broken for problem in of_file]
    return Changes(revision, [*map(of_problem, problems), *found], problems, touched)


def not_compared(problems: Sequence[Problem], revision: str) -> Changes:
    """Return what there is to say where nothing could be compared."""
    return Changes(revision, [*map(of_problem, problems)], problems, {})


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
        before, after = (_text(getattr(side, field), field) for side in (old, new))
        if before != after:
            yield of_plan(name, field, before, after)
    yield from statement_changes(old, new, name)
    for field, (what, keys) in _LISTED.items():
        yield from _listed(name, what, getattr(old, field), getattr(new, field), keys)
    keys = ("code", "indicator")
    yield from _listed(name, "acknowledged", old.acknowledged, new.acknowledged, keys)


def _listed(
    plan: str, what: str, old: Sequence[Any], new: Sequence[Any], keys: tuple[str, ...]
) -> Iterator[Change]:
    """Yield the changes of a list whose entries are known by some of their fields."""

    def by_key(entries: Sequence[Any]) -> dict[Hashable, Any]:
        found: dict[Hashable, Any] = {}
        times = Counter[tuple[Any, ...]]()
        for entry in entries:
            key = tuple(getattr(entry, name) for name in keys)
            times[key] += 1
            found[key if times[key] == 1 else (*key, str(times[key]))] = entry
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
                one, other = (str(getattr(side[key], field.name)) for side in (before, after))
                if one != other and field.compare and field.name != "plan":
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
            one, other = (_text(getattr(side, field), field) for side in (before, indicator))
            if one != other:
                yield of_indicator(indicator, "changed", field, one, other)
    for identifier, indicator in old.indicators.items():
        if identifier not in new.indicators and identifier not in renamed.values():
            text = f"{indicator.zh} ({indicator.unit.id})"
            yield of_indicator(indicator, "removed", "", text, "")
    units = (_unit_texts(old), _unit_texts(new))
    words = (_word_texts(old), _word_texts(new))
    places = ({c: f"{p.zh} {p.en} {p.level} {p.above}".strip() for c, p in v.places.items()}
              for v in (old, new))  # fmt: skip
    domains = ({c: f"{d.zh} {d.en}" for c, d in v.domains.items()} for v in (old, new))
    kinds = (("unit", units), ("place", places), ("domain", domains), ("words", words))
    for what, (before_all, after_all) in kinds:
        for name in dict.fromkeys([*before_all, *after_all]):
            one, other = before_all.get(name, ""), after_all.get(name, "")
            if one != other:
                kind = "added" if not one else "removed" if not other else "changed"
                yield of_plan("", f"{what} {name}", one, other, kind)


def _word_texts(vocabulary: Vocabulary) -> dict[str, str]:
    labels = vocabulary.labels
    return {name: ", ".join(words) for name, words in vocabulary.words.lists.items()} | {
        f"labels: {field.name}": str(getattr(labels, field.name) or "") for field in fields(labels)
    }


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
    gone = {
        (indicator.zh, indicator.unit.id): name
        for name, indicator in old.items()
        if name not in new
    }
    return {
        name: gone[indicator.zh, indicator.unit.id]
        for name, indicator in new.items()
        if name not in old and (indicator.zh, indicator.unit.id) in gone
    }


def _text(value: Any, field: str) -> str:
    """Return what a field holds in a few words, whatever it is."""
    if field == "period":
        return "-".join(map(str, value))
    if isinstance(value, Unit):
        return value.id
    if isinstance(value, Code):
        return f"{value} {value.match}".strip()
    if isinstance(value, tuple):
        joint = "-" if value and isinstance(value[0], Decimal) else ", "
        return joint.join(_text(item, "") for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return _entry_text(value)
    return text_of_cell(value)
