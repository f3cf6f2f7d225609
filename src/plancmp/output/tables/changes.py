"""The table of `changes`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from plancmp.comparison.changes.change import KINDS, Change
from plancmp.comparison.changes.compare import Changes
from plancmp.comparison.changes.following import counted_off
from plancmp.messages import Message, Template, Verbatim, counted, message, say
from plancmp.messages.words import name_in, word
from plancmp.model.vocabulary import Indicator
from plancmp.output.columns import Column, both, table_of
from plancmp.output.table import Table

_STYLE = {"not_compared": "bold red", "added": "green", "removed": "red", "affected": "magenta"}
_WEAKER = Template("weaker_now", "weaker than the {reached} reached", "弱于已达到的 {reached}")
_VOCABULARY = Template("vocabulary", "vocabulary", "词表")
_NOT_COMPARED = Template("not_compared", "Not compared: {files}. ", "未比较：{files}。")
_NOTHING = Template(
    "nothing_changed",
    "nothing changed in {folder} since {revision}",
    "{folder}的数据自 {revision} 以来无变动",
)
_FOLLOW = Template(
    "follow", "{count} statements follow; --all lists them", "由此影响 {count} 条；--all 逐条列出"
)
_SINCE = Template(
    "changed_since",
    "since {revision}: {counts} ({folder})",
    "自 {revision} 以来：{counts}（{folder}）",
)


def changes_table(
    changes: Changes, lang: str, folder: str, names: Mapping[str, Indicator], *, listed: bool = True
) -> Table:
    """Return the changes, one a row, grouped by plan, the vocabulary's first.

    `names` are the indicators of both sides by id; one that is not there goes by its Chinese name.
    Unless `listed`, what follows from one edit of the vocabulary is one row.
    """

    def name(change: Change) -> str:
        known = names.get(change.indicator)
        return name_in(known, lang) if known is not None else change.name_zh or change.indicator

    def kind(change: Change) -> str:
        return message(f"change_{change.kind}").text(lang)

    def notes(change: Change) -> list[str]:
        if change.count > 1:
            return [say(_FOLLOW, count=str(change.count)).text(lang)]
        said = _meaning(change, lang)
        if change.line and (said or change.kind == "not_compared"):
            said.append(f"{change.file}#L{change.line}")
        count = changes.touched.get(change.indicator, 0)
        if change.plan or not count or change.kind == "not_compared":
            return said
        return [counted("change_touches", count).text(lang)]

    columns: list[Column[Change]] = [
        Column("plan", lambda change: change.plan),
        Column("change", lambda change: change.kind, kind, words="change_kind"),
        Column("indicator", lambda change: change.indicator),
        Column("indicator_name", None, name, min_width=12),
        Column("name_zh", lambda change: change.name_zh),
        Column("role", lambda change: change.role,
               lambda change: word(change.role, lang) if change.role else ""),
        Column("year", lambda change: change.year, lambda change: change.year, "year", min_width=4),
        both("field", lambda change: change.field),
        both("old", lambda change: change.old, min_width=8),
        both("new", lambda change: change.new, min_width=8),
        Column("meaning", lambda change: change.meaning, words="change_meaning"),
        Column("difference", lambda change: change.difference, kind="number",
               words="change_difference"),
        Column("difference_pct", lambda change: change.difference_pct, kind="number",
               words="change_difference_pct"),
        Column("weaker_than_reached", lambda change: "yes" if change.weaker else ""),
        Column("file", lambda change: change.file),
        Column("line", lambda change: change.line, kind="integer"),
    ]  # fmt: skip
    return table_of(
        columns,
        changes.changes if listed else counted_off(changes.changes),
        lang,
        summary=_summary(changes, lang, folder),
        notes=notes,
        group=lambda change: change.plan or say(_VOCABULARY).text(lang),
        group_name="plan",
        style=lambda change: _STYLE.get(change.kind, ""),
    )


def _meaning(change: Change, lang: str) -> list[str]:
    """Say what became of a figure, by how much, and whether it is now weaker than reached."""
    if not change.meaning:
        return []
    text = word(change.meaning, lang)
    if change.difference is not None:
        text += f" {change.difference:+f}"
    if change.difference_pct is not None:
        text += f" ({change.difference_pct:+f} %)"
    weaker = say(_WEAKER, reached=Verbatim(change.reached)).text(lang)
    return [text, *([weaker] if change.weaker else [])]


def _summary(changes: Changes, lang: str, folder: str) -> str:
    counts = Counter(change.kind for change in changes.changes)
    broken = tuple(message("plain", printed=Verbatim(plan)) for plan in _broken(changes))
    head = say(_NOT_COMPARED, files=broken).text(lang) if broken else ""
    where = {"folder": Verbatim(folder), "revision": Verbatim(changes.revision)}
    if not counts.keys() - {"not_compared"}:
        return head.strip() or say(_NOTHING, **where).text(lang)
    parts: tuple[Message, ...] = tuple(
        message("counted_kind", kind=message(f"change_{kind}"), count=str(counts[kind]))
        for kind in KINDS
        if counts[kind] and kind != "not_compared"
    )
    return head + say(_SINCE, counts=parts, **where).text(lang)


def _broken(changes: Changes) -> list[str]:
    """Return the files that could not be compared, each once."""
    return list(dict.fromkeys(problem.file for problem in changes.problems))
