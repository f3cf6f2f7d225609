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
        Catalogue,
        DataError,
        UnknownIndicatorError,
        UnknownPlanError,
        audit,
        compare,
        diff,
        find_indicator,
        load,
        parse_value,
    )

__all__ = [
    "Catalogue",
    "DataError",
    "UnknownIndicatorError",
    "UnknownPlanError",
    "audit",
    "compare",
    "diff",
    "find_indicator",
    "load",
    "parse_value",
]


def __getattr__(name: str) -> object:
    """Import the interface when it is first used: the command line starts without it."""
    if name in __all__:
        from plancmp import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
