"""Pictures made harmless: decoded within limits, turned upright, drawn anew without anything but the picture."""

import io
import struct
import threading
import warnings
from typing import Any

import zxingcpp
from PIL import Image, ImageOps

from kruh.foundation.uploads import kinds

LONGEST_SIDE, PREVIEW_SIDE = 2000, 320
MOST_PIXELS = 64_000_000
QUALITY, PREVIEW_QUALITY = 82, 68
MIME = "image/jpeg"
SQUARES = zxingcpp.barcode_formats_from_str("QRCode")
DAMAGED = "Fotku „{name}“ nejde přečíst, je poškozená nebo neúplná. Pošlete ji prosím znovu, nebo vyfoťte jinou."
TOO_LARGE = (
    "Fotka „{name}“ má víc než 64 milionů bodů, tolik jich zpracovat neumíme. Vyfoťte ji prosím v menším rozlišení."
)
# What the decoder raises on bytes that only look like a picture.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, KeyError, IndexError, TypeError, struct.error, OverflowError)

# A decoded picture takes hundreds of megabytes; one at a time keeps the server's memory in bounds.
one_at_a_time = threading.Lock()


def clean(name: str, content: bytes) -> tuple[bytes, bytes, tuple[str, ...]]:
    """The picture as a plain JPEG, a small preview, and the codes printed on what it shows.

    Raises ValueError with a Czech sentence on a picture that is damaged or too large.
    """
    with one_at_a_time:
        upright = _decoded(name, content)
        small = upright.copy()
        small.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
        return _jpeg(upright, QUALITY), _jpeg(small, PREVIEW_QUALITY), codes(upright)


def codes(picture: Any) -> tuple[str, ...]:
    """The words of the QR codes that can be read in the picture."""
    found = zxingcpp.read_barcodes(picture.convert("L"), formats=SQUARES)
    return tuple(dict.fromkeys(code.text for code in found if code.valid))


def _decoded(name: str, content: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is stricter
            opened = Image.open(io.BytesIO(content), formats=kinds.PICTURES)
    except Image.DecompressionBombError as bomb:
        raise ValueError(TOO_LARGE.format(name=name)) from bomb
    except _BROKEN as broken:
        raise ValueError(DAMAGED.format(name=name)) from broken
    width, height = opened.size
    if width * height > MOST_PIXELS:
        raise ValueError(TOO_LARGE.format(name=name))
    try:
        return _drawn(opened)
    except _BROKEN as broken:
        raise ValueError(DAMAGED.format(name=name)) from broken


def _drawn(opened: Image.Image) -> Image.Image:
    """A new picture with the same points: nothing that came with the old one (place, time, camera) comes along."""
    opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    opened.load()
    upright = ImageOps.exif_transpose(opened)
    if upright.mode not in {"RGB", "L"}:
        upright = upright.convert("RGBA")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=2)
    paper = Image.new("RGB", upright.size, "white")
    paper.paste(upright, mask=upright if upright.mode == "RGBA" else None)
    return paper


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    saved = io.BytesIO()
    picture.save(saved, "JPEG", quality=quality, optimize=True)
    return saved.getvalue()
