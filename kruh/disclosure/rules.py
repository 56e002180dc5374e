"""When an answer is due, what stands in the way of each step, and who may ask for whom. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from kruh.disclosure.vocabulary import LIVING, Asker, Ground, Section, State, Verdict
from kruh.foundation import days

SOON = timedelta(days=10)
OF_AGE = 18
ASKED_FIRST = 15
NO_REASON = "Napište prosím důvod, aspoň jednou větou."
SAME_PERSON = "Odpověď posuzuje někdo jiný než ten, kdo ji připravil."
CHANGED = "Žádost mezitím někdo změnil. Podívejte se na ni znovu."


@dataclass(frozen=True)
class Asking:
    """What decides whether a request can be taken down."""

    asker: str
    received_on: date
    today: date
    age: int | None = None
    asker_is_subject: bool = False
    has_asker: bool = True
    is_child: bool = False
    is_asked_already: bool = False


def blockers_to_register(asking: Asking) -> list[str]:
    """This will name what is wrong with a request as it came."""
    found = []
    if asking.received_on > asking.today:
        found.append("Den, kdy žádost přišla, teprve přijde. Zkontrolujte datum.")
    if asking.is_asked_already:
        found.append("Stejná žádost už běží. Vyřiďte ji, nebo ji označte za vzatou zpět.")
    if asking.asker != Asker.SELF and not asking.has_asker:
        found.append("Napište, kdo za člověka žádá.")
    if asking.asker == Asker.PARENT and asking.age is not None and asking.age >= OF_AGE:
        found.append("Člověk už je dospělý, rodič za něj žádat nemůže. Může žádat sám nebo dát plnou moc.")
    if asking.asker == Asker.PARENT and not asking.is_child:
        found.append("Za koho žádá rodič, musí být v případu dítě.")
    if asking.asker != Asker.SELF and asking.asker_is_subject:
        found.append("Kdo žádá za sebe, toho zapište jako „ten, o koho jde“.")
    return found


def warnings(asking: Asking, *, is_kept_apart: bool) -> list[str]:
    """This will say what the worker should think of before anything is given."""
    found = []
    if is_kept_apart:
        found.append("Kdo žádá, se s člověkem, o kterého jde, nemá setkat. Zvažte, jestli výpis dítě neohrozí.")
    if asking.asker == Asker.PARENT and asking.age is not None and asking.age >= ASKED_FIRST:
        found.append("Dítěti už je patnáct. Zeptejte se ho, co si o žádosti myslí, a jeho názor zapište.")
    return found


def due_on(received_on: date, months: int, prolonged: int = 0) -> date:
    """This will give the last day for the answer: whole months from the day it came."""
    return days.months_after(received_on, months + prolonged)


def is_own(asker: str) -> bool:
    """This will tell whether the person reads their own words; whoever asks for somebody else does not."""
    return asker == Asker.SELF


@dataclass(frozen=True)
class Proposal:
    """What the office proposes to answer, as the rules see it."""

    verdict: str = ""
    ground: str = ""
    left_out: tuple[str, ...] = ()
    kept: int = 0
    is_same_person: bool = False
    leaks: tuple[str, ...] = ()
    has_second: bool = True


def blockers_to_send(proposal: Proposal) -> list[str]:
    """This will list what is missing before a second person can look."""
    found = [] if proposal.verdict in Verdict.values else ["Vyberte, jestli výpis vydáte, nebo žádost odmítnete."]
    if proposal.verdict == Verdict.REFUSE and proposal.ground not in Ground.values:
        found.append("Vyberte, proč žádost odmítáte. Důvod uvidí i ten, kdo žádá.")
    if proposal.verdict == Verdict.GIVE and proposal.left_out and proposal.ground not in Ground.values:
        found.append("Vynechali jste část výpisu. Vyberte, proč.")
    if proposal.verdict == Verdict.GIVE and not proposal.kept:
        found.append("Ve výpisu by nic nezůstalo. Vydejte aspoň jednu část, nebo žádost odmítněte.")
    if not proposal.has_second:
        found.append("Vyberte, kdo odpověď posoudí jako druhý. Musí to být někdo jiný z týmu případu.")
    if proposal.is_same_person:
        found.append(SAME_PERSON)
    return [*found, *proposal.leaks]


def blockers_of_reason(reason: str) -> list[str]:
    """This will demand a reason."""
    return [] if reason.strip() else [NO_REASON]


class Giving(NamedTuple):
    """When the statement was given, when it was asked for, and what day it is."""

    on: date
    received_on: date
    today: date


def blockers_to_give(giving: Giving) -> list[str]:
    """This will say what is wrong with the day of giving."""
    if giving.on > giving.today:
        return ["Den předání teprve přijde. Zapište ho, až výpis předáte."]
    if giving.on < giving.received_on:
        return ["Den předání je dřív, než žádost přišla. Zkontrolujte datum."]
    return []


def blockers_to_prolong(*, state: str, is_prolonged: bool, due: date, today: date, reason: str) -> list[str]:
    """This will say why the time cannot be made longer."""
    if state not in LIVING:
        return ["Žádost už je vyřízená."]
    if is_prolonged:
        return ["Lhůta už prodloužená je, víckrát to nejde."]
    if due < today:
        return ["Lhůta už uplynula, prodloužit ji nejde. Odpovězte prosím co nejdřív."]
    return blockers_of_reason(reason)


def sections_left(chosen: Collection[str]) -> tuple[str, ...]:
    """This will put the left out parts into the order of the statement."""
    return tuple(section.value for section in Section if section.name in chosen)


def waits(state: str, due: date, today: date, *, is_second: bool) -> str:
    """This will say what the request wants of this person today, or nothing."""
    if state == State.CHECKED and is_second:
        return "Posoudit výpis údajů jako druhý člověk"
    if state == State.OPEN and not is_second:
        return "Připravit výpis údajů"
    if state == State.APPROVED and not is_second:
        return "Předat výpis údajů"
    if state == State.CHECKED and due - today <= SOON:
        return "Výpis údajů čeká na druhého člověka"
    return ""


def told_left_out(grounds: Sequence[str]) -> str:
    """This will say to the reader that something was left out and why, and nothing of what it was."""
    if not grounds:
        return ""
    return "Něco jsme vynechali: " + "; ".join(grounds) + "."
