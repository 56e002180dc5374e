"""What is true of a request: how a goal reads, what may not leak, what it will cost, whether it is complete."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from kruh.cases.rules import gate
from kruh.conferences.vocabulary import ParticipantRole, spoken
from kruh.foundation import text

LONGEST_GOAL = 2
MOST_WORDS = 45
ANSWERED_IN = 3  # working days in which the asked organisation answers
_ACCUSING = ("selhav", "zanedbav", "nezvlad", "odmita spolupr", "neplni", "problemov", "vina", "vinu", "nespolupr")
_STIFF = (
    "nezl.", "nezletil", "realizace", "realizovat", "v ramci", "za ucelem", "ve veci", "projednani", "zajisteni",
    "problematik", "oblasti", "vyse uveden", "matka nezl", "otec nezl", "skolni dochazk",
)  # fmt: skip


# The goal ----------------------------------------------------------------------------------------------------------


def goal_hints(goal: str) -> list[str]:
    """This will ask back about a goal's wording: a question, no accusation, at most two sentences, no officialese."""
    said, plain = goal.strip(), text.fold(goal)
    if not said:
        return []
    found = [
        ("?" not in said, "Zkuste cíl napsat jako otázku, na kterou budete společně hledat odpověď."),
        (
            _sentences(said) > LONGEST_GOAL or len(said.split()) > MOST_WORDS,
            "Stačí jedna nebo dvě věty. Zbytek patří do důvodu.",
        ),
        (any(word in plain for word in _ACCUSING), "Nečte se to jako výčitka? Rodina cíl dostane v pozvánce."),
        (
            any(word in plain for word in _STIFF),
            "Řekli byste to takhle i dítěti? Zkuste úřední slova vyměnit za obyčejná.",
        ),
    ]
    return [hint for applies, hint in found if applies]


def _sentences(said: str) -> int:
    return len([part for part in re.split(r"[.!?…]+(?:\s|$)", said) if part.strip()])


# Need to know ------------------------------------------------------------------------------------------------------

_BIRTH_NUMBER = re.compile(r"\b\d{6}\s*/\s*\d{3,4}\b")
_SHORTEST_NAME = 4
LONGEST_ENDING = 5
_INFLECTED = ("ovou", "ove", "ova", "ovi", "ovych", "ovym", "em", "a", "e", "u", "y", "i", "o")


@dataclass(frozen=True, slots=True)
class Secrets:
    """What must not stand in a text for the organisation."""

    surnames: tuple[str, ...] = ()
    birth_dates: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    hidden: tuple[gate.Secret, ...] = ()
    strangers: tuple[gate.Secret, ...] = ()


def leaks(texts: Mapping[str, str], secrets: Secrets) -> list[str]:
    """This will list what stands in the texts, by the label of the field, although the organisation need not know."""
    return [fault for label, words in texts.items() for fault in _leaks_in(label, words or "", secrets)]


def _leaks_in(label: str, words: str, secrets: Secrets) -> list[str]:
    found = [name for name in secrets.surnames if _names(words, name)]
    names = {min(_stems(text.fold(name)), key=len): name for name in reversed(found)}.values()
    faults = [f"{label}: stojí tu příjmení {name}. Organizaci teď stačí křestní jméno." for name in names]
    if _BIRTH_NUMBER.search(words):
        faults.append(f"{label}: stojí tu rodné číslo. Do žádosti nepatří.")
    kinds = (
        (secrets.birth_dates, "stojí tu datum narození. Stačí věk."),
        (secrets.contacts, "stojí tu adresa, telefon nebo e-mail někoho z rodiny. Organizace je teď nepotřebuje."),
    )
    faults += [f"{label}: {why}" for values, why in kinds if gate.found_in(words, values)]
    guarded = ((secrets.hidden, HIDDEN), (secrets.strangers, FOREIGN))
    return faults + [f"{label}: {why}" for values, why in guarded if gate.hits([(label, words)], values)]


HIDDEN = "stojí tu chráněný údaj, který se nesmí dostat k jiným lidem. Vynechte ho prosím."
FOREIGN = "vypadá to, že je tu někdo z jiného případu. Vynechte to prosím."


PART_OF = {
    "Cíl": "cil",
    "Důvod": "cil",
    "Situace": "situace",
    "Bezpečí": "situace",
    "Přání k termínu": "termin",
    "Místo": "termin",
    "Zástup": "podminky",
    "Poznámka k fakturaci": "podminky",
}


def by_part(faults: Iterable[str]) -> list[tuple[str, str]]:
    """This will put with every leak the part of the request in which its field is mended."""
    return [(PART_OF.get(fault.partition(":")[0], "cil"), fault) for fault in faults]


def leak_blockers(hits: Iterable[gate.Hit]) -> list[str]:
    """This will say where the finished request still tells something; what it tells is not repeated."""
    told = list(hits)
    where = [str(hit) for hit in told]
    foreign = any(hit.fact in gate.OF_STRANGERS for hit in told)
    why = "člověk z jiného případu nebo chráněný údaj" if foreign else "chráněný údaj"
    return [f"Žádost zatím nemůže odejít, je v ní {why}. Kde: {', '.join(where)}."] if told else []


def _names(words: str, surname: str) -> bool:
    """Czech bends surnames, so their stems are compared with the words that begin with a capital."""
    stems = _stems(text.fold(surname))
    capitals = [text.fold(word) for word in re.findall(r"\w+", words) if word[0].isupper()]
    return any(word.startswith(stem) and len(word) - len(stem) <= LONGEST_ENDING for word in capitals for stem in stems)


def _stems(surname: str) -> set[str]:
    bare = surname
    for ending in _INFLECTED:
        if surname.endswith(ending) and len(surname) - len(ending) >= _SHORTEST_NAME:
            bare = surname.removesuffix(ending)
            break
    dropped = {bare[:-2] + bare[-1]} if bare[-2:] in {"ek", "el", "ec", "er"} and len(bare) > _SHORTEST_NAME else set()
    return {bare} | dropped if bare else set()


# The cost ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cost:
    """What the office will pay, in haléře; when nobody of the family comes, only the travel."""

    hours: Decimal
    km: int
    hourly: int
    per_km: int

    @property
    def work(self) -> int:
        """This will give hours times the rate, rounded to whole haléře."""
        return int((self.hours * self.hourly).quantize(Decimal(1), ROUND_HALF_UP))

    @property
    def travel(self) -> int:
        """This will give the travel there and back of the team's car."""
        return self.km * self.per_km

    @property
    def total(self) -> int:
        """This will give both together."""
        return self.work + self.travel


# Completeness ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Draft:
    """A request before sending, as the rules see it."""

    goal: str = ""
    reason: str = ""
    summary: str = ""
    has_organisation: bool = False
    has_hours: bool = False
    has_place: bool = False
    conditions_accepted: bool = False
    people: int = 0
    children: int = 0
    unasked_family: int = 0
    is_for_professionals: bool = False
    leaks: tuple[str, ...] = ()


def missing(draft: Draft) -> list[tuple[str, str]]:
    """This will list what is missing before the request can be sent, each with the part where it is filled in."""
    wanted = [
        (bool(draft.goal.strip()), "cil", "Chybí cíl: na co má setkání najít odpověď?"),
        (bool(draft.reason.strip()), "cil", "Chybí důvod: proč právě konference a proč teď?"),
        (bool(draft.summary.strip()), "situace", "Chybí stručný popis situace pro organizaci."),
        (draft.people > 0, "lide", "Zatím tu nejsou žádní účastníci."),
        (
            draft.children > 0 or draft.is_for_professionals,
            "lide",
            "Mezi účastníky chybí dítě. Řádek má mít, i když samo nepřijde.",
        ),
        (not draft.unasked_family, "lide", "U některých lidí z rodiny není zapsané, jestli s konferencí souhlasí."),
        (draft.has_hours, "termin", "Chybí předpokládaná délka, bez ní nespočítáme cenu."),
        (draft.has_place, "termin", "Chybí místo setkání, stačí i popis."),
        (draft.has_organisation, "termin", "Vyberte organizaci, které žádost pošlete."),
        (draft.conditions_accepted, "podminky", "Je potřeba přijmout podmínky organizace."),
    ]
    return [(part, reason) for is_there, part, reason in wanted if not is_there]


def blockers_to_send(draft: Draft) -> list[str]:
    """This will list what stands in the way of sending; saving is possible at any time."""
    return [*(reason for _, reason in missing(draft)), *draft.leaks]


def neutral_file_name(kind: str, number: int, ending: str) -> str:
    """This will name a file so that nobody learns anything from it: `zadost_PK-12.pdf`."""
    return f"{kind}_PK-{number}.{ending}"


# Words for the organisation ----------------------------------------------------------------------------------------

_GENDERED = {
    (ParticipantRole.CHILD, "f"): "dívka",
    (ParticipantRole.CHILD, "m"): "chlapec",
}


def role_word(role: ParticipantRole, gender: str) -> str:
    """This will name somebody without a name: matka, otec, průvodkyně dítěte, škola."""
    return _GENDERED.get((role, gender)) or spoken(role, gender)


def children_word(number: int) -> str:
    """This will head the list of children: „Dítě“, „Děti“."""
    return "Děti" if number > 1 else "Dítě"


def child_word(first_name: str, age: int | None) -> str:
    """This will say a child's first name and age."""
    return f"{first_name}, {text.plural(age, 'rok', 'roky', 'let')}" if age is not None else first_name
