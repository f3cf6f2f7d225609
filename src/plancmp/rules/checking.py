"""Checking files: each is read once, every problem of every file is collected.

Plan files are judged one by one, which several processes can do; what they hand back is small:
the findings, the silencing comments, and the facts that rules about several plans need.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from pathlib import Path

from plancmp.messages import Argument, Message, Verbatim
from plancmp.model.plan import Plan, Position
from plancmp.model.problem import DataError, Problem, Said
from plancmp.reading.catalogue import Catalogue
from plancmp.reading.files import read_bytes
from plancmp.reading.plans import collect_plan
from plancmp.reading.tree import parse_tree
from plancmp.reading.vocabulary import ReadVocabulary, collect_vocabulary
from plancmp.rules.acknowledging import settle
from plancmp.rules.engine import judge, stamped
from plancmp.rules.entries import about_entries, rules_of_entries
from plancmp.rules.files import STDIN, Files, data_folder_of, display_name, find_files
from plancmp.rules.finding import Finding, of_problem
from plancmp.rules.level import levels_in
from plancmp.rules.registry import by_code, check_rules
from plancmp.rules.report import Report
from plancmp.rules.rule import PlanFacts, PlanFile, PlanSet, Rule, VocabularyFiles
from plancmp.rules.silence import Silence, apply_silences, read_silences

_PAYS_FROM = 600_000
"""Bytes of plan files from which a second process pays: starting one costs about 0.1 s."""

_MAX_MESSAGE = 300


@dataclass(frozen=True, slots=True)
class _Judged:
    findings: list[Finding]
    silences: tuple[Silence, ...]
    facts: PlanFacts | None


def check_files(
    paths: Iterable[str],
    default: Path,
    chosen: frozenset[str],
    *,
    processes: int = 0,
    stdin: bytes = b"",
) -> Report:
    """Check the files and folders of `paths`, or the data folder `default` where none is named.

    `chosen` are the codes to report. `processes` is how many to use, 0 as many as pay. The path
    `-` is a plan in the bytes `stdin`, judged with the vocabulary of `default`.
    """
    default = Path.cwd() / default
    files = find_files(paths, default)
    findings = [of_problem(problem) for problem in files.problems]
    silences: list[Silence] = []
    folders = {path: data_folder_of(path, default) for path in files.plans}
    count = 0
    for folder in dict.fromkeys([*files.vocabularies, *folders.values()]):
        asked = folder in files.vocabularies
        read = _vocabulary(folder) if asked else _words_of(folder)
        findings += map(of_problem, read.problems)
        for source in read.files.values():
            silences += read_silences(source.name, source.text) if asked else ()
        if asked:
            count += len(read.files)
            findings += _vocabulary_findings(read, chosen)
    judged = _judge_all(list(folders.items()), chosen, processes)
    facts: dict[Path, list[PlanFacts]] = {}
    for folder, outcome in zip(folders.values(), judged, strict=True):
        findings += outcome.findings
        silences += outcome.silences
        if outcome.facts is not None:
            facts.setdefault(folder, []).append(outcome.facts)
    if files.stdin:
        outcome = _judge_bytes(default / "plans" / STDIN, STDIN, stdin, default, chosen)
        findings += outcome.findings
        silences += outcome.silences
        count += 1
    findings += _observation_findings(list(files.observations), default)
    for folder in dict.fromkeys([*facts, *files.vocabularies]):
        findings += _set_findings(folder, facts.get(folder, []), files, chosen)
    kept, silenced = apply_silences(
        (finding for finding in findings if finding.code in chosen), silences, chosen
    )
    acknowledged = sum(finding.acknowledged is not None for finding in kept)
    shown = {finding.order(): finding for finding in kept if finding.acknowledged is None}
    told = [_short(shown[order]) for order in sorted(shown)]
    count += len(folders) + len(files.observations)
    return Report(told, count, silenced + acknowledged)


def _observation_findings(paths: Sequence[Path], default: Path) -> list[Finding]:
    """Read the files of observations, each with the vocabulary of the data folder it lies in."""
    if not paths:
        return []
    from plancmp.reading.observations import collect_observations

    by_folder: dict[Path, list[Path]] = {}
    for path in paths:
        by_folder.setdefault(data_folder_of(path, default), []).append(path)
    found: list[Problem] = []
    for folder, members in by_folder.items():
        read = _words_of(folder)
        names = [Path(display_name(path)) for path in members]
        found += _sure(collect_observations(names, read.vocabulary).problems, read)
    return list(map(of_problem, found))


def _sure(problems: list[Problem], read: ReadVocabulary) -> list[Problem]:
    """Return the problems that are there whatever a vocabulary says that could not be read."""
    if not read.problems:
        return problems
    return [problem for problem in problems if not problem.code.startswith("V")]


def _short(finding: Finding) -> Finding:
    """Return the finding without what would flood a terminal: a value may be a megabyte long."""
    return replace(
        finding,
        message=_cut(finding.message, _MAX_MESSAGE),
        hint=_cut(finding.hint, 2 * _MAX_MESSAGE),
    )


def _cut(said: Said, length: int) -> Said:
    if isinstance(said, Message):
        arguments = tuple((name, _cut_argument(value)) for name, value in said.arguments)
        return said if arguments == said.arguments else said._replace(arguments=arguments)
    return said if len(said) <= length else said[: length - 1] + "…"


def _cut_argument(argument: Argument) -> Argument:
    if isinstance(argument, str) and len(argument) > _MAX_MESSAGE:
        return Verbatim(argument[: _MAX_MESSAGE - 1] + "…")
    if isinstance(argument, Message):
        cut = _cut(argument, _MAX_MESSAGE)
        assert isinstance(cut, Message)
        return cut
    return argument


@lru_cache(maxsize=64)
def _vocabulary(folder: Path) -> ReadVocabulary:
    return collect_vocabulary(Path(display_name(folder / "vocabulary")))


@lru_cache(maxsize=64)
def _words_of(folder: Path) -> ReadVocabulary:
    """Return the vocabulary to judge plans with, from what is kept of it if nothing is wrong."""
    try:
        return ReadVocabulary(Catalogue(folder).vocabulary, [], {})
    except DataError:
        return _vocabulary(folder)


@cache
def _rules(chosen: frozenset[str]) -> tuple[Rule, ...]:
    return tuple(rule for rule in check_rules() if rule.code in chosen)


def _vocabulary_findings(read: ReadVocabulary, chosen: frozenset[str]) -> list[Finding]:
    files = VocabularyFiles(read)
    found: list[Finding] = []
    for rule in _rules(chosen):
        if rule.vocabulary is not None:
            found += stamped(rule, rule.vocabulary(files))
    return found


def _set_findings(
    folder: Path, facts: Sequence[PlanFacts], files: Files, chosen: frozenset[str]
) -> list[Finding]:
    complete = all(path in files.plans for path in (folder / "plans").glob("*.yaml"))
    complete = complete and len(facts) == sum(
        data_folder_of(path, folder) == folder for path in files.plans
    )
    asked = folder in files.vocabularies
    read = _vocabulary(folder) if asked else _words_of(folder)
    plans = PlanSet(facts, read.vocabulary.indicators, read if asked else None, complete)
    found: list[Finding] = []
    for rule in _rules(chosen):
        if rule.among is not None:
            found += stamped(rule, rule.among(plans))
    entries = [entry for fact in facts for entry in fact.acknowledged]
    settlement = settle(found, entries)
    return [*settlement.findings, *about_entries(settlement, idle=False)]


def _judge_all(
    tasks: list[tuple[Path, Path]], chosen: frozenset[str], processes: int
) -> list[_Judged]:
    if not processes:
        processes = _processes_that_pay(tasks)
    if processes < 2 or len(tasks) < 2:
        return [_judge(path, folder, chosen) for path, folder in tasks]
    from plancmp.reading.workers import spread

    # A few large pieces: what costs is handing work over, and no file is far larger than another.
    pieces = [tasks[i :: processes * 2] for i in range(processes * 2)]
    done = list(spread(partial(_judge_piece, chosen=chosen), pieces, processes))
    by_path = {
        path: outcome
        for piece, found in zip(pieces, done, strict=True)
        for (path, _), outcome in zip(piece, found, strict=True)
    }
    return [by_path[path] for path, _ in tasks]


def _processes_that_pay(tasks: list[tuple[Path, Path]]) -> int:
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
        data = read_bytes(Path(name))
    except DataError as error:
        return _Judged(list(map(of_problem, error.problems)), (), None)
    return _judge_bytes(path, name, data, folder, chosen)


def _judge_bytes(
    path: Path, name: str, data: bytes, folder: Path, chosen: frozenset[str]
) -> _Judged:
    try:
        source = parse_tree(name, data)
    except DataError as error:
        return _Judged(list(map(of_problem, error.problems)), (), None)
    read = _words_of(folder)
    known = not read.problems
    plan, problems = collect_plan(source, read.vocabulary)
    findings = list(map(of_problem, _sure(problems, read)))
    if plan is None:
        return _Judged(findings, read_silences(name, source.text), None)
    subject = PlanFile(path, source, plan, read.vocabulary, folder, known)
    rules = _rules(chosen)
    for rule in rules:
        if rule.file is not None:
            findings += stamped(rule, rule.file(subject))
    findings += _of_statements(plan, rules)
    return _Judged(findings, read_silences(name, source.text), _facts(subject, plan))


def _of_statements(plan: Plan, rules: Sequence[Rule]) -> list[Finding]:
    """Return what rules about statements find, and what is wrong with the acknowledgements.

    Rules of the audit that somebody acknowledged run too: only so can it be said whether the entry
    still fits. What they find is for `audit` to tell.
    """
    entries = plan.acknowledged
    more = [rule for rule in rules_of_entries(entries) if rule not in rules]
    found = list(judge(plan, [*rules, *more]))
    settlement = settle(found, [entry for entry in entries if _is_of_one_plan(entry.code)])
    own = {rule.code for rule in rules}
    told = [finding for finding in settlement.findings if finding.code in own]
    return [*told, *about_entries(settlement, idle=True)]


def _is_of_one_plan(code: str) -> bool:
    """Whether one plan alone tells if an entry for the code fits."""
    rule = by_code().get(code)
    return rule is None or rule.statements is not None or not rule.rests_on_statements


def _facts(subject: PlanFile, plan: Plan) -> PlanFacts:
    root = getattr(subject.source.root, "entries", {})
    source = getattr(root.get("source"), "entries", {}).get("sha256")
    where = subject.at(source) if source is not None else Position(subject.source.name, 1, 1)
    return PlanFacts(
        plan.id,
        tuple(levels_in(plan)),
        frozenset(statement.indicator.id for statement in plan.statements),
        plan.source_sha256,
        where,
        tuple(entry for entry in plan.acknowledged if not _is_of_one_plan(entry.code)),
    )
