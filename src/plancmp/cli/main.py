"""The command group, and what ends the program quietly or with a message."""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import suppress
from importlib import import_module

import click

COMMANDS = {
    "plans": "List the plans.",
    "show": "Show the statements of one plan, in the order of the document.",
    "indicators": "List the indicators, or find them by half a name.",
    "domains": "List the domains of the indicators.",
    "places": "List the places, or find them by half a name.",
    "match": "Find the indicator that a printed label means.",
    "diff": "Show what changed from plan A to plan B.",
    "audit": "Show where a plan contradicts itself or falls short.",
    "compare": "Set the targets of several plans side by side.",
    "align": "Hold a plan against the plan of the place above it.",
    "progress": "Show how far the targets of plans are along.",
    "chart": "Draw a comparison: in the terminal, as SVG or PNG.",
    "export": "Write every statement as data.",
    "report": "Write a page to hand on, or a small site of all plans.",
    "projects": "List and sum the construction projects of the annexes.",
    "check": "Check the YAML files for mistakes.",
    "verify": "Find every statement again in the source texts.",
    "text": "Show a document as every command reads it.",
    "scan": "Draft a plan's YAML file from its text, for review.",
    "review": "Work through the marked rows of a draft.",
    "new": "Write a plan file: an empty one, or one from a sheet.",
    "schema": "Print the JSON Schema of the YAML files, for editors.",
    "index": "Show or clear what is kept of the data that were read.",
    "changes": "Show what edits of the YAML since a git revision mean.",
    "agree": "Hold several encodings of one document against each other.",
    "cite": "Say how a plan, or the data set, is cited.",
}
"""The commands and their summaries; their modules are imported when they are run."""


class _ClosedPipe(Exception):
    """Nobody reads the output any more. click would make an OSError exit status 1."""


class _Terminated(KeyboardInterrupt):
    """The system asks the program to end; what is half written goes, as when a person does."""


def _terminated(*_: object) -> None:
    raise _Terminated


def _ask_again(dropped: sys.UnraisableHookArgs) -> None:
    """Send a signal once more that came where Python can only drop what is raised."""
    if not isinstance(dropped.exc_value, KeyboardInterrupt) or not hasattr(signal, "SIGALRM"):
        sys.__unraisablehook__(dropped)
        return
    asked = isinstance(dropped.exc_value, _Terminated)
    number = signal.SIGTERM if asked else signal.SIGINT
    signal.signal(signal.SIGALRM, lambda *_: signal.raise_signal(number))
    signal.setitimer(signal.ITIMER_REAL, 0.001)


class _LazyGroup(click.Group):
    """A group that imports a command's module only when that command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"plancmp.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        command.short_help = COMMANDS[cmd_name]
        if _speaks_chinese():
            from plancmp.cli.common.chinese import in_chinese

            return in_chinese(command, cmd_name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        given = list(args)
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            command = next((word for word in given if word in COMMANDS), None)
            if command is None:
                raise
            from plancmp.cli.common.usage import problem

            given.remove(command)
            example = " ".join(["plancmp", command, *given])
            raise problem(
                "option_before_command", option=error.option_name, example=example
            ) from None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from plancmp.cli.common.usage import problem
            from plancmp.reading.shape import nearest

            near = nearest(args[0], COMMANDS)
            listed = ", ".join(f"`{name}`" for name in near or COMMANDS)
            raise problem(
                "no_command" if near else "no_command_of", name=args[0], candidates=listed
            )
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        try:
            result: object = super().invoke(ctx)
            sys.stdout.flush()
        except (BrokenPipeError, _ClosedPipe):
            raise _ClosedPipe from None
        return result

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            if _speaks_chinese():
                from plancmp.messages.command_help import COMMANDS_ZH

                formatter.write_dl(
                    [(name, COMMANDS_ZH.get(name, COMMANDS[name])) for name in COMMANDS]
                )
            else:
                formatter.write_dl(list(COMMANDS.items()))


def _speaks_chinese() -> bool:
    from plancmp.cli.common.usage import language
    from plancmp.messages.words import reads_chinese

    return reads_chinese(language())


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"plancmp {version('plancmp')}")
        ctx.exit()


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: 0 done; 1 findings or differences; 2 wrong usage or unreadable input.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and exit.",
)
def group() -> None:
    """Compare what government plans promise.

    PLAN is the id of a plan of the data set, or a path to a YAML file. An indicator is an id, a
    Chinese or an English name, or enough of one.
    """


def _explain_data_error(error: Exception) -> None:
    """End with a line for each problem, and status 2, if the error is about data files."""
    from plancmp.cli.common.usage import language
    from plancmp.messages import message
    from plancmp.model.problem import DataError
    from plancmp.output.text import one_line

    if isinstance(error, DataError):
        for problem in error.problems:
            said = problem.in_lang(language())
            click.echo(message("error_head").text(language()) + one_line(said), err=True)
        sys.exit(2)


def _forget_stdout() -> None:
    """Let nothing more be written: what waits to be flushed would fail once more at the end."""
    with suppress(OSError, ValueError):  # a stream without a file of its own
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _named(error: OSError) -> str:
    return f": {error.filename!r}" if error.filename else ""


def _said(key: str, **arguments: str) -> str:
    from plancmp.cli.common.usage import language
    from plancmp.messages import message

    return message(key, **arguments).text(language())


def main() -> None:
    """Run the command line; never a traceback, and a closed pipe ends it quietly."""
    if hasattr(signal, "SIGPIPE"):
        # As `head` expects of what it reads from; click would end with 1, as if it had failed.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    # A command lives for a moment and keeps nearly all it makes: collecting only costs time.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            # The data is Chinese: an ASCII locale must not be able to make it unprintable.
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    asked_for: click.Command = group
    try:
        with suppress(ValueError):  # within another program's thread
            signal.signal(signal.SIGTERM, _terminated)
            sys.unraisablehook = _ask_again
        if _speaks_chinese():
            from plancmp.cli.common.chinese import in_chinese

            asked_for = in_chinese(group)
        status = asked_for.main(prog_name="plancmp", standalone_mode=False)
    except (click.exceptions.Abort, KeyboardInterrupt) as error:
        sys.stderr.write(_said("interrupted") + "\n")
        asked = isinstance(error.__cause__ or error, _Terminated)
        sys.exit(128 + (signal.SIGTERM if asked else signal.SIGINT))
    except click.UsageError as error:
        if _speaks_chinese():
            from plancmp.cli.common.chinese import usage_error

            sys.stderr.write(f"错误：{usage_error(error)}\n")
        else:
            error.show()
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (BrokenPipeError, _ClosedPipe):
        _forget_stdout()
        sys.exit(0)
    except OSError as error:
        if os.environ.get("PLANCMP_DEBUG"):
            raise
        _forget_stdout()
        reason = f"{error.strerror or error}{_named(error)}"
        sys.stderr.write(_said("error_head") + _said("cannot_go_on", reason=reason) + "\n")
        sys.exit(2)
    except Exception as error:
        _explain_data_error(error)
        if os.environ.get("PLANCMP_DEBUG"):
            raise
        reason = f"{type(error).__name__}: {error}"
        sys.stderr.write(_said("error_head") + _said("defect", reason=reason) + "\n")
        sys.exit(2)
    gc.freeze()  # the end of the process looks for garbage too
    sys.exit(status if isinstance(status, int) else 0)
