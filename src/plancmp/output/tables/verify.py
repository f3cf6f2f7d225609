"""The tables of `verify`: what was found of each statement, and the figures that none uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from plancmp.messages import Verbatim, counted, message
from plancmp.messages.words import word
from plancmp.model.plan import Plan
from plancmp.output.columns import Column, both, table_of
from plancmp.output.table import Table
from plancmp.tracing.verify.engine import FOUND, RESULTS, Check
from plancmp.tracing.verify.unused import KINDS, OPEN_KINDS, Unused

_STYLES = {
    "doubtful": "magenta",
    "ambiguous": "magenta",
    "not_found": "red",
    "source_differs": "red",
}


def reason_of(check: Check, lang: str) -> str:
    """Return in a sentence why a statement was not found; empty if it was."""
    if not check.reason:
        return ""
    return message(f"reason_{check.reason}", detail=Verbatim(check.detail)).text(lang)


def result_of(check: Check, lang: str) -> str:
    """Return what came of looking for a statement, in words."""
    return word(check.result, lang)


def summary_of(checks: Sequence[Check], lang: str) -> str:
    """Return how many statements there are, and what came of looking for them."""
    counts = Counter(check.result for check in checks)
    found = tuple(
        message("checked_so", result=result, count=str(counts[result]))
        for result in RESULTS
        if counts[result] or result == FOUND
    )
    return counted("checked", len(checks), found=found).text(lang)


def verify_table(
    checks: Sequence[Check],
    lang: str,
    *,
    contexts: Mapping[int, str] | None = None,
    listed: bool = False,
) -> Table:
    """Return the checks as a table with the columns of the contract; a terminal folds the found.

    `contexts` gives the sentence of each check by its `id()`. With `listed` nothing is folded.
    """

    def notes(check: Check) -> list[str]:
        said = [reason_of(check, lang)] if check.reason else []
        if contexts is not None and contexts[id(check)]:
            line, sentence = str(check.line), Verbatim(contexts[id(check)])
            said.append(message("in_line", line=line, sentence=sentence).text(lang))
        return said

    columns: list[Column[Check]] = [
        Column("plan", lambda check: check.statement.plan),
        Column("indicator", lambda check: check.statement.indicator.id),
        Column("label", lambda check: check.statement.label, lambda check: check.statement.label,
               min_width=16),
        Column("role", lambda check: check.statement.role,
               lambda check: word(check.statement.role, lang), min_width=8),
        Column("printed", lambda check: check.statement.value.printed,
               lambda check: check.statement.value.printed or "—", min_width=8),
        Column("channel", lambda check: check.statement.channel),
        Column("section", lambda check: check.statement.section),
        Column("result", lambda check: check.result, lambda check: result_of(check, lang),
               min_width=9),
        both("line", lambda check: check.line, "integer", 4),
    ]  # fmt: skip
    if contexts is not None:
        columns.append(Column("context", lambda check: contexts[id(check)]))
    return table_of(
        columns,
        checks,
        lang,
        summary=summary_of(checks, lang),
        notes=notes,
        notes_name="reason",
        group=_group,
        group_name="where",
        style=lambda check: _STYLES.get(check.result, ""),
        title="label",
        people=("result", "label", "role", "printed", "line"),
        folded=lambda check: check.result == FOUND and not listed,
        fold_note=message("found_are_folded", count="{count}").text(lang),
    )


def unused_table(found: Mapping[str, Sequence[Unused]], plans: Sequence[Plan], lang: str) -> Table:
    """Return the figures that no statement uses, by plan and kind; `found` is by plan id."""
    items = [(plan, unused) for plan in plans for unused in found.get(plan.id, ())]
    columns: list[Column[tuple[Plan, Unused]]] = [
        Column("plan", lambda item: item[0].id),
        both("line", lambda item: item[1].line, "integer", 4),
        both("figure", lambda item: item[1].figure, min_width=8),
        Column("kind", lambda item: item[1].kind, words="figure_kind"),
        Column("channel", lambda item: item[1].channel),
        Column("section", lambda item: item[1].section),
        both("context", lambda item: item[1].context, min_width=20, words="around"),
    ]
    suspects = sum(unused.kind in OPEN_KINDS for _, unused in items)
    return table_of(
        columns,
        items,
        lang,
        summary=message("figures_unused", count=str(len(items)), open=str(suspects)).text(lang),
        group=lambda item: f"{item[0].id} · {message(f'kind_{item[1].kind}').text(lang)}",
        group_name="figure_kind",
        folded=lambda item: item[1].kind in KINDS[-2:],
        fold_note=message("counting_is_folded", count="{count}").text(lang),
    )


def _group(check: Check) -> str:
    statement = check.statement
    return " · ".join(filter(None, (statement.plan, statement.section, statement.block)))
