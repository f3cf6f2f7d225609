"""The table of `changes`."""

from __future__ import annotations

from collections import Counter

from plancmp.comparison.changes.change import KINDS, Change
from plancmp.comparison.changes.compare import Changes
from plancmp.messages.words import word
from plancmp.output.table import Table, View, ViewColumn

COLUMNS = (
    "plan", "change", "indicator", "name_zh", "role", "year", "field", "old", "new",
    "meaning", "difference", "difference_pct", "weaker_than_reached", "file", "line",
)  # fmt: skip
_HEADS = {
    "en": ("change", "what", "role", "year", "field", "old", "new"),
    "zh": ("变动", "对象", "类别", "年份", "字段", "原", "现"),
}
_KINDS_ZH = {
    "not_compared": "未比较", "added": "新增", "removed": "删除", "changed": "修改",
    "renamed": "改名", "moved": "移动", "affected": "受影响",
}  # fmt: skip
_STYLE = {"not_compared": "bold red", "added": "green", "removed": "red", "affected": "magenta"}


def changes_table(changes: Changes, lang: str, folder: str) -> Table:
    """Return the changes, one a row, grouped by plan, the vocabulary's first."""
    rows = [
        (
            each.plan, each.kind, each.indicator, each.name_zh, each.role, each.year, each.field,
            each.old, each.new, each.meaning, each.difference, each.difference_pct,
            "yes" if each.weaker else "", each.file, each.line,
        )
        for each in changes.changes
    ]  # fmt: skip
    zh = lang == "zh"
    heads = _HEADS["zh" if zh else "en"]

    def what(each: Change) -> str:
        return each.name_zh if zh or not each.indicator else f"{each.name_zh}\n{each.indicator}"

    columns = (
        ViewColumn(heads[0], lambda each: _KINDS_ZH[each.kind] if zh else each.kind),
        ViewColumn(heads[1], what, min_width=12),
        ViewColumn(heads[2], lambda each: word(each.role, lang) if each.role else ""),
        ViewColumn(heads[3], lambda each: each.year, min_width=4),
        ViewColumn(heads[4], lambda each: each.field),
        ViewColumn(heads[5], lambda each: each.old, min_width=8),
        ViewColumn(heads[6], lambda each: each.new, min_width=8),
    )

    def notes(each: Change) -> list[str]:
        said = _meaning(each, lang)
        if each.line and (said or each.kind == "not_compared"):
            said.append(f"{each.file}#L{each.line}")
        count = changes.touched.get(each.indicator, 0)
        if each.plan or not count or each.kind == "not_compared":
            return said
        return [f"涉及 {count} 条" if zh else f"touches {count} statement{'s' * (count != 1)}"]

    view = View(
        changes.changes,
        columns,
        notes=notes,
        group=lambda each: each.plan or ("词表" if zh else "vocabulary"),
        style=lambda each: _STYLE.get(each.kind, ""),
        notes_heading="备注" if zh else "notes",
        group_heading="规划" if zh else "plan",
    )
    return Table(COLUMNS, rows, view, _summary(changes, zh, folder))


def _meaning(each: Change, lang: str) -> list[str]:
    """Say what became of a figure, by how much, and whether it is now weaker than reached."""
    if not each.meaning:
        return []
    text = word(each.meaning, lang)
    if each.difference is not None:
        text += f" {each.difference:+f}"
    if each.difference_pct is not None:
        text += f" ({each.difference_pct:+f} %)"
    weaker = "弱于已达到的水平" if lang == "zh" else "weaker than reached"
    return [text, *([weaker] if each.weaker else [])]


def _summary(changes: Changes, zh: bool, folder: str) -> str:
    counts = Counter(each.kind for each in changes.changes)
    broken = list(dict.fromkeys(each.file for each in changes.problems))
    since = changes.revision
    head = ""
    if broken:
        head = f"未比较：{'、'.join(broken)}。" if zh else f"Not compared: {', '.join(broken)}. "
    if not counts.keys() - {"not_compared"}:
        if broken:
            return head.strip()
        nothing = f"{folder}的数据自 {since} 以来无变动"
        return nothing if zh else f"nothing changed in {folder} since {since}"
    parts = [
        f"{_KINDS_ZH[kind]} {counts[kind]}" if zh else f"{counts[kind]} {kind}"
        for kind in KINDS
        if counts[kind] and kind != "not_compared"
    ]
    said = f"自 {since} 以来：{'，'.join(parts)}" if zh else f"since {since}: {', '.join(parts)}"
    return f"{head}{said}（{folder}）" if zh else f"{head}{said} ({folder})"
