"""The functions of the public Python interface; `plancmp` itself gives these names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from plancmp.comparison.diff import Diff, diff_plans
from plancmp.comparison.selection import Selection, selection
from plancmp.model.plan import Plan
from plancmp.reading.catalogue import Catalogue
from plancmp.rules.auditing import audit_plan, remarks_on
from plancmp.rules.finding import Finding

if TYPE_CHECKING:
    from plancmp.comparison.alignment import Alignment
    from plancmp.comparison.assessment import ProgressRow
    from plancmp.comparison.compare import CompareRow
    from plancmp.comparison.pace import Method
    from plancmp.model.observation import Observation


def load(folder: Path | str | None = None) -> Catalogue:
    """Open a data folder: `folder`, else `PLANCMP_DATA`, else the one that ships with plancmp.

    The vocabulary and the plans are read when they are asked for. Raises DataError if this is no
    data folder.
    """
    return Catalogue(folder)


def diff(
    a: Plan,
    b: Plan,
    *,
    indicators: Iterable[str] | None = None,
    domains: Iterable[str] | None = None,
    roles: Iterable[str] | None = None,
) -> Diff:
    """Compare plan B with plan A; every row carries what the audit knows of its statements.

    `indicators`, `domains` and `roles` narrow to these ids; None takes everything.
    """
    return diff_plans(
        a, b, indicators=indicators, domains=domains, roles=roles, remarks=remarks_on(a, b)
    )


def compare(
    plans: Sequence[Plan],
    *,
    indicators: Iterable[str] | None = None,
    domains: Iterable[str] | None = None,
    roles: Iterable[str] | None = None,
) -> list[CompareRow]:
    """Set plans side by side, indicator by indicator; rows carry what the audit knows.

    Without `indicators` and `domains` it takes what at least two places set. `roles` is what to
    compare, targets if None.
    """
    from plancmp.comparison.compare import compare_plans

    return compare_plans(
        plans, indicators=indicators, domains=domains, roles=roles, remarks=remarks_on(*plans)
    )


def audit(plan: Plan, others: Iterable[Plan] = ()) -> list[Finding]:
    """Return what does not fit in a plan, the most serious first.

    `others` are plans to hold it against: its draft, and those whose rates may show a slip.
    """
    return audit_plan(plan, others)


def align(
    plan: Plan,
    above: Plan,
    *,
    indicators: Iterable[str] | None = None,
    domains: Iterable[str] | None = None,
    asked: Selection | None = None,
) -> Alignment:
    """Hold the targets of the plan above against those of `plan`, with what the audit knows.

    `indicators` and `domains` narrow to these ids, or `asked` does.
    """
    from plancmp.comparison.align import align_plans

    return align_plans(
        plan,
        above,
        asked=asked or selection(indicators=indicators, domains=domains),
        remarks=remarks_on(plan, above),
    )


def progress(
    plan: Plan,
    observations: Iterable[Observation],
    *,
    indicators: Iterable[str] | None = None,
    domains: Iterable[str] | None = None,
    asked: Selection | None = None,
    as_of: int | None = None,
    methods: Sequence[Method] = ("linear",),
    former: bool = False,
) -> list[ProgressRow]:
    """Return how far each target of a plan is along: a row for each target and method.

    `observations` are those of the data set (`Catalogue.observations`) or of your own; those of
    other places do not count, nor does what was observed after `as_of`. `indicators` and `domains`
    narrow to these ids, or `asked` does. `former` assesses the
    targets of the former period by what the plan reports on it.
    """
    from plancmp.comparison.observed import observations_of
    from plancmp.comparison.progress import progress_of

    if former:
        observations = [*observations_of(plan), *observations]
    return progress_of(
        plan,
        observations,
        asked=asked or selection(indicators=indicators, domains=domains),
        as_of=as_of,
        methods=methods,
        former=former,
        remarks=remarks_on(plan),
    )
