"""A drawn shopfront for every business: always the same for the same slug and trade.

The street is 200 high; houses differ in width, roof, wall, windows, awning and door. What the trade
sells stands in the window. The lights are the style sheet's: `.is-open` lights them at night.
"""

from content.drawing import (
    Dice,
    box,
    disc,
    fill,
    letters,
    line,
    moved,
    picture,
    sign_letter,
)

from .trades import OUTSIDE, PLANT, WINDOWS

GROUND = 196  # where the house meets its step
SILL = 182
WALLS = (
    ("brick", "roof", "trim"),
    ("clinker", "slate", "cream"),
    ("cream", "roof", "brick"),
    ("sand", "clinker", "trim"),
    ("sage", "slate", "trim"),
    ("mist", "slate", "trim"),
    ("rose", "roof", "trim"),
)
CLOTHS = ("red", "green", "blue", "ochre", "plum")


def shopfront(slug: str, name: str, trade: str, is_open: bool | None = None) -> str:
    """Return the SVG of one house; is_open None means the hours are not known."""
    dice = Dice(f"{trade}/{slug}")
    width = dice.pick((132, 146, 160))
    wall, roof, trim = dice.pick(WALLS)
    cloth, door = dice.pick(CLOTHS), dice.pick(("wood", *CLOTHS))
    top, storey = dice.pick(ROOFS)(width, wall, roof, trim), dice.pick(STOREYS)(width, trim, dice)
    mirrored = dice.pick((False, True))
    shop = ground_floor(
        width, wall, door, dice.pick(AWNINGS), cloth, WINDOWS.get(trade, WINDOWS["other"])
    )
    outside = OUTSIDE.get(trade, PLANT)
    return picture(
        "shopfront" + {True: " is-open", False: " is-closed", None: ""}[is_open],
        width,
        200,
        top,
        bricks(width, wall, dice),
        storey,
        moved(width, 0, shop, mirror=True) if mirrored else shop,
        moved(width - 58 if not mirrored else 58, GROUND + 3, outside),
        sign(width, cloth, sign_letter(name), dice.pick((True, False))),
        fill("slate", box(0, GROUND, width, 4)),
    )


# Roofs: each draws wall and roof down to the ground floor; the eaves are at y = 62 or higher.


def gable(width, wall, roof, trim):
    middle = width // 2
    return (
        fill(roof, f"M-2 64 {middle} 6l{middle + 2} 58z" + box(width - 34, 18, 10, 24))
        + fill(wall, f"M4 66 {middle} 14l{middle - 4} 52v136h-{width - 8}z")
        + disc(trim, middle, 46, 9)
        + disc("home", middle, 46, 6)
    )


def stepped_gable(width, wall, roof, trim):
    step = (width - 28) // 8
    climb = f"h{step}v-11" * 4
    descent = f"h{step}v11" * 4
    return (
        fill(wall, f"M4 202V60{climb}h20{descent}V202z")
        + line(trim, f"M4 59{climb}h20{descent}", 4)
        + fill("home", f"M{width // 2 - 7} 52v-10a7 7 0 0 1 14 0v10z")
    )


def cornice(width, wall, roof, trim):
    teeth = "".join(box(x, 36, 5, 6) for x in range(10, width - 10, 12))
    return (
        fill(wall, box(4, 32, width - 8, 170))
        + fill(roof, box(0, 24, width, 6))
        + fill(trim, box(2, 30, width - 4, 6) + teeth)
    )


def mansard(width, wall, roof, trim):
    third = width // 3
    dormers = "".join(f"M{x - 9} 58v-16l9-9 9 9v16z" for x in (third - 4, 2 * third + 6))
    panes = "".join(box(x - 5, 44, 10, 13) for x in (third - 4, 2 * third + 6))
    return (
        fill(wall, box(4, 60, width - 8, 142))
        + fill(roof, f"M0 62 14 22h{width - 28}l14 40z" + box(26, 8, 11, 18))
        + fill(trim, dormers)
        + fill("home", panes)
    )


def curved_gable(width, wall, roof, trim):
    half = width // 2 - 4
    return (
        fill(
            wall, f"M4 202V62c{half // 2} 0 {half // 3}-44 {half}-44s{half // 3} 44 {half} 44V202z"
        )
        + line(trim, f"M4 62c{half // 2} 0 {half // 3}-44 {half}-44s{half // 3} 44 {half} 44", 4)
        + disc(trim, half + 4, 46, 8)
        + disc("pane", half + 4, 46, 5)
    )


ROOFS = (gable, stepped_gable, cornice, mansard, curved_gable)


def bricks(width, wall, dice):
    """Return a few courses that tell brick from plaster; plaster gets a plinth line instead."""
    if wall not in ("brick", "clinker", "sand"):
        return line("shade", f"M5 108h{width - 10}", 3)
    rows = ((8, 72), (width - 22, 80), (10, 98), (width - 26, 104), (width // 2 - 6, 66))
    return line("shade", "".join(f"M{x + dice.pick((0, 3, 6))} {y}h9m-5 4h9" for x, y in rows))


# Upper floors: windows between y = 66 and y = 106.


def places(width, count):
    """Return the middles of so many windows, evenly across the front."""
    return [round(width * (2 * n + 1) / (2 * count)) for n in range(count)]


def lit(dice):
    return dice.pick(("home", "pane", "pane"))


def sash_windows(width, trim, dice):
    return "".join(
        fill(trim, box(x - 11, 70, 22, 32) + box(x - 13, 102, 26, 3))
        + fill(lit(dice), box(x - 8, 73, 16, 12) + box(x - 8, 87, 16, 12))
        for x in places(width, 3)
    )


def arched_windows(width, trim, dice):
    return "".join(
        fill(trim, f"M{x - 12} 104v-24a12 12 0 0 1 24 0v24z")
        + fill(lit(dice), f"M{x - 9} 101v-20a9 9 0 0 1 8-9v29zM{x + 1} 101v-29a9 9 0 0 1 8 9v20z")
        for x in places(width, 3)
    )


def flower_boxes(width, trim, dice):
    return "".join(
        fill(trim, box(x - 15, 68, 30, 30))
        + fill(lit(dice), box(x - 12, 71, 11, 24) + box(x + 1, 71, 11, 24))
        + fill("leaf", f"M{x - 17} 99q4-9 9-3 4-8 8-1 5-7 9 0 5-5 8 4z")
        + fill("red", box(x - 9, 92, 4, 4) + box(x + 3, 91, 4, 4))
        + fill("wood", box(x - 17, 98, 34, 6))
        for x in places(width, 2)
    )


def shutters(width, trim, dice):
    leaves = dice.pick(CLOTHS)
    return "".join(
        fill(leaves, box(x - 20, 70, 8, 32) + box(x + 12, 70, 8, 32))
        + fill(trim, box(x - 11, 69, 22, 34))
        + fill(lit(dice), box(x - 8, 72, 7, 28) + box(x + 1, 72, 7, 28))
        for x in places(width, 2)
    )


STOREYS = (sash_windows, arched_windows, flower_boxes, shutters)


# The ground floor, with the door on the right; the house turns it round by mirroring.


def ground_floor(width, wall, door, awning, cloth, display):
    pane = width - 64
    return (
        fill("trim", box(10, 134, pane + 6, 52))
        + fill("glass", box(13, 137, pane, 46))
        + moved(13 + pane // 2, SILL, display)
        + fill(door, box(width - 42, 138, 30, 58))
        + fill("glass", box(width - 37, 143, 20, 26))
        + disc("sun", width - 16, 176, 2)
        + awning(8, pane + 10, cloth)
    )


def scalloped_awning(x, width, cloth):
    count = width // 10
    step = width / count
    edge = "".join(f"a{step / 2:.1f} 4 0 0 1-{step:.1f} 0" for _ in range(count))
    stripes = "".join(
        box(round(x + n * step, 1), 130, round(step, 1), 16) for n in range(1, count, 2)
    )
    return fill(cloth, f"M{x} 130h{width}v16{edge}z") + fill("trim", stripes)


def slanted_awning(x, width, cloth):
    return fill(cloth, f"M{x + 3} 130h{width - 6}l5 15h-{width + 4}z") + fill(
        "trim", f"M{x - 2} 145h{width + 4}v4h-{width + 4}z"
    )


def round_awning(x, width, cloth):
    half = width // 2
    return fill(cloth, f"M{x} 150q2-20 {half}-20t{half} 20z") + line(
        "trim",
        f"M{x + half} 131v18M{x + half // 2} 149q0-12 {half // 3}-17m{half}17q0-12-{half // 3}-17",
        2,
    )


AWNINGS = (scalloped_awning, scalloped_awning, slanted_awning, round_awning)


def sign(width, cloth, letter, hangs):
    """Return the name board with the letter, or a round sign that hangs over the pavement."""
    middle = width // 2
    board = fill("ink", box(8, 112, width - 16, 17))
    if hangs:
        return (
            board
            + line("trim", f"M{middle - 26} 120h34m6 0h12", 3)
            + line("ink", f"M{width - 4} 106h-16", 2)
            + disc(cloth, width - 16, 118, 12)
            + letters("trim", width - 16, 123, 14, letter)
        )
    return (
        board
        + line("trim", f"M16 120h{middle - 34}m36 0h{middle - 34}", 2)
        + disc(cloth, middle, 120, 13)
        + letters("trim", middle, 125.5, 16, letter)
    )
