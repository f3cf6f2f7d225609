"""The help and the usage errors of click in Chinese, as far as click lets them be."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from textwrap import dedent, indent
from typing import Any

import click

from plancmp.messages import message
from plancmp.messages.command_help import COMMANDS_ZH, EPILOG_ZH, GROUP_ZH, MORE_ZH, PARTS_ZH
from plancmp.messages.help import WORDS_ZH, option_in_chinese


class _Formatter(click.HelpFormatter):
    """Headings in Chinese."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, WORDS_ZH["Usage: "])

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        # click makes its option for help itself, at the last moment
        said = [(name, _extras_in_chinese(option_in_chinese(text))) for name, text in rows]
        super().write_dl(said, col_max, col_spacing)

    def write_heading(self, heading: str) -> None:
        super().write_heading(WORDS_ZH.get(heading, heading))


def _extras_in_chinese(said: str) -> str:
    """Return what click adds to a help, [default: text], with its words in Chinese."""
    for word in ("default: ", "env var: ", "required"):
        said = said.replace(f"[{word}", f"[{WORDS_ZH[word]}")
    return said


class _Context(click.Context):
    formatter_class = _Formatter


def in_chinese(command: click.Command, name: str = "") -> click.Command:
    """Return a command with its help in Chinese: what it is for, its examples, its options."""
    command = copy(command)
    command.context_class = _Context
    command.params = [copy(parameter) for parameter in command.params]
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.help:
            parameter.help = option_in_chinese(parameter.help)
    about = COMMANDS_ZH.get(name) or PARTS_ZH.get(name)
    if about is not None:
        examples = (command.help or "").partition("\b\n")[2].partition("\n")[2]
        examples = indent(dedent(examples).strip(), "  ")
        command.short_help = about
        parts = (about, MORE_ZH.get(name, ""), f"\b\n示例：\n{examples}" if examples else "")
        command.help = "\n\n".join(part for part in parts if part)
        if isinstance(command, click.Group):
            command.commands = {
                part: in_chinese(subcommand, f"{name} {part}")
                for part, subcommand in command.commands.items()
            }
    elif isinstance(command, click.Group):
        command.help, command.epilog = GROUP_ZH, EPILOG_ZH
    return command


def usage_error(error: click.UsageError) -> str:
    """Return in Chinese what click found wrong with how a command was called."""
    name = _name_of(error)
    if isinstance(error, click.MissingParameter):
        return message("missing_parameter", name=name).text("zh")
    if isinstance(error, click.NoSuchOption):
        return message("no_such_option", name=error.option_name).text("zh")
    if isinstance(error, click.BadParameter):
        return message("bad_parameter", name=name).text("zh")
    return message("wrong_usage", reason=error.format_message()).text("zh")


def _name_of(error: Any) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return str(getattr(error, "param_hint", "") or "")
    return str(parameter.make_metavar(error.ctx) if not parameter.opts[0].startswith("-")
               else parameter.opts[-1])  # fmt: skip
