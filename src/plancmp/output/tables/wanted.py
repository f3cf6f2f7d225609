"""The table of `indicators --wanted`, and the block of the vocabulary that `--propose` prints."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.comparison.wanted import Wanted
from plancmp.messages import Template, say
from plancmp.model.terms import BLANK
from plancmp.output.columns import Column, both, table_of
from plancmp.output.table import Table
from plancmp.output.tables.wording import indicator_name
from plancmp.reading.writing import comment, scalar

_PASTE = Template(
    "propose_paste",
    "to paste into data/vocabulary/indicators/{domain}.yaml, once every {blank} is filled in",
    "填完各处 {blank} 后，粘贴到 data/vocabulary/indicators/{domain}.yaml",
)
_NEAR = Template("propose_near", "not one of these? {near}", "不是以下之一？{near}")
_ID = Template(
    "propose_id", "the field's English terms, as infant_mortality_rate",
    "英文术语，如 infant_mortality_rate",
)  # fmt: skip
_BETTER = Template("propose_better", "lower, higher or none", "lower、higher 或 none")
_WHAT = Template(
    "propose_what", "what is counted over what, in one line", "一句话：以何为分子、何为分母"
)


def wanted_table(found: Sequence[Wanted], lang: str) -> Table:
    """Return what no indicator fits, one thing a row."""

    def near(wanted: Wanted) -> str:
        return "; ".join(f"{n.indicator.id} ({n.score:.0f})" for n in wanted.near)

    def notes(wanted: Wanted) -> list[str]:
        said = [f"{n.indicator.id} {indicator_name(n.indicator, lang)} {n.score:.0f}"
                for n in wanted.near]  # fmt: skip
        return ["; ".join(said)] if said else []

    columns: tuple[Column[Wanted], ...] = (
        both("label", lambda wanted: wanted.label, min_width=16),
        both("statements", lambda wanted: len(wanted.rows), "integer"),
        both("plans", lambda wanted: "; ".join(wanted.plans), min_width=16),
        both("unit", lambda wanted: wanted.unit),
        Column("aliases", lambda wanted: "; ".join(wanted.labels[1:])),
        Column("near", near),
        Column("domain", lambda wanted: wanted.domain),
    )
    return table_of(columns, list(found), lang, notes=notes, notes_name="near", title="label")


def proposal(label: str, wanted: Wanted, lang: str) -> str:
    """Return a block of the vocabulary for one label, with a blank for what a person must say."""
    others = [other for other in wanted.labels if other != label]
    near = "; ".join(f"{n.indicator.id} {n.indicator.zh} {n.score:.0f}" for n in wanted.near)
    where = say(_PASTE, domain=wanted.domain or BLANK, blank=BLANK).text(lang)
    lines = [f"# {comment(where)}"]
    if near:
        lines.append(f"# {comment(say(_NEAR, near=near).text(lang))}")
    lines += [
        f"  - id: {BLANK}  # {say(_ID).text(lang)}",
        f"    zh: {scalar(label)}",
        f"    en: {BLANK}",
        f"    unit: {scalar(wanted.unit) if wanted.unit else BLANK}",
        f"    better: {BLANK}  # {say(_BETTER).text(lang)}",
        f"    definition: {BLANK}  # {say(_WHAT).text(lang)}",
    ]
    if others:
        lines.append(f"    aliases: [{', '.join(map(scalar, others))}]")
    return "\n".join(lines) + "\n"
