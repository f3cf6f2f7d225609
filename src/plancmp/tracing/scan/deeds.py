"""What is done with the things that a figure counts: 新建3所医院, 培训50名医生, 新增90张床位."""

from __future__ import annotations

import re

from plancmp.tracing.scan.draft_rows import Reading
from plancmp.tracing.scan.row_doubts import ATTRIBUTES, FoundRows
from plancmp.tracing.scan.values import parsed

_DONE = "(?P<verb>{verb.of_some})(?:了|共计?|约|近)*$"
_LISTED = "[^,。;:]{2,30}?(?:以及|[、,和及与])"
_ADDED = "(?P<verb>{verb.newly}|{verb.of_some})"
_ENUMERATED = "[^,。;:]{2,30}?(?:以及|[、和及与])"


class Deeds(FoundRows):
    """Finds the verb that what is counted stands with, or that its list shares."""

    def _done(self, label: str, lead: str, reading: Reading, place: int) -> str:
        """Return what is done with the things that are counted: `新建` in `新建3所医院、5个门诊部`.

        `lead` is the sentence up to the figure, which starts at `place`.
        """
        if reading.given or self._dimension(reading) not in ("count", *ATTRIBUTES):
            return ""
        before = lead[: lead.rfind(label)] if label in lead else lead
        found = self.words.pattern(_DONE).search(before)
        if found:
            return found["verb"]
        start, row = self.rows[-1] if self.rows else (place, None)
        listed = re.fullmatch(f"{_LISTED}(?:{re.escape(label)})?", self.text[start:place])
        return row.done if row and listed else ""

    def _added(self, label: str, lead: str, reading: Reading, place: int) -> str:
        """Return the verb in front of a name that says how many more there are, or were reached.

        The names of a list share it: 新增床位90张、诊室5间.
        """
        value = parsed(reading.printed)
        if value is None or value.measure != "level" or value.unit in ("%", "‰"):
            return ""
        before = lead[: lead.rfind(label)] if label in lead else lead
        if found := self.words.pattern(_ADDED + "(?:了|共计?|约|近)*$").search(before):
            return found["verb"]
        start, row = self.rows[-1] if self.rows else (place, None)
        listed = re.fullmatch(
            f"{_ENUMERATED}(?:{re.escape(label)})?[(共约]*", self.text[start:place]
        )
        verb = self.words.pattern(_ADDED).match(row.whole_label) if row and listed else None
        return verb["verb"] if verb and not self.words.pattern(_ADDED).match(label) else ""
