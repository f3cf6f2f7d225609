"""Options that narrow a command to some statements, in either language and forgivingly."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from click.shell_completion import CompletionItem

from plancmp.cli.common.completion import (
    TextType,
    complete_domains,
    complete_indicators,
    complete_terms,
    complete_years,
)
from plancmp.cli.common.usage import language, note, problem
from plancmp.comparison.selection import TIERS, Selection, selection
from plancmp.messages.words import terms_like, word
from plancmp.model.terms import NATURES, ROLES

if TYPE_CHECKING:
    from plancmp.model.vocabulary import Vocabulary
    from plancmp.reading.catalogue import Catalogue
    from plancmp.vocabulary.lookup import Candidate

_Command = Callable[..., Any]


class Term(TextType):
    """One of a closed set of terms, by its name in either language or the beginning of one."""

    name = "term"

    def __init__(self, terms: tuple[str, ...]) -> None:
        self.terms = terms

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the term that was meant; wrong usage with all terms if it is in doubt."""
        found = terms_like(str(value), self.terms)
        if len(found) == 1:
            return found[0]
        lang = language()
        known = [
            term if word(term, lang) == term.replace("_", " ") else f"{term} ({word(term, lang)})"
            for term in self.terms
        ]
        raise problem("no_term", name=str(value), known=", ".join(known))

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Complete a term, with its words as help."""
        return complete_terms(self.terms)(ctx, param, incomplete)


class Narrowing(NamedTuple):
    """What a command was narrowed to, as it was typed; nothing is everything."""

    indicator_names: tuple[str, ...] = ()
    domain_names: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    natures: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()

    def indicators(self, catalogue: Catalogue) -> list[str] | None:
        """Return the ids of the named indicators; wrong usage if a name is unknown or ambiguous."""
        if not self.indicator_names:
            return None
        return [find_indicator_id(name, catalogue.vocabulary) for name in self.indicator_names]

    def resolved(self, catalogue: Catalogue) -> Narrowing:
        """Return it with ids in place of the names of indicators: what is said of them, once."""
        return self._replace(indicator_names=tuple(self.indicators(catalogue) or ()))

    def domains(self, catalogue: Catalogue) -> list[str] | None:
        """Return the ids of the named domains; wrong usage if one is unknown or ambiguous."""
        if not self.domain_names:
            return None
        return [find_domain_id(name, catalogue.vocabulary) for name in self.domain_names]

    def role_ids(self) -> list[str] | None:
        """Return the roles asked for, None for all."""
        return list(self.roles) or None

    def selection(self, catalogue: Catalogue) -> Selection:
        """Return what is asked for, with the names resolved."""
        return selection(
            indicators=self.indicators(catalogue),
            domains=self.domains(catalogue),
            roles=self.role_ids(),
            natures=self.natures or None,
            years=self.years or None,
            tiers=self.tiers or None,
        )


def find_indicator_id(name: str, vocabulary: Vocabulary) -> str:
    """Return the indicator that a name means; wrong usage with the candidates if it is in doubt.

    A name that only one indicator's name begins with is taken for that one, and said so.
    """
    from plancmp.vocabulary.lookup import UnknownIndicatorError, find_indicator

    try:
        return find_indicator(name, vocabulary).id
    except UnknownIndicatorError as error:
        if not error.candidates:
            raise problem("no_indicator", name=name) from None
        key = "indicator_ambiguous" if error.ambiguous else "no_indicator_but"
        begun = [candidate for candidate in error.candidates if _begins(candidate, name)]
        if error.ambiguous and len(begun) == 1:
            (taken,) = begun
            rest = [candidate for candidate in error.candidates if candidate is not taken]
            note("taken_for", name=name, indicator=taken.indicator.id, others=_ids(rest))
            return taken.indicator.id
        raise problem(key, name=name, candidates=_candidates(error.candidates)) from None


def _begins(candidate: Candidate, name: str) -> bool:
    indicator, wanted = candidate.indicator, name.casefold()
    return indicator.en.casefold().startswith(f"{wanted} ") or (
        indicator.zh.startswith(name) and not name.isascii()
    )


def _ids(candidates: list[Candidate]) -> str:
    return ", ".join(candidate.indicator.id for candidate in candidates)


def _candidates(candidates: list[Candidate]) -> str:
    lang = language()
    return "".join(
        f"\n  {indicator.id}  {indicator.zh if lang == 'zh' else indicator.en}"
        for indicator in (candidate.indicator for candidate in candidates)
    )


def find_domain_id(name: str, vocabulary: Vocabulary) -> str:
    """Return the domain that a name means; wrong usage with all of them, or the candidates."""
    from plancmp.vocabulary.names import domains_named

    found = domains_named(name, vocabulary.domains.values())
    if len(found) == 1:
        return found[0].id
    lang = language()
    listed = "".join(
        f"\n  {domain.id}  {domain.zh if lang == 'zh' else domain.en}"
        for domain in found or vocabulary.domains.values()
    )
    if not found:
        from plancmp.reading.shape import nearest

        near = nearest(name, list(vocabulary.domains))
        if near:
            raise problem("no_domain_but", name=name, near=near[0], known=listed)
    raise problem("domain_ambiguous" if found else "no_domain", name=name, known=listed)


def repeatable(
    *names: str,
    help: str,
    of: str = "",
    terms: tuple[str, ...] = (),
    known: Callable[..., list[CompletionItem]] | None = None,
) -> Callable[[_Command], _Command]:
    """Return an option that may be given several times: one of `terms`, or what `known` completes.

    `of` is what help calls its value, the option's own name where it is left out.
    """
    return click.option(
        *names,
        multiple=True,
        metavar=of or names[-1].strip("-").upper(),
        type=Term(terms) if terms else None,
        shell_complete=known,
        help=help,
    )


def narrowing_options(command: _Command) -> _Command:
    """Give a command `-i`, `--domain`, `--role`, `--nature`, `--year` and `--tier` as `narrow`."""

    @repeatable(
        "-i",
        "--indicator",
        of="NAME",
        known=complete_indicators,
        help="Only this indicator (repeatable).",
    )
    @repeatable(
        "--domain", of="NAME", known=complete_domains, help="Only this domain (repeatable)."
    )
    @repeatable(
        "--role",
        terms=ROLES,
        help="Only this role: target, baseline, actual or prior_target (repeatable).",
    )
    @repeatable(
        "--nature",
        terms=NATURES,
        help="Only targets of this nature: binding, expected or guiding (repeatable).",
    )
    @repeatable(
        "--year",
        known=complete_years,
        help="Only figures of this year, or period such as 2016-2020 (repeatable).",
    )
    @repeatable(
        "--tier",
        terms=TIERS,
        help="Only indicators of this tier: core, common or local (repeatable).",
    )
    @functools.wraps(command)
    def wrapped(
        *args: Any,
        indicator: tuple[str, ...],
        domain: tuple[str, ...],
        role: tuple[str, ...],
        nature: tuple[str, ...],
        year: tuple[str, ...],
        tier: tuple[str, ...],
        **kw: Any,
    ) -> Any:
        narrow = Narrowing(indicator, domain, role, nature, year, tier)
        return command(*args, narrow=narrow, **kw)

    return wrapped
