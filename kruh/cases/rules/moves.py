"""When a file may go to another office, when another office may be asked for help, and what must not be told before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kruh.cases.rules import gate
from kruh.cases.rules.files import closed_blockers
from kruh.cases.rules.gate import Secret

ANSWERED_IN = 5  # working days that are offered for an answer; the asking worker may write another day
NAMED = "V důvodu stojí {what}. Jména a údaje uvidí druhý úřad, až případ převezme. Napište ho prosím bez nich."
GUARDED = "V textu je chráněný údaj ({what}). Jinému úřadu ho sdělte jen osobně nebo telefonem a tady ho vynechte."
NAME = "jméno"


@dataclass(frozen=True)
class Going:
    """What decides whether a case, or a question about it, may go to another office."""

    state: str
    is_own_office: bool
    office: str
    is_answering: bool  # somebody there can answer
    is_proposed: bool  # the file is on its way already
    due_on: date
    today: date


def going_blockers(going: Going) -> list[str]:
    """This will name what stands in the way of turning to the office."""
    reasons = closed_blockers(going.state)
    if going.is_own_office:
        reasons.append("To je úřad, který případ vede. Vyberte jiný.")
    elif not going.is_answering:
        reasons.append(f"{going.office} v Kruhu nemá nikoho, kdo by odpověděl. Obraťte se na něj datovou schránkou.")
    if going.due_on < going.today:
        reasons.append("Den, do kdy prosíte o odpověď, už byl. Zkontrolujte datum.")
    if going.is_proposed:
        reasons.append("Případ už čeká na převzetí jiným úřadem. Nejdřív ten návrh stáhněte.")
    return reasons


def telling_blockers(words: str, names: Iterable[str], guarded: Iterable[Secret]) -> list[str]:
    """This will refuse a reason that tells names or protected facts before anybody took the case over."""
    secrets = [Secret(name, NAME, gate.Shape.PERSON) for name in names]
    found = {hit.fact for hit in gate.hits([("důvod", words)], [*secrets, *guarded])}
    return [NAMED.format(what=what) for what in sorted(found)]


def question_blockers(words: str, guarded: Iterable[Secret]) -> list[str]:
    """This will refuse a question that tells a protected fact; names of the family it may tell."""
    found = {hit.fact for hit in gate.hits([("otázka", words)], guarded)}
    return [GUARDED.format(what=what) for what in sorted(found)]


def taking_blockers(name: str, *, writes_cases: bool, is_mark_taken: bool) -> list[str]:
    """This will name what stands in the way of leading the case here."""
    reasons = [] if writes_cases else [f"{name} na tomto pracovišti nemá roli sociálního pracovníka."]
    if is_mark_taken:
        reasons.append("Tuhle spisovou značku už na pracovišti má jiný případ. Zkontrolujte ji.")
    return reasons


def answer_blockers(words: str, missing: str) -> list[str]:
    """This will want a sentence where the other office waits for one."""
    return [] if words.strip() else [missing]


# What waits ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Waiting:
    """One line of "Dnes": what to do, where, by when, and which office waits. Nothing of the family is told."""

    label: str
    page: str
    pk: str
    office: str
    due: date


WAITING = {
    "transfer": ("Rozhodnout o převzetí případu", "cases:read-transfer"),
    "assistance": ("Přijmout nebo odmítnout dožádání", "cases:read-assistance"),
    "answer": ("Odpovědět na dožádání", "cases:read-assistance"),
}


def waiting(kind: str, pk: str, office: str, due: date) -> Waiting:
    """This will say what a row that waits asks of the person."""
    label, page = WAITING[kind]
    return Waiting(label, page, pk, office, due)
