"""PDF files that somebody brings: kept as they are, but only such as do nothing and hide nothing."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

from kruh.foundation.uploads import pictures

MIME = "application/pdf"
MOST_OBJECTS, MOST_LEVELS = 40_000, 40
READ_PAGES = 3
DAMAGED = "PDF „{name}“ nejde přečíst, je poškozené nebo neúplné. Vytvořte ho prosím znovu."
LOCKED = "PDF „{name}“ je zamčené heslem. Uložte ho prosím bez hesla."
ACTIVE = "PDF „{name}“ obsahuje skript nebo spouští jiný program. Vytiskněte ho do nového PDF a pošlete to."
HIDING = "V PDF „{name}“ jsou vložené další soubory. Pošlete prosím každý zvlášť."
TOO_COMPLEX = "PDF „{name}“ je příliš složité na kontrolu. Vytiskněte ho do nového PDF a pošlete to."

_ACTING_KEYS = ("/JS", "/JavaScript", "/XFA", "/RichMediaContent")
_ACTIONS = ("/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition", "/RichMediaExecute")
_HIDING_KEYS = ("/EmbeddedFiles", "/EF")
_HIDING_TYPES = ("/EmbeddedFile", "/FileAttachment", "/Collection")


def check(name: str, content: bytes) -> tuple[str, ...]:
    """The codes on the scanned pages; raises ValueError with a Czech sentence when the file must not be kept."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if pdf.is_encrypted:
                raise ValueError(LOCKED.format(name=name))
            if not len(pdf.pages):
                raise ValueError(DAMAGED.format(name=name))
            _refuse_surprises(name, pdf)
            return _codes(pdf)
    except pikepdf.PasswordError as locked:
        raise ValueError(LOCKED.format(name=name)) from locked
    except (pikepdf.PdfError, RuntimeError, TypeError, RecursionError) as broken:
        raise ValueError(DAMAGED.format(name=name)) from broken


def _refuse_surprises(name: str, pdf: pikepdf.Pdf) -> None:
    if len(pdf.objects) > MOST_OBJECTS:
        raise ValueError(TOO_COMPLEX.format(name=name))
    for node in [pdf.trailer, *pdf.objects]:
        for part in _parts(node):
            if _acts(part):
                raise ValueError(ACTIVE.format(name=name))
            if _hides(part):
                raise ValueError(HIDING.format(name=name))


def _parts(node: Any, level: int = 0) -> Iterator[Any]:
    """The dictionaries in an object; what it only points to comes by itself."""
    if level > MOST_LEVELS:
        raise RecursionError
    if isinstance(node, pikepdf.Dictionary | pikepdf.Stream):
        yield node
        below = [node[key] for key in node.keys()]  # noqa: SIM118 - a stream has keys and cannot be walked
    elif isinstance(node, pikepdf.Array):
        below = list(node)
    else:
        return
    for child in below:
        if isinstance(child, pikepdf.Dictionary | pikepdf.Array) and not child.is_indirect:
            yield from _parts(child, level + 1)


def _acts(part: Any) -> bool:
    return any(key in part for key in _ACTING_KEYS) or _name(part, "/S") in _ACTIONS


def _hides(part: Any) -> bool:
    named = {_name(part, "/Type"), _name(part, "/Subtype")}
    return any(key in part for key in _HIDING_KEYS) or bool(named & set(_HIDING_TYPES))


def _name(part: Any, key: str) -> str:
    found = part.get(key)
    return str(found) if isinstance(found, pikepdf.Name) else ""


def _codes(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """A scanner makes a picture of each page; the code is in the picture."""
    found: list[str] = []
    for page in list(pdf.pages)[:READ_PAGES]:
        for raw in page.get_images().values():
            if int(raw.get("/Width", 0)) * int(raw.get("/Height", 0)) <= pictures.MOST_PIXELS:
                found += _codes_in(raw)
    return tuple(dict.fromkeys(found))


def _codes_in(raw: Any) -> tuple[str, ...]:
    """A picture that only a PDF reader can draw simply shows us no code."""
    try:
        with pictures.one_at_a_time:
            return pictures.codes(pikepdf.PdfImage(raw).as_pil_image())
    except (pikepdf.PdfError, NotImplementedError, OSError, ValueError, TypeError, KeyError):
        return ()
