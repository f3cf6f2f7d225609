"""The data folder in use, and finding its plans by whatever they are called."""

from __future__ import annotations

import functools
import shlex
import sys
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from plancmp.cli.common.completion import complete_paths
from plancmp.cli.common.usage import language, note, problem
from plancmp.messages import Verbatim

if TYPE_CHECKING:
    from plancmp.comparison.alignment import Above
    from plancmp.model.plan import Plan
    from plancmp.reading.catalogue import Catalogue

_Command = Callable[..., Any]
_MISSPELT = 80
"""How like an indicator's name, from 0 to 100, what names no plan must be to mean it."""


class Data(NamedTuple):
    """The data folder that a command was pointed at, opened when it is first needed."""

    folder: str | None
    use_index: bool = True

    def open(self) -> Catalogue:
        """Open the data folder; raise DataError if it is none."""
        from plancmp.reading.catalogue import Catalogue
        from plancmp.rules.remarks import remarks_in

        return Catalogue(
            self.folder, use_index=self.use_index, progress=progress_bar(), examine=remarks_in
        )


def data_option(command: _Command) -> _Command:
    """Give a command `--data`, as the argument `data`."""

    @click.option(
        "--data", "folder", type=click.Path(), shell_complete=complete_paths,
        help="Data folder; else PLANCMP_DATA is used, else the data that ships with plancmp.",
    )  # fmt: skip
    @click.option(
        "--no-index", is_flag=True, help="Read every file, and keep nothing for the next time."
    )
    @functools.wraps(command)
    def wrapped(*args: Any, folder: str | None, no_index: bool, **kw: Any) -> Any:
        return command(*args, data=Data(folder, not no_index), **kw)

    return wrapped


def said_again(data: Data, sources: str | None) -> str:
    """Return `--data` and `--sources` as they were given, to stand behind a command to run next."""
    given = (("--data", data.folder), ("--sources", sources))
    return "".join(f" {name} {shlex.quote(folder)}" for name, folder in given if folder)


def sources_option(text: str) -> Callable[[_Command], _Command]:
    """Return `--sources`, the folder of the source texts, which PLANCMP_SOURCES names as well."""
    return click.option(
        "--sources", metavar="DIR", envvar="PLANCMP_SOURCES", show_envvar=True,
        type=click.Path(), shell_complete=complete_paths, help=text,
    )  # fmt: skip


def progress_bar() -> Callable[[int, int], None] | None:
    """Return what shows on a terminal how far reading is, once it takes over a second."""
    if not sys.stderr.isatty():
        return None
    started = time.monotonic()

    def show(done: int, whole: int) -> None:
        if done == whole:
            sys.stderr.write("\r\x1b[K")
        elif time.monotonic() - started > 1:
            filled = done * 30 // whole
            sys.stderr.write(f"\r[{'#' * filled}{'.' * (30 - filled)}] {done}/{whole}")

    return show


def find_plans(
    catalogue: Catalogue, names: Sequence[str], indicators: Sequence[str] | None = None
) -> list[Plan]:
    """Return the named plans, or all; wrong usage if one is unknown. Raises DataError.

    A plan is named by its id, a path, or a place that has one plan. With `indicators` the plans
    have only the statements of these.
    """
    found = catalogue.plans([_plan_id(catalogue, name) for name in names], indicators)
    if not found:
        raise problem("no_plans", folder=str(catalogue.folder))
    return found


def readable_plans(catalogue: Catalogue, indicators: Sequence[str] = ()) -> list[Plan]:
    """Return the plans of the folder that can be read; of the others it says that they are left.

    A draft that is being worked on must not keep anybody from looking something up.
    """
    plans, others = catalogue.readable(indicators)
    if others:
        note("left_unread", plans=Verbatim(", ".join(others)))
    return plans


def find_pair(catalogue: Catalogue, a: str, b: str | None) -> tuple[Plan, Plan]:
    """Return two named plans; of one name, the draft and the final version of that place's plan."""
    if b is not None:
        first, second = find_plans(catalogue, [a, b])
        return first, second
    named = [catalogue.plan(a)] if a in catalogue.plan_ids() else plans_of_place(catalogue, a)
    if not named:
        _plan_id(catalogue, a)
    finals = {plan.id: plan for plan in named if plan.stage == "final"}
    wanted = finals | {plan.draft_of: plan for plan in named if plan.draft_of}
    pairs = [
        catalogue.plans([draft.id, draft.draft_of])
        for draft in catalogue.heads()
        if draft.draft_of in wanted
    ]
    if len(pairs) != 1:
        raise problem("no_single_draft", name=a, candidates=_listed(named))
    draft, final = pairs[0]
    return draft, final


def _plan_id(catalogue: Catalogue, name: str) -> str:
    known = catalogue.plan_ids()
    if name in known or "/" in name or "\\" in name or name.endswith((".yaml", ".yml")):
        return name
    found = plans_of_place(catalogue, name)
    if len(found) == 1:
        return found[0].id
    if found:
        raise problem("plan_ambiguous", name=name, candidates=_listed(found))
    from plancmp.reading.shape import nearest

    near = nearest(name, known)
    if near:
        raise problem("no_plan_but", name=name, candidates=", ".join(near))
    indicators = catalogue.vocabulary.indicators
    names = [*indicators, *(indicator.zh for indicator in indicators.values())]
    if name in names:
        raise problem("indicator_no_plan", name=name)
    if meant := nearest(name, names, least=_MISSPELT):
        raise problem("indicator_no_plan_but", name=name, candidates=", ".join(meant))
    raise problem("no_plan", name=name, known=", ".join(known) or "—")


def plans_of_place(catalogue: Catalogue, name: str) -> list[Plan]:
    """Return the plans of the place that a name or code means, empty where it means none."""
    from plancmp.vocabulary.names import places_named

    if not places_named(name, catalogue.vocabulary.places.values()):
        return []
    plans = catalogue.heads()
    places = {plan.place.code: plan.place for plan in plans}
    meant = {place.code for place in places_named(name, places.values())}
    return [plan for plan in plans if plan.place.code in meant]


def plan_above(catalogue: Catalogue, plan: Plan) -> Above | None:
    """Return the plan that a plan is held against, None where there is none. Raises DataError."""
    from plancmp.comparison.alignment import nearest_above

    found = nearest_above(plan, catalogue.by_place, catalogue.vocabulary.places)
    return found and found._replace(plan=catalogue.whole([found.plan], keep=True)[0])


def _listed(plans: Sequence[Plan]) -> str:
    lang = language()
    lines = [f"\n  {plan.id}  {plan.place.zh if lang == 'zh' else plan.place.en}" for plan in plans]
    return "".join(lines)
