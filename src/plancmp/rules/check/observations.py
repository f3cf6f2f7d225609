"""D414: two different figures of one place, indicator and year; the reader finds them."""

from __future__ import annotations

from plancmp.messages.words import Bilingual
from plancmp.rules.rule import Rule

_HEAD = "place_code,indicator,year,value,unit,note\n"
_ONE = "450700,infant_mortality_rate,2020,2.5,‰,\n"

RULES = (
    Rule(
        code="D414",
        name="observations-differ",
        severity="warning",
        why=Bilingual(
            "Two sources may publish different figures for one year, before and after a census; "
            "or one of them was mistyped. Both are kept and shown, and a note says which it is.",
            "同一年份两个来源的数值可以不同，如普查前后；也可能有一处录入有误。两者均保留并显示，由备注"
            "说明缘由。",
        ),
        cannot_see=Bilingual(
            "Which of the two is right, and figures that differ in definition without saying so.",
            "何者为准，以及口径不同而未注明的数值。",
        ),
        kind="observations",
        fails=(_HEAD + _ONE + _ONE.replace("2.5", "2.7"),),
        passes=(
            _HEAD + _ONE + _ONE.replace("2.5", "2.7").replace(",\n", ",after the census\n"),
            _HEAD + _ONE + _ONE,
            _HEAD + _ONE + _ONE.replace("2020", "2021").replace("2.5", "2.7"),
        ),
    ),
)
