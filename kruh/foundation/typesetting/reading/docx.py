"""Reading a DOCX: what is seen, what is hidden, deleted or noted aside, and what its properties and links tell."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from docx.oxml.parser import parse_xml

from kruh.foundation.typesetting.reading.parts import NAME, PICTURE, PROPERTIES, TEXT, Open, Read

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST = 60_000_000
_PLACES = (
    ("word/document", TEXT), ("word/header", "v záhlaví"), ("word/footer", "v zápatí"), ("word/glossary", TEXT),
    ("word/comments", "v komentáři"), ("word/footnotes", "v poznámce pod čarou"),
    ("word/endnotes", "v poznámce pod čarou"), ("docProps/", PROPERTIES), ("customXml/", PROPERTIES),
)  # fmt: skip
_LINES = {f"{_W}p", f"{_W}br", f"{_W}tab", f"{_W}cr", f"{_W}tc"}


def read_docx(content: bytes, open_: Open) -> Read:
    """This will read every part of the file; embedded files are read by the given function."""
    read = Read()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            if sum(entry.file_size for entry in file.infolist()) > _MOST:
                raise ValueError("too large")
            for name in file.namelist():
                _part(read, name, file.read(name), open_)
    except (zipfile.BadZipFile, SyntaxError, ValueError, RuntimeError, NotImplementedError):
        read.unreadable.append("soubor je poškozený nebo chráněný heslem")
    return read


def text_of_docx(content: bytes) -> str:
    """This will give all words of the file, hidden or not."""
    return read_docx(content, lambda name, inner: Read()).text


def _part(read: Read, name: str, content: bytes, open_: Open) -> None:
    if name.startswith("word/embeddings/"):
        read.take(open_(name.rsplit("/", 1)[-1], content), "ve vloženém souboru:")
    elif name.startswith("word/media/"):
        read.unreadable.append(f"obrázek {name.rsplit('/', 1)[-1]}")
        read.add(NAME, name.rsplit("/", 1)[-1])
    elif name.endswith(".rels"):
        links = [str(node.get("Target")) for node in parse_xml(content).iter() if node.get("TargetMode") == "External"]
        read.add("v odkazu", links)
    elif name.endswith(".xml"):
        place = next((place for start, place in _PLACES if name.startswith(start)), "v nastavení dokumentu")
        _words(read, place, parse_xml(content))


def _words(read: Read, place: str, root: Any) -> None:
    if root.tag.startswith(_W) and place not in {"v nastavení dokumentu", PROPERTIES}:
        read.add(place, "".join(_drawn(root, is_hidden=False)))
        read.add("ve skrytém textu", "".join(_drawn(root, is_hidden=True)))
        read.add("ve smazaném textu", [node.text or "" for node in root.iter(f"{_W}delText")])
        read.add("v poli dokumentu", [node.text or "" for node in root.iter(f"{_W}instrText")])
        read.add("v poli dokumentu", [str(node.get(f"{_W}instr")) for node in root.iter(f"{_W}fldSimple")])
    elif place != "v nastavení dokumentu":
        read.add(place, [node.text or "" for node in root.iter()])
    named = {f"{_W}author", f"{_W}initials", f"{_W}alias", f"{_W}val"} if "comments" in place else {f"{_W}author"}
    read.add(
        "v popisu změn", [str(value) for node in root.iter() for key, value in node.attrib.items() if key in named]
    )
    read.add(
        PICTURE, [value for node in root.iter() for key, value in node.attrib.items() if key in {"descr", "title"}]
    )


def _drawn(root: Any, *, is_hidden: bool) -> Iterator[str]:
    for node in root.iter():
        if node.tag in _LINES:
            yield "\n"
        elif node.tag == f"{_W}t":
            run = node.getparent()
            vanished = run.find(f"{_W}rPr/{_W}vanish") is not None if run is not None else False
            if vanished == is_hidden:
                yield node.text or ""
        elif node.tag.endswith("}t") and not is_hidden:
            yield node.text or ""
