"""What is true of a request: how a goal reads, what may not leak, what it will cost, whether it is complete."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from kruh.foundation import text

LONGEST_GOAL = 2
MOST_WORDS = 45
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
_INFLECTED = ("ovou", "ove", "ova", "ovi", "ovych", "ovym", "em", "a", "e", "u", "y", "i", "o")


@dataclass(frozen=True, slots=True)
class Secrets:
    """What must not stand in a text for the organisation: surnames of the family, birth dates, protected values."""

    surnames: tuple[str, ...] = ()
    birth_dates: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


def leaks(texts: Mapping[str, str], secrets: Secrets) -> list[str]:
    """This will list what stands in the texts (by the label of the field) although the organisation need not know it."""
    return [fault for label, words in texts.items() for fault in _leaks_in(label, words or "", secrets)]


def _leaks_in(label: str, words: str, secrets: Secrets) -> list[str]:
    folded = text.fold(words)
    squeezed = re.sub(r"[\s\u00a0]", "", folded)
    names = [name for name in secrets.surnames if _names(folded, name)]
    faults = [
        f"{label}: stojí tu příjmení {name}. Organizaci teď stačí křestní jméno." for name in dict.fromkeys(names)
    ]
    if _BIRTH_NUMBER.search(words):
        faults.append(f"{label}: stojí tu rodné číslo. Do žádosti nepatří.")
    if any(re.sub(r"\s", "", born) in squeezed for born in secrets.birth_dates):
        faults.append(f"{label}: stojí tu datum narození. Stačí věk.")
    if any(re.sub(r"\s", "", text.fold(value)) in squeezed for value in secrets.hidden if value.strip()):
        faults.append(f"{label}: stojí tu chráněný údaj, který se nesmí dostat k jiným lidem. Vynechte ho prosím.")
    return faults


def _names(folded: str, surname: str) -> bool:
    stem = text.fold(surname)
    for ending in _INFLECTED:
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST_NAME:
            stem = stem.removesuffix(ending)
            break
    return any(word.startswith(stem) and len(word) - len(stem) <= len("ovych") for word in re.findall(r"\w+", folded))


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


def blockers_to_send(draft: Draft) -> list[str]:
    """This will list what is missing before the request can be sent; saving is possible at any time."""
    wanted = [
        (bool(draft.goal.strip()), "Chybí cíl: na co má setkání najít odpověď?"),
        (bool(draft.reason.strip()), "Chybí důvod: proč právě konference a proč teď?"),
        (bool(draft.summary.strip()), "Chybí stručný popis situace pro organizaci."),
        (draft.people > 0, "Zatím tu nejsou žádní účastníci."),
        (
            draft.children > 0 or draft.is_for_professionals,
            "Mezi účastníky chybí dítě. Řádek má mít, i když samo nepřijde.",
        ),
        (not draft.unasked_family, "U některých lidí z rodiny není zapsané, jestli s konferencí souhlasí."),
        (draft.has_hours, "Chybí předpokládaná délka, bez ní nespočítáme cenu."),
        (draft.has_place, "Chybí místo setkání, stačí i popis."),
        (draft.has_organisation, "Vyberte organizaci, které žádost pošlete."),
        (draft.conditions_accepted, "Je potřeba přijmout podmínky organizace."),
    ]
    return [*(reason for is_there, reason in wanted if not is_there), *draft.leaks]


def neutral_file_name(kind: str, number: int, ending: str) -> str:
    """This will name a file so that nobody learns anything from it: `zadost_PK-12.pdf`."""
    return f"{kind}_PK-{number}.{ending}"


def says(values: Collection[str]) -> str:
    """This will join what was said into one sentence part, or admit that nothing was."""
    return text.list_words([value for value in values if value]) or "nic zvláštního"
