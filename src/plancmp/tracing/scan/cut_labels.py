"""Whether a label starts in the middle of a name or of a list: 法定甲、乙类… is not 乙类…."""

from __future__ import annotations

import re

from plancmp.language.figures import Figure
from plancmp.language.folding import fold
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.enumerated import Enumerated
from plancmp.tracing.scan.naming import FROM_THEN, ITEM

_MARK = re.compile("[,;:、()和及与]")
_OPEN_END = re.compile("[及和与、的-]$")
_NOTHING_CUT = re.compile(r"-*[(]?[0-9一二三四五六七八九十]{1,3}[、.)]|(?:以及|[、和及与])+")
_WHICH_OF = re.compile("[一-龥]{2}及?以[上下]$")


class CutLabels(Enumerated):
    """Doubts labels of which a part may be missing."""

    def cut(self, label: str, lead: str, noun: str, figure: Figure) -> tuple[Doubt, ...]:
        """Doubt a label that starts in the middle of a list: 法定甲、乙类… is not 乙类…."""
        if figure.counts and self.words.pattern("{!arrival.verbs}{name.where}$").search(lead):
            return (doubts.CUT,)
        nothing_named = figure.counts and lead.endswith("的") and label not in noun
        if self.words.pattern(FROM_THEN).search(lead):
            nothing_named = False  # X数从2015年的90万
        if nothing_named or _OPEN_END.search(label) or self._in_row(figure):
            return (doubts.CUT,)
        at = lead.rfind(fold(label))
        behind = self.text.find(fold(label), figure.end)
        if label in noun and behind >= 0:
            joint = ITEM.match(self.text, behind + len(label))
            starts = {other.start for other in self.names.figures}
            if joint and joint.end() not in starts:
                return (doubts.CUT,)
        if at > 0 and label not in noun and _WHICH_OF.search(lead[:at]):
            return (doubts.CUT,)  # 县级及以上城市…达标率 is not that of all 城市
        if (
            at > 0
            and not _NOTHING_CUT.fullmatch(lead[:at])
            and label not in noun
            and ITEM.search(lead[max(at - 2, 0) : at])
        ):
            return (doubts.CUT,)
        return ()

    def _in_row(self, figure: Figure) -> bool:
        """Whether it counts parts of what is counted before it: `在8个市31个县`."""
        before = [row for start, row in self.rows if start < figure.start]
        last = max((one.end for one in self.names.figures if one.end <= figure.start), default=-1)
        return (
            figure.counts
            and last >= 0
            and bool(before)
            and doubts.CUT in before[-1].doubts
            and _MARK.search(self.text, last, figure.start) is None
        )
