"""In which languages the pages can be read: those whose translation somebody has reviewed."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kruh.foundation import catalogue
from kruh.foundation.catalogue import Catalogue
from kruh.method.models import Translation
from kruh.method.vocabulary import Language, Part

CZECH = "cs"
# How people who speak the language call it, and its code for whoever reads pages aloud.
NAMES = {
    Language.CZECH: ("Čeština, úplné znění", "cs"),
    Language.UKRAINIAN: ("Українська", "uk"),
    Language.ENGLISH: ("English", "en"),
    Language.VIETNAMESE: ("Tiếng Việt", "vi"),
    Language.ROMANI: ("Romaňi čhib", "rom"),
}


@dataclass(frozen=True)
class Choice:
    """One language as it stands in the list."""

    code: str
    name: str
    lang: str
    is_offered: bool


def choices(today: date) -> list[Choice]:
    """This will give every language, the unreviewed ones only as being prepared; one query."""
    rows = Translation.objects.on(today).filter(part=Part.PAGE).values_list("language", "reviewed_on")
    reviewed = {language for language, reviewed_on in rows if reviewed_on}
    return [Choice(code.value, *NAMES[code], code in reviewed) for code in Language]


def spoken(code: str, today: date) -> Catalogue | None:
    """This will give the catalogue of a reviewed language, or None where the page stays Czech."""
    if code not in Language.values:
        return None
    rows = {row.part: row for row in Translation.objects.on(today).filter(language=code)}
    page, legal = rows.get(Part.PAGE), rows.get(Part.LEGAL)
    if page is None or not page.reviewed_on:
        return None
    has_legal = legal is not None and legal.reviewed_on is not None
    name, lang = NAMES[Language(code)]
    return Catalogue(lang, name, _read(page.body), _read(legal.body) if legal and has_legal else {})


@lru_cache(maxsize=32)
def _read(body: str) -> dict[str, str]:
    return catalogue.read(body)
