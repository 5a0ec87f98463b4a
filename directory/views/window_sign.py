"""What a business takes with it: the QR code of its entry, the sign for its window, its picture."""

import hashlib
import io
import unicodedata
from textwrap import wrap

from django.core.cache import cache
from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language

from content.drawing.codes import make_code
from content.drawing.rendering import png, width_of
from content.drawing.shapes import box, fill, letters, moved, picture, shop_sign_letter, standalone
from directory.shopfront.house import HEIGHT, LIGHTS, building

# The size that social networks ask for.
WIDE, HIGH = 1200, 630
# Where the paper with the name begins.
PANEL = 188
MARGIN = 12
LARGEST = 24
# Unicode's marks around a text of one direction; without them an Arabic name ends at its right.
LEFT_TO_RIGHT, RIGHT_TO_LEFT, END_OF_DIRECTION = "\u2066", "\u2067", "\u2069"
# No house is of this colour, or its wall could not be seen.
SKY = "pane"
A_WEEK = 7 * 24 * 60 * 60
A_DAY = 24 * 60 * 60
PAPERS = ("a5", "a4")
LINE_LENGTH = 17
MOST_LINES = 4
COLOURS = ("blue", "green", "ochre", "plum")


def qr_file(business):
    drawing = io.BytesIO()
    make_code(business.full_url).save(drawing, kind="svg", border=4, scale=8, light="#fff")
    response = HttpResponse(drawing.getvalue(), content_type="image/svg+xml")
    response["Content-Disposition"] = f'attachment; filename="{business.slug}-qr.svg"'
    return response


def share_picture(request, business):
    """The picture that a shared link takes along, for those who read no SVG."""
    colour = business.neighbourhood.colour if business.neighbourhood else ""
    facts = (business.slug, business.trade, colour, hash_of(business.name), get_language())
    key = ":".join(("share-front", *facts))
    body = cache.get(key)
    if body is None:
        front = share_front(business.slug, business.name, business.trade, colour)
        body = png(front, WIDE, HIGH)
        cache.set(key, body, A_WEEK)
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": etag, "Cache-Control": f"public, max-age={A_DAY}"}
    response = HttpResponse(body, content_type="image/png", headers=headers)
    return get_conditional_response(request, etag=etag, response=response)


def hash_of(text):
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:16]


def share_front(slug, name, trade, colour):
    """Return the house beside its name, 1.91 to 1, as an SVG file of its own."""
    width, front = building(slug, shop_sign_letter(name), trade)
    wide = picture(
        "shopfront" + LIGHTS[None],
        400,
        210,
        fill(SKY, box(0, 0, 400, 210)),
        moved((PANEL - width) // 2, 210 - HEIGHT, front),
        name_panel(in_lines(name), colour),
    )
    return standalone(wide)


def name_panel(lines, colour):
    """Return the name on paper, right of the house, with the neighbourhood's colour below."""
    widest = max(1, *(width_of(text, LARGEST) for text in lines))
    size = LARGEST * min(1, (400 - PANEL - 2 * MARGIN) / widest)
    first = 112 - 0.68 * size * (len(lines) - 1)
    direction = direction_of("".join(lines))
    words = (
        letters(
            *("print", (PANEL + 400) // 2, round(first + 1.36 * size * n, 2), round(size, 2)),
            f"{direction}{text}{END_OF_DIRECTION}",
        )
        for n, text in enumerate(lines)
    )
    paper = fill("paper", box(PANEL, 0, 400 - PANEL, 210))
    band = fill(colour if colour in COLOURS else "red", box(PANEL, 202, 400 - PANEL, 8))
    return paper + band + "".join(words)


def direction_of(text):
    """Return the mark that begins a text of this direction, which its first letter decides."""
    kinds = (unicodedata.bidirectional(character) for character in text)
    first = next((kind for kind in kinds if kind in ("L", "R", "AL")), "L")
    return LEFT_TO_RIGHT if first == "L" else RIGHT_TO_LEFT


def in_lines(name):
    """Break a name into at most four lines, between its words alone; long ones are drawn smaller."""
    length = LINE_LENGTH
    while len(lines := wrap(name, length, break_long_words=False)) > MOST_LINES:
        length += 1
    return lines or [""]
