"""What the scenes are put together from: houses, awnings, trees, people."""


def awning(canvas, x, y, width, cloth, stripes=6, depth=34):
    """A striped awning whose front edge is scalloped."""
    step = width / stripes
    for number in range(stripes):
        tone = cloth if number % 2 == 0 else "trim"
        left = x + number * step
        canvas.box(tone, left, y, step + 0.5, depth)
        canvas.half_disc(tone, left + step / 2, y + depth - 0.5, step / 2, upper=False)


def window(canvas, x, y, width, height, tone="glass", frame="trim"):
    canvas.box(frame, x - 5, y - 5, width + 10, height + 10, 3)
    canvas.box(tone, x, y, width, height)
    canvas.box(frame, x + width / 2 - 2, y, 4, height)
    canvas.box(frame, x - 9, y + height + 5, width + 18, 7)


def gable(canvas, x, y, width, tone):
    canvas.shape(tone, (x - 10, y), (x + width / 2, y - width * 0.42), (x + width + 10, y))


def mansard(canvas, x, y, width, tone):
    canvas.shape(tone, (x - 8, y), (x + 22, y - 74), (x + width - 22, y - 74), (x + width + 8, y))


def parapet(canvas, x, y, width, tone):
    canvas.box(tone, x - 8, y - 16, width + 16, 18)


ROOFS = {"gable": gable, "mansard": mansard, "parapet": parapet}


def shop(canvas, x, ground, width, cloth, door_at_end=True):
    """The ground floor of a house: sign, awning, window with goods, door."""
    top = ground - 150
    canvas.box("ink", x + 12, top, width - 24, 24, 3)
    canvas.box("trim", x + 26, top + 9, width * 0.42, 6, 3)
    door = x + width - 66 if door_at_end else x + 16
    pane = x + 16 if door_at_end else x + 76
    canvas.box("trim", pane - 4, top + 40, width - 88, 92)
    canvas.box("glass", pane, top + 44, width - 96, 84)
    for number, tone in enumerate(("red", "ochre", "leaf", "plum")):
        across = pane + 16 + number * (width - 128) / 3
        canvas.disc(tone, across, top + 112, 13)
    canvas.box("wood", pane - 4, top + 124, width - 88, 12)
    canvas.box(cloth, door, top + 40, 50, 110)
    canvas.box("glass", door + 9, top + 50, 32, 46, 3)
    canvas.disc("sun", door + 41, top + 106, 4)
    awning(canvas, pane - 10, top + 24, width - 76, cloth)


def house(canvas, x, ground, width, wall, cloth, roof="gable", storeys=2, door_at_end=True):
    """A whole house with a shop; returns nothing, `ground` is where the pavement begins."""
    height = 160 + storeys * 96
    top = ground - height
    tone = "slate" if wall in ("clinker", "brick") else "roof"
    ROOFS[roof](canvas, x, top, width, "trim" if roof == "parapet" else tone)
    canvas.box(wall, x, top, width, height)
    columns = 2 if width < 190 else 3
    gap = width / columns
    for storey in range(storeys):
        for column in range(columns):
            left = x + gap * column + gap / 2 - 19
            window(canvas, left, top + 22 + storey * 96, 38, 52)
    shop(canvas, x, ground, width, cloth, door_at_end)


def tree(canvas, x, ground, size=1.0, tone="leaf"):
    canvas.box("wood", x - 7 * size, ground - 90 * size, 14 * size, 90 * size)
    canvas.disc(tone, x, ground - 140 * size, 58 * size)
    canvas.disc(tone, x - 40 * size, ground - 112 * size, 36 * size)
    canvas.disc(tone, x + 40 * size, ground - 112 * size, 36 * size)
    canvas.disc("grass", x - 18 * size, ground - 152 * size, 20 * size)


def person(canvas, x, ground, coat, skin="skin1", hair="hair", size=1.0, scarf=False):
    """Somebody standing, seen from the front; with `scarf` the hair is covered in that tone."""
    for side in (-1, 1):
        canvas.box("ink", x + side * 13 * size - 9 * size, ground - 52 * size, 18 * size, 52 * size)
    canvas.box(coat, x - 32 * size, ground - 142 * size, 64 * size, 104 * size, 24 * size)
    canvas.stroke(
        coat, 17 * size, (x - 30 * size, ground - 120 * size), (x - 41 * size, ground - 70 * size)
    )
    canvas.stroke(
        coat, 17 * size, (x + 30 * size, ground - 120 * size), (x + 41 * size, ground - 70 * size)
    )
    head(canvas, x, ground - 166 * size, skin, hair, size, scarf)


def head(canvas, x, y, skin, hair, size=1.0, scarf=False):
    """A head whose middle is (x, y)."""
    if scarf:
        canvas.disc(hair, x, y, 29 * size)
        canvas.box(hair, x - 24 * size, y, 48 * size, 34 * size, 14 * size)
        canvas.disc(skin, x, y + 3 * size, 19 * size)
    else:
        canvas.disc(skin, x, y, 25 * size)
        canvas.half_disc(hair, x, y - 3 * size, 26 * size)
    for side in (-1, 1):
        canvas.disc("ink", x + side * 8 * size, y + 5 * size, 2.4 * size)


def sky(canvas, has_sun=True):
    if has_sun:
        canvas.disc("sun", 1040, 104, 50)
    for x, y in ((190, 110), (640, 74), (900, 168)):
        canvas.disc("cloud", x, y, 30)
        canvas.disc("cloud", x + 36, y - 12, 38)
        canvas.disc("cloud", x + 78, y, 28)
        canvas.box("cloud", x - 8, y + 4, 96, 25, 12)


def pavement(canvas, ground):
    """The pavement from `ground` down, with a kerb and a strip of road."""
    canvas.box("pavement", 0, ground, 1200, 675 - ground)
    for x in range(60, 1200, 150):
        canvas.box("kerb", x, ground, 2, 66)
    canvas.box("kerb", 0, ground + 66, 1200, 12)
    canvas.box("road", 0, ground + 78, 1200, 675 - ground - 78)
