"""Files as visitors send them: a photo with the place it was taken, and files that only look like one."""

import io
import itertools
import random
import struct
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.images import get_image_model

GPS = 0x8825


def photo(size=(640, 480), kind="JPEG", name="laden.jpg", orientation=None):
    """Return an uploaded picture; a JPEG says in its EXIF where and with what it was taken."""
    image = Image.new("RGB", size, "teal")
    options = {}
    if kind == "JPEG":
        exif = Image.Exif()
        exif[0x010F] = "Kamera Beispiel"
        exif.get_ifd(GPS).update({1: "N", 2: (51.0, 31.0, 12.0)})
        if orientation:
            exif[0x0112] = orientation
        options["exif"] = exif.tobytes()
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return upload(buffer.getvalue(), name)


def heavy_photo():
    """Return the bytes of a photo as a phone takes it: 12 million pixels, at least 12 megabytes."""
    noise = random.Random(1).randbytes(1000 * 1000 * 3)
    tile, image = Image.frombytes("RGB", (1000, 1000), noise), Image.new("RGB", (4000, 3000))
    for place in itertools.product(range(0, 4000, 1000), range(0, 3000, 1000)):
        image.paste(tile, place)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=94)
    return buffer.getvalue()


def make_image(title):
    """Return a stored image of the library."""
    return get_image_model().objects.create(title=title, file=photo(name=f"{title}.jpg"))


def upload(content, name="laden.jpg", content_type="image/jpeg"):
    return SimpleUploadedFile(name, content, content_type)


def bomb(side=10_000):
    """Return a PNG of side × side black pixels; 10,000 × 10,000 of them weigh 12 KB."""
    row = b"\x00" * (1 + side // 8)
    parts = [
        _chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)),
        _chunk(b"IDAT", zlib.compress(row * side, 9)),
        _chunk(b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
