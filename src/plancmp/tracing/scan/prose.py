"""The prose of a part, sentence by sentence, and what it says of the time of its figures."""

from __future__ import annotations

import re
from dataclasses import replace

from plancmp.language.blocks import Paragraph
from plancmp.language.figures import Figure, all_figures, figures
from plancmp.messages import Message, Template, say
from plancmp.model.words import Words
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.draft_rows import DraftRow, LeftOver, Scanned
from plancmp.tracing.scan.list_names import named_by_lead
from plancmp.tracing.scan.mentions import ANNOUNCED, mentions
from plancmp.tracing.scan.naming import Names
from plancmp.tracing.scan.parts import Part, names_aims
from plancmp.tracing.scan.said import Said
from plancmp.tracing.scan.sentence import Sentence
from plancmp.tracing.scan.setting import Frame, Setting, frame_of_heading
from plancmp.tracing.scan.spread import Before, told_by
from plancmp.tracing.scan.suggest import Suggester
from plancmp.tracing.scan.told_apart import told_apart, with_titles

_WHOLE = re.compile(r"[^。!?！？\n]{1,4000}")
_PIECE = re.compile(r"[^;]{1,2000}")
_ITEM = re.compile(r"-|\(?[0-9一二三四五六七八九十]{1,3}[)、.](?![0-9])")
_NUMBER = re.compile(r"([0-9]{1,2})[.、](?=.*[\u4e00-\u9fff]{2})")
_TITLE = re.compile("-+([一-龥]{2,10})。")
"""That of an item: `——小学。`."""
_INSIDE = re.compile(r"(?:^|(?<=[;。:]))\*?([0-9]{1,2})[.、]")
_FOOTNOTE = re.compile(r"(?<=[\u4e00-\u9fff)”])\[[0-9]{1,3}\](?![%‰万亿个人张家所])")
_RUN_ON = re.compile("[,0-9]*[一二三四五六七八九十]{1,3}、")
_RUN_IN = re.compile(r"\([一二三四五六七八九十]{1,3}\)([^,。;:0-9]{2,12})。")
"""A heading in the line of its text: `(二)主要目标。`."""
_LONGEST_HEADING = 12
_OPENING = re.compile("(?:[^。;]{0,20},)?[^,。;]{0,8}")
"""What may stand in front of the year of a stage: `《计划》提出,到`."""
_IS_DUE = re.compile("底?前")
_STAGES = 2
_STAGE = re.compile(r"[^,。;:(]{2,8}\((?:19|20)[0-9]{2}-((?:19|20)[0-9]{2})年?\):")
_GOES_ON = "(?:{cue.goes_on}|{name.ordinal})"
_HEADING = Template("scan_heading", "stands in a heading", "在标题中")
_UNREAD = Template("scan_unread", "no number that a value can say", "非数值所能表示")


def read_prose(part: Part, setting: Setting, suggester: Suggester) -> Scanned:
    """Return the rows of a part of prose in the order of the text, and the figures left over."""
    unused: list[LeftOver] = []
    items: list[tuple[str, list[DraftRow]]] = []
    headed = frame_of_heading(part.section, setting.header, suggester.words) or setting.frame
    frame = _lead_of(part.lead, suggester.words)
    last: Frame | None = None
    number, led = 0, False
    told = Before(setting.spread, headed)
    stages = _stages(part, setting, suggester.words)
    for at, given in enumerate(map(_without_footnotes, part.paragraphs)):
        item = _NUMBER.match(given.folded)
        counts_on = item is not None and int(item[1]) == number + 1
        number = int(item[1]) if item else 0
        paragraph = _without_number(given, item) if item and counts_on else given
        paragraph = _without_numbers(paragraph)
        text = paragraph.folded
        told = told_by(text, told, part, at, setting.header, suggester.words)
        goes_on = suggester.words.pattern(_GOES_ON).match(text) is not None
        if goes_on:
            frame = last  # 同时，…: what the paragraph before was about
        elif not (counts_on or _ITEM.match(given.folded)) and part.channel != "table":
            frame = None
        beyond = setting.period is not None and last is not None and last.last > setting.period.last
        if text.startswith("-") and frame is None and last and last.role == "target" and not beyond:
            frame = replace(last, leads=last.first == last.last)  # 到2020年，…。 ——X率达到…
        found = figures(text, suggester.words)
        long = setting.period is not None and setting.period.is_long
        staged = long and suggester.words.pattern("{cue.stage}").search(text) is not None
        stage = _STAGE.match(text) if long and not setting.background else None
        if stage:  # 第一阶段(2021-2025年):
            frame = Frame(int(stage[1]), int(stage[1]), "target", leads=True)
        staged = staged and stage is None
        frame_here = frame or stages.get(at) or told.headed
        here = replace(setting, frame=frame_here, staged=staged, spread=told.spread)
        here = replace(here, earlier_year=0) if counts_on else here
        opening = _RUN_IN.match(text)
        aims = opening is not None and names_aims(opening[1], suggester.words)
        aims = (aims or led) and not setting.header.reports
        here = replace(here, aims=True, background=False) if aims else here
        own, here = _read_paragraph(part, paragraph, found, here, suggester, unused)
        unused += [
            _left(part, paragraph, figure, say(_UNREAD), 0)
            for figure in all_figures(text, suggester.words)
            if figure.none == "numeral"
        ]
        title = _TITLE.match(text)
        items.append((title[1] if title else "", own))
        last = here.frame
        frame = None if goes_on else frame  # what leads a list does for all of its items
        setting = replace(
            setting,
            earlier=last.role if last else setting.earlier,
            earlier_year=last.last if last else setting.earlier_year,
            background=setting.background if aims else here.background,
        )
        led = led and (counts_on or _ITEM.match(given.folded) is not None)
        if text.endswith(":"):
            frame = _lead_of(text, suggester.words)
            if frame and _goes_on(told.headed, frame):
                frame = None  # 二、2025年工作计划: 2025年是…之年。重点抓好六个方面工作:
            led = names_aims(text, suggester.words)  # 主要预期目标:
    named = named_by_lead(part.paragraphs, items, suggester.words)
    return Scanned(part, tuple(told_apart(with_titles(named), suggester.words)), tuple(unused))


def _stages(part: Part, setting: Setting, words: Words) -> dict[int, Frame]:
    """Return the aims of which year paragraphs are, where a text tells them stage by stage.

    Below one that begins with `到2020年,` others without a year follow, then one with `到2030年,`.
    """
    opened: list[tuple[int, int]] = []
    for at, paragraph in enumerate(part.paragraphs):
        first = next(iter(mentions(paragraph.folded, words)), None)
        aimed = first is not None and first.kind == "aimed"
        if first and aimed and _OPENING.fullmatch(paragraph.folded, 0, first.start):
            opened.append((at, first.last))
    years = [year for _, year in opened]
    if len(years) < _STAGES or years != sorted(set(years)):
        return _one_stage(part, setting, words)
    period = setting.period
    last = period is not None and period.sure and period.last == years[-1]
    ends = [at for at, _ in opened[1:]] + [len(part.paragraphs)] * last
    return {
        below: Frame(year, year, "target", leads=True)
        for (at, year), end in zip(opened, ends, strict=False)
        for below in range(at + 1, end)
        if not mentions(part.paragraphs[below].folded, words)
    }


def _one_stage(part: Part, setting: Setting, words: Words) -> dict[int, Frame]:
    """Return the one year that all of a section of aims is for, by the paragraph it begins with.

    That paragraph (`总体要求是,到2020年…接近全省平均水平。`) has no figure, and the others no year.
    """
    told = [
        (at, mention)
        for at, paragraph in enumerate(part.paragraphs)
        for mention in mentions(paragraph.folded, words)
    ]
    if not setting.aims or setting.period is not None or len(told) != 1:
        return {}
    at, aimed = told[0]
    only_words = not figures(part.paragraphs[at].folded, words)
    if aimed.kind != "aimed" or not aimed.leads or not only_words:
        return {}
    frame = Frame(aimed.last, aimed.last, "target", leads=True)
    return dict.fromkeys(range(at + 1, len(part.paragraphs)), frame)


def _lead_of(text: str, words: Words) -> Frame | None:
    """Return the years that a text sets for what it introduces, None if it does not."""
    years = [
        mention
        for mention in (mentions(text, words) if text.endswith(":") else ())
        if mention.kind == "aimed" or not mention.start
    ]
    return Frame(years[-1].first, years[-1].last, leads=True) if years else None


def _without_number(paragraph: Paragraph, item: re.Match[str]) -> Paragraph:
    """Return an item without its number, place by place: `3.18岁以下` is the third, and 18."""
    return replace(paragraph, folded="," * item.end() + paragraph.folded[item.end() :])


def _without_numbers(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph without the numbers of items in one line: `1.印发X;2.启动Y;3.90%的Z`.

    They count on from 1, and most of them stand in front of words.
    """
    text = paragraph.folded
    runs: list[list[re.Match[str]]] = [[]]
    for match in _INSIDE.finditer(text):
        number = int(match[1])
        if number == 1 and runs[-1]:
            runs.append([])
        if number == len(runs[-1]) + 1:
            runs[-1].append(match)
    for found in runs:
        worded = sum(not text[match.end() : match.end() + 1].isdigit() for match in found)
        if len(found) < _STAGES or 2 * worded <= len(found):
            continue
        for match in found:
            blank = "," * (match.end() - match.start(1))
            text = text[: match.start(1)] + blank + text[match.end() :]
    return replace(paragraph, folded=text)


def _without_footnotes(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph without the signs of footnotes: 脱贫县[13]农村居民, 合格率[7]93%."""
    signs = [sign.span() for sign in _FOOTNOTE.finditer(paragraph.folded)]
    if not signs:
        return paragraph
    edges = [0, *(edge for span in signs for edge in span), len(paragraph.folded)]
    kept = [slice(*edges[at : at + 2]) for at in range(0, len(edges), 2)]
    gone = [sum(max(0, min(at, end) - start) for start, end in signs) for at in paragraph.starts]
    return replace(
        paragraph,
        printed="".join(paragraph.printed[one] for one in kept),
        folded="".join(paragraph.folded[one] for one in kept),
        starts=tuple(at - less for at, less in zip(paragraph.starts, gone, strict=True)),
    )


def _read_paragraph(
    part: Part, paragraph: Paragraph, found: tuple[Figure, ...], setting: Setting,
    suggester: Suggester, unused: list[LeftOver],
) -> tuple[list[DraftRow], Setting]:  # fmt: skip
    """Return the rows of a paragraph, and the setting that its last sentences leave."""
    rows: list[DraftRow] = []
    said = Said()
    sentence_rows: list[tuple[int, DraftRow]] = []
    for whole in _WHOLE.finditer(paragraph.folded):
        before = len(rows)
        setting = _under_heading(part, whole[0], setting, suggester.words)
        apart = mentions(whole[0], suggester.words, setting.now) or suggester.words.pattern(
            "{cue.now}|{cue.moves}"
        ).search(whole[0])
        earlier = [row for _, row in sentence_rows]
        pair = ("", "") if apart else said.pair
        said = Said(said.labels, pair=pair, since=said.since + 1, earlier=earlier)
        sentence_rows = []
        for piece in _PIECE.finditer(paragraph.folded, *whole.span()):
            own = tuple(figure for figure in found if piece.start() <= figure.core < piece.end())
            names = Names(paragraph, *piece.span(), own, suggester)
            sentence = Sentence(names, whole.span(), setting, said)
            sentence.read()
            said.last = own[-1] if own else said.last
            said.rows += sentence.rows
            sentence_rows += sentence.rows
            ordered = sorted(sentence.rows, key=lambda pair: pair[0])
            rows += [_with_scope(row, suggester) for _, row in ordered]
            unused += [_left(part, paragraph, *left, piece.start()) for left in sentence.unused]
        frame = _frame_of(whole[0], rows[before:], setting, suggester.words)
        frame = frame or _announced(whole[0], setting, suggester.words)
        if frame is not None and not _goes_on(setting.frame, frame):
            setting = replace(setting, frame=frame)
        setting = replace(setting, just=_told(rows[before:]) or setting.just)
    return rows, setting


def _under_heading(part: Part, sentence: str, setting: Setting, words: Words) -> Setting:
    """Return the setting of a sentence that starts with a heading, where a page runs them on.

    `一、编制背景“十三五”以来，…` reports, whatever the text sets aims for.
    """
    heading = _RUN_ON.match(sentence)
    if heading is None or not part.is_front:
        return setting
    title = sentence[heading.end() : heading.end() + _LONGEST_HEADING]
    reports = words.pattern("{background.of}的?{background.ends}|{background.says}").search(title)
    return replace(setting, background=setting.header.reports or reports is not None)


def _with_scope(row: DraftRow, suggester: Suggester) -> DraftRow:
    """Return a row whose label says whose rate it is, with that as its scope."""
    scope = suggester.residents_of(row.label)
    return replace(row, label=row.label[len(scope) :], scope=row.scope + scope) if scope else row


def _goes_on(headed: Frame | None, frame: Frame) -> bool:
    """Whether a sentence only says again the year that its heading has said."""
    return headed is not None and headed.leads and frame.first == headed.first == frame.last


def _frame_of(sentence: str, rows: list[DraftRow], setting: Setting, words: Words) -> Frame | None:
    """Return the years that a sentence sets for those behind it, None if it sets none.

    A date by which a plan has something done (实施…行动，2028年前完成…) is of that alone.
    """
    dated = setting.period is not None and setting.period.sure
    found = [
        mention
        for mention in mentions(sentence, words, setting.now)
        if mention.leads and not (dated and _IS_DUE.match(sentence, mention.end))
    ]
    if not found:
        return None
    last = found[-1]
    said = {"aimed": "target", "as_of": "actual"}.get(last.kind, "")
    role = said
    marks: tuple[Doubt, ...] = ()
    if rows:
        row = next((row for row in rows if row.year == str(last.last)), rows[-1])
        role = "target" if "target" in (row.values or row.targets) else "actual"
        marks = tuple(doubt for doubt in row.doubts if doubt is doubts.ROLE)
    several = any((year.first, year.last) != (last.first, last.last) for year in found)
    told = bool(rows) and not {doubts.ROLE, doubts.YEAR, doubts.CARRIED} & set(rows[0].doubts)
    governs = last.governs or (told and {row.year for row in rows} == {str(last.last)})
    marks += () if governs and not several else (doubts.CARRIED,)
    if words.pattern(ANNOUNCED).search(sentence, last.end) and role in ("", "target"):
        return Frame(last.first, last.last, "target", aims=not several, doubts=marks)
    return Frame(last.first, last.last, role, doubts=marks)


def _told(rows: list[DraftRow]) -> str:
    """Return the role of the last of these rows whose role and year are certain, if any.

    Where none is, what was reached is told all the same: 现有机构8个(?)。仪器配置率68%。
    """
    sure = [row for row in rows if not {doubts.ROLE, doubts.YEAR} & set(row.doubts)]
    roles = {role for row in (sure[-1:] or rows) for role in row.values}
    return "target" if sure and "target" in roles else "actual" if "actual" in roles else ""


def _announced(sentence: str, setting: Setting, words: Words) -> Frame | None:
    """Return the years of the plan that a text is about, where it announces their aims."""
    period = setting.period
    if setting.frame or setting.background or period is None or not period.sure:
        return None
    announced = words.pattern(ANNOUNCED).search(sentence)
    return Frame(period.first, period.last, "target", aims=True) if announced else None


def _left(
    part: Part, paragraph: Paragraph, figure: Figure, reason: Message, start: int
) -> LeftOver:
    around = paragraph.printed[max(start, figure.start - 12) : figure.end + 8]
    return LeftOver(
        paragraph.line(figure.start), part.section, part.channel,
        paragraph.printed[figure.start : figure.end], around, reason,
    )  # fmt: skip


def headings_left(part: Part, suggester: Suggester) -> Scanned:
    """Return the figures of a heading or a table of contents, which no row holds."""
    unused: list[LeftOver] = []
    if part.heading is not None:
        title = part.heading.title
        unused = [
            LeftOver(
                part.line,
                part.section,
                "heading",
                title[figure.start : figure.end],
                title,
                say(_HEADING),
            )
            for figure in figures(title, suggester.words)
            if figure.unit or figure.bound
        ]
    return Scanned(part, (), tuple(unused))
