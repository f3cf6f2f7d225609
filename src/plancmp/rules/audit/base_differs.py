"""A base value or reported value that differs between two places of the document.

The table's base value is not the value that the prose or another table reports for the same
indicator, year and scope: `4.81` here and `5.16` there for 2020.

It cannot see: which of the two is right; that the two places mean different things under one name
(a count of the whole area and of public institutions, say) unless the encoding gives a scope.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.model.plan import Plan
from plancmp.rules.audit.contradiction import differing
from plancmp.rules.finding import Finding

CODE = "A102"
NAME = "base-differs"
SEVERITY = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each thing that is reported with more than one figure."""
    yield from differing(plan, CODE, SEVERITY, ("reached",))
