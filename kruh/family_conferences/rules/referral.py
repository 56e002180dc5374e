"""What is true before the request leaves: the consent of one member, the question and the bottom lines.

The referrer informs one member of the family alone; the rest is the coordinator's work (ministry's pilot, part A).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kruh.family_conferences.vocabulary import Explained

LONGEST_QUESTION, MOST_LINES, SHORTEST_REASON = 400, 7, 10
QUESTION_HELP = (
    "Jedna otázka, na kterou rodina svým plánem odpoví. Začíná třeba „Jak se naše rodina postará…“ a ptá se na děti, "
    "ne na viníka."
)
LINES_HELP = "Co musí splnit každý plán, aby byl pro děti bezpečný. Krátce, aby to šlo přečíst nahlas."


@dataclass(frozen=True, slots=True)
class Consent:
    """What one member of the family said."""

    on: date
    today: date
    is_child: bool
    explained: frozenset[Explained]


def blockers_to_consent(consent: Consent) -> list[str]:
    """This will list why the consent cannot be written down so."""
    missing = [topic.label for topic in Explained if topic not in consent.explained]
    found = [
        (consent.on > consent.today, "Rozhovor má datum v budoucnu. Napište den, kdy opravdu proběhl."),
        (consent.is_child, "Souhlas dává dospělý z rodiny. S dítětem si o setkání promluví koordinátor."),
        (bool(missing), f"Ještě je potřeba vysvětlit: {'; '.join(missing)}."),
    ]
    return [sentence for holds, sentence in found if holds]


@dataclass(frozen=True, slots=True)
class Draft:
    """A request as the rules see it before it leaves."""

    reason: str
    question: str
    lines: Sequence[str]
    consent_holds: bool
    telling: Sequence[str] = ()  # the parts where something protected stands


def blockers_to_send(draft: Draft) -> list[str]:
    """This will name everything that the administrator would have to ask for."""
    return [
        *([] if draft.consent_holds else ["Chybí souhlas jednoho člena rodiny. Bez něj žádost odejít nemůže."]),
        *([] if draft.reason.strip() else ["Napište, proč rodinnou konferenci navrhujete."]),
        *_faults_of_question(draft.question.strip()),
        *_faults_of_lines([line for line in draft.lines if line.strip()]),
        *faults_of_telling(draft.telling),
    ]


def faults_of_telling(parts: Sequence[str]) -> list[str]:
    """This will say where something protected stands; what it is is not repeated."""
    if not parts:
        return []
    return [
        f"Stojí tu chráněný údaj, který se nesmí dostat k jiným lidem. Vynechte ho prosím. Kde: {', '.join(parts)}."
    ]


def _faults_of_question(question: str) -> list[str]:
    if not question:
        return ["Napište otázku, na kterou rodina svým plánem odpoví."]
    if not question.endswith("?"):
        return ["Otázka pro rodinu má končit otazníkem. Úkol ani výtka to není."]
    if len(question) > LONGEST_QUESTION:
        return [f"Otázka má {len(question)} znaků. Zkraťte ji na {LONGEST_QUESTION}, ať si ji rodina zapamatuje."]
    return []


def _faults_of_lines(lines: Sequence[str]) -> list[str]:
    if not lines:
        return ["Napište aspoň jednu podmínku, kterou musí splnit každý plán. Jinak rodina neví, co úřad nepřijme."]
    if len(lines) > MOST_LINES:
        return [f"Podmínek je víc než {MOST_LINES}. Nechte jen ty, bez kterých by děti nebyly v bezpečí."]
    doubled = {line.strip().casefold() for line in lines}
    return ["Jedna podmínka je tu dvakrát. Nechte ji jen jednou."] if len(doubled) < len(lines) else []


def blockers_to_end(reason: str) -> list[str]:
    """This will ask for a reason that somebody reading it in a year understands."""
    return [] if len(reason.strip()) >= SHORTEST_REASON else ["Napište aspoň jednou větou proč."]


@dataclass(frozen=True, slots=True)
class Unsafe:
    """Ending because it would not be safe: decided by one, agreed to by somebody else."""

    reason: str
    approver_is_author: bool


def blockers_to_end_unsafe(unsafe: Unsafe) -> list[str]:
    """This will ask for a reason and for a second person; no kind of case is banned beforehand."""
    found = blockers_to_end(unsafe.reason)
    same = "Ten, kdo s koncem souhlasí, musí být někdo jiný než ten, kdo ho navrhuje."
    return [*found, *([same] if unsafe.approver_is_author else [])]
