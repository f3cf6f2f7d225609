"""The outcome of a check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plancmp.model.problem import Problem

UNREADABLE = "R006"


@dataclass(frozen=True, slots=True)
class Report:
    """The problems by place, how many files were read, and how many problems are silenced."""

    problems: Sequence[Problem]
    files: int
    silenced: int = 0

    def count(self, severity: str) -> int:
        """Return how many problems have a severity."""
        return sum(problem.severity == severity for problem in self.problems)

    def status(self, strict: bool) -> int:
        """Return the exit status: 2 if a file cannot be read, 1 if there are errors, else 0.

        With `strict` warnings count as errors.
        """
        if any(problem.code == UNREADABLE for problem in self.problems):
            return 2
        return int(self.count("error") > 0 or (strict and bool(self.problems)))

    def summary(self) -> str:
        """Return the outcome in one line."""
        files = f"{self.files} file{'s' * (self.files != 1)}"
        silenced = f"; {self.silenced} silenced" if self.silenced else ""
        if not self.problems:
            return f"{files}: no problem{silenced}"
        parts = []
        for severity in ("error", "warning"):
            count = self.count(severity)
            if count:
                parts.append(f"{count} {severity}{'s' * (count != 1)}")
        return f"{files}: {', '.join(parts)}{silenced}"
