"""Whether a figure may be of other years than its row gives: of each, of several, of none told."""

from __future__ import annotations

import re

from plancmp.language.folding import fold
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.deeds import Deeds
from plancmp.tracing.scan.distant_names import clause_start
from plancmp.tracing.scan.draft_rows import Reading
from plancmp.tracing.scan.labels import says_of_each
from plancmp.tracing.scan.mentions import mentions
from plancmp.tracing.scan.setting import Moment
from plancmp.tracing.scan.values import parsed

_AVERAGE = "{moved.yearly}(?:{moved.rises}|{moved.falls}|{column.change})"
_OVER_YEARS = re.compile("(?<!第)[0-9一二两三四五六七八九十]年$")
_IN_ITS_YEAR = "{bulletin.yearly}|{cue.one_year}|{moved.than}{moved.last_year}"
_SINCE = re.compile(
    "[自从]?(?P<year>(?:19|20)[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:起|开始)"
)
_AMOUNTS = ("money", "count", "persons", "visits")


class OpenYears(Deeds):
    """Tells which figures of a sentence leave their year open, whatever stands before them."""

    def _is_of_years(self, label: str, moment: Moment, done: str) -> bool:
        """Whether a figure may be of several years, which its row gives one: 连续四年100%.

        So is what a plan does each year or in all of its years (`done`), and an average growth.
        """
        flows = "每年" in label or (done != "" and moment.year == "")
        one = "-" not in moment.year
        aimed = flows and one and self.setting.lasts and moment.role == "target"
        reached = one and moment.role == "actual"
        grown = reached and self.words.pattern(_AVERAGE).search(label)
        return aimed or bool(grown or _OVER_YEARS.search(label))

    def _is_of_each(self, label: str, moment: Moment, place: int) -> bool:
        """Whether a figure is of each year, unsaid in its row: 每年举办6期研修班, 连年保持100%."""
        clause = self.text[clause_start(self.names, place) : place]
        if moment.role == "actual":
            kept_up = self.words.pattern("{cue.year_after_year}").search(clause)
            return "-" not in moment.year and kept_up is not None
        each = self.words.pattern("{moved.yearly}")
        said = each.search(clause) is not None and each.search(label) is None
        since = _SINCE.search(self.text, self.whole[0], place)
        later = since is not None and not moment.year.startswith(since["year"])
        open_ = "-" in moment.year or self.setting.period is None
        return moment.role == "target" and open_ and (said or later)

    def _is_yearly_too(self, moment: Moment, reading: Reading, place: int) -> bool:
        """Whether a sum goes on with those of each year: 每年培训200人,发放贷款3000万元."""
        aimed = moment.role == "target" and self.setting.lasts
        of_amount = self._dimension(reading) in _AMOUNTS
        lead = self.text[self.whole[0] : place]
        return aimed and of_amount and re.search("每年[^;0-9]+[0-9][^;]*,[^,;]*$", lead) is not None

    def _is_of_open_whole(self, moment: Moment, place: int) -> bool:
        """Whether a figure is a part of one whose year is open: 总投资38亿元，其中中央21亿元."""
        if moment.role != "target" or moment.said or not self.rows:
            return False
        lead = self.text[self.whole[0] : place]
        is_open = doubts.YEAR in self.rows[-1][1].doubts
        return is_open and self.words.pattern("{part.within}").search(lead) is not None

    def _spreads(self, label: str, moment: Moment, reading: Reading, place: int) -> bool:
        """Whether a text about several years (这五年) may give a figure for all of them.

        What was there at their end is said to be arrived at, a share or a mean growth is of it.
        """
        value = parsed(reading.printed)
        if not self.setting.spread or moment.role != "actual" or value is None:
            return False
        sentence = self.text[self.whole[0] : place] + reading.printed
        dated = any(mention.kind != "plan" for mention in mentions(sentence, self.words))
        dated = dated or self.words.pattern(_IN_ITS_YEAR).search(sentence) is not None
        measure = reading.given.get("measure", value.measure)
        said = self.text[self.whole[0] : place] + reading.printed
        against = self.words.pattern("{moved.same_time}").search(said)
        level = measure == "level" and (re.search("[%‰/]", value.unit) or says_of_each(label))
        if dated:
            return False
        if not self.setting.header.of_year:
            return True
        if measure == "annual_change_pct" or against or level:
            return False
        at = self.text.rfind(fold(label), self.start, place)
        lead = self.text[at if at >= 0 else self.start : place]
        held = self.words.pattern("{cue.held}|{time.reached}").search(lead[len(label) :])
        return held is None and not self.words.pattern("{name.stock}$").search(label)
