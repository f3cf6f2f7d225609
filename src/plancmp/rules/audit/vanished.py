"""A502: a target that vanished from one place of the draft."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.comparison.gaps import hiding_gap, section_title
from plancmp.messages import Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.examples import LITERACY
from plancmp.rules.finding import Finding
from plancmp.rules.rule import Rule

_VANISHED = Template(
    "vanished",
    "the draft sets it in {before} places, among them this one, the final version in {after}",
    "征求意见稿有{before}处提出（含此处），正式文本仅{after}处",
)

_Places = dict[tuple[str, str], Statement]


def check_pair(draft: Plan, final: Plan) -> Iterator[Finding]:
    """Yield a finding for each place in which the final version no longer sets a target."""
    after = _places(final)
    for identifier, before in _places(draft).items():
        left = after.get(identifier, {})
        if not left or len(before) < 2:
            continue
        for channel in dict.fromkeys(channel for channel, _ in before):
            gone = [heading for heading in before if heading[0] == channel and heading not in left]
            new = [heading for heading in left if heading[0] == channel and heading not in before]
            for place in gone[len(new) :]:
                statement = before[place]
                if hiding_gap(final, statement) is None:
                    yield Finding(
                        say(_VANISHED, before=str(len(before)), after=str(len(left))),
                        (statement, next(iter(left.values()))),
                        cause=f"{channel} {place[1]}",
                    )


def _places(plan: Plan) -> dict[str, _Places]:
    """Return, for each indicator, the places that set a target, with the first statement there."""
    found: dict[str, _Places] = {}
    for statement in plan.statements:
        if statement.role == "target":
            title = "".join(filter(str.isalnum, section_title(statement.section)))
            places = found.setdefault(statement.indicator.id, {})
            places.setdefault((statement.channel, title), statement)
    return found


def _once() -> str:
    return f"""\
sections:
  - at: 二、总体要求
    text:
      - {{indicator: {LITERACY}, label: 居民健康素养水平, target: "25%"}}
"""


def _twice(other: str) -> str:
    return (
        _once()
        + f"""\
  - at: {other}
    text:
      - {{indicator: {LITERACY}, label: 居民健康素养水平, target: "25%"}}
"""
    )


RULES = (
    Rule(
        code="A502",
        name="vanished-from-place",
        severity="note",
        why=Bilingual(
            "A target that vanished from one place of the draft but stands elsewhere "
            "in the final version. The draft sets it in several channels or in "
            "several parts of the prose, the final version in fewer. Places answer to "
            "each other by channel and by the outermost heading, numbers and "
            "punctuation aside; a place that was only renamed or moved counts as "
            "kept. What may have stood in a table or in text that the source of the "
            "final version lacks is left out.",
            "目标从征求意见稿的某处消失，而正式文本别处仍有：征求意见稿在多个位置提出，正式文本较少"
            "。位置按载体和最外层标题对应，不计编号与标点；仅改名或移动的视为保留。正式文本所缺的表"
            "格或文字中可能有的不计。",
        ),
        cannot_see=Bilingual(
            "Targets that vanished altogether (`plancmp diff` lists them); places "
            "within one part of a document.",
            "完全消失的目标（见 `plancmp diff`）；文件同一部分之内的位置。",
        ),
        innocent=Bilingual(
            "It was moved to the place where it belongs.",
            "移至更合适的位置。",
        ),
        kind="pair",
        fails=(_twice("四、行动") + "---\n" + _once(),),
        passes=(
            _twice("四、行动") + "---\n" + _twice("三、新行动"),
            _twice("四、行动") + "---\n" + _twice("四、行动"),
        ),
        pair=check_pair,
    ),
)
