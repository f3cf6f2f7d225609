"""`plancmp review`: the marked rows of a draft, one after the other, each with its sentence."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plancmp.cli.common.data import Data, data_option, said_again, sources_option
from plancmp.cli.common.narrowing import find_indicator_id
from plancmp.cli.common.output import language_option
from plancmp.cli.common.usage import UsageProblem, language, note, problem
from plancmp.messages import Verbatim, message
from plancmp.messages.words import name_in
from plancmp.output.text import one_line
from plancmp.reading.replacing import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from plancmp.language.documents import Document
    from plancmp.model.vocabulary import Vocabulary
    from plancmp.tracing.scan.review import Asked


@click.command("review")
@click.argument("file", type=click.Path())
@sources_option("Folder of the source text; else that of FILE.")
@language_option(exposed=False)
@data_option
def command(file: str, sources: str | None, data: Data) -> None:
    """Work through what a draft marks: each row with its sentence, a key for each answer.

    FILE is what `scan` wrote. Every line with `# ?` is shown with the sentence that it comes from,
    the reasons and the candidates, and an answer is read from stdin, a line each: nothing takes the
    row as it stands, o the others of its sentence too, a number takes that candidate, n says that
    no indicator fits, x takes the row out; a, b, t and p make it actual, baseline, target or prior
    target; `y 2019`, `l LABEL`, `s SCOPE`, `v VALUE`, `m UNIT` and `i INDICATOR` say year, label,
    scope, value, unit and indicator. Several go together with `;`. u goes back, q stops.

    Then it asks in the same way about what `check` and `verify` find fault with in a row:
    `c UNIT REASON` corrects a misprinted unit, `k REASON` acknowledges what is right all the same.
    The file is written after each answer, so that nothing is lost.

    \b
    Example:
      plancmp review some-city-14fyp.yaml
    """
    from plancmp.tracing.scan.review import asked_of, sentences_of, without_marks

    vocabulary = data.open().vocabulary
    path, folder = Path(file), Path(sources) if sources else Path(file).parent
    if not any(asked_of(_lines(path), vocabulary.indicators.__contains__)):
        raise problem("review_no_rows", file=Verbatim(file))
    text = _text(path, folder, vocabulary)
    settled: set[object] = set()
    key = "review_starts"
    while True:
        lines = _lines(path)
        drafted = list(asked_of(lines, vocabulary.indicators.__contains__))
        asked = [row for row in drafted if row.said]
        if not asked:
            found = list(_found_fault(path, drafted, text, data, vocabulary))
            asked = [row for row in found if row.key not in settled]
            key = "review_found"
        if not asked:
            break
        note(key, count=str(len(asked)))
        settled |= {row.key for row in asked}
        sentences = dict(sentences_of(drafted, text.lines if text else ()))
        left = len(asked) - _ask(path, lines, asked, sentences, vocabulary)
        if left:
            where = Verbatim(said_again(data, sources))
            note("review_goes_on", left=str(left), file=Verbatim(file), where=where)
            return
    _write(path, without_marks(lines))
    note(
        "review_done", file=Verbatim(file), data=Verbatim(said_again(data, None)),
        where=Verbatim(said_again(data, sources)),
    )  # fmt: skip


def _lines(path: Path) -> list[str]:
    """Return the lines of a file; raise DataError where it cannot be read."""
    from plancmp.reading.files import read_bytes
    from plancmp.reading.tree import decode

    return decode(str(path), read_bytes(path)).split("\n")


def _text(path: Path, folder: Path, vocabulary: Vocabulary) -> Document | None:
    """Return the text that a draft is of, None where it is not at hand."""
    from plancmp.model.problem import DataError
    from plancmp.tracing.scan.pages import read_page
    from plancmp.tracing.scan.review import source_of

    source = folder / Path(source_of(_lines(path))).name
    try:
        return read_page(source, vocabulary.words)
    except DataError:
        note("review_no_text", file=Verbatim(str(source)))
        return None


def _found_fault(
    path: Path, drafted: Sequence[Asked], text: Document | None, data: Data, vocabulary: Vocabulary
) -> Iterator[Asked]:
    """Yield the rows that `check` or `verify` finds fault with, and what."""
    from plancmp.model.problem import DataError
    from plancmp.output.tables.verify import reason_of, result_of
    from plancmp.reading.catalogue import default_folder
    from plancmp.reading.plans import collect_plan
    from plancmp.reading.tree import read_tree
    from plancmp.rules.checking import check_files
    from plancmp.rules.registry import choose
    from plancmp.tracing.verify.engine import FOUND, verify_plan

    lang = language()
    default = Path(data.folder) if data.folder else default_folder()
    said: dict[int, list[str]] = {}
    codes: dict[int, list[tuple[str, str]]] = {}
    for fault in check_files([str(path)], default, choose((), ())).problems:
        said.setdefault(fault.line, []).append(f"{fault.code} {fault.text(lang)}")
        codes.setdefault(fault.line, []).append((fault.code, fault.fingerprint))
    try:
        plan, _ = collect_plan(read_tree(path), vocabulary)
    except DataError:
        plan = None
    for check in verify_plan(plan, text, vocabulary.words, vocabulary) if plan and text else ():
        if check.result != FOUND:
            why = f"{result_of(check, lang)}: {reason_of(check, lang)}"
            said.setdefault(check.statement.position.line, []).append(why)
    for row in drafted:
        if reasons := said.get(row.at + 1):
            yield replace(row, said=tuple(reasons), codes=tuple(codes.get(row.at + 1, ())))


def _ask(
    path: Path, lines: list[str], questions: Sequence[Asked], sentences: Mapping[int, str],
    vocabulary: Vocabulary,
) -> int:  # fmt: skip
    """Ask about each line and write the file after each answer; return how many are done."""
    from plancmp.tracing.scan.review import AnswerError, answered

    now: list[str | None] = list(lines)
    at, shown = 0, -1
    while at < len(questions):
        asked = questions[at]
        others = _others(questions[at:], sentences)
        if at != shown:
            place = f"{at + 1}/{len(questions)}"
            _show(asked, sentences.get(asked.at, ""), place, others, vocabulary)
            shown = at
        click.echo("> ", nl=False, err=True)
        answer = sys.stdin.readline()
        if not answer:  # the end of the input, on the line of the question
            click.echo(err=True)
        if not answer or answer.strip() == "q":
            break
        if answer.strip() == "?":
            click.echo(message("review_answers").text(language()), err=True)
        elif answer.strip() == "u" and not at:
            click.echo(message("review_first").text(language()), err=True)
        elif answer.strip() == "u":
            at -= 1
            now[questions[at].at] = lines[questions[at].at]
        elif answer.strip() == "o" and others:
            for row in (asked, *others):
                now[row.at] = answered(lines[row.at], row, "", str)
            at += 1 + len(others)
        else:
            try:
                now[asked.at] = answered(
                    lines[asked.at], asked, answer.strip(),
                    lambda name: find_indicator_id(name, vocabulary),
                )  # fmt: skip
            except AnswerError as error:
                click.echo(error.said.text(language()), err=True)
                continue
            except UsageProblem as error:
                error.show()
                continue
            at += 1
        _write(path, now)
    return at


def _others(questions: Sequence[Asked], sentences: Mapping[int, str]) -> list[Asked]:
    """Return what follows the first question in its sentence, and may stand as it is."""
    plain = [sentences.get(asked.at, "").replace("«", "").replace("»", "") for asked in questions]
    same = takewhile(
        lambda pair: pair[1] == plain[0] and not pair[0].is_open, zip(questions, plain, strict=True)
    )
    found = [asked for asked, _ in same] if plain[0] else []
    return found[1:]


def _show(
    asked: Asked, sentence: str, number: str, others: Sequence[Asked], vocabulary: Vocabulary
) -> None:
    """Show a line with what a person needs to answer it."""
    lang = language()
    place = message("text_line", line=str(asked.line)).text(lang) if asked.line else ""
    said = ["", "  ".join(filter(None, (number, place, asked.where)))]
    said += [f"  {text}" for text in (sentence, asked.row) if text]
    said.append(f"  ? {'; '.join(asked.said)}")
    for count, identifier in enumerate(asked.candidates, 1):
        name = name_in(vocabulary.indicators[identifier], lang)
        said.append(f"  {count} {identifier} {name}")
    if others:
        rows = "; ".join(f"{other.label} {', '.join(other.printed)}" for other in others)
        said.append(message("review_others", rows=Verbatim(rows)).text(lang))
    for line in said:
        click.echo(one_line(line), err=True)


def _write(path: Path, lines: Sequence[str | None]) -> None:
    """Write the file, without what lost all its rows."""
    from plancmp.tracing.scan.review import without_blocks_left_empty

    kept = without_blocks_left_empty([line for line in lines if line is not None])
    try:
        write_whole(path, "\n".join(kept))
    except OSError as error:
        reason = error.strerror or str(error)
        raise problem("cannot_write", file=str(path), reason=reason) from None
