"""Reads a picture from outside: only what decodes is one, and only its pixels are kept."""

import io
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 25_000_000
FORMATS = ("JPEG", "PNG", "WEBP")
LONGEST_SIDE = 2000
QUALITY = 85

NO_PICTURE = _(
    "Diese Datei konnten wir nicht als Bild öffnen. Bitte nehmen Sie ein Foto als JPG, PNG oder WebP."
)
TOO_HEAVY = _("Das Bild ist größer als 5 MB. Bitte nehmen Sie ein kleineres.")
TOO_MANY_PIXELS = _(
    "Das Bild hat mehr als 25 Millionen Bildpunkte. Bitte nehmen Sie ein kleineres."
)
TOO_LARGE = (Image.DecompressionBombError, Image.DecompressionBombWarning)


@dataclass(frozen=True)
class Picture:
    """JPEG bytes without anything but pixels."""

    content: bytes
    width: int
    height: int


def read_picture(upload) -> Picture:
    """Return an uploaded file as a new JPEG, upright, at most 2000 pixels long, without EXIF or GPS.

    Its name and what the browser calls it are not looked at. The size in pixels is read from the
    head of the file before anything is decoded. Raises ValidationError with what to do.
    """
    if upload.size > MOST_BYTES:
        raise ValidationError(TOO_HEAVY, code="too_heavy")
    try:
        with Image.open(upload, formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ValidationError(TOO_MANY_PIXELS, code="too_many_pixels")
            return _encoded(image)
    except ValidationError:
        raise
    except TOO_LARGE as error:
        raise ValidationError(TOO_MANY_PIXELS, code="too_many_pixels") from error
    except Exception as error:  # at files made to harm Pillow's decoders raise all kinds
        raise ValidationError(NO_PICTURE, code="no_picture") from error


def _encoded(image):
    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG decodes smaller at once
    image.load()
    upright = ImageOps.exif_transpose(image)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    plain = _on_white(upright)
    buffer = io.BytesIO()
    plain.save(buffer, "JPEG", quality=QUALITY, optimize=True)
    return Picture(buffer.getvalue(), plain.width, plain.height)


def _on_white(image):
    """Return the pixels alone, in a new image that knows nothing of where they came from."""
    layer = image.convert("RGBA")
    plain = Image.new("RGB", image.size, "white")
    plain.paste(layer, mask=layer.getchannel("A"))
    return plain
