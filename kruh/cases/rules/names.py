"""Czech names in sentences: whose mother somebody is, and how a letter begins. What is uncertain is not inflected."""

import re
from collections.abc import Iterable

from vokativ import vokativ

from kruh.cases.vocabulary import Language
from kruh.foundation import text

FEMININE, MASCULINE = "f", "m"
CZECH_WORD = re.compile(r"[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ][a-záčďéěíňóřšťúůýž]+")
FOREIGN = re.compile(r"[wxq]|^ng|uy|oo|ee|th", re.IGNORECASE)
SPOKEN_AS_CZECH = frozenset({Language.CZECH, Language.SLOVAK})
SOFT = tuple("žščřcjďťň")
FEMALE_SURNAME_ENDS = ("á", "í")
_MALE_ENDINGS = (
    (r"něk$", "ňka"),
    (r"děk$", "ďka"),
    (r"ek$", "ka"),
    (r"ec$", "ce"),
    (r"(?<=Pav)el$|(?<=Kar)el$", "la"),
    (r"í$", "ího"),
    (r"o$", "a"),
    (r"(?<=[žščřcjďťň])a$", "i"),
    (r"a$", "y"),
    (r"ď$", "ďa"),
    (r"(?<=[žščřcj])$", "e"),
    (r"(?<=[bdfghklmnprstvz])$", "a"),
)


def is_czech(word: str, language: str) -> bool:
    """This will tell whether we dare to inflect a name."""
    return language in SPOKEN_AS_CZECH and bool(CZECH_WORD.fullmatch(word)) and not FOREIGN.search(word)


def genitive(first_name: str, gender: str, language: str = Language.CZECH) -> str | None:
    """This will give "Adama" for Adam and "Elly" for Ella, or None where we are not sure."""
    if not is_czech(first_name, language):
        return None
    if gender == FEMININE:
        return _feminine(first_name)
    return _masculine(first_name) if gender == MASCULINE else None


def accusative(first_name: str, gender: str, language: str = Language.CZECH) -> str | None:
    """This will give "Adama" for Adam and "Ellu" for Ella, or None where we are not sure."""
    if not is_czech(first_name, language) or gender not in (FEMININE, MASCULINE):
        return None
    if first_name.endswith("a"):
        return f"{first_name[:-1]}u"
    if gender == FEMININE:
        return f"{first_name[:-1]}i" if first_name.endswith(("e", "ě")) else None
    return _masculine(first_name)


def _feminine(name: str) -> str | None:
    if name.endswith(("e", "ie")):
        return name
    if not name.endswith("a"):
        return None
    stem = name[:-1]
    return f"{stem}i" if stem.endswith(SOFT) else f"{stem}y"


def _masculine(name: str) -> str | None:
    for pattern, ending in _MALE_ENDINGS:
        inflected, count = re.subn(pattern, ending, name, count=1)
        if count:
            return inflected
    return None


def whose(word: str, people: Iterable[tuple[str, str, str]]) -> str:
    """This will give "matka Adama a Elly" from first names, genders and languages; "matka (Olena)" where unsure."""
    people = list(people)
    inflected = [genitive(*person) for person in people]
    known = [name for name in inflected if name]
    if len(known) == len(people):
        return f"{word} {text.list_words(known)}"
    return f"{word} ({text.list_words([name for name, _, _ in people])})"


def salutation(first_name: str, last_name: str, gender: str, language: str, *, is_child: bool) -> str:
    """This will suggest how a letter begins, without the comma. Gender is never guessed."""
    if is_child:
        return _to_child(first_name, gender, language)
    if not gender:
        return "Dobrý den"
    title = "paní" if gender == FEMININE else "pane"
    name = _surname(last_name, gender, language)
    if name:
        return f"Vážen{'á' if gender == FEMININE else 'ý'} {title} {name}"
    return f"Dobrý den, {'paní' if gender == FEMININE else 'pan'} {last_name}" if last_name else "Dobrý den"


def _to_child(first_name: str, gender: str, language: str) -> str:
    if not first_name:
        return "Ahoj"
    if not gender or not is_czech(first_name, language):
        return f"Ahoj, {first_name}"
    called = str(vokativ(first_name, woman=gender == FEMININE, last_name=False)).capitalize()
    return f"{'Milá' if gender == FEMININE else 'Milý'} {called}"


def _surname(last_name: str, gender: str, language: str) -> str | None:
    if not is_czech(last_name, language):
        return None
    if gender == FEMININE:
        return last_name if last_name.endswith(FEMALE_SURNAME_ENDS) else None
    return str(vokativ(last_name, woman=False, last_name=True)).capitalize()
