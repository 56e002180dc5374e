"""Words as people type, read and look for them: cleaning, search keys, Czech typography and plurals."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import czech_sort

NBSP = "\u00a0"
# Enough to tell any two real names apart, and short enough for an index of either database.
SORT_BYTES = 400

_BIDI_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")
_LINE_ENDS = re.compile("\r\n|\r|\u2028|\u2029|\x85")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LIGATURES = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})


def clean(text: str) -> str:
    """Composed text with plain line ends; raises ValueError with a Czech sentence on characters nobody can see.

    Direction overrides, which could make a text read differently from what it says, are dropped; letters written from
    right to left and emoji stay.
    """
    plain = _LINE_ENDS.sub("\n", _BIDI_OVERRIDES.sub("", text))
    hidden = _UNPRINTABLE.search(plain)
    if hidden:
        raise ValueError(_hidden_character(plain, hidden.start()))
    return unicodedata.normalize("NFC", plain)


def fold(text: str) -> str:
    """The text without accents, capitals and ligatures, for comparing: „Řehka“ and „rehka“ are alike."""
    apart = unicodedata.normalize("NFKD", text).casefold().translate(_LIGATURES)
    return " ".join("".join(sign for sign in apart if not unicodedata.combining(sign)).split())


@lru_cache(maxsize=8192)
def sort_key(name: str) -> bytes:
    """This will give bytes that both databases order as Czech does: "ch" after "h", "Praha 2" before "Praha 10"."""
    counted = re.sub(r"[0-9]+", lambda number: number[0].zfill(4), name)
    return bytes(czech_sort.bytes_key(counted)[:SORT_BYTES])


def _hidden_character(text: str, at: int) -> str:
    near = text[max(0, at - 15) : at].rsplit("\n", maxsplit=1)[-1].strip()
    place = f"za slovy „{near}“" if near else "na začátku"
    return f"V textu je {place} neviditelný řídicí znak. Smažte ho, nebo ten kousek napište znovu."


# Cyrillic ----------------------------------------------------------------------------------------------------------

_UKRAINIAN = {
    **dict(zip("абвгґдезіийклмнопрстуфц", "abvhgdeziyjklmnoprstufc", strict=True)),
    "є": "je",
    "ж": "ž",
    "ї": "ji",
    "х": "ch",
    "ч": "č",
    "ш": "š",
    "щ": "šč",
    "ь": "",
    "ю": "ju",
    "я": "ja",
}
_RUSSIAN = _UKRAINIAN | {"г": "g", "и": "i", "ё": "jo", "ъ": "", "ы": "y", "э": "e"}
_SOFT = {"д": "ď", "т": "ť", "н": "ň"}
_APOSTROPHES = "'’ʼ`"
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_HARD_R = re.compile("рж", re.IGNORECASE)


def transliterate_cyrillic(text: str) -> str:
    """Ukrainian and Russian names in Latin letters as Czech writes them: Галина Ткачук is Halyna Tkačuk.

    Letters that only Russian has (ё, ы, э, ъ) switch the whole text to Russian.
    """
    table = _RUSSIAN if set("ёыэъ") & set(text.lower()) else _UKRAINIAN
    composed = unicodedata.normalize("NFC", text)
    return "".join(_latin(composed, at, table) for at in range(len(composed)))


def latin_readings(text: str) -> list[list[str]]:
    """Both ways to read Cyrillic, one piece for each sign; nothing where no letter is Cyrillic.

    „Липова“ is Lypova or Lipova; „рж“ is how Czech „ř“ is written.
    """
    if not _CYRILLIC.search(text):
        return []
    readings = [[_latin(text, at, table) for at in range(len(text))] for table in (_UKRAINIAN, _RUSSIAN)]
    for reading in readings:
        for found in _HARD_R.finditer(text):
            reading[found.end() - 1] = ""
    return readings


def _latin(text: str, at: int, table: dict[str, str]) -> str:
    sign, small = text[at], text[at].lower()
    before, after = text[at - 1 : at].lower(), text[at + 1 : at + 2].lower()
    if sign in _APOSTROPHES and before in table and after in table:
        return ""
    if small not in table:
        return sign
    latin = _SOFT[small] if small in _SOFT and after in {"ь", "я", "ю"} else table[small]
    if small in {"я", "ю"} and before in _SOFT:
        latin = latin[1:]
    beside = text[at + 1] if after in table else text[max(0, at - 1)] if before in table else ""
    return _with_case_of(sign, latin, all_capitals=beside.isupper())


def _with_case_of(sign: str, latin: str, *, all_capitals: bool) -> str:
    if not sign.isupper():
        return latin
    return latin.upper() if all_capitals else latin[:1].upper() + latin[1:]


_ALIKE = tuple(
    (re.compile(pattern), result)
    for pattern, result in (
        ("['’ʼ`]", ""),
        (r"[^\w]+|_+", " "),
        ("[ck]h", "c"),
        ("sh", "s"),
        ("zh", "z"),
        ("ts", "c"),
        ("[gh]", "h"),
        ("w", "v"),
        ("x", "ks"),
        ("[jy]", "i"),
        ("ie", "e"),
        (r"([^\W\d])\1+", r"\1"),
    )
)


def search_key(text: str) -> str:
    """What to compare when looking for a name: Галина, Halyna and Galina have one key, so do Tkačuk and Tkachuk."""
    key = fold(transliterate_cyrillic(text))
    for pattern, result in _ALIKE:
        key = pattern.sub(result, key)
    return key.strip()


# Typography --------------------------------------------------------------------------------------------------------

_UNITS = "Kč|km|cm|mm|m|kg|g|l|h|hod|min|%|°C|den|dny|dní|dnů|hodin[au]?y?|minut[auy]?|osob[auy]?|let|rok[yu]?"
_MONTHS = "ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince"
_TITLES = "Bc|Mgr|Ing|JUDr|MUDr|PhDr|RNDr|PaedDr|BcA|MgA|prof|doc|čl|odst|písm|str|č|čj|ul|nám|tj"
type _Rules = tuple[tuple[re.Pattern[str], str], ...]

_SIGNS: _Rules = tuple(
    (re.compile(pattern), result)
    for pattern, result in (
        (r'"([^"\n]+)"', r"„\1“"),
        (r"“([^„“”\n]+)”", r"„\1“"),
        (r"(?<=\S) - (?=\S)", " – "),
        (r"(?<![\w/-])(\d{1,2}[:.]\d\d) ?[-–] ?(?=\d{1,2}[:.]\d\d(?![\w/-]))", r"\1–"),
        (rf"(?<![\w/.-])(\d{{1,3}})-(?=\d{{1,3}}[ {NBSP}](?:{_UNITS})(?!\w))", r"\1–"),
        (r"(?<=strany )(\d{1,3})-(?=\d{1,3}(?![\w/-]))", r"\1–"),
        (r"(?<![\w/.-])((?:19|20)\d\d)-(?=(?:19|20)\d\d(?![\w/-]))", r"\1–"),
    )
)
# These begin with the space that they bind and look around it: most letters of a text are then passed over at once.
_SHORT_WORDS: _Rules = ((re.compile(r" (?<=[ksvzouaiKSVZOUAI] )(?<!\w\w )(?=[\w„(])"), NBSP),)
_YEAR = r"(?=\d{4}(?!\d))"


def _after(*words: str) -> str:
    """Behind one of these and a space; looking back wants each of them at its own length."""
    return f"(?:{'|'.join(f'(?<={word} )' for word in words)})"


_NUMBERS: _Rules = tuple(
    (re.compile(f" {pattern}"), NBSP)
    for pattern in (
        r"(?<=\d\. )(?<!\d\d\d\. )(?=\d{1,2}\.)",
        _YEAR + _after(*(rf"(?<!\d){day}\.{NBSP}{month}\." for day in (r"\d", r"\d\d") for month in (r"\d", r"\d\d"))),
        r"(?<=\d\. )(?=[a-záčďéěíňóřšťúůýž])",
        _YEAR + _after(*_MONTHS.split("|")),
        r"(?<=\d )(?=\d{3}(?!\d))",
        rf"(?<=\d )(?=(?:{_UNITS})(?!\w))",
        r"(?<=\. )(?=\w)" + _after(*(rf"(?<!\w){title}\." for title in _TITLES.split("|"))),
        r"(?<=§ )(?=\d)",
    )
)


# What a text must contain before any of the rules can change it; most words on a list contain none of it.
_HAS_SIGN = re.compile(r'["“]| - |\d ?[-–] ?\d')
_HAS_DIGIT = re.compile(r"[\d§]")
_HAS_NUMBER = re.compile(r"\. |§ |\d [\dKkcmglhdor%°]|[aeíu] \d{4}")


def typo(text: str) -> str:
    """The text with Czech typography: bound short words, dates and units, dashes in ranges, „quotes“."""
    has_sign = "-" in text or "–" in text or '"' in text or "“" in text
    return bind(_replaced(text, _SIGNS) if has_sign and _HAS_SIGN.search(text) else text)


def bind(text: str) -> str:
    """The text with spaces that do not break where Czech keeps words together; no sign changes."""
    if " " not in text:
        return text
    bound = _replaced(text, _SHORT_WORDS)
    has_number = (". " in bound or _HAS_DIGIT.search(bound)) and _HAS_NUMBER.search(bound)
    return _replaced(bound, _NUMBERS) if has_number else bound


def _replaced(text: str, rules: _Rules) -> str:
    for pattern, result in rules:
        text = pattern.sub(result, text)
    return text


def plural_form(number: int, one: str, few: str, many: str) -> str:
    """The form of the word that goes with the number: 1 den, 2 dny, 5 dní."""
    count = abs(number)
    return one if count == 1 else few if 2 <= count <= 4 else many


def plural(number: int, one: str, few: str, many: str) -> str:
    """The number and its word, bound together: „3 dny“."""
    return f"{grouped(number)}{NBSP}{plural_form(number, one, few, many)}"


def grouped(number: int) -> str:
    """The number in groups of three digits, as Czech writes it: 1 200 000."""
    return f"{number:,}".replace(",", NBSP).replace("-", "−")


def list_words(words: Sequence[str]) -> str:
    """The words as one enumeration: „a, b a c“."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} a {words[-1]}"
