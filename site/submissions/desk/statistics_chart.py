"""The chart of decisions by month, drawn by the server. Pure: months in, SVG out.

It repeats a table that stands beside it, so screen readers are led past it.
"""

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from submissions.desk.statistics import OUTCOMES

WIDTH, HEIGHT = 720, 240
LEFT, TOP, BOTTOM = 32, 12, 28
GAP = 0.3
# As many lines of the grid as can be told apart.
MOST_LINES = 4


def chart(months):
    """Return the stacked bars of Months as an SVG element."""
    most = nice_maximum(max((month.total for month in months), default=0))
    step = (WIDTH - LEFT) / max(len(months), 1)
    bars = mark_safe("".join(_bar(m, LEFT + i * step, step, most) for i, m in enumerate(months)))  # noqa: S308 - format_html made them
    return format_html(
        '<svg class="desk-chart" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">{}{}</svg>',
        WIDTH,
        HEIGHT,
        _grid(most),
        bars,
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
        '<line x1="{}" x2="{}" y1="{}" y2="{}"/><text x="{}" y="{}" class="desk-chart__number">{}</text>',
        [
            (LEFT, WIDTH, _y(row, most), _y(row, most), LEFT - 6, _y(row, most) + 4, row)
            for row in rows
        ],
    )


def _y(count, most):
    return round(HEIGHT - BOTTOM - _height(count, most), 1)


def _bar(month, x, step, most):
    """Return the parts of one month, stacked, and its name below."""
    parts, below = [], 0
    for outcome in OUTCOMES:
        count = month.outcomes[outcome]
        if count:
            below += count
            size = round(_height(count, most), 1)
            parts.append(
                (outcome, round(x + step * GAP / 2, 1), _y(below, most), _inner(step), size)
            )
    return format_html(
        '<g>{}<text x="{}" y="{}" class="desk-chart__month">{}</text></g>',
        format_html_join(
            "",
            '<rect class="desk-chart__{}" x="{}" y="{}" width="{}" height="{}"/>',
            parts,
        ),
        round(x + step / 2, 1),
        HEIGHT - 8,
        date_format(month.first_day, "M"),
    )


def _inner(step):
    return round(step * (1 - GAP), 1)
