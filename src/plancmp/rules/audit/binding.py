"""A203: a binding target without a figure."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan
from plancmp.rules.evidence import cell_of
from plancmp.rules.examples import LITERACY, rows
from plancmp.rules.finding import Finding
from plancmp.rules.rule import Rule

_BINDING_EMPTY = Template(
    "binding_empty", "binding, but nothing is printed as the target", "约束性指标而目标栏空白"
)
_BINDING_WITHOUT_FIGURE = Template(
    "binding_without_figure",
    "binding, but without a figure: {printed}",
    "约束性指标而无数值：{printed}",
)


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
                say(_BINDING_EMPTY) if empty else say(_BINDING_WITHOUT_FIGURE, printed=printed),
                (statement,),
                (statement,),
                cause=cell_of(statement),
            )


RULES = (
    Rule(
        code="A203",
        name="binding-without-figure",
        severity="warning",
        why=Bilingual(
            "A binding (约束性) target without a figure: an empty cell, an aim in words, "
            "or a figure left to a higher authority, in a row that the document calls "
            "binding.",
            "约束性指标没有数值：目标栏为空、只有文字要求，或待上级下达，而文件将该行列为约束性。",
        ),
        cannot_see=Bilingual(
            "A figure that stands for the same indicator elsewhere in the document; "
            "that is left as a finding, since the binding row is what is judged.",
            "同一指标在文件别处另有数值；仍予提示，因为被评判的是约束性的这一行。",
        ),
        innocent=Bilingual(
            "A higher authority sets the figure later.",
            "数值由上级另行下达。",
        ),
        kind="row",
        fails=(
            rows(LITERACY, "target: —, nature: 约束性"),
            rows(LITERACY, "target: 按上级下达指标, nature: 约束性"),
            rows(LITERACY, "target: 持续提升, nature: 约束性"),
        ),
        passes=(
            rows(LITERACY, "target: 持续提升, nature: 预期性"),
            rows(LITERACY, "target: 每年提高1个百分点, nature: 约束性"),
        ),
        statements=check,
    ),
)
