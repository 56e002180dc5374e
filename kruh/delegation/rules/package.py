"""When a package can be offered, and what its parts still lack."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kruh.cases.rules.gate import OF_STRANGERS, Hit
from kruh.delegation.rules import rhythm as rhythms
from kruh.foundation import days
from kruh.foundation.anonymising import Register, veil

MOST_GOALS = 6
NO_REASON = "Napište prosím důvod, aspoň jednou větou."
LABEL = "PP"
LASTING = (
    "V textu stojí {named}. Organizaci zůstane i potom, kdy už údaje rodiny nevidí. "
    "Napište to prosím beze jmen a kontaktů."
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A package before it is offered, as the rules see it."""

    has_organisation: bool = False
    can_be_answered: bool = False
    title: str = ""
    purpose: str = ""
    grounds: int = 0
    people: int = 0
    children: int = 0
    goals: tuple[str, ...] = ()
    rhythm: str = ""
    first_due_on: date | None = None
    ends_on: date | None = None
    outputs: int = 0
    today: date = date.min
    case_is_open: bool = True
    leaks: tuple[str, ...] = ()


def name_of(number: int) -> str:
    """This will name a package so that nobody learns anything from it: „PP-3“."""
    return f"{LABEL}-{number}"


def missing(draft: Draft) -> list[tuple[str, str]]:
    """This will list what is missing before the work can be offered, each with the part where it is filled in."""
    wanted = [
        (draft.has_organisation, "komu", "Vyberte organizaci, které práci nabídnete."),
        (
            draft.can_be_answered or not draft.has_organisation,
            "komu",
            "V té organizaci teď nemá kdo odpovědět, konzultant tam nemá účet. Vyberte jinou.",
        ),
        (bool(draft.title.strip()), "komu", "Chybí název: o co v jedné větě jde."),
        (bool(draft.purpose.strip()), "komu", "Chybí účel: k čemu organizace údaje potřebuje."),
        (draft.grounds > 0, "komu", "Vyberte právní důvod, proč údaje předáváte."),
        (draft.children > 0, "lide", "Mezi lidmi chybí dítě, kterého se práce týká."),
        (bool(draft.goals), "cile", "Chybí cíl. Bez cíle nejde poznat, jestli práce pomáhá."),
        (bool(draft.rhythm), "rytmus", "Vyberte, jak často chcete výstupy."),
        (draft.first_due_on is not None or not draft.rhythm, "rytmus", "Chybí den, kdy čekáte první výstup."),
        (draft.ends_on is not None or not draft.rhythm, "rytmus", "Chybí den, kdy práce skončí."),
    ]
    found = [(part, reason) for is_there, part, reason in wanted if not is_there]
    return found + [("rytmus", reason) for reason in _time_faults(draft)]


def _time_faults(draft: Draft) -> list[str]:
    first, end = draft.first_due_on, draft.ends_on
    if not (draft.rhythm and first and end):
        return []
    if end < first:
        return [f"Práce končí {days.day(end)}, dřív než je první výstup ({days.day(first)})."]
    if first < draft.today:
        return [f"První výstup má být {days.day(first)}, to už bylo. Zvolte den, který teprve přijde."]
    if end - first > rhythms.LONGEST:
        return ["Práce může trvat nejvýš dva roky. Pak ji raději domluvte znovu."]
    return [] if draft.outputs else ["Do konce práce nevychází žádný výstup. Zkontrolujte dny."]


def blockers_to_open(words: Mapping[str, object]) -> list[str]:
    """This will refuse a package about which nothing at all is said: it would only take a number."""
    told = [words.get(name) for name in ("organisation", "title", "purpose", "grounds")]
    return [] if any(told) else ["Napište aspoň, o co jde, nebo vyberte organizaci. Zbytek doplníte později."]


def blockers_to_offer(draft: Draft) -> list[str]:
    """This will list everything that stands in the way of offering; saving is possible at any time."""
    closed = [] if draft.case_is_open else ["Případ je uzavřený. Nejdřív ho znovu otevřete."]
    return [*closed, *(reason for _, reason in missing(draft)), *draft.leaks]


def blockers_to_end(reason: str) -> list[str]:
    """This will demand a reason of whoever declines, revokes or hands back."""
    return [] if reason.strip() else [NO_REASON]


def leak_blockers(hits: Iterable[Hit]) -> list[str]:
    """This will say where the package tells something that must not leave; what it tells is not repeated."""
    told = list(hits)
    if not told:
        return []
    foreign = any(hit.fact in OF_STRANGERS for hit in told)
    why = "člověk z jiného případu nebo chráněný údaj" if foreign else "chráněný údaj"
    where = ", ".join(dict.fromkeys(str(hit) for hit in told))
    return [f"Práci zatím nejde nabídnout, je v ní {why}. Kde: {where}. Vynechte ho prosím."]


def blockers_to_share(people: Collection[str], contacts: Iterable[tuple[str, str]]) -> list[str]:
    """This will refuse contacts of somebody whom the organisation is not to know: (person, contact in words)."""
    return [
        f"Zaškrtli jste kontakt „{words}“, ale ne člověka, kterému patří. Vyberte oba, nebo žádný."
        for person, words in contacts
        if person not in people
    ]


def goals_of(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """This will say what is wrong with goals as they were typed: (text, how it is known that it goes well)."""
    return [
        f"U cíle {number} je napsané, jak se pozná, ale ne cíl sám."
        for number, (text, measure) in enumerate(pairs, 1)
        if measure.strip() and not text.strip()
    ]


def lasting_blockers(words: str, register: Register) -> list[str]:
    """This will refuse names in what stays with the organisation after its access has ended."""
    told = veil.named([words], register)
    return [LASTING.format(named=told)] if told else []
