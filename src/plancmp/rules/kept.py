"""What audit found in a data folder, kept in its index until any of the folder's files changes.

What is kept is plain values, as all of the index: a finding with the statements that it rests on.
No rule is imported unless one has to be run.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any

from plancmp.model.plan import Acknowledged, Plan, Project, Statement
from plancmp.reading.catalogue import Catalogue
from plancmp.reading.lazy import Plain, as_json
from plancmp.reading.plain import Decoder, Encoder
from plancmp.rules.finding import Finding, Settlement

_KIND = "found"


def audit_folder(
    catalogue: Catalogue, plans: Sequence[Plan], tell_unread: Callable[[str], None]
) -> list[Settlement]:
    """Return the findings of each of the plans, held against all others of the data folder.

    The plans may be without their statements. `tell_unread` is called with the id of each other
    plan that cannot be read. Raises DataError where the observations cannot be.
    """
    inside = {plan.id for plan in plans if plan.file == str(catalogue.plan_path(plan.id))}
    key = catalogue.store.key_of_all() if len(inside) == len(plans) else ""
    found: dict[str, Settlement] = {}
    if key:
        wanted = () if len(plans) > 1 and len(plans) == len(catalogue.plan_ids()) else tuple(inside)
        decoder = Decoder(str(catalogue.folder), catalogue.vocabulary)
        for name, body in catalogue.store.index.parts(_KIND, key, wanted).items():
            with suppress(ValueError, LookupError, TypeError, AttributeError, ArithmeticError):
                found[name] = _decoded(json.loads(body), name, decoder)
    missing = [plan for plan in plans if plan.id not in found]
    if missing:
        unread = _look(catalogue, missing, found)
        for name in unread:
            tell_unread(name)
        if key and not unread:
            encoder = catalogue.store.encoder
            bodies = {plan.id: as_json(_encoded(found[plan.id], encoder)) for plan in missing}
            catalogue.store.index.keep_parts(_KIND, key, bodies)
    return [found[plan.id] for plan in plans]


def _look(catalogue: Catalogue, plans: Sequence[Plan], found: dict[str, Settlement]) -> list[str]:
    """Run the rules, and return the ids of the plans that cannot be read."""
    from plancmp.rules.auditing import settle_all

    known, unread = catalogue.readable()
    settled = settle_all(plans, [*known, *plans], catalogue.whole, catalogue.observations)
    found.update((plan.id, settlement) for plan, settlement in zip(plans, settled, strict=True))
    asked = {plan.id for plan in plans}
    return [name for name in unread if name not in asked]


class _Nouns:
    """Nouns that several findings name, each kept once."""

    def __init__(self) -> None:
        self.places: dict[int, int] = {}
        self.nouns: list[Any] = []

    def at(self, nouns: Iterable[Any]) -> list[int]:
        """Return where nouns stand."""
        places = []
        for noun in nouns:
            if id(noun) not in self.places:
                self.places[id(noun)] = len(self.nouns)
                self.nouns.append(noun)
            places.append(self.places[id(noun)])
        return places


def _encoded(settled: Settlement, encoder: Encoder) -> Plain:
    statements, projects = _Nouns(), _Nouns()
    value = encoder.value
    findings = [
        [
            value(finding.message), value(finding.hint), statements.at(finding.statements),
            statements.at(finding.about), projects.at(finding.projects), finding.cause,
            finding.code, finding.severity, finding.confidence, finding.fingerprint,
            value(finding.acknowledged),
        ]
        for finding in settled.findings
    ]  # fmt: skip
    back = [[value(entry), settled.findings.index(finding)] for entry, finding in settled.outdated]
    return [
        list(map(encoder.statement, statements.nouns)), list(map(encoder.noun, projects.nouns)),
        findings, back, list(map(value, settled.idle)),
    ]  # fmt: skip


def _decoded(plain: Plain, plan: str, decoder: Decoder) -> Settlement:
    value = decoder.value
    statements: list[Statement] = [decoder.statement(body) for body in plain[0]]
    projects = [Project(*map(value, body)) for body in plain[1]]
    findings = [
        Finding(
            value(said), tuple([statements[place] for place in rests]),
            tuple([statements[place] for place in about]), None, value(hint), None, cause, code,
            severity, sure, plan, fingerprint, value(entry), tuple([projects[i] for i in built]),
        )
        for (
            said, hint, rests, about, built, cause, code, severity, sure, fingerprint, entry
        ) in plain[2]
    ]  # fmt: skip
    back: list[tuple[Acknowledged, Finding]] = [
        (value(entry), findings[place]) for entry, place in plain[3]
    ]
    return Settlement(findings, back, [value(entry) for entry in plain[4]])
