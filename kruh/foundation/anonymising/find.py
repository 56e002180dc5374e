"""Everything in a text that may tell who it is about, each place once, in the order of the text."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from kruh.foundation.anonymising import ages, agree, dates, patterns, places, rarity, strangers
from kruh.foundation.anonymising.cast import GIVEN, SURNAME, Cast, Form, written
from kruh.foundation.anonymising.disguise import Disguise
from kruh.foundation.anonymising.strangers import Word
from kruh.foundation.anonymising.vocabulary import Finding, Kind, Known, Register, Sure
from kruh.foundation.czech import names
from kruh.foundation.czech.folding import fold
from kruh.foundation.text import transliterate_cyrillic

_FIRST = (Kind.MAIL, Kind.PHONE, Kind.NUMBER, Kind.MARK, Kind.PLATE, Kind.DATE, Kind.MONEY)
_ACTS = re.compile(r"\s(?:(?:se|si|mu|jí|ho|ji|mi|nám|už|jim)\s)?(?!byl[aoiy]?\b|měl)[^\W\d_]+(?:l|la|li|ly|lo)\b")
_INITIAL = re.compile(r"(?<!\w)[A-ZČŘŠŽ]\.[ \u00a0]?$")
_INITIALS = re.compile(r"(?<!\w)([A-ZČŘŠŽ])\.[ \u00a0]?([A-ZČŘŠŽ])\.(?!\w)")
FROM_FILE = "jméno zná spis"
_RULE = "vypadá jako jméno člověka"


def find(text: str, register: Register, disguise: Disguise, today: date | None = None) -> list[Finding]:
    """This will look by what the case knows and by rules; without a register by rules alone."""
    words = strangers.capitalised(text)
    cast = Cast(disguise)
    cast.add(register.people)
    own = list(_of_cast(text, cast))
    known = {one.end for one in own}
    unknown = [word for word in words if word.end not in known]
    others = Cast(disguise)
    others.add(
        strangers.people(text, [word for word in words if word.end not in known or _is_given(word)]), Sure.LIKELY
    )
    found = [
        *_shaped(text, register, disguise, today),
        *places.known(text, register.others),
        *places.phrases(text),
        *own,
        *_of_strangers(text, unknown, others),
        *places.towns(text),
        *_initials(text, cast),
    ]
    kept = _apart(text, found)
    rare = list(rarity.rare(text))
    kept = _apart(text, [*kept, *_capitals(text, words, [*kept, *rare])])
    return _with_rare(text, [_with_preposition(text, one) for one in kept], rare)


def _is_given(word: Word) -> bool:
    return bool(strangers.given(word.text))


def _shaped(text: str, register: Register, disguise: Disguise, today: date | None) -> Iterator[Finding]:
    yield from patterns.shapes(text)
    yield from _numbers(text, register.others)
    yield from dates.days_in(text, disguise.days, today)
    yield from ages.ages(text)


def _numbers(text: str, others: Iterable[Known]) -> Iterator[Finding]:
    """Numbers and marks that the case knows, in any grouping."""
    for one in others:
        signs = [sign for sign in one.value if sign.isalnum()]
        if one.kind in _FIRST and len(signs) > 4:
            shape = r"[\W_]{0,3}".join(map(re.escape, signs))
            for found in re.finditer(rf"(?<!\w){shape}(?!\w)", text, re.IGNORECASE):
                yield Finding(*found.span(), one.kind, Sure.SURE, "číslo je ve spise", found.group(), "(vynecháno)")


def _of_cast(text: str, cast: Cast) -> Iterator[Finding]:
    """Everybody whom the case knows, also in small letters where the name is no ordinary word."""
    beside: tuple[int, Form] | None = None
    for found in strangers.WORD.finditer(text):
        word = found.group()
        near = beside[1] if beside and not text[beside[0] : found.start()].strip() else None
        form = cast.look(word, agree.before(text, found.start()), near, _after(text, found.end())) or cast.look(
            transliterate_cyrillic(word)
        )
        if form is None:
            continue
        sure = _sureness(text, found.start(), found.end(), word, form, near)
        if sure is None:
            continue
        beside = (found.end(), form)
        start = found.start() - len(_before_initial(text, found.start()) if form.what == SURNAME else "")
        yield Finding(start, found.end(), Kind.PERSON, sure, FROM_FILE, text[start : found.end()], written(form, word))


def _after(text: str, at: int) -> str:
    found = re.match(r"[ \u00a0]([^\W\d_]+)", text[at : at + 40])
    return found[1] if found else ""


def _before_initial(text: str, at: int) -> str:
    found = _INITIAL.search(text[max(0, at - 4) : at])
    return found.group() if found else ""


def _sureness(text: str, start: int, end: int, word: str, form: Form, near: Form | None) -> Sure | None:
    """An ordinary word written small is no name; at the beginning of a sentence it may be."""
    is_made = form.cell[0] in "rfp" and "ov" in form.words
    is_word = names.is_word(word) or (names.is_word(form.lemma) and not is_made) or len(word) < 3
    if not word[0].isupper():
        is_long = form.words.lower() == word.lower() and len(word) > 4
        return None if is_word or not is_long else Sure.POSSIBLE if form.cell.startswith("p:") else Sure.LIKELY
    if is_word and agree.opens_sentence(text, start) and near is None:
        return Sure.LIKELY if _ACTS.match(text, end) else Sure.POSSIBLE
    return form.sure


def _of_strangers(text: str, words: list[Word], cast: Cast) -> Iterator[Finding]:
    beside: tuple[int, Form] | None = None
    for word in words:
        near = beside[1] if beside and not text[beside[0] : word.start].strip() else None
        form = cast.look(word.text, agree.before(text, word.start), near, _after(text, word.end), loosely=False)
        if form is None:
            continue
        sure = _sureness(text, word.start, word.end, word.text, form, near)
        beside = (word.end, form)
        start = word.start - len(_before_initial(text, word.start) if form.what == SURNAME else "")
        if sure is not None:
            why = "křestní jméno" if form.what == GIVEN else _RULE
            yield Finding(start, word.end, Kind.PERSON, sure, why, text[start : word.end], written(form, word.text))


def _initials(text: str, cast: Cast) -> Iterator[Finding]:
    for found in _INITIALS.finditer(text):
        sure = Sure.SURE if (found[1], found[2]) in cast.initials else Sure.POSSIBLE
        yield Finding(*found.span(), Kind.PERSON, sure, "iniciály člověka", found.group(), "X. Y.")


def _capitals(text: str, words: list[Word], kept: list[Finding]) -> Iterator[Finding]:
    """What is left: a capital within a sentence, and the same word where it opens one."""
    taken = _taken(text, kept)
    left = [word for word in words if not any(taken[word.start : word.end])]
    within = {fold(word.text)[:4] for word in left if not word.opens}
    for word in _joined(text, left):
        if word.opens and (len(word.text) < 4 or fold(word.text)[:4] not in within):
            continue
        if places.is_place(text, word.start):
            yield places.town(text, word.start, word.end, Sure.LIKELY, "velké písmeno uvnitř věty, asi název místa")
        else:
            why = "velké písmeno uvnitř věty, asi jméno nebo název"
            sure = Sure.POSSIBLE if word.opens else Sure.LIKELY
            yield Finding(word.start, word.end, Kind.PERSON, sure, why, word.text, "(jméno)")


def _joined(text: str, words: list[Word]) -> Iterator[Word]:
    """Two capitals side by side are one name: Horní Lhota."""
    last: Word | None = None
    for word in words:
        if last is not None and not last.opens and text[last.end : word.start] in {" ", "\u00a0", "-"}:
            last = Word(last.start, word.end, text[last.start : word.end], last.opens)
            continue
        if last is not None:
            yield last
        last = word
    if last is not None:
        yield last


_ORDER = (*_FIRST, Kind.ADDRESS, Kind.SCHOOL, Kind.OFFICE, Kind.ORGANISATION, Kind.PERSON, Kind.PLACE, Kind.AGE)
_SURENESS = (Sure.SURE, Sure.LIKELY, Sure.POSSIBLE)


def _taken(text: str, found: Iterable[Finding]) -> bytearray:
    """Which signs of the text lie within a finding."""
    taken = bytearray(len(text))
    for one in found:
        taken[one.start : one.end] = b"\1" * (one.end - one.start)
    return taken


def _apart(text: str, found: list[Finding]) -> list[Finding]:
    """Of places over each other the surer, the longer and the earlier kind stays."""
    kept: list[Finding] = []
    taken = bytearray(len(text))
    for one in sorted(found, key=_rank):
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _rank(one: Finding) -> tuple[int, int, int, int]:
    is_shape = one.kind in _FIRST
    return (
        0 if is_shape else 1,
        -(one.end - one.start) // 8 if not is_shape else one.start,
        _SURENESS.index(one.sure),
        _ORDER.index(one.kind),
    )


def _with_preposition(text: str, one: Finding) -> Finding:
    """The preposition before it is said as the new word wants; „se“ is one only before the instrumental."""
    word = agree.before(text, one.start)
    real = text[one.start - 3 : one.start].strip() if word else ""
    if one.kind not in {Kind.PERSON, Kind.PLACE} or word not in {*agree.VOCALISED, *agree.PLAIN} or not one.proposal:
        return one
    if word == "se" and not re.search(r"(?:em|ou|ím|ým|í|mi)$", one.proposal):
        return one
    wanted = agree.preposition(word, one.proposal)
    if wanted == word:
        return one
    start = one.start - len(word) - 1
    proposal = f"{agree.like(real[:1], wanted)}{text[one.start - 1]}{one.proposal}"
    return Finding(start, one.end, one.kind, one.sure, one.why, text[start : one.end], proposal, one.trait)


def _with_rare(text: str, kept: list[Finding], rare: list[Finding]) -> list[Finding]:
    taken = _taken(text, kept)
    free = [one for one in rare if not all(taken[one.start : one.end])]
    return sorted([*kept, *_first(free)], key=lambda one: (one.start, one.end))


def _first(rare: list[Finding]) -> list[Finding]:
    """Of circumstances over each other the first is enough."""
    kept: list[Finding] = []
    for one in sorted(rare, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
