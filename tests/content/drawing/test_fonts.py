"""What our copies of the fonts are changed in."""

from itertools import groupby

import pytest
from django.conf import settings
from PIL import ImageFont

from content.drawing.rendering import FONT

PAGES = settings.ROOT / "site/static/fonts/atkinson-next-latin.woff2"


@pytest.mark.parametrize("font", [PAGES, FONT], ids=["pages", "drawings"])
def test_nothing_strikes_through_the_zero_of_a_time(font):
    zero = ImageFont.truetype(str(font), 200).getmask("0")
    width, height = zero.size
    across = [zero.getpixel((x, height // 2)) > 127 for x in range(width)]
    assert [is_ink for is_ink, _run in groupby(across) if is_ink] == [True, True]
