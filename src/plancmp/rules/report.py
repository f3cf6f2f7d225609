"""The outcome of a check or an audit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plancmp.messages import Message, Template, say
from plancmp.rules.finding import SEVERITIES, Finding

UNREADABLE = "R006"

_FOUND = Template("report_found", "{what}: {found}{silenced}", "{what}：{found}{silenced}")
_COUNT = {
    "file": (
        Template("one_file", "{count} file", "{count}个文件"),
        Template("files", "{count} files", "{count}个文件"),
    ),
    "plan": (
        Template("one_plan", "{count} plan", "{count}份规划"),
        Template("plans", "{count} plans", "{count}份规划"),
    ),
}
_NONE = {
    "file": Template("no_problem", "no problem", "没有问题"),
    "plan": Template("nothing_found", "nothing found", "未发现问题"),
}
_SEVERITY = {
    "error": (
        Template("one_error", "{count} error", "{count}个错误"),
        Template("errors", "{count} errors", "{count}个错误"),
    ),
    "warning": (
        Template("one_warning", "{count} warning", "{count}个警告"),
        Template("warnings", "{count} warnings", "{count}个警告"),
    ),
    "note": (
        Template("one_note", "{count} note", "{count}个提示"),
        Template("notes", "{count} notes", "{count}个提示"),
    ),
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
        what = _counted(_COUNT[self.what], self.files)
        counts = [(severity, self.count(severity)) for severity in SEVERITIES]
        found = tuple(_counted(_SEVERITY[name], count) for name, count in counts if count)
        silenced = say(_SILENCED, count=str(self.silenced)) if self.silenced else say(_EMPTY)
        return say(
            _FOUND, what=what, found=found or (say(_NONE[self.what]),), silenced=silenced
        ).text(lang)


def _counted(templates: tuple[Template, Template], count: int) -> Message:
    return say(templates[count != 1], count=str(count))
