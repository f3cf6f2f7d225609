"""Compare what government plans promise.

The Python interface is what the command line itself uses::

    import plancmp

    data = plancmp.load()                       # the data set that ships with the package
    draft, final = data.plan("qinzhou-14fyp-draft"), data.plan("qinzhou-14fyp")
    for row in plancmp.diff(draft, final).rows:
        print(row.indicator.zh, row.status, row.change)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plancmp.api import (
        align,
        audit,
        changes,
        check,
        compare,
        diff,
        load,
        match,
        progress,
        scan,
        verify,
    )
    from plancmp.api.results import Diff, Rows
    from plancmp.comparison.compare import CompareRow
    from plancmp.comparison.rows import DiffRow, Status
    from plancmp.comparison.selection import Nature, Role, Tier
    from plancmp.language.spelling import ValueSyntaxError
    from plancmp.model.plan import Plan, Statement
    from plancmp.model.problem import DataError
    from plancmp.model.vocabulary import Indicator
    from plancmp.reading.catalogue import Catalogue, UnknownPlanError
    from plancmp.reading.value_language import parse_value
    from plancmp.rules.finding import Finding
    from plancmp.vocabulary.lookup import UnknownIndicatorError, find_indicator

    __version__: str

__all__ = [
    "Catalogue",
    "CompareRow",
    "DataError",
    "Diff",
    "DiffRow",
    "Finding",
    "Indicator",
    "Nature",
    "Plan",
    "Role",
    "Rows",
    "Statement",
    "Status",
    "Tier",
    "UnknownIndicatorError",
    "UnknownPlanError",
    "ValueSyntaxError",
    "__version__",
    "align",
    "audit",
    "changes",
    "check",
    "compare",
    "diff",
    "find_indicator",
    "load",
    "match",
    "parse_value",
    "progress",
    "scan",
    "verify",
]

_HOMES = {
    "Catalogue": "reading.catalogue",
    "CompareRow": "comparison.compare",
    "DataError": "model.problem",
    "Diff": "api.results",
    "DiffRow": "comparison.rows",
    "Finding": "rules.finding",
    "Indicator": "model.vocabulary",
    "Nature": "comparison.selection",
    "Plan": "model.plan",
    "Role": "comparison.selection",
    "Rows": "api.results",
    "Statement": "model.plan",
    "Status": "comparison.rows",
    "Tier": "comparison.selection",
    "UnknownIndicatorError": "vocabulary.lookup",
    "UnknownPlanError": "reading.catalogue",
    "ValueSyntaxError": "language.spelling",
    "find_indicator": "vocabulary.lookup",
    "parse_value": "reading.value_language",
}


def __getattr__(name: str) -> object:
    """Import a name when it is first used: the command line starts without the rest."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    if name == "__version__":
        return import_module("importlib.metadata").version("plancmp")
    return getattr(import_module(f"plancmp.{_HOMES.get(name, 'api')}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
