"""The stair of a goal: one step for each check-in, as high as steps were done then."""

from django.utils.safestring import SafeString

from content.drawing.shapes import box, fill, picture

WIDTH, HEIGHT = 160, 60
MOST = 16


def stair(done: list[int], total: int) -> SafeString | str:
    """Return the SVG of the newest check-ins; nothing to draw is an empty text.

    `done` says how many steps were done at each check-in, `total` how many there are.
    """
    done = done[-MOST:]
    if not done or not total:
        return ""
    wide = WIDTH // len(done)
    high = [max(round(HEIGHT * min(count, total) / total), 2) for count in done]
    treads = "".join(
        box(number * wide, HEIGHT - height, wide - 1, height) for number, height in enumerate(high)
    )
    return picture("stair", WIDTH, HEIGHT, fill("green", treads))
