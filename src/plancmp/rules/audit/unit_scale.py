"""A304: a count in a unit that does not suit it."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Message, Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.model.wording import as_printed
from plancmp.rules.evidence import COUNTED, is_yearly, row_of
from plancmp.rules.examples import rows
from plancmp.rules.finding import Finding, about_one, named
from plancmp.rules.rule import Rule

_SCALE_BELOW_ONE = Template(
    "scale_below_one",
    "{printed} is less than one of its own unit: {plain}{unit}",
    "{printed}不足其单位之一，即{plain}{unit}",
)
_SCALE_ABOVE_OTHERS = Template(
    "scale_above_others",
    "{printed} would be {plain}{unit}, where the plan counts {other} in all",
    "{printed}即{plain}{unit}，而规划所载{other}",
)
_SCALE_TOO_LARGE = Template(
    "scale_too_large",
    "{printed}: counted in hundreds of millions for one {level}",
    "{printed}：{level}以亿计数",
)
_BROKEN_COUNT = Template(
    "broken_count", "{printed} is not a whole number of {unit}", "{printed}以{unit}计而非整数"
)


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each count whose unit does not suit its figure."""
    for statement in plan.statements:
        if statement.value.measure != "level" or statement.is_corrected or is_yearly(statement):
            continue
        text = _misfit(plan, statement)
        if text is not None:
            yield about_one(statement, text, cause=row_of(statement))


def _misfit(plan: Plan, statement: Statement) -> Message | None:
    unit, number = statement.unit, statement.value.number
    if unit is None or number is None or unit.dimension not in COUNTED:
        return None
    printed = as_printed(statement)
    if unit.factor == 1:
        if number == number.to_integral_value():
            return None
        return say(_BROKEN_COUNT, printed=printed, unit=unit.id)
    if unit.dimension != "persons":
        return None
    if unit.factor >= 10**8 and plan.place.level not in ("province", "nation"):
        return say(_SCALE_TOO_LARGE, printed=printed, level=plan.place.level)
    if 0 < number < 1 and unit.factor >= 10**4:
        plain = f"{number * int(unit.factor):f}".rstrip("0").rstrip(".")
        named_unit = unit.id.lstrip("亿万千百")
        other = _larger_group(plan, statement)
        if other is None:
            return say(_SCALE_BELOW_ONE, printed=printed, plain=plain, unit=named_unit)
        words = {"printed": printed, "plain": plain, "unit": named_unit}
        return say(_SCALE_ABOVE_OTHERS, **words, other=(named(other),))
    return None


def _larger_group(plan: Plan, statement: Statement) -> Statement | None:
    """Return a group of the same whole that the plan counts, if it is the smaller of the two."""
    wholes, low = set(statement.indicator.part_of), statement.low
    if not wholes or low is None:
        return None
    for other in plan.statements:
        counted = other.role != "target" and other.meant.measure == "level" and not other.scope
        near = wholes & set(other.indicator.part_of) and other.indicator is not statement.indicator
        if counted and near and other.low is not None and other.low < low:
            return other
    return None


RULES = (
    Rule(
        code="A304",
        name="unit-scale",
        severity="warning",
        confidence="medium",
        why=Bilingual(
            "A count in a unit that does not suit it. Three ways: persons counted in hundreds of "
            "millions (亿人) for one city or county; persons counted in 万 or 亿 with a figure belo"
            "w "
            "one, as when a row was copied from a larger area's plan; whole things (persons, beds, "
            "institutions) counted one by one with decimals, as `136.69` persons.",
            "数量的单位不相称，有三种：一市一县的人数以亿计；以万或亿计而数值小于一，如自上级规划照"
            "抄；按个计的事物（人、床、机构）带有小数，如“136.69”人。",
        ),
        cannot_see=Bilingual(
            "A wrong scale that gives an ordinary figure.", "数量级有误而数值看来正常的情形。"
        ),
        innocent=Bilingual(
            "The row was taken over with its unit from a larger area's table.",
            "该行连同单位取自上级表格。",
        ),
        kind="row",
        fails=(
            rows("regular_exercise_population", "actual: 0.01亿人"),
            rows("regular_exercise_population", "actual: 0.55万人"),
            rows("resident_population", "actual: 136.69人"),
            rows("professional_public_health_staff", "target: 0.55万人")
            + rows("health_technicians", "actual: 2133人"),
        ),
        passes=(
            rows("regular_exercise_population", "actual: 1.55万人"),
            rows("resident_population", "actual: 136.69万人"),
        ),
        statements=check,
    ),
)
