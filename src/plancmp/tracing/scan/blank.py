"""An empty plan file, with what each key is for beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancmp.language.periods import plan_number
from plancmp.model.shapes import SHAPES
from plancmp.model.terms import BLANK, NATURES
from plancmp.model.vocabulary import Place
from plancmp.reading.writing import SCHEMA, scalar

_COLUMN = 42


def plan_id_of(place: Place, first: int, last: int, stage: str) -> str:
    """Return the usual id: the place in English, the five-year plan's number, the stage."""
    name = re.sub(r"[^a-z0-9]+", "-", place.en.lower()).strip("-") or place.code
    number = plan_number(first, last)
    period = f"{number}fyp" if number else f"{first}-{last}"
    return f"{name}-{period}" + ("-draft" if stage == "draft" else "")


def blank_plan(
    plan_id: str,
    place: Place,
    first: int,
    last: int,
    stage: str,
    source: tuple[str, str] | None,
    title: str = "",
) -> str:
    """Return an empty plan file; `source` is the name and the SHA-256 of the text."""
    file, digest = source or (BLANK, BLANK)
    given = {
        "id": plan_id,
        "place": f'"{place.code}"',
        "title": scalar(title) if title else '""',
        "stage": stage,
        "period": f"{first}-{last}",
        "base_year": str(first - 1),
        "source": f"{{file: {scalar(file)}, sha256: {digest}}}",
    }
    return "\n".join(_lines(given, place)) + "\n"


def _lines(given: dict[str, str], place: Place) -> Iterator[str]:
    yield SCHEMA
    yield f"# {place.zh} ({place.en}), {given['period']}. Fill in every {BLANK}; delete what is not"
    yield "# needed. Values are typed as the document prints them: ≤14.5, 90以上, 比2015年降低10%"
    for name, key in SHAPES["plan"].items():
        if name in ("sections", "projects"):
            continue
        line = f"{name}: {given[name]}" if name in given else f"# {name}:"
        mark = f"{BLANK}: " if name == "title" and given[name] == '""' else ""
        yield f"{line:{_COLUMN}}  # {mark}{key.en}"
        if name == "gaps":
            yield "#   - {channel: table, name: 表1, at: 二、总体要求/（三）发展目标, note: …}"
    yield ""
    yield f"sections: []  # {SHAPES['plan']['sections'].en} Take the [] away and go on like this:"
    yield from _EXAMPLE
    yield ""
    yield "# The keys of a row:"
    for name, key in SHAPES["statement"].items():
        yield f"#   {name + ':':14}{key.en}"
    yield f"#   nature is one of {'、'.join(NATURES)}; the year is said only where it is not"
    yield f"#   the plan's last (target) or {given['base_year']} (baseline, actual, prior_target)."


_EXAMPLE = (
    "#  - at: 一、规划背景/（一）现状",
    "#    text:",
    "#      - {indicator: life_expectancy_at_birth, label: 人均预期寿命, actual: 78.1岁}",
    "#  - at: 二、总体要求/（三）发展目标",
    "#    text:",
    "#      - {indicator: infant_mortality_rate, label: 婴儿死亡率, target: 5.0‰以下}",
    "#    tables:",
    "#      - name: 表1 主要指标",
    "#        rows:",
    "#          - {indicator: nurses_per_1000, label: 每千人口注册护士数, unit: 人, "
    "baseline: 3.1, target: ≥3.8, nature: 预期性}",
    "#    boxes:",
    "#      - name: 专栏1 重点工程",
    "#        items:",
    '#          - {indicator: health_literacy_rate, label: 居民健康素养水平, target: "25%"}',
)
