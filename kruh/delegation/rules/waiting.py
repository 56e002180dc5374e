"""What waits because of handed-over work, for the office and for the organisation."""

from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from kruh.delegation.rules import rhythm
from kruh.delegation.rules.package import name_of
from kruh.delegation.vocabulary import State
from kruh.foundation import days, text

END_IS_NEAR = timedelta(days=14)
WRITE_AHEAD = 3


class Facts(NamedTuple):
    """A package as the day sees it; `whom` is empty for whoever may not know the children yet."""

    pk: UUID
    number: int
    state: str
    whom: str
    organisation: str
    office: str
    is_office: bool
    offered_on: date | None = None
    due: tuple[date, ...] = ()
    handed_in: frozenset[date] = frozenset()
    red_since: date | None = None
    ends_on: date | None = None
    has_worker: bool = True


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
    return [Waiting(label, facts.whom, "delegation:package", facts.pk, due, hint) for label, due, hint in told]


type Line = tuple[str, date | None, str]


def _of_office(facts: Facts, today: date) -> list[Line]:
    if facts.state == State.DECLINED:
        return [(f"Předaná práce {name_of(facts.number)}: organizace odmítla", None, facts.organisation)]
    if facts.state != State.RUNNING:
        return []
    late = rhythm.late(facts.due, facts.handed_in, today)
    lines: list[Line] = []
    if late:
        words = text.plural(len(late), "výstup chybí", "výstupy chybí", "výstupů chybí")
        lines.append((f"Předaná práce {name_of(facts.number)}: {words}", late[0], facts.organisation))
    if facts.red_since is not None:
        hint = f"{facts.organisation}, výstup z {days.day(facts.red_since)}"
        lines.append((f"Předaná práce {name_of(facts.number)}: některý cíl se nedaří", None, hint))
    return lines + _near_end(facts, today)


def _of_organisation(facts: Facts, today: date) -> list[Line]:
    name = name_of(facts.number)
    if facts.state == State.OFFERED:
        return [(f"Odpovědět na nabídku práce {name}", None, facts.office)]
    if facts.state != State.RUNNING:
        return []
    lines: list[Line] = []
    if not facts.has_worker:
        lines.append((f"Určit, kdo bude na práci {name} pracovat", None, facts.office))
    open_days = rhythm.missing(facts.due, facts.handed_in)
    if open_days and open_days[0] <= days.add_working_days(today, WRITE_AHEAD):
        lines.append((f"Napsat výstup k práci {name}", open_days[0], facts.office))
    return lines + _near_end(facts, today)


def _near_end(facts: Facts, today: date) -> list[Line]:
    if facts.ends_on is None or facts.ends_on > today + END_IS_NEAR:
        return []
    label = f"Předaná práce {name_of(facts.number)} {'končí' if facts.ends_on >= today else 'měla skončit'}"
    return [(label, facts.ends_on, facts.organisation if facts.is_office else facts.office)]
