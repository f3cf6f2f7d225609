"""`plancmp audit`: where a plan's document does not hold together."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType
from typing import TYPE_CHECKING

import click

from plancmp.cli.options import (
    Data,
    Narrowing,
    Output,
    UsageProblem,
    complete_plans,
    data_option,
    find_plans,
    narrowing_options,
    output_options,
)

if TYPE_CHECKING:
    from plancmp.model.plan import Plan
    from plancmp.output.tables.audit import Row
    from plancmp.reading.catalogue import Catalogue


@click.command("audit", short_help="Show where a plan contradicts itself or falls short.")
@click.argument("plans", nargs=-1, shell_complete=complete_plans)
@click.option(
    "--select",
    multiple=True,
    metavar="CODE",
    help="Only these rules: a code, the start of one (A1), a rule's name, or a severity.",
)
@click.option("--ignore", multiple=True, metavar="CODE", help="Not these rules.")
@narrowing_options
@click.option("--acknowledged", is_flag=True, help="Also show findings the curator acknowledged.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if anything is found.")
@click.option("--explain", metavar="CODE", help="Explain a rule (A101, A1, or all) and stop.")
@output_options
@data_option
@click.pass_context
def command(
    ctx: click.Context,
    plans: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    narrow: Narrowing,
    acknowledged: bool,
    exit_code: bool,
    explain: str | None,
    out: Output,
    data: Data,
) -> None:
    """Show where the documents of the plans (of all, if none is named) do not hold together.

    Contradictions, targets weaker than what was already reached, units that cannot be right, sums
    and rates that do not fit, and what changed on the way from draft to final version. A finding
    says what does not fit, not who is wrong. The three severities are error, warning and note;
    errors and warnings are also the caveats of `diff` and `compare`.

    A finding that the curator has looked at is listed in the plan's YAML under `acknowledged:`
    with its code, indicator and a comment. It is then left out, and --exit-code passes over it.

    \b
    Examples:
      plancmp audit qinzhou-14fyp-draft
      plancmp audit --select error --exit-code
      plancmp audit --explain A101
    """
    if explain is not None:
        click.echo(_explanation(explain))
        return
    from plancmp.output.tables.audit import audit_table

    rules = _chosen(select, ignore)
    catalogue = data.open()
    audited = find_plans(catalogue, plans)
    rows = _rows(catalogue, audited, rules)
    kept = _narrowed(rows, narrow, catalogue, audited)
    if not select and not ignore:
        _say_what_is_settled(rows, audited)
    new = [row for row in kept if row.acknowledged is None]
    shown = kept if acknowledged else new
    out.write(audit_table(shown, audited, out.lang, acknowledged=acknowledged))
    if len(kept) > len(shown):
        click.echo(
            f"note: {len(kept) - len(shown)} acknowledged findings are left out; "
            "--acknowledged shows them",
            err=True,
        )
    if exit_code and new:
        ctx.exit(1)


def _explanation(query: str) -> str:
    from plancmp.rules.auditing import all_rules

    rules = all_rules() if query.lower() == "all" else _rules_for(query)
    return "\n\n".join(
        f"{rule.CODE} {rule.NAME} ({rule.SEVERITY})\n\n{(rule.__doc__ or '').strip()}"
        for rule in rules
    )


def _chosen(select: Sequence[str], ignore: Sequence[str]) -> list[ModuleType]:
    """Return the rules to run; wrong usage if a name fits none or none is left."""
    from plancmp.rules.auditing import all_rules

    wanted = _named(select) if select else all_rules()
    unwanted = _named(ignore)
    left = [rule for rule in wanted if rule not in unwanted]
    if not left:
        raise UsageProblem("--select and --ignore leave no rule to run")
    return left


def _named(queries: Sequence[str]) -> list[ModuleType]:
    words = [word for query in queries for word in query.split(",")]
    found = [rule for word in words for rule in _rules_for(word)]
    return list(dict.fromkeys(found))


def _rules_for(query: str) -> list[ModuleType]:
    from plancmp.rules.auditing import all_rules, find_rules

    found = find_rules(query)
    if not found:
        from plancmp.reading.shape import did_you_mean

        names = [name for rule in all_rules() for name in (rule.CODE, rule.NAME)]
        raise UsageProblem(f"no rule is called {query!r}: {did_you_mean(query, names)}")
    return found


def _rows(catalogue: Catalogue, audited: Sequence[Plan], rules: Sequence[ModuleType]) -> list[Row]:
    """Return the findings of the plans, each with the curator's entry if there is one."""
    from plancmp.output.tables.audit import Row
    from plancmp.rules.auditing import acknowledgement, audit_plan

    others = _others(catalogue, audited)
    return [
        Row(plan, finding, acknowledgement(plan, finding))
        for plan in audited
        for finding in audit_plan(plan, others, rules)
    ]


def _others(catalogue: Catalogue, audited: Sequence[Plan]) -> list[Plan]:
    """Return every plan of the data set that can be read, and the audited ones."""
    from plancmp.model.problem import DataError

    found = {plan.id: plan for plan in audited}
    for identifier in catalogue.plan_ids():
        if identifier not in found:
            try:
                found[identifier] = catalogue.plan(identifier)
            except DataError:
                click.echo(
                    f"note: {identifier} cannot be read and is not held against the others; "
                    "see `plancmp check`",
                    err=True,
                )
    return list(found.values())


def _narrowed(
    rows: Sequence[Row], narrow: Narrowing, catalogue: Catalogue, audited: Sequence[Plan]
) -> list[Row]:
    """Return the findings about what was asked for; wrong usage if no plan states any of it."""
    from plancmp.comparison.selection import select_statements

    indicators = narrow.indicators(catalogue)
    domains, roles = narrow.domains(catalogue), narrow.role_ids()
    if not select_statements(audited, indicators=indicators, domains=domains, roles=roles):
        raise UsageProblem("the plans state nothing of what was asked for; nothing was audited")
    return [
        row
        for row in rows
        if (indicators is None or row.finding.indicator.id in indicators)
        and (domains is None or row.finding.indicator.domain in domains)
        and (roles is None or any(each.role in roles for each in row.finding.statements))
    ]


def _say_what_is_settled(rows: Sequence[Row], audited: Sequence[Plan]) -> None:
    """Say on stderr which acknowledged findings are no longer found."""
    used = {(row.plan.id, row.acknowledged) for row in rows if row.acknowledged is not None}
    for plan in audited:
        for entry in plan.acknowledged:
            if (plan.id, entry) not in used:
                click.echo(
                    f"note: {plan.id} acknowledges {entry.code} of {entry.indicator}, "
                    "which is not found",
                    err=True,
                )
