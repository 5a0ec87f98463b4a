"""A sheet to draw flat shapes on, in the tones of the shopfronts."""

from PIL import Image, ImageDraw

from content.drawing.shapes import TONES

WIDTH, HEIGHT = 1200, 675
SCALE = 2  # drawn larger and made smaller at the end, so that edges are smooth
EXTRA_TONES = {
    "sky": "#dcebf0",
    "cloud": "#f4f9fa",
    "dusk": "#2c3f63",
    "pavement": "#cbbfae",
    "kerb": "#a79a88",
    "road": "#8d8478",
    "meadow": "#a9c98d",
    "grass": "#8bb370",
    "skin1": "#f0c9a4",
    "skin2": "#c98f62",
    "skin3": "#8a5a3c",
    "hair": "#3a2f29",
    "grey": "#b9b0a4",
    "wallpaper": "#f3e6cc",
    "floor": "#b98a5c",
    "shade_under": "#1f2d49",
    "shade_wall": "#9cb187",
    "shadow_sage": "#97ac82",
}


class Canvas:
    """All measures are in units of the finished picture; tones are names."""

    def __init__(self, background):
        size = (WIDTH * SCALE, HEIGHT * SCALE)
        self.image = Image.new("RGB", size, colour(background))
        self.pen = ImageDraw.Draw(self.image)

    def box(self, tone, x, y, width, height, radius=0):
        corners = scaled(x, y, x + width, y + height)
        self.pen.rounded_rectangle(corners, radius * SCALE, fill=colour(tone))

    def disc(self, tone, x, y, radius, height=None):
        """A circle round (x, y); with `height` (the other radius) an ellipse."""
        high = radius if height is None else height
        self.pen.ellipse(scaled(x - radius, y - high, x + radius, y + high), fill=colour(tone))

    def ring(self, tone, x, y, radius, width):
        corners = scaled(x - radius, y - radius, x + radius, y + radius)
        self.pen.ellipse(corners, outline=colour(tone), width=round(width * SCALE))

    def shape(self, tone, *points):
        self.pen.polygon([tuple(scaled(*point)) for point in points], fill=colour(tone))

    def stroke(self, tone, width, *points):
        """A line with round ends and joints."""
        self.pen.line(
            [tuple(scaled(*point)) for point in points],
            fill=colour(tone),
            width=round(width * SCALE),
            joint="curve",
        )
        for x, y in (points[0], points[-1]):
            self.disc(tone, x, y, width / 2)

    def half_disc(self, tone, x, y, radius, upper=True):
        """The upper or lower half of a circle round (x, y)."""
        corners = scaled(x - radius, y - radius, x + radius, y + radius)
        start = 180 if upper else 0
        self.pen.pieslice(corners, start, start + 180, fill=colour(tone))

    def finished(self):
        return self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def colour(tone):
    return EXTRA_TONES.get(tone) or TONES[tone]


def scaled(*measures):
    return [measure * SCALE for measure in measures]
