"""Reading what is text already: plain files, web pages and calendars."""

import html
import re
from html.parser import HTMLParser

from kruh.foundation.typesetting.reading.parts import PICTURE, TEXT, Read

_TELLING = {
    "alt": PICTURE,
    "title": "v popisku",
    "aria-label": "v popisku",
    "placeholder": "v popisku",
    "value": "v poli",
}
_CALENDAR = {
    "SUMMARY": "v názvu události", "LOCATION": "v místě události", "DESCRIPTION": "v popisu události",
    "ATTENDEE": "v kalendáři u pozvaného", "ORGANIZER": "v kalendáři u pořadatele",
}  # fmt: skip
_ESCAPED = re.compile(r"\\([\\,;nN])")


def decoded(content: bytes) -> str:
    """This will give the words of a file, whichever of the Czech encodings it has."""
    for encoding in ("utf-8-sig", "cp1250"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def read_text(content: bytes) -> Read:
    """This will read a plain text file."""
    read = Read()
    read.add(TEXT, decoded(content))
    return read


# Calendar ----------------------------------------------------------------------------------------------------------


def read_calendar(content: bytes) -> Read:
    """This will read every property of a calendar file with its long lines joined and its signs unescaped."""
    read = Read()
    for line in re.sub(r"\r?\n[ \t]", "", decoded(content)).splitlines():
        name = re.split("[;:]", line, maxsplit=1)[0].upper()
        plain = _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], line)
        # A value with a parameter of formatting is a web page: X-ALT-DESC;FMTTYPE=text/html
        bare = _stripped(plain) if "text/html" in line.lower() else plain.partition(":")[2]
        read.add(_CALENDAR.get(name, "v kalendáři"), bare)
        read.add("v kalendáři", re.findall(r'[A-Z-]+="?([^":;]+)', plain.partition(":")[0]))
    return read


# Web pages ---------------------------------------------------------------------------------------------------------


class _Page(HTMLParser):
    """Sorts the words of a page by where a person or a program meets them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, list[str]] = {}
        self.within = TEXT

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.within = "v názvu stránky" if tag == "title" else "ve skriptu" if tag in {"script", "style"} else TEXT
        known = {name: value or "" for name, value in attrs}
        for name, value in known.items():
            place = "ve vlastnostech stránky" if tag == "meta" else _TELLING.get(name, "v kódu stránky")
            self._keep(place, value)
        if tag in {"p", "br", "div", "li", "td", "th", "tr", "h1", "h2", "h3", "dt", "dd", "option"}:
            self._keep(TEXT, "\n")

    def handle_endtag(self, tag: str) -> None:
        self.within = TEXT

    def handle_data(self, data: str) -> None:
        self._keep(self.within, data)

    def handle_comment(self, data: str) -> None:
        self._keep("v komentáři", data)

    def _keep(self, place: str, words: str) -> None:
        self.found.setdefault(place, []).append(words)


def read_page(content: bytes) -> Read:
    """This will read a web page: what is seen, what is spoken, what only its code tells."""
    page, read = _Page(), Read()
    page.feed(decoded(content))
    page.close()
    for place, words in page.found.items():
        read.add(place, "".join(words) if place == TEXT else "\n".join(words))
    return read


def _stripped(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", " ", page))
