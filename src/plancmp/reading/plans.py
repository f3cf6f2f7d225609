"""Reading one plan file: from YAML to a `Plan`, or to every problem that it has."""

from __future__ import annotations

import re
from pathlib import Path

from plancmp.messages import plainly
from plancmp.model.plan import (
    Agreement,
    Gap,
    Plan,
    Position,
    Project,
    Statement,
    Verified,
)
from plancmp.model.problem import DataError, Problem
from plancmp.model.vocabulary import NO_INDICATOR, Place, Vocabulary
from plancmp.reading.files import read_bytes
from plancmp.reading.shape import MAX_PROBLEMS, Shaper, declared_of, items_of, suggestion, text_of
from plancmp.reading.statements import StatementReader
from plancmp.reading.tree import Mapping, SourceFile, parse_tree


def read_plan(path: Path, vocabulary: Vocabulary) -> Plan:
    """Read a plan file. Raises DataError with every problem of the file."""
    return plan_from_tree(parse_tree(str(path), read_bytes(path)), vocabulary)


def plan_from_tree(source: SourceFile, vocabulary: Vocabulary) -> Plan:
    """Make a plan of a tree. Raises DataError with every problem of the file."""
    plan, problems = collect_plan(source, vocabulary)
    if problems or plan is None:
        raise DataError(problems)
    return plan


def collect_plan(
    source: SourceFile, vocabulary: Vocabulary, most: int = MAX_PROBLEMS
) -> tuple[Plan | None, list[Problem]]:
    """Return what could be read of a plan, and every problem of the file, up to `most`.

    With problems the plan is only good for being checked further: it lacks what they are about.
    It is None where the file is no plan at all.
    """
    problems: list[Problem] = []
    try:
        plan = _PlanReader(source.name, vocabulary, problems, most).read(source)
    except DataError as error:  # more problems than anyone wants to read
        return None, error.problems
    return plan, problems


class _PlanReader:
    def __init__(
        self, file: str, vocabulary: Vocabulary, problems: list[Problem], most: int
    ) -> None:
        self.file = file
        self.vocabulary = vocabulary
        self.shaper = Shaper(file, problems, most)

    def read(self, source: SourceFile) -> Plan | None:
        top = self.shaper.mapping(source.root, "plan")
        if top is None:
            return None
        self.shaper.texts(top, "plan")
        period = self._period(top)
        base_year = int(text_of(top, "base_year")) if self._is_year(top, "base_year") else 0
        place = self.vocabulary.places.get(text_of(top, "place"))
        if place is None and "place" in top.entries:
            self.shaper.problem(
                top.entries["place"],
                "V204",
                plainly("unknown_place", code=text_of(top, "place")),
                suggestion(text_of(top, "place"), self.vocabulary.places),
            )
        plan_id = text_of(top, "id")
        sections: dict[str, Position] = {}
        reader = StatementReader(
            self.shaper, self.vocabulary, plan_id, str(period[1]), str(base_year)
        )
        statements = self._statements(top, reader, sections)
        source_node = top.entries.get("source")
        origin = self.shaper.mapping(source_node, "source") if source_node else None
        if origin is not None:
            self.shaper.texts(origin, "source")
        gaps = tuple(Gap(**declared_of(gap, Gap)) for gap in self._shaped(top, "gaps", "gap"))
        projects = tuple(
            self._project(plan_id, entry) for entry in self._shaped(top, "projects", "project")
        )
        agreement = tuple(
            Agreement(**declared_of(entry, Agreement))
            for entry in self._shaped(top, "agreement", "agreement")
        )
        return Plan(
            place=place or Place(),
            period=period,
            base_year=base_year,
            source_file=text_of(origin, "file") if origin else "",
            source_sha256=text_of(origin, "sha256") if origin else "",
            gaps=gaps,
            statements=tuple(
                statement for statement in statements if statement.indicator is not NO_INDICATOR
            ),
            projects=projects,
            file=self.file,
            sections=sections,
            unmapped=tuple(
                statement for statement in statements if statement.indicator is NO_INDICATOR
            ),
            agreement=agreement,
            verified=self._verified(top),
            **declared_of(top, Plan),
        )

    def _verified(self, top: Mapping) -> Verified | None:
        node = top.entries.get("verified")
        entry = self.shaper.mapping(node, "verified") if node else None
        if entry is None:
            return None
        self.shaper.texts(entry, "verified")
        return Verified(**declared_of(entry, Verified))

    def _project(self, plan_id: str, entry: Mapping) -> Project:
        at = Position(self.file, entry.line, entry.column)
        unbuilt = self.vocabulary.words.pattern("{project.unbuilt}")
        return Project(
            plan_id,
            **declared_of(entry, Project),
            position=at,
            nothing_built=unbuilt.search(text_of(entry, "progress")) is not None,
        )

    def _shaped(self, top: Mapping, key: str, shape: str) -> list[Mapping]:
        entries = []
        for node in items_of(top, key):
            entry = self.shaper.mapping(node, shape)
            if entry is not None:
                self.shaper.texts(entry, shape)
                entries.append(entry)
        return entries

    def _period(self, top: Mapping) -> tuple[int, int]:
        match = re.fullmatch(r"(\d{4})-(\d{4})", text_of(top, "period"))
        if match is None:
            return (0, 0)
        first, last = int(match[1]), int(match[2])
        if first > last:  # a work plan may be of one year
            self.shaper.problem(
                top.entries["period"], "D401", plainly("backwards", period=f"{first}-{last}")
            )
        return first, last

    @staticmethod
    def _is_year(top: Mapping, key: str) -> bool:
        return re.fullmatch(r"\d{4}", text_of(top, key)) is not None

    def _statements(
        self, top: Mapping, reader: StatementReader, sections: dict[str, Position]
    ) -> list[Statement]:
        statements: list[Statement] = []
        for section_node in items_of(top, "sections"):
            section = self.shaper.mapping(section_node, "section")
            if section is None:
                continue
            at = text_of(section, "at")
            sections.setdefault(at, Position(self.file, section.line, section.column))
            responsible = declared_of(section, Statement).get("responsible", ())
            for node in items_of(section, "text"):
                statements.extend(reader.read(node, "text", at, "", responsible))
            for key, shape, channel in (("boxes", "box", "box"), ("tables", "table", "table")):
                for block_node in items_of(section, key):
                    block = self.shaper.mapping(block_node, shape)
                    if block is None:
                        continue
                    for node in items_of(block, "items" if shape == "box" else "rows"):
                        name = text_of(block, "name")
                        statements.extend(reader.read(node, channel, at, name, responsible))
        return statements
