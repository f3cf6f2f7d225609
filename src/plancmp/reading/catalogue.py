"""The data set: a folder with `vocabulary/` and `plans/`, read when asked for."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from plancmp.messages import message, plainly
from plancmp.model.plan import Plan, Stated
from plancmp.model.problem import DataError, Problem
from plancmp.model.vocabulary import Vocabulary
from plancmp.reading.files import plan_ids, shipped_folder
from plancmp.reading.notes import Examine
from plancmp.reading.store import Progress, Store

if TYPE_CHECKING:
    from plancmp.model.observation import Observation


class UnknownPlanError(LookupError):
    """No plan is called so; `candidates` are the nearest ids.

    >>> from plancmp import load
    >>> load().plan("qinzhou-14fpy")
    Traceback (most recent call last):
    plancmp.reading.catalogue.UnknownPlanError: no plan is called 'qinzhou-14fpy'; did you mean ...
    """

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        self.name = name
        self.candidates = list(candidates)
        hint = f"; did you mean {' or '.join(self.candidates)}?" if candidates else ""
        super().__init__(f"no plan is called {name!r}{hint}")


def default_folder() -> Path:
    """Return the data set in use: `PLANCMP_DATA`, else the one installed with the package."""
    named = os.environ.get("PLANCMP_DATA")
    return Path(named) if named else shipped_folder()


def data_folder_at(folder: Path) -> Path | None:
    """Return the data folder that a folder is, lies in, or holds as `data`; None without one."""
    for place in (folder / "data", folder, *folder.parents):
        if (place / "vocabulary" / "indicators").is_dir() and (place / "plans").is_dir():
            return place
    return None


class Catalogue:
    """The vocabulary and the plans of one data folder; each is read when it is asked for.

    >>> from plancmp import load
    >>> load().plan("qinzhou-14fyp").place.en
    'Qinzhou'
    """

    def __init__(
        self,
        folder: Path | str | None = None,
        *,
        use_index: bool = True,
        progress: Progress | None = None,
        examine: Examine | None = None,
    ) -> None:
        """Open a data folder; raise DataError if it is none.

        `use_index` keeps what was read for the next time; `progress` is told how far reading is.
        What `examine` finds of a plan is kept with it.
        """
        self.folder = Path(folder) if folder is not None else default_folder()
        for part in ("vocabulary", "plans"):
            if not (self.folder / part).is_dir():
                raise DataError(
                    [
                        Problem(
                            str(self.folder), 0, 0, "R006", plainly("no_folder", part=part),
                            message("data_folder"),
                        )
                    ]
                )  # fmt: skip
        self._plans: dict[str, Plan] = {}
        self.progress = progress
        self.store = Store(self.folder, use_index=use_index, examine=examine)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary; raises DataError with every problem of its files."""
        return self.store.vocabulary()

    @cached_property
    def observations(self) -> list[Observation]:
        """What was observed, of the folder's CSV files; raises DataError with their problems."""
        from plancmp.reading.files import observation_files
        from plancmp.reading.observations import read_observations

        return read_observations(observation_files(self.folder), self.vocabulary)

    def plan_ids(self) -> list[str]:
        """Return the ids of the plans in the folder, sorted."""
        return plan_ids(self.folder)

    def plan(self, name: str) -> Plan:
        """Return the plan with the id `name`, or the one in the YAML file that `name` is a path of.

        Raises UnknownPlanError with the nearest ids, or DataError with what is wrong in the file.
        """
        return self.plans([name])[0]

    def plan_path(self, name: str) -> Path:
        """Return where the plan of the folder with an id stands."""
        return self.folder / "plans" / f"{name}.yaml"

    def plans(
        self, names: Sequence[str] = (), indicators: Sequence[str] | None = None
    ) -> list[Plan]:
        """Return the named plans, or all; raise DataError with the problems of all of them.

        With `indicators` the plans have only the statements of these: far less is read.
        """
        asked = [self._known(name) for name in names] or self.plan_ids()
        return _without_problems(self._read(asked, indicators, whole_folder=not names))

    def heads(self) -> list[Plan]:
        """Return all plans; raise DataError with the problems of all of them.

        The plans are without statements, unless nothing is kept: then no file is read twice.
        """
        return _without_problems(self._heads(self.plan_ids()))

    @cached_property
    def by_place(self) -> Mapping[str, Sequence[Plan]]:
        """The heads of all plans by the codes of their places; raises DataError as `plans` does."""
        found: dict[str, list[Plan]] = {}
        for plan in self.heads():
            found.setdefault(plan.place.code, []).append(plan)
        return found

    def readable(self, indicators: Sequence[str] = ()) -> tuple[list[Plan], list[str]]:
        """Return the heads of all plans that can be read, and the ids of the others.

        With `indicators` the plans have the statements of these.
        """
        names = self.plan_ids()
        read = dict(zip(names, self._heads(names, indicators), strict=True))
        plans = [plan for plan in read.values() if isinstance(plan, Plan)]
        return plans, [name for name, plan in read.items() if not isinstance(plan, Plan)]

    def _heads(
        self, names: Sequence[str], indicators: Sequence[str] = ()
    ) -> list[Plan | list[Problem]]:
        asked = indicators if indicators or self.store.index.is_open else None
        return self._read(names, asked, whole_folder=True)

    def whole(self, heads: Iterable[Plan], *, keep: bool = False) -> list[Plan]:
        """Return plans with all their statements; raises DataError.

        With `keep` they are at hand when they are asked for again.
        """
        names = [self._known(head.file) for head in heads]
        return _without_problems(self._read(names, keep=keep))

    def plans_in_batches(self, size: int) -> Iterator[list[Plan]]:
        """Yield all plans, some at a time, and keep none of them; raises DataError."""
        names = self.plan_ids()
        for start in range(0, len(names), size):
            yield _without_problems(self._read(names[start : start + size], keep=False))

    def tally(self) -> Counter[Stated]:
        """Return what all plans state, in short, and how often; raise DataError as `plans` does."""
        count = sum(sum(plan.counts.values()) for plan in self.heads())
        known = self.store.tally(count)
        if known is not None:
            return known
        statements = (statement for plan in self.plans() for statement in plan.statements)
        return Counter(Stated(s.indicator, s.role, s.year, s.nature) for s in statements)

    def _known(self, name: str) -> str:
        """Return the id of a plan, or the path that names one; raise UnknownPlanError for none."""
        if _is_path(name):
            path = Path(name)
            is_ours = path.parent == self.folder / "plans" and path.suffix == ".yaml"
            return path.stem if is_ours else name
        if name not in self.plan_ids():
            from plancmp.reading.shape import nearest

            raise UnknownPlanError(name, nearest(name, self.plan_ids()))
        return name

    def _read(
        self,
        names: Sequence[str],
        indicators: Sequence[str] | None = None,
        *,
        whole_folder: bool = False,
        keep: bool = True,
    ) -> list[Plan | list[Problem]]:
        """Return plans by their ids or paths, or the problems of what is none."""
        missing = [name for name in dict.fromkeys(names) if name not in self._plans]
        inside = [name for name in missing if not _is_path(name)]
        read = self.store.plans(inside, indicators, self.progress, whole_folder=whole_folder)
        found = dict(zip(inside, read, strict=True))
        for name in missing:
            if name not in found:
                found[name] = self.store.plan_outside(Path(name))
        if indicators is None and keep:
            self._plans |= {name: plan for name, plan in found.items() if isinstance(plan, Plan)}
        return [self._plans[name] if name in self._plans else found[name] for name in names]


def _is_path(name: str) -> bool:
    return "/" in name or "\\" in name or name.endswith((".yaml", ".yml"))


def _without_problems(read: Sequence[Plan | list[Problem]]) -> list[Plan]:
    problems = [problem for entry in read if isinstance(entry, list) for problem in entry]
    if problems:
        raise DataError(problems)
    return [plan for plan in read if isinstance(plan, Plan)]
