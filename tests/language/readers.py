"""What each reader makes of a small text, in a line, so that two lists of words can be compared."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from plancmp.language.blocks import Heading, Paragraph, blocks_of
from plancmp.language.documents import document_of
from plancmp.language.figures import all_figures
from plancmp.language.folding import clean
from plancmp.language.spelling import ValueSyntaxError
from plancmp.language.tables import columns_of
from plancmp.model.vocabulary import Vocabulary
from plancmp.model.words import Words
from plancmp.reading.catalogue import Catalogue
from plancmp.reading.plans import plan_from_tree
from plancmp.reading.tree import parse_tree
from plancmp.reading.value_language import parse_value
from plancmp.tracing.scan.draft import write_draft
from plancmp.tracing.scan.scan import Scan, scan_document
from plancmp.tracing.scan.suggest import Suggester
from plancmp.tracing.verify.doubt import doubt_of
from plancmp.tracing.verify.prose import matches
from plancmp.tracing.verify.search import Location
from plancmp.tracing.verify.stream import stream
from plancmp.tracing.verify.unused import unused_figures
from tests.conftest import SHIPPED, plan_text

LABEL = "婴儿死亡率"
PRINTED = "5.0‰"
_PLACES = ("000000", "450000", "450200", "450700")
_SOME = (
    "infant_mortality_rate", "life_expectancy_at_birth", "physicians_per_1000",
    "health_technicians", "health_technician_share_of_staff", "other_health_technicians",
)  # fmt: skip


@cache
def vocabulary() -> Vocabulary:
    whole = Catalogue(SHIPPED).vocabulary
    return replace(whole, indicators={key: whole.indicators[key] for key in _SOME})


def value(text: str, words: Words) -> str:
    """The value that a printed text is."""
    try:
        read = parse_value(text, words)
    except ValueSyntaxError:
        return "refused"
    return " ".join(str(part) for part in read.meaning() if part not in (None, ""))


def figures(text: str, words: Words) -> str:
    """The figures of a sentence: as printed, bound, number, unit, or what it is instead."""
    return "; ".join(
        " ".join(
            filter(None, (text[figure.start : figure.end], figure.bound, str(figure.number), figure.unit,
                          figure.none)),
        )
        for figure in all_figures(clean(text), words)
    )  # fmt: skip


def outline(text: str, words: Words) -> str:
    """The blocks of a document (`/` for a new line): where each stands."""
    found = []
    for block in blocks_of(document_of("a.txt", text.replace("/", "\n").encode()), words):
        where = block.where
        kind = "annex" if where.annex else where.channel
        name = block.title if isinstance(block, Heading) else where.name
        prose = block.printed if isinstance(block, Paragraph) else ""
        found.append(" ".join(filter(None, (kind, where.section, name, prose))))
    return "; ".join(found)


def columns(text: str, words: Words) -> str:
    """What the columns of a table hold; `|` between its heads."""
    lines = "\n".join([*text.replace("|", "\t").split("/"), "甲\t1\t2", "乙\t3\t4"])
    blocks = blocks_of(document_of("a.txt", lines.encode()), words)
    grids = [block.grid for block in blocks if not isinstance(block, Heading | Paragraph)]
    return "; ".join(column.kind or "-" for grid in grids for column in columns_of(grid, words))


def found(text: str, words: Words) -> str:
    """How surely a value of infant mortality stands in a sentence (0 is best).

    The value is 5.0‰ or a word, or what stands behind a `|`.
    """
    text, _, given = text.partition("|")
    blocks = blocks_of(document_of("a.txt", text.encode()), words)
    prose = stream(block for block in blocks if isinstance(block, Paragraph))
    for printed in (given,) if given else (PRINTED, "全覆盖", "均", "提高"):
        costs = [str(match.cost) for match in matches(LABEL, printed, prose, words)]
        if costs:
            return f"{printed} {', '.join(costs)}"
    return "not found"


def left(text: str, words: Words) -> str:
    """The figures that no statement uses, with their kinds."""
    blocks = blocks_of(document_of("a.txt", text.encode()), words)
    unused = unused_figures(blocks, (), (), words, vocabulary().units)
    return "; ".join(f"{left.figure} {left.kind}" for left in unused)


def doubt(text: str, words: Words) -> str:
    """Whether a sentence bears out a statement of 5.0‰: `role|year|scope|section|sentence`."""
    role, year, scope, section, sentence = text.split("|")
    line = f"{{indicator: infant_mortality_rate, label: {LABEL}, {role}: {PRINTED}, year: {year}}}"
    root = parse_tree("some-plan.yaml", plan_text(line).encode())
    plan = plan_from_tree(root, vocabulary_with(words))
    before, _, behind = clean(sentence).partition(PRINTED)
    statement = replace(plan.statements[0], scope=scope, section=section)
    found = doubt_of(statement, Location(1, 0, (), 0, before, behind), plan, words)
    return " ".join(found).strip() or "borne out"


def vocabulary_with(words: Words) -> Vocabulary:
    some = vocabulary()
    return replace(some, words=words, places={code: some.places[code] for code in _PLACES})


def _scan(text: str, some: Vocabulary) -> Scan:
    return scan_document(
        document_of("a.txt", text.replace("/", "\n").encode()), some, Suggester(some)
    )


def written(text: str, words: Words) -> str:
    """The rows of a draft as they are written, with what is said of them."""
    some = vocabulary_with(words)
    lines = write_draft(_scan(text, some), some, "a").text.split("\n")
    rows = [
        line for line in lines if "{indicator: " in line or line.startswith(("title", "period"))
    ]
    return "; ".join(row.strip() for row in rows)


def draft(text: str, words: Words) -> str:
    """What a draft has of a document (`/` for a new line): its header and its rows."""
    scan = _scan(text, vocabulary_with(words))
    header = scan.header
    head = f"{header.title} {header.place} {header.stage} {header.issuer} {header.period}"
    rows = []
    for part in scan.parts:
        for row in part.rows:
            values = [
                f"{role} {reading.printed} {dict(reading.given) or ''}"
                for role, reading in (*row.values.items(), *row.targets.items())
            ]
            doubts = [doubt.template.key for doubt in row.doubts]
            label = row.label + (f" of {row.scope}" if row.scope else "")
            rows.append(f"{label} {row.unit}{row.year}{row.nature} {values} {doubts}")
        rows += [f"left {leftover.printed} {leftover.context}" for leftover in part.unused]
    return "; ".join([head, *rows, *(str(dict(project)) for project in scan.projects)])


def progress(text: str, words: Words) -> str:
    """Whether a project with such progress is told to have nothing built yet."""
    listed = f"projects:\n  - {{number: 1, name: 甲楼, progress: {text}}}\n"
    root = parse_tree(
        "some-plan.yaml",
        (plan_text(f"{{indicator: none, label: {LABEL}, target: 提高}}") + listed).encode(),
    )
    plan = plan_from_tree(root, vocabulary_with(words))
    return "nothing built" if plan.projects[0].nothing_built else "something"


READERS = {
    "value": value,
    "figures": figures,
    "outline": outline,
    "columns": columns,
    "found": found,
    "left": left,
    "doubt": doubt,
    "draft": draft,
    "written": written,
    "progress": progress,
}
