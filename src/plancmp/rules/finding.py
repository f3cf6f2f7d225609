"""What a rule finds: one noun for `check` and `audit`."""

from __future__ import annotations

from dataclasses import dataclass

from plancmp.messages import Message, Template, message, say
from plancmp.model.plan import Acknowledged, Position, Project, Statement
from plancmp.model.problem import Problem, Said, said_in
from plancmp.model.units import Unit
from plancmp.model.vocabulary import NO_INDICATOR, Indicator
from plancmp.model.wording import as_printed
from plancmp.rules.level import Level

_NAME = Template("name_of_indicator", "{en}", "{zh}")

SEVERITIES = ("error", "warning", "note")
"""How much a finding weighs, the most serious first.

`error`: what is printed cannot all be meant, or cannot be used. `warning`: it holds together only
in a reading that the document does not give. `note`: worth knowing when the figure is used.
"""

CONFIDENCES = ("high", "medium", "low")
"""How often a finding of the rule is the document's (or the curator's) slip and nothing else."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not fit, and what it rests on.

    A finding about a plan rests on `statements`: what does not fit together, the two to be set
    side by side first; `about` are those that it is a caveat of. One about the form of the YAML
    has a `position` instead, one about the annex `projects`, one that several processes exchange a
    `level`. Findings of one plan
    with the same code and `cause` are one slip with its consequences. The engine fills in what
    stands below `cause`.

    >>> from plancmp import audit, load
    >>> [finding.code for finding in audit(load().plan("qinzhou-14fyp-draft"))][:1]
    ['A101']
    """

    message: Said
    statements: tuple[Statement, ...] = ()
    about: tuple[Statement, ...] = ()
    position: Position | None = None
    hint: Said = ""
    level: Level | None = None
    cause: str = ""
    code: str = ""
    severity: str = ""
    confidence: str = ""
    plan: str = ""
    fingerprint: str = ""
    acknowledged: Acknowledged | None = None
    projects: tuple[Project, ...] = ()

    @property
    def indicator(self) -> Indicator:
        """The indicator of the first statement; of a finding that rests on none, no indicator."""
        return self.statements[0].indicator if self.statements else NO_INDICATOR

    @property
    def place(self) -> Position:
        """Where it stands in the YAML: the first statement of its own plan, else the first."""
        if self.position is not None:
            return self.position
        if self.level is not None:
            return self.level.position
        if self.projects:
            return self.projects[0].position
        own = (statement for statement in self.statements if statement.plan == self.plan)
        return next(own, self.statements[0]).position

    @property
    def file(self) -> str:
        """The file that it is in."""
        return self.place.file

    @property
    def line(self) -> int:
        """The line in the file; 0 means the file as a whole."""
        return self.place.line

    @property
    def column(self) -> int:
        """The column in the line."""
        return self.place.column

    def text(self, lang: str = "en") -> str:
        """Return what does not fit, in a language."""
        return said_in(self.message, lang)

    def hint_text(self, lang: str = "en") -> str:
        """Return what would be right, in a language; empty where nothing is suggested."""
        return said_in(self.hint, lang)

    def order(self) -> tuple[str, int, int, str, str, str]:
        """Return what findings in files are ordered by: the place, then what they say."""
        return (self.file, self.line, self.column, self.code, self.text(), self.hint_text())

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.code} {self.text()}"


@dataclass(frozen=True, slots=True)
class Settlement:
    """Findings, each with its entry if there is one, and the entries that answer to none.

    `outdated` are entries whose figures have changed since, each with the finding that is back;
    `idle` are entries of which nothing is found.
    """

    findings: list[Finding]
    outdated: list[tuple[Acknowledged, Finding]]
    idle: list[Acknowledged]


def of_problem(problem: Problem) -> Finding:
    """Return what the reader found as a finding."""
    return Finding(
        problem.message,
        position=Position(problem.file, problem.line, problem.column),
        hint=problem.hint,
        code=problem.code,
        severity=problem.severity,
        confidence="high",
    )


def about_one(statement: Statement, text: Message, hint: Said = "", cause: str = "") -> Finding:
    """Return a finding that rests on a single statement, and is a caveat of it."""
    return Finding(text, (statement,), (statement,), hint=hint, cause=cause)


def as_read(statement: Statement) -> str:
    """Return a statement's value with its unit, a misprint as the curator corrected it."""
    return statement.corrected or as_printed(statement)


def named(statement: Statement) -> Message:
    """Return a statement's indicator and printed value, as a part of a message."""
    indicator = statement.indicator
    return message("named", zh=indicator.zh, en=indicator.en, printed=as_read(statement))


def name_of(indicator: Indicator) -> Message:
    """Return an indicator's name, as a part of a message."""
    return say(_NAME, zh=indicator.zh, en=indicator.en)


def unit_name(unit: Unit) -> str:
    """Return a unit as it stands behind a figure: `/10万` and not `1/10万`."""
    return unit.id.removeprefix("1") if unit.id.startswith("1/") else unit.id
