"""Ages: found in figures and in words, and told by a band."""

import re
from collections.abc import Iterator

from kruh.foundation.anonymising.vocabulary import Finding, Kind, Sure
from kruh.foundation.czech.folding import fold

# From, to, and how the band begins an adjective: „šesti- až devítiletý“.
BANDS = (
    (0, 2, "jedno- až dvou"), (3, 5, "tří- až pěti"), (6, 9, "šesti- až devíti"), (10, 12, "deseti- až dvanácti"),
    (13, 15, "třinácti- až patnácti"), (16, 18, "šestnácti- až osmnácti"),
)  # fmt: skip
_STEMS = {
    "jedno": 1, "rocni": 1, "dvou": 2, "tri": 3, "tr": 3, "ctyr": 4, "peti": 5, "sesti": 6, "sedmi": 7, "osmi": 8,
    "deviti": 9, "deseti": 10, "jedenacti": 11, "dvanacti": 12, "trinacti": 13, "ctrnacti": 14, "patnacti": 15,
    "sestnacti": 16, "sedmnacti": 17, "osmnacti": 18, "devatenacti": 19, "dvaceti": 20, "triceti": 30,
    "ctyriceti": 40, "padesati": 50, "sedesati": 60, "sedmdesati": 70, "osmdesati": 80, "devadesati": 90,
}  # fmt: skip
_TENS = {20: "dvaceti", 30: "třiceti", 40: "čtyřiceti", 50: "padesáti", 60: "šedesáti", 70: "sedmdesáti"}
_NUMBERS = {
    "jeden": 1, "dva": 2, "tri": 3, "ctyri": 4, "pet": 5, "sest": 6, "sedm": 7, "osm": 8, "devet": 9, "deset": 10,
    "jedenact": 11, "dvanact": 12, "trinact": 13, "ctrnact": 14, "patnact": 15, "sestnact": 16, "sedmnact": 17,
    "osmnact": 18, "devatenact": 19, "dvacet": 20, "tricet": 30, "ctyricet": 40, "padesat": 50, "sedesat": 60,
}  # fmt: skip
_S = "[ \u00a0]"
_ADJECTIVE = re.compile(r"(?<![\w-])([^\W\d_]+?)(let(?:ý|á|é|ého|ému|ém|ým|ou|ých|ými|í))(?!\w)", re.IGNORECASE)
_FIGURES = re.compile(rf"(?<![\w/])(\d{{1,2}})(-?|{_S})(let(?:ý|á|é|ého|ému|ém|ým|ou|ých|ými|í))(?!\w)")
_HIS = r"(?:je|bylo|bude|je už|bylo už|mu|jí|jim|věku|stáří|asi|teprve|už|\(|,)"
_YEARS = re.compile(rf"(?<=\s|\()(\d{{1,2}}|[^\W\d_]{{3,12}})({_S})(let|letech|roky|rok|roků)(?!\w)", re.IGNORECASE)
_AGE_BEFORE = re.compile(
    r"(?:(?<!\bto )\b(?:je|bylo|bude)(?: už| teprve)?|\b(?:věku|stáří|je (?:mu|jí)|bylo (?:mu|jí)"
    r"|bude (?:mu|jí)|je jim|(?:mu|jí) (?:je|bylo|bude)"
    r"|(?:mu|jí) (?:bylo|je) teprve|jsou (?:mu|jí)|(?:mu|jí) jsou|mít|má už))\s$|\($|,\s$",
    re.IGNORECASE,
)
_OLD_AFTER = re.compile(r"^\s(?:star\w+|věku)|^\)|^\s?,")
_IN_AGE = re.compile(r"\b(?:v|ve|od|do|po)\s$", re.IGNORECASE)


def band_of(age: int) -> str:
    """This will name the band of an age, as the register counts it."""
    known = next((f"{first}-{last}" for first, last, _ in BANDS if first <= age <= last), "")
    return known or "dospělý"


def bands(text: str) -> set[str]:
    """This will give the traits of the bands that stand in the text."""
    small = text.lower()
    figures = {f"věk {first}-{last}" for first, last, _ in BANDS if f"{first} až {last}\u00a0" in small}
    return figures | {f"věk {first}-{last}" for first, last, begin in BANDS if f"{begin}let" in small}


def ages(text: str) -> Iterator[Finding]:
    """This will find ages; how long something lasted is no age."""
    for found in _ADJECTIVE.finditer(text):
        age = _stem_age(fold(found[1]))
        if age and not text[: found.start()].endswith("až "):
            yield _finding(found, age, _begun(found[1], age) + found[2])
    for found in _FIGURES.finditer(text):
        yield _finding(found, int(found[1]), _begun("", int(found[1])) + found[3])
    for found in _YEARS.finditer(text):
        age = int(found[1]) if found[1].isdecimal() else _NUMBERS.get(fold(found[1]), 0)
        if age and _is_age(text, found):
            yield _finding(found, age, _counted(found, age))


def _is_age(text: str, found: re.Match[str]) -> bool:
    before, after = text[max(0, found.start() - 30) : found.start()], text[found.end() : found.end() + 12]
    if found[3].lower() == "letech":
        return _IN_AGE.search(before) is not None
    bare = _AGE_BEFORE.search(before)
    if bare and bare.group() in {"(", ", "}:
        return bool(_OLD_AFTER.match(after)) and (bare.group() == "(" or after.startswith((",", " star")))
    return bare is not None or re.match(r"\sstar", after) is not None


def _stem_age(stem: str) -> int:
    if stem in _STEMS:
        return _STEMS[stem]
    joined = re.fullmatch(
        r"(jedn|jeden|dva|tri|ctyri|peti|pet|sesti|sest|sedm|osm|deveti|devet)a(\w+ceti|\w+sati)", stem
    )
    apart = re.fullmatch(r"(\w+ceti|\w+sati)(jedno|dvou|tri|ctyr|peti|sesti|sedmi|osmi|deviti)", stem)
    if apart:
        return _STEMS.get(apart[1], 0) + _STEMS.get(apart[2], 0)
    if joined:
        ones = {"jedn": 1, "jeden": 1, "peti": 5, "sesti": 6, "deveti": 9}
        return _STEMS.get(joined[2], 0) + (ones.get(joined[1]) or _NUMBERS.get(joined[1], 0))
    return 0


def _begun(word: str, age: int) -> str:
    known = next((begin for first, last, begin in BANDS if first <= age <= last), "")
    begun = known or (f"asi {_TENS[age // 10 * 10]}" if age // 10 * 10 in _TENS else "velmi ")
    return begun[:1].upper() + begun[1:] if word[:1].isupper() else begun


def _counted(found: re.Match[str], age: int) -> str:
    first, last = next(((first, last) for first, last, _ in BANDS if first <= age <= last), (0, 0))
    if not last:
        first = age // 10 * 10
        last = first + 9
    years = found[3] if found[3].lower() == "letech" else "roky" if last < 5 else "let"
    return f"{first} až {last}\u00a0{years}"


def _finding(found: re.Match[str], age: int, instead: str) -> Finding:
    why = "přesný věk pomáhá poznat, o koho jde; píšeme rozpětí"
    return Finding(*found.span(), Kind.AGE, Sure.LIKELY, why, found.group(), instead, f"věk {band_of(age)}")
