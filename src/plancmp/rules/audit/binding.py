"""A binding (约束性) target without a figure.

An empty cell, an aim in words, or a figure left to a higher authority, in a row that the document
calls binding.

It cannot see: a figure that stands for the same indicator elsewhere in the document; that is left
as a finding, since the binding row is what is judged.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import message
from plancmp.model.plan import Plan
from plancmp.rules.finding import Finding

CODE = "A203"
NAME = "binding-without-figure"
SEVERITY = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each binding target that gives no figure."""
    for statement in plan.statements:
        if (
            statement.role == "target"
            and statement.nature == "约束性"
            and not statement.value.is_numeric
        ):
            printed = statement.value.printed
            empty = statement.value.measure == "empty"
            yield Finding(
                plan.id,
                CODE,
                SEVERITY,
                statement.indicator,
                message("binding_empty")
                if empty
                else message("binding_without_figure", printed=printed),
                (statement,),
                (statement,),
            )
