"""Files that people bring: only pictures and PDF, looked into before anything is kept."""

import hashlib
from dataclasses import dataclass

from kruh.foundation.uploads import kinds, pdfs, pictures

MEGABYTE = 1_000_000
MOST_MEGABYTES = 20
EMPTY = "Soubor „{name}“ je prázdný. Vyberte prosím jiný."
TOO_BIG = "Soubor „{name}“ je větší než {most} MB. Zmenšete ho prosím, nebo ho rozdělte."


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that may be kept: harmless bytes, a preview when it is a picture, and the codes read on it."""

    name: str
    mime: str
    content: bytes
    preview: bytes
    fingerprint: str
    codes: tuple[str, ...] = ()

    @property
    def is_picture(self) -> bool:
        """Whether it can be shown as a picture."""
        return self.mime == pictures.MIME


def receive(name: str, content: bytes) -> Brought:
    """The file as it may be kept; raises ValueError with a Czech sentence that says why it may not.

    The fingerprint is of the bytes that came, so that the same file is known again.
    """
    called = kinds.tidy(name)
    if not content:
        raise ValueError(EMPTY.format(name=called))
    kind = kinds.recognised(called, content)
    print_ = hashlib.sha256(content).hexdigest()
    if kind == kinds.PDF:
        return Brought(called, pdfs.MIME, content, b"", print_, pdfs.check(called, content))
    cleaned, preview, codes = pictures.clean(called, content)
    return Brought(called, pictures.MIME, cleaned, preview, print_, codes)


def too_big(name: str, most: int = MOST_MEGABYTES) -> str:
    """The sentence for a file that is too big."""
    return TOO_BIG.format(name=kinds.tidy(name), most=most)
