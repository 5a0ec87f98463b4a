"""Charts of stacked bars, drawn by the server. Pure: numbers in, SVG out.

A chart repeats a table that stands beside it, so screen readers are led past it. Style sheets give
each part its colour by its name (`css/admin/figures.css`).
"""

from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

WIDTH, HEIGHT = 720, 240
LEFT, TOP, BOTTOM = 32, 12, 28
GAP = 0.3
# As many lines of the grid as can be told apart.
MOST_LINES = 4


class Bar(NamedTuple):
    """One bar: what stands below it, and its parts from below as (name, count)."""

    label: str
    parts: list[tuple[str, int]]

    @property
    def total(self):
        return sum(count for _name, count in self.parts)


def chart(bars):
    """Return the bars as an SVG element."""
    most = nice_maximum(max((bar.total for bar in bars), default=0))
    step = (WIDTH - LEFT) / max(len(bars), 1)
    drawn = mark_safe("".join(_bar(b, LEFT + i * step, step, most) for i, b in enumerate(bars)))  # noqa: S308 - format_html made them
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">{}{}</svg>',
        WIDTH,
        HEIGHT,
        _grid(most),
        drawn,
    )


def nice_maximum(most):
    """Return where the scale ends: a number that divides evenly into the lines of the grid."""
    for end in (4, 8, 12, 20, 40, 60, 80, 100, 200, 400, 800):
        if most <= end:
            return end
    return -(-most // 1000) * 1000


def _height(count, most):
    return (HEIGHT - TOP - BOTTOM) * count / most


def _grid(most):
    rows = [most * line // MOST_LINES for line in range(MOST_LINES + 1)]
    return format_html_join(
        "",
        '<line x1="{}" x2="{}" y1="{}" y2="{}"/><text x="{}" y="{}" class="chart__number">{}</text>',
        [
            (LEFT, WIDTH, _y(row, most), _y(row, most), LEFT - 6, _y(row, most) + 4, row)
            for row in rows
        ],
    )


def _y(count, most):
    return round(HEIGHT - BOTTOM - _height(count, most), 1)


def _bar(bar, x, step, most):
    """Return the parts of one bar, stacked, and its name below."""
    parts, below = [], 0
    for name, count in bar.parts:
        if count > 0:  # what was only taken back in a month cannot be drawn
            below += count
            size = round(_height(count, most), 1)
            parts.append((name, round(x + step * GAP / 2, 1), _y(below, most), _inner(step), size))
    return format_html(
        '<g>{}<text x="{}" y="{}" class="chart__label">{}</text></g>',
        format_html_join(
            "", '<rect class="chart__{}" x="{}" y="{}" width="{}" height="{}"/>', parts
        ),
        round(x + step / 2, 1),
        HEIGHT - 8,
        bar.label,
    )


def _inner(step):
    return round(step * (1 - GAP), 1)
