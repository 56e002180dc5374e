"""The last look before a paper leaves: values that its reader must not learn are found, however they are written."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kruh.foundation import text

# The same words whether a value is hidden or nobody knows it, so that the gap itself tells nothing.
PLACEHOLDER = "[údaj zde neuvádíme]"

_POSTCODE = re.compile(r"\s*\d{3}\s?\d{2}\b")
_NUMBER = re.compile(r"(?:(?:\+|00)?([1-9]\d{0,2}))?(\d{9})")
_WORD = re.compile(r"[a-z]+|[^\W_]+")
_APART, _INSIDE = r"[\W_]{0,4}", r"[\W_]{0,3}"
_ENDING = r"[^\W\d_]{0,4}"
_SHORT, _MIDDLE = 3, 5
_HOME = "420"
_VOWELS = "aeiouy"
_SOFTER = {"k": "kc", "h": "hzs", "g": "gz"}


def found_in(words: str, values: Iterable[str]) -> list[str]:
    """This will give the values that the text tells: in another case, inflected, grouped or broken differently."""
    folded, _ = _folded(words)
    return [value for value in values if any(pattern.search(folded) for pattern in _patterns(value))]


def leaks(texts: Mapping[str, str], values: Iterable[str]) -> list[str]:
    """This will name the places (letter, e-mail, calendar, file name) that tell any of the values."""
    known = list(values)
    return [place for place, words in texts.items() if found_in(words, known)]


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
        for letter in "" if unicodedata.combining(sign) else text.fold(sign) or " ":
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


# What to look for --------------------------------------------------------------------------------------------------


def _patterns(value: str) -> Iterator[re.Pattern[str]]:
    """An e-mail as is, a number in any grouping, a short code with or without spaces, otherwise words in any case."""
    folded = _folded(value)[0].strip()
    signs = [sign for sign in folded if sign.isalnum()]
    letters = sum(sign.isalpha() for sign in signs)
    if "@" in folded:
        yield _bounded(re.escape(folded))
    elif len(signs) >= _MIDDLE and not letters:
        yield _bounded(_number(value))
    elif len(signs) >= _MIDDLE and letters <= _SHORT:
        yield _bounded(_spread(signs))
    elif len(signs) >= _SHORT:
        yield from (_bounded(_phrase(_folded(piece)[0])) for piece in _pieces(value))


def _bounded(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{pattern})(?![^\W_])")


def _spread(signs: Iterable[str]) -> str:
    return _INSIDE.join(re.escape(sign) for sign in signs)


def _number(value: str) -> str:
    """A phone number with or without its country, any other number digit by digit."""
    plain = "".join(sign for sign in value if sign.isdigit() or sign == "+")
    phone = _NUMBER.fullmatch(plain)
    if phone is None:
        return _spread(plain.lstrip("+"))
    return rf"(?:(?:\+|00)?{phone[1] or _HOME}{_INSIDE})?{_spread(phone[2])}"


def _pieces(value: str) -> list[str]:
    """The whole value, and the street with its number; a town alone would betray nothing and alarm everybody."""
    parts = [part for part in re.split(r"[,;\n]", value) if not _POSTCODE.match(part)]
    streets = [part for part in parts if re.search(r"[^\W\d_]{3}", part) and re.search(r"\d", part)]
    return list(dict.fromkeys([value, *streets]))


def _phrase(phrase: str) -> str:
    """The words one after another, each in any case of Czech: „Slunečná 21“ also finds „ve Slunečné 21“."""
    words = _WORD.findall(phrase)
    return _APART.join(_word(word, is_alone=len(words) == 1) for word in words)


def _word(word: str, *, is_alone: bool) -> str:
    if any(sign.isdigit() for sign in word):
        return _spread(word)
    if len(word) < _SHORT:
        return re.escape(word)
    if is_alone:
        return _inflected(word)
    # Among other words a shorter beginning is safe: „Karlův most“ also finds „u Karlova mostu“.
    kept = word if len(word) <= _SHORT else word[:-1] if len(word) <= _MIDDLE else word[:-2]
    return f"(?:{_inflected(word)}|{re.escape(kept)}{_ENDING})"


def _inflected(word: str) -> str:
    """The word in any case: Praha and v Praze, Písek and do Písku, Havel and u Havla, but not pravda."""
    bare = word.rstrip(_VOWELS)
    stem = bare if len(bare) >= _SHORT else word
    if stem == word and len(word) < _MIDDLE:
        return re.escape(word) + _ENDING
    fleeting = re.fullmatch(r"(\w{2,})e([bcdfghjklmnprstvz])", stem)
    body, last = (f"{re.escape(fleeting[1])}e?", fleeting[2]) if fleeting else (re.escape(stem[:-1]), stem[-1])
    return f"{body}[{_SOFTER.get(last, last)}]{_ENDING}"
