"""D406, D407: the order of the sections, and where gaps are said to be."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Message, Template, Verbatim, say
from plancmp.messages.words import Bilingual
from plancmp.reading.shape import nearest, suggestion, text_of
from plancmp.rules.examples import HEAD
from plancmp.rules.finding import Finding
from plancmp.rules.headings import NumberedHeading, path_of
from plancmp.rules.rule import PlanFile, Rule
from plancmp.rules.walk import mappings

_TWICE = Template("section_twice", "the section `{at}` stands twice", "章节 `{at}` 出现两次")
_MOVE = Template("section_move", "move its statements to line {line}", "将其数据移至第{line}行")
_ORDER = Template(
    "section_order",
    "the section numbered {after} comes after the one numbered {before}",
    "编号{after}的章节位于编号{before}之后",
)
_IN_ORDER = Template(
    "section_in_order",
    "sections stand in the order of the document",
    "章节按文件的顺序排列",
)
_ONE_NUMBER = Template(
    "section_number_twice",
    "two headings have the number {number}: {one} and {other}",
    "两个标题编号同为{number}：{one}与{other}",
)
_SAME_HEADING = Template(
    "section_same_heading",
    "write a heading the same everywhere, with the number that is printed",
    "同一标题各处写法一致，编号照原文",
)
_FROM_WHERE = Template(
    "gap_from_where",
    "a gap of text does not say from which section on",
    "正文缺失未说明始于哪一章节",
)
_GIVE_AT = Template("gap_give_at", "give `at`", "填写 `at`")
_NO_SECTION = Template("no_section", "no section is headed `{at}`", "没有标题为 `{at}` 的章节")


def check_order(subject: PlanFile) -> Iterator[Finding]:
    """Yield a finding for each section that stands before one that comes first in the document."""
    closed: dict[tuple[NumberedHeading, ...], int] = {}
    before: tuple[NumberedHeading, ...] = ()
    for section in mappings(subject.source.root, "sections"):
        at = text_of(section, "at")
        here = path_of(at)
        where = subject.at(section.entries.get("at", section))
        if not at or here == before:
            continue
        if here in closed:
            hint = say(_MOVE, line=str(closed[here]))
            yield Finding(say(_TWICE, at=Verbatim(at)), position=where, hint=hint)
        else:
            problem = _order_problem(before, here)
            if problem:
                yield Finding(problem[0], position=where, hint=problem[1])
        closed.setdefault(here, section.line)
        before = here


def _order_problem(
    before: tuple[NumberedHeading, ...], here: tuple[NumberedHeading, ...]
) -> tuple[Message, Message] | None:
    for one, other in zip(before, here, strict=False):
        if one == other:
            continue
        if one.kind != other.kind or not one.kind:
            return None
        if other.number < one.number:
            numbers = {"after": str(other.number), "before": str(one.number)}
            return say(_ORDER, **numbers), say(_IN_ORDER)
        if other.number == one.number:
            titles = {"one": Verbatim(one.title), "other": Verbatim(other.title)}
            return say(_ONE_NUMBER, number=str(one.number), **titles), say(_SAME_HEADING)
        return None
    return None


def check_gaps(subject: PlanFile) -> Iterator[Finding]:
    """Yield a finding for each gap whose section is none of the document.

    A section without statements is not in the file, so that only a heading that contradicts a
    known one, or nearly is one, is certain to be wrong.
    """
    sections = [text_of(section, "at") for section in mappings(subject.source.root, "sections")]
    known = {path_of(at)[: depth + 1] for at in sections for depth in range(at.count("/") + 1)}
    for gap in mappings(subject.source.root, "gaps"):
        at = text_of(gap, "at")
        where = subject.at(gap.entries.get("at", gap))
        if not at:
            if text_of(gap, "channel") == "text":
                yield Finding(say(_FROM_WHERE), position=where, hint=say(_GIVE_AT))
            continue
        path = path_of(at)
        depth = next((i for i in range(len(path)) if path[: i + 1] not in known), None)
        if depth is not None and _contradicts(path, depth, known):
            said = say(_NO_SECTION, at=Verbatim(at))
            yield Finding(said, position=where, hint=suggestion(at, sections))


def _contradicts(
    path: tuple[NumberedHeading, ...], depth: int, known: set[tuple[NumberedHeading, ...]]
) -> bool:
    beside = [
        other[depth] for other in known if len(other) == depth + 1 and other[:-1] == path[:depth]
    ]
    here = path[depth]
    if here.kind:
        return any((heading.kind, heading.number) == (here.kind, here.number) for heading in beside)
    titles = [heading.title for heading in beside]
    return any(abs(len(title) - len(here.title)) <= 2 for title in nearest(here.title, titles))


_PLAN = (
    HEAD
    + """\
gaps:
  - {channel: figure, at: 二、总体要求, note: only a caption}
sections:
  - at: 一、规划基础
    text:
      - {indicator: infant_mortality_rate, label: 婴儿死亡率, actual: 3.4‰}
  - at: 二、总体要求
    text:
      - {indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6.0‰以下}
"""
)

RULES = (
    Rule(
        code="D406",
        name="section-order",
        severity="error",
        why=Bilingual(
            "Sections stand in the order of the document, each once, with headings written the "
            "same everywhere: a curator goes down file and document side by side.",
            "章节按文件顺序排列，各出现一次，标题写法一致：整理者对照文件逐节核对。",
        ),
        cannot_see=Bilingual("The order of headings without numbers.", "没有编号的标题的顺序。"),
        kind="plan",
        fails=(_PLAN.replace("一、规划基础", "三、规划基础"),),
        passes=(_PLAN,),
        file=check_order,
    ),
    Rule(
        code="D407",
        name="gap-section",
        severity="error",
        why=Bilingual(
            "A gap is in a section of the document. Under a misspelt heading it would not be seen, "
            "and what the source lacks would be read as dropped.",
            "缺失之处须为文件的章节。标题有误则无从对应，所缺内容会被当作取消。",
        ),
        cannot_see=Bilingual(
            "A gap under the heading of a section without statements, unless a known heading "
            "contradicts it.",
            "没有数据的章节之下的缺失，除非与已知标题矛盾。",
        ),
        kind="plan",
        fails=(_PLAN.replace("at: 二、总体要求, ", "at: 二、总体要术, "),),
        passes=(_PLAN,),
        file=check_gaps,
    ),
)
