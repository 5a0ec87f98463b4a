"""Reads a picture from outside: only what decodes is one, and only its pixels are kept."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from content.security import bounded_process
from content.security.bounded_process import BoundExceeded
from content.security.reading import Refusal
from submissions.pictures.encoding import NO_PICTURE, TOO_MANY_PIXELS

MOST_BYTES = 15 * 1024 * 1024
MOST_PIXELS = 25_000_000
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
LIBRARY_FORMATS = (*FORMATS, "AVIF", "GIF")
LONGEST_SIDE = 2000
QUALITY = 85

TOO_HEAVY = _("Das Bild ist größer als 15 MB. Bitte nehmen Sie ein kleineres.")
REFUSALS = {
    NO_PICTURE: _(
        "Diese Datei konnten wir nicht als Bild öffnen. Bitte nehmen Sie ein Foto als JPG, HEIC, PNG "
        "oder WebP."
    ),
    TOO_MANY_PIXELS: _(
        "Das Bild hat mehr als 25 Millionen Bildpunkte. Bitte nehmen Sie ein kleineres."
    ),
}


@dataclass(frozen=True)
class Picture:
    """The bytes of a JPEG, or of a PNG where it is transparent, without anything but pixels."""

    content: bytes
    width: int
    height: int

    @property
    def extension(self):
        return "png" if self.content.startswith(b"\x89PNG") else "jpg"


def read_picture(upload) -> Picture:
    """Return an uploaded file as a new JPEG, upright, at most 2000 pixels long, without EXIF or GPS.

    Its name and what the browser calls it are not looked at. A process of its own decodes it.
    Raises ValidationError with what to do.
    """
    if upload.size > MOST_BYTES:
        raise ValidationError(TOO_HEAVY, code="too_heavy")
    return _read(upload, FORMATS)


def read_library_picture(upload) -> Picture:
    """Return what an editor uploads, as `read_picture` does; a logo stays transparent.

    Wagtail's form has checked the weight, which may be more than that of a visitor's picture.
    """
    return _read(upload, LIBRARY_FORMATS, keeps_transparency=True)


def _read(upload, formats, **options):
    upload.seek(0)
    try:
        (width, height), content = bounded_process.read(
            "submissions.pictures.encoding",
            upload.read(),
            formats=formats,
            most_pixels=MOST_PIXELS,
            longest_side=LONGEST_SIDE,
            quality=QUALITY,
            **options,
        )
    except BoundExceeded as error:
        raise ValidationError(error.sentence, code="bound_exceeded") from error
    except Refusal as refusal:
        code = refusal.sentence
        raise ValidationError(REFUSALS[code], code=code) from refusal
    return Picture(content, width, height)
