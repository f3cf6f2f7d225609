"""Planted errors: inconsistencies put into copies of the shipped plans, to count what is found.

`python -m tests.seeded` plants 300 with a fixed seed and prints the share that the audit finds, by
kind. A planted error is found if a finding that the untouched plans do not have rests on it.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import plancmp
from plancmp.model.plan import Plan, Position, Project, Statement
from plancmp.model.value import Value
from plancmp.model.vocabulary import Indicator
from plancmp.rules.auditing import audit_plans
from plancmp.rules.finding import Finding

SEED = 20261128
COUNT = 300


@dataclass(frozen=True)
class Planted:
    """An error: the plan it is in, the draft or final beside it, and what it was planted into."""

    kind: str
    plan: Plan
    beside: Plan | None
    at: Statement | Project


def _value(printed: str, number: Decimal | None, measure: str, unit: str) -> Value:
    return Value(printed, measure, number=number, unit=unit)


def _stated(
    plan: Plan,
    indicator: Indicator,
    role: str,
    year: str,
    number: Decimal,
    measure: str = "level",
    words: str = "",
) -> Statement:
    """Return a statement as if the plan printed it in its prose."""
    unit = indicator.unit
    value = _value(f"{words}{number}{unit.id}", number, measure, unit.id)
    like = plan.statements[0]
    return replace(
        like,
        indicator=indicator,
        role=role,
        year=year,
        value=value,
        meant=value,
        unit=unit,
        low=number,
        high=None,
        label=indicator.zh,
        printed_unit="",
        nature="",
        scope="",
        corrected="",
        note="",
        acknowledged=(),
        position=Position(plan.file, 9000 + len(plan.statements), 1),
    )


def _with(plan: Plan, *more: Statement) -> Plan:
    return replace(plan, statements=(*plan.statements, *more))


def _without_targets(plan: Plan, indicator: Indicator) -> Plan:
    left = (s for s in plan.statements if s.role != "target" or s.indicator is not indicator)
    return replace(plan, statements=tuple(left))


def _times(number: Decimal, factor: str) -> Decimal:
    """Return a product that is printed with as many decimals, or one more for small figures."""
    product = number * Decimal(factor)
    exponent = number.as_tuple().exponent
    places = max(-exponent, 0) if isinstance(exponent, int) else 0
    return round(product, places if abs(number) >= 20 or places > 1 else places + 1)


def _better(number: Decimal, indicator: Indicator) -> Decimal:
    """Return a figure a tenth better, of a share not above 100."""
    if indicator.better == "lower":
        return _times(number, "0.9")
    better = _times(number, "1.1")
    if indicator.unit.dimension == "share" and indicator.unit.id == "%" and better > 100:
        return number + (100 - number) / 2
    return better


def _levels(plan: Plan, *roles: str) -> list[Statement]:
    """Return the single levels of a plan that are no totals, limits or parts of something."""
    return [
        statement
        for statement in plan.statements
        if statement.role in roles
        and statement.low
        and statement.high is None
        and statement.meant.measure == "level"
        and statement.year.isdigit()
        and not statement.scope
        and not statement.is_corrected
    ]


def _reported(plan: Plan) -> set[str]:
    return {statement.indicator.id for statement in plan.statements if statement.role != "target"}


def _targets(plan: Plan) -> list[Statement]:
    return [
        target
        for target in _levels(plan, "target")
        if target.indicator.better != "none" and target.year == str(plan.period[1])
    ]


# --- what is planted: each yields what it could be planted into ---------------------------------

Known = dict[str, Indicator]
Planter = Callable[[Plan, Plan | None, Known], Iterator[Planted]]


def part_above_whole(plan: Plan, _: Plan | None, known: Known) -> Iterator[Planted]:
    stated = {statement.indicator.id for statement in plan.statements}
    for whole in _levels(plan, "target", "actual", "baseline"):
        for part in known.values():
            same = part.unit.id == whole.indicator.unit.id
            if whole.indicator.id in part.part_of and same and part.id not in stated:
                assert whole.low is not None
                more = _stated(plan, part, whole.role, whole.year, _times(whole.low, "1.25"))
                more = replace(more, meant=replace(more.meant, bound=whole.meant.bound))
                yield Planted("part above its whole", _with(plan, more), None, more)


def other_denominator(plan: Plan, _: Plan | None, known: Known) -> Iterator[Planted]:
    year = str(plan.base_year)
    stated = {statement.indicator.id for statement in plan.statements}
    people = Decimal(1_500_000)
    for population in _levels(plan, "actual"):
        if population.indicator.id == "resident_population" and population.low:
            people = population.low
    rates = [
        indicator
        for indicator in known.values()
        if indicator.ratio_of[1:] == ("resident_population",)
        and indicator.unit.dimension == "persons per population"
        and indicator.id not in stated
        and indicator.ratio_of[0] not in stated
    ]
    for one in rates:
        for other in rates:
            if one is not other:
                pairs = []
                for rate, share in ((one, people), (other, people * Decimal("0.93"))):
                    count = round(share / 1000)
                    density = (
                        "1.000" if rate.unit.factor == 1 else f"{1 / float(rate.unit.factor):.2f}"
                    )
                    pairs += [
                        _stated(plan, known[rate.ratio_of[0]], "actual", year, Decimal(count)),
                        _stated(plan, rate, "actual", year, Decimal(density)),
                    ]
                yield Planted("denominator of another year", _with(plan, *pairs), None, pairs[3])


def weaker_than_reached(plan: Plan, _: Plan | None, __: Known) -> Iterator[Planted]:
    reported = _reported(plan)
    for target in _targets(plan):
        if target.indicator.id not in reported and target.low:
            best = _better(target.low, target.indicator)
            if best != target.low:
                base = _stated(plan, target.indicator, "actual", str(plan.base_year), best)
                yield Planted("weaker than reached", _with(plan, base), None, base)


def weaker_than_former(plan: Plan, _: Plan | None, __: Known) -> Iterator[Planted]:
    reported = _reported(plan)
    for target in _targets(plan):
        if target.indicator.id not in reported and target.low:
            best = _better(target.low, target.indicator)
            if best != target.low:
                year = str(plan.base_year)
                base = _stated(plan, target.indicator, "prior_target", year, best)
                yield Planted("weaker than the former target", _with(plan, base), None, base)


def promised_again(plan: Plan, _: Plan | None, __: Known) -> Iterator[Planted]:
    reported = _reported(plan)
    for target in _targets(plan):
        full = target.indicator.unit.id == "%" and target.low == 100
        if full and target.indicator.id not in reported and target.meant.bound != "~":
            year = str(plan.base_year)
            base = _stated(plan, target.indicator, "actual", year, Decimal(100))
            base = replace(base, value=replace(base.value, printed="全覆盖"))
            yield Planted("reached in full, promised again", _with(plan, base), None, base)


def growth(plan: Plan, _: Plan | None, known: Known) -> Iterator[Planted]:
    year = str(plan.base_year)
    stated = {
        statement.indicator.id
        for statement in plan.statements
        if "change" in statement.meant.measure
    }
    for whole in known.values():
        for part in known.values():
            fits = whole.id in part.part_of and part.unit.id == whole.unit.id
            if fits and whole.unit.dimension != "share" and not {whole.id, part.id} & stated:
                pair = [
                    _stated(plan, indicator, "actual", year, Decimal(more), "change_points", "增加")
                    for indicator, more in ((whole, "4"), (part, "6"))
                ]
                yield Planted(
                    "part grows by more than the whole", _with(plan, *pair), None, pair[1]
                )


def yearly(plan: Plan, _: Plan | None, __: Known) -> Iterator[Planted]:
    for total in plan.statements:
        level = total.meant.measure == "level" and total.low and total.high is None
        if level and total.year == plan.period_text and not total.value.printed.startswith("每年"):
            assert total.low is not None
            one_year = round(total.low * Decimal("1.4") / 5, 1)
            more = replace(
                _stated(plan, total.indicator, total.role, total.year, one_year, words="每年"),
                scope=total.scope,
            )
            yield Planted("yearly figures against the total", _with(plan, more), None, more)


def additions(plan: Plan, _: Plan | None, known: Known) -> Iterator[Planted]:
    stated = {statement.indicator.id for statement in plan.statements}
    for indicator in known.values():
        counted = indicator.unit.dimension in ("count", "beds", "persons")
        if counted and indicator.better == "higher" and indicator.id not in stated:
            base = _stated(plan, indicator, "actual", str(plan.base_year), Decimal(100))
            goal = _stated(plan, indicator, "target", str(plan.period[1]), Decimal(110))
            year = plan.period_text
            more = _stated(plan, indicator, "target", year, Decimal(30), "change_points", "新增")
            yield Planted(
                "stock below stock plus additions", _with(plan, base, goal, more), None, more
            )


def level_and_yearly_change(plan: Plan, _: Plan | None, __: Known) -> Iterator[Planted]:
    reported = _reported(plan)
    for target in _targets(plan):
        if target.indicator.id in reported and target.indicator.unit.id == "%" and target.low:
            step = Decimal("0.7") if target.indicator.better == "higher" else Decimal("-0.7")
            change = _stated(
                plan, target.indicator, "target", target.year, step, "annual_change_points", "每年"
            )
            yield Planted("yearly increments against the target", _with(plan, change), None, change)


def contradiction(plan: Plan, _: Plan | None, __: Known) -> Iterator[Planted]:
    for target in _targets(plan):
        assert target.low is not None
        other = _stated(plan, target.indicator, "target", target.year, _times(target.low, "0.93"))
        if other.low != target.low:
            yield Planted("two figures for one thing", _with(plan, other), None, other)


def neighbour(plan: Plan, _: Plan | None, known: Known) -> Iterator[Planted]:
    reported = _reported(plan)
    for target in _targets(plan):
        own = target.indicator
        if own.id in reported or own.unit.id != "%" or own.better != "higher":
            continue
        for other in known.values():
            near = own.id in (*other.part_of, *other.subgroup_of) or other.id in own.subgroup_of
            if near and other.unit.id == "%" and other.id not in reported and target.low:
                best = _better(target.low, own)
                if best != target.low:
                    base = _stated(plan, other, "actual", str(plan.base_year), best)
                    yield Planted("weaker than a neighbour", _with(plan, base), None, base)


def unit_of_label(plan: Plan, _: Plan | None, __: Known) -> Iterator[Planted]:
    for statement in plan.statements:
        if statement.printed_unit and any(word in statement.label for word in ("每千", "每万")):
            wrong = replace(statement, printed_unit="%", position=Position(plan.file, 9999, 1))
            statements = tuple(wrong if one is statement else one for one in plan.statements)
            yield Planted(
                "unit against the label", replace(plan, statements=statements), None, wrong
            )


def base_dropped(draft: Plan, final: Plan | None, _: Known) -> Iterator[Planted]:
    if final is None:
        return
    reported = _reported(final)
    for target in _targets(final):
        if target.indicator.id not in reported and target.low:
            best = _better(target.low, target.indicator)
            if best != target.low:
                base = _stated(draft, target.indicator, "actual", str(draft.base_year), best)
                section = final.statements[0].section
                base = replace(base, section=section)
                yield Planted("base value dropped", final, _with(draft, base), base)


def year_or_scope_changed(draft: Plan, final: Plan | None, _: Known) -> Iterator[Planted]:
    if final is None:
        return
    before = {(e.indicator.id, e.role, e.low, e.year) for e in _levels(draft, "actual", "baseline")}
    for i, statement in enumerate(_levels(final, "actual", "baseline")):
        if (statement.indicator.id, statement.role, statement.low, statement.year) in before:
            at = Position(final.file, 9999, 1)
            wrong = (
                replace(statement, year=str(int(statement.year) - 1), position=at)
                if i % 2
                else replace(statement, scope="县域内", position=at)
            )
            statements = tuple(wrong if one is statement else one for one in final.statements)
            plan = replace(final, statements=statements)
            yield Planted("year or scope changed", plan, draft, wrong)


def figure_to_words(draft: Plan, final: Plan | None, _: Known) -> Iterator[Planted]:
    if final is None:
        return
    drafted = {
        target.indicator.id for target in _levels(draft, "target") if target.channel == "text"
    }
    for target in _targets(final):
        if target.indicator.id in drafted:
            words = _value("逐步提高", None, "qualitative", "")
            wrong = replace(target, value=words, meant=words, low=None, unit=None)
            rest = _without_targets(final, target.indicator)
            yield Planted("figure became a direction", _with(rest, wrong), draft, wrong)


def projects(plan: Plan, _: Plan | None, __: Known) -> Iterator[Planted]:
    for i, project in enumerate(plan.projects):
        whole = project.total_investment == project.planned_investment
        if not whole or not project.years.startswith("20"):
            continue
        wrongs = (
            replace(project, years=f"{plan.period[0] - 2}-{plan.period[1] - 2}"),
            replace(project, planned_investment=f"{Decimal(project.total_investment) * 2}"),
            replace(project, content="新建病房，床位100张", total_investment="90000"),
        )
        for wrong in wrongs:
            listed = (*plan.projects[:i], wrong, *plan.projects[i + 1 :])
            yield Planted("project", replace(plan, projects=listed), None, wrong)
        twin = replace(project, number=f"{len(plan.projects) + 1}")
        yield Planted("project", replace(plan, projects=(*plan.projects, twin)), None, twin)


PLANTERS: Sequence[Planter] = (
    part_above_whole,
    other_denominator,
    weaker_than_reached,
    weaker_than_former,
    promised_again,
    growth,
    yearly,
    additions,
    level_and_yearly_change,
    contradiction,
    neighbour,
    unit_of_label,
    base_dropped,
    year_or_scope_changed,
    figure_to_words,
    projects,
)


def planted(count: int = COUNT, seed: int = SEED) -> list[Planted]:
    """Return so many planted errors, evenly of every kind as far as there is room for it."""
    data = plancmp.load()
    plans = {plan.id: plan for plan in data.plans()}
    known = dict(data.vocabulary.indicators)
    chance = random.Random(seed)
    by_kind: list[list[Planted]] = []
    for planter in PLANTERS:
        found = [
            planted
            for plan in plans.values()
            for planted in planter(plan, plans.get(plan.draft_of), known)
        ]
        chance.shuffle(found)
        by_kind.append(found)
    taken: list[Planted] = []
    while len(taken) < count and any(by_kind):
        for found in by_kind:
            if found and len(taken) < count:
                taken.append(found.pop())
    return taken


def untouched() -> set[tuple[str, str]]:
    """Return what the audit finds in the plans as they are: code and fingerprint."""
    plans = plancmp.load().plans()
    return {
        (finding.code, finding.fingerprint) for found in audit_plans(plans) for finding in found
    }


def is_found(error: Planted, known: set[tuple[str, str]]) -> bool:
    """Whether a finding that the untouched plans do not have rests on the planted error."""
    others = [error.beside] if error.beside is not None else []
    return any(
        (finding.code, finding.fingerprint) not in known and _rests_on(finding, error.at)
        for found in audit_plans([error.plan], others)
        for finding in found
    )


def _rests_on(finding: Finding, at: Statement | Project) -> bool:
    return at in finding.projects if isinstance(at, Project) else at in finding.statements


def shares(errors: Sequence[Planted]) -> dict[str, tuple[int, int]]:
    """Return, for each kind, how many are found and how many were planted."""
    known = untouched()
    found = Counter(error.kind for error in errors if is_found(error, known))
    all_of = Counter(error.kind for error in errors)
    return {kind: (found[kind], count) for kind, count in all_of.items()}


if __name__ == "__main__":
    counts = shares(planted())
    for kind, (found, count) in counts.items():
        print(f"{kind}: {found} of {count}")
    total = sum(count for _, count in counts.values())
    print(f"all: {sum(found for found, _ in counts.values())} of {total}")
