"""A drawn shopfront for every business: always the same for the same slug and trade.

The street is 198 high; houses differ in width, roof, wall, windows, awning, sign and door, and some
have a tree or a lamp beside them. What the trade sells stands in the window. The lights are the
style sheet's: `.is-open` lights them at night.
"""

from functools import lru_cache

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from content.drawing.shapes import (
    Dice,
    box,
    disc,
    fill,
    letters,
    line,
    moved,
    picture,
    shop_sign_letter,
)
from directory.shopfront.ground_floor import AWNINGS, CLOTHS, ground_floor
from directory.shopfront.roof import ROOF_SHAPES, trinkhalle
from directory.shopfront.upper_floor import UPPER_FLOORS
from directory.shopfront.window_display import OUTSIDE, PLANT, VACANT

HEIGHT = 198
WALLS = (
    ("brick", "roof", "trim"),
    ("clinker", "slate", "cream"),
    ("brick", "slate", "cream"),
    ("cream", "roof", "trim"),
    ("sand", "clinker", "trim"),
    ("sage", "slate", "trim"),
    ("mist", "slate", "trim"),
    ("rose", "roof", "trim"),
)
LIGHTS = {True: " is-open", False: " is-closed", None: ""}
# Two kilobytes each; the houses of the first pages are drawn once and shown again and again.
KEPT_HOUSES = 500


def shopfront(slug: str, name: str, trade: str, is_open: bool | None = None) -> SafeString:
    """Return the SVG of one house; is_open None means the hours are not known."""
    return _shopfront(slug, name, trade, is_open, get_language())


@lru_cache(maxsize=KEPT_HOUSES)
def _shopfront(slug, name, trade, is_open, language):
    """Draw it in the active language, which the cache has to know."""
    width, shapes = building(slug, shop_sign_letter(name), trade)
    return picture("shopfront" + LIGHTS[is_open], width, HEIGHT, shapes)


def building(slug: str, letter: str, trade: str) -> tuple[int, str]:
    """Return the width and the shapes of a house with what stands beside it."""
    dice = Dice(f"{trade}/{slug}")
    width = dice.pick((124, 136, 148))
    yard = dice.pick(YARDS)
    shapes = house(width, trade, dice, has_yard=bool(yard)) + shop_sign(width, letter, trade, dice)
    if not yard:
        return width, shapes
    return width + 30, shapes + moved(width + 15, HEIGHT, yard)


def house(width, trade, dice, has_yard):
    """Return roof, wall, upper floor and shop; the shop is turned round for half of the houses."""
    wall, roof, trim = dice.pick(WALLS)
    cloth, door = dice.pick(CLOTHS), dice.pick(("wood", *CLOTHS))
    shop = ground_floor(width, door, cloth, dice.pick(AWNINGS), trade, dice)
    if not has_yard:
        shop += moved(width - 47, HEIGHT, OUTSIDE.get(trade, PLANT))
    if dice.pick((True, False)):
        shop = moved(width, 0, shop, mirror=True)
    if trade == "kiosk":
        return trinkhalle(width, wall, roof, trim) + shop
    top = dice.pick(ROOF_SHAPES)(width, wall, roof, trim)
    return top + bricks(width, wall, dice) + dice.pick(UPPER_FLOORS)(width, trim, dice) + shop


def bricks(width, wall, dice):
    """Return a few courses that tell brick from plaster, and the joint to the next house."""
    joint = f"M0 64v132M{width} 64v132"
    if wall not in ("brick", "clinker", "sand"):
        return line("shade", joint, 3)
    rows = ((5, 64), (width - 20, 72), (6, 98), (width - 22, 102), (4, 150))
    courses = "".join(f"M{x + dice.pick((0, 3, 6))} {y}h8m-4 4h8" for x, y in rows)
    return line("shade", joint + courses)


def shop_sign(width, letter, trade, dice):
    """Return the letter of the name: on the board, or on a round sign over the pavement."""
    middle, cloth = width // 2, dice.pick(("red", "green", "blue", "plum"))
    ground, print_ = dice.pick(
        (("ink", "trim"), ("trim", "ink"), ("wood", "trim"), ("slate", "trim"))
    )
    board = fill(ground, box(6, 107, width - 12, 16))
    if trade == VACANT:
        return board + letters(print_, middle, 119, 11, _("ZU VERMIETEN"))
    if trade == "kiosk":
        board = line("ink", f"M{middle - 10} 82V64M{middle + 10} 82V64", 2.5)
        return board + disc(cloth, middle, 60, 17) + letters("trim", middle, 67, 20, letter)
    if dice.pick((True, False)):
        return (
            board
            + line(print_, f"M{middle - 32} 115h34m7 0h14", 3)
            + line("ink", f"M{width} 96h-18m3 0v6")
            + disc(cloth, width - 15, 112, 12)
            + letters("trim", width - 15, 117, 14, letter)
        )
    return (
        board
        + line(print_, f"M14 115h{middle - 32}m36 0h{middle - 32}")
        + disc(cloth, middle, 114, 13)
        + letters("trim", middle, 119.5, 16, letter)
    )


TREE = line("wood", "M0 0v-60M0-40l8-10", 4) + fill(
    "leaf", "M-13-52c-6-14 0-26 7-28 2-14 14-12 15-2 8 4 9 20 4 30-6 9-20 9-26 0z"
)
LAMP = (
    line("ink", "M0 0v-84", 3)
    + fill("home", "M-6-98H6l-3 14h-6z")
    + fill("ink", "M-8-98q8-9 16 0z")
)
POPLAR = line("wood", "M0 0v-50", 4) + fill(
    "leaf", "M0-124c16 24 14 70 8 84q-8 8-16 0c-6-14-8-60 8-84z"
)
YARDS = (TREE, LAMP, POPLAR, *[""] * 7)
