"""A picture as it was sent, made fit to be printed: upright, small, and without what a camera writes into it."""

import io
import warnings

from PIL import Image, ImageOps

EDGE = 1000  # px of the longer edge: 7.5 cm on paper at more than 300 dots to the inch
LARGEST = 80_000_000  # px; what is larger is no photograph of a reception, and would fill the memory
QUALITY = 80


def printable(content: bytes) -> bytes:
    """JPEG of at most EDGE px. Where and with what it was taken (EXIF: the place above all) is left out, and whatever else is
    no picture. Raises ValueError for what cannot be read."""
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as sent:
            warnings.simplefilter("ignore")  # of odd marks in a file; its size is looked at here
            if sent.width * sent.height > LARGEST:
                raise ValueError("too large")
            sent.draft("RGB", (EDGE, EDGE))  # a JPEG is read at a fraction of its size at once
            upright = ImageOps.exif_transpose(sent)
            upright.thumbnail((EDGE, EDGE))
            return _jpeg(upright)
    except Exception as error:  # every reader of Pillow has its own way to say that a file is broken
        raise ValueError("no picture") from error


def _jpeg(image: Image.Image) -> bytes:
    seen = image.convert("RGBA")
    flat = Image.new("RGB", seen.size, "white")
    flat.paste(seen, mask=seen.getchannel("A"))
    out = io.BytesIO()
    flat.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()
