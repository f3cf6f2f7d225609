"""How figures are worded for people: as printed, with their meaning where it is not plain."""

from __future__ import annotations

from decimal import Decimal

from plancmp.messages import message
from plancmp.messages.words import name_in, reads_chinese
from plancmp.model.cell import text_of_cell
from plancmp.model.plan import Plan, Statement
from plancmp.model.units import Unit
from plancmp.model.value import Value
from plancmp.model.vocabulary import Indicator
from plancmp.model.wording import as_printed

_CHANGES = ("change_pct", "change_points", "annual_change_pct", "annual_change_points")


def printed_with_unit(statement: Statement | None, lang: str) -> str:
    """Return the printed value with its unit; `—` for an empty cell or no statement.

    A figure in another unit than the indicator's comes with its number in that one:
    `3.79人/万人 (= 0.379)`. In English, what is printed in Chinese comes with its meaning:
    `6.0‰以下 (at most 6.0‰)`.
    """
    if statement is None or statement.value.measure == "empty":
        return "—"
    printed, number = _in_sight(statement)
    if not reads_chinese(lang) and any(_is_chinese(char) for char in printed):
        return _say("figure_means", lang, printed=printed, meaning=meaning_of(statement, lang))
    return _say("figure_is", lang, printed=printed, number=number) if number else printed


def _say(key: str, lang: str, **arguments: str) -> str:
    return message(key, **arguments).text(lang)


def _is_chinese(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _in_sight(statement: Statement) -> tuple[str, str]:
    """Return what is printed with its unit, and the number in the canonical unit if it differs."""
    printed, unit = as_printed(statement), statement.unit
    canonical = statement.indicator.unit
    plain = statement.value.measure == "level" and not statement.is_corrected
    if unit is None or statement.low is None or not plain or unit.factor == canonical.factor:
        return printed, ""
    numerator, slash, denominator = unit.id.partition("/")
    if slash and numerator in printed and f"/{denominator}" not in printed and denominator:
        place = printed.rindex(numerator) + len(numerator)
        printed = f"{printed[:place]}/{denominator}{printed[place:]}"
    high = "" if statement.high is None else f"-{text_of_cell(statement.high)}"
    return printed, text_of_cell(statement.low) + high


def meaning_of(statement: Statement, lang: str) -> str:
    """Return what a printed value means, in words."""
    value = statement.value
    if value.measure == "deferred":
        return _say("left_to_others", lang)
    if value.number is None:
        return _say("aim", lang)
    if value.measure in _CHANGES:
        return _change(value, statement, lang)
    if value.measure == "rank_change":
        figure = _say("places", lang, number=text_of_cell(abs(value.number)))
        key = "rise" if value.number > 0 else "fall"
        return _say(key, lang, figure=_bounded(figure, _outwards(value), lang))
    if value.measure == "ratio":
        return f"{text_of_cell(value.antecedent)}:{text_of_cell(value.number)}"
    own = _own_unit(statement)
    low, high = (value.number, value.high) if own else (statement.low, statement.high)
    number = text_of_cell(low) + ("" if high is None else f"–{text_of_cell(high)}")
    unit = statement.unit if own else statement.indicator.unit
    return _bounded(number + _behind(unit), value.bound, lang)


def _own_unit(statement: Statement) -> bool:
    """Whether a figure is said in the unit that is printed, which is not one such as 万元."""
    unit, canonical = statement.unit, statement.indicator.unit
    if unit is None or statement.low is None or unit.factor == canonical.factor:
        return True
    return unit.dimension == "share"


def _bounded(figure: str, bound: str, lang: str) -> str:
    return figure if bound in ("", "=") else _say(f"bound_{bound}", lang, figure=figure)


def _outwards(value: Value) -> str:
    """Return a change's bound as one of its size: a fall of −0.5 or less is one of at least 0.5."""
    if value.number is not None and value.number < 0:
        return value.bound.translate(str.maketrans("<>", "><"))
    return value.bound


def _change(value: Value, statement: Statement, lang: str) -> str:
    assert value.number is not None
    size = text_of_cell(abs(value.number))
    if value.high is not None:
        size += f"–{text_of_cell(abs(value.high))}"
    if value.measure.endswith("pct"):
        size += "%"
    elif statement.indicator.unit.dimension == "share":
        size = _say("points", lang, number=size)
    else:
        size += _behind(statement.unit)
    figure = _bounded(size, _outwards(value), lang)
    figure = _say("fall" if value.number < 0 else "rise", lang, figure=figure)
    if value.measure.startswith("annual_"):
        figure = _say("a_year", lang, figure=figure)
    if value.reference_year is not None:
        figure = _say("counted_from", lang, figure=figure, year=str(value.reference_year))
    return figure


def _behind(unit: Unit | None) -> str:
    """Return what stands behind a number in English for its unit."""
    if unit is None:
        return ""
    if not any(_is_chinese(char) for char in unit.id):
        return "" if "=" in unit.id or ":" in unit.id else unit.id
    if unit.dimension == "count" or not unit.en:
        return ""
    return f" {unit.en}"


def unit_name(unit: Unit, lang: str) -> str:
    """Return a unit for people: in English its English name, unless it is a mere sign."""
    if reads_chinese(lang) or not any(_is_chinese(char) for char in unit.id):
        return unit.id
    return unit.en or unit.id


def indicator_name(indicator: Indicator, lang: str) -> str:
    """Return an indicator's name in the reader's language."""
    return name_in(indicator, lang)


def definition_of(indicator: Indicator, lang: str) -> str:
    """Return an indicator's definition in the reader's language, else the one there is."""
    return (indicator.definition_zh if reads_chinese(lang) else "") or indicator.definition


def place_name(plan: Plan, lang: str) -> str:
    """Return the name of a plan's place in the reader's language."""
    return name_in(plan.place, lang)


def signed(number: Decimal) -> str:
    """Return a change with its sign: +0.5, −1.0 (a true minus sign)."""
    return f"+{number:f}" if number > 0 else f"{number:f}".replace("-", "−")


def first_year(year: str) -> int | None:
    """Return the first year of `2020` or `2016-2020` as a number."""
    return int(year[:4]) if year[:4].isdigit() else None


def last_year(year: str) -> int | None:
    """Return the last year of `2020` or `2016-2020` as a number."""
    return int(year[-4:]) if year[-4:].isdigit() else None
