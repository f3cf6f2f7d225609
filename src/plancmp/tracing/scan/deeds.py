"""What is done with the things that a figure counts: 新建3所医院, 培训50名医生, 新增90张床位."""

from __future__ import annotations

import re

from plancmp.language.folding import fold
from plancmp.tracing.scan.draft_rows import DraftRow, Reading
from plancmp.tracing.scan.owners import Owners
from plancmp.tracing.scan.row_doubts import ATTRIBUTES
from plancmp.tracing.scan.values import parsed

_DONE = "{verb.of_some}"
_ADDED = "{verb.newly}|{verb.of_some}"
_SHARED = f".{{0,2}}?(?:{_ADDED})(?:[或和及、](?:{_ADDED}))*"
"""新建或改扩建, 成功救治: what the first name of a list says for all."""
_NEVER_ALL = ".{0,2}?{verb.never_all}"
_BUILT = "{verb.built}"
_NOT_BY_NOW = "(?<![已经计共前])"
_DONE_WITH_ALL = "^.{0,2}{verb.of_some}(?!人员)"
"""管理人员9人,技能人员7人: a name that begins with the same signs."""
_LONGEST, _ALIKE = 4, 1
_LIST, _CLAUSES = "、和及与", "、,和及与"
"""What joins the names of one list, and those of several clauses."""


class Deeds(Owners):
    """Finds the verb that what is counted stands with, or that its list shares."""

    def _done(self, label: str, lead: str, reading: Reading, place: int) -> str:
        """Return what is done with the things that are counted: `新建` in `新建3所医院、5个门诊部`.

        `lead` is the sentence up to the figure, which starts at `place`.
        """
        level = reading.given.get("measure", "level") == "level"  # 至少新建2所 is one, too
        compared = self.words.pattern("{moved.than}").match(reading.printed)  # 比2015年增加5张
        if not level or compared or self._dimension(reading) not in ("count", *ATTRIBUTES):
            return ""
        if verb := self._verb(_DONE, label, lead) or self._built(label, lead):
            return verb
        row = self._listed_with(label, place, _CLAUSES)
        shared = self.words.pattern(_DONE_WITH_ALL).match(row.label) if row else None
        return (row.done if row else "") or (shared[0] if shared else "")  # 转岗培训X9人、Y8人

    def _added(self, label: str, lead: str, reading: Reading, place: int) -> str:
        """Return the verb in front of a name that says how many more there are, or were reached.

        The names of a list share it: 新增床位90张、诊室5间.
        """
        value = parsed(reading.printed)
        measure = value.measure if value else reading.given.get("measure", "")
        unit = value.unit if value else reading.given.get("unit", "")
        if measure != "level" or unit in ("%", "‰"):
            return ""
        if verb := self._verb(_ADDED, label, lead):
            return "" if fold(label) not in lead and verb in label[:_LONGEST] else verb
        if verb := self._built(label, lead):
            return "" if label.startswith(verb) else verb
        added = self.words.pattern(_SHARED)
        row = self._listed_with(label, place, _LIST) or self._done_too(label, reading, place)
        shared = added.match(row.whole_label) if row and not added.match(label) else None
        built = row.done if row and self.words.pattern(_BUILT).fullmatch(row.done) else ""
        return shared[0] if shared else built

    def _built(self, label: str, lead: str) -> str:
        """Return the verb of what a report on a year says was built in it: 建成X5个.

        What is there by now (已建成, 累计建成) is no deed of the year.
        """
        if not (self.setting.background and self.setting.header.of_year):
            return ""
        at = lead.rfind(fold(label))
        before = lead[:at] if at >= 0 else lead
        found = self.words.pattern(f"{_NOT_BY_NOW}(?P<verb>{_BUILT})$").search(before)
        own = self.words.pattern(_BUILT).match(label)
        own = own if self.words.pattern(f"{_NOT_BY_NOW}$").search(before) else None
        return found["verb"] if found else own[0] if own else ""

    def _verb(self, form: str, label: str, lead: str) -> str:
        """Return the verb of a form that stands before a name, or before a figure that has none."""
        before = lead[: lead.rfind(fold(label))] if fold(label) in lead else lead
        found = self.words.pattern(f"(?P<verb>{form})(?:了|共计?|约|近)*$").search(before)
        return found["verb"] if found else ""

    def _done_too(self, label: str, reading: Reading, place: int) -> DraftRow | None:
        """Return the row before a comma whose verb is that of this one, too: 招录A120名,B80名."""
        row = self._listed_with(label, place, _CLAUSES)
        deed = self.words.pattern(_NEVER_ALL).match(row.whole_label) if row else None
        alike = row is not None and row.label[-_ALIKE:] == label[-_ALIKE:]
        return row if deed and alike and self._in_unit_of_last(reading) else None

    def _listed_with(self, label: str, place: int, marks: str) -> DraftRow | None:
        """Return the row found last, if the figure at a place goes on with its list."""
        start, row = self.rows[-1] if self.rows else (place, None)
        form = f"[^,。;:]{{2,30}}?(?:以及|[{marks}])(?:{re.escape(label)})?[(共约]*"
        return row if re.fullmatch(form, self.text[start:place]) else None
