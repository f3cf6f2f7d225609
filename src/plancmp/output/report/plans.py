"""What pages say of plans: their names, their documents, their gaps."""

from __future__ import annotations

from collections.abc import Iterable

from plancmp.comparison.gaps import gap_name
from plancmp.messages.pages import PAGE
from plancmp.messages.words import name_in, word
from plancmp.model.plan import Plan
from plancmp.output.report.page import Section
from plancmp.output.tables.provenance import provenance_of


def place_name(plan: Plan, lang: str) -> str:
    """Return the name of a plan's place in a language."""
    return name_in(plan.place, lang)


def short_name(plan: Plan, lang: str) -> str:
    """Return what a person would call a plan: place, period, and that it is a draft."""
    draft = f" ({word('draft', lang)})" if plan.stage == "draft" else ""
    return f"{place_name(plan, lang)} {plan.period_text}{draft}"


def facts(plan: Plan, lang: str) -> list[tuple[str, str]]:
    """Return what is known of a plan's document, leaving out what is not."""
    targets = sum(statement.role == "target" for statement in plan.statements)
    known = (
        ("title", plan.title),
        ("place", f"{place_name(plan, lang)} ({plan.place.code})"),
        ("period", plan.period_text),
        ("stage", word(plan.stage, lang)),
        ("issuer", plan.issuer),
        ("number", plan.number),
        ("issued", plan.date),
        ("source", plan.source_file),
        ("encoding", provenance_of(plan, lang)),
        ("counts", f"{len(plan.statements)}, {targets}"),
    )
    return [(PAGE[key].text(lang), text) for key, text in known if text]


def documents(plans: Iterable[Plan], lang: str) -> Section:
    """Return the section that names the documents."""
    items = []
    for plan in plans:
        parts = [plan.title, plan.issuer, plan.number, plan.date, f"{plan.source_file}"]
        items.append(
            f"{short_name(plan, lang)}: " + "; ".join(dict.fromkeys(part for part in parts if part))
        )
    return Section("documents", PAGE["documents"].text(lang), items=tuple(items))


def gaps(plans: Iterable[Plan], lang: str) -> Section:
    """Return the section on what the texts lack: without it, absent would read as dropped."""
    items = tuple(
        f"{short_name(plan, lang)}: {word(gap.channel, lang)}: {gap_name(gap, lang)}"
        for plan in plans
        for gap in plan.gaps
    )
    none = () if items else (PAGE["no_gaps"].text(lang),)
    return Section("gaps", PAGE["gaps"].text(lang), paragraphs=none, items=items)
