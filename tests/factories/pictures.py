"""Photographs, papers and things that only pretend to be one, as somebody might bring them."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
from PIL import Image, ImageDraw

TURNED_RIGHT, NORTH, CAMERA = 6, "N", "Kamera babičky"
SECRET_WORDS = "Skrytá Lhota 7"


def photo(size: tuple[int, int] = (800, 600), kind: str = "JPEG", shade: str = "#dfe7ea", **words: Any) -> bytes:
    """A picture with a dark corner up on the left, so that one sees how it is turned."""
    picture = Image.new("RGB", size, shade)
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 3, size[1] // 3), fill="#101820")
    return saved(picture, kind, **words)


def saved(picture: Image.Image, kind: str = "JPEG", **words: Any) -> bytes:
    """The picture as a file."""
    file = io.BytesIO()
    picture.save(file, kind, **words)
    return file.getvalue()


def telling_photo(size: tuple[int, int] = (800, 600)) -> bytes:
    """A photograph lying on its side that tells where, with what and of what it was taken."""
    picture = Image.open(io.BytesIO(photo(size)))
    told = Image.Exif()
    told[0x0112], told[0x010F], told[0x010E] = TURNED_RIGHT, CAMERA, SECRET_WORDS
    place = told.get_ifd(0x8825)
    place[1], place[2] = NORTH, (49.0, 12.0, 3.0)
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{SECRET_WORDS}</x:xmpmeta>".encode()
    return saved(picture, exif=told, xmp=xmp, comment=SECRET_WORDS.encode(), icc_profile=b"profile of the camera")


def showing(code: bytes, size: tuple[int, int] = (1200, 1600)) -> bytes:
    """A photograph of a page with a code in its lower right corner."""
    page = Image.new("RGB", size, "#5a4a3a")
    paper = Image.new("RGB", (size[0] - 80, size[1] - 80), "white")
    side = size[0] * 11 // 120  # 20 mm on a sheet of A4
    square = Image.open(io.BytesIO(code)).convert("RGB").resize((side, side))
    paper.paste(square, (paper.width - side * 3 // 2, paper.height - side * 3 // 2))
    page.paste(paper.rotate(3, expand=False, fillcolor="white"), (40, 40))
    return saved(page, quality=85)


def bomb(side: int) -> bytes:
    """A small PNG that says it is a square of `side` points."""
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(bytes(9000))) + _chunk(b"IEND")


def wordy_bomb() -> bytes:
    """A tiny PNG with a packed text of a hundred megabytes."""
    head, words = struct.pack(">IIBBBBB", 8, 8, 1, 0, 0, 0, 0), zlib.compress(bytes(100_000_000))
    start = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"zTXt", b"a\0\0" + words)
    return start + _chunk(b"IDAT", zlib.compress(bytes(16))) + _chunk(b"IEND")


def _chunk(name: bytes, body: bytes = b"") -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def pdf(change: Callable[[pikepdf.Pdf], object] | None = None, **words: Any) -> bytes:
    """A page, changed by whoever asks."""
    made, file = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    if change:
        change(made)
    made.save(file, **words)
    return file.getvalue()


def scanned(page: bytes) -> bytes:
    """A PDF as a scanner makes it: one picture over the whole page."""
    return saved(Image.open(io.BytesIO(page)), "PDF")


def acting(made: pikepdf.Pdf) -> None:
    """A script that runs when the file is opened."""
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def launching(made: pikepdf.Pdf) -> None:
    """A program that starts when the page is shown."""
    made.pages[0].AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe"))


def hiding(made: pikepdf.Pdf) -> None:
    """Another file inside."""
    made.attachments["plan.exe"] = b"MZ"


def inside_docx(content: bytes) -> list[bytes]:
    """The pictures in a DOCX."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return [parts.read(name) for name in parts.namelist() if name.startswith("word/media/")]
