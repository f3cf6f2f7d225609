"""Checking files: each is read once, every problem of every file is collected.

Plan files are judged one by one, which several processes can do; what they hand back is small:
the problems, the silencing comments, and the facts that rules about several plans need.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path

from plancmp.model.plan import Plan, Position
from plancmp.model.problem import DataError, Problem
from plancmp.reading.catalogue import Catalogue
from plancmp.reading.files import read_bytes
from plancmp.reading.plans import collect_plan
from plancmp.reading.shape import MAX_PROBLEMS
from plancmp.reading.tree import parse_tree
from plancmp.reading.vocabulary import ReadVocabulary, collect_vocabulary
from plancmp.rules.files import Files, data_folder_of, display_name, find_files
from plancmp.rules.registry import all_rules
from plancmp.rules.report import Report
from plancmp.rules.rule import (
    Finding,
    Level,
    PlanFacts,
    PlanFile,
    PlanSet,
    Rule,
    VocabularyFiles,
)
from plancmp.rules.silence import Silence, apply_silences, read_silences

_PAYS_FROM = 600_000
"""Bytes of plan files from which a second process pays: starting one costs about 0.1 s."""

_MAX_MESSAGE = 300


@dataclass(frozen=True, slots=True)
class _Judged:
    problems: list[Problem]
    silences: tuple[Silence, ...]
    facts: PlanFacts | None


def check_files(
    paths: Iterable[str], default: Path, chosen: frozenset[str], *, processes: int = 0
) -> Report:
    """Check the files and folders of `paths`, or the data folder `default` where none is named.

    `chosen` are the codes to report. `processes` is how many to use, 0 as many as pay.
    """
    default = Path.cwd() / default
    files = find_files(paths, default)
    problems = list(files.problems)
    silences: list[Silence] = []
    folders = {path: data_folder_of(path, default) for path in files.plans}
    count = 0
    for folder in dict.fromkeys([*files.vocabularies, *folders.values()]):
        asked = folder in files.vocabularies
        read = _vocabulary(folder) if asked else _words(folder)
        problems += read.problems
        for source in read.files.values():
            silences += read_silences(source.name, source.text) if asked else ()
        if asked:
            count += len(read.files)
            problems += _vocabulary_findings(read, chosen)
    judged = _judge_all(list(folders.items()), chosen, processes)
    facts: dict[Path, list[PlanFacts]] = {}
    for folder, each in zip(folders.values(), judged, strict=True):
        problems += each.problems
        silences += each.silences
        if each.facts is not None:
            facts.setdefault(folder, []).append(each.facts)
    for folder in dict.fromkeys([*facts, *files.vocabularies]):
        problems += _set_findings(folder, facts.get(folder, []), files, chosen)
    kept, silenced = apply_silences(
        (problem for problem in problems if problem.code in chosen), silences, chosen
    )
    return Report(sorted({_short(each) for each in kept}), len(folders) + count, silenced)


def _short(problem: Problem) -> Problem:
    """Return the problem without what would flood a terminal: a value may be a megabyte long."""
    if len(problem.text()) <= _MAX_MESSAGE and len(problem.hint_text()) <= 2 * _MAX_MESSAGE:
        return problem
    return replace(
        problem,
        message=_cut(problem.text(), _MAX_MESSAGE),
        hint=_cut(problem.hint_text(), 2 * _MAX_MESSAGE),
    )


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


@lru_cache(maxsize=64)
def _vocabulary(folder: Path) -> ReadVocabulary:
    return collect_vocabulary(Path(display_name(folder / "vocabulary")))


@lru_cache(maxsize=64)
def _words(folder: Path) -> ReadVocabulary:
    """Return the vocabulary to judge plans with, from what is kept of it if nothing is wrong."""
    try:
        return ReadVocabulary(Catalogue(folder).vocabulary, [], {})
    except DataError:
        return _vocabulary(folder)


@cache
def _rules(kind: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in all_rules() if getattr(rule, f"check_{kind}") is not None)


def _problems(rule: Rule, findings: Iterable[Finding]) -> list[Problem]:
    return [
        Problem(
            found.position.file, found.position.line, found.position.column, rule.code,
            found.message, found.hint, rule.severity,
        )
        for found in islice(findings, MAX_PROBLEMS)
    ]  # fmt: skip


def _vocabulary_findings(read: ReadVocabulary, chosen: frozenset[str]) -> list[Problem]:
    files = VocabularyFiles(read)
    found: list[Problem] = []
    for rule in _rules("vocabulary"):
        if rule.code in chosen and rule.check_vocabulary is not None:
            found += _problems(rule, rule.check_vocabulary(files))
    return found


def _set_findings(
    folder: Path, facts: Sequence[PlanFacts], files: Files, chosen: frozenset[str]
) -> list[Problem]:
    complete = all(path in files.plans for path in (folder / "plans").glob("*.yaml"))
    complete = complete and len(facts) == sum(
        data_folder_of(path, folder) == folder for path in files.plans
    )
    asked = folder in files.vocabularies
    read = _vocabulary(folder) if asked else _words(folder)
    plans = PlanSet(facts, read, complete, asked)
    found: list[Problem] = []
    for rule in _rules("set"):
        if rule.code in chosen and rule.check_set is not None:
            found += _problems(rule, rule.check_set(plans))
    return found


def _judge_all(
    tasks: list[tuple[Path, Path]], chosen: frozenset[str], processes: int
) -> list[_Judged]:
    if not processes:
        processes = _as_many_as_pay(tasks)
    if processes < 2 or len(tasks) < 2:
        return [_judge(path, folder, chosen) for path, folder in tasks]
    from concurrent.futures import ProcessPoolExecutor

    # A few large pieces: what costs is handing work over, and no file is far larger than another.
    pieces = [tasks[i :: processes * 2] for i in range(processes * 2)]
    with ProcessPoolExecutor(processes) as pool:
        done = list(pool.map(_judge_piece, pieces, [chosen] * len(pieces)))
    by_path = {
        path: each
        for piece, found in zip(pieces, done, strict=True)
        for (path, _), each in zip(piece, found, strict=True)
    }
    return [by_path[path] for path, _ in tasks]


def _as_many_as_pay(tasks: list[tuple[Path, Path]]) -> int:
    size = 0
    for path, _ in tasks:
        try:
            size += path.stat().st_size
        except OSError:
            continue
    if size < _PAYS_FROM:
        return 1
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(available or 1, size // (_PAYS_FROM // 2), 8))


def _judge_piece(tasks: list[tuple[Path, Path]], chosen: frozenset[str]) -> list[_Judged]:
    return [_judge(path, folder, chosen) for path, folder in tasks]


def _judge(path: Path, folder: Path, chosen: frozenset[str]) -> _Judged:
    """Read one plan file and put every rule about single plans to it."""
    name = display_name(path)
    try:
        source = parse_tree(name, read_bytes(Path(name)))
    except DataError as error:
        return _Judged(error.problems, (), None)
    read = _words(folder)
    known = not read.problems
    plan, problems = collect_plan(source, read.vocabulary)
    if not known:
        # A word may be unknown only because the vocabulary could not be read.
        problems = [each for each in problems if not each.code.startswith("V")]
    if plan is None:
        return _Judged(problems, read_silences(name, source.text), None)
    subject = PlanFile(path, source, plan, read.vocabulary, folder, known)
    for rule in _rules("plan"):
        if rule.code in chosen and rule.check_plan is not None:
            problems += _problems(rule, rule.check_plan(subject))
    return _Judged(problems, read_silences(name, source.text), _facts(subject, plan))


def _facts(subject: PlanFile, plan: Plan) -> PlanFacts:
    levels = tuple(
        Level(
            statement.indicator.id, statement.low,
            statement.low if statement.high is None else statement.high,
            statement.value.printed, statement.position,
        )
        for statement in plan.statements
        if statement.low is not None and statement.meant.measure == "level"
    )  # fmt: skip
    root = getattr(subject.source.root, "entries", {})
    source = getattr(root.get("source"), "entries", {}).get("sha256")
    where = subject.at(source) if source is not None else Position(subject.source.name, 1, 1)
    return PlanFacts(
        plan.id, plan.source_sha256, where,
        frozenset(statement.indicator.id for statement in plan.statements), levels,
    )  # fmt: skip
