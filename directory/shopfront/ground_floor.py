"""The shop itself: window, awning, and the door on the right (the house turns it round)."""

from content.drawing.shapes import box, fill, line, moved
from directory.shopfront.window_display import VACANT, WINDOWS

CLOTHS = ("red", "green", "blue", "ochre", "plum")
SILL = 182
HINT = 4  # a display stands this much away from the door, where something else stands


def ground_floor(width, door, cloth, awning, trade, dice):
    pane = width - 60
    display = "" if trade == VACANT else WINDOWS.get(trade, WINDOWS["other"])
    return (
        fill("trim", box(7, 128, pane + 6, 58))
        + fill("glass", box(10, 131, pane, 51))
        + moved(10 + pane // 2 - HINT, SILL, display)
        + dice.pick(DOORS)(width - 42, door)
        + awning(4, pane + 12, cloth)
    )


# Doors take the x of their left post; they are 32 wide and stand on the pavement.


def panelled_door(x, tone):
    return (
        fill("trim", box(x - 2, 131, 36, 67))
        + fill(tone, box(x + 2, 135, 28, 63))
        + fill("glass", box(x + 7, 140, 18, 26))
        + line("sun", f"M{x + 26} 169v3", 3)
    )


def arched_door(x, tone):
    return (
        fill("trim", f"M{x - 2} 198v-51a18 18 0 0 1 36 0v51z")
        + fill(tone, box(x + 2, 149, 28, 49))
        + fill("glass", f"M{x + 2} 146a14 14 0 0 1 28 0zm5 9h7v20h-7zm11 0h7v20h-7z")
    )


def glass_door(x, tone):
    return (
        fill(tone, box(x - 1, 131, 33, 67))
        + fill("glass", box(x + 4, 136, 23, 52))
        + line("sun", f"M{x + 22} 155v12")
    )


DOORS = (panelled_door, arched_door, glass_door)


# Awnings begin behind the sign board (y = 123), which hides their upper ends.


def striped_awning(x, width, cloth):
    """Return stripes 12 wide whose round ends make the scalloped edge."""
    count = (width - 12) // 24
    stripe = "m24-14v14"
    return line(cloth, f"M{x + 6} 125v14{stripe * count}", 12) + line(
        "trim", f"M{x + 18} 125v14{stripe * (count - 1)}", 12
    )


def slanted_awning(x, width, cloth):
    return fill(cloth, f"M{x + 3} 122h{width - 6}l4 17h-{width + 2}z") + fill(
        "trim", box(x - 1, 139, width + 2, 4)
    )


def round_awning(x, width, cloth):
    half, third = width // 2, width // 6
    ribs = (
        f"M{x + half} 123v20M{x + half // 2} 144q0-12 {third}-20m{half - third} 20q0-12-{third}-20"
    )
    return fill(cloth, f"M{x} 145q0-23 {half}-23t{half} 23z") + line("trim", ribs)


AWNINGS = (striped_awning, striped_awning, slanted_awning, round_awning)
