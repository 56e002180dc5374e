"""How each kind of value is looked for in a folded text."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from kruh.cases.rules.gate import numbers
from kruh.cases.rules.gate.numbers import bounded, spread
from kruh.cases.rules.gate.secrets import Secret, Shape
from kruh.foundation.czech import declension, tables
from kruh.foundation.czech.folding import Folded, fold, spelled

_WORD = re.compile(r"[a-z]+|\d+[a-z]?(?:\s?/\s?\d+[a-z]?)?|[^\W_]+")
_POSTCODE = re.compile(r"\s*\d{3}\s?\d{2}\b")
_COMPANY = re.compile(r",?\s*(?:spol\.?\s*)?(?:s\.?\s*r\.?\s*o|a\.\s*s|z\.\s*s|o\.\s*p\.\s*s|z\.\s*u)\.?\s*$")
_CASE_MARK = re.compile(r"\d+\s*/\s*(?:19|20)\d\d\b")
_APART = r"[\W_]{0,6}"
_HOUSE = (
    r"[\W_]{0,6}(?:(?:cislo|c|cp|ev|dum|domu|popisne|orientacni|p)[\W_]{1,6}){0,3}(?:\d{1,4}[\W_]{0,3}/[\W_]{0,3})?"
)
_WITHIN = r"[\W_]{0,6}(?:(?:v|ve|na|u|pri|z|ze|do)[\W_]{1,3})?"
# After an ordinary word that opens a sentence this makes it a name: „Zima přišel“, but not „Zima byla dlouhá“.
_ACTS = re.compile(r"[\W_]+(?:(?:[a-z]{2,6})\s)?(?!byl|mel)[a-z]+(?:l|la|li)\b")
_PEOPLE = frozenset({Shape.PERSON, Shape.STRANGER, Shape.NAMESAKE})
_SHORT, _MIDDLE = 3, 5


@dataclass(frozen=True, slots=True)
class Pattern:
    """What to look for in the folded text, what must be there at all, and whether capitals decide.

    In the name of a file they do not, unless `even_in_names`.
    """

    regex: str
    needle: str = ""
    needs_capital: bool = False
    within_sentence: bool = False
    even_in_names: bool = False

    def spans(self, folded: Folded) -> Iterator[tuple[int, int]]:
        """This will give where it stands in the folded text."""
        if self.needle not in folded.text:
            return
        for found in re.finditer(self.regex, folded.text):
            if not self.needs_capital or self._is_name(folded, found):
                yield found.span()

    def _is_name(self, folded: Folded, found: re.Match[str]) -> bool:
        """Whether an ordinary word is a name here."""
        if not self.even_in_names and folded.names_file(*found.span()):
            return True
        if not folded.is_capital(*found.span()):
            return False
        is_first = self.within_sentence and folded.opens_sentence(*found.span())
        return not is_first or _ACTS.match(folded.text, found.end()) is not None


def may_stand(secret: Secret, folded: str) -> bool:
    """This will tell cheaply whether it makes sense to look for a person; there may be hundreds of strangers."""
    if secret.shape not in {Shape.STRANGER, Shape.NAMESAKE}:
        return True
    lasts = [(names(fold(value)) or [""])[-1] for value in spelled(secret.value)]
    return any(last[: _SHORT - ("u" in last[:_SHORT])] in folded for last in lasts)


def patterns(secret: Secret) -> list[Pattern]:
    """This will give everything by which the value can be told, written in either alphabet."""
    return [pattern for value in spelled(secret.value) for pattern in _patterns(replace(secret, value=value))]


def _patterns(secret: Secret) -> list[Pattern]:
    folded = " ".join(fold(secret.value).split())
    signs = [sign for sign in folded if sign.isalnum()]
    if len(signs) < _SHORT:
        return []
    if secret.shape in _PEOPLE:
        return list(_person(folded, secret.shape))
    if day := numbers.day_of(folded):
        return [Pattern(regex) for regex in numbers.dates(day)]
    if "@" in folded:
        return [Pattern(numbers.mail(folded))]
    if secret.shape == Shape.MARK or (_CASE_MARK.search(folded) and re.search("[a-z]", folded)):
        return [Pattern(numbers.mark(folded))]
    if figures := _figures(folded, signs):
        return [Pattern(figures)]
    return [pattern for piece in _pieces(folded) for pattern in _phrase(piece)]


def _figures(folded: str, signs: list[str]) -> str:
    """A number, the beginning of one („380 77…“), or a short code; nothing when it is made of words."""
    letters = sum(sign.isalpha() for sign in signs)
    if not letters and folded.endswith(("...", "*")):
        return numbers.beginning(folded)
    if len(signs) < _MIDDLE:
        return ""
    if not letters:
        return numbers.number(folded)
    return bounded(spread(signs)) if letters < len(signs) and not re.search("[a-z]{3}", folded) else ""


# Places and names of places ----------------------------------------------------------------------------------------


def _pieces(folded: str) -> list[str]:
    """The whole value, the street with its number, the institution; a town alone would betray nothing and alarm all."""
    parts = [part.strip() for part in re.split(r"[,;\n]", folded) if not _POSTCODE.match(part)]
    kept = [part for part in parts if re.search(r"[^\W\d_]{3}", part) and re.search(r"\d", part)]
    named = [
        part for part in parts if len(part.split()) > 1 and not tables.INSTITUTIONS.isdisjoint(_WORD.findall(part))
    ]
    pieces = [_COMPANY.sub("", piece) for piece in [folded, *kept, *named]]
    return list(dict.fromkeys([*pieces, *(half for piece in pieces for half in _halves(_WORD.findall(piece)))]))


def _halves(words: list[str]) -> list[str]:
    """Two schools under one name: „ZŠ a MŠ Lipová“ is called „ZŠ Lipová“ as well."""
    first = _place_at(words, 0)[1] if words else 0
    if words[first : first + 1] != ["a"] or not _place_at(words, 0)[0] or len(words) < first + 3:
        return []
    second, taken = _place_at(words, first + 1)
    name = words[first + 1 + taken :]
    kinds = (words[:first], words[first + 1 : first + 1 + taken])
    return [" ".join([*kind, *name]) for kind in kinds] if second and name else []


def _phrase(piece: str) -> Iterator[Pattern]:
    """The words one after another, each in any case; for a street with a number also the street called a street."""
    words = _WORD.findall(piece)
    while len(words) > 1 and words[0] in tables.STREETS | tables.TITLES:
        words = words[1:]
    if not words:
        return
    if len(words) == 1:
        yield from _alone(words[0])
        return
    yield Pattern(bounded(_sequence(words)), max((_stem(word) for word in words), key=len))
    street = [word for word in words if word.isalpha()]
    if words[-1][0].isdigit() and street == words[:-1] and street[0] not in {"namesti", "nam", "trida", "tr"}:
        named = _sequence(street)
        yield Pattern(
            bounded(rf"(?:ulic(?:e|i|emi)|ul)[\W_]{{1,3}}{named}|{named}[\W_]{{1,3}}(?:ulic(?:e|i)|ul)"),
            _stem(street[-1]),
        )


def _alone(word: str) -> Iterator[Pattern]:
    """A single word: a town with its adjective, a surname with the family."""
    forms = declension.forms(word) | declension.surname(word) if word.isalpha() else {word}
    yield Pattern(bounded(_any(forms)), _start(forms), needs_capital=tables.is_ordinary(word))
    made = declension.adjectives(word) if word.isalpha() and len(word) > _SHORT else frozenset()
    if made and not tables.is_ordinary(word):
        yield Pattern(bounded(_any(made)), _start(made))


def _stem(word: str) -> str:
    """What surely stands in every form of a word that cannot be shortened."""
    shortened = any(word in place for place in tables.PLACES) or any(word in short for short in tables.PLACES.values())
    return "" if shortened or len(word) <= _MIDDLE or not word.isalpha() else _start(declension.forms(word))


def _sequence(words: list[str]) -> str:
    parts: list[str] = []
    at = 0
    is_place = False
    while at < len(words):
        place, taken = _place_at(words, at)
        word = words[at]
        if parts:
            parts.append(_HOUSE if word[0].isdigit() else _WITHIN if is_place else _APART)
        # The first of two names may be shortened: B. Němcové 12, ZŠ J. Husa.
        named = (at == 0 or is_place) and len(word) > _SHORT and words[at + 1 : at + 2] > ["a"]
        parts.append(place or (_number(word) if word[0].isdigit() else _word(word, may_be_initial=named)))
        is_place, at = bool(place), at + taken
    return "".join(parts)


def _place_at(words: list[str], at: int) -> tuple[str, int]:
    """A kind of place (náměstí, základní škola), however it is shortened, with the number of words it takes."""
    for full, shorts in sorted(tables.PLACES.items(), key=lambda known: -len(known[0])):
        here = tuple(words[at : at + len(full)])
        if here == full or (words[at] in shorts and len(words[at]) < _MIDDLE):
            whole = _APART.join(_any(declension.forms(word)) for word in full)
            bent = {
                form for short in shorts for form in ({short} if len(short) < _SHORT + 2 else declension.forms(short))
            }
            return f"(?:{whole}|{_any(bent)})", len(full) if here == full else 1
    return "", 1


def _word(word: str, *, may_be_initial: bool) -> str:
    if len(word) < _SHORT:
        return re.escape(word)
    bent = _any(declension.forms(word))
    # Among other words a shorter beginning is safe: „Samoobsluha U Mostu“ also finds what no table foresees.
    loose = rf"|{re.escape(word[:-2])}[a-z]{{0,4}}" if len(word) > _MIDDLE + 1 else ""
    first = rf"|{re.escape(word[0])}(?=[\W_])" if may_be_initial else ""
    return f"(?:{bent}{loose}{first})"


def _number(word: str) -> str:
    """A house number; of two of them either is enough."""
    found = [r"\s{0,3}".join(re.findall(r"[a-z\d]", part)) for part in word.split("/")]
    return found[0] if len(found) == 1 else rf"(?:{found[0]}{numbers.INSIDE}{found[1]}|{found[0]}|{found[1]})"


# People ------------------------------------------------------------------------------------------------------------


def names(folded: str) -> list[str]:
    """This will give the names of a person without titles."""
    return [word for word in re.findall(r"[^\W\d_]+", folded) if word not in tables.TITLES]


def _person(folded: str, shape: Shape) -> Iterator[Pattern]:
    """Given name and surname in either order, the given name as at home or as an initial; the surname alone."""
    words = names(folded)
    if not words:
        return
    given, last = words[0], words[-1]
    is_stranger = shape != Shape.PERSON
    is_rare = shape != Shape.NAMESAKE and len(last) >= _SHORT and not (is_stranger and tables.is_common(last))
    if len(words) > 1:
        yield from _full_name(given, last, has_initial=is_rare)
        if not is_stranger:
            yield Pattern(bounded(rf"{given[0]}\.[\W_]{{0,2}}{last[0]}(?=\.)"), needs_capital=True, even_in_names=True)
    if is_rare:
        alone = declension.surname(last)
        is_word = tables.is_ordinary(last)
        yield Pattern(
            bounded(_any(alone)),
            _start(alone),
            needs_capital=is_stranger or is_word,
            within_sentence=is_word,
            even_in_names=is_stranger and is_word,
        )


def _full_name(given: str, last: str, *, has_initial: bool) -> Iterator[Pattern]:
    firsts = {form for name in tables.called(given) for form in declension.forms(name)}
    initial = rf"|{given[0]}(?=[\W_])" if has_initial else ""
    first = f"(?:{_any(firsts)}{initial})"
    lasts = declension.surname(last, whole_family=False)
    surname = _any(lasts)
    yield Pattern(bounded(rf"{first}[\W_]{{0,4}}{surname}|{surname}[\W_]{{0,4}}{first}"), _start(lasts))


def _start(forms: Collection[str]) -> str:
    """What all the forms begin with."""
    first, last = min(forms), max(forms)
    same = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    return first[:same]


def _any(forms: Collection[str]) -> str:
    """Any of the forms, their common beginning written once."""
    known = sorted(set(forms), key=lambda form: (-len(form), form))
    start = _start(known)
    if len(known) == 1:
        return re.escape(start)
    return f"{re.escape(start)}(?:{'|'.join(re.escape(form[len(start) :]) for form in known)})"
