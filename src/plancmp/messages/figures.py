"""What a printed figure means, in words, for readers who do not read Chinese."""

from __future__ import annotations

FIGURES: dict[str, tuple[str, str]] = {
    "figure_means": ("{printed} ({meaning})", "{printed}（{meaning}）"),
    "figure_is": ("{printed} (= {number})", "{printed}（= {number}）"),
    "bound_<=": ("at most {figure}", "不高于{figure}"),
    "bound_<": ("less than {figure}", "低于{figure}"),
    "bound_>=": ("at least {figure}", "不低于{figure}"),
    "bound_>": ("more than {figure}", "高于{figure}"),
    "bound_~": ("about {figure}", "约{figure}"),
    "rise": ("up {figure}", "上升{figure}"),
    "fall": ("down {figure}", "下降{figure}"),
    "a_year": ("{figure} a year", "每年{figure}"),
    "counted_from": ("{figure} on {year}", "较{year}年{figure}"),
    "points": ("{number} points", "{number}点"),
    "places": ("{number} places", "{number}位"),
    "aim": ("an aim without a figure", "仅有方向而无数值"),
    "left_to_others": ("left to a higher authority", "待上级下达"),
}
