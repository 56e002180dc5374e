"""Czech bends names: every form that a name, a street or a school may take, from the form in which it was written.

Letters come folded (no accents, no capitals), so one ending stands for several: „e“ is -e, -ě and -é. More forms than
Czech really has do no harm as long as they are no other words; a missing form would let a secret out.
"""

import re
from functools import lru_cache

VOWELS = "aeiouy"
_SHORTEST = 3
_SOFTENED = (("ch", "s"), ("k", "c"), ("h", "z"), ("g", "z"))

_POSSESSIVE = ("ov", "uv", "ova", "ovo", "ove", "ovi", "ovu", "ovy", "ovou", "ovym", "ovych", "ovymi", "ovem")
_MOTHERS = ("in", "ina", "ino", "ine", "inu", "iny", "inou", "inym", "inych", "inymi", "inem", "ini")
_FAMILY = ("ovi", "ovych", "ovym", "ovymi", "ovic")
_ADJECTIVE = (
    "a",
    "e",
    "i",
    "y",
    "o",
    "ou",
    "u",
    "eho",
    "emu",
    "em",
    "ym",
    "ych",
    "ymi",
    "iho",
    "imu",
    "im",
    "ich",
    "imi",
)
_FEMALE = ("ova", "ove", "ovou", "ovych", "ovym", "ovymi")
_NOUN_A = (
    "a",
    "e",
    "i",
    "y",
    "o",
    "u",
    "ou",
    "ovi",
    "um",
    "am",
    "ach",
    "ami",
    "ech",
    "ove",
    "im",
    "ich",
    "emi",
    "em",
    "ii",
)
_NOUN_E = ("", "e", "i", "y", "u", "o", "em", "emi", "im", "ich", "ovi", "ete", "eti", "etem", "ech", "um", "a")
_NOUN_O = ("", "o", "a", "u", "e", "i", "y", "em", "um", "ech", "ich", "ach", "ovi", "ou", "ami", "am")
_NOUN_Y = ("", "y", "i", "e", "u", "a", "um", "ech", "ach", "ich", "ami", "im", "emi", "mi")
_FOREIGN = ("ho", "mu", "m", "ovi", "em", "ova", "ove", "ovou", "s", "a", "u", "e")
_CONSONANT = (
    "", "a", "u", "e", "i", "y", "o", "ovi", "em", "um", "om", "im", "ech", "ich", "ach", "ami", "emi", "mi", "ove",
    "ou",
)  # fmt: skip
_JOINED = {"k": "ck", "c": "ck", "h": "zsk", "g": "zsk", "z": "zsk"}
_SOFT_ENDINGS = ("e", "i", "ich", "ine")


@lru_cache(maxsize=4096)
def forms(word: str) -> frozenset[str]:
    """This will give every form of a folded word, itself included; a word of two letters has only one."""
    if len(word) < _SHORTEST or any(sign.isdigit() for sign in word):
        return frozenset({word})
    return frozenset({word}) | _bent(word)


@lru_cache(maxsize=4096)
def surname(word: str, *, whole_family: bool = True) -> frozenset[str]:
    """This will give every form of a surname; on wish also of the wife, the husband, the siblings and the family."""
    own = forms(word)
    if word.endswith("ova") and len(word) > _SHORTEST + 2:
        stem = word.removesuffix("ova")
        every = own | {stem + ending for ending in _FAMILY}
        men = {stem, stem + "a", stem + "e", _with_e(stem)} - {word}
        return every.union(*(forms(man) for man in men if len(man) >= _SHORTEST)) if whole_family else every
    stems = _obliques(word.rstrip(VOWELS) if word[-1] in VOWELS else word)
    every = own | {stem + ending for stem in stems for ending in _FAMILY}
    return every | {stem + ending for stem in stems for ending in _FEMALE} if whole_family else every


@lru_cache(maxsize=1024)
def adjectives(town: str) -> frozenset[str]:
    """This will give the adjectives made of a town: pražský, písecký, teplický."""
    bare = town.rstrip(VOWELS)
    stems = {stem + joint for stem in _obliques(bare) for joint in ("sk", "ensk")}
    stems |= {stem[:-1] + _JOINED[stem[-1]] for stem in _obliques(bare) if stem and stem[-1] in _JOINED}
    stems |= {stem + "eck" for stem in _obliques(bare) if stem.endswith("st")}
    return frozenset(stem + ending for stem in stems for ending in _ADJECTIVE if len(bare) >= _SHORTEST)


def _bent(word: str) -> set[str]:
    if word.endswith(("uv", "ov")) and len(word) > _SHORTEST + 1:
        return {word[:-2] + ending for ending in _POSSESSIVE} | {word + ending for ending in _CONSONANT}
    if word[-1] not in VOWELS:
        return _of_consonant(word)
    stem = word[:-1]
    if len(stem) < _SHORTEST - 1:
        return {word + ending for ending in _FOREIGN}
    found = {stem + ending for ending in _of_vowel(word[-1])}
    found |= {soft + ending for soft in _soft(stem) for ending in (*_SOFT_ENDINGS, *_MOTHERS)}
    found |= {stem + ending for ending in (*_MOTHERS, *_POSSESSIVE)}
    # Without its ending -ka gets an „e“: Hůrka, z Hůrek. Other names in -a would be another one: Petra, Peter.
    found |= {_with_e(stem)} if stem.endswith("k") or word[-1] != "a" else set()
    return {form for form in found if len(form) >= _SHORTEST}


def _of_vowel(last: str) -> tuple[str, ...]:
    own = {"a": _NOUN_A, "e": _NOUN_E, "o": _NOUN_O, "u": _NOUN_O}.get(last, _NOUN_Y)
    foreign = tuple(last + ending for ending in _FOREIGN) if last in "eiyou" else ()
    return (*own, *_ADJECTIVE, *foreign) if last in "aeiy" else (*own, *foreign)


def _of_consonant(word: str) -> set[str]:
    found = {word}
    for stem in _obliques(word):
        found |= {stem + ending for ending in (*_CONSONANT, *_POSSESSIVE)}
        found |= {soft + ending for soft in _soft(stem) for ending in _SOFT_ENDINGS}
    if word.endswith(("us", "os", "as", "is")) and len(word) > _SHORTEST + 2:
        found |= {word[:-2] + ending for ending in ("a", "e", "u", "ovi", "em", "ova", "ove", "ovou", *_POSSESSIVE)}
    if word.endswith("um"):
        found |= {word[:-2] + ending for ending in ("a", "u", "em", "i", "ii", "im", "ich", "ech", "ami", "y")}
    return {form for form in found if len(form) >= _SHORTEST}


def _obliques(word: str) -> set[str]:
    """What stands before the endings: Písek has Písk-, Dvůr has Dvor-, Daniel stays."""
    found = {word}
    fleeting = re.fullmatch(rf"(.*[^{VOWELS}])e([^{VOWELS}]+)", word)
    if fleeting:
        found.add(fleeting[1] + fleeting[2])
    rounded = re.fullmatch(rf"(.*)u([^{VOWELS}]{{1,2}})", word)
    if rounded and len(word) >= _SHORTEST:
        found.add(rounded[1] + "o" + rounded[2])
    return found


def _soft(stem: str) -> set[str]:
    return {stem.removesuffix(hard) + soft for hard, soft in _SOFTENED if stem.endswith(hard)}


def _with_e(stem: str) -> str:
    clustered = len(stem) > 1 and stem[-1] not in VOWELS and stem[-2] not in VOWELS
    return stem[:-1] + "e" + stem[-1] if clustered and not stem.endswith("ch") else stem
