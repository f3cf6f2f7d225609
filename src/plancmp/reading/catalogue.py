"""The data set: a folder with `vocabulary/` and `plans/`, read when asked for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from plancmp.model.observation import Observation
from plancmp.model.plan import Plan
from plancmp.model.problem import DataError, Problem
from plancmp.model.vocabulary import Vocabulary
from plancmp.reading.cache import cached, digest


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
    if named:
        return Path(named)
    installed = Path(__file__).parents[1] / "data"
    # An editable install has no copy of the data: it stands at the top of the checkout.
    return installed if installed.is_dir() else Path(__file__).parents[3] / "data"


class Catalogue:
    """The vocabulary and the plans of one data folder; each is read when it is asked for.

    >>> from plancmp import load
    >>> load().plan("qinzhou-14fyp").place.en
    'Qinzhou'
    """

    def __init__(self, folder: Path | str | None = None) -> None:
        """Open a data folder; raise DataError if it is none."""
        self.folder = Path(folder) if folder is not None else default_folder()
        for part in ("vocabulary", "plans"):
            if not (self.folder / part).is_dir():
                raise DataError(
                    [
                        Problem(
                            str(self.folder), 0, 0, "R006", f"has no folder `{part}`",
                            "a data folder holds `vocabulary` and `plans`",
                        )
                    ]
                )  # fmt: skip
        self._plans: dict[Path, Plan] = {}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary; raises DataError with every problem of its files."""
        from plancmp.reading.vocabulary import read_vocabulary

        return cached(self._words, lambda: read_vocabulary(self.folder / "vocabulary"))

    @cached_property
    def observations(self) -> list[Observation]:
        """What was observed, of the folder's CSV files; raises DataError with their problems."""
        from plancmp.reading.observations import observation_files, read_observations

        return read_observations(observation_files(self.folder), self.vocabulary)

    @cached_property
    def _words(self) -> str:
        """The digest of the vocabulary's files, on which everything that is read depends."""
        parts: list[bytes] = []
        for folder, _, names in sorted(
            walked for part in ("vocabulary", "language") for walked in os.walk(self.folder / part)
        ):
            for name in sorted(names):
                path = f"{folder}/{name}"
                parts.append(path.encode())
                with suppress(OSError):  # the reader tells of an error
                    parts.append(Path(path).read_bytes())
        return digest(parts)

    def _read_plan(self, path: Path) -> Plan:
        from plancmp.reading.files import read_bytes

        data = read_bytes(path)

        def read() -> Plan:
            from plancmp.reading.plans import plan_from_tree
            from plancmp.reading.tree import parse_tree

            return plan_from_tree(parse_tree(str(path), data), self.vocabulary)

        return cached(digest([self._words.encode(), str(path).encode(), data]), read)

    def plan_ids(self) -> list[str]:
        """Return the ids of the plans in the folder, sorted."""
        return plan_ids(self.folder)

    def plan(self, name: str) -> Plan:
        """Return the plan with the id `name`, or the one in the YAML file that `name` is a path of.

        Raises UnknownPlanError with the nearest ids, or DataError with what is wrong in the file.
        """
        path = self.folder / "plans" / f"{name}.yaml"
        if "/" in name or "\\" in name or name.endswith((".yaml", ".yml")):
            path = Path(name)
        elif name not in self.plan_ids():
            from plancmp.reading.shape import nearest

            raise UnknownPlanError(name, nearest(name, self.plan_ids()))
        if path not in self._plans:
            self._plans[path] = self._read_plan(path)
        return self._plans[path]

    def plans(self, names: Sequence[str] = ()) -> list[Plan]:
        """Return the named plans, or all; raise DataError with the problems of all of them."""
        found, problems = [], []
        for name in names or self.plan_ids():
            try:
                found.append(self.plan(name))
            except DataError as error:
                problems.extend(error.problems)
        if problems:
            raise DataError(problems)
        return found


def plan_ids(folder: Path) -> list[str]:
    """Return the ids of the plans in a data folder, sorted, without reading them."""
    return sorted(path.stem for path in (folder / "plans").glob("*.yaml"))
