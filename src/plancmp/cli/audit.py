"""`plancmp audit`: where a plan's document does not hold together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from plancmp.cli.common.completion import complete_paths, complete_plans
from plancmp.cli.common.data import Data, data_option, find_plans
from plancmp.cli.common.findings import explain as explain_rules
from plancmp.cli.common.findings import find_rules, words_of, write_findings
from plancmp.cli.common.narrowing import Narrowing, narrowing_options
from plancmp.cli.common.output import Output, output_options_with
from plancmp.cli.common.rows import row_options
from plancmp.cli.common.usage import UsageProblem, note, problem
from plancmp.messages import Template, Verbatim, say
from plancmp.output.findings import FORMATS

if TYPE_CHECKING:
    from plancmp.comparison.selection import Selection
    from plancmp.model.plan import Plan, Statement
    from plancmp.reading.catalogue import Catalogue
    from plancmp.rules.baseline import KnownFinding
    from plancmp.rules.finding import Finding, Settlement

FIRST = 10
"""How many findings a terminal shows by itself: the most important, each in short."""

_NO_RULE_LEFT = Template(
    "no_rule_left",
    "--select and --ignore leave no rule to run",
    "--select 与 --ignore 之后没有可执行的规则",
)
_NOTHING_STATED = Template(
    "nothing_audited",
    "the plans state nothing of what was asked for; nothing was audited",
    "各规划均无所查内容；未作检查",
)
_UNREAD = Template(
    "neighbour_unread",
    "{plan} cannot be read and is not held against the others; see `plancmp check`",
    "{plan} 无法读取，未与其他规划对照；见 `plancmp check`",
)
_LEFT_OUT = Template(
    "acknowledged_left_out",
    "{count} acknowledged findings are left out; --acknowledged shows them",
    "已略去{count}项已确认的发现；--acknowledged 可见",
)
_KNOWN = Template(
    "baseline_known",
    "{count} findings are in the baseline and left out",
    "{count}项发现已在基线中，予以略去",
)
_GONE = Template(
    "baseline_gone",
    "{count} findings of the baseline are no longer found; --update-baseline drops them",
    "基线中有{count}项已不再发现；--update-baseline 将其删去",
)
_WRITTEN = Template(
    "baseline_written", "{file} holds {count} findings", "{file} 已写入{count}项发现"
)
_WHICH_FILE = Template(
    "baseline_which",
    "--update-baseline needs --baseline FILE",
    "--update-baseline 须同时给出 --baseline",
)
_REPORT_FORMAT = Template(
    "report_format",
    "--report writes Markdown, not {format}",
    "--report 只写 Markdown，不写 {format}",
)
_SETTLED = Template(
    "acknowledges_gone",
    "{plan} acknowledges {code} of {indicator}, which is not found",
    "{plan} 确认了 {indicator} 的 {code}，但并无此发现",
)
_CHANGED = Template(
    "acknowledges_changed",
    "{plan} acknowledges {code} of {indicator} with other figures: it is back",
    "{plan} 对 {indicator} 的 {code} 的确认所据数值已变：该发现恢复",
)


@click.command("audit")
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
@click.option("--report", is_flag=True, help="Write Markdown by plan, ready to paste.")
@click.option(
    "--baseline",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    shell_complete=complete_paths,
    help="Tell only what is not in this file of known findings.",
)
@click.option("--update-baseline", is_flag=True, help="Write the findings into the baseline.")
@output_options_with(*FORMATS)
@row_options(first=FIRST, statuses=("error", "warning", "note"), status_column="severity")
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
    report: bool,
    baseline: str | None,
    update_baseline: bool,
    out: Output,
    data: Data,
) -> None:
    """Show where the documents of the plans (of all, if none is named) do not hold together.

    Contradictions, targets weaker than what was already reached, units that cannot be right, sums
    and rates that do not fit, and what changed on the way from draft to final version. A finding
    says what does not fit, not who is wrong. The three severities are error, warning and note;
    errors and warnings are also the caveats of `diff` and `compare`.

    A finding that the curator has looked at is acknowledged in a row that it rests on, with its
    code, a comment, and the fingerprint of its figures (--report prints the entry). It is then
    left out, and --exit-code passes over it, until one of the figures changes. Besides the usual
    formats there are github, gitlab, sarif and junit.

    \b
    Examples:
      plancmp audit qinzhou-14fyp-draft
      plancmp audit --select error --exit-code
      plancmp audit --explain A101
      plancmp audit --baseline known.json --exit-code -f github
    """
    if explain is not None:
        explain_rules(explain, out)
        return
    chosen = _chosen(words_of(select), words_of(ignore)) if select or ignore else None
    if update_baseline and baseline is None:
        raise UsageProblem(say(_WHICH_FILE))
    if report and out.format not in ("table", "markdown"):
        raise UsageProblem(say(_REPORT_FORMAT, format=out.format))
    from plancmp.rules.kept import audit_folder

    catalogue = data.open()
    audited = find_plans(catalogue, plans, ())
    settled = audit_folder(catalogue, audited, lambda plan: note(say(_UNREAD, plan=Verbatim(plan))))
    if chosen is None:
        _note_acknowledged(audited, settled)
    found = [
        finding
        for settlement in settled
        for finding in settlement.findings
        if chosen is None or finding.code in chosen
    ]
    kept = _narrowed(found, narrow.selection(catalogue), audited, catalogue)
    new = [finding for finding in kept if finding.acknowledged is None]
    if baseline is not None:
        from plancmp.rules.baseline import entry_of

        left_out = {id(finding) for finding in found} - {id(finding) for finding in kept}
        others = {entry_of(finding) for finding in found if id(finding) in left_out}
        named = {plan.id for plan in audited}

        def is_asked(entry: KnownFinding) -> bool:
            of_plan = entry.plan in named or not plans
            return of_plan and (chosen is None or entry.code in chosen) and entry not in others

        new = _against_baseline(new, baseline, is_asked, update=update_baseline)
    shown = new
    if acknowledged:
        told = set(map(id, new))
        shown = [
            finding for finding in kept if id(finding) in told or finding.acknowledged is not None
        ]
    _write(shown, audited, catalogue, chosen, report, out)
    left = sum(finding.acknowledged is not None for finding in kept)
    if left and not acknowledged:
        note(say(_LEFT_OUT, count=str(left)))
    if exit_code and new:
        ctx.exit(1)


def _write(
    shown: Sequence[Finding],
    audited: Sequence[Plan],
    catalogue: Catalogue,
    chosen: frozenset[str] | None,
    report: bool,
    out: Output,
) -> None:
    from plancmp.output.tables.audit import audit_table, rows_of

    if out.format in FORMATS:
        from plancmp.rules.report import Report

        located = [_located(finding) for finding in shown]
        write_findings(Report(located, len(audited), what="plan"), out, out.format)
        return
    grouped = report or out.format in ("table", "markdown", "html")
    of_plan: dict[str, list[Finding]] = {}
    for finding in shown:
        of_plan.setdefault(finding.plan, []).append(finding)
    rows = [
        row for plan in audited for row in rows_of(plan, of_plan.get(plan.id, []), grouped=grouped)
    ]
    if report:
        from plancmp.output.findings.report import write
        from plancmp.rules.registry import audit_rules
        from plancmp.rules.unseen import not_looked_at

        rules = [rule for rule in audit_rules() if chosen is None or rule.code in chosen]
        others = catalogue.readable()[0]
        unseen = {
            f"{plan.title} ({plan.id})": [
                said.text(out.lang) for said in not_looked_at(plan, others, rules)
            ]
            for plan in catalogue.whole(audited)
        }
        out.write_with(lambda target: write(rows, unseen, target, out.lang))
    else:
        asked = out.arrangement
        brief = out.on_terminal and not asked.everything and len(rows) > FIRST
        out.write(audit_table(rows, audited, out.lang, brief=brief))


def _located(finding: Finding) -> Finding:
    """Return a finding with its file as the reader would call it, from where they stand."""
    from pathlib import Path

    from plancmp.rules.files import display_name

    place = finding.place
    return replace(finding, position=place._replace(file=display_name(Path(place.file))))


def _chosen(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    """Return the codes of the rules that are asked for; wrong usage if there are none."""
    from plancmp.rules.registry import choose_audit

    rules = find_rules(lambda: choose_audit(select, ignore))
    if not rules:
        raise UsageProblem(say(_NO_RULE_LEFT))
    return frozenset(rule.code for rule in rules)


def _narrowed(
    found: Sequence[Finding], asked: Selection, audited: Sequence[Plan], catalogue: Catalogue
) -> list[Finding]:
    """Return the findings about what was asked for; wrong usage if no plan states any of it."""
    from plancmp.comparison.selection import select_statements

    kept = [finding for finding in found if _is_about(finding, asked)]
    if not kept and not select_statements(catalogue.whole(audited), asked):
        raise UsageProblem(say(_NOTHING_STATED))
    return kept


def _is_about(finding: Finding, asked: Selection) -> bool:
    """Whether a finding is about what is asked for; one about projects where all is."""
    if finding.projects:
        return asked == type(asked)()
    return asked.keeps_indicator(finding.indicator) and any(
        _is_asked(statement, asked) for statement in finding.statements
    )


def _is_asked(statement: Statement, asked: Selection) -> bool:
    """Whether a statement has a role, nature and year that are asked for."""
    return (asked.roles is None or statement.role in asked.roles) and asked.keeps_figure(statement)


def _against_baseline(
    new: list[Finding], baseline: str, asked: Callable[[KnownFinding], bool], *, update: bool
) -> list[Finding]:
    """Return what the baseline does not know; with `update` write it, and nothing is new.

    `asked` says of what the baseline knows whether it was asked for: the rest stays as it is.
    """
    from pathlib import Path

    from plancmp.reading.replacing import write_whole
    from plancmp.rules import baseline as known

    path = Path(baseline)
    try:
        entries = known.read_baseline(path) if path.exists() or not update else []
    except known.BaselineError as error:
        raise UsageProblem(error.said) from None
    if update:
        kept = [entry for entry in entries if not asked(entry)]
        text = known.baseline_text([*kept, *map(known.entry_of, new)])
        try:
            write_whole(path, text)
        except OSError as error:
            reason = error.strerror or str(error)
            raise problem("cannot_write", file=Verbatim(baseline), reason=reason) from None
        note(say(_WRITTEN, file=Verbatim(baseline), count=str(len(kept) + len(new))))
        return []
    left, gone = known.new_findings(new, filter(asked, entries))
    if len(left) < len(new):
        note(say(_KNOWN, count=str(len(new) - len(left))))
    if gone:
        note(say(_GONE, count=str(gone)))
    return left


def _note_acknowledged(audited: Sequence[Plan], settled: Sequence[Settlement]) -> None:
    """Say on stderr which acknowledged findings are no longer found, or are back."""
    for plan, settlement in zip(audited, settled, strict=True):
        back = [entry for entry, _ in settlement.outdated]
        for template, entries in ((_CHANGED, back), (_SETTLED, settlement.idle)):
            for entry in entries:
                words = {"plan": plan.id, "code": entry.code, "indicator": entry.indicator}
                note(say(template, **{key: Verbatim(text) for key, text in words.items()}))
