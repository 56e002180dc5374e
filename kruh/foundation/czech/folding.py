"""The text as it is compared: small letters without accents, nothing invisible, no word torn apart."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from kruh.foundation import text

_HYPHENS = "-\u2010\u2011\u00ad"
_LETTER = r"[^\W\d_]"
# A word broken at the end of a line, a word with spaces between its letters, and what a link writes for a sign.
_BROKEN = re.compile(rf"(?<={_LETTER})[{_HYPHENS}][ \t]*\r?\n\s*(?={_LETTER})")
_SPACED = re.compile(r"(?<!\w)(?:\w[ \u00a0\u2009\u202f]){3,}\w(?!\w)")
_SPACE = re.compile(r"[ \u00a0\u2009\u202f]")
# How the rest of a file's name ends; a link to a page ends like that as well.
_FILE = re.compile(
    r"\S{0,120}?\.(?:pdf|docx?|odt|rtf|txt|md|xlsx?|ods|csv|pptx?|eml|msg|ics|html?|zip|jpe?g|png|gif|webp|heic|tiff?|bmp|mp[34]|m4a|mov)\b",
    re.IGNORECASE,
)
_TORN = re.compile(rf"(?<={_LETTER})[ \t]*\r?\n\s*(?=[^\W\d_A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ])")


class Folded:
    """A text folded for comparing, each of its letters knowing its place in the original."""

    def __init__(
        self, words: str, *, joins_lines: bool = False, reading: Sequence[str] = (), is_name: bool = False
    ) -> None:
        """`reading` says what each sign of the words sounds like, where they are written in another alphabet; `is_name`
        that they name a file.
        """
        self.words, self._is_name = words, is_name
        dropped = _dropped(words, joins_lines=joins_lines)
        if words.isascii() and not dropped:
            self.text, self._places = _small(words), None
            return
        signs = ["".join(map(_letters, sign)) for sign in reading] if reading else list(map(_letters, words))
        for place in dropped:
            signs[place] = ""
        self.text = "".join(signs)
        is_even = set(map(len, signs)) == {1}
        self._places = None if is_even else [place for place, sign in enumerate(signs) for _ in sign]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """This will give where a found piece stands in the original."""
        if self._places is None:
            return start, end
        return self._places[start], self._places[end - 1] + 1

    def is_capital(self, start: int, end: int) -> bool:
        """This will tell whether every word of the piece longer than a preposition begins with a capital."""
        first, last = self.span(start, end)
        found = re.findall(r"[^\W\d_]+", self.words[first:last])
        return bool(found) and found[0][0].isupper()

    def names_file(self, start: int, end: int) -> bool:
        """This will tell whether the piece names a file, where small letters are a habit and tell nothing."""
        return self._is_name or _FILE.match(self.words, self.span(start, end)[1]) is not None

    def opens_sentence(self, start: int, end: int) -> bool:
        """This will tell whether a sentence begins with the piece and goes on, so that its capital means nothing."""
        first, last = self.span(start, end)
        before = self.words[max(0, first - 12) : first].rstrip(" \t\u00a0„\"'(*•–-")
        goes_on = re.match(r"\s+[^\W\d_]", self.words[last : last + 12])
        is_small = goes_on is not None and goes_on.group()[-1].islower()
        return is_small and (not before or before[-1] in ".!?:…\n\r")


def variants(words: str, *, is_name: bool = False) -> Iterator[Folded]:
    """The folded text, once more with the lines joined when a word may be torn between two of them, and Cyrillic read
    in Latin letters both ways.
    """
    for reading in ([], *text.latin_readings(words)):
        yield Folded(words, reading=reading, is_name=is_name)
        if _TORN.search(words):
            yield Folded(words, joins_lines=True, reading=reading, is_name=is_name)


def spelled(words: str) -> list[str]:
    """The value as it is written, and read in Latin letters where it is in Cyrillic."""
    return list(dict.fromkeys([words, *("".join(reading) for reading in text.latin_readings(words))]))


def fold(words: str) -> str:
    """The folded text alone."""
    return Folded(words).text


def _small(words: str) -> str:
    return re.sub(r"\s", " ", words.lower())


class _Known(dict[str, str]):
    """What each sign is compared as, found out when it first comes."""

    def __missing__(self, sign: str) -> str:
        invisible = unicodedata.combining(sign) or unicodedata.category(sign) == "Cf"
        self[sign] = "" if invisible else text.fold(sign) or " "
        return self[sign]


_letters = _Known().__getitem__


def _dropped(words: str, *, joins_lines: bool) -> set[int]:
    spans = [found.span() for found in _BROKEN.finditer(words)]
    if joins_lines:
        spans += [found.span() for found in _TORN.finditer(words)]
    places = {place for start, end in spans for place in range(start, end)}
    for found in _SPACED.finditer(words):
        places |= {found.start() + space.start() for space in _SPACE.finditer(found.group())}
    return places
