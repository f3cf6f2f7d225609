"""D409, D412, D413: acknowledgements that answer to nothing; settling finds these."""

from __future__ import annotations

from plancmp.messages.words import Bilingual
from plancmp.rules.examples import INFANTS, rows
from plancmp.rules.rule import Rule

_REACHED = rows(INFANTS, "actual: 3.4‰")


def _target(target: str, entry: str) -> str:
    return _REACHED + rows(INFANTS, f"target: {target}, acknowledged: [{{{entry}}}]")


_BOUND = "code: A201, fingerprint: 0bfa0bb7, comment: a ceiling for bad years"

RULES = (
    Rule(
        code="D409",
        name="acknowledges-nothing",
        severity="error",
        why=Bilingual(
            "An acknowledgement is of a finding that is there, in a row that it rests on. Once the "
            "row is mended the entry goes, or it would hide the next mistake.",
            "确认须针对所在行确有的发现。该行改正之后即应删去，否则会掩盖下一个错误。",
        ),
        cannot_see=Bilingual(
            "Findings that need other plans (A303, A501, A502): whether an entry still answers to "
            "one is for `audit` to say.",
            "须对照其他规划的发现（A303、A501、A502）：其确认是否仍然有效由 `audit` 说明。",
        ),
        kind="row",
        fails=(
            _target("5‰以下", "code: A999, comment: the plan prints it so"),
            _target("3‰以下", "code: A201, comment: the plan prints it so"),
            _target("5‰以下", "code: V201, comment: the plan prints it so"),
        ),
        passes=(_target("5‰以下", _BOUND),),
    ),
    Rule(
        code="D412",
        name="acknowledgement-outdated",
        severity="error",
        why=Bilingual(
            "An acknowledgement with a fingerprint holds for the figures, units, years and scopes "
            "that the curator looked at. When one of them changes the finding is back, and the "
            "entry has to be looked at again.",
            "带指纹的确认只对整理者核对过的数值、单位、年份与口径有效。其一改变，发现即恢复，须重新"
            "核对。",
        ),
        cannot_see=Bilingual(
            "Whether the reason still holds where the figures did not change.",
            "数值未变时，理由是否仍然成立。",
        ),
        kind="row",
        fails=(_target("9.9‰以下", _BOUND),),
        passes=(_target("5‰以下", _BOUND),),
    ),
    Rule(
        code="D413",
        name="acknowledgement-unbound",
        severity="warning",
        why=Bilingual(
            "An acknowledgement without a fingerprint goes on holding when the figure becomes "
            "another one. The hint gives the fingerprint to write.",
            "没有指纹的确认在数值改变后仍然有效。提示中给出应写的指纹。",
        ),
        cannot_see=Bilingual(
            "Entries for findings that need other plans.", "针对须对照其他规划之发现的确认。"
        ),
        kind="row",
        fails=(_target("5‰以下", "code: A201, comment: a ceiling for bad years"),),
        passes=(_target("5‰以下", _BOUND),),
    ),
)
