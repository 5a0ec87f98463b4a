"""Scenes in the street: shopfronts, an opening, and one view of each neighbourhood."""

from .canvas import Canvas
from .parts import awning, house, parapet, pavement, person, sky, tree, window

GROUND = 560


def street():
    canvas = Canvas("sky")
    sky(canvas)
    house(canvas, -30, GROUND, 200, "sand", "green", "parapet", 3)
    house(canvas, 170, GROUND, 180, "brick", "blue", "gable", 2, door_at_end=False)
    house(canvas, 350, GROUND, 220, "mist", "plum", "mansard", 2)
    house(canvas, 570, GROUND, 190, "clinker", "ochre", "gable", 2)
    house(canvas, 760, GROUND, 200, "rose", "red", "parapet", 2, door_at_end=False)
    house(canvas, 960, GROUND, 260, "sage", "blue", "mansard", 2)
    pavement(canvas, GROUND)
    person(canvas, 300, GROUND + 46, "plum", "skin2", "plum", 0.86, scarf=True)
    person(canvas, 396, GROUND + 46, "ochre", "skin1", "wood", 0.62)
    person(canvas, 890, GROUND + 46, "blue", "skin3", "hair", 0.9)
    tree(canvas, 700, GROUND + 30, 0.9)
    return canvas.finished()


def opening():
    canvas = Canvas("sky")
    sky(canvas, has_sun=False)
    canvas.box("brick", 190, 90, 820, GROUND - 90)
    parapet(canvas, 190, 92, 820, "trim")
    for x in (270, 450, 690, 870):
        window(canvas, x, 136, 64, 84)
    canvas.box("ink", 240, 262, 720, 44, 4)
    canvas.box("trim", 280, 280, 260, 9, 4)
    canvas.box("trim", 270, 330, 330, 200)
    canvas.box("sun", 278, 338, 314, 184)
    canvas.box("wood", 270, 506, 330, 24)
    for x, tone in ((320, "leaf"), (390, "red"), (466, "plum"), (540, "leaf")):
        canvas.disc(tone, x, 486, 24)
    canvas.box("ink", 700, 330, 150, GROUND - 330)
    canvas.shape("green", (700, 330), (640, 350), (640, GROUND + 20), (700, GROUND))
    awning(canvas, 256, 306, 360, "green", 8, 40)
    pavement(canvas, GROUND)
    bunting(canvas)
    guests = (
        (150, "blue", "skin1", "wood", False),
        (246, "ochre", "skin3", "hair", False),
        (774, "red", "skin2", "red", True),
        (940, "sage", "skin1", "grey", False),
        (1044, "plum", "skin2", "hair", False),
    )
    for x, coat, skin, hair, scarf in guests:
        person(canvas, x, GROUND + 50, coat, skin, hair, 1.05, scarf)
    return canvas.finished()


def bunting(canvas):
    """A line of pennants across the front, hanging through in the middle."""
    line = [(190 + 41 * n, 236 + 30 * (1 - ((n - 10) / 10) ** 2)) for n in range(21)]
    canvas.stroke("ink", 3, *line)
    for number, (x, y) in enumerate(line[:-1]):
        tone = ("sun", "trim", "blue", "red", "leaf")[number % 5]
        canvas.shape(tone, (x + 6, y + 2), (x + 36, y + 2), (x + 21, y + 36))


def schalke():
    canvas = Canvas("sky")
    sky(canvas)
    walls = ("clinker", "sand", "mist", "brick", "cream", "clinker")
    for number, wall in enumerate(walls):
        roof = ("mansard", "gable", "parapet")[number % 3]
        tall_house(canvas, -20 + number * 208, 430, 208, wall, roof)
    canvas.box("slate", 0, 418, 1200, 30)
    canvas.box("clinker", 0, 448, 1200, 227)
    for x in (150, 450, 750, 1050):
        canvas.half_disc("dusk", x, 590, 104)
        canvas.box("dusk", x - 104, 589, 208, 90)
        canvas.half_disc("shade_under", x, 600, 84)
        canvas.box("shade_under", x - 84, 599, 168, 80)
    train(canvas, 210, 418)
    canvas.box("pavement", 0, 640, 1200, 35)
    return canvas.finished()


def tall_house(canvas, x, ground, width, wall, roof):
    top = 170 if roof == "parapet" else 205
    if roof == "parapet":
        parapet(canvas, x, top, width, "trim")
    else:
        peak = top - 62
        canvas.shape("roof", (x, top), (x + 30, peak), (x + width - 30, peak), (x + width, top))
    canvas.box(wall, x, top, width, ground - top)
    for row in range(3):
        for column in range(3):
            window(canvas, x + 24 + column * 64, top + 24 + row * 78, 32, 44)


def train(canvas, x, rail):
    canvas.box("blue", x, rail - 92, 640, 84, 18)
    canvas.box("trim", x, rail - 34, 640, 9)
    for number in range(7):
        canvas.box("glass", x + 34 + number * 84, rail - 78, 62, 34, 6)
    canvas.box("ink", x + 318, rail - 92, 5, 84)
    for wheel in (70, 150, 270, 370, 490, 570):
        canvas.disc("ink", x + wheel, rail - 6, 13)


def hassel():
    canvas = Canvas("sky")
    sky(canvas)
    canvas.disc("meadow", 220, 560, 460, 210)
    canvas.disc("grass", 980, 580, 480, 220)
    for x, size in ((60, 1.0), (168, 0.8), (690, 0.9), (1130, 1.15), (1020, 0.8)):
        tree(canvas, x, 440, size)
    for x, wall in ((250, "cream"), (450, "brick"), (790, "mist")):
        cottage(canvas, x, 450, wall)
    canvas.box("pavement", 0, 450, 1200, 225)
    for x in range(0, 1200, 120):
        canvas.stroke("kerb", 2, (x, 675), (x + 70, 452))
    stall(canvas, 150, 600, "green")
    stall(canvas, 640, 600, "red")
    person(canvas, 530, 622, "blue", "skin2", "hair", 1.0)
    person(canvas, 1070, 622, "ochre", "skin1", "grey", 1.0)
    person(canvas, 90, 622, "rose", "skin3", "plum", 0.95, scarf=True)
    return canvas.finished()


def cottage(canvas, x, ground, wall):
    canvas.shape("roof", (x - 16, ground - 110), (x + 80, ground - 196), (x + 176, ground - 110))
    canvas.box(wall, x, ground - 112, 160, 112)
    window(canvas, x + 22, ground - 86, 40, 44)
    canvas.box("green", x + 96, ground - 82, 40, 82)


def stall(canvas, x, ground, cloth):
    """A market stall with its goods in crates."""
    for post in (x + 14, x + 296):
        canvas.box("wood", post, ground - 226, 12, 226)
    canvas.box("wood", x, ground - 96, 320, 22, 4)
    canvas.box("bread", x + 10, ground - 74, 300, 74)
    tones = ("red", "ochre", "leaf", "sun", "plum", "green", "red", "sun", "leaf")
    for number, tone in enumerate(tones):
        canvas.disc(tone, x + 32 + number * 32, ground - 104, 16)
    awning(canvas, x - 14, ground - 244, 348, cloth, 9, 44)
