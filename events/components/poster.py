"""A drawn poster for every event without a picture: kind, date, colour of the neighbourhood.

`poster` is the tall one of lists and pages, `share_poster` the wide preview of a shared link,
`kind_sign` what is left of it in the row of a timetable.
"""

import datetime as dt
from functools import lru_cache

from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext_lazy

from content.drawing.shapes import box, disc, fill, letters, line, moved, picture, standalone

MONTHS = (
    pgettext_lazy("on a poster", "Jan"),
    pgettext_lazy("on a poster", "Feb"),
    pgettext_lazy("on a poster", "März"),
    pgettext_lazy("on a poster", "Apr"),
    pgettext_lazy("on a poster", "Mai"),
    pgettext_lazy("on a poster", "Juni"),
    pgettext_lazy("on a poster", "Juli"),
    pgettext_lazy("on a poster", "Aug"),
    pgettext_lazy("on a poster", "Sep"),
    pgettext_lazy("on a poster", "Okt"),
    pgettext_lazy("on a poster", "Nov"),
    pgettext_lazy("on a poster", "Dez"),
)
WEEKDAYS = (
    pgettext_lazy("on a poster", "Mo"),
    pgettext_lazy("on a poster", "Di"),
    pgettext_lazy("on a poster", "Mi"),
    pgettext_lazy("on a poster", "Do"),
    pgettext_lazy("on a poster", "Fr"),
    pgettext_lazy("on a poster", "Sa"),
    pgettext_lazy("on a poster", "So"),
)
COLOURS = ("blue", "green", "ochre", "plum")
HEADS = "M-9 0q0-11 9-11t9 11z"

# Each stands on a line: x from -46 to 46, y from -60 (top) to 0.
MOTIFS = {
    "evening": disc("sun", 30, -48, 9)
    + fill("trim", "M-46 0v-34l13-12 13 12V0zM20 0v-28h24V0z")
    + fill("rose", "M-18 0v-40l18-16 18 16V0z")
    + fill(
        "sun", box(-38, -28, 10, 10) + box(-9, -36, 7, 9) + box(3, -36, 7, 9) + box(25, -22, 13, 9)
    )
    + fill("ink", box(-36, -12, 7, 12) + box(-4, -15, 9, 15) + box(29, -8, 6, 8)),
    "dinner": disc("trim", 0, -28, 25)
    + disc("cream", 0, -28, 17)
    + fill("leaf", "M-9-22c0-14 10-15 18-14 0 12-8 16-18 14z")
    + disc("red", 2, -23, 4)
    + line("trim", "M-38-4v-20M-44-50v13q0 7 6 7t6-7v-13M-38-50v18", 4)
    + fill("trim", "M36-52q9 6 7 26h-4v24h-5v-50z"),
    "advice": fill("trim", "M-44-56h46q6 0 6 6v20q0 6-6 6h-26l-12 12v-12h-8q-6 0-6-6v-20q0-6 6-6z")
    + fill("sun", "M2-18h12v-20h24q6 0 6 6v20q0 6-6 6h-4v10L24-6H8q-6 0-6-6z")
    + line("ink", "M-38-46h34M-38-36h22M16-26h18M16-17h10", 3),
    "workshop": fill("sun", "M0-60a20 20 0 0 1 12 36l-2 8h-20l-2-8A20 20 0 0 1 0-60z")
    + fill("trim", box(-9, -14, 18, 4) + box(-9, -8, 18, 4) + box(-5, -2, 10, 3))
    + line("ink", "M-6-30l6-8 6 8M0-37v20", 2.5)
    + line("sun", "M-38-40h10M28-40h10M-32-60l8 6M32-60l-8 6", 4),
    "market": fill("wood", box(-38, -36, 4, 36) + box(34, -36, 4, 36) + box(-42, -16, 84, 16))
    + fill("trim", "M-40-54h80l8 18h-96z")
    + fill("sun", "M-40-54h16l-4 18h-20zM-8-54H8l2 18h-20zM24-54h16l8 18H28z")
    + "".join(
        disc(t, x, -20, 7)
        for t, x in (("red", -32), ("sun", -16), ("leaf", 0), ("red", 16), ("sun", 32))
    ),
    "meeting": moved(-28, -24, disc("trim", 0, -17, 8) + fill("trim", HEADS))
    + moved(28, -24, disc("sun", 0, -17, 8) + fill("sun", HEADS))
    + moved(0, -26, disc("rose", 0, -19, 9) + fill("rose", HEADS))
    + fill("wood", "M-44-24h88q-2 10-20 12v12h-6V-11h-36V0h-6v-12q-18-2-20-12z")
    + fill("trim", box(-22, -30, 8, 6) + box(14, -30, 8, 6)),
    "team": disc("wood", 0, -27, 18)
    + line("trim", "M-9-32h12M-9-26h12M-9-20h8", 3)
    + "".join(
        disc(t, x, y, 8)
        for t, x, y in (
            ("rose", 0, -53),
            ("trim", 24, -40),
            ("sun", 24, -13),
            ("trim", 0, -3),
            ("rose", -24, -13),
        )
    )
    + line("sun", "M-24-40h0", 12),
    "other": line("trim", "M-46-58q46 22 92 0")
    + fill("sun", "M-38-54l14 4-9 13zM24-50l13-4-4 15z")
    + fill("trim", "M-16-48l14 1-8 13zM4-47l14-2-6 14z")
    + line("trim", "M-20-20Q-12-6-2 0M22-20Q14-6 4 0M0-14v14")
    + fill("trim", "M-22-38a10 12 0 1 1-.1 0z")
    + fill("sun", "M24-38a10 12 0 1 1-.1 0z")
    + fill("rose", "M1-36a11 13 0 1 1-.1 0z"),
}


def poster(kind: str, day: dt.date, colour: str = "") -> SafeString:
    """Return the tall poster; day is the local date, colour the neighbourhood's or empty."""
    return _poster(kind, day, colour, get_language())


@lru_cache(maxsize=500)
def _poster(kind: str, day: dt.date, colour: str, language: str) -> SafeString:
    """Draw it in the active language; `language` is part of the cache's key."""
    return picture(
        "poster",
        120,
        150,
        ground(120, 150, colour),
        disc("shade", 60, 40, 52),
        moved(60, 76, motif(kind)),
        fill("paper", "M0 82h120v68H0z"),
        letters("print", 36, 134, 46, str(day.day)),
        letters("print", 90, 114, 20, WEEKDAYS[day.weekday()]),
        letters("print", 90, 135, 20, MONTHS[day.month - 1]),
    )


@lru_cache(maxsize=100)
def kind_sign(kind: str, colour: str = "") -> SafeString:
    """Return the small sign of a list's row: the kind alone, on the neighbourhood's colour."""
    return picture("kind-sign", 120, 120, ground(120, 120, colour), moved(60, 92, motif(kind)))


def share_poster(kind: str, day: dt.date, colour: str = "") -> str:
    """Return the wide poster, 1.91 to 1, as an SVG file of its own."""
    wide = picture(
        "poster",
        400,
        210,
        ground(400, 210, colour),
        disc("shade", 120, 120, 96),
        f'<g transform="translate(120 172) scale(1.9)">{motif(kind)}</g>',
        fill("paper", "M240 0h160v210H240z"),
        letters("print", 320, 62, 34, WEEKDAYS[day.weekday()]),
        letters("print", 320, 142, 92, str(day.day)),
        letters("print", 320, 186, 28, f"{MONTHS[day.month - 1]} {day.year}"),
    )
    return standalone(wide)


def ground(width, height, colour):
    return fill(colour if colour in COLOURS else "red", box(0, 0, width, height))


def motif(kind):
    return MOTIFS.get(kind, MOTIFS["other"])
