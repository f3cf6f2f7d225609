"""What may stand under `unit:` in a plan."""

from __future__ import annotations

from plancmp.model.units import Units

POINTS = ("百分点", "个百分点", "点", "个点")
"""How documents print the unit of a change in a share; no unit of a level."""


def unit_words(units: Units) -> dict[str, str]:
    """Return every unit and alias with its English name, and what is short for one.

    Short are the points of a change, and a numerator whose label says per how many: 张 under
    每千人口床位数. What a unit may have before it (千, 万, 亿) is not listed.
    """
    words = {name: unit.en for name, unit in units.by_name.items()}
    numerators = {name.split("/", 1)[0] for name in words if "/" in name} - {""}
    for name in sorted(numerators - words.keys()):
        words[name] = "under a label that says per how many"
    return words | dict.fromkeys(POINTS, "of a change in a share: percentage points")
