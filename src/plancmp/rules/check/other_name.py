"""V213: a row whose label is the name of another indicator than the one it is given."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from plancmp.messages import Template, Verbatim, say
from plancmp.messages.words import Bilingual
from plancmp.model.vocabulary import Vocabulary
from plancmp.rules.finding import Finding
from plancmp.rules.rule import PlanFile, Rule

_NAME_OF = Template(
    "name_of_another",
    "{label} is the name of `{owner}`, not of `{given}`",
    "{label} 是 `{owner}` 的名称，而非 `{given}`",
)
_GIVE = Template(
    "give_owner",
    "give it `indicator: {owner}`, or a `note` of why not",
    "写 `indicator: {owner}`，或在 `note` 中说明理由",
)
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
        meant = subject.vocabulary.indicators[owner].unit
        if statement.unit is not None and statement.unit.dimension != meant.dimension:
            continue  # its figure cannot be one of the other
        seen.add(statement.position)
        said = say(
            _NAME_OF,
            label=Verbatim(repr(statement.label)),
            owner=Verbatim(owner),
            given=Verbatim(statement.indicator.id),
        )
        hint = say(_GIVE, owner=Verbatim(owner))
        yield Finding(said, position=statement.position, hint=hint)


@lru_cache(maxsize=8)
def _owners(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the ids of indicators by their names, without names that two of them could have."""
    owners: dict[str, str] = {}
    shared = set()
    for indicator in vocabulary.indicators.values():
        for name in {_plain(known) for known in (indicator.zh, *indicator.aliases)}:
            if name in owners:
                shared.add(name)
            owners[name] = indicator.id
    return {name: owner for name, owner in owners.items() if name not in shared}


def _plain(label: str) -> str:
    return label.translate(_WIDTH)


RULES = (
    Rule(
        code="V213",
        name="name-of-another",
        severity="warning",
        why=Bilingual(
            "A wrong id that exists passes every other check; a label that is the name of another "
            "indicator gives it away.",
            "误写而确有其指标的 id 可通过其他检查；名称若是另一指标的名称，便露出破绽。",
        ),
        cannot_see=Bilingual(
            "Labels that are no indicator's very name; names that two indicators could have.",
            "并非任何指标确切名称的标签；两个指标都可能有的名称。",
        ),
        kind="row",
        fails=("- {indicator: hospital_delivery_rate, label: 婴儿死亡率, target: 6.0‰以下}\n",),
        passes=("- {indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6.0‰以下}\n",),
        file=check,
    ),
)
