"""The gate: what is about to leave is read again and compared with every value that must not reach the recipient."""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache

from kruh.foundation import text

LEAST_DIGITS = 6
NATIONAL_DIGITS = 9
LEAST_LETTERS = 3
_BETWEEN_DIGITS = r"[\s().,/+–-]*"
_SOFTER = {"k": "kc", "h": "hzs", "g": "gz"}
_ENDING = r"\w{0,4}"
_VOWELS = "aeiouy"


def leaks(texts: Mapping[str, str], hidden: Iterable[str]) -> list[str]:
    """This will name the places (letter, e-mail, calendar, file name) in which a hidden value occurs."""
    patterns = [pattern for value in hidden for pattern in _patterns(value)]
    return [place for place, words in texts.items() if _occurs(patterns, text.fold(words))]


def _occurs(patterns: Collection[re.Pattern[str]], folded: str) -> bool:
    return any(pattern.search(folded) for pattern in patterns)


def _patterns(value: str) -> list[re.Pattern[str]]:
    folded = text.fold(value)
    digits = re.sub(r"\D", "", folded)
    if "@" in folded:
        return [re.compile(re.escape(folded))]
    if len(digits) >= LEAST_DIGITS and not re.search(r"[^\W\d]", folded):
        return [_number(digits)]
    telling = folded.split(",")[0] if re.search(r"\d", folded.split(",")[0]) else folded
    return [pattern for pattern in (_phrase(part) for part in {folded, telling}) if pattern]


@cache
def _number(digits: str) -> re.Pattern[str]:
    """A phone number in any grouping, with or without the country."""
    return re.compile(rf"(?<!\d){_country(digits)}{_BETWEEN_DIGITS.join(digits[-NATIONAL_DIGITS:])}(?!\d)")


def _country(digits: str) -> str:
    code = digits[:-NATIONAL_DIGITS].lstrip("0")
    return rf"(?:(?:00|\+)?{code}{_BETWEEN_DIGITS})?" if code else r"(?:(?:00|\+)?420\s*)?"


def _phrase(phrase: str) -> re.Pattern[str] | None:
    """The words one after another, each in any case of Czech: „Slunečná 21“ also finds „ve Slunečné 21“."""
    words = re.findall(r"\w+", phrase)
    if sum(len(word) for word in words) < LEAST_LETTERS:
        return None
    is_alone = len(words) == 1
    return re.compile(r"\b" + r"[\W_]*".join(_word(word, is_alone=is_alone) for word in words) + r"\b")


def _word(word: str, *, is_alone: bool) -> str:
    if not word.isalpha() or len(word) < LEAST_LETTERS:
        return re.escape(word)
    stem = word.rstrip(_VOWELS) if len(word.rstrip(_VOWELS)) >= LEAST_LETTERS else word
    if stem == word and is_alone and len(word) < 5:
        return re.escape(word) + r"\w{0,3}"
    fleeting = re.fullmatch(r"(\w{2,})e([bcdfghjklmnprstvz])", stem)
    body, last = (f"{fleeting[1]}e?", fleeting[2]) if fleeting else (stem[:-1], stem[-1])
    return f"{body}[{_SOFTER.get(last, last)}]{_ENDING}"
