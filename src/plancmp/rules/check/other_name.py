"""A row whose label is the name of another indicator than the one it is given."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from plancmp.model.vocabulary import Vocabulary
from plancmp.rules.rule import Finding, PlanFile, Rule

_WIDTH = {ord("（"): "(", ord("）"): ")", ord("％"): "%", ord(" "): None}


def check(subject: PlanFile) -> Iterator[Finding]:
    """Yield a finding for each row with the very name of one indicator and the id of another.

    A note says that the curator means it. Of a compound row each indicator is looked at; its
    label is no indicator's name.
    """
    if not subject.vocabulary_known:
        return
    owners = _owners(subject.vocabulary)
    seen = set()
    for statement in subject.plan.statements:
        owner = owners.get(_plain(statement.label))
        if owner is None or owner == statement.indicator.id or statement.note:
            continue
        if statement.position in seen:
            continue
        seen.add(statement.position)
        yield Finding(
            statement.position,
            f"{statement.label!r} is the name of `{owner}`, not of `{statement.indicator.id}`",
            f"give it `indicator: {owner}`, or a `note` of why not",
        )


@lru_cache(maxsize=8)
def _owners(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the ids of indicators by their names, without names that two of them could have."""
    owners: dict[str, str] = {}
    shared = set()
    for indicator in vocabulary.indicators.values():
        for name in {_plain(each) for each in (indicator.zh, *indicator.aliases)}:
            if name in owners:
                shared.add(name)
            owners[name] = indicator.id
    return {name: owner for name, owner in owners.items() if name not in shared}


def _plain(label: str) -> str:
    return label.translate(_WIDTH)


RULES = (
    Rule(
        "V213", "name-of-another", "warning",
        "A wrong id that exists passes every other check; a label that is the name of another "
        "indicator gives it away.",
        "row",
        "- {indicator: hospital_delivery_rate, label: 婴儿死亡率, target: 6.0‰以下}",
        "- {indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6.0‰以下}",
        check_plan=check,
    ),
)  # fmt: skip
