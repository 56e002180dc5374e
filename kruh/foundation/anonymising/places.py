"""Towns, streets, schools and offices: by what the case knows, by a list of towns, by the words beside a name."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kruh.foundation.anonymising import agree
from kruh.foundation.anonymising.vocabulary import Finding, Kind, Known, Sure
from kruh.foundation.czech import declension, names
from kruh.foundation.czech.folding import Folded, fold
from kruh.foundation.czech.tables import DATA

_TOWN = {
    "1": "okresní město", "2": "okresního města", "3": "okresnímu městu", "4": "okresní město",
    "6": "okresním městě", "7": "okresním městem",
}  # fmt: skip
_ORGANISATION = {
    "1": "nezisková organizace", "2": "neziskové organizace", "3": "neziskové organizaci",
    "4": "neziskovou organizaci", "6": "neziskové organizaci", "7": "neziskovou organizací",
}  # fmt: skip
_LOCAL = {
    "y": "í", "eho": "ího", "emu": "ímu", "em": "ím", "ym": "ím", "a": "í", "e": "í", "ou": "í", "ych": "ích",
    "ymi": "ími", "i": "í",
}  # fmt: skip
_CAP = r"[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ](?:\.|[^\W\d_]+)"
_LINK = r"(?:[ \u00a0](?:nad|pod|u|na|v|ve|z|ze|k|a|při)[ \u00a0])"
_NAME = rf"{_CAP}(?:(?:{_LINK}|[ \u00a0-]){_CAP}){{0,3}}"
_QUOTED = r"[„\"][^“\"\n]{2,60}[“\"]"
_WITHIN = r"(?:[ \u00a0](?:v|ve|u|na|pro)(?:[ \u00a0](?:obci|městě|městysu|ulici))?)?"
_TAIL = rf"{_WITHIN}[ \u00a0](?:{_QUOTED}|{_NAME}(?:[ \u00a0]\d{{1,4}}(?!\d))?)"
_SCHOOLS = (
    r"ZŠ(?: a MŠ)?|MŠ|SŠ|SOŠ|SOU|ZUŠ|OU|[Zz]ákladk\w+|[Šš]kolk\w+|[Gg]ymnázi\w+|[Uu]čiliš\w+|[Dd]ětsk\w+ skupin\w+"
    r"|(?:[Zz]ákladní\w*|[Mm]ateřsk\w+|[Ss]třední\w*|[Oo]dborn\w+|[Pp]raktick\w+|[Ss]peciáln\w+"
    r"|[Uu]měleck\w+|[Zz]vláštní\w*)"
    r"(?: \w+)? (?:škol\w+|učiliš\w+)|[Šš]kol(?:a|y|e|u|ou)"
)
_OFFICES = (
    r"OSPOD\w*|SVP|PPP|SPC|[Mm]agistrát\w*(?: města)?|(?:[Oo]kresní\w*|[Kk]rajsk\w+|[Mm]ěstsk\w+"
    r"|[Oo]becní\w*) (?:soud\w*|úřad\w*|státní\w* zastupitelstv\w+)"
    r"|[Úú]řad\w* práce|[Úú]řad\w* městské části|[Nn]emocnic\w+|(?:[Ff]akultní\w*|[Pp]sychiatrick\w+"
    r"|[Dd]ětsk\w+|[Kk]rajsk\w+) (?:nemocnic\w+|léčebn\w+)"
    r"|(?:[Aa]zylov\w+ (?:dům|domu|domě|domem))|(?:[Dd]ětsk\w+ domov\w*)|[Dd]iagnostick\w+ ústav\w*|"
    r"(?:[Pp]edagogicko-psychologick\w+|[Mm]anželsk\w+|[Rr]odinn\w+)? ?[Pp]oradn\w+"
    r"|[Pp]olici\w+|[Pp]olicejní\w* \w+|[Kk]lokán\w+|[Vv]ěznic\w+|[Uu]bytovn\w+|[Ss]oud\w{0,3}|[Hh]ospic\w*"
)
_ORGANISATIONS = (
    r"[Cc]harit\w+|[Dd]iakoni\w+|[Ss]pol(?:ek|ku|kem)|[Ss]druže\w+|[Nn]adac\w+|[Nn]adační\w* fond\w*"
    r"|[Cc]ent(?:rum|ra|ru|rem)"
    r"|[Oo]rganizac\w+|[Nn]eziskov\w+|[Ss]lužb\w+|[Kk]lub\w{0,3}|[Oo]ddíl\w{0,3}|[Ff]irm\w+"
    r"|[Pp]rovozovn\w+|[Pp]ěstounsk\w+ doprovázení"
)
_SETTLEMENTS = (
    r"[Oo]b(?:ec|ce|ci|cí)|[Mm]ěst(?:o|a|u|ě|em)|[Mm]ěstys\w*"
    r"|[Vv]esnic\w+|[Vv]es|[Vv]si|[Oo]sad\w+|[Ss]ídliš\w+|[Čč]tvr\w+"
)
_STREET_WORDS = r"[Uu]lic(?:e|i|í)|[Uu]l\.|[Nn]áměstí\w*|[Nn]ám\.|[Tt]říd(?:a|y|ě|u|ou)|[Nn]ábřeží\w*"
_KINDS: tuple[tuple[Kind, str, str], ...] = (
    (Kind.SCHOOL, _SCHOOLS, "škola s názvem prozradí obec"),
    (Kind.OFFICE, _OFFICES, "úřad nebo zařízení s názvem prozradí kraj nebo obec"),
    (Kind.ORGANISATION, _ORGANISATIONS, "název organizace prozradí, kde rodina žije"),
    (Kind.PLACE, _SETTLEMENTS, "název obce prozradí, kde rodina žije"),
)
_PHRASES = tuple((kind, re.compile(rf"(?<!\w)({words})({_TAIL})(?!\w)"), why) for kind, words, why in _KINDS)
_STREET = re.compile(rf"(?<!\w)({_STREET_WORDS})[ \u00a0]({_NAME})(?:[ \u00a0]\d{{1,4}}(?:/\d{{1,4}})?[a-z]?)?(?!\w)")
_STREET_AFTER = re.compile(
    rf"(?<!\w)({_CAP})[ \u00a0](ulic(?:e|i|í)|náměstí|tříd(?:a|y|ě|u|ou))"
    rf"(?:[ \u00a0]\d{{1,4}}(?:/\d{{1,4}})?[a-z]?)?(?!\w)"
)
_HOUSE = re.compile(
    rf"(?<!\w)({_NAME})[ \u00a0](\d{{1,4}}(?:/\d{{1,4}})?[a-z]?)(?:,?[ \u00a0]\d{{3}}[ \u00a0]?\d{{2}}"
    rf"(?:[ \u00a0]{_NAME})?)?(?![\w.])(?![ \u00a0](?:let|Kč|dn|dět|hod|roky))"
)
_CITY_PART = re.compile(r"(?:Praha|Brno|Ostrava|Plzeň)\w*")
_GOES = re.compile(r"^(?:v|ve|do|z|ze|na|u|od|k|ke|po|při|nad|pod|přes|kolem|poblíž|nedaleko)$")


def phrases(text: str) -> Iterator[Finding]:
    """This will find schools, offices, organisations and settlements with a name; their kind is kept."""
    for kind, shape, why in _PHRASES:
        for found in shape.finditer(text):
            if not _is_person(found[2]):
                yield Finding(*found.span(), kind, Sure.LIKELY, why, found.group(), found[1])
    yield from _streets(text)


def _is_person(tail: str) -> bool:
    """„Do školy Adam nechodí“ names no school."""
    words = tail.split()
    return len(words) == 1 and words[0].strip('„“"') in names.known() and "„" not in tail


def _streets(text: str) -> Iterator[Finding]:
    why = "ulice nebo číslo domu je adresa"
    for found in _STREET.finditer(text):
        yield Finding(
            *found.span(), Kind.ADDRESS, Sure.SURE, why, found.group(), _one_street(text, found.start(), found[1])
        )
    for found in _STREET_AFTER.finditer(text):
        yield Finding(
            *found.span(), Kind.ADDRESS, Sure.SURE, why, found.group(), _one_street(text, found.start(), found[2])
        )
    for found in _HOUSE.finditer(text):
        sure = Sure.LIKELY if len(found[2]) > 2 or "," in found.group() else Sure.POSSIBLE
        if (
            _CITY_PART.match(found[1]) is None and not agree.opens_sentence(text, found.start())
        ) or "," in found.group():
            yield Finding(*found.span(), Kind.ADDRESS, sure, why, found.group(), "(adresa vynechána)")


def _one_street(text: str, at: int, word: str) -> str:
    small = word.lower()
    cases = agree.cases_after(agree.before(text, at))
    known = {"ulice": "jedna ulice", "ulicí": "jednou ulicí", "ulici": "jednu ulici"}
    if small.startswith("ulic"):
        instead = (
            "jedné ulice"
            if small == "ulice" and cases
            else "jedné ulici"
            if "6" in cases or "3" in cases
            else known[small]
        )
        return agree.like(word, instead)
    if small.startswith(("náměstí", "nám.")):
        return "jednoho náměstí" if cases == "2" else "jednom náměstí" if "6" in cases else "jedno náměstí"
    return "jedné ulici" if "6" in cases else "jedné ulice" if cases == "2" else "jedna ulice"


# Towns -------------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _towns() -> dict[str, list[tuple[str, ...]]]:
    """The towns by the forms of their first words, each with its folded words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in (DATA / "towns.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            words = tuple(re.findall(r"[a-z]+", fold(line)))
            for form in declension.forms(words[0]):
                found.setdefault(form, []).append(words)
    return found


def towns(text: str) -> Iterator[Finding]:
    """This will find the towns of the list in any case, and adjectives made of them."""
    words = [(found.start(), found.end(), found.group()) for found in re.finditer(r"[^\W\d_]+", text)]
    folded = [fold(word) for _, _, word in words]
    known = _towns()
    for at, (start, end, word) in enumerate(words):
        if not word[0].isupper():
            if folded[at] in _adjectives_of_towns():
                yield _local(text, start, end, folded[at], Sure.LIKELY)
            continue
        last = max((_length(town, folded, at) for town in known.get(folded[at], [])), default=0)
        if last and not (names.is_word(word) and agree.opens_sentence(text, start)):
            yield town(text, start, words[at + last - 1][1], Sure.LIKELY, "název města prozradí, kde rodina žije")


@lru_cache(maxsize=1)
def _adjectives_of_towns() -> frozenset[str]:
    words = {town[0] for towns_ in _towns().values() for town in towns_ if len(town) == 1}
    return frozenset(form for word in words for form in declension.adjectives(word) if "sk" in form or "ck" in form)


def _length(town: tuple[str, ...], folded: list[str], at: int) -> int:
    here = folded[at : at + len(town)]
    fits = len(here) == len(town) and all(word in declension.forms(one) for word, one in zip(here, town, strict=True))
    return len(town) if fits else 0


def town(text: str, start: int, end: int, sure: Sure, why: str) -> Finding:
    """This will propose a town without a name in the case that stands here."""
    words = text[start:end]
    cases = agree.cases_after(agree.before(text, start))
    return Finding(start, end, Kind.PLACE, sure, why, words, _TOWN[cases[:1] or "1"])


def is_place(text: str, start: int) -> bool:
    """This will tell whether what stands before speaks of a place."""
    return _GOES.match(agree.before(text, start)) is not None


# What the case knows -----------------------------------------------------------------------------------------------


def known(text: str, others: Iterable[Known]) -> Iterator[Finding]:
    """This will find what the case knows by name: towns with their adjectives, schools, offices, organisations."""
    folded = Folded(text)
    for one in others:
        words = re.findall(r"[^\W_]+", fold(one.value))
        if not words or all(word.isdigit() for word in words):
            continue
        joined = r"[\W_]{1,4}".join(_any(declension.forms(word)) for word in words)
        for found in re.finditer(rf"(?<!\w){joined}(?!\w)", folded.text):
            start, end = folded.span(*found.span())
            if text[start].isupper() or not names.is_word(words[0]):
                yield _own(text, start, end, one)
        if one.kind is Kind.PLACE and len(words) == 1:
            yield from _adjectives(text, folded, words[0])


def _own(text: str, start: int, end: int, one: Known) -> Finding:
    why = f"{one.value}: tak je to ve spise"
    is_word = len(one.value.split()) == 1 and names.is_word(one.value) and agree.opens_sentence(text, start)
    sure = Sure.POSSIBLE if is_word else Sure.SURE
    if one.kind is Kind.PLACE:
        return town(text, start, end, sure, why)
    cases = agree.cases_after(agree.before(text, start))
    word = re.match(r"(?:ZŠ|MŠ|SŠ|SOU|OSPOD|[^\W\d_]+)", text[start:end])
    instead = _ORGANISATION[cases[:1] or "1"] if one.kind is Kind.ORGANISATION else _kept(text[start:end], one, word)
    return Finding(
        start,
        end,
        one.kind,
        sure,
        why,
        text[start:end],
        agree.like(text[start : start + 1] if agree.opens_sentence(text, start) else "a", instead),
    )


def _kept(words: str, one: Known, first: re.Match[str] | None) -> str:
    """The kind of the place stays as it is bent here: základní škole."""
    for _, shape, _ in _KINDS:
        found = re.match(rf"({shape})(?!\w)", words)
        if found:
            return found[1]
    return (
        "(adresa vynechána)"
        if one.kind is Kind.ADDRESS
        else first[0]
        if first and first[0].islower()
        else "škola"
        if one.kind is Kind.SCHOOL
        else "úřad"
    )


def _adjectives(text: str, folded: Folded, town_word: str) -> Iterator[Finding]:
    made = declension.adjectives(town_word)
    for found in re.finditer(rf"(?<!\w)(?:{_any(made)})(?!\w)", folded.text) if made else ():
        start, end = folded.span(*found.span())
        yield _local(text, start, end, found.group(), Sure.SURE)


def _local(text: str, start: int, end: int, folded: str, sure: Sure) -> Finding:
    """This will propose „místní“ in the case and gender of an adjective."""
    ending = next((one for one in sorted(_LOCAL, key=len, reverse=True) if folded.endswith(one)), "y")
    why = "přídavné jméno podle města prozradí, kde rodina žije"
    instead = agree.like(text[start], "místn" + _LOCAL[ending])
    return Finding(start, end, Kind.PLACE, sure, why, text[start:end], instead)


def _any(forms: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(map(re.escape, forms), key=len, reverse=True))})"
