"""People whom no register knows: told by given names, by how surnames end, and by capitals within a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kruh.foundation.anonymising.agree import before, cases_after, opens_sentence
from kruh.foundation.anonymising.vocabulary import Somebody
from kruh.foundation.czech import names, paradigms
from kruh.foundation.czech.folding import fold

WORD = re.compile(r"[^\W\d_]+(?:-[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ][^\W\d_]+)?")
_ENDS = ("", "a", "ek", "ec", "el", "ý", "í", "o", "á", "ová")
_TITLES = {
    "pan": ("m", "1"), "pana": ("m", "24"), "panem": ("m", "7"), "pane": ("m", "5"),
    "panu": ("m", "36"), "paní": ("f", "12467"), "slečna": ("f", "1"), "slečny": ("f", "2"), "slečnou": ("f", "7"),
}  # fmt: skip
_WOMANS = re.compile(r"ov(?:á|é|ou)$")
_FAMILYS = re.compile(r"ov(?:i|ých|ým|ými|y|ic)$")
_LIKE_ADJECTIVE = re.compile(r"(?:ého|ému|ých|ým|ými)$")
_AROUND_PEOPLE = frozenset({"u", "od", "s", "se", "k", "rodina", "rodiny", "rodině", "rodinu", "rodinou", "manželé"})
_CUT = 4
# Capitals that name nobody: feasts, lands, papers and how one addresses politely.
_WRITTEN_LARGE = """
vánoce vánoc vánocích vánocům vánocemi velikonoce velikonoc velikonocích vánoci vánocím velikonocemi
velikonocům silvestr silvestra mikuláš mikuláše čech čechy čechách morava moravy moravě česko česka česku
evropa evropy evropě vám vás vy váš vaše vaši vašeho vaší bůh bohu ježíšek ježíška internet facebook facebooku
instagram instagramu messenger messengeru whatsapp whatsappu tiktok tiktoku youtube google teams kč ospod pčr
mpsv adhd spc ppp svp svj ipod zš mš sš sou vš úp čr eu sos cd dvd tv pc pk rk
"""
CAPITALS = frozenset(_WRITTEN_LARGE.split())


@dataclass(frozen=True, slots=True)
class Word:
    """A capitalised word of the text."""

    start: int
    end: int
    text: str
    opens: bool


def capitalised(text: str) -> list[Word]:
    """This will give the words that begin with a capital and are no shortening."""
    return [
        Word(found.start(), found.end(), found.group(), opens_sentence(text, found.start()))
        for found in WORD.finditer(text)
        if found.group()[0].isupper()
        and len(found.group()) > 1
        and fold(found.group())
        and not _is_short(found.group())
    ]


def _is_short(word: str) -> bool:
    return word.lower() in CAPITALS or (word.isupper() and len(word) < 5)


@lru_cache(maxsize=1)
def _given() -> dict[str, list[tuple[str, str, str]]]:
    """Every form of every name known by heart: the name, the gender, the cell."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for name, gender in names.known().items():
        for cell, form in paradigms.given(name, gender).items():
            found.setdefault(form.lower(), []).append((name, gender, cell))
    return found


def given(word: str) -> list[tuple[str, str, str]]:
    """This will give whose given name the word may be a form of, the nominative first."""
    return sorted(_given().get(word.lower(), []), key=lambda one: one[2] != "1")


def people(text: str, words: list[Word]) -> list[Somebody]:
    """This will give who seems to be in the text."""
    return [*_with_given(text, words), *_alone(text, words)]


def _with_given(text: str, words: list[Word]) -> Iterator[Somebody]:
    for at, word in enumerate(words):
        known = [one for one in given(word.text) if not (word.opens and names.is_word(one[0]))]
        wanted = cases_after(before(text, word.start))
        known = [one for one in known if one[2][:1] in wanted] or known if wanted else known
        if not known:
            continue
        following = (
            words[at + 1] if at + 1 < len(words) and text[word.end : words[at + 1].start].strip() == "" else None
        )
        if following is not None and not given(following.text):
            yield _joined(known, following.text)
        else:
            yield Somebody(known[0][0], "", known[0][1])


def _joined(known: list[tuple[str, str, str]], surname: str) -> Somebody:
    """The given name in a cell tells how the surname beside it ends when it is not bent."""
    for name, gender, cell in known:
        for last in candidates(surname, gender, cell[:1]):
            return Somebody(name, last, gender)
    return Somebody(known[0][0], surname, known[0][1])


def candidates(word: str, gender: str, case: str) -> Iterator[str]:
    """This will give the surnames whose form in that case is the word."""
    for cut in range(_CUT):
        for end in _ENDS:
            last = word[: len(word) - cut] + end if cut else word + end if end in {"", "a"} else ""
            if len(last) < 3:
                continue
            man = paradigms.husbands(last)[0] if gender == "f" and last.endswith(("ová", "á")) else last
            cells = paradigms.surname(man)
            if gender == "f" and last != cells.get("f1"):
                continue
            if any(cells.get(f"{gender}{cell}") == word for cell in (case, f"{case}b")):
                yield last


def _alone(text: str, words: list[Word]) -> Iterator[Somebody]:
    """Surnames without a given name: after a title, of a woman, of a family."""
    for word in words:
        title, cases = _TITLES.get(before(text, word.start), ("", ""))
        if (word.opens and names.is_word(word.text)) or given(word.text):
            continue
        if title:
            last = next((one for case in cases for one in candidates(word.text, title, case)), word.text)
            yield Somebody("", last, title)
        elif _WOMANS.search(word.text.lower()) and len(word.text) > 5:
            yield Somebody("", _WOMANS.sub("ová", word.text), "f")
        elif _FAMILYS.search(word.text.lower()) and len(word.text) > 5:
            yield Somebody("", _of_family(_FAMILYS.sub("", word.text)), "m")
        elif _LIKE_ADJECTIVE.search(word.text) and not word.opens and before(text, word.start) in _AROUND_PEOPLE:
            yield Somebody("", _LIKE_ADJECTIVE.sub("ý", word.text), "m")


def _of_family(stem: str) -> str:
    """Hájkovi are the Hájeks, Svobodovi the Svobodas: what many bear, or what is usual."""
    wanted = paradigms.husbands(f"{stem}ová")
    return next((man for man in wanted if names.many_bear(man)), wanted[0])
