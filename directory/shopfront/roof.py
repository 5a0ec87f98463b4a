"""The upper ends of the houses. Each draws roof and wall; the eaves are at y = 58."""

from content.drawing.shapes import box, disc, fill, line


def gable(width, wall, roof, trim):
    middle = width // 2
    return (
        fill(roof, f"M0 60 {middle} 4l{middle} 56z" + box(width - 32, 12, 10, 24))
        + fill(wall, f"M0 198V66L{middle} 12l{middle} 54v132z")
        + disc(trim, middle, 40, 9)
        + disc("home", middle, 40, 6)
    )


def stepped_gable(width, wall, roof, trim):
    step = (width - 24) // 8
    climb, descent = f"h{step}v-11" * 4, f"h{step}v11" * 4
    steps = f"M0 58{climb}h{width - 8 * step}{descent}"
    return (
        fill(wall, f"{steps}V198H0z")
        + line(trim, steps, 4)
        + fill("home", f"M{width // 2 - 7} 48v-12a7 7 0 0 1 14 0v12z")
    )


def cornice(width, wall, roof, trim):
    teeth = "".join(box(x, 38, 5, 6) for x in range(6, width - 6, 12))
    return (
        fill(wall, box(0, 30, width, 168))
        + fill(roof, box(0, 26, width, 6))
        + fill(trim, box(0, 32, width, 6) + teeth)
    )


def mansard(width, wall, roof, trim):
    places = (width // 4 + 4, width - width // 4 - 4)
    return (
        fill(wall, box(0, 56, width, 142))
        + fill(roof, f"M0 60 12 18h{width - 24}l12 42z" + box(24, 4, 11, 18))
        + fill(trim, "".join(f"M{x - 9} 54v-16l9-9 9 9v16z" for x in places))
        + fill("home", "".join(box(x - 5, 40, 10, 13) for x in places))
    )


def curved_gable(width, wall, roof, trim):
    half = width // 2
    curve = f"M0 58c{half // 2} 0 {half // 3}-44 {half}-44s{half // 3} 44 {half} 44"
    return (
        fill(wall, f"{curve}V198H0z")
        + line(trim, curve, 4)
        + disc(trim, half, 42, 9)
        + disc("pane", half, 42, 6)
    )


def saddle(width, wall, roof, trim):
    """Return a house whose roof slopes to the street, as miners' rows have it."""
    return (
        fill(wall, box(0, 56, width, 142))
        + fill(roof, f"M0 60 8 24h{width - 16}l8 36z" + box(width - 40, 10, 14, 18))
        + line("shade", f"M6 40h{width - 12}", 3)
        + fill(trim, box(0, 58, width, 4))
    )


def trinkhalle(width, wall, roof, trim):
    """Return the Ruhr's own kiosk: one floor, a flat roof that keeps the rain off the queue."""
    return (
        fill(wall, box(6, 92, width - 12, 106))
        + fill(roof, box(0, 82, width, 8))
        + fill(trim, box(0, 90, width, 7))
    )


ROOF_SHAPES = (gable, gable, stepped_gable, cornice, mansard, curved_gable, saddle)
