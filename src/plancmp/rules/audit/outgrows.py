"""A410: a part that is to grow by more than the whole."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from plancmp.messages import Template, Verbatim, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.evidence import COUNTED, LOWER_BOUNDS, UPPER_BOUNDS, row_of
from plancmp.rules.examples import rows
from plancmp.rules.finding import Finding, as_read, name_of
from plancmp.rules.rule import Rule
from plancmp.rules.spans import as_number, centre, plain

_OUTGROWS = Template(
    "outgrows",
    "{part} is to go from {part_base} to {part_goal}, {whole}, which includes it, only from "
    "{whole_base} to {whole_goal}: all others would fall from {before} to {after}",
    "{part}由{part_base}增至{part_goal}，而包含它的{whole}仅由{whole_base}增至{whole_goal}：其余部"
    "分须由{before}降至{after}",
)
_SLIGHT = Fraction(5, 100)
"""What all others may lose without it being odd: then the finding is a note."""


class _Way(NamedTuple):
    """A base value and the target of the same row."""

    base: Statement
    goal: Statement


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each part that no whole of the plan can grow with."""
    ways = _ways(plan)
    for (indicator, *rest), parts in ways.items():
        for wider in parts[0].goal.indicator.part_of:
            wholes = ways.get((wider, *rest), [])
            for part in parts if indicator != wider else ():
                if wholes and all(_outgrows(part, whole) for whole in wholes):
                    yield _finding(part, wholes[0])


def _ways(plan: Plan) -> dict[tuple[str, ...], list[_Way]]:
    """Return what the rows of a plan ask for over their own base values."""
    bases: dict[tuple[str, str, str], Statement] = {}
    for statement in plan.statements:
        if statement.role == "baseline" and _is_number(statement) and not statement.meant.bound:
            bases[row_of(statement), statement.indicator.id, statement.scope] = statement
    found: dict[tuple[str, ...], list[_Way]] = {}
    for statement in plan.statements:
        base = bases.get((row_of(statement), statement.indicator.id, statement.scope))
        if statement.role == "target" and base is not None and _is_number(statement):
            key = (statement.indicator.id, statement.scope, base.year, statement.year)
            found.setdefault(key, []).append(_Way(base, statement))
    return found


def _is_number(statement: Statement) -> bool:
    dimension = statement.indicator.unit.dimension
    grows = dimension in COUNTED or dimension.endswith(" per population")
    return grows and statement.indicator.better == "higher" and statement.meant.measure == "level"


def _outgrows(part: _Way, whole: _Way) -> bool:
    if part.goal.indicator.unit.id != whole.goal.indicator.unit.id:
        return False
    bound, other = part.goal.meant.bound, whole.goal.meant.bound
    if bound in UPPER_BOUNDS or (other in LOWER_BOUNDS and bound not in LOWER_BOUNDS):
        return False
    spans = [as_number(statement) for statement in (*part, *whole)]
    part_base, part_goal, whole_base, whole_goal = spans
    if part_base is None or part_goal is None or whole_base is None or whole_goal is None:
        return False
    return whole_goal.minus(part_goal).below(whole_base.minus(part_base))


def _finding(part: _Way, whole: _Way) -> Finding:
    before = centre(whole.base) - centre(part.base)
    after = centre(whole.goal) - centre(part.goal)
    one, other = part.goal.indicator, whole.goal.indicator
    printed = {
        "part_base": as_read(part.base),
        "part_goal": as_read(part.goal),
        "whole_base": as_read(whole.base),
        "whole_goal": as_read(whole.goal),
        "before": plain(before, part.base),
        "after": plain(after, part.base),
    }
    text = say(
        _OUTGROWS,
        part=(name_of(one),),
        whole=(name_of(other),),
        **{key: Verbatim(figure) for key, figure in printed.items()},
    )
    slight = before > 0 and before - after < before * _SLIGHT
    rests = (part.goal, whole.goal, part.base, whole.base)
    return Finding(text, rests, (part.goal,), severity="note" if slight else "")


def _physicians(part: str, whole: str) -> str:
    unit = "unit: 人/千人"
    return rows("tcm_physicians_per_1000", f"{unit}, baseline: 0.11, target: {part}") + rows(
        "physicians_per_1000", f"{unit}, baseline: 1.49, target: {whole}"
    )


RULES = (
    Rule(
        code="A410",
        name="part-outgrows-whole",
        severity="warning",
        confidence="medium",
        why=Bilingual(
            "A part that is to grow by more than the whole that includes it, from the base values "
            "to the targets of their rows. Works from the vocabulary's `part_of`, for counts and "
            "densities of the same years and scope. It can only be so if all others fall, which "
            "the finding says. A note only where they would lose less than 5 %. Growth that is "
            "printed as a change is A409.",
            "按同行基期值与目标值，部分的增量多于包含它的整体。依据词表的 `part_of`，限数量与每千"
            "人口数，同一年份、同一口径。除非其余部分减少，否则不能成立，提示中写明。其余部分减少"
            "不足5%的，仅作提示（note）。以变化量印出的增长属 A409。",
        ),
        cannot_see=Bilingual(
            "That the others are meant to fall; rows without a base value.",
            "其余部分确拟减少的情形；未印基期值的行。",
        ),
        innocent=Bilingual(
            "Persons are to be counted in another group than before, or a base value counts fewer.",
            "人员归类将有调整，或某基期值的统计范围较窄。",
        ),
        kind="row",
        fails=(_physicians("0.42", "1.67"),),
        passes=(
            _physicians("0.21", "1.67"),
            _physicians("0.42", "≥1.67"),
            _physicians("≤0.42", "1.67"),
        ),
        statements=check,
    ),
)
