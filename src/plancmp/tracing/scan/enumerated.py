"""Names and figures side by side: `X率、Y率分别为1%、2%`."""

from __future__ import annotations

import re

from plancmp.language.figures import Figure
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.carried import CARRIED, Carried
from plancmp.tracing.scan.distant_names import LISTED_LAST, listed_years
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.draft_rows import DraftRow
from plancmp.tracing.scan.labels import is_indicator_name, per_head, says_of_each, strip_front
from plancmp.tracing.scan.list_names import both_of
from plancmp.tracing.scan.naming import ITEM
from plancmp.tracing.scan.prose_values import change_in, level_of, since_in
from plancmp.tracing.scan.row_doubts import of_label
from plancmp.tracing.scan.values import parsed

_LEAST = 3
_YEAR = re.compile("(?:19|20)[0-9]{2}年")
MARKS = ",:"
"""What ends the clause before a figure's."""


class Enumerated(Carried):
    """Gives several figures the names that stand before them in a list."""

    def left_of(self, figure: Figure, before: Figure | None) -> int:
        """Return where the clause of a figure starts."""
        start = max(self.start, before.end if before else 0, self.taken)
        start += self.text.startswith(")", start)
        depth = 0
        for place in range(figure.start - 1, start - 1, -1):
            mark = self.text[place]
            if mark == ")":
                depth += 1
            elif mark == "(":
                if not depth:
                    return place + 1
                depth -= 1
            elif not depth and (mark in MARKS or self.text.startswith("--", place - 1)):
                return place + 1
        return start

    def parallel(self, run: list[Figure], before: list[Figure]) -> list[str] | None:
        """Read `X率、Y率分别为1%、2%`; return the names, none where they do not pair.

        Returns None where the figures are not of that kind.
        """
        left = self.left_of(run[0], before[-1] if before else None)
        lead = self.text[left : run[0].start]
        said = list(self.words.pattern("{respectively}").finditer(lead))
        at = said[-1].start() if said else -1
        dated = _YEAR.search(self.text, self.start, run[0].start)
        # 到2022年和2030年,…;X率分别达到50%和90%
        start = self.whole[0] if said and not dated else self.start
        years = listed_years(self.names, start, run[0].start, len(run))
        change = change_in(lead, self.words)
        if at < 0 and not years:
            in_step = change is not None and self._in_step(run, before, change, left)
            return [""] if in_step else self._listed(run, left, lead)
        names: list[str] = []
        text = LISTED_LAST.sub("", lead[:at] if at >= 0 else lead)
        if yearly := self.words.pattern("{moved.yearly}$").search(text):
            text = text[: yearly.start()]  # A、B年均分别增长1%、2%
        start = left
        since = since_in(text, self.words)
        without = text[: since.start()] + text[since.end() :] if since else text
        if len(trimmed(strip_front(without, self.words))) < 3:
            text = ""
            if start - 1 > self.start:
                start = max(self.text.rfind(mark, self.start, left - 1) for mark in MARKS) + 1
                start = max(start, self.start)
                if not any(start <= figure.core < left for figure in self.names.figures):
                    text = self.text[start : left - 1]
        elif since:
            text = text[: since.start()]
        name = self.names.name(start, start + len(trimmed(text)))
        one = name if len(ITEM.split(name)) != len(run) else ""
        if not name and self.labels and before:
            one = self.labels[-1]  # 由目前的50%分别提高10%和15%
        marks: tuple[Doubt, ...] = ()
        if at >= 0 and change is None:
            does = self.names.name(left + said[-1].end(), run[0].start)
            marks = (doubts.CUT,) if len(does) >= _LEAST else ()  # 分别安排专项资金5元、6元
        if years and one:
            for figure, year in zip(run, years, strict=True):
                self._in_year(figure, run, one, year, *marks, change=change, left=left)
            return [one]
        if text:
            end = start + len(trimmed(text))
            names = self.names.items(start, end, len(run)) or both_of(name, len(run), self.words)
        alone = len(ITEM.split(name)) == 1 and is_indicator_name(name, self.words)
        if at >= 0 and alone and len(names) != len(run):
            names, marks = [name] * len(run), (doubts.YEAR,)  # of years that stand before
        if len(names) != len(run) and (counted := self.counted_before(name, run)):
            names, marks = counted, ()
        elif len(names) != len(run):
            names = self.labels[-len(run) :]
            step = bool(before) and len(before) == len(run)  # A、B分别达到1%、2%,分别提高…
            rows = self.rows[-len(run) :] if step and self.follows(before[-1], left) else []
            marks = (
                tuple({doubt for _, row in rows for doubt in of_label(row)}) if rows else CARRIED
            )
        if len(names) != len(run):
            return []
        ended = [is_indicator_name(name, self.words) for name in names]
        if ended[-1] and not all(ended):
            marks = (*marks, doubts.CUT)  # 集中供养和社会散居养育标准分别为9元、8元
        if since and since["ago"]:
            marks = (*marks, doubts.YEAR)
        for name, figure in zip(names, run, strict=True):
            reading = self._value(figure, run, change, left)
            told = self.text[self.start : figure.start]
            label = self.names.suggester.narrowed(name, told, parsed(reading.printed))
            self._add(figure.start, label, reading, (figure.core, figure.end), *marks)
        return names

    def _in_step(
        self, run: list[Figure], before: list[Figure], change: re.Match[str], left: int
    ) -> bool:
        """Read changes of what was given for as many years, or of as many names.

        `2011年5元、2012年6元，增8%、9%`, `A、B分别为5元、6元，比2010年增8%、9%`.
        """
        rows = [row for _, row in self.rows[-len(run) :]]
        kinds = len({row.label for row in rows}), len({row.year for row in rows})
        same = kinds in ((1, len(run)), (len(run), 1))
        lead = self.text[left : left + change.start()]
        since = since_in(lead, self.words)
        bare = trimmed(lead[: since.start()] + lead[since.end() :] if since else lead)
        if not same or bare or not before or not self.follows(before[-1], left):
            return False
        for figure, row in zip(run, rows, strict=True):
            reading = self._value(figure, run, change, left)
            self._add(
                figure.start, row.label, reading, (figure.core, figure.end), *of_label(row),
                moment=self._moment_of_row(row),
            )  # fmt: skip
        return True

    def counted_before(self, name: str, run: list[Figure]) -> list[str]:
        """Return what figures are of that say only by how many people: 每千人口分别为1人和2人.

        They are of as many kinds as were counted last in their unit (医师9人、护士8人); empty where
        it is not certain which.
        """
        if not name or per_head(name, self.words) != name:
            return []
        whole = [row for _, row in self.rows if not says_of_each(row.label)]
        last = whole[-len(run) :]
        known = all(self._counts_like(row, run[0]) and not of_label(row) for row in last)
        if not known or len({row.label for row in last}) != len(run):
            return []
        return [name + row.label for row in last]

    def _counts_like(self, row: DraftRow, figure: Figure) -> bool:
        """Whether a row counts whole things in the unit that a figure has: 床位9张, 6.45张."""
        values = [parsed(reading.printed) for reading in row.readings]
        return all(
            value is not None and value.measure == "level" and value.unit.endswith(figure.unit)
            for value in values
        )

    def _listed(self, run: list[Figure], left: int, lead: str) -> list[str] | None:
        """Read `X率、Y率达到1%、2%`, without 分别: as many names of indicators as figures."""
        name = self.names.name(left, left + len(trimmed(lead)))
        names = self.counted_before(name, run) if len(run) > 1 else []
        if not names:  # else 医师9人、护士8人,每千人口1人和2人
            names = self.names.items(left, left + len(trimmed(lead)), len(run))
            if not all(is_indicator_name(name, self.words) for name in names):
                return None
        if len(names) != len(run):
            return None
        for name, figure in zip(names, run, strict=True):
            reading = level_of(self.names.paragraph, figure, run)
            self._add(figure.start, name, reading, (figure.core, figure.end))
        return names


def trimmed(text: str) -> str:
    """Return a clause without the marks at its end."""
    return text.rstrip(",:-")
