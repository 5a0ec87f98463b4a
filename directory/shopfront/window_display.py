"""What stands in a shop's window and hangs over its door, by trade.

Drawn around the middle of the sill: x from -22 to 22, y from -36 (top) to 0.
"""

from content.drawing.shapes import box, disc, fill, line

# No trade: premises to let, with nothing in the window.
VACANT = "vacant"

CRATES = box(-22, -12, 20, 12) + box(2, -12, 20, 12)

WINDOWS = {
    "food": line("red", "M-17-13h0M-7-13h0", 10)
    + line("sun", "M7-13h0", 10)
    + line("leaf", "M17-13h0", 10)
    + fill("wood", CRATES),
    "bakery": fill("bread", "M-22 0a10 10 0 0 1 20 0zM1 0a10 8 0 0 1 21 0z")
    + line("wood", "M-6-16C-18-30-2-36 0-25 2-36 18-30 6-16M6-16l-7-9M-6-16l7-9", 3),
    "cafe": fill("trim", "M-14-18h24v8a10 10 0 0 1-10 10h-4a10 10 0 0 1-10-10z")
    + line("trim", "M10-15c9-3 9 8 0 8", 3)
    + line("ink", "M-6-23c-3-4 3-5 0-9M3-23c-3-4 3-5 0-9", 2),
    "restaurant": fill("trim", "M-18-5a18 16 0 0 1 36 0z" + box(-22, -3, 44, 3))
    + disc("ochre", 0, -22, 3)
    + line("ink", "M-5-27c-3-3 3-4 0-7M5-27c-3-3 3-4 0-7", 2),
    "hair": line("ink", "M-12-33 7-9M12-33-7-9", 3)
    + line("red", "M-9-9a4 4 0 1 0 .1 0M9-9a4 4 0 1 0 .1 0", 3),
    "fashion": line("ink", "M-10-1h20M0 0v-12", 2)
    + fill("plum", "M-6-34q6 5 12 0l3 13 5 15h-28l5-15z")
    + fill("sun", box(-9, -22, 18, 3)),
    "bicycle": line("ink", "M-12-17a8 8 0 1 0 .1 0M13-17a8 8 0 1 0 .1 0", 2.5)
    + line("red", "M-12-9l7-14h14l4 14M-5-23 1-9h-13M9-23l-2-5h6M-8-25h6", 2.5),
    "car": fill("blue", "M-22-4v-8l6-2 6-9h17l8 9 7 2v8z")
    + fill("trim", "M-11-14l4-6h6v6zM2-14v-6h4l5 6z")
    + line("ink", "M-12-5h0M12-5h0", 9),
    "repair": line("steel", "M-14-3 6-23M5-32a6 6 0 1 0 9 9", 4.5)
    + line("ink", "M14-3 0-17", 3)
    + line("red", "M-5-22-12-29", 8),
    "craft": fill("steel", "M-20-16h18l-2 16h-14z")
    + fill("ochre", box(-20, -18, 18, 5))
    + line("wood", "M12 0v-22", 4)
    + fill("ink", "M3-31h16l4 5-4 3h-16z"),
    "health": fill("trim", box(-13, -31, 26, 26))
    + fill("green", "M-4-28h8v6h6v8h-6v6h-8v-6h-6v-8h6z")
    + fill("steel", box(-20, -3, 40, 3)),
    "office": fill("ink", "M-20-24h26v17h-26zM-12-7h10v4h4v3h-18v-3h4z")
    + fill("trim", box(-17, -21, 20, 11))
    + line("ochre", "M10-1h10M15-1l4-13-6-8", 2.5)
    + fill("ochre", "M7-21l5-7 6 6-7 5z"),
    "education": fill("red", box(-20, -7, 26, 7))
    + fill("blue", box(-17, -14, 22, 7))
    + fill("ochre", box(-19, -21, 20, 7))
    + disc("leaf", 15, -15, 8)
    + line("ink", "M15-7v6M10-1h10", 2),
    "flowers": line("leaf", "M-14-10v-9M0-10v-13M14-10v-9")
    + line("red", "M-14-22h0M14-22h0", 12)
    + disc("sun", 0, -27, 6)
    + fill("wood", "M-21-11H21L19 0H-19z"),
    "kiosk": fill("trim", box(-21, -31, 11, 14) + box(-8, -31, 11, 14))
    + line("ink", "M-18-27h5M-18-23h5M-5-27h5M-5-23h5", 1.5)
    + fill("blue", box(-21, -13, 7, 13))
    + fill("red", box(-12, -13, 7, 13))
    + fill("bread", "M8-15h12l-6 15z")
    + disc("rose", 14, -18, 7),
    "culture": fill("sun", "M-20-30q10 5 20 0v12q-1 12-10 15-9-3-10-15z")
    + line("ink", "M-15-20h3M-8-20h3M-15-12q5 6 10 0", 2)
    + disc("ink", 9, -5, 4)
    + line("ink", "M13-5v-24l7 5", 2.5),
    "beauty": fill("ochre", "M-8-34a12 14 0 1 1-.1 0zM-10-8h4v8h-4z")
    + fill("trim", "M-8-31a9 11 0 1 1-.1 0z")
    + fill("plum", box(8, -15, 11, 15))
    + fill("ink", box(11, -24, 5, 8)),
    "other": fill("wood", box(-20, -18, 22, 18))
    + fill("bread", box(4, -12, 16, 12))
    + line("trim", "M-9-18v18M12-12v12", 3)
    + line("red", "M-9-18c-9-10-9 2 0 0 9-10 9 2 0 0", 2.5),
}

# What stands outside beside the door; drawn upward from the pavement, 16 wide.
PLANT = fill("leaf", "M0-12c-10-3-11-16-4-20 0-9 9-9 9 0 8 3 6 17-5 20z") + fill(
    "clinker", "M-7-12h14l-2 12h-10z"
)
BARBER_POLE = fill("trim", box(-3, -40, 6, 30)) + line("red", "M-3-16l6-6M-3-26l6-6M-3-36l6-6", 3)
BOARD = fill("wood", "M-7 0l3-24h8l3 24h-3l-1-4h-6l-1 4z") + fill("ink", "M-3-21h6l2 14h-10z")
BUCKET = (
    line("leaf", "M0-5v-20M0-5l-7-15M0-5l7-15")
    + line("red", "M-7-21h0M0-26h0M7-21h0", 8)
    + fill("steel", "M-7-11h14l-2 11h-10z")
)
APPLES = line("red", "M-4-13h0m8 0h0", 8) + fill("wood", "M-9-12h18v6h-2v6h-3v-6h-8v6h-3v-6h-2z")
RACK = fill("steel", box(-7, -27, 14, 27)) + fill("trim", box(-5, -24, 10, 9) + box(-5, -13, 10, 9))
TABLE = line("wood", "M-7-14h14M0-14v14M-5 0h10", 2.5) + fill("trim", box(-2, -20, 5, 5))

OUTSIDE = {
    "food": APPLES,
    "hair": BARBER_POLE,
    "flowers": BUCKET,
    "kiosk": RACK,
    "cafe": TABLE,
    "restaurant": BOARD,
    "bakery": BOARD,
    "education": BOARD,
}
