"""What is known by heart: how people are called at home, ordinary words, how places and numbers are shortened."""

from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from kruh.foundation.czech.folding import fold

DATA = Path(__file__).parent / "data"

# A kind of place in full and everything that people write or say instead.
PLACES: dict[tuple[str, ...], tuple[str, ...]] = {
    ("ulice",): ("ul",),
    ("namesti",): ("nam", "namko"),
    ("trida",): ("tr",),
    ("nabrezi",): ("nabr", "nabr"),
    ("sidliste",): ("sidl", "sidlak"),
    ("zakladni", "skola"): ("zs", "zakladka", "skola"),
    ("materska", "skola"): ("ms", "skolka", "materinka"),
    ("stredni", "skola"): ("ss", "skola"),
    ("stredni", "odborna", "skola"): ("sos", "skola"),
    ("stredni", "odborne", "uciliste"): ("sou", "ucilak", "uciliste"),
    ("odborne", "uciliste"): ("ou", "ucilak", "uciliste"),
    ("zakladni", "umelecka", "skola"): ("zus", "liduska"),
    ("gymnazium",): ("gym", "gymn", "gympl"),
    ("detsky", "domov"): ("dd", "decak", "domov"),
    ("azylovy", "dum"): ("ad", "azylak"),
    ("nemocnice",): ("nem", "spital"),
    ("ospod",): ("ospod",),
    ("urad", "prace"): ("up",),
    ("mestsky", "urad"): ("meu",),
    ("obecni", "urad"): ("ou",),
    ("urad",): ("urad",),
    ("poradna",): ("poradna",),
    ("ordinace",): ("ordinace",),
    ("svateho",): ("sv",),
    ("svate",): ("sv",),
    ("doktora",): ("dr",),
    ("generala",): ("gen",),
    ("profesora",): ("prof",),
    ("nad",): ("n",),
    ("pod",): ("p",),
}
STREETS = frozenset({"ulice", "ul"})
INSTITUTIONS = frozenset({
    "zs", "ms", "ss", "sos", "sou", "zus", "skola", "skolka", "skolni", "gymnazium", "uciliste", "domov",
    "dum", "centrum", "nemocnice", "ordinace", "firma", "poradna", "utulek", "azyl", "detsky", "azylovy",
    "zakladni", "materska", "stredni",
})  # fmt: skip
TITLES = frozenset({
    "mgr", "bc", "ing", "judr", "mudr", "phdr", "rndr", "paeddr", "mvdr", "dis", "phd", "csc", "pan", "pani",
})  # fmt: skip

MONTHS = (
    ("leden", "ledna", "lednu", "i"), ("unor", "unora", "unoru", "ii"), ("brezen", "brezna", "breznu", "iii"),
    ("duben", "dubna", "dubnu", "iv"), ("kveten", "kvetna", "kvetnu", "v"), ("cerven", "cervna", "cervnu", "vi"),
    ("cervenec", "cervence", "cervenci", "vii"), ("srpen", "srpna", "srpnu", "viii"), ("zari", "ix"),
    ("rijen", "rijna", "rijnu", "x"), ("listopad", "listopadu", "xi"), ("prosinec", "prosince", "prosinci", "xii"),
)  # fmt: skip
# The stems of the ordinal numbers; each is followed by -ého, -ý, -ém, -í or -ího.
ORDINALS = (
    "", "prvni", "druh", "treti", "ctvrt", "pat", "sest", "sedm", "osm", "devat", "desat", "jedenact", "dvanact",
    "trinact", "ctrnact", "patnact", "sestnact", "sedmnact", "osmnact", "devatenact", "dvacat",
)  # fmt: skip
TENS = {
    20: "dvacet",
    30: "tricet",
    40: "ctyricet",
    50: "padesat",
    60: "sedesat",
    70: "sedmdesat",
    80: "osmdesat",
    90: "devadesat",
}
ONES = (
    "", "jedna", "dva", "tri", "ctyri", "pet", "sest", "sedm", "osm", "devet", "deset", "jedenact", "dvanact",
    "trinact", "ctrnact", "patnact", "sestnact", "sedmnact", "osmnact", "devatenact",
)  # fmt: skip


@lru_cache(maxsize=1)
def _called() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for names in _lines("given_names.txt"):
        for name in names:
            found[name] |= set(names)
    return {name: frozenset(names) for name, names in found.items()}


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    return frozenset(word for line in _lines("ordinary_words.txt") for word in line)


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(word for line in _lines("common_surnames.txt") for word in line)


def _lines(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [[fold(word) for word in line.split()] for line in lines if line.strip() and not line.startswith("#")]


def called(name: str) -> frozenset[str]:
    """This will give the folded name and all names by which the same person may be called."""
    return _called().get(name, frozenset()) | {name}


def is_ordinary(word: str) -> bool:
    """This will tell whether a folded name is an ordinary word as well."""
    return word in _ordinary()


def is_common(surname: str) -> bool:
    """This will tell whether so many people bear a folded surname that it points to nobody."""
    man = surname.removesuffix("ova")
    known = _common() | _ordinary()
    return not known.isdisjoint({surname, man, man + "a", man[:-1] + "e" + man[-1:], surname[:-1] + "y"})
