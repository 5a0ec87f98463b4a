"""The string of flags that hangs over the houses of a network."""

from django.utils.safestring import SafeString

from content.drawing.shapes import Dice, fill, line, picture

WIDTH, HEIGHT = 400, 64
SAG = 36
ROPE = f"M0 6q100 {SAG} 200 0q100 {SAG} 200 0"
FLAGS = [0.1, 0.3, 0.5, 0.7, 0.9]
PALETTES = (
    ("red", "sun", "blue"),
    ("green", "sun", "plum"),
    ("blue", "trim", "red"),
    ("plum", "ochre", "green"),
    ("ochre", "red", "leaf"),
)


def bunting(slug: str) -> SafeString:
    """Return the SVG; the colours are those of this network for ever."""
    colours = Dice(slug).pick(PALETTES)
    places = [(200 * half, part) for half in (0, 1) for part in FLAGS]
    outlines = dict.fromkeys(colours, "")
    for number, (start, part) in enumerate(places):
        outlines[colours[number % len(colours)]] += flag(start, part)
    flags = "".join(fill(colour, outline) for colour, outline in outlines.items())
    return picture("bunting", WIDTH, HEIGHT, flags, line("ink", ROPE))


def flag(start, part):
    """Return the outline of a flag that hangs at this part of the bow which begins at x = `start`."""
    x, y = round(start + 200 * part), round(6 + 2 * SAG * part * (1 - part))
    return f"M{x - 10} {y}h20l-10 24z"
