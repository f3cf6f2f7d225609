"""The parts of a document as a draft needs them: paragraphs or a table under their headings."""

from __future__ import annotations

from dataclasses import dataclass

from plancmp.language.blocks import Heading, Paragraph, TableBlock, blocks_of
from plancmp.language.documents import Document
from plancmp.language.folding import clean
from plancmp.model.words import Words

_OPENS = 8
"""In how many signs of a heading its verb stands."""
FRONT = "前言"
"""The section of what stands before the first heading."""
UNTITLED = "表"
"""The name of a table that has no title."""


@dataclass(frozen=True, slots=True)
class Part:
    """What belongs together: `channel` is `text`, `box`, `table`, `heading` or `contents`.

    `section` is the path of headings as printed; `background` whether they say that the text
    reports what was reached rather than what is aimed at. `lead` is the paragraph before.
    """

    section: str
    channel: str
    name: str
    background: bool
    paragraphs: tuple[Paragraph, ...] = ()
    table: TableBlock | None = None
    heading: Heading | None = None
    lead: str = ""

    @property
    def is_front(self) -> bool:
        """Whether it stands before the first heading."""
        return self.section == FRONT

    @property
    def title(self) -> str:
        """The name of a table, or the heading above one that has none."""
        return titled(self.section, self.name)

    @property
    def line(self) -> int:
        """The line of the part's table or heading, 0 for paragraphs."""
        block = self.table or self.heading
        return block.line if block else 0


def parts_of(document: Document, words: Words, rows: frozenset[int] = frozenset()) -> list[Part]:
    """Return the parts of a document in the order of its text; `rows` are lines of a table."""
    found: list[Part] = []
    for block in blocks_of(document, words):
        where = block.where
        section = where.section or FRONT
        background = is_background(where.section, words)
        if isinstance(block, Heading):
            found.append(Part(section, "heading", "", background, heading=block))
        elif isinstance(block, TableBlock):
            found.append(Part(section, "table", where.name, background, table=block))
        else:
            last = found[-1] if found else None
            channel = "table" if rows.issuperset(block.lines) else where.channel
            same = last and last.table is None and (last.section, last.channel, last.name) == (
                section, channel, where.name,
            )  # fmt: skip
            if last is not None and same:
                found.pop()
            before = last.paragraphs if last is not None and same else ()
            lead = last.lead if last is not None and same else ""
            if last is not None and not same and last.paragraphs:
                lead = last.paragraphs[-1].folded
            found.append(
                Part(section, channel, where.name, background, (*before, block), lead=lead)
            )
    return found


def titled(section: str, name: str) -> str:
    """Return the name of a table or text, or the heading above one that has none."""
    above = "" if section == FRONT else section.rpartition("/")[2]
    return above if name in ("", UNTITLED) else name


def names_aims(title: str, words: Words) -> bool:
    """Whether a heading or a title names aims or tasks, and does not say what became of them."""
    text = words.pattern("{table_of.no_plan}").sub("", clean(title))
    done = "{table_of.report}|{column.reached}|{background.says}|{heading_year.done}"
    ahead = words.pattern("{cue.goal}|{table_of.planned}|{table_of.shared}").search(text)
    return ahead is not None and words.pattern(done).search(text) is None


def looks_ahead(part: Part, words: Words) -> bool:
    """Whether a part stands below a heading of what is to be: 总体要求, 主要目标, 重点任务."""
    return not part.background and bool(words.pattern("{background.ahead}").search(part.section))


def sets_task(part: Part, words: Words) -> bool:
    """Whether a part stands below a heading that says what is to be done: 优化发展环境."""
    task = words.pattern("{background.task}")
    return any(task.search(clean(title)[:_OPENS]) for title in part.section.split("/"))


def names_both(section: str, words: Words) -> bool:
    """Whether the lowest heading names aims, but not how far these were met."""
    title = section.rsplit("/", maxsplit=1)[-1]
    done = words.pattern("{table_of.report}|{heading_year.done}|{heading_year.carried_out}")
    return words.pattern("{cue.goal}").search(title) is not None and not done.search(title)


def is_background(section: str, words: Words) -> bool:
    """Whether the headings say that the text reports what was reached, not what is aimed at."""
    if not section:
        return True
    reports = words.pattern(
        "{background.of}的?{background.ends}$|{background.says}|{background.whole}$"
    )
    task = words.pattern("{background.task}")
    titles = [clean(title) for title in section.split("/")][:2]
    return any(reports.search(title) and not task.search(title[:_OPENS]) for title in titles)
