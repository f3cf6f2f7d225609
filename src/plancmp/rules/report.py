"""The outcome of a check or an audit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plancmp.messages import Message, Template, counted, say
from plancmp.rules.finding import SEVERITIES, Finding

UNREADABLE = "R006"

_FOUND = Template("report_found", "{what}: {found}{silenced}", "{what}：{found}{silenced}")
_NONE = {
    "file": Template("no_problem", "no problem", "没有问题"),
    "plan": Template("nothing_found", "nothing found", "未发现问题"),
}
_SILENCED = Template("silenced", "; {count} silenced", "；已消除{count}个")
_EMPTY = Template("no_words", "", "")


@dataclass(frozen=True, slots=True)
class Report:
    """The findings by place, how many files (or plans) were read, how many are silenced.

    `what` is what was read: files by `check`, plans by `audit`.
    """

    problems: Sequence[Finding]
    files: int
    silenced: int = 0
    what: str = "file"

    def count(self, severity: str) -> int:
        """Return how many findings have a severity."""
        return sum(finding.severity == severity for finding in self.problems)

    def status(self, strict: bool) -> int:
        """Return the exit status: 2 if a file cannot be read, 1 if there are errors, else 0.

        With `strict` warnings count as errors.
        """
        if any(finding.code == UNREADABLE for finding in self.problems):
            return 2
        return int(self.count("error") > 0 or (strict and self.count("warning") > 0))

    def summary(self, lang: str = "en") -> str:
        """Return the outcome in one line."""
        found = by_severity(finding.severity for finding in self.problems)
        silenced = say(_SILENCED, count=str(self.silenced)) if self.silenced else say(_EMPTY)
        return say(
            _FOUND,
            what=counted(f"count_{self.what}", self.files),
            found=found or (say(_NONE[self.what]),),
            silenced=silenced,
        ).text(lang)


def by_severity(severities: Iterable[str]) -> tuple[Message, ...]:
    """Return how many there are of each severity, the gravest first, none left out but zeros."""
    counts = Counter(severities)
    return tuple(counted(f"count_{name}", counts[name]) for name in SEVERITIES if counts[name])
