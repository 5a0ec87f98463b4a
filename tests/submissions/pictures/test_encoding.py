"""Whatever bytes come, they are a new picture or refused."""

import contextlib
import io

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from content.security.reading import Refusal
from submissions.pictures.decoding import FORMATS, LONGEST_SIDE, MOST_PIXELS, QUALITY
from submissions.pictures.encoding import encode
from tests.factories.pictures import photo


def encoded(data):
    return encode(data, FORMATS, MOST_PIXELS, LONGEST_SIDE, QUALITY)


@given(
    st.binary(max_size=300), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF"])
)
def test_no_bytes_whatsoever_raise_anything_but_a_refusal(content, head):
    with contextlib.suppress(Refusal):
        encoded(head + content)


@given(st.integers(0, 2000), st.integers(0, 255))
def test_a_damaged_photo_is_a_picture_or_a_refusal(position, byte):
    content = bytearray(photo(size=(80, 60)).read())
    content[position % len(content)] = byte
    with contextlib.suppress(Refusal):
        _size, picture = encoded(bytes(content))
        assert Image.open(io.BytesIO(picture)).format == "JPEG"
