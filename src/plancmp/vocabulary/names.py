"""Finding a place or a domain by an id, a code, or a name in either language."""

from __future__ import annotations

from collections.abc import Iterable

from plancmp.model.vocabulary import Domain, Place


def places_named(name: str, places: Iterable[Place]) -> list[Place]:
    """Return the places that a name or code means: an exact name before the beginning of one."""
    wanted = name.strip().casefold()
    if not wanted:
        return []
    known = list(places)
    exact = [place for place in known if wanted in (place.code, *_names(place))]
    if exact:
        return exact
    return [
        place
        for place in known
        if any(known_name.startswith(wanted) for known_name in _names(place))
    ]


def _names(place: Place) -> tuple[str, str]:
    return place.zh.casefold(), place.en.casefold()


def domains_named(name: str, domains: Iterable[Domain]) -> list[Domain]:
    """Return the domains that a name means: an exact one, else those with a word that begins so."""
    wanted = name.strip().casefold().replace("_", " ")
    if not wanted:
        return []
    known = list(domains)
    names = {domain.id: _names_of_domain(domain) for domain in known}
    exact = [domain for domain in known if wanted in names[domain.id]]
    if exact:
        return exact
    return [
        domain
        for domain in known
        if any(
            known_name.startswith(wanted) or f" {wanted}" in known_name
            for known_name in names[domain.id]
        )
        or wanted in domain.zh
    ]


def _names_of_domain(domain: Domain) -> tuple[str, str, str]:
    return domain.id.replace("_", " ").casefold(), domain.zh.casefold(), domain.en.casefold()
