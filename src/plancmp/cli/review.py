"""`plancmp review`: the marked rows of a draft, one after the other, each with its sentence."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plancmp.cli.common.data import Data, data_option
from plancmp.cli.common.narrowing import find_indicator_id
from plancmp.cli.common.usage import UsageProblem, language, note, problem
from plancmp.messages import Verbatim, message
from plancmp.messages.words import name_in
from plancmp.output.text import one_line
from plancmp.reading.replacing import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plancmp.model.vocabulary import Vocabulary
    from plancmp.tracing.scan.review import Asked


@click.command("review")
@click.argument("file", type=click.Path())
@click.option(
    "--sources",
    metavar="DIR",
    envvar="PLANCMP_SOURCES",
    show_envvar=True,
    type=click.Path(),
    help="Folder of the source text; else that of FILE.",
)
@data_option
def command(file: str, sources: str | None, data: Data) -> None:
    """Work through what a draft marks: each row with its sentence, a key for each answer.

    FILE is what `scan` wrote. Every line with `# ?` is shown with the sentence that it comes from,
    the reasons and the candidates, and an answer is read from stdin, a line each: nothing takes the
    row as it stands, a number takes that candidate, n says that no indicator fits, x takes the row
    out; a, b, t and p make it actual, baseline, target or prior target; `y 2019`, `l LABEL`,
    `s SCOPE`, `v VALUE` and `i INDICATOR` say year, label, scope, value and indicator. Several go
    together with `;`. u goes back, q stops. The file is written after each answer, so that nothing
    is lost; once no mark is left, it says how to check it.

    \b
    Example:
      plancmp review some-city-14fyp.yaml
    """
    from plancmp.reading.files import read_bytes
    from plancmp.reading.tree import decode
    from plancmp.tracing.scan.review import asked_of

    vocabulary = data.open().vocabulary
    path = Path(file)
    lines = decode(file, read_bytes(path)).split("\n")
    drafted = list(asked_of(lines, vocabulary.indicators.__contains__))
    marked = [asked for asked in drafted if asked.said]
    folder = Path(sources) if sources else path.parent
    sentences = _sentences(drafted, lines, folder, vocabulary)
    left = len(marked) - _ask(path, lines, marked, sentences, vocabulary)
    if left:
        note("review_goes_on", left=str(left), file=Verbatim(file))
    else:
        note("review_done", file=Verbatim(file), folder=Verbatim(str(folder)))


def _sentences(
    drafted: Sequence[Asked], lines: Sequence[str], folder: Path, vocabulary: Vocabulary
) -> Mapping[int, str]:
    """Return the sentence of each row by its place, none where the text is not at hand."""
    from plancmp.model.problem import DataError
    from plancmp.tracing.scan.pages import read_page
    from plancmp.tracing.scan.review import sentences_of, source_of

    path = folder / Path(source_of(lines)).name
    try:
        text = read_page(path, vocabulary.words)
    except DataError:
        note("review_no_text", file=Verbatim(str(path)))
        return {}
    return dict(sentences_of(drafted, text.lines))


def _ask(
    path: Path, lines: list[str], marked: Sequence[Asked], sentences: Mapping[int, str],
    vocabulary: Vocabulary,
) -> int:  # fmt: skip
    """Ask about each marked line and write the file after each answer; return how many are done."""
    from plancmp.tracing.scan.review import AnswerError, answered

    note("review_starts", count=str(len(marked)))
    now: list[str | None] = list(lines)
    at, shown = 0, -1
    while at < len(marked):
        asked = marked[at]
        if at != shown:
            _show(asked, sentences.get(asked.at, ""), f"{at + 1}/{len(marked)}", vocabulary)
            shown = at
        click.echo("> ", nl=False, err=True)
        answer = sys.stdin.readline()
        if not answer:  # the end of the input, on the line of the question
            click.echo(err=True)
        if not answer or answer.strip() == "q":
            break
        if answer.strip() == "?":
            click.echo(message("review_answers").text(language()), err=True)
        elif answer.strip() == "u":
            at = max(at - 1, 0)
            now[marked[at].at] = lines[marked[at].at]
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
        _write(path, now, whole=at == len(marked))
    return at


def _show(asked: Asked, sentence: str, number: str, vocabulary: Vocabulary) -> None:
    """Show a line with what a person needs to answer it."""
    lang = language()
    place = message("text_line", line=str(asked.line)).text(lang) if asked.line else ""
    said = ["", "  ".join(filter(None, (number, place, asked.where)))]
    said += [f"  {text}" for text in (sentence, asked.row) if text]
    said.append(f"  ? {'; '.join(asked.said)}")
    for count, identifier in enumerate(asked.candidates, 1):
        name = name_in(vocabulary.indicators[identifier], lang)
        said.append(f"  {count} {identifier} {name}")
    for line in said:
        click.echo(one_line(line), err=True)


def _write(path: Path, lines: Sequence[str | None], *, whole: bool) -> None:
    """Write the file; once all is answered, without what only a draft needs."""
    from plancmp.tracing.scan.review import without_blocks_left_empty, without_marks

    kept = without_blocks_left_empty([line for line in lines if line is not None])
    try:
        write_whole(path, "\n".join(without_marks(kept) if whole else kept))
    except OSError as error:
        reason = error.strerror or str(error)
        raise problem("cannot_write", file=str(path), reason=reason) from None
