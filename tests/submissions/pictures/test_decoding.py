"""Which files are pictures, and what is left of them."""

import io

import pytest
from django.core.exceptions import ValidationError
from PIL import Image
from pillow_heif import register_heif_opener

from content.security.reading import Refusal
from submissions.pictures.decoding import (
    FORMATS,
    LONGEST_SIDE,
    MOST_BYTES,
    MOST_PIXELS,
    QUALITY,
    read_picture,
)
from submissions.pictures.encoding import encode
from tests.factories.counting import cpu_seconds
from tests.factories.pictures import GPS, bomb, photo, upload

register_heif_opener()  # to write such files
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"


def opened(picture):
    return Image.open(io.BytesIO(picture.content))


def refusal(content):
    with pytest.raises(ValidationError) as error:
        read_picture(upload(content))
    return error.value.code


def truncated():
    return photo(size=(900, 900)).read()[:-400]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (SVG, "no_picture"),
        (HTML, "no_picture"),
        (PDF, "no_picture"),
        (b"", "no_picture"),
        (b"\xff\xd8\xff\xe0", "no_picture"),
        (b"GIF89a" + b"\x00" * 40, "no_picture"),
        (truncated(), "no_picture"),
        (b"x" * (MOST_BYTES + 1), "too_heavy"),
    ],
    ids=["svg", "html", "pdf", "empty", "head only", "gif", "truncated", "heavy"],
)
def test_what_is_no_picture_is_refused_whatever_it_is_called(content, code):
    assert refusal(content) == code


def test_a_picture_of_a_hundred_megapixels_is_refused_before_it_is_decoded():
    content = bomb()
    assert len(content) < 13_000
    assert refusal(content) == "too_many_pixels"

    def decode():
        with pytest.raises(Refusal):
            encode(content, FORMATS, MOST_PIXELS, LONGEST_SIDE, QUALITY)

    assert cpu_seconds(decode) < 0.02


def test_just_above_and_just_below_the_limit_of_pixels():
    assert refusal(bomb(5_008)) == "too_many_pixels"
    assert read_picture(upload(bomb(4_992))).width == LONGEST_SIDE


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_a_picture_becomes_a_jpeg(kind):
    picture = read_picture(photo(kind=kind))
    assert (opened(picture).format, picture.width, picture.height) == ("JPEG", 640, 480)


def test_a_heavy_photo_of_a_phone_is_taken_and_becomes_light():
    noise = Image.effect_noise((4032, 3024), 80).convert("RGB")
    buffer = io.BytesIO()
    # The quickest way to write it: what the site does with it is the same.
    noise.save(buffer, "HEIF", quality=80, enc_params={"preset": "ultrafast"})
    assert 10_000_000 <= len(buffer.getvalue()) <= MOST_BYTES
    picture = read_picture(upload(buffer.getvalue(), "IMG_0001.HEIC", "image/heic"))
    assert (opened(picture).format, picture.width, picture.height) == ("JPEG", 2000, 1500)
    assert len(picture.content) <= 2_000_000


def test_place_and_camera_are_gone():
    sent = photo()
    assert Image.open(sent).getexif().get_ifd(GPS)
    sent.seek(0)
    left = opened(read_picture(sent))
    assert dict(left.getexif()) == {}
    assert set(left.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_picture_that_lies_on_its_side_is_set_upright():
    picture = read_picture(photo(size=(640, 480), orientation=6))
    assert (picture.width, picture.height) == (480, 640)


def test_a_large_picture_becomes_smaller():
    picture = read_picture(photo(size=(4000, 3000)))
    assert (picture.width, picture.height) == (2000, 1500)


def test_what_is_transparent_becomes_white():
    buffer = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(buffer, "PNG")
    picture = read_picture(upload(buffer.getvalue()))
    assert opened(picture).getpixel((5, 5)) == (255, 255, 255)


def blank(kind, side, mode="RGB"):
    """Return a picture that weighs little and fills much memory."""
    buffer = io.BytesIO()
    Image.new(mode, (side, side)).save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("JPEG", "CMYK")])
def test_the_largest_pictures_that_are_taken_fit_into_the_bounds(kind, mode):
    content = blank(kind, 5000, mode)
    assert (read_picture(upload(content)).width, len(content) <= 1_300_000) == (2000, True)


def test_a_picture_that_needs_more_memory_than_it_may_have_is_refused_and_the_site_goes_on(
    settings,
):
    settings.FILE_READING_MEMORY = 120 * 1024 * 1024
    assert refusal(blank("PNG", 5000, "RGBA")) == "bound_exceeded"
    assert read_picture(photo()).width == 640


def test_a_picture_that_takes_too_long_is_refused(settings):
    settings.FILE_READING_SECONDS = 0.01
    assert refusal(photo().read()) == "bound_exceeded"
