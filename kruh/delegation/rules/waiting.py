"""What waits because of handed-over work, for the office and for the organisation."""

from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from kruh.delegation.rules import rhythm
from kruh.delegation.rules.package import name_of
from kruh.delegation.vocabulary import OVER, State
from kruh.foundation import days, text

END_IS_NEAR = timedelta(days=14)
WRITE_AHEAD = 3
TOLD_FOR = timedelta(days=7)  # how long news stay on the desk of those whom they concern


class Facts(NamedTuple):
    """A package as the day sees it; `whom` is the case for the office, what the work is about for the organisation."""

    pk: UUID
    number: int
    state: str
    whom: str
    organisation: str
    office: str
    is_office: bool
    due: tuple[date, ...] = ()
    handed_in: frozenset[date] = frozenset()
    red_in: UUID | None = None  # the newest output, where a goal goes badly and nobody of the office has taken it up
    needed_in: UUID | None = None  # the output that says what is needed, while nobody has answered
    ends_on: date | None = None
    has_worker: bool = True
    assigned_on: date | None = None  # to the person who looks, by somebody else
    is_begun: bool = False  # somebody has begun to write the output that is due
    ended_on: date | None = None


class Waiting(NamedTuple):
    """One line of the day: what to do, whom it is about, where it is done, until when."""

    label: str
    whom: str
    page: str
    about: UUID
    due: date | None = None
    hint: str = ""


def of_package(facts: Facts, today: date) -> list[Waiting]:
    """This will say what a package wants of this person today, most often nothing."""
    told = _of_office(facts, today) if facts.is_office else _of_organisation(facts, today)
    lines = [Waiting(label, facts.whom, "delegation:package", facts.pk, due, hint) for label, due, hint in told]
    return [*_asked(facts), *lines]


type Line = tuple[str, date | None, str]


def _of_office(facts: Facts, today: date) -> list[Line]:
    if facts.state == State.DECLINED:
        return [(f"Předaná práce {name_of(facts.number)}: organizace odmítla", None, facts.organisation)]
    if facts.state == State.HANDED_BACK:
        return [(f"Předaná práce {name_of(facts.number)}: organizace ji vrátila", None, facts.organisation)]
    if facts.state != State.RUNNING:
        return []
    late = rhythm.late(facts.due, facts.handed_in, today)
    lines: list[Line] = []
    if late:
        words = text.plural(len(late), "výstup chybí", "výstupy chybí", "výstupů chybí")
        lines.append((f"Předaná práce {name_of(facts.number)}: {words}", late[0], facts.organisation))
    return lines + _near_end(facts, today)


def _asked(facts: Facts) -> list[Waiting]:
    """What somebody of the office has to take up: it leads to the output that says so."""
    if not facts.is_office or facts.state != State.RUNNING:
        return []
    told: dict[UUID, list[str]] = {}
    for output, words in ((facts.red_in, "některý cíl se nedaří"), (facts.needed_in, "organizace něco potřebuje")):
        if output is not None:
            told.setdefault(output, []).append(words)
    name = f"Předaná práce {name_of(facts.number)}"
    return [
        Waiting(f"{name}: {', '.join(words)}", facts.whom, "delegation:output", output, None, facts.organisation)
        for output, words in told.items()
    ]


def _of_organisation(facts: Facts, today: date) -> list[Line]:
    name = name_of(facts.number)
    if facts.state == State.OFFERED:
        return [(f"Odpovědět na nabídku práce {name}", None, facts.office)]
    if facts.state in OVER and facts.ended_on is not None and today - facts.ended_on <= TOLD_FOR:
        label = f"Práce {name} skončila: {State(facts.state).label} {days.day(facts.ended_on)}"
        return [(label, None, f"{facts.office}, údaje rodiny už nevidíte")]
    if facts.state != State.RUNNING:
        return []
    lines: list[Line] = []
    is_new = facts.assigned_on is not None and today - facts.assigned_on <= TOLD_FOR
    if is_new and not facts.is_begun and not facts.handed_in:
        lines.append((f"Nová práce {name}: přečtěte si, o co jde", None, facts.office))
    if not facts.has_worker:
        lines.append((f"Určit, kdo bude na práci {name} pracovat", None, facts.office))
    open_days = rhythm.missing(facts.due, facts.handed_in)
    if open_days and open_days[0] <= days.add_working_days(today, WRITE_AHEAD):
        deed = "Dopsat rozepsaný výstup" if facts.is_begun else "Napsat výstup"
        lines.append((f"{deed} k práci {name}", open_days[0], facts.office))
    return lines + _near_end(facts, today)


def _near_end(facts: Facts, today: date) -> list[Line]:
    if facts.ends_on is None or facts.ends_on > today + END_IS_NEAR:
        return []
    label = f"Předaná práce {name_of(facts.number)} {'končí' if facts.ends_on >= today else 'měla skončit'}"
    return [(label, facts.ends_on, facts.organisation if facts.is_office else facts.office)]
