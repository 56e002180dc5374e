"""How the minutes are said to a child: people as the child calls them, and what is said of it said to it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from kruh.cases.vocabulary import TieKind
from kruh.foundation import text
from kruh.foundation.czech import declension

FEMALE, MORE = "f", 2
CALLED: dict[str, tuple[str, str]] = {
    TieKind.PARENT: ("maminka", "tatínek"),
    TieKind.ADOPTIVE_PARENT: ("maminka", "tatínek"),
    TieKind.GRANDPARENT: ("babička", "děda"),
    TieKind.AUNT_UNCLE: ("teta", "strejda"),
}
BY_FIRST_NAME = frozenset({
    TieKind.SIBLING, TieKind.HALF_SIBLING, TieKind.COUSIN, TieKind.FOSTER_PARENT, TieKind.STEP_PARENT, TieKind.FRIEND,
    TieKind.CARER,
})  # fmt: skip
MUTUAL = frozenset({TieKind.SIBLING, TieKind.HALF_SIBLING, TieKind.COUSIN, TieKind.FRIEND})
# After a preposition the case is clear, so the name can give way to the right form of „ty“.
TOWARDS = {
    "s": "tebou", "se": "tebou", "pro": "tebe", "k": "tobě", "ke": "tobě", "u": "tebe", "od": "tebe", "bez": "tebe",
    "o": "tobě", "vedle": "tebe", "kromě": "tebe",
}  # fmt: skip
NOUNS = re.compile(r"(?:škola|síla|chvíla|skála|(?:tel|žel|úkol|cíl|díl|stůl|fotbal|hokejbal|volejbal|handicap))$")
_SENTENCE = re.compile(r"(?<=[.!?])[ \u00a0](?=[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ])")
_OF_THEM = re.compile(
    r"\b(?:mu|ho|jej|jemu|jí|ji|něj|něho|němu|ním|ní|jeho|její|svůj|svou|svého|svoji)\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"(?:, |\ba )(?:že|aby|jestli|zda|protože|ale|když|kdyby|by)\b")
_WORD = r"[^\W\d_]+"
_SMALL = r"(?-i:[a-záčďéěíňóřšťúůýž]+)[ \u00a0]"
_DID = re.compile(
    rf"(?:(?P<before>se|si)[ \u00a0])?(?P<where>(?:na|u|v|ve|při|s|se|o|po)[ \u00a0](?:{_SMALL}){{1,2}})?"
    rf"(?P<verb>{_WORD})(?:[ \u00a0](?P<after>se|si)\b)?",
    re.IGNORECASE,
)
_TOWARDS = re.compile(rf"\b({'|'.join(TOWARDS)})([ \u00a0])({_WORD})(?:[ \u00a0]({_WORD}))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Child:
    """The child who reads."""

    first: str
    last: str
    gender: str

    @property
    def name(self) -> str:
        """This will give the whole name."""
        return f"{self.first} {self.last}".strip()


# How the child calls people -----------------------------------------------------------------------------------------


def called(people: Iterable[tuple[str, str, str, str]]) -> dict[str, str]:
    """This will say how a child calls people: from tie, gender, first name and full name; two grandmothers stay apart.

    Whoever is not of the family keeps the name.
    """
    known = [(full, first, _word(kind, gender, first)) for kind, gender, first, full in people]
    number = Counter(word for _, _, word in known)
    return {
        full: word if number[word] == 1 or word == first else f"{word} {first}" for full, first, word in known if word
    }


def _word(kind: str, gender: str, first: str) -> str:
    if kind in CALLED:
        word = CALLED[kind][gender != FEMALE] if gender else ""
        return f"{word} {first}" if word and kind == TieKind.AUNT_UNCLE else word or first
    return first if kind in BY_FIRST_NAME else ""


def in_family(words: str, names: Mapping[str, str], everybody: Iterable[str] = (), *, opens: bool = True) -> str:
    """This will put what the child calls people in place of their names; a bent name is left as it is.

    The first word begins with a capital unless the words go on after others (`opens`).
    """
    firsts = Counter(name.split(" ", maxsplit=1)[0] for name in everybody)
    for full, word in names.items():
        first = full.split(" ", maxsplit=1)[0]
        whole = re.escape(full).replace(r"\ ", "[ \u00a0]")
        alone = rf"|{re.escape(first)}(?![ \u00a0]?[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ])" if firsts[first] < MORE else ""
        pattern = rf"(?:{re.escape(word)}[ \u00a0])?\b(?:{whole}{alone})(?!\w)"
        words = re.sub(rf"((?:{'^|' if opens else ''}[.!?\n])\s*)?{pattern}", partial(_fit, word), words)
    return words


def _fit(word: str, found: re.Match[str]) -> str:
    return word if found[1] is None else found[1] + sentence(word)


def sentence(words: str) -> str:
    """This will begin with a capital."""
    return words[:1].upper() + words[1:]


# What is said of the child ------------------------------------------------------------------------------------------


def to_child(words: str, child: Child) -> str:
    """This will say to the child what was written about it: „Ella na setkání nebyla“ is „Na setkání jsi nebyla“.

    Only what is certain is turned: a sentence that begins with the name or goes on about the same child, and the name
    after a preposition.
    """
    if not child.first or not child.gender:
        return words
    return "\n".join(_line(line, child) for line in words.split("\n"))


def _line(line: str, child: Child) -> str:
    """One stretch of text: everything that is said of the child in it is turned, or nothing of it."""
    told, about = [], False
    for one in _SENTENCE.split(line):
        named = re.match(rf"{re.escape(child.first)}(?:[ \u00a0]{re.escape(child.last)})?[ \u00a0]", one)
        rest = one[named.end() :] if named else one
        turned = _turned(rest, child.gender, goes_on=named is None) if named or about else rest
        if not turned:
            return line
        about = bool(named or (about and turned != rest))
        told.append(_spoken(turned, child))
    return " ".join(told)


def _spoken(words: str, child: Child) -> str:
    """The same with the name after a preposition spoken to the child, unless the rest would go on about somebody."""
    said = _TOWARDS.sub(lambda found: _towards(found, child), words)
    left = declension.forms(text.fold(child.first))
    goes_on = _OF_THEM.search(words) or any(text.fold(word) in left for word in re.findall(_WORD, said))
    return words if goes_on else said


def _turned(rest: str, gender: str, *, goes_on: bool) -> str:
    """The rest of the sentence with the verb spoken to the child, or nothing when there is none to be sure of.

    A sentence that goes on without the name stays as it is when it is about somebody else.
    """
    ending = "la" if gender == FEMALE else "l"
    found = _DID.match(rest)
    if not found or not found["verb"].lower().endswith(ending) or NOUNS.search(found["verb"].lower()):
        return rest if goes_on else ""
    if goes_on and (found["where"] or found["before"]):
        return rest
    would = rf"(, (?:že )?(?:by|aby|kdyby))\b(?=(?: {_WORD}){{0,2}} {_WORD}{ending}\b)"
    clause = re.sub(would, r"\1s", rest[found.end() :])
    if _OF_THEM.search(rest) or _CLAUSE.search(re.sub(r", (?:že bys|abys|kdybys)\b", "", clause)):
        return ""
    you = {"": "jsi", "se": "ses", "si": "sis"}[(found["before"] or found["after"] or "").lower()]
    where, verb = (found["where"] or "").strip(), found["verb"]
    return (f"{sentence(where)} {you} {verb.lower()}" if where else f"{sentence(verb)} {you}") + clause


def _towards(found: re.Match[str], child: Child) -> str:
    word, gap, name, more = found.groups()
    if not name[0].isupper() or text.fold(name) not in declension.forms(text.fold(child.first)):
        return found.group()
    is_surname = bool(more and more[0].isupper() and text.fold(more) in declension.surname(text.fold(child.last)))
    tail = found.group()[found.end(3) - found.start() :] if more and not is_surname else ""
    plain = {"se": "s", "ke": "k"}.get(word.lower(), word)
    return f"{plain}{gap}{TOWARDS[word.lower()]}{tail}"
