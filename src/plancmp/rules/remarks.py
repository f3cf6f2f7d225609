"""What the audit has to say about single statements, as caveats for the rows of comparisons.

It is kept with a plan when that is read; so no rule is imported here unless one has to be run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancmp.messages import Message
from plancmp.model.plan import Plan, Statement
from plancmp.reading.notes import notes_on

if TYPE_CHECKING:
    from plancmp.comparison.rows import Remarks


def remarks_on(*plans: Plan) -> Remarks:
    """Return what the audit has to say about single statements, as caveats for their rows.

    They are the errors and warnings that rest on the plan alone: what `audit` says of a plan does
    not depend on what it is compared with. A note is no caveat.
    """
    return notes_on(plans, remarks_in)


def remarks_in(plan: Plan) -> dict[Statement, list[Message]]:
    """Run the rules on a plan with all its statements, and return the remarks."""
    from plancmp.rules.engine import judge, weight
    from plancmp.rules.registry import audit_rules

    found: dict[Statement, list[Message]] = {}
    serious = [rule for rule in audit_rules() if rule.is_caveat]
    for finding in sorted(judge(plan, serious), key=weight):
        for statement in dict.fromkeys(finding.about) if finding.severity != "note" else ():
            said = found.setdefault(statement, [])
            if isinstance(finding.message, Message) and finding.message not in said:
                said.append(finding.message)
    return found
