"""Names with accents in every case: which way of declining a name has, and its forms under named cells.

A cell is the number of the case („2“), with „b“ for the second form; „p:“ begins possessives, „m“, „f“ and „r“ say for
a surname whether it is of a man, a woman or the whole family. Two names of one class have the same cells, so that a
form which stands for several cases stands for the same cases in both.
"""

from functools import lru_cache

VOWELS = "aáeéěiíoóuúůyý"
SOFT = tuple("žščřcjďťň")
CASES = ("1", "2", "3", "3b", "4", "5", "6", "6b", "7")
_OF_HIM = ("ův", "ova", "ovo", "ovu", "ově", "ovým", "ovy", "ovi", "ových", "ovými", "ovou")
_OF_HER = ("in", "ina", "ino", "inu", "ině", "iným", "iny", "ini", "iných", "inými", "inou")
_HARD = ("", "a", "ovi", "u", "a", "e", "ovi", "u", "em")
_SOFT = ("", "e", "ovi", "i", "e", "i", "ovi", "i", "em")
_MEN_A = ("a", "y", "ovi", "", "u", "o", "ovi", "", "ou")
_MEN_SOFT_A = ("a", "i", "ovi", "", "u", "o", "ovi", "", "ou")
_MEN_O = ("o", "a", "ovi", "u", "a", "o", "ovi", "u", "em")
_ADJECTIVE = ("ý", "ého", "ému", "", "ého", "ý", "ém", "", "ým")
_LIKE_JIRI = ("í", "ího", "ímu", "", "ího", "í", "ím", "", "ím")
_SHE_A = ("a", "y", "", "", "u", "o", "", "", "ou")
_SHE_SOFT_A = ("a", "i", "e", "i", "u", "o", "e", "i", "ou")
_SHE_E = ("e", "e", "i", "", "i", "e", "i", "", "í")
_SHE_OVA = ("ová", "ové", "ové", "", "ovou", "ová", "ové", "", "ovou")
_SHE_ADJECTIVE = ("á", "é", "é", "", "ou", "á", "é", "", "ou")
_FAMILY = ("ovi", "ových", "ovým", "", "ovy", "ovi", "ových", "", "ovými")
_FAMILY_ADJECTIVE = ("", "ých", "ým", "", "é", "", "ých", "", "ými")
_SAME = ("", "", "", "", "", "", "", "", "")
_FOREIGN = ("", "ho", "mu", "ovi", "ho", "", "m", "ovi", "m")
_SOFTER = (("sk", "št"), ("ck", "čt"), ("ch", "š"), ("k", "c"), ("h", "z"), ("g", "z"), ("r", "ř"))
_MOTHERS = (("k", "č"), ("h", "ž"), ("g", "ž"), ("ch", "š"), ("r", "ř"))
type Cells = dict[str, str]


@lru_cache(maxsize=2048)
def class_of(name: str, gender: str) -> str:
    """This will name the way a given name or a nickname is declined."""
    small = name.lower()
    return _woman(small) if gender == "f" else _man(small)


@lru_cache(maxsize=2048)
def surname_class(man: str) -> str:
    """This will name the way a surname is declined, told by its form for a man."""
    small = man.lower()
    return "ý" if small.endswith("ý") else "ů" if small.endswith("ů") else _man(small)


def _man(small: str) -> str:
    ends = (("ěk", "ěk"), ("ek", "ek"), ("ec", "ec"), ("í", "í"), ("ý", "ý"), ("o", "o"))
    for end, kind in ends:
        if small.endswith(end):
            return kind if len(small) > len(end) + 1 else "hard"
    if small.endswith(("pavel", "karel", "havel", "kozel", "orel", "datel", "pytel")):
        return "el"
    if small.endswith("a"):
        return "soft a" if small[:-1].endswith(SOFT) else "a"
    if small.endswith(("e", "ě")):
        return "e"
    if small[-1] in VOWELS:
        return "foreign"
    return "soft" if small.endswith(SOFT) else "hard"


def _woman(small: str) -> str:
    if small.endswith("a"):
        stem = small[:-1]
        return "soft a" if stem.endswith(SOFT) else f"a {_dative(stem)}"
    if small.endswith("ie"):
        return "ie"
    return "e" if small.endswith(("e", "ě")) else "same"


def _dative(stem: str) -> str:
    """The ending by which two names of women differ."""
    bent = _softened(stem)
    return bent[-1] if bent.startswith(stem) else bent[-2:]


def _softened(stem: str) -> str:
    """What stands before us in the dative: Jitka has Jitce, Klára Kláře, Adéla Adéle, Jana Janě."""
    for hard, soft in _SOFTER[2:]:
        if stem.endswith(hard):
            return f"{stem.removesuffix(hard)}{soft}e"
    return f"{stem}e" if stem.endswith(("l", "s", "z", "x")) else f"{stem}ě"


# Given names -------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=2048)
def given(name: str, gender: str) -> Cells:
    """This will give every form of a given name or a nickname with its possessives."""
    return _of_woman(name) if gender == "f" else _of_man(name)


def _of_man(name: str) -> Cells:
    kind = class_of(name, "m")
    stem, endings = _stem(name, kind)
    cells = _cells(stem, endings, first=name)
    cells["5"] = _called(stem, kind, cells["5"])
    return cells | {f"p:{end}": stem + end for end in _OF_HIM if kind not in {"í", "ý", "foreign"}}


def _called(stem: str, kind: str, usual: str) -> str:
    """The vocative of a man: Marku, Dominiku, Petře; the others as their class says."""
    if kind not in {"hard", "ek", "ěk"}:
        return usual
    if stem.endswith(("k", "h", "g")):
        return stem + "u"
    is_petr = stem.endswith("r") and len(stem) > 1 and stem[-2] not in VOWELS
    return f"{stem[:-1]}ře" if is_petr else usual


def _stem(name: str, kind: str) -> tuple[str, tuple[str, ...]]:
    if kind in {"ek", "ec", "el"}:
        return name[:-2] + name[-1], _SOFT if kind == "ec" else _HARD
    if kind == "ěk":
        return f"{name[:-3]}{_SOFT_BEFORE.get(name[-3], name[-3])}k", _HARD
    table = {
        "hard": _HARD, "soft": _SOFT, "foreign": _FOREIGN, "a": _MEN_A, "soft a": _MEN_SOFT_A, "o": _MEN_O,
        "í": _LIKE_JIRI, "ý": _ADJECTIVE, "e": _SOFT, "ů": _SAME,
    }  # fmt: skip
    return name if kind in {"hard", "soft", "foreign", "ů"} else name[:-1], table[kind]


_SOFT_BEFORE = {"d": "ď", "t": "ť", "n": "ň"}


def _of_woman(name: str) -> Cells:
    kind = class_of(name, "f")
    stem = name[:-1] if kind != "same" else name
    if kind == "same":
        cells = _cells(name, ("", "y", "ě", "", "u", "", "ě", "", "ou"), first=name)
        return cells | {"2b": name, "3b": name, "4b": name, "7b": name}
    if kind in {"ie", "e"}:
        cells = _cells(stem, _SHE_E, first=name)
        return cells | {f"p:{end}": stem + end for end in _OF_HER}
    cells = _cells(stem, _SHE_SOFT_A if kind == "soft a" else _SHE_A, first=name)
    if kind != "soft a":
        cells |= {"3": _softened(stem), "6": _softened(stem)}
    own = stem
    for hard, soft in _MOTHERS:
        if stem.endswith(hard):
            own = stem.removesuffix(hard) + soft
    return cells | {f"p:{end}": spelled(own + end) for end in _OF_HER}


def spelled(form: str) -> str:
    """What is soft by its neighbour is not marked once more: Táňi is written Táni, Táňe Táně."""
    for soft, hard in _SOFT_WRITTEN:
        form = form.replace(f"{soft}i", f"{hard}i").replace(f"{soft}e", f"{hard}ě")
    return form


_SOFT_WRITTEN = (("ň", "n"), ("ď", "d"), ("ť", "t"))


def _cells(stem: str, endings: tuple[str, ...], *, first: str, before: str = "") -> Cells:
    pairs = zip(CASES, endings, strict=True)
    found = {before + cell: spelled(stem + end) for cell, end in pairs if end or cell[-1] != "b"}
    found[f"{before}1"] = first
    return found


# Surnames ----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=2048)
def surname(man: str) -> Cells:
    """This will give every form of a surname: of him, of her, of the whole family."""
    kind = surname_class(man)
    if kind in {"ů", "foreign"}:
        stays = {f"{who}{cell}": man for who in "mfr" for cell in CASES if cell[-1] != "b"}
        bent = _cells(man, _FOREIGN, first=man, before="m") if kind == "foreign" else {}
        return stays | bent | ({"f1": man + "ová", "f2": man + "ové", "f7": man + "ovou"} if kind == "foreign" else {})
    stem, endings = _stem(man, kind)
    cells = _cells(stem, endings, first=man, before="m")
    if kind == "ý":
        family = _family_stem(stem) + "í"
        cells |= _cells(stem, _SHE_ADJECTIVE, first=stem + "á", before="f")
        return cells | _cells(stem, _FAMILY_ADJECTIVE, first=family, before="r") | {"r5": family}
    if kind == "í":
        cells |= {f"f{cell}": man for cell in CASES if cell[-1] != "b"}
        endings_of_all = ("ovi", "ích", "ím", "", "í", "ovi", "ích", "", "ími")
        return cells | _cells(stem, endings_of_all, first=stem + "ovi", before="r")
    cells["m5"] = _called(stem, kind, cells["m5"])
    cells |= _cells(stem, _SHE_OVA, first=stem + "ová", before="f")
    cells |= _cells(stem, _FAMILY, first=stem + "ovi", before="r")
    cells |= {"r2b": stem + "ů", "r3b": stem + "ům"}
    return cells | {f"p:{end}": stem + end for end in _OF_HIM}


def _family_stem(stem: str) -> str:
    for hard, soft in _SOFTER:
        if stem.endswith(hard):
            return stem.removesuffix(hard) + soft
    return stem


def husbands(woman: str) -> list[str]:
    """This will give what the husband of a woman with this surname may be called, the likeliest first."""
    small = woman.lower()
    if small.endswith("ová") and len(small) > 5:
        stem = woman[:-3]
        fleeting = [f"{stem[:-1]}e{stem[-1]}"] if _needs_e(stem) else []
        return [*fleeting, stem, stem + "a", stem + "o"]
    return [woman[:-1] + "ý"] if small.endswith("á") else [woman]


def _needs_e(stem: str) -> bool:
    """Two consonants at the end of which the last is k or c: Hájk- is Hájek, Němc- is Němec; Vošk- may be both."""
    return len(stem) > 3 and stem[-1].lower() in "kc" and stem[-2].lower() not in VOWELS + "s"
