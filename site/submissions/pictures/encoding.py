"""Makes a new picture of what was sent; runs as a program of its own, see `content.security.reading`."""

import io

from PIL import Image, ImageOps
from pillow_heif import register_heif_opener

from content.security.reading import Refusal, Sentence, serve

# Which refusal it is; `decoding` has the sentences.
NO_PICTURE, TOO_MANY_PIXELS = "no_picture", "too_many_pixels"
OPAQUE = 255
register_heif_opener()  # the photos of iPhones
TOO_LARGE = (Image.DecompressionBombError, Image.DecompressionBombWarning)


def encode(data, formats, most_pixels, longest_side, quality, keeps_transparency=False):
    """Return width and height, and JPEG bytes without anything but pixels.

    With `keeps_transparency` a transparent picture becomes a PNG. The size in pixels is read from
    the head of the file before anything is decoded. Raises Refusal.
    """
    try:
        with Image.open(io.BytesIO(data), formats=formats) as image:
            if image.width * image.height > most_pixels:
                raise Refusal(Sentence(TOO_MANY_PIXELS))
            return _encoded(image, longest_side, quality, keeps_transparency)
    except (Refusal, MemoryError):
        raise
    except TOO_LARGE as error:
        raise Refusal(Sentence(TOO_MANY_PIXELS)) from error
    except Exception as error:  # at files made to harm Pillow's decoders raise all kinds
        raise Refusal(Sentence(NO_PICTURE)) from error


def _encoded(image, longest_side, quality, keeps_transparency):
    image.draft("RGB", (longest_side, longest_side))  # a JPEG decodes smaller at once
    image.load()
    image.thumbnail((longest_side, longest_side))
    ImageOps.exif_transpose(image, in_place=True)
    layer = image.convert("RGBA")
    buffer = io.BytesIO()
    if keeps_transparency and layer.getchannel("A").getextrema()[0] < OPAQUE:
        plain = Image.new("RGBA", image.size)
        plain.paste(layer)
        plain.save(buffer, "PNG", optimize=True)
    else:
        plain = _on_white(layer)
        plain.save(buffer, "JPEG", quality=quality, optimize=True)
    return [plain.width, plain.height], buffer.getvalue()


def _on_white(layer):
    """Return the pixels alone, in a new image that knows nothing of where they came from."""
    plain = Image.new("RGB", layer.size, "white")
    plain.paste(layer, mask=layer.getchannel("A"))
    return plain


if __name__ == "__main__":
    serve(encode)
