"""What the shell offers after TAB: names of the data, words of options, paths."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from plancmp.model.vocabulary import Domain, Indicator, Vocabulary
    from plancmp.reading.catalogue import Catalogue

    TextType = click.ParamType[str]
else:
    TextType = click.ParamType  # generic only in newer click

_Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def items(names: Iterable[str] | Mapping[str, str], start: str) -> list[CompletionItem]:
    """Return the names that begin so; a mapping gives each its help."""
    helps = names if isinstance(names, Mapping) else {}
    plain = start.casefold()
    return [
        CompletionItem(name, help=helps.get(name) or None)
        for name in names
        if name.casefold().startswith(plain)
    ]


def _catalogue(ctx: click.Context) -> Catalogue | None:
    from plancmp.model.problem import DataError
    from plancmp.reading.catalogue import Catalogue

    with suppress(DataError):
        # `folder` is the parameter behind --data
        catalogue = Catalogue(ctx.params.get("folder"))
        _ = catalogue.vocabulary
        return catalogue
    return None


def complete_plans(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Complete the id of a plan, with its place as help; or the path of a YAML file."""
    if "/" in incomplete or incomplete.startswith("."):
        return [CompletionItem(incomplete, type="file")]
    catalogue = _catalogue(ctx)
    if catalogue is None:
        return []
    from plancmp.model.problem import DataError

    found: dict[str, str] = {}
    for name in catalogue.plan_ids():
        with suppress(DataError):
            plan = catalogue.plan(name)
            found[name] = f"{plan.place.zh} {plan.title}"
    return items(found, incomplete)


def _complete_nouns(nouns: Callable[[Vocabulary], Mapping[str, Indicator | Domain]]) -> _Complete:
    """Return a completion of an id, with its Chinese name as help, or of that name itself."""

    def complete(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
        catalogue = _catalogue(ctx)
        if catalogue is None:
            return []
        names = {noun.id: noun.zh for noun in nouns(catalogue.vocabulary).values()}
        return items(names, incomplete) or items(list(names.values()), incomplete)

    return complete


complete_indicators = _complete_nouns(lambda vocabulary: vocabulary.indicators)
complete_domains = _complete_nouns(lambda vocabulary: vocabulary.domains)


def complete_years(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Complete a year that the plans print."""
    catalogue = _catalogue(ctx)
    from plancmp.model.problem import DataError

    with suppress(DataError):
        years = {known.year for known in catalogue.tally()} if catalogue is not None else set()
        return items(sorted(years), incomplete)
    return []


def complete_bodies(
    ctx: click.Context, _: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Complete the name of a body that answers for something in a plan."""
    catalogue = _catalogue(ctx)
    from plancmp.model.problem import DataError

    with suppress(DataError):
        plans = catalogue.plans() if catalogue is not None else []
        bodies = {
            body
            for plan in plans
            for statement in plan.statements
            for body in statement.responsible
        }
        return items(sorted(bodies), incomplete)
    return []


def complete_terms(terms: Iterable[str]) -> _Complete:
    """Return a completion of fixed terms, each with its word in the other language as help."""
    from plancmp.messages.words import WORDS

    known = list(terms)

    def complete(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
        helps = {
            term: " ".join(dict.fromkeys(word for word in WORDS[term] if word != term))
            if term in WORDS
            else ""
            for term in known
        }
        words = {word: term for term in known if term in WORDS for word in WORDS[term]}
        return items(helps, incomplete) or items(words, incomplete)

    return complete


def complete_paths(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Leave the completion of a path to the shell."""
    return [CompletionItem(incomplete, type="file")]
