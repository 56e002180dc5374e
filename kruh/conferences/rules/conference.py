"""What is true of a conference: where it stands, what is done, what comes next and by when."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kruh.conferences.vocabulary import ENDED, State
from kruh.foundation import days, text
from kruh.web.vocabulary import WorkState

SHORTEST_REASON = 10

# Where it stands ---------------------------------------------------------------------------------------------------

PHASES = ("Posouzení", "Žádost", "Tým a termín", "Příprava", "Setkání", "Zápis a plán")
_PHASE = {
    State.CONSIDERED: 0,
    State.NOT_NOW: 0,
    State.OTHER_TOOL: 0,
    State.FAMILY_REFUSED: 0,
    State.REQUESTING: 1,
    State.REQUESTED: 1,
    State.ACCEPTED: 2,
    State.SCHEDULED: 3,
    State.NOT_HELD: 4,
    State.HELD: 5,
    State.CONCLUDED: 6,
}
MET = frozenset({State.HELD, State.NOT_HELD, State.CONCLUDED})
ENDS = frozenset(ENDED)
DATED = frozenset({State.REQUESTED, State.ACCEPTED, State.SCHEDULED, State.HELD})


def name_of(number: int) -> str:
    """This will name a conference to everybody alike."""
    return f"PK {number}"


def phases(state: State, *, is_seat_free: bool = False) -> list[dict[str, str]]:
    """This will give the phase bar; an ended conference has no phase „now“, a seat that fell free goes back to it."""
    goes_back = is_seat_free and state == State.SCHEDULED
    reached = _PHASE[State.ACCEPTED] if goes_back else _PHASE.get(state, 0)
    marks = [
        "done" if place < reached else "now" if place == reached and state not in ENDS else "todo" for place in range(6)
    ]
    found = [{"label": label, "state": mark} for label, mark in zip(PHASES, marks, strict=True)]
    if goes_back:
        found[reached]["note"] = "někdo v týmu chybí"
    return found


def window(sent: date, closures: Collection[date] = ()) -> tuple[date, date]:
    """This will give the first usual day (two weeks on) and the last day (a month) for a conference asked for."""
    return sent + timedelta(weeks=2), days.month_after(sent, closures)


@dataclass(frozen=True, slots=True)
class Due:
    """The next date of a conference and what it is."""

    label: str
    on: date


def next_date(
    state: State, *, held_on: date | None, sent_on: date | None, closures: Collection[date] = ()
) -> Due | None:
    """This will give the next date or deadline that matters in a list; the office's closures move a deadline."""
    if state == State.SCHEDULED and held_on:
        return Due("setkání", held_on)
    if state == State.HELD and held_on:
        return Due("zápis do", days.minutes_due(held_on, closures))
    if state in {State.REQUESTED, State.ACCEPTED} and sent_on:
        return Due("setkání nejpozději", window(sent_on, closures)[1])
    return None


def blockers_to_end(reason: str) -> list[str]:
    """This will list why an end without the meeting cannot be recorded yet."""
    return [] if len(reason.strip()) >= SHORTEST_REASON else ["Napište aspoň jednou větou proč."]


# What is next ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a conference got, in numbers."""

    state: State
    answers: int = 0
    people: int = 0
    unasked: int = 0
    is_without_parents: bool = False
    request_to: str = ""
    sent_on: date | None = None
    was_declined: bool = False
    seats_accepted: int = 0
    seats_offered: int = 0
    held_on: date | None = None
    is_unended: bool = False
    is_sent_out: bool = False
    is_preparing: bool = False
    invited: int = 0
    unprepared: int = 0
    uninvited: int = 0
    closures: Collection[date] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the task list: what, how far, why it waits, and the page where the work is done."""

    label: str
    state: WorkState
    page: str = ""
    hint: str = ""
    note: str = ""
    due: date | None = None


SEATS = 2
BEFORE_REQUEST = (State.CONSIDERED, State.NOT_NOW)
BEFORE_DATE = (*BEFORE_REQUEST, State.REQUESTING, State.REQUESTED)
BEFORE_MEETING = (*BEFORE_DATE, State.ACCEPTED, State.SCHEDULED)


def tasks(standing: Standing) -> list[Line]:
    """This will list the work on a conference in the order in which it is done, each piece in its honest state.

    A conference that ended before the meeting has no work left.
    """
    if standing.state in ENDS - {State.CONCLUDED}:
        return []
    makers = (_suitability, _people, _request, _team, _date, _preparation, _invitations, _meeting, _minutes, _plan)
    return [make(standing) for make in makers]


def _suitability(at: Standing) -> Line:
    label, page = "Je konference vhodná?", "conferences:suitability"
    if at.state not in BEFORE_REQUEST:
        return Line(label, WorkState.DONE, page)
    if at.state == State.NOT_NOW:
        return Line(label, WorkState.WAITING, page, note="zatím ne, vraťte se k tomu")
    return Line(label, WorkState.IN_PROGRESS if at.answers else WorkState.NOT_STARTED, page)


def _people(at: Standing) -> Line:
    label, page = "Kdo u toho bude", "conferences:participants"
    if not at.people:
        return Line(label, WorkState.NOT_STARTED, page)
    if at.unasked and at.is_without_parents:
        return Line(label, WorkState.IN_PROGRESS, page, note="nejdřív přidejte, kdo má rodičovskou odpovědnost")
    if at.unasked:
        asked = text.plural(at.unasked, "člověka", "lidí", "lidí")
        return Line(label, WorkState.IN_PROGRESS, page, note=f"ještě se zeptat {asked} z rodiny")
    return Line(label, WorkState.DONE, page, note=text.plural(at.people, "člověk", "lidé", "lidí"))


def _request(at: Standing) -> Line:
    label, page = "Žádost organizaci", "conferences:request"
    if at.state in BEFORE_REQUEST:
        return Line(label, WorkState.BLOCKED, note="nejdřív rozhodněte o vhodnosti")
    if at.state == State.REQUESTING:
        note = f"{at.request_to} nemůže, zkuste jinou organizaci" if at.was_declined else ""
        return Line(label, WorkState.IN_PROGRESS if at.request_to else WorkState.NOT_STARTED, page, note=note)
    if at.state == State.REQUESTED:
        return Line(label, WorkState.WAITING, page, note=f"odpoví {at.request_to}")
    return Line(label, WorkState.DONE, page)


def _team(at: Standing) -> Line:
    label, page = "Facilitátor a zapisovatel", "conferences:team"
    if at.state in BEFORE_DATE:
        return Line(label, WorkState.BLOCKED, note="nejdřív musí organizace žádost přijmout")
    if at.seats_accepted >= SEATS:
        return Line(label, WorkState.DONE, page)
    return Line(label, WorkState.WAITING, page, note=f"přiděluje {at.request_to or 'organizace'}")


def _date(at: Standing) -> Line:
    label, page = "Termín a místo", "conferences:dates"
    if at.state in BEFORE_DATE:
        return Line(label, WorkState.BLOCKED, note="nejdřív musí organizace žádost přijmout")
    if at.state == State.ACCEPTED:
        last = window(at.sent_on, at.closures)[1] if at.sent_on else None
        return Line(label, WorkState.NOT_STARTED, page, hint="Obvykle za dva až tři týdny od žádosti.", due=last)
    return Line(label, WorkState.DONE, page)


def _preparation(at: Standing) -> Line:
    label, page = "Příprava lidí a místnosti", "conferences:preparation"
    if at.state in BEFORE_REQUEST:
        return Line(label, WorkState.BLOCKED, note="až bude jasné, že konference bude")
    begun = WorkState.IN_PROGRESS if at.is_preparing else WorkState.NOT_STARTED
    if at.state in BEFORE_MEETING:
        return Line(label, begun, page, due=at.held_on)
    if at.unprepared:  # the day is over: said honestly, and no longer offered as work
        left = text.plural(at.unprepared, "člověka", "lidí", "lidí")
        return Line(label, WorkState.IN_PROGRESS, note=f"u {left} zůstala nedokončená")
    return Line(label, WorkState.DONE, page)


def _invitations(at: Standing) -> Line:
    label, page = "Pozvánky", "conferences:invitations"
    if at.state in BEFORE_DATE or at.state == State.ACCEPTED:
        return Line(label, WorkState.BLOCKED, note="nejdřív termín a místo")
    if at.state == State.SCHEDULED:
        due = days.add_working_days(at.held_on, -INVITED_BEFORE, at.closures) if at.held_on else None
        begun = WorkState.IN_PROGRESS if at.invited else WorkState.NOT_STARTED
        return Line(label, begun, page, due=due)
    if at.uninvited:
        left = text.plural(at.uninvited, "člověk", "lidé", "lidí")
        return Line(label, WorkState.IN_PROGRESS, note=f"bez pozvánky: {left}")
    return Line(label, WorkState.DONE, page)


INVITED_BEFORE = 5
NO_END = "zatím není zapsaný konec"


def _meeting(at: Standing) -> Line:
    label, page = "Setkání", "meetings:day"
    if at.state == State.SCHEDULED:
        return Line(label, WorkState.WAITING, page, due=at.held_on)
    if at.state == State.NOT_HELD:
        return Line(label, WorkState.IN_PROGRESS, page, note="nesešli se: hledat nový termín, nebo skončit")
    if at.state == State.HELD and at.is_unended:
        return Line(label, WorkState.IN_PROGRESS, page, note=NO_END)
    if at.state in {State.HELD, State.CONCLUDED}:
        return Line(label, WorkState.DONE, page)
    return Line(label, WorkState.BLOCKED, note="nejdřív termín a místo")


def _minutes(at: Standing) -> Line:
    label, page = "Zápis", "meetings:minutes"
    if at.state == State.HELD and at.is_sent_out:
        return Line("Zápis: kopie a připomínky", WorkState.IN_PROGRESS, "meetings:deliveries")
    if at.state == State.HELD:
        return Line(label, WorkState.IN_PROGRESS, page, due=_written_by(at))
    if at.state == State.CONCLUDED:
        return Line(label, WorkState.DONE, page)
    return Line(label, WorkState.BLOCKED, note="až po setkání")


def _written_by(at: Standing) -> date | None:
    return days.minutes_due(at.held_on, at.closures) if at.held_on else None


def _plan(at: Standing) -> Line:
    label, page = "Plán a úkoly", "plans:plan"
    if at.state == State.HELD:
        return Line(label, WorkState.IN_PROGRESS, page)
    if at.state == State.CONCLUDED:
        return Line(label, WorkState.WAITING, page, note="úkoly teď plní lidé z plánu")
    return Line(label, WorkState.BLOCKED, note="až po setkání")


# What is next for people from elsewhere ----------------------------------------------------------------------------


def consultant_tasks(at: Standing) -> list[Line]:
    """This will list the work of the asked organisation."""
    if at.state == State.REQUESTED:
        later = [Line(label, WorkState.BLOCKED, note="nejdřív odpovězte na žádost") for label in (_SEATS, _DATE)]
        return [Line(_ANSWER, WorkState.NOT_STARTED, "conferences:request"), *later]
    answered = Line(_ANSWER, WorkState.DONE, "conferences:request")
    # The day belongs to those who sit there and to the office; the organisation only sees when it is.
    return [answered, _seats(at), _date(at), replace(_meeting(at), page="")]


def _seats(at: Standing) -> Line:
    page = "conferences:team"
    if at.seats_accepted >= SEATS or at.state not in BEFORE_MEETING:
        return Line(_SEATS, WorkState.DONE, page)
    if at.seats_accepted + at.seats_offered >= SEATS:
        asked = text.plural(at.seats_offered, "člověk", "lidé", "lidí")
        verb = "odpoví" if at.seats_offered == 1 else "odpovědí"
        return Line(_SEATS, WorkState.WAITING, page, note=f"na nabídku ještě {verb} {asked}")
    if at.seats_accepted or at.seats_offered:
        return Line(_SEATS, WorkState.IN_PROGRESS, page, note="jedno místo je ještě volné")
    return Line(_SEATS, WorkState.NOT_STARTED, page)


def team_tasks(at: Standing) -> list[Line]:
    """This will list the work of the facilitator and the minute taker."""
    return [Line("Stručné zadání", WorkState.DONE, "conferences:brief"), _date(at), _meeting(at), _minutes(at)]


_ANSWER, _SEATS, _DATE = "Odpovědět na žádost", "Přidělit facilitátora a zapisovatele", "Termín a místo"
