"""Running the rules over plans."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from plancmp.audit import rules
from plancmp.audit.finding import Finding
from plancmp.comparison.diff import Remarks
from plancmp.messages import Message
from plancmp.plans.model import Plan, Statement


def all_rules() -> list[ModuleType]:
    """Return the rule modules by code; each has CODE, NAME, SEVERITY, a docstring and `check`."""
    names = [module.name for module in iter_modules(rules.__path__)]
    modules = [import_module(f"{rules.__name__}.{name}") for name in names]
    return sorted(modules, key=lambda module: str(module.CODE))


def audit_plan(plan: Plan) -> Iterator[Finding]:
    """Yield every finding about one plan, rule by rule."""
    for rule in all_rules():
        yield from rule.check(plan)


def remarks_on(*plans: Plan) -> Remarks:
    """Return what the audit has to say about single statements, as caveats for their rows."""
    found: dict[Statement, list[Message]] = {}
    for plan in plans:
        for finding in audit_plan(plan):
            for statement in finding.about:
                found.setdefault(statement, []).append(finding.message)
    return found
