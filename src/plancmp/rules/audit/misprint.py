"""A misprint that the curator corrected.

The row carries `corrected:` with a reason; the correction is what everything else compares, the
printed value is what is shown.

It cannot see: what no curator has corrected; A302 to A304 look for such.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import message
from plancmp.model.plan import Plan
from plancmp.model.wording import as_printed
from plancmp.rules.finding import Finding, about_one

CODE = "A301"
NAME = "misprint"
SEVERITY = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each statement that carries a correction."""
    for statement in plan.statements:
        if statement.is_corrected:
            yield about_one(
                (CODE, SEVERITY),
                statement,
                message("misprint", printed=as_printed(statement), meant=statement.corrected),
            )
