"""The shipped plans against their source texts: all is found, and changed statements are not.

The source texts are not part of the repository: their folder is named by PLANCMP_SOURCES, else it
is ../shared/sources beside the checkout.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from plancmp.language.blocks import TableBlock, blocks_of
from plancmp.language.documents import Document, read_document
from plancmp.language.folding import clean
from plancmp.model.plan import Plan, Statement
from plancmp.model.vocabulary import Indicator
from plancmp.reading.catalogue import Catalogue
from plancmp.tracing.verify.engine import DOUBTFUL, FOUND, check_statements, verify_plan
from plancmp.tracing.verify.locate import Locator
from plancmp.tracing.verify.unused import unused_figures

from .conftest import ROOT, SHIPPED
from .forked import run_forked

SOURCES = Path(os.environ.get("PLANCMP_SOURCES") or ROOT.parent / "shared" / "sources")

pytestmark = pytest.mark.skipif(
    not SOURCES.is_dir(),
    reason="the source texts are not here; set PLANCMP_SOURCES to their folder",
)

# Every so manieth statement is changed, every one with this variable set.
SAMPLE = 1 if os.environ.get("PLANCMP_ALL_MUTATIONS") else 3

VOCABULARY = Catalogue(SHIPPED).vocabulary
WORDS = VOCABULARY.words
Pair = tuple[Plan, Document]


@pytest.fixture(scope="module")
def pairs(shipped: Catalogue) -> list[Pair]:
    """The plans whose text is at hand: a new plan need not bring one."""
    return [
        (plan, read_document(SOURCES / plan.source_file))
        for plan in shipped.plans()
        if (SOURCES / plan.source_file).is_file()
    ]


def test_every_statement_is_found(pairs: list[Pair]) -> None:
    lost = [
        (plan.id, check.statement.label, check.statement.value.printed, check.reason, check.detail)
        for plan, source in pairs
        for check in verify_plan(plan, source, WORDS)
        if check.result != FOUND
    ]
    assert lost == []


def test_the_command_agrees(pairs: list[Pair]) -> None:
    names = [plan.id for plan, _ in pairs]
    done = run_forked("verify", *names, "--strict", "--sources", str(SOURCES), "-f", "csv")
    assert (done.status, done.err.count("\n")) == (0, 1), done.err


# What the texts print in words of their own and no statement is meant to use: a policy that was
# abolished, how many rules there are, the name of a programme, a date, ownership, the factor that a
# demand was reckoned with.
KNOWN_LEFT_OVER = {
    ("beihai-13fyp", "3810"),
    ("healthy-china-2030", "所有"),
    ("lianjiang-14fyp", "300%"),
    ("qinzhou-14fyp", "15%"),
    ("qinzhou-14fyp", "5项"),
    ("qinzhou-14fyp-draft", "15%"),
    ("qinzhou-14fyp-draft", "4.27"),
}


def test_no_figure_is_overlooked(pairs: list[Pair]) -> None:
    left = set()
    for plan, source in pairs:
        uses = [use for check in verify_plan(plan, source, WORDS) for use in check.uses]
        for unused_figure in unused_figures(
            blocks_of(source, WORDS), uses, plan.projects, WORDS, VOCABULARY.units
        ):
            if unused_figure.kind in ("rate", "money", "count", "bare", "word"):
                left.add((plan.id, unused_figure.figure))
    assert left <= KNOWN_LEFT_OVER


def test_every_project_stands_in_its_row(pairs: list[Pair]) -> None:
    for plan, source in pairs:
        blocks = blocks_of(source, WORDS)
        grids = [
            block.grid for block in blocks if isinstance(block, TableBlock) and block.where.annex
        ]
        rows = [[cell.text for cell in row] for grid in grids for row in grid.rows]
        given = [
            [
                clean(text)
                for text in (
                    project.number, project.name, project.total_investment, project.planned_investment,
                    project.years, project.funding, project.progress, project.owner, project.remark,
                )
            ]
            for project in plan.projects
        ]  # fmt: skip
        assert given == [row[:2] + row[3:] for row in rows]  # all but the contents, which are ours


class _Mutants:
    """Counts changed statements and those that `verify` does not notice."""

    def __init__(self, plan: Plan, source: Document) -> None:
        self.plan = plan
        self.locator = Locator(blocks_of(source, WORDS), WORDS, plan.statements)
        self.true = {_words(statement) for statement in plan.statements}
        self.made = 0
        self.missed: list[Statement] = []

    def try_all(self, mutants: Iterable[Statement]) -> None:
        for mutant in mutants:
            if _words(mutant) not in self.true:  # what the plan says too is not wrong
                self.made += 1
                if self._is_missed(mutant):
                    self.missed.append(mutant)

    def _is_missed(self, mutant: Statement) -> bool:
        if len(self.locator.search(mutant).places) != 1:
            return False
        # In its place in the plan: it must not claim the figure of another statement.
        section = [
            mutant if statement.position == mutant.position else statement
            for statement in self.plan.statements
            if statement.section == mutant.section or statement.position == mutant.position
        ]
        return all(
            check.result == FOUND for check in check_statements(section, self.locator, self.plan)
        )


def _words(statement: Statement) -> tuple[str, ...]:
    return (
        statement.section, statement.channel, statement.block, statement.label, statement.role,
        statement.value.printed,
    )  # fmt: skip


Mutator = Callable[[Statement, Plan], Iterator[Statement]]


def _other_digits(statement: Statement, _: Plan) -> Iterator[Statement]:
    printed = statement.value.printed
    for place, digit in enumerate(printed):
        for other in "0123456789" if digit in "0123456789" else "":
            if other != digit:
                changed = printed[:place] + other + printed[place + 1 :]
                yield replace(statement, value=replace(statement.value, printed=changed))


def _other_sections(statement: Statement, plan: Plan) -> Iterator[Statement]:
    for section in plan.sections:
        if section != statement.section:
            yield replace(statement, section=section)


def _labels(count: int) -> Mutator:
    """Return a mutator that gives a statement the labels around it, `count` on each side."""

    def mutate(statement: Statement, plan: Plan) -> Iterator[Statement]:
        beside = [other for other in plan.statements if _place(other) == _place(statement)]
        at = beside.index(statement)
        sides = reversed(beside[:at]), beside[at:]
        for side in sides:
            labels = dict.fromkeys(other.label for other in side if other.label != statement.label)
            for label in list(labels)[:count]:
                yield replace(statement, label=label)

    return mutate


def _place(statement: Statement) -> tuple[str, ...]:
    return statement.section, statement.channel, statement.block


@pytest.mark.parametrize(
    ("mutate", "floor"),
    [
        pytest.param(_other_digits, 0.999, id="one digit"),
        pytest.param(_other_sections, 0.999, id="section"),
        pytest.param(_labels(1), 0.97, id="label of the neighbour"),
        pytest.param(_labels(6), 0.99, id="labels around"),
    ],
)
def test_changed_statements_are_caught(pairs: list[Pair], mutate: Mutator, floor: float) -> None:
    made, missed = 0, []
    for plan, source in pairs:
        mutants = _Mutants(plan, source)
        for statement in plan.statements[::SAMPLE]:
            mutants.try_all(mutate(statement, plan))
        made += mutants.made
        missed += mutants.missed
    caught = 1 - len(missed) / made
    print(f"{made - len(missed)} of {made} caught ({caught:.2%})")
    assert made > 300
    assert caught >= floor, [_words(statement) for statement in missed[:20]]


def _other_role(statement: Statement, plan: Plan) -> Iterator[Statement]:
    """An aim entered as reached, or the other way round, with the year that goes without saying."""
    role = "actual" if statement.role == "target" else "target"
    usual = {"target": str(plan.period[1])}
    year = statement.year
    if year == usual.get(statement.role, str(plan.base_year)):
        year = usual.get(role, str(plan.base_year))
    yield replace(statement, role=role, year=year)


def _other_year(statement: Statement, _: Plan) -> Iterator[Statement]:
    yield replace(statement, year=str(int(statement.year[-4:]) + 1))


def _other_scope(statement: Statement, _: Plan) -> Iterator[Statement]:
    yield replace(statement, scope="流动人口")


def _no_scope(statement: Statement, _: Plan) -> Iterator[Statement]:
    """Leave out a scope that the names and headings of the row do not hold already."""
    own = statement.indicator
    held = "".join((statement.label, statement.section, statement.block, own.zh, *own.aliases))
    pairs = [statement.scope[i : i + 2] for i in range(len(statement.scope) - 1)]
    if pairs and sum(pair in held for pair in pairs) * 2 < len(pairs):
        yield replace(statement, scope="")


def _other_bound(statement: Statement, _: Plan) -> Iterator[Statement]:
    printed = statement.value.printed
    swaps = {"以上": "以下", "以下": "以上", "≥": "≤", "≤": "≥", "不低于": "不超过", "达": "超"}
    for old, new in swaps.items():
        if old in printed:
            value = replace(statement.value, printed=printed.replace(old, new))
            yield replace(statement, value=value)


def _no_bound(statement: Statement, _: Plan) -> Iterator[Statement]:
    for word in ("以上", "以下", "≥", "≤", "不低于", "不少于", "左右", "不超过"):
        if word in statement.value.printed:
            printed = statement.value.printed.replace(word, "")
            yield replace(statement, value=replace(statement.value, printed=printed))


def _other_unit(statement: Statement, _: Plan) -> Iterator[Statement]:
    for old, new in (("%", "‰"), ("‰", "%"), ("人", "名"), ("张", "个"), ("万元", "亿元")):
        if old in statement.value.printed:
            printed = statement.value.printed.replace(old, new)
            yield replace(statement, value=replace(statement.value, printed=printed))


def _indicators_around(statement: Statement, plan: Plan) -> Iterator[Statement]:
    """The indicators of three rows on each side."""
    rows = [row for row in plan.statements if row.section == statement.section]
    at = rows.index(statement)
    yield from _given(statement, plan, (row.indicator for row in rows[max(0, at - 3) : at + 4]))


def _any_indicators(statement: Statement, plan: Plan) -> Iterator[Statement]:
    known = list(VOCABULARY.indicators.values())
    some = random.Random(statement.label).sample(known, 3)
    yield from _given(statement, plan, some)


def _relatives(statement: Statement, plan: Plan) -> Iterator[Statement]:
    own = statement.indicator
    ids = (*own.related, *own.part_of, *own.subgroup_of)
    yield from _given(statement, plan, (VOCABULARY.indicators[name] for name in ids))


def _given(
    statement: Statement, plan: Plan, indicators: Iterable[Indicator]
) -> Iterator[Statement]:
    """Return the statement with each of the indicators that its row does not have.

    What `check` refuses is left out: an indicator that is not counted in the figure's unit.
    """
    rows = [row for row in plan.statements if row.position == statement.position]
    unit = VOCABULARY.units.find(statement.value.unit)
    for indicator in dict.fromkeys(indicators):
        counted = unit is None or unit.dimension == indicator.unit.dimension
        if counted and indicator not in [row.indicator for row in rows]:
            yield replace(statement, indicator=indicator)


@pytest.mark.parametrize(
    ("mutate", "floor"),
    [
        pytest.param(_indicators_around, 0.97, id="indicators around"),
        pytest.param(_any_indicators, 0.99, id="any indicator"),
        pytest.param(_relatives, 0.9, id="relatives"),
    ],
)
def test_the_indicator_is_held_against_the_label(
    pairs: list[Pair], mutate: Mutator, floor: float
) -> None:
    made, missed = 0, []
    for plan, source in pairs:
        locator = Locator(blocks_of(source, WORDS), WORDS, plan.rows)
        for statement in plan.statements:
            rows = [row for row in plan.statements if row.position == statement.position]
            for mutant in mutate(statement, plan):
                given = [mutant if row is statement else row for row in rows]
                made += 1
                checks = check_statements(given, locator, plan, VOCABULARY)
                if all(check.result != DOUBTFUL for check in checks):
                    missed.append(mutant)
    caught = 1 - len(missed) / made
    print(f"{made - len(missed)} of {made} caught ({caught:.2%})")
    assert made > 500
    assert caught >= floor, [(row.label, row.indicator.id) for row in missed[:20]]


@pytest.mark.parametrize(
    ("mutate", "floor"),
    [
        pytest.param(_other_role, 0.95, id="role"),
        pytest.param(_other_year, 0.95, id="year"),
        pytest.param(_other_scope, 0.95, id="scope"),
        pytest.param(_no_scope, 0.4, id="no scope"),
        pytest.param(_other_bound, 0.95, id="bound"),
        pytest.param(_no_bound, 0.95, id="no bound"),
        pytest.param(_other_unit, 0.95, id="unit"),
    ],
)
def test_the_sentence_is_held_against_the_row(
    pairs: list[Pair], mutate: Mutator, floor: float
) -> None:
    made, missed = 0, []
    for plan, source in pairs:
        locator = Locator(blocks_of(source, WORDS), WORDS, plan.rows)
        for statement in plan.rows:
            if statement.channel == "table":
                continue
            for mutant in mutate(statement, plan):
                made += 1
                (check,) = check_statements([mutant], locator, plan)
                if check.result == FOUND:
                    missed.append(mutant)
    caught = 1 - len(missed) / made
    print(f"{made - len(missed)} of {made} caught ({caught:.2%})")
    assert made > 20
    assert caught >= floor, [_words(statement) for statement in missed[:20]]
