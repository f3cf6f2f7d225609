"""The catalogue of sentences: nothing in it is said by nobody, nothing is said twice under a key."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from plancmp.cli.common.chinese import in_chinese
from plancmp.cli.main import COMMANDS
from plancmp.cli.main import group as main_command
from plancmp.messages import CATALOGUES
from plancmp.messages.coding_columns import CODING
from plancmp.messages.columns import COLUMNS
from plancmp.messages.command_help import COMMANDS_ZH, MORE_ZH, PARTS_ZH
from plancmp.messages.documents import DOCUMENTS
from plancmp.messages.help import OPTIONS_ZH
from plancmp.messages.pages import PAGE
from plancmp.messages.reading import READING
from plancmp.messages.words import WORDS
from tests.conftest import ROOT

PACKAGE = ROOT / "src" / "plancmp"
SENTENCES = (*CATALOGUES, READING, DOCUMENTS)


def _texts(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield the texts in a module, and with True those that a text made up there begins with."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value, False
        elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            yield str(node.values[0].value), True


def test_every_sentence_is_said() -> None:
    modules = [path for path in PACKAGE.rglob("*.py") if path.parent.name != "messages"]
    texts = {text for path in modules for text in _texts(path)}
    whole = {text for text, begins in texts if not begins}
    beginnings = tuple(text for text, begins in texts if begins and text.rstrip("_").isalpha())
    templates = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.html"))
    known = {key for catalogue in (*SENTENCES, COLUMNS, CODING, WORDS) for key in catalogue}
    unsaid = {key for key in known if not {key, key.removesuffix("_one")} & whole}
    assert not {key for key in unsaid if not key.startswith(beginnings)}
    assert not {key for key in PAGE if key not in whole and f".{key}" not in templates}


def test_no_sentence_hides_another() -> None:
    assert [
        key for key, times in Counter(k for c in SENTENCES for k in c).items() if times > 1
    ] == []


def _commands() -> Iterator[tuple[str, click.Command]]:
    with click.Context(main_command) as context:
        for name in COMMANDS:
            command = main_command.get_command(context, name)
            assert command is not None
            yield name, command
            if isinstance(command, click.Group):
                yield from ((f"{name} {part}", inner) for part, inner in command.commands.items())


def test_every_help_in_chinese_is_of_an_option_or_a_command() -> None:
    helps = {
        parameter.help
        for _, command in [("", main_command), *_commands()]
        for parameter in command.params
        if isinstance(parameter, click.Option)
    }
    assert set(OPTIONS_ZH) <= helps | {"Show this message and exit.", "Show the version and exit."}
    assert set(COMMANDS_ZH) | set(PARTS_ZH) | set(MORE_ZH) <= {name for name, _ in _commands()}


def test_help_in_chinese_leaves_the_commands_as_they_are() -> None:
    with click.Context(main_command) as context:
        command = main_command.get_command(context, "report")
    assert isinstance(command, click.Group)
    said = [command.help, *_option_helps(command.commands["diff"])]
    chinese = in_chinese(command, "report")
    assert isinstance(chinese, click.Group)
    assert not {*said} & {chinese.help, *_option_helps(chinese.commands["diff"])}
    assert said == [command.help, *_option_helps(command.commands["diff"])]


def _option_helps(command: click.Command) -> list[str]:
    return [one.help for one in command.params if isinstance(one, click.Option) and one.help]
