"""What `check` and `audit` share: choosing rules, explaining them, writing findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from plancmp.cli.common.usage import UsageProblem
from plancmp.messages import Template, say
from plancmp.output.findings import FORMATS

if TYPE_CHECKING:
    from plancmp.cli.common.output import Output
    from plancmp.rules.report import Report

_T = TypeVar("_T")

_NO_FORMAT = Template(
    "option_without_format",
    "{option} has no format {format}; it has table, json, markdown …",
    "{option} 没有 {format} 格式；可用 table、json、markdown 等",
)


def words_of(given: Sequence[str]) -> list[str]:
    """Return the words of options that take several, with commas between them or repeated."""
    return [word.strip() for listed in given for word in listed.split(",") if word.strip()]


def refuse_format(option: str, out: Output) -> None:
    """End with wrong usage where an option is asked for in a format of findings."""
    if out.format in FORMATS:
        raise UsageProblem(say(_NO_FORMAT, option=option, format=out.format))


def find_rules(find: Callable[[], _T]) -> _T:
    """Return what is found among the rules; wrong usage where a word names none."""
    from plancmp.rules.registry import UnknownRuleError

    try:
        return find()
    except UnknownRuleError as error:
        raise UsageProblem(error.message) from None


def explain(word: str, out: Output) -> None:
    """Write what the rules that a word names are for; all of them for `all`."""
    from plancmp.output.tables.rules import explanation, rules_table
    from plancmp.rules.registry import all_rules, named

    refuse_format("--explain", out)
    everything = word.lower() == "all"
    rules = all_rules() if everything else find_rules(lambda: named(words_of((word,))))
    if out.format == "table":
        text = "\n----\n\n".join(explanation(rule, out.lang) for rule in rules)
        out.write_with(lambda target: target.stream.writelines((text,)))
    else:
        out.write(rules_table(rules, out.lang))


def write_findings(report: Report, out: Output, name: str) -> None:
    """Write findings in a format that only findings have."""
    module = import_module(f"plancmp.output.findings.{name}")
    out.write_with(lambda target: module.write(report, target, out.lang))
