"""Reading a PDF: the words of its pages however the typesetter drew them, its properties, outline, notes and files."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from kruh.foundation.typesetting.reading.parts import PICTURE, PROPERTIES, TEXT, Open, Read

_PAIR = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_BLOCK = re.compile(r"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_DEEPEST = 8
_MOVES = frozenset({"ET", "T*", "Td", "TD", "Tm"})
# What stands in the drawn words for a picture, and for signs of which nobody says what they mean.
_SHOT, _SIGNS = "\ufffc", "\ufffd"
_WORDLESS = str.maketrans("", "", _SHOT + _SIGNS)
type _Letters = tuple[int, dict[int, str]]


def read_pdf(content: bytes, open_: Open) -> Read:
    """This will read everything that the file tells; files inside it are read by the given function."""
    read = Read()
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            _read(read, pdf, open_)
    except pikepdf.PasswordError:
        read.unreadable.append("soubor je chráněný heslem")
    except pikepdf.PdfError:
        read.unreadable.append("soubor je poškozený")
    return read


def text_of_pdf(content: bytes) -> str:
    """All words of the pages, the title and the words for pictures, one drawn piece per line."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        drawn = [_page(page).translate(_WORDLESS) for page in pdf.pages]
        title = str(pdf.docinfo.get("/Title", "")) if "/Info" in pdf.trailer else ""
        return "\n".join([title, *drawn, *_named(pdf, "/Alt")])


def _read(read: Read, pdf: Any, open_: Open) -> None:
    drawn = [_page(page) for page in pdf.pages]
    pages = [words.translate(_WORDLESS) for words in drawn]
    read.add(TEXT, pages)
    for number, (words, plain) in enumerate(zip(drawn, pages, strict=True), 1):
        if _SHOT in words:
            read.unreadable.append(
                f"na straně {number} je i obrázek" if plain.strip() else f"strana {number} je jen obrázek"
            )
        if _SIGNS in words:
            read.unreadable.append(f"na straně {number} je písmo, které Kruh neumí přečíst")
    info = pdf.docinfo if "/Info" in pdf.trailer else {}
    read.add(PROPERTIES, [f"{value}" for value in info.values()])
    if "/Metadata" in pdf.Root:
        read.add(PROPERTIES, re.sub(r"<[^>]*>", "\n", pdf.Root.Metadata.read_bytes().decode("utf-8", "replace")))
    with pdf.open_outline() as outline:
        read.add("v osnově dokumentu", list(_titles(outline.root)))
    read.add(PICTURE, [*_named(pdf, "/Alt"), *_named(pdf, "/E")])
    read.add("ve čteném textu", _named(pdf, "/ActualText"))
    read.add("v poznámce nebo odkazu", [*_named(pdf, "/Contents"), *_named(pdf, "/URI"), *_named(pdf, "/V")])
    for name, attached in pdf.attachments.items():
        read.add("v popisu přílohy", attached.description)
        read.take(open_(name, attached.get_file().read_bytes()), f"v příloze {name}:")


def _named(pdf: Any, key: str) -> list[str]:
    found = [node[key] for node in pdf.objects if isinstance(node, pikepdf.Dictionary) and key in node]
    return [str(value) for value in found if isinstance(value, pikepdf.String)]


def _titles(items: Any) -> Iterator[str]:
    for item in items:
        yield str(item.title)
        yield from _titles(item.children)


# The words of a page -----------------------------------------------------------------------------------------------


def _page(page: Any) -> str:
    return re.sub(r"\n+", "\n", "".join(_drawn(page, page.resources, 0)))


def _drawn(place: Any, resources: Any, depth: int) -> Iterator[str]:
    fonts: Any = resources.get("/Font", {})
    inner: Any = resources.get("/XObject", {})
    letters = {name: _letters(font) for name, font in fonts.items()}
    known: _Letters = 2, {}
    line: float | None = None
    drawing: list[Any] = list(pikepdf.parse_content_stream(place))
    for operands, operator in drawing:
        sign = str(operator)
        if sign == "Tf":
            known = letters.get(str(operands[0]), (2, {}))
        elif sign in {"Tj", "TJ", "'", '"'}:
            yield _words(operands[-1], known)
        elif sign in _MOVES:
            before, line = line, float(operands[5]) if sign == "Tm" else None
            # Where the same line goes on, only a space or another look of the letters stands between.
            yield "" if line is not None and line == before else "\n"
        elif sign == "Do":
            yield from _placed(inner.get(str(operands[0])), resources, depth)
        elif sign == "INLINE IMAGE":
            yield _SHOT


def _placed(thing: Any, resources: Any, depth: int) -> Iterator[str]:
    kind = "" if thing is None else str(thing.get("/Subtype"))
    if kind == "/Form" and depth < _DEEPEST:
        yield from _drawn(thing, thing.get("/Resources", resources), depth + 1)
    elif kind:
        yield _SHOT


def _words(drawn: Any, known: _Letters) -> str:
    width, letters = known
    parts = drawn if isinstance(drawn, pikepdf.Array) else [drawn]
    codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
    if codes and not letters:
        return _SIGNS
    return "".join(letters.get(int.from_bytes(codes[at : at + width]), "") for at in range(0, len(codes), width))


def _letters(font: Any) -> _Letters:
    """How many bytes a glyph has and what each means, from the font's own table or from the usual one."""
    width = 2 if font.get("/Subtype") == "/Type0" else 1
    if "/ToUnicode" not in font:
        return width, {} if width == 2 else {code: bytes([code]).decode("cp1252", "replace") for code in range(256)}
    found: dict[int, str] = {}
    for kind, body in _BLOCK.findall(font.ToUnicode.read_bytes().decode("latin-1")):
        if kind == "bfchar":
            found |= {int(code, 16): _sign(meant) for code, meant in _PAIR.findall(body)}
            continue
        for first, last, meant in _RANGE.findall(body):
            start = int(meant, 16)
            found |= {code: chr(start + code - int(first, 16)) for code in range(int(first, 16), int(last, 16) + 1)}
    return width, found


def _sign(hexadecimal: str) -> str:
    return bytes.fromhex(hexadecimal).decode("utf-16-be", "replace")
