"""Pictures as SVG: text stays text, nothing is loaded from anywhere, shapes say what colours say.

The palette is Okabe and Ito's, which is told apart by the colour-blind. `svg` returns the markup,
escaped, so that it may stand in a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from rich.cells import cell_len

from plancmp.output.charts.chart import MISPRINT, SHAPES, Chart, Curve, Mark, Panel, PanelRow
from plancmp.output.formats import MissingExtraError, Target
from plancmp.output.terminal import wrap
from plancmp.output.text import one_line

FONTS = (
    "'Noto Sans SC','Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Hiragino Sans GB',"
    "'Microsoft YaHei','WenQuanYi Micro Hei',system-ui,sans-serif"
)
_BLUE, _ORANGE, _GREEN, _YELLOW, _GREY, _INK = (
    "#0072b2", "#d55e00", "#009e73", "#e69f00", "#767676", "#222222",
)  # fmt: skip
_COLORS = {
    "base": _GREY, "before": _ORANGE, "target": _BLUE, "weaker": _ORANGE, "observed": _BLUE,
    "goal": _GREEN,
}  # fmt: skip
_MOODS = {"good": _GREEN, "fair": _YELLOW, "bad": _ORANGE}
_WIDTH, _EDGE, _LINE, _SIZE = 820, 16, 24, 13
_CELL = 6.9
"""Width of half a Chinese character of text of the common size, with a little to spare."""


def svg(chart: Chart) -> str:
    """Return the picture as SVG markup."""
    parts: list[str] = []
    y = float(_EDGE + 18)
    parts.append(_text(_EDGE, y, chart.title, size=17, weight="bold"))
    y += 12
    labels = [cell_len(row.label) for panel in chart.panels for row in panel.rows]
    label = min(max(labels, default=0) * _CELL, 220)
    for panel in chart.panels:
        y = _panel(panel, y, parts, label)
    for course in chart.courses:
        y = _course(course, y, parts)
    if chart.cells:
        y = _matrix(chart, y, parts)
    y += _LINE
    for text in _foot(chart):
        parts.append(_text(_EDGE, y, text, size=11, color=_GREY))
        y += 17
    height = round(y + 4)
    title = escape(one_line(chart.title))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
        f'width="{_WIDTH}" height="{height}" role="img" aria-label="{title}" '
        f'font-family="{FONTS}" font-size="{_SIZE}">\n<title>{title}</title>\n'
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    )


def write(chart: Chart, target: Target) -> None:
    """Write the picture as SVG."""
    target.stream.write(svg(chart))


def write_png(chart: Chart, target: Target) -> None:
    """Write the picture as PNG, twice as fine; raise MissingExtraError without the library."""
    try:
        from resvg_py import svg_to_bytes
    except ImportError:
        raise MissingExtraError("png") from None
    target.stream.buffer.write(bytes(svg_to_bytes(svg_string=svg(chart), zoom=2)))


def _text(
    x: float,
    y: float,
    text: str,
    *,
    size: int = _SIZE,
    color: str = _INK,
    anchor: str = "",
    weight: str = "",
) -> str:
    more = f' text-anchor="{anchor}"' if anchor else ""
    more += f' font-weight="{weight}"' if weight else ""
    more += f' font-size="{size}"' if size != _SIZE else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{color}"{more}>{escape(one_line(text))}</text>'


def _rule(x1: float, y1: float, x2: float, y2: float, color: str, more: str = "") -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{color}"{more}/>'


def _shape(mark: Mark, x: float, y: float) -> Iterator[str]:
    """Draw a mark with what is printed as its tooltip, and the side that its bound leaves open."""
    color = _COLORS[mark.kind]
    fill = "#ffffff" if mark.kind in ("base", "before") else color
    drawn = {
        "○": f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5"',
        "●": f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5.5"',
        "■": f'<rect x="{x - 4.5:.1f}" y="{y - 4.5:.1f}" width="9" height="9"',
        "◇": _polygon(x, y, (0, -6.5), (6.5, 0), (0, 6.5), (-6.5, 0)),
        "◆": _polygon(x, y, (0, -6.5), (6.5, 0), (0, 6.5), (-6.5, 0)),
        "▼": _polygon(x, y, (-6.5, -5), (6.5, -5), (0, 6.5)),
    }[SHAPES[mark.kind]]
    tip = escape(one_line(mark.text))
    name = drawn.split(" ", 1)[0].removeprefix("<")
    yield f'{drawn} fill="{fill}" stroke="{color}" stroke-width="2"><title>{tip}</title></{name}>'
    if mark.opening:
        way = -1 if mark.bound in ("<=", "<") else 1
        yield _polygon(x + way * 10, y, (0, -4), (way * 6, 0), (0, 4)) + f' fill="{color}"/>'
    if mark.misprint:
        yield _text(x, y - 8, MISPRINT, size=11, color=_ORANGE, anchor="middle")


def _polygon(x: float, y: float, *corners: tuple[float, float]) -> str:
    points = " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in corners)
    return f'<polygon points="{points}"'


def _wrapped(text: str, room: float, size: int = _SIZE) -> list[str]:
    return wrap(one_line(text), max(int(room / (_CELL * size / _SIZE)), 8))


def _panel(panel: Panel, y: float, parts: list[str], label: float) -> float:
    """Draw the rows of a panel below one another; return where it ends."""
    for text in _wrapped(panel.heading, _WIDTH - 2 * _EDGE):
        y += _LINE
        parts.append(_text(_EDGE, y, text, weight="bold"))
    left, right = _EDGE + label + 24, _WIDTH - _EDGE - 290
    low, high = panel.span()

    def place(value: float) -> float:
        return left + (value - low) / (high - low) * (right - left)

    for row in panel.rows:
        labels, says = _wrapped(row.label, label + 8), _wrapped(row.says, 270)
        middle = y + _LINE - 4
        for i, text in enumerate(labels):
            parts.append(_text(_EDGE, y + _LINE * (i + 1), text))
        for i, text in enumerate(says):
            parts.append(_text(right + 24, y + _LINE * (i + 1), text))
        parts.append(_rule(left, middle, right, middle, "#dddddd"))
        parts += _marks(row, place, middle)
        y += _LINE * max(len(labels), len(says))
    return y + 6


def _marks(row: PanelRow, place: Callable[[float], float], y: float) -> Iterator[str]:
    values = [end for mark in row.marks for end in (mark.value, mark.high) if end is not None]
    if len(values) > 1:
        yield _rule(place(min(values)), y, place(max(values)), y, _GREY, ' stroke-width="2"')
    for mark in row.marks:
        if mark.high is not None:
            color = _COLORS[mark.kind]
            yield _rule(place(mark.value), y, place(mark.high), y, color, ' stroke-width="5"')
            yield from _shape(mark._replace(bound="", misprint=False), place(mark.high), y)
        yield from _shape(mark, place(mark.value), y)


def _course(course: Curve, y: float, parts: list[str]) -> float:
    """Draw one indicator over the years; return where it ends."""
    for text in _wrapped(course.heading, _WIDTH - 2 * _EDGE):
        y += _LINE
        parts.append(_text(_EDGE, y, text, weight="bold"))
    top, bottom = y + 18, y + 168
    left, right = _EDGE + 70.0, _WIDTH - _EDGE - 30.0
    ticks = course.ticks()
    low, high = ticks[0], ticks[-1]
    first, last = course.years()

    def across(year: float) -> float:
        return left + (year - first) / (last - first) * (right - left)

    def up(value: float) -> float:
        return bottom - (value - low) / (high - low) * (bottom - top)

    for value in ticks:
        parts.append(_rule(left, up(value), right, up(value), "#e5e5e5"))
        parts.append(_text(left - 10, up(value) + 4, f"{value:.5g}", size=11, anchor="end"))
    shown = -1e9
    for year in sorted({first, last, *(year for year, _ in course.marks)}):
        if across(year) - shown > 34:
            shown = across(year)
            parts.append(_text(shown, bottom + 20, str(year), size=11, anchor="middle"))
    path = " ".join(f"{across(year):.1f},{up(value):.1f}" for year, value in course.path)
    parts.append(
        f'<polyline points="{path}" fill="none" stroke="{_GREEN}" stroke-width="2" '
        'stroke-dasharray="3 5"/>'
    )
    seen = [(year, mark) for year, mark in course.marks if mark.kind == "observed"]
    line = " ".join(f"{across(year):.1f},{up(mark.value):.1f}" for year, mark in seen)
    parts.append(f'<polyline points="{line}" fill="none" stroke="{_BLUE}" stroke-width="2"/>')
    for year, mark in course.marks:
        parts += _shape(mark, across(year), up(mark.value))
    parts.append(_text(left, bottom + 40, course.says, color=_GREY))
    return bottom + 52


def _matrix(chart: Chart, y: float, parts: list[str]) -> float:
    """Draw indicators by plans, a sign and its words in each cell; return where it ends."""
    label = min(max(cell_len(name) for name, _ in chart.cells) * _CELL, 330)
    left = _EDGE + label + 12
    size = (_WIDTH - _EDGE - left) / max(len(chart.columns), 1)
    heads = [_wrapped(column, size - 8, 12) for column in chart.columns]
    for i, head in enumerate(heads):
        for line, text in enumerate(head):
            parts.append(
                _text(left + size * (i + 0.5), y + 18 * (line + 1), text, size=12, anchor="middle")
            )
    y += 18 * max(map(len, heads)) + 8
    for name, row in chart.cells:
        names = _wrapped(name, label + 4)
        tall = _LINE * len(names)
        for i, text in enumerate(names):
            parts.append(_text(_EDGE, y + _LINE * (i + 1) - 7, text))
        for i, cell in enumerate(row):
            if cell is None:
                continue
            x = left + size * i
            color = _MOODS.get(cell.mood, "#bbbbbb")
            parts.append(
                f'<rect x="{x + 2:.1f}" y="{y + 1:.1f}" width="{size - 4:.1f}" '
                f'height="{tall - 2:.1f}" fill="{color}" fill-opacity="0.25" stroke="{color}"/>'
            )
            fits = cell_len(f"{cell.sign} {cell.words}") * _CELL < size - 6
            words = f"{cell.sign} {cell.words}" if fits else cell.sign
            parts.append(
                _text(x + size / 2, y + tall / 2 + 5, words, size=12, anchor="middle")
            )  # fmt: skip
        y += tall
    return y


def _foot(chart: Chart) -> Iterator[str]:
    room = _WIDTH - 2 * _EDGE
    yield from _wrapped(" · ".join(f"{sign} {words}" for sign, words in chart.legend()), room, 11)
    for source in chart.sources:
        yield from _wrapped(source, room, 11)
