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
    "follow",
    "{count} statements follow; --all lists them",
    "由此影响 {count} 条；--all 逐条列出",
)
_SINCE = Template(
    "changed_since",
    "since {revision}: {counts} ({folder})",
    "自 {revision} 以来：{counts}（{folder}）",
)


def changes_table(
    changes: Changes,
    lang: str,
    folder: str,
    names: Mapping[str, Indicator],
    *,
    listed: bool = True,
) -> Table:
    """Return the changes, one a row, grouped by plan, the vocabulary's first.

    `names` are the indicators of both sides by id; one that is not there goes by its Chinese name.
    Unless `listed`, what follows from one edit of the vocabulary is one row.
    """

    def name(each: Change) -> str:
        known = names.get(each.indicator)
        return name_in(known, lang) if known is not None else each.name_zh or each.indicator

    def kind(each: Change) -> str:
        return message(f"change_{each.kind}").text(lang)

    def notes(each: Change) -> list[str]:
        if each.count > 1:
            return [say(_FOLLOW, count=str(each.count)).text(lang)]
        said = _meaning(each, lang)
        if each.line and (said or each.kind == "not_compared"):
            said.append(f"{each.file}#L{each.line}")
        count = changes.touched.get(each.indicator, 0)
        if each.plan or not count or each.kind == "not_compared":
            return said
        return [counted("change_touches", count).text(lang)]

    columns: list[Column[Change]] = [
        Column("plan", lambda each: each.plan),
        Column("change", lambda each: each.kind, kind, words="change_kind"),
        Column("indicator", lambda each: each.indicator),
        Column("indicator_name", None, name, min_width=12),
        Column("name_zh", lambda each: each.name_zh),
        Column("role", lambda each: each.role,
               lambda each: word(each.role, lang) if each.role else ""),
        Column("year", lambda each: each.year, lambda each: each.year, "year", min_width=4),
        both("field", lambda each: each.field),
        both("old", lambda each: each.old, min_width=8),
        both("new", lambda each: each.new, min_width=8),
        Column("meaning", lambda each: each.meaning, words="change_meaning"),
        Column("difference", lambda each: each.difference, kind="number",
               words="change_difference"),
        Column("difference_pct", lambda each: each.difference_pct, kind="number",
               words="change_difference_pct"),
        Column("weaker_than_reached", lambda each: "yes" if each.weaker else ""),
        Column("file", lambda each: each.file),
        Column("line", lambda each: each.line, kind="integer"),
    ]  # fmt: skip
    return table_of(
        columns,
        changes.changes if listed else counted_off(changes.changes),
        lang,
        summary=_summary(changes, lang, folder),
        notes=notes,
        group=lambda each: each.plan or say(_VOCABULARY).text(lang),
        group_name="plan",
        style=lambda each: _STYLE.get(each.kind, ""),
    )


def _meaning(each: Change, lang: str) -> list[str]:
    """Say what became of a figure, by how much, and whether it is now weaker than reached."""
    if not each.meaning:
        return []
    text = word(each.meaning, lang)
    if each.difference is not None:
        text += f" {each.difference:+f}"
    if each.difference_pct is not None:
        text += f" ({each.difference_pct:+f} %)"
    weaker = say(_WEAKER, reached=Verbatim(each.reached)).text(lang)
    return [text, *([weaker] if each.weaker else [])]


def _summary(changes: Changes, lang: str, folder: str) -> str:
    counts = Counter(each.kind for each in changes.changes)
    broken = tuple(message("plain", printed=Verbatim(each)) for each in _broken(changes))
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
    return list(dict.fromkeys(each.file for each in changes.problems))
