"""The functions of the public Python interface; `plancmp` itself gives these names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from plancmp.api.results import Diff, Rows
from plancmp.comparison.diff import diff_plans
from plancmp.comparison.selection import Nature, Role, Selection, Tier, selection
from plancmp.model.plan import Plan
from plancmp.reading.catalogue import Catalogue
from plancmp.rules.auditing import audit_plan
from plancmp.rules.finding import Finding
from plancmp.rules.remarks import remarks_in, remarks_on

if TYPE_CHECKING:
    from plancmp.comparison.alignment import Alignment
    from plancmp.comparison.assessment import ProgressRow
    from plancmp.comparison.changes.compare import Changes
    from plancmp.comparison.compare import CompareRow
    from plancmp.comparison.pace import Method
    from plancmp.model.observation import Observation
    from plancmp.tracing.scan.draft import Draft
    from plancmp.tracing.verify.engine import Check
    from plancmp.vocabulary.matching import Ranking


def load(folder: Path | str | None = None) -> Catalogue:
    """Open a data folder: `folder`, else `PLANCMP_DATA`, else the one that ships with plancmp.

    The vocabulary and the plans are read when they are asked for. Raises DataError if this is no
    data folder.

    >>> load().plan_ids()[0]
    'beihai-13fyp'
    """
    return Catalogue(folder, examine=remarks_in)


def diff(
    a: Plan,
    b: Plan,
    *,
    indicators: Iterable[str] | None = None,
    domains: Iterable[str] | None = None,
    roles: Iterable[Role] | None = None,
    natures: Iterable[Nature] | None = None,
    years: Iterable[str | int] | None = None,
    tiers: Iterable[Tier] | None = None,
    asked: Selection | None = None,
) -> Diff:
    """Compare plan B with plan A; every row carries what the audit knows of its statements.

    The keywords narrow to these ids and terms, or `asked` does; None takes everything. Raises
    ValueError for a role, nature or tier that there is not.

    >>> data = load()
    >>> diff(data.plan("qinzhou-14fyp-draft"), data.plan("qinzhou-14fyp"), roles=["targets"])
    Traceback (most recent call last):
    ValueError: 'targets' is none of target, baseline, actual, prior_target
    """
    asked = asked or selection(
        indicators=indicators, domains=domains, roles=roles, natures=natures, years=years,
        tiers=tiers,
    )  # fmt: skip
    found = diff_plans(a, b, asked=asked, remarks=remarks_on(a, b))
    return Diff(found.a, found.b, found.rows)


def compare(
    plans: Sequence[Plan],
    *,
    indicators: Iterable[str] | None = None,
    domains: Iterable[str] | None = None,
    roles: Iterable[Role] | None = None,
    natures: Iterable[Nature] | None = None,
    years: Iterable[str | int] | None = None,
    tiers: Iterable[Tier] | None = None,
    asked: Selection | None = None,
) -> Rows[CompareRow]:
    """Set plans side by side, indicator by indicator; rows carry what the audit knows.

    Without `indicators` and `domains` it takes what at least two places set. `roles` is what to
    compare, targets if None.

    >>> rows = compare(load().plans(), indicators=["life_expectancy_at_birth"])
    >>> [row.plan.id for row in rows if row.rank == 1]
    ['lianjiang-14fyp']
    """
    from plancmp.comparison.compare import compare_plans
    from plancmp.output.tables.compare import compare_table

    wanted = None if indicators is None else list(indicators)
    asked = asked or selection(
        indicators=wanted, domains=domains, roles=roles, natures=natures, years=years, tiers=tiers
    )
    rows = compare_plans(plans, indicators=wanted, asked=asked, remarks=remarks_on(*plans))
    return Rows(rows, compare_table)


def audit(
    plan: Plan, others: Iterable[Plan] = (), observations: Iterable[Observation] = ()
) -> list[Finding]:
    """Return what does not fit in a plan, the most serious first.

    `others` are plans to hold it against: its draft, that of the place above, and those whose
    rates may show a slip; `observations` (`Catalogue.observations`) what was published.

    >>> {finding.code for finding in audit(load().plan("lianjiang-14fyp"))} >= {"A101", "A201"}
    True
    """
    return audit_plan(plan, others, observations)


def match(labels: Sequence[str], data: Catalogue | None = None) -> list[Ranking]:
    """Rank the indicators that each printed label may mean.

    >>> (ranking,) = match(["婴儿死亡率（‰）"])
    >>> ranking.decision, ranking.candidates[0].indicator.id
    ('accept', 'infant_mortality_rate')
    """
    from plancmp.vocabulary.matching import Matcher

    return list(Matcher((data or load()).vocabulary).match_all(list(labels)))


def check(*paths: Path | str, data: Catalogue | None = None) -> list[Finding]:
    """Return what is wrong in YAML files and folders; of the data folder in use if none is named.

    >>> check()
    []
    """
    from plancmp.reading.catalogue import default_folder
    from plancmp.rules.checking import check_files
    from plancmp.rules.registry import choose

    folder = data.folder if data is not None else default_folder()
    names = [str(path) for path in paths] or [str(folder)]
    return list(check_files(names, folder, choose()).problems)


def verify(plan: Plan, sources: Path | str, data: Catalogue | None = None) -> list[Check]:
    """Look every statement of a plan up in its source text, which stands in the folder `sources`.

    Raises DataError where the text is missing or cannot be read.

    >>> verify(load().plan("qinzhou-14fyp"), "nowhere")
    Traceback (most recent call last):
    plancmp.model.problem.DataError: nowhere/qinzhou-14fyp-final.txt: cannot be read ...
    """
    from plancmp.tracing.scan.pages import read_page
    from plancmp.tracing.verify.engine import verify_plan

    words = (data or load()).vocabulary.words
    return verify_plan(plan, read_page(Path(sources) / plan.source_file, words), words)


def scan(file: Path | str, plan_id: str = "", data: Catalogue | None = None) -> Draft:
    """Draft a plan's YAML from the text of the plan, for a person to review.

    >>> scan("docs/example/some-city.txt").rows > 10
    True
    """
    from plancmp.language.documents import read_document
    from plancmp.tracing.scan.draft import write_draft
    from plancmp.tracing.scan.header import header_of
    from plancmp.tracing.scan.scan import scan_document
    from plancmp.tracing.scan.script import simplified
    from plancmp.tracing.scan.suggest import Suggester

    vocabulary = (data or load()).vocabulary
    document = simplified(read_document(Path(file)))
    header = header_of(document, vocabulary)
    suggester = Suggester(vocabulary)
    found = scan_document(document, vocabulary, suggester, header)
    return write_draft(found, vocabulary, plan_id or Path(file).stem.lower(), suggester)


def changes(revision: str = "HEAD", folder: Path | str | None = None) -> Changes:
    """Return what edits of a data folder since a git revision mean.

    Raises GitError where the folder lies in no repository, DataError where it cannot be read.

    >>> changes("HEAD", "nowhere")
    Traceback (most recent call last):
    plancmp.reading.revision.GitError: ...
    """
    from plancmp.comparison.changes.compare import compare_states
    from plancmp.reading.catalogue import default_folder
    from plancmp.reading.revision import read_revision
    from plancmp.reading.state import read_old_state, read_state

    used = Path(folder) if folder is not None else default_folder()
    old = read_revision(used, revision)
    now = read_state(used)
    return compare_states(read_old_state(old, now, used), now, revision)


def align(
    plan: Plan,
    above: Plan,
    *,
    indicators: Iterable[str] | None = None,
    domains: Iterable[str] | None = None,
    asked: Selection | None = None,
) -> Alignment:
    """Hold the targets of the plan above against those of `plan`, with what the audit knows.

    `indicators` and `domains` narrow to these ids, or `asked` does.

    >>> data = load()
    >>> found = align(data.plan("luzhai-14fyp"), data.plan("beihai-13fyp"))
    >>> len(found.rows) > 100
    True
    """
    from plancmp.comparison.align import align_plans

    return align_plans(
        plan,
        above,
        asked=asked or selection(indicators=indicators, domains=domains),
        remarks=remarks_on(plan, above),
    )


def progress(
    plan: Plan,
    observations: Iterable[Observation],
    *,
    indicators: Iterable[str] | None = None,
    domains: Iterable[str] | None = None,
    asked: Selection | None = None,
    as_of: int | None = None,
    methods: Sequence[Method] = ("linear",),
    former: bool = False,
) -> Rows[ProgressRow]:
    """Return how far each target of a plan is along: a row for each target and method.

    `observations` are those of the data set (`Catalogue.observations`) or of your own; those of
    other places do not count, nor does what was observed after `as_of`. `indicators` and `domains`
    narrow to these ids, or `asked` does. `former` assesses the
    targets of the former period by what the plan reports on it.

    >>> data = load()
    >>> rows = progress(data.plan("beihai-13fyp"), data.observations)
    >>> {row.status for row in rows} >= {"cannot assess"}
    True
    """
    from plancmp.comparison.observed import observations_of
    from plancmp.comparison.progress import progress_of
    from plancmp.output.tables.progress import progress_table

    if former:
        observations = [*observations_of(plan), *observations]
    rows = progress_of(
        plan,
        observations,
        asked=asked or selection(indicators=indicators, domains=domains),
        as_of=as_of,
        methods=methods,
        former=former,
        remarks=remarks_on(plan),
    )
    return Rows(rows, progress_table)
