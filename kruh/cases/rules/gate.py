"""The last look before a paper leaves: values that its reader must not learn are found, however they are written."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

# The same words whether a value is hidden or nobody knows it, so that the gap itself tells nothing.
PLACEHOLDER = "[údaj zde neuvádíme]"

_POSTCODE = re.compile(r"\s*\d{3}\s?\d{2}\b")
_ABROAD = re.compile(r"^(?:\+|00)420(?=\d{9}$)")
_PREFIX = r"(?:(?:\+|00)420[\W_]{0,3})?"
_WORD = re.compile(r"[a-z]+|[^\W_]+")
_APART, _INSIDE = r"[\W_]{1,4}", r"[\W_]{0,3}"
_SHORT, _MIDDLE = 3, 5


def found_in(words: str, values: Iterable[str]) -> list[str]:
    """This will give the values that the text tells: in another case, inflected, grouped or broken differently."""
    folded, _ = _folded(words)
    return [value for value in values if any(pattern.search(folded) for pattern in _patterns(value))]


def conceal(content: Any, values: Iterable[str]) -> Any:
    """This will give the same text, list or dictionary with the values replaced by the placeholder."""
    patterns = [pattern for value in values for pattern in _patterns(value)]
    return _concealed(content, patterns) if patterns else content


def _concealed(content: Any, patterns: list[re.Pattern[str]]) -> Any:
    if isinstance(content, str):
        return _blanked(content, patterns)
    if isinstance(content, dict):
        return {name: _concealed(value, patterns) for name, value in content.items()}
    return [_concealed(value, patterns) for value in content] if isinstance(content, list) else content


def _blanked(words: str, patterns: list[re.Pattern[str]]) -> str:
    folded, places = _folded(words)
    spans = sorted(found.span() for pattern in patterns for found in pattern.finditer(folded))
    kept, at = [], 0
    for start, end in spans:
        first, last = places[start], places[end - 1] + 1
        if last > at:
            kept.append(words[at : max(at, first)] + (PLACEHOLDER if first >= at else ""))
            at = last
    return "".join(kept) + words[at:]


def _folded(words: str) -> tuple[str, list[int]]:
    """The text without accents and capitals, and for each of its letters the place in the original."""
    letters, places = [], []
    for place, sign in enumerate(words):
        for letter in unicodedata.normalize("NFKD", sign).casefold():
            if not unicodedata.combining(letter):
                letters.append(letter)
                places.append(place)
    return "".join(letters), places


def _patterns(value: str) -> Iterator[re.Pattern[str]]:
    """A number in any grouping, otherwise the value and its street in any case; a short code also without spaces."""
    signs = [sign for sign in _folded(value)[0] if sign.isalnum()]
    letters = sum(sign.isalpha() for sign in signs)
    if not letters and len(signs) >= _MIDDLE:
        plain = "".join(sign for sign in value if sign.isdigit() or sign == "+")
        yield _bounded(_PREFIX + _word(_ABROAD.sub("", plain).lstrip("+")))
        return
    if 0 < letters <= _SHORT and len(signs) >= _MIDDLE:
        yield _bounded(_INSIDE.join(re.escape(sign) for sign in signs))
        return
    for piece in _pieces(value):
        words = _WORD.findall(_folded(piece)[0])
        if words:
            yield _bounded(_APART.join(_word(word) for word in words))


def _bounded(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){pattern}(?![^\W_])")


def _pieces(value: str) -> list[str]:
    """The whole value, and the street with its number; a town alone would betray nothing and alarm everybody."""
    parts = [part for part in re.split(r"[,;\n]", value) if not _POSTCODE.match(part)]
    streets = [part for part in parts if re.search(r"[^\W\d_]{3}", part) and re.search(r"\d", part)]
    return list(dict.fromkeys([value, *streets]))


def _word(word: str) -> str:
    if any(sign.isdigit() for sign in word):
        return _INSIDE.join(re.escape(sign) for sign in word)
    kept = word if len(word) <= _SHORT else word[:-1] if len(word) <= _MIDDLE else word[:-2]
    return re.escape(kept) + r"[^\W\d_]{0,4}"
