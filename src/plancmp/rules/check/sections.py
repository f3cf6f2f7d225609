"""The order of the sections, and where gaps are said to be."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.reading.shape import did_you_mean, nearest, text_of
from plancmp.rules.examples import HEAD
from plancmp.rules.headings import Heading, path_of
from plancmp.rules.rule import Finding, PlanFile, Rule
from plancmp.rules.walk import mappings


def check_order(subject: PlanFile) -> Iterator[Finding]:
    """Yield a finding for each section that stands before one that comes first in the document."""
    closed: dict[tuple[Heading, ...], int] = {}
    before: tuple[Heading, ...] = ()
    for section in mappings(subject.source.root, "sections"):
        at = text_of(section, "at")
        here = path_of(at)
        where = subject.at(section.entries.get("at", section))
        if not at or here == before:
            continue
        if here in closed:
            yield Finding(
                where, f"the section `{at}` stands twice",
                f"move its statements to line {closed[here]}",
            )  # fmt: skip
        else:
            problem = _order_problem(before, here)
            if problem:
                yield Finding(where, *problem)
        closed.setdefault(here, section.line)
        before = here


def _order_problem(
    before: tuple[Heading, ...], here: tuple[Heading, ...]
) -> tuple[str, str] | None:
    for one, other in zip(before, here, strict=False):
        if one == other:
            continue
        if one.kind != other.kind or not one.kind:
            return None
        if other.number < one.number:
            return (
                f"the section numbered {other.number} comes after the one numbered {one.number}",
                "sections stand in the order of the document",
            )
        if other.number == one.number:
            return (
                f"two headings have the number {one.number}: {one.title} and {other.title}",
                "write a heading the same everywhere, with the number that is printed",
            )
        return None
    return None


def check_gaps(subject: PlanFile) -> Iterator[Finding]:
    """Yield a finding for each gap whose section is none of the document.

    A section without statements is not in the file, so that only a heading that contradicts a
    known one, or nearly is one, is certain to be wrong.
    """
    sections = [text_of(each, "at") for each in mappings(subject.source.root, "sections")]
    known = {path_of(at)[: depth + 1] for at in sections for depth in range(at.count("/") + 1)}
    for gap in mappings(subject.source.root, "gaps"):
        at = text_of(gap, "at")
        where = subject.at(gap.entries.get("at", gap))
        if not at:
            if text_of(gap, "channel") == "text":
                yield Finding(
                    where, "a gap of text does not say from which section on", "give `at`"
                )
            continue
        path = path_of(at)
        depth = next((i for i in range(len(path)) if path[: i + 1] not in known), None)
        if depth is not None and _contradicts(path, depth, known):
            yield Finding(where, f"no section is headed `{at}`", did_you_mean(at, sections))


def _contradicts(path: tuple[Heading, ...], depth: int, known: set[tuple[Heading, ...]]) -> bool:
    beside = [each[depth] for each in known if len(each) == depth + 1 and each[:-1] == path[:depth]]
    here = path[depth]
    if here.kind:
        return any((each.kind, each.number) == (here.kind, here.number) for each in beside)
    titles = [each.title for each in beside]
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
        "D406", "section-order", "error",
        "Sections stand in the order of the document, each once, with headings written the same "
        "everywhere: a curator goes down file and document side by side.",
        "plan", _PLAN.replace("一、规划基础", "三、规划基础"), _PLAN, check_plan=check_order,
    ),
    Rule(
        "D407", "gap-section", "error",
        "A gap is in a section of the document. Under a misspelt heading it would not be seen, and "
        "what the source lacks would be read as dropped.",
        "plan", _PLAN.replace("at: 二、总体要求, ", "at: 二、总体要术, "), _PLAN,
        check_plan=check_gaps,
    ),
)  # fmt: skip
