"""Which case a word stands in, and how a preposition before it is written."""

import re

# After a preposition only some cases may follow.
_CASES: dict[str, str] = {
    **dict.fromkeys(("do", "z", "ze", "od", "ode", "u", "bez", "kolem", "vedle", "podle", "kromě", "místo"), "2"),
    **dict.fromkeys(("k", "ke", "kvůli", "díky", "proti", "oproti", "naproti", "vůči"), "3"),
    **dict.fromkeys(("pro", "přes", "skrz"), "4"),
    **dict.fromkeys(("o", "v", "ve", "při"), "6"),
    **dict.fromkeys(("na", "po"), "64"),
    **dict.fromkeys(("s", "se", "před", "přede", "nad", "pod", "mezi", "za"), "74"),
}
_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0]+$")
VOCALISED = {"s": "se", "z": "ze", "v": "ve", "k": "ke"}
PLAIN = {full: short for short, full in VOCALISED.items()}
_HISS, _VOWELS = "szšž", "aáeéěiíoóuúůyýr"


def before(text: str, at: int) -> str:
    """This will give the word that stands right before a place, in small letters."""
    found = _BEFORE.search(text[max(0, at - 20) : at])
    return found[1].lower() if found else ""


def cases_after(word: str) -> str:
    """This will give the numbers of the cases that may follow the word; nothing where any may."""
    return _CASES.get(word, "")


def preposition(word: str, following: str) -> str:
    """This will give the preposition as it is said before the following word: se Zuzanou, s Janou, ve škole."""
    plain = PLAIN.get(word, word)
    if plain not in VOCALISED:
        return word
    small = following.lower()
    first, second = small[:1], small[1:2]
    is_cluster = first.isalpha() and second.isalpha() and first not in _VOWELS and second not in _VOWELS + "l"
    needs = {
        "s": first in _HISS or small.startswith(("ps", "mn")),
        "z": first in _HISS or small.startswith(("vs", "mn")),
        "v": first in "vf" or (is_cluster and first in "szšm"),
        "k": first in "kg" or small.startswith(("šk", "st", "mn")),
    }[plain]
    return VOCALISED[plain] if needs else plain


def opens_sentence(text: str, at: int) -> bool:
    """This will tell whether a sentence begins here, so that a capital means nothing."""
    plain = text[max(0, at - 12) : at].rstrip(" \t\u00a0„\"'(*•–-")
    return not plain or (
        plain[-1] in ".!?:…\n\r“" and not re.search(r"(?:\b(?:[Mm]gr|[Bb]c|[Ii]ng|ul|nám|sv|tzv|[A-ZČŘŠŽ]))\.$", plain)
    )


def like(model: str, words: str) -> str:
    """This will write the words as the model is written: in capitals, or beginning with one."""
    if model.isupper() and len(model) > 1:
        return words.upper()
    return words[:1].upper() + words[1:] if model[:1].isupper() else words
