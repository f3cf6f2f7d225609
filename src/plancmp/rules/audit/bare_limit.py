"""An upper limit printed as a bare number.

Where less is better, `20%` as a target leaves open whether less is welcome or 20 % is to be met.
Not told where another place of the document prints the same figure with its bound (that is A103).

It cannot see: words outside the value that say that it is a limit.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import message
from plancmp.model.plan import Plan
from plancmp.model.wording import as_printed
from plancmp.rules.evidence import key_of, levels_of
from plancmp.rules.finding import Finding

CODE = "A307"
NAME = "bare-limit"
SEVERITY = "note"


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each target without a bound where less is better."""
    levels = levels_of(plan)
    for statement in plan.statements:
        if (
            statement.role != "target"
            or statement.indicator.better != "lower"
            or statement.meant.measure != "level"
            or statement.meant.bound
            or statement.meant.high is not None
            or not statement.low
        ):
            continue
        if any(each.meant.bound for each in levels.get(key_of(statement), ())):
            continue
        yield Finding(
            plan.id,
            CODE,
            SEVERITY,
            statement.indicator,
            message("bare_limit", printed=as_printed(statement)),
            (statement,),
        )
