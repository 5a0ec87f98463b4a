"""The upper floors: windows between y = 64 and y = 104. Somebody is at home behind a few of them."""

from content.drawing.shapes import box, fill, line

LEAVES = ("green", "blue", "red", "wood")


def places(width, count):
    """Return the middles of so many windows, evenly across the front."""
    return [round(width * (2 * n + 1) / (2 * count)) for n in range(count)]


def windows(middles, frame, pane, trim, dice):
    """Return a row of windows; frame and pane give the path data for the middle x of one."""
    at_home = [dice.pick((True, False, False)) for _ in middles]
    lit = "".join(pane(x) for x, light in zip(middles, at_home, strict=True) if light)
    dark = "".join(pane(x) for x, light in zip(middles, at_home, strict=True) if not light)
    panes = (fill("pane", dark) if dark else "") + (fill("home", lit) if lit else "")
    return fill(trim, "".join(map(frame, middles))) + panes


def sash_windows(width, trim, dice):
    def frame(x):
        return f"M{x - 11} 66h22v34h2v3h-26v-3h2z"

    def pane(x):
        return f"M{x - 8} 69h16v13h-16zm0 15h16v13h-16z"

    return windows(places(width, 3), frame, pane, trim, dice)


def arched_windows(width, trim, dice):
    def frame(x):
        return f"M{x - 12} 102v-26a12 12 0 0 1 24 0v26z"

    def pane(x):
        return f"M{x - 9} 99v-22q1-8 8-9v31zm10 0v-31q7 1 8 9v22z"

    return windows(places(width, 3), frame, pane, trim, dice)


def flower_boxes(width, trim, dice):
    def pane(x):
        return f"M{x - 12} 68h11v26h-11zm13 0h11v26h-11z"

    middles = places(width, 2)
    leaves = "".join(f"M{x - 17} 98q7-13 13-2 4-9 9-1 7-8 12 3z" for x in middles)
    flowers = "".join(f"M{x - 8} 92h0m14 1h0" for x in middles)
    return (
        windows(middles, lambda x: box(x - 15, 65, 30, 32), pane, trim, dice)
        + fill("leaf", leaves)
        + line("red", flowers, 5)
        + fill("wood", "".join(box(x - 17, 97, 34, 6) for x in middles))
    )


def shutters(width, trim, dice):
    def pane(x):
        return f"M{x - 8} 70h7v30h-7zm9 0h7v30h-7z"

    middles = places(width, 2)
    leaves = "".join(f"M{x - 20} 68h8v34h-8zm32 0h8v34h-8z" for x in middles)
    return fill(dice.pick(LEAVES), leaves) + windows(
        middles, lambda x: box(x - 11, 67, 22, 36), pane, trim, dice
    )


def bay_window(width, trim, dice):
    """Return a bay in the middle between two narrow windows."""
    middle = width // 2

    def frame(x):
        return f"M{x - 24} 106v-40l6-5h36l6 5v40z" if x == middle else box(x - 9, 68, 18, 34)

    def pane(x):
        bay = f"M{x - 19} 70h11v24h-11zm14 0h11v24h-11zm14 0h11v24h-11z"
        return bay if x == middle else box(x - 6, 71, 12, 28)

    return windows([18, middle, width - 18], frame, pane, trim, dice)


UPPER_FLOORS = (sash_windows, arched_windows, flower_boxes, shutters, bay_window)
