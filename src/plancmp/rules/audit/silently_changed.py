"""A504: the same figure for another year or scope in the final version."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Argument, Template, Verbatim, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.evidence import KINDS
from plancmp.rules.examples import LITERACY, rows
from plancmp.rules.finding import Finding, as_read
from plancmp.rules.rule import Rule

_YEAR_CHANGED = Template(
    "year_changed",
    "{printed} is for {before} in the draft and for {after} in the final version",
    "同为{printed}，征求意见稿指{before}年，正式文本指{after}年",
)
_SCOPE_CHANGED = Template(
    "scope_changed",
    "{printed} is for {before} in the draft and for {after} in the final version",
    "同为{printed}，征求意见稿口径为{before}，正式文本为{after}",
)
_ALL = Template("everybody", "no narrower scope", "未限定")


def check_pair(draft: Plan, final: Plan) -> Iterator[Finding]:
    """Yield a finding for each figure whose year or scope alone changed on the way."""
    before = _by_figure(draft)
    for key, statements in _by_figure(final).items():
        drafted = before.get(key, [])
        told = {(statement.year, statement.scope) for statement in drafted}
        if not drafted or any(
            (statement.year, statement.scope) in told for statement in statements
        ):
            continue
        old, new = drafted[0], statements[0]
        if old.year != new.year and old.scope != new.scope:
            continue  # another thing, as far as anybody can tell
        if old.year != new.year:
            text = say(
                _YEAR_CHANGED,
                printed=as_read(new),
                before=old.year,
                after=new.year,
            )
        else:
            text = say(_SCOPE_CHANGED, printed=as_read(new), before=_scope(old), after=_scope(new))
        yield Finding(text, (new, old))


def _by_figure(plan: Plan) -> dict[tuple[object, ...], list[Statement]]:
    """Return the figures of a plan by what stays when only the year or the scope is changed.

    What is reached in full, in words (全覆盖), stays so from year to year and is no figure here.
    """
    found: dict[tuple[object, ...], list[Statement]] = {}
    for statement in plan.statements:
        value = statement.meant
        in_digits = any(map(str.isdigit, value.printed))
        if statement.low is not None and value.measure == "level" and in_digits:
            key = (
                statement.indicator.id,
                KINDS[statement.role],
                statement.low,
                statement.high,
                value.bound,
            )
            found.setdefault(key, []).append(statement)
    return found


def _scope(statement: Statement) -> Argument:
    return Verbatim(statement.scope) if statement.scope else (say(_ALL),)


RULES = (
    Rule(
        code="A504",
        name="silently-changed",
        severity="note",
        confidence="medium",
        why=Bilingual(
            "The same figure for another year or another scope in the final version: the words "
            "around it changed and it did not. Told only where neither version gives the figure "
            "for both.",
            "同一数值在正式文本中换了年份或口径：周围文字已改而数值未改。仅当两者均未同时给出时提示"
            "。",
        ),
        cannot_see=Bilingual(
            "Scopes that the encoding does not give; whether the figure happens to be the same.",
            "录入时未注明的口径；数值恰好相同的情形。",
        ),
        innocent=Bilingual(
            "The value is the same for both, a share of 100 % for instance, or the draft said it "
            "more exactly.",
            "两者数值本就相同（如均为100%），或征求意见稿写得更准确。",
        ),
        kind="pair",
        fails=(
            rows(LITERACY, 'actual: "26%", year: 2019') + "---\n" + rows(LITERACY, 'actual: "26%"'),
            rows(LITERACY, "actual: 26%, scope: 户籍") + "---\n" + rows(LITERACY, "actual: 26%"),
        ),
        passes=(
            rows(LITERACY, 'actual: "25%", year: 2019') + "---\n" + rows(LITERACY, 'actual: "26%"'),
            rows(LITERACY, 'actual: "26%", year: 2019', 'actual: "26%"')
            + "---\n"
            + rows(LITERACY, 'actual: "26%"'),
        ),
        pair=check_pair,
    ),
)
