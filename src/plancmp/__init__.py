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
    from plancmp.api import align, audit, compare, diff, load, progress
    from plancmp.language.spelling import ValueSyntaxError
    from plancmp.model.problem import DataError
    from plancmp.reading.catalogue import Catalogue, UnknownPlanError
    from plancmp.reading.value_language import parse_value
    from plancmp.vocabulary.lookup import UnknownIndicatorError, find_indicator

__all__ = [
    "Catalogue",
    "DataError",
    "UnknownIndicatorError",
    "UnknownPlanError",
    "ValueSyntaxError",
    "align",
    "audit",
    "compare",
    "diff",
    "find_indicator",
    "load",
    "parse_value",
    "progress",
]

_HOMES = {
    "Catalogue": "reading.catalogue",
    "UnknownPlanError": "reading.catalogue",
    "ValueSyntaxError": "language.spelling",
    "parse_value": "reading.value_language",
    "DataError": "model.problem",
    "UnknownIndicatorError": "vocabulary.lookup",
    "find_indicator": "vocabulary.lookup",
}


def __getattr__(name: str) -> object:
    """Import a name when it is first used: the command line starts without the rest."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"plancmp.{_HOMES.get(name, 'api')}"), name)
