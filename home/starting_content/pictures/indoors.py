"""Scenes inside: the long table in the evening, the workshop, the calendar on the wall."""

from .canvas import Canvas
from .parts import head


def evening():
    canvas = Canvas("wallpaper")
    canvas.box("rose", 0, 0, 1200, 60)
    for x in (130, 830):
        canvas.box("wood", x - 12, 118, 264, 194, 6)
        canvas.box("dusk", x, 130, 240, 170)
        canvas.box("wood", x + 114, 130, 12, 170)
    canvas.disc("sun", 176, 176, 20)
    for x in (360, 600, 840):
        lamp(canvas, x)
    guests = (
        (170, "blue", "skin1", "wood", False),
        (385, "red", "skin2", "plum", True),
        (600, "green", "skin3", "hair", False),
        (815, "ochre", "skin1", "grey", False),
        (1030, "plum", "skin2", "hair", False),
    )
    for x, coat, skin, hair, scarf in guests:
        canvas.box("wood", x - 70, 330, 140, 160, 14)
        canvas.box(coat, x - 62, 372, 124, 150, 46)
        head(canvas, x, 326, skin, hair, 1.7, scarf)
    canvas.box("trim", 40, 476, 1120, 40, 8)
    canvas.box("bread", 60, 510, 1080, 34)
    for x in (120, 1040):
        canvas.box("wood", x, 544, 40, 131)
    canvas.box("floor", 0, 620, 1200, 55)
    for x in (120, 1040):
        canvas.box("wood", x, 540, 40, 120)
    for x in (215, 430, 645, 860, 1075):
        supper(canvas, x)
    for x in (300, 520, 740, 955):
        canvas.box("glass", x, 428, 26, 52, 5)
        canvas.box("blue", x, 452, 26, 28, 5)
    return canvas.finished()


def lamp(canvas, x):
    canvas.stroke("ink", 4, (x, 0), (x, 96))
    canvas.half_disc("red", x, 146, 58)
    canvas.half_disc("sun", x, 146, 26, upper=False)


def supper(canvas, x):
    """A bowl of soup with steam on it."""
    canvas.half_disc("blue", x - 45, 452, 34, upper=False)
    canvas.disc("bread", x - 45, 452, 30, 7)


def workshop():
    canvas = Canvas("wallpaper")
    canvas.box("mist", 60, 60, 560, 230, 8)
    for x in range(84, 620, 34):
        for y in range(82, 290, 34):
            canvas.disc("steel", x, y, 2.5)
    tools(canvas)
    canvas.box("floor", 0, 590, 1200, 85)
    canvas.box("wood", 40, 390, 600, 34, 4)
    for x in (70, 570):
        canvas.box("roof", x, 424, 40, 190)
    canvas.box("bread", 110, 470, 460, 24)
    canvas.box("red", 150, 330, 130, 60, 6)
    canvas.box("ink", 190, 312, 50, 22, 8)
    canvas.box("red", 196, 318, 38, 20, 6)
    for x, tone in ((330, "ochre"), (390, "green"), (450, "blue")):
        canvas.box(tone, x, 346, 46, 44, 4)
    canvas.box("trim", 760, 70, 360, 150, 6)
    canvas.box("glass", 772, 82, 336, 126)
    canvas.box("trim", 934, 82, 10, 126)
    bicycle(canvas, 760, 470)
    canvas.box("steel", 886, 430, 12, 170)
    canvas.box("steel", 836, 590, 112, 14, 6)
    worker(canvas, 680, 610)
    return canvas.finished()


def tools(canvas):
    """What hangs on the wall: hammer, saw, spanner, pliers."""
    canvas.box("wood", 128, 130, 18, 128, 7)
    canvas.box("steel", 98, 106, 78, 34, 5)
    canvas.shape("steel", (220, 120), (400, 120), (400, 150), (220, 190))
    canvas.box("wood", 392, 104, 54, 66, 16)
    canvas.box("mist", 408, 122, 22, 30, 8)
    canvas.stroke("slate", 16, (500, 130), (500, 244))
    canvas.disc("slate", 500, 118, 24)
    canvas.box("mist", 492, 88, 16, 30)
    canvas.stroke("red", 14, (560, 176), (548, 250))
    canvas.stroke("red", 14, (572, 176), (584, 250))
    canvas.shape("slate", (552, 178), (580, 178), (574, 110), (558, 110))


def bicycle(canvas, x, y):
    """A bicycle from the side; (x, y) is the hub of its rear wheel."""
    front = x + 270
    for hub in (x, front):
        canvas.ring("ink", hub, y, 98, 11)
        canvas.disc("slate", hub, y, 9)
        for dx, dy in ((0, 88), (62, 62), (88, 0), (62, -62)):
            canvas.stroke("grey", 2, (hub - dx, y - dy), (hub + dx, y + dy))
    saddle, pedals, neck = (x + 84, y - 128), (x + 120, y + 8), (x + 232, y - 132)
    canvas.stroke("green", 13, (x, y), saddle, neck, pedals, (x, y))
    canvas.stroke("green", 13, saddle, pedals)
    canvas.stroke("green", 13, (front, y), (x + 224, y - 168))
    canvas.stroke("ink", 11, (x + 224, y - 168), (x + 262, y - 178))
    canvas.stroke("ink", 9, saddle, (x + 76, y - 152))
    canvas.box("ink", x + 40, y - 166, 76, 18, 9)
    canvas.ring("ink", *pedals, 24, 7)
    canvas.stroke("ink", 8, pedals, (x + 142, y + 44))


def worker(canvas, x, ground):
    for side in (-1, 1):
        canvas.box("blue", x + side * 19 - 15, ground - 120, 30, 120)
    canvas.box("ochre", x - 50, ground - 268, 100, 160, 38)
    canvas.box("blue", x - 36, ground - 214, 72, 110, 12)
    canvas.stroke("ochre", 27, (x + 42, ground - 232), (x + 92, ground - 186))
    canvas.disc("skin2", x + 100, ground - 180, 16)
    canvas.stroke("ochre", 27, (x - 42, ground - 232), (x - 60, ground - 150))
    canvas.disc("skin2", x - 62, ground - 138, 16)
    head(canvas, x, ground - 304, "skin2", "hair", 1.6)


def calendar():
    canvas = Canvas("sage")
    canvas.box("shade_wall", 0, 560, 1200, 115)
    canvas.box("wood", 0, 552, 1200, 22)
    canvas.box("shadow_sage", 348, 84, 520, 450, 14)
    canvas.box("trim", 334, 70, 520, 450, 14)
    canvas.box("red", 334, 70, 520, 92, 14)
    canvas.box("red", 334, 120, 520, 42)
    canvas.box("trim", 374, 104, 180, 20, 10)
    for x in (440, 594, 748):
        canvas.box("slate", x - 8, 44, 16, 56, 8)
    for row in range(5):
        for column in range(7):
            tone = "rose" if column > 4 else "cream"
            canvas.box(tone, 366 + column * 67, 190 + row * 62, 52, 46, 6)
    canvas.box("blue", 366 + 67, 190 + 62, 52, 46, 6)
    canvas.box("green", 366 + 67 * 4, 190 + 62 * 3, 52, 46, 6)
    canvas.ring("red", 366 + 67 * 2 + 26, 190 + 62 * 2 + 23, 44, 9)
    pencil(canvas)
    plant(canvas, 1010, 556)
    cup(canvas, 150, 556)
    return canvas.finished()


def pencil(canvas):
    """It has just drawn the ring; the point touches it."""
    canvas.shape("bread", (568, 356), (590, 392), (610, 370))
    canvas.shape("ink", (568, 356), (576, 369), (583, 361))
    canvas.shape("sun", (590, 392), (742, 556), (766, 534), (610, 370))
    canvas.shape("red", (742, 556), (760, 575), (784, 553), (766, 534))


def plant(canvas, x, ground):
    for dx, dy, radius in (
        (-52, -170, 34),
        (52, -176, 34),
        (0, -226, 38),
        (-30, -120, 30),
        (34, -124, 30),
    ):
        canvas.stroke("green", 7, (x, ground - 80), (x + dx, ground + dy))
        canvas.disc("leaf", x + dx, ground + dy, radius)
    canvas.shape(
        "brick", (x - 62, ground - 92), (x + 62, ground - 92), (x + 44, ground), (x - 44, ground)
    )
    canvas.box("clinker", x - 68, ground - 104, 136, 26, 4)


def cup(canvas, x, ground):
    canvas.ring("blue", x + 96, ground - 50, 28, 11)
    canvas.box("blue", x, ground - 92, 96, 92, 14)
    canvas.box("trim", x + 14, ground - 62, 68, 10, 5)
    canvas.disc("roof", x + 48, ground - 92, 48, 10)
