"""A308: a unit that contradicts what the label says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancmp.messages import Template, Verbatim, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.finding import Finding
from plancmp.rules.rule import Rule

_UNIT_CONTRADICTS = Template(
    "unit_contradicts",
    "the label says {label}, its unit is printed as {unit}",
    "名称为“{label}”，而单位印作“{unit}”",
)
_PER = re.compile(r"(?:^|[：:]|每)(?P<many>千|万|十万|10万)名?(?:常住|户籍|农村|城市)?(?:人|居民)")
_UNIT_PER = re.compile(r"/(?P<many>千|万|10万|十万)|(?P<share>[%‰‱％])|(?P<whole>人次)")
_SHARES = {"%": "百", "％": "百", "‰": "千", "‱": "万"}


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each row whose printed unit is not that of its label."""
    seen: set[tuple[str, str, str]] = set()
    for statement in plan.statements:
        place = (statement.section, statement.block, statement.label)
        if place not in seen and not statement.is_corrected and _contradicts(statement):
            seen.add(place)
            yield Finding(
                say(
                    _UNIT_CONTRADICTS,
                    label=Verbatim(statement.label),
                    unit=Verbatim(_unit(statement)),
                ),
                (statement,),
                (statement,),
                severity="note" if statement.low is None else "",
            )


def _unit(statement: Statement) -> str:
    return statement.printed_unit or statement.value.unit


def _contradicts(statement: Statement) -> bool:
    label = _PER.search(statement.label)
    printed = _UNIT_PER.search(_unit(statement))
    if label is None or printed is None or statement.meant.measure not in ("level", "qualitative"):
        return statement.meant.measure == "empty" and label is not None and _is_share(statement)
    named = label["many"].replace("十万", "10万")
    many = (printed["many"] or _SHARES.get(printed["share"] or "", "")).replace("十万", "10万")
    return bool(many) and many != named


def _is_share(statement: Statement) -> bool:
    return _unit(statement) in ("%", "％")


def _row(label: str, indicator: str, rest: str) -> str:
    return f"- {{indicator: {indicator}, label: {label}, {rest}}}\n"


RULES = (
    Rule(
        code="A308",
        name="label-unit",
        severity="warning",
        aliases=("unit-contradicts-label",),
        why=Bilingual(
            "A unit that contradicts what the label says: a rate per thousand (`千人口…`) under "
            "`%`, or one per ten thousand (`每万…`) under `人/千人`. Told with a figure or "
            "without: an aim in words under a wrong unit will be measured in it later. Without a "
            "figure it is a note.",
            "单位与名称相矛盾：名称为千人口比率而单位为“%”，或名称为每万人而单位为“人/千人”。无论有"
            "无数值均提示：以文字提出的目标，日后也要按该单位衡量；无数值的仅作提示（note）。",
        ),
        cannot_see=Bilingual(
            "Units that the label says nothing about; a bare count (`张`) under a rate is how such "
            "rows are usually printed.",
            "名称未涉及的单位；比率之下只印“张”“人”属通行写法。",
        ),
        innocent=Bilingual(
            "The unit was meant as a share of the whole, and the label kept from another table.",
            "单位意指占比，名称沿用他表。",
        ),
        kind="row",
        fails=(
            _row("千人口献血率", "blood_donation_rate", 'unit: "%", target: 持续提升'),
            _row("每万人口医师数", "physicians_per_1000", "unit: 人/千人, target: 2.5"),
        ),
        passes=(
            _row("千人口献血率", "blood_donation_rate", "unit: ‰, target: 持续提升"),
            _row("每千人口医师数", "physicians_per_1000", "unit: 人, target: 2.5"),
            _row("每千人口医师数", "physicians_per_1000", "unit: 人, target: 增长30%"),
        ),
        statements=check,
    ),
)
