"""Which characters can be printed: those our fonts draw; any other becomes a visible mark, never a gap."""

import re
import struct
import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
UNKNOWN = "\u25a1"

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f]")
_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")


def plain(text: str) -> str:
    """The text composed, with plain line ends and without characters that no file may contain."""
    return unicodedata.normalize("NFC", _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text)))


def drawable(text: str) -> str:
    """The plain text in which every character has a shape in our fonts."""
    kept = plain(text).replace("\t", " ")
    if kept.isascii():
        return kept
    known = covered()
    return "".join(sign if ord(sign) in known or sign == "\n" else _stand_in(sign) for sign in kept)


def _stand_in(sign: str) -> str:
    if _INVISIBLE.match(sign):
        return ""
    if sign.isspace():
        return " "
    return UNKNOWN


@cache
def covered() -> frozenset[int]:
    """The characters drawn by at least one of our upright fonts."""
    return frozenset().union(*(_characters(path.read_bytes()) for path in sorted(FONTS.glob("*-Regular.ttf"))))


def _characters(font: bytes) -> set[int]:
    """The keys of the font's widest character map (OpenType cmap, formats 4 and 12)."""
    tables = {font[at : at + 4]: at for at in range(12, 12 + 16 * struct.unpack_from(">H", font, 4)[0], 16)}
    start = struct.unpack_from(">I", font, tables[b"cmap"] + 8)[0]
    count = struct.unpack_from(">H", font, start + 2)[0]
    maps = [start + struct.unpack_from(">I", font, start + 8 + 8 * number)[0] for number in range(count)]
    by_format = {struct.unpack_from(">H", font, at)[0]: at for at in maps}
    return _segmented(font, by_format[12]) if 12 in by_format else _two_byte(font, by_format[4])


def _segmented(font: bytes, at: int) -> set[int]:
    groups = struct.unpack_from(">I", font, at + 12)[0]
    spans = (struct.unpack_from(">III", font, at + 16 + 12 * number) for number in range(groups))
    return {code for first, last, _ in spans for code in range(first, last + 1)}


def _two_byte(font: bytes, at: int) -> set[int]:
    doubled = struct.unpack_from(">H", font, at + 6)[0]
    pattern = f">{doubled // 2}H"
    lasts = struct.unpack_from(pattern, font, at + 14)
    firsts = struct.unpack_from(pattern, font, at + 16 + doubled)
    return {code for first, last in zip(firsts, lasts, strict=True) for code in range(first, last + 1)} - {0xFFFF}
