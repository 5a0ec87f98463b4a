"""Which files are pictures, and what is left of them."""

import contextlib
import io
import time

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from submissions.pictures.decoding import LONGEST_SIDE, MOST_BYTES, read_picture
from tests.factories.pictures import GPS, bomb, photo, upload

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
    begin = time.perf_counter()
    assert refusal(content) == "too_many_pixels"
    assert time.perf_counter() - begin < 0.2


def test_just_above_and_just_below_the_limit_of_pixels():
    assert refusal(bomb(5_008)) == "too_many_pixels"
    assert read_picture(upload(bomb(4_992))).width == LONGEST_SIDE


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_becomes_a_jpeg(kind):
    picture = read_picture(photo(kind=kind))
    assert (opened(picture).format, picture.width, picture.height) == ("JPEG", 640, 480)


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


@given(
    st.binary(max_size=300), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF"])
)
def test_no_bytes_whatsoever_raise_anything_but_a_refusal(content, head):
    with contextlib.suppress(ValidationError):
        read_picture(upload(head + content))


@given(st.integers(0, 2000), st.integers(0, 255))
def test_a_damaged_photo_is_a_picture_or_a_refusal(position, byte):
    content = bytearray(photo(size=(80, 60)).read())
    content[position % len(content)] = byte
    with contextlib.suppress(ValidationError):
        assert opened(read_picture(upload(bytes(content)))).format == "JPEG"
