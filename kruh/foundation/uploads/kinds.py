"""What a file is: its first bytes decide, its name only has to agree."""

import unicodedata
from pathlib import PurePath

PICTURES = ("JPEG", "PNG", "WEBP")
PDF = "PDF"
ACCEPTED = "fotku (JPEG, PNG, WebP) nebo PDF"
LONGEST_NAME = 120

_ENDINGS = {".jpg": PICTURES, ".jpeg": PICTURES, ".jpe": PICTURES, ".png": PICTURES, ".webp": PICTURES, ".pdf": (PDF,)}
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")
_HEIC_ADVICE = (
    "Tenhle formát fotek z telefonu (HEIC) Kruh neumí přečíst. Vyfoťte stránku přímo z Kruhu, "
    "nebo v telefonu zvolte ukládání fotek jako JPEG."
)
_SIGNS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "obrázek GIF"),
    (b"II*\x00", "obrázek TIFF"),
    (b"MM\x00*", "obrázek TIFF"),
    (b"BM", "obrázek BMP"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"#!", "program"),
    (b"PK\x03\x04", "dokument Wordu, prezentace nebo archiv"),
    (b"\xd0\xcf\x11\xe0", "dokument Office"),
    (b"{\\rtf", "textový dokument"),
    (b"Rar!", "archiv"),
    (b"7z\xbc\xaf", "archiv"),
    (b"\x1f\x8b", "archiv"),
)
_PAGES = (b"<!doctype", b"<html", b"<?xml", b"<svg", b"<script")
_LOOKED_AT, _PDF_WITHIN = 4096, 1024


def tidy(name: str) -> str:
    """The name without folders, control characters and changes of direction, short enough to be read."""
    said = name.replace("\\", "/").rsplit("/", maxsplit=1)[-1]
    seen = "".join(sign for sign in unicodedata.normalize("NFC", said) if sign.isprintable()).strip()
    ending = PurePath(seen).suffix
    if len(seen) > LONGEST_NAME:
        seen = f"{seen[: LONGEST_NAME - 6]}…{ending[:5]}"
    return seen or "soubor"


def recognised(name: str, content: bytes) -> str:
    """Which accepted kind the content is; raises ValueError with a Czech sentence when it is none, or not the named."""
    kind, ending = _look(content), PurePath(name).suffix.lower()
    promised = _ENDINGS.get(ending, ())
    if kind in (*PICTURES, PDF):
        if ending and kind not in promised:
            raise ValueError(f"Soubor „{name}“ má příponu {ending[:12]}, ale je to {_word(kind)}. Vyberte prosím jiný.")
        return kind
    if kind == "HEIC":
        raise ValueError(_HEIC_ADVICE)
    if promised:
        raise ValueError(f"Soubor „{name}“ má příponu {ending}, ale je to {kind}. Vyberte prosím {ACCEPTED}.")
    raise ValueError(f"Soubor „{name}“ je {kind}. Vyberte prosím {ACCEPTED}.")


def _word(kind: str) -> str:
    return PDF if kind == PDF else "fotka"


def _look(content: bytes) -> str:
    head = content[:_LOOKED_AT]
    for sign, kind in _SIGNS:
        if head.startswith(sign):
            return kind
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp":
        return "HEIC" if head[8:12] in _HEIC else "video nebo fotka, kterou neumíme přečíst"
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return PDF
    return _words_or_else(head)


def _words_or_else(head: bytes) -> str:
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGES):
        return "webová stránka nebo kresba"
    has_controls = any(byte < 9 or 13 < byte < 32 for byte in head)
    return "něco, co neznáme" if has_controls else "obyčejný text"
