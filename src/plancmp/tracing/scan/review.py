"""What a draft leaves to a person: its marked lines, and what an answer makes of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from plancmp.language.folding import clean
from plancmp.messages import Message, Template, Verbatim, message, say
from plancmp.messages.words import LANGUAGES
from plancmp.model.terms import BLANK, NO_INDICATOR, ROLES
from plancmp.reading.shape import text_of
from plancmp.reading.tree import Mapping, Text, parse_tree
from plancmp.reading.tree import Sequence as Sequence_
from plancmp.reading.writing import flow, scalar
from plancmp.tracing.scan.places import place_of
from plancmp.tracing.scan.writing import INTRO
from plancmp.tracing.verify.search import Use

_PLACE = "|".join(message("text_line", line="[0-9]+").text(lang) for lang in LANGUAGES)
_ROW = re.compile(
    r"^(?P<indent> *- )(?P<row>\{.*?\})"
    rf"(?:  # (?P<mark>\? )?(?P<said>(?:{_PLACE}).*)|(?P<own> +#.*))?$"
)
"""A row with what a draft says of it, or with the curator's own comment, which nothing takes."""
_HEAD = re.compile(r"^(?P<key>[a-z_]+): (?P<value>.*?)  # \? (?P<said>.*)$")
_WHERE = re.compile(r"^ +- (?:at|name): (.+)$")
_OPENS = re.compile(r" *(?:- (?:at|name): .*|(?:sections|text|tables|boxes|rows|items):)")
_SOURCE = re.compile(r'^source: \{file: (?:"([^"]*)"|([^,}]*))')
_ENDS = "。;!?"
_FRONT, _LONGEST = 3, 120
_NUMBER = re.compile("[0-9]+")
_YEARS = re.compile("(?:19|20)[0-9]{2}(?:-(?:19|20)[0-9]{2})?")
_ROLE_OF = {"a": "actual", "b": "baseline", "t": "target", "p": "prior_target"}
_FIELD_OF = {"l": "label", "s": "scope", "y": "year", "v": "", "i": "indicator", "m": "unit"}
_STAGES = {"f": "final", "d": "draft"}
_MISPRINT = "misprint"
_OPEN = Template(
    "review_open", "its indicator is open: a number, n for none, or `i NAME`",
    "指标未定：请选编号、以 n 表示无，或 `i 名称`",
)  # fmt: skip
_HEAD_OPEN = Template("review_head_open", "say what `{key}` is", "请写明 `{key}`")
_UNKNOWN = Template(
    "review_unknown", "`{answer}` is no answer here; ? lists them",
    "此处不能答 `{answer}`；? 列出可用者",
)  # fmt: skip
_NO_YEAR = Template(
    "review_no_year", "`{answer}` is no year: 2025, or 2021-2025 for all of a plan's years",
    "`{answer}` 不是年份：写 2025，或写规划全期 2021-2025",
)  # fmt: skip
_NOT_KNOWN = Template(
    "review_not_known",
    "`k` is for what `check` finds; what `verify` does not find wants another label, value or "
    "section",
    "`k` 只用于 `check` 所指；`verify` 未找到者须改名称、数值或所在标题",
)
_ONE_VALUE = Template(
    "review_one_value", "the row has several values: mend it in the file",
    "该行有多个数值：请在文件中修改",
)  # fmt: skip


class AnswerError(Exception):
    """An answer that makes nothing of a line; `said` says why."""

    def __init__(self, said: Message) -> None:
        super().__init__(str(said))
        self.said = said


@dataclass(frozen=True, slots=True)
class Asked:
    """A line of a draft: `at` is its place in the file, `line` that of the text, 0 in the head.

    `where` are its section and its table or box; `printed` what it prints; `said` why it is to be
    looked at, empty where it is not, with the `codes` of rules that say so and the fingerprints of
    their figures; `candidates` are the indicators it may be, as the draft lists them.
    """

    at: int
    line: int
    where: str
    label: str
    row: str
    printed: tuple[str, ...]
    said: tuple[str, ...]
    candidates: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> tuple[str, tuple[str, ...]]:
        """What tells whether the same was asked before, however the row is quoted."""
        return self.row.replace('"', ""), self.said

    @property
    def is_open(self) -> bool:
        """Whether it has a blank, which no answer leaves as it is."""
        return BLANK in self.row


def asked_of(lines: Sequence[str], indicators: Callable[[str], bool]) -> Iterator[Asked]:
    """Yield the drafted lines of a plan file; `indicators` tells the ids of indicators."""
    where: dict[int, str] = {}
    for at, line in enumerate(lines):
        named, head, row = _WHERE.match(line), _HEAD.match(line), _ROW.match(line)
        if named:
            indent = len(line) - len(line.lstrip())
            where = {place: name for place, name in where.items() if place < indent}
            where[indent] = named[1].strip('"')
        elif head:
            yield Asked(at, 0, "", "", f"{head['key']}: {head['value']}", (), (head["said"],))
        elif row:
            said = (row["said"] or "").split("; ")
            number = _NUMBER.search(said[0])
            found = [word for part in said[1:] if indicators(word := part.split(" ")[0])]
            reasons = [part for part in said[1:] if part.split(" ")[0] not in found]
            root = parse_tree("row", row["row"].encode()).root
            assert isinstance(root, Mapping)
            printed, label = tuple(_printed(root)), text_of(root, "label")
            why = tuple(reasons) if row["mark"] else ()
            place, named_by = int(number[0]) if number else 0, " · ".join(where.values())
            yield Asked(at, place, named_by, label, row["row"], printed, why, tuple(found))


def _printed(row: Mapping) -> Iterator[str]:
    """Yield the values of a row as printed."""
    for key, node in row.entries.items():
        nodes = (
            list(node.entries.values()) if key == "targets" and isinstance(node, Mapping) else []
        )
        for value in nodes or ([node] if key in ROLES else []):
            inner = value.entries.get("printed") if isinstance(value, Mapping) else value
            if isinstance(inner, Text):
                yield inner.value


def answered(line: str, asked: Asked, answer: str, find: Callable[[str], str]) -> str | None:
    """Return a line as an answer makes it, without its mark; None where it goes.

    `find` returns the id of the indicator that a name means. Raises AnswerError where the answer
    says nothing, or leaves a blank.
    """
    head = _HEAD.match(line)
    if head:
        value = _STAGES.get(answer, answer) if head["key"] == "stage" else answer
        if not value and head["value"] == BLANK:
            raise AnswerError(say(_HEAD_OPEN, key=Verbatim(head["key"])))
        return f"{head['key']}: {scalar(value) if value else head['value']}"
    match = _ROW.match(line)
    assert match is not None
    row = parse_tree("row", match["row"].encode()).root
    assert isinstance(row, Mapping)
    for part in filter(None, (part.strip() for part in answer.split(";"))):
        if part == "x":
            return None
        _change(row, part, asked, find)
    if isinstance(open_ := row.entries["indicator"], Text) and open_.value == BLANK:
        raise AnswerError(say(_OPEN))
    said = (match["said"] or "").split(" (")[0].split(";")[0]
    return f"{match['indent']}{flow(row)}" + (f"  # {said}" if said else match["own"] or "")


def _change(row: Mapping, part: str, asked: Asked, find: Callable[[str], str]) -> None:
    """Make one part of an answer true of a row."""
    key, _, text = part.partition(" ")
    text = text.strip()
    if key.isdecimal() and 0 < int(key) <= len(asked.candidates) and not text:
        _set(row, "indicator", asked.candidates[int(key) - 1])
    elif part == "n":
        _set(row, "indicator", NO_INDICATOR)
    elif part in _ROLE_OF:
        _rename(row, _role(row), _ROLE_OF[part])
    elif key == "y" and text and not _YEARS.fullmatch(text):
        raise AnswerError(say(_NO_YEAR, answer=Verbatim(text)))
    elif key == "k" and text and not asked.codes:
        raise AnswerError(say(_NOT_KNOWN))
    elif key in _FIELD_OF and text:
        _set(row, _FIELD_OF[key] or _role(row), find(text) if key == "i" else text)
    elif key == "c" and text:
        unit, _, reason = text.partition(" ")
        row.entries["corrected"] = _mapping(unit=unit, reason=reason or _MISPRINT)
    elif key == "k" and text and asked.codes:
        known = Sequence_(0, 0)
        known.items = [
            _mapping(code=code, comment=text, fingerprint=fingerprint)
            for code, fingerprint in asked.codes
        ]
        row.entries["acknowledged"] = known
    else:
        raise AnswerError(say(_UNKNOWN, answer=Verbatim(part)))


def _role(row: Mapping) -> str:
    """Return the role of a row's one value."""
    roles = [key for key in row.entries if key in (*ROLES, "targets")]
    if len(roles) != 1 or roles == ["targets"]:
        raise AnswerError(say(_ONE_VALUE))
    return roles[0]


def _set(row: Mapping, key: str, text: str) -> None:
    row.entries[key] = Text(text, 0, 0)


def _mapping(**texts: str) -> Mapping:
    found = Mapping(0, 0)
    found.entries = {key: Text(text, 0, 0) for key, text in texts.items() if text}
    return found


def _rename(row: Mapping, old: str, new: str) -> None:
    row.entries = {new if key == old else key: node for key, node in row.entries.items()}


def source_of(lines: Sequence[str]) -> str:
    """Return the name of the text that a plan file is of, empty if it gives none."""
    found = (_SOURCE.match(line) for line in lines)
    return next((match[1] or match[2] for match in found if match), "")


def sentences_of(drafted: Sequence[Asked], lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the sentence of each row with the place of the row, its figure between « and ».

    What is asked of the head has the beginning of the text. A figure that a line holds several
    times goes to the rows in their order.
    """
    front = [line.strip().rstrip("。") for line in lines if line.strip()][:_FRONT]
    cleaned: dict[int, str] = {}
    taken: set[Use] = set()
    for asked in drafted:
        if not asked.line and not asked.printed:
            yield asked.at, " / ".join(front)[:_LONGEST]
            continue
        label, own = clean(asked.label), list(map(clean, asked.printed))
        uses = [
            use
            for printed in own
            if (use := place_of(printed, label, asked.line, lines, cleaned, taken))
        ]
        taken.update(uses)
        wanted = (*own, label) if not uses else ()  # shared with another row, or made of two places
        again = (place_of(text, label, asked.line, lines, cleaned, set()) for text in wanted)
        for number, start, end in (uses or list(filter(None, again)))[:1]:
            text = cleaned[number]
            first = max(text.rfind(mark, 0, start) for mark in _ENDS) + 1
            stops = [stop for mark in _ENDS if (stop := text.find(mark, end)) >= 0]
            behind = text[end : min(stops, default=len(text))]
            yield asked.at, f"{text[first:start]}«{text[start:end]}»{behind}"


def without_blocks_left_empty(lines: Sequence[str]) -> list[str]:
    """Return the lines of a file without the tables, boxes and sections that lost every row."""
    kept: list[str] = []
    for line in reversed(lines):
        indent = len(line) - len(line.lstrip())
        behind = next((other for other in reversed(kept) if other.strip()), "")
        filled = len(behind) - len(behind.lstrip()) > indent
        if filled or not _OPENS.fullmatch(line):
            kept.append(line)
        elif line == "sections:":
            kept.append("sections: []")
    return kept[::-1]


def without_marks(lines: Sequence[str]) -> list[str]:
    """Return the lines of a draft that was worked through without what only a draft needs."""
    intro = {f"# {say(INTRO).text(lang)}" for lang in LANGUAGES}
    return [_unmarked(line) for line in lines if line not in intro]


def _unmarked(line: str) -> str:
    match = _ROW.match(line)
    return line[: match.end("row")] if match and match["said"] else line
