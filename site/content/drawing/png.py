"""Drawings as PNG files, for those who read no SVG: social networks, messengers.

Knows exactly what `content.drawing` writes: paths, circles, centred text, moved and scaled groups.
"""

import io
import math
import re
from itertools import groupby, pairwise
from xml.etree import ElementTree

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

FONTS = [
    settings.ROOT / "site" / "static" / "fonts" / f"atkinson-next-{part}.woff2"
    for part in ("latin", "latin-ext")
]
# No font has it: what is drawn for it is drawn for everything that is missing.
MISSING = "\U0010fffd"
BOLD = 700
# Drawn so much larger and then made smaller, or slanting edges would be stairs.
OVERSIZE = 2
STEPS = 24
TOKENS = re.compile(r"([A-Za-z])|(-?(?:\d*\.\d+|\d+))")
LENGTHS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def png(svg: str, width: int, height: int) -> bytes:
    """Return a standalone drawing of our own as a PNG file of this size in pixels."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own drawings
    _x, _y, across, down = map(float, root.attrib["viewBox"].split())
    image = Image.new("RGB", (width * OVERSIZE, height * OVERSIZE), "white")
    canvas = _Canvas(ImageDraw.Draw(image, "RGBA"))
    scale = min(image.width / across, image.height / down)
    canvas.draw(root, (scale, 0, 0, 1), root.attrib)
    file = io.BytesIO()
    image.reduce(OVERSIZE).save(file, "PNG", optimize=True)
    return file.getvalue()


class _Canvas:
    """Draws SVG elements; a place is (scale, x, y, 1 or -1 for turned round) of the group's
    origin in pixels."""

    def __init__(self, pen):
        self.pen = pen

    def draw(self, element, place, style):
        style = style | element.attrib
        place = _placed(place, element.attrib.get("transform", ""))
        name = element.tag.rpartition("}")[2]
        if name == "path":
            self._path(style, place)
        elif name == "circle":
            self._circle(style, place)
        elif name == "text":
            self._text(element.text, style, place)
        for child in element:
            inherited = {k: v for k, v in style.items() if k in ("fill", "stroke", "stroke-width")}
            self.draw(child, place, inherited)

    def _path(self, style, place):
        for points in outlines(style["d"]):
            points = [_at(point, place) for point in points]
            if "stroke" in style:
                self._line(points, style["stroke"], float(style["stroke-width"]) * place[0])
            elif len(points) > 2:
                self.pen.polygon(points, fill=style["fill"])

    def _line(self, points, colour, width):
        self.pen.line(points, fill=colour, width=round(width), joint="curve")
        for x, y in (points[0], points[-1]):
            half = width / 2
            self.pen.ellipse((x - half, y - half, x + half, y + half), fill=colour)

    def _circle(self, style, place):
        x, y = _at((float(style.get("cx", 0)), float(style.get("cy", 0))), place)
        radius = float(style["r"]) * place[0]
        self.pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=style["fill"])

    def _text(self, text, style, place):
        runs = _runs(text or "", round(float(style["font-size"]) * place[0]))
        x, y = _at((float(style["x"]), float(style["y"])), place)
        x -= sum(font.getlength(run) for font, run in runs) / 2
        for font, run in runs:
            self.pen.text((x, y), run, font=font, fill=style["fill"], anchor="ls")
            x += font.getlength(run)


def writable(text: str) -> str:
    """Return the text without what no font of ours can write: nothing of a name in Arabic letters."""
    return "".join(run for _font, run in _runs(text, 16)).strip()


def _runs(text, size):
    """Return (font, part of the text) in order; what no font of ours can write is left out."""
    fonts = [ImageFont.truetype(str(path), size) for path in FONTS]
    for font in fonts:
        font.set_variation_by_axes([BOLD])
    boxes = [(font, bytes(font.getmask(MISSING))) for font in fonts]
    groups = groupby(text, lambda character: _font_for(character, boxes))
    return [(font, "".join(run)) for font, run in groups if font is not None]


def _font_for(character, boxes):
    """Return the first font that does not draw its box for what is missing."""
    found = (font for font, box in boxes if bytes(font.getmask(character)) != box)
    return next(found, None)


def _placed(place, transform):
    """Apply `translate(x y)` and `scale(s)`, in this order; `scale(-1 1)` turns round."""
    scale, x, y, turn = place
    if match := re.search(r"translate\((\S+) (\S+)\)", transform):
        x, y = x + turn * scale * float(match[1]), y + scale * float(match[2])
    if match := re.search(r"scale\(([\d.]+)\)", transform):
        scale *= float(match[1])
    if "scale(-1 1)" in transform:
        turn = -turn
    return scale, x, y, turn


def _at(point, place):
    scale, x, y, turn = place
    return x + turn * scale * point[0], y + scale * point[1]


def outlines(course: str) -> list[list[tuple[float, float]]]:
    """Turn path data into the corners of its outlines; curves become short straight lines."""
    found, at, control = [], (0.0, 0.0), None
    for letter, numbers in _commands(course):
        kind, is_relative = letter.upper(), letter.islower()
        if kind == "Z":
            at = found[-1][0]
            found[-1].append(at)
            continue
        points = _absolute(kind, numbers, at if is_relative else (0.0, 0.0), at)
        if kind == "M":
            found.append([points[-1]])
        elif kind == "A":
            found[-1] += _arc(at, points[-1], *numbers[:5])
        elif kind in "CSQT":
            if kind in "ST":
                points = [_mirrored(control or at, at), *points]
            control = points[-2]
            found[-1] += _curve([at, *points])
        else:
            found[-1].append(points[-1])
        at = points[-1]
        control = control if kind in "CSQT" else None
    return found


def _commands(course):
    """Yield (letter, numbers); numbers that go on after a command repeat it, M as L."""
    letter, numbers = "", []
    for sign, number in TOKENS.findall(course):
        if sign:
            letter, numbers = sign, []
            if sign in "Zz":
                yield sign, []
            continue
        numbers.append(float(number))
        if len(numbers) == LENGTHS[letter.upper()]:
            yield letter, numbers
            letter = {"M": "L", "m": "l"}.get(letter, letter)
            numbers = []


def _absolute(kind, numbers, origin, at):
    if kind == "H":
        return [(numbers[0] + origin[0], at[1])]
    if kind == "V":
        return [(at[0], numbers[0] + origin[1])]
    if kind == "A":
        numbers = numbers[5:]
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    return [(x + origin[0], y + origin[1]) for x, y in pairs]


def _mirrored(point, centre):
    return 2 * centre[0] - point[0], 2 * centre[1] - point[1]


def _curve(points):
    """A Bézier curve through de Casteljau's construction, of any degree."""
    result = []
    for step in range(1, STEPS + 1):
        part, left = step / STEPS, points
        while len(left) > 1:
            left = [
                (a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part)
                for a, b in pairwise(left)
            ]
        result.append(left[0])
    return result


def _arc(start, end, rx, ry, _turn, is_large, is_forward):
    """An elliptical arc that is not turned (SVG 1.1, F.6.5)."""
    x, y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    grow = math.sqrt(max((x / rx) ** 2 + (y / ry) ** 2, 1))
    rx, ry = rx * grow, ry * grow
    under = (rx * ry) ** 2 - (rx * y) ** 2 - (ry * x) ** 2
    factor = math.sqrt(max(under, 0) / ((rx * y) ** 2 + (ry * x) ** 2))
    factor = -factor if is_large == is_forward else factor
    cx = factor * rx * y / ry + (start[0] + end[0]) / 2
    cy = -factor * ry * x / rx + (start[1] + end[1]) / 2
    first = math.atan2((start[1] - cy) / ry, (start[0] - cx) / rx)
    last = math.atan2((end[1] - cy) / ry, (end[0] - cx) / rx)
    sweep = (last - first) % (2 * math.pi)
    sweep = sweep if is_forward else sweep - 2 * math.pi
    angles = (first + sweep * step / STEPS for step in range(1, STEPS + 1))
    return [(cx + rx * math.cos(angle), cy + ry * math.sin(angle)) for angle in angles]
