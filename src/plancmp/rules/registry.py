"""Finding the rules, and choosing among them: a rule is found by its file being there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from plancmp.messages import Message, Template, Verbatim, say
from plancmp.rules.rule import Rule

UNREADABLE = "R"
"""The family that no choice leaves out: a file that was not read was not checked."""

_NO_RULE = Template("no_rule", "no rule is called {word}: {hint}", "没有名为 {word} 的规则：{hint}")
_OF_OTHER = Template(
    "rule_of_other", "it is one of `plancmp {command}`", "它属于 `plancmp {command}`"
)


class UnknownRuleError(LookupError):
    """No rule and no family of rules is called so; `message` says so, and names the nearest."""

    def __init__(self, word: str, hint: Message) -> None:
        self.word = word
        self.message = say(_NO_RULE, word=Verbatim(repr(word)), hint=hint)
        super().__init__(self.message.text())


@cache
def _folder(name: str) -> tuple[Rule, ...]:
    """Return the rules in the modules of a folder, by code. Only this folder is imported."""
    package = import_module(f"plancmp.rules.{name}")
    found = [
        rule
        for module in iter_modules(package.__path__)
        for rule in import_module(f"{package.__name__}.{module.name}").RULES
    ]
    return tuple(sorted(found, key=lambda rule: str(rule.code)))


def all_rules() -> tuple[Rule, ...]:
    """Return every rule, by code."""
    return tuple(sorted((*_folder("check"), *_folder("audit")), key=lambda rule: rule.code))


def audit_rules() -> tuple[Rule, ...]:
    """Return the rules that `audit` runs."""
    return _folder("audit")


@cache
def check_rules() -> tuple[Rule, ...]:
    """Return the rules that `check` runs: its own, and those of the audit that show slips too."""
    both = (rule for rule in _folder("audit") if rule.in_check)
    return tuple(sorted((*_folder("check"), *both), key=lambda rule: rule.code))


@cache
def by_code() -> dict[str, Rule]:
    """Return every rule by its code and by each code that it had."""
    return {code: rule for rule in all_rules() for code in (rule.code, *rule.aliases)}


def named(words: Iterable[str], among: Sequence[Rule] | None = None) -> list[Rule]:
    """Return the rules that the words name: a code, the start of codes, a name, or a severity.

    Raises UnknownRuleError for a word that names none of those to choose from.
    """
    rules = all_rules() if among is None else among
    found: dict[str, Rule] = {}
    for word in words:
        matches = [rule for rule in rules if rule.is_called(word)]
        if not matches:
            raise UnknownRuleError(word, _hint(word, rules))
        found.update({rule.code: rule for rule in matches})
    return list(found.values())


def _hint(word: str, rules: Sequence[Rule]) -> Message:
    from plancmp.reading.shape import suggestion

    if any(rule.is_called(word) for rule in all_rules()):
        return say(_OF_OTHER, command="audit" if rules == check_rules() else "check")
    return suggestion(word, [name for rule in rules for name in (rule.code, rule.name)])


def choose(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> frozenset[str]:
    """Return the codes to check for: those of `select`, or all, without those of `ignore`.

    Problems of reading stay: what cannot be read cannot be said to be right. Raises
    UnknownRuleError.
    """
    rules = check_rules()
    chosen = {rule.code for rule in (named(select, rules) if select else rules)}
    chosen -= {rule.code for rule in named(ignore, rules)}
    return frozenset(chosen | {rule.code for rule in rules if rule.code.startswith(UNREADABLE)})


def choose_audit(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> list[Rule]:
    """Return the rules of the audit to run; none may be left. Raises UnknownRuleError."""
    rules = audit_rules()
    wanted = named(select, rules) if select else list(rules)
    unwanted = named(ignore, rules)
    return [rule for rule in wanted if rule not in unwanted]
