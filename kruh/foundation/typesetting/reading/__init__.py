"""Reading finished files back from their bytes: all that they tell, and where."""

from kruh.foundation.typesetting.reading.docx import read_docx, text_of_docx
from kruh.foundation.typesetting.reading.mail import read_mail
from kruh.foundation.typesetting.reading.parts import NAME, PICTURE, PROPERTIES, TEXT, Part, Read
from kruh.foundation.typesetting.reading.pdf import read_pdf, text_of_pdf
from kruh.foundation.typesetting.reading.plain import read_calendar, read_page, read_text

_DEEPEST = 5


def read(name: str, content: bytes, *, depth: int = 0) -> Read:
    """This will read a file with everything inside it; what is no file known here is named as unreadable."""
    found = Read()
    found.add(NAME, name)
    ending = name.rsplit(".", 1)[-1].lower()
    inner = _inside(ending, content, depth)
    if inner is None or depth > _DEEPEST:
        found.unreadable.append("obrázek" if ending in _PICTURES else "soubor, který Kruh neumí přečíst")
        return found
    found.parts += inner.parts
    found.unreadable += inner.unreadable
    return found


_PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "webp", "heic", "tif", "tiff", "bmp"})


def _inside(ending: str, content: bytes, depth: int) -> Read | None:
    def open_(name: str, inner: bytes) -> Read:
        return read(name, inner, depth=depth + 1)

    if content.startswith(b"%PDF"):
        return read_pdf(content, open_)
    if ending == "docx":
        return read_docx(content, open_)
    if ending == "eml":
        return read_mail(content, open_)
    if ending == "ics":
        return read_calendar(content)
    if ending in {"html", "htm", "xhtml"}:
        return read_page(content)
    return read_text(content) if ending in {"txt", "csv", "md"} else None


__all__ = [
    "NAME",
    "PICTURE",
    "PROPERTIES",
    "TEXT",
    "Part",
    "Read",
    "read",
    "read_calendar",
    "read_docx",
    "read_mail",
    "read_page",
    "read_pdf",
    "read_text",
    "text_of_docx",
    "text_of_pdf",
]
