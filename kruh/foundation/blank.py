"""A form as text that a person can edit: areas under two headings, what is written in each, and what to ask. Pure.

# child | Dítě
## health | Zdraví | vždy | potřeby, rizika, ochranné faktory
- Jak se dítěti daří po zdravotní stránce?
"""

import re
from collections import Counter
from dataclasses import dataclass, replace

from kruh.foundation import text

NEEDS, RISKS, STRENGTHS, PROSE = "needs", "risks", "strengths", "prose"
KINDS = {"potřeby": NEEDS, "rizika": RISKS, "ochranné faktory": STRENGTHS, "popis": PROSE}
ALWAYS, DETAILED, FREELY = "always", "detailed", "freely"
DEMANDS = {"vždy": ALWAYS, "podrobně": DETAILED, "dobrovolně": FREELY}
GROUPS = ("child", "family")
AREA, GROUP, QUESTION = "## ", "# ", "- "
_CODE = re.compile(r"[a-z][a-z0-9-]{0,39}")


@dataclass(frozen=True, slots=True)
class Area:
    """One area: its code, its name, when it has to be filled in, the kinds of its fields, what to ask."""

    code: str
    name: str
    group: str
    group_name: str
    demand: str
    kinds: tuple[str, ...]
    questions: tuple[str, ...] = ()

    def is_demanded(self, *, in_detail: bool) -> bool:
        """This will tell whether the area may not stay empty."""
        return self.demand == ALWAYS or (in_detail and self.demand == DETAILED)


def read(body: str) -> tuple[Area, ...]:
    """This will read the areas; a line that is none of the three kinds says nothing."""
    found: list[Area] = []
    group, group_name = "", ""
    for line in body.splitlines():
        if line.startswith(AREA):
            found.append(_area(line, group, group_name))
        elif line.startswith(GROUP):
            group, group_name = [*_parts(line[len(GROUP) :]), ""][:2]
        elif line.startswith(QUESTION) and found:
            asked = (*found[-1].questions, line[len(QUESTION) :].strip())
            found[-1] = replace(found[-1], questions=asked)
    return tuple(found)


def _area(line: str, group: str, group_name: str) -> Area:
    code, name, demand, kinds = [*_parts(line[len(AREA) :]), "", "", "", ""][:4]
    told = tuple(KINDS.get(kind.strip(), kind.strip()) for kind in kinds.split(",") if kind.strip())
    return Area(code, name, group, group_name, DEMANDS.get(demand, demand), told)


def _parts(words: str) -> list[str]:
    return [part.strip() for part in words.split("|")]


def codes(words: str) -> list[str]:
    """This will read a list of codes, parted by commas."""
    return [code.strip() for code in words.split(",") if code.strip()]


def faults(body: str, demanded: str) -> list[str]:
    """This will say in Czech what is wrong with a form; empty means it can be used."""
    reasons = [
        f"Řádek {number} nezačíná „#“, „##“ ani „-“. Nevíme, kam patří: „{line.strip()[:40]}“."
        for number, line in enumerate(body.splitlines(), 1)
        if line.strip() and not line.startswith((AREA, GROUP, QUESTION))
    ]
    areas = read(body)
    if not areas:
        return [
            *reasons,
            "Formulář nemá žádnou oblast. Oblast začíná dvěma mřížkami: „## health | Zdraví | vždy | potřeby“.",
        ]
    twice = [code for code, number in Counter(area.code for area in areas).items() if number > 1]
    reasons += [f"Kód „{code}“ mají dvě oblasti. Každá potřebuje svůj, podle kódu se zápisy hledají." for code in twice]
    reasons += [reason for area in areas for reason in _faults_of(area)]
    return [*reasons, *_missing(areas, demanded)]


def _faults_of(area: Area) -> list[str]:
    named = f"Oblast „{area.name or area.code}“"
    unknown = text.list_words([f"„{kind}“" for kind in area.kinds if kind not in KINDS.values()])
    checks = (
        (
            _CODE.fullmatch(area.code),
            f"{named}: kód „{area.code}“ může mít jen malá písmena bez diakritiky, číslice a pomlčky.",
        ),
        (area.name, f"Oblast s kódem „{area.code}“ nemá český název."),
        (area.group in GROUPS, f"{named} nestojí pod nadpisem „# child | Dítě“ ani „# family | Rodina“."),
        (area.demand in DEMANDS.values(), f"{named}: napište, kdy je povinná: {_offered(DEMANDS)}."),
        (area.kinds, f"{named} nemá žádné pole. Nabízíme {_offered(KINDS)}."),
        (
            not unknown,
            f"{named}: pole {unknown} Kruh nezná. Nabízíme {_offered(KINDS)}.",
        ),
        (len(set(area.kinds)) == len(area.kinds), f"{named} má některé pole dvakrát."),
    )
    return [sentence for is_right, sentence in checks if not is_right]


def _offered(words: dict[str, str]) -> str:
    return ", ".join(f"„{word}“" for word in words)


def _missing(areas: tuple[Area, ...], demanded: str) -> list[str]:
    """What the regulation demands has to be there, and may not be left to good will."""
    wanted, known = codes(demanded), {area.code: area for area in areas}
    if not wanted:
        return ["Napište, které oblasti předpis žádá. Bez toho se při úpravě dá o některou přijít."]
    gone = [code for code in wanted if code not in known]
    freely = [known[code].name for code in wanted if code in known and known[code].demand == FREELY]
    reasons = [
        f"Chybí oblast „{code}“, kterou předpis žádá. Vraťte ji, nebo ji škrtněte ze seznamu žádaných." for code in gone
    ]
    return reasons + [f"Oblast „{name}“ předpis žádá, nemůže být dobrovolná." for name in freely]
