"""Reading a finished PDF back: the words that its reader will see, however the typesetter drew them."""

import io
import re
from typing import Any

import pikepdf

_PAIR = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_BLOCK = re.compile(r"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)


def text_of_pdf(content: bytes) -> str:
    """All words of the pages, the title and the words for pictures, one drawn piece per line."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        drawn = [_page(page) for page in pdf.pages]
        title = str(pdf.docinfo.get("/Title", "")) if "/Info" in pdf.trailer else ""
        spoken = [str(node.Alt) for node in pdf.objects if isinstance(node, pikepdf.Dictionary) and "/Alt" in node]
    return "\n".join([title, *drawn, *spoken])


def _page(page: pikepdf.Page) -> str:
    fonts: Any = page.resources.get("/Font", {})
    letters = {name: _letters(font) for name, font in fonts.items()}
    known: dict[int, str] = {}
    pieces: list[str] = []
    drawing: list[Any] = list(pikepdf.parse_content_stream(page))
    for operands, operator in drawing:
        sign = str(operator)
        if sign == "Tf":
            known = letters.get(str(operands[0]), {})
        elif sign in {"Tj", "TJ"}:
            pieces.append(_words(operands[0], known))
        elif sign in {"ET", "T*", "Td", "TD", "Tm"}:
            pieces.append("\n")
    return re.sub(r"\n+", "\n", "".join(pieces))


def _words(drawn: Any, known: dict[int, str]) -> str:
    parts = drawn if isinstance(drawn, pikepdf.Array) else [drawn]
    codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
    return "".join(known.get(int.from_bytes(codes[at : at + 2]), "") for at in range(0, len(codes), 2))


def _letters(font: Any) -> dict[int, str]:
    """What each glyph means, from the font's own table."""
    if "/ToUnicode" not in font:
        return {}
    found: dict[int, str] = {}
    for kind, body in _BLOCK.findall(font.ToUnicode.read_bytes().decode("latin-1")):
        if kind == "bfchar":
            found |= {int(code, 16): _sign(meant) for code, meant in _PAIR.findall(body)}
            continue
        for first, last, meant in _RANGE.findall(body):
            start = int(meant, 16)
            found |= {code: chr(start + code - int(first, 16)) for code in range(int(first, 16), int(last, 16) + 1)}
    return found


def _sign(hexadecimal: str) -> str:
    return bytes.fromhex(hexadecimal).decode("utf-16-be", "replace")
