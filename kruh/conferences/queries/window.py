"""What is shown of the window of a conference: from the request to the last day, with the days when nobody works."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import batched
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, StringAgg, Subquery, TextField, UUIDField, Value
from django.db.models.functions import Cast, Concat

from kruh.conferences.models import Conference, Request, Seat
from kruh.conferences.rules import scheduling as rules
from kruh.conferences.vocabulary import LIVING_SEATS, SeatRole, SeatState
from kruh.directory.models import Closure
from kruh.foundation import days
from kruh.method.models import Parameter

CODES = {
    "term_usual_from": "usual_from",
    "term_usual_to": "usual_to",
    "term_latest": "latest",
    "arrival_before": "arrival",
    "meeting_limit": "limit",
    "meeting_limit_interpreted": "limit_interpreted",
}


def with_frame(rows: QuerySet[Conference], at: datetime) -> QuerySet[Conference]:
    """This will add the request's day, closures, the method's numbers and the team, without another query."""
    asked = Request.objects.filter(conference=OuterRef("pk"), is_accepted=True, withdrawn_at=None).order_by("-pk")
    closed = Closure.objects.filter(Q(organisation=OuterRef("office")) | Q(organisation=OuterRef("ngo")))
    terms = Parameter.objects.on(days.local_day(at)).filter(code__in=CODES)
    seated = Seat.objects.filter(conference=OuterRef("pk"), state__in=LIVING_SEATS)
    return rows.annotate(
        sent_at=Subquery(asked.values("sent_at")[:1]),
        ngo=Subquery(asked.values("organisation")[:1], output_field=UUIDField()),
        expected_hours=Subquery(asked.values("expected_hours")[:1]),
        asked_venue=Subquery(asked.values("venue")[:1], output_field=UUIDField()),
        closed=listed(closed, "first_day", "last_day"),
        told_terms=listed(terms, "code", "value"),
        seated=listed(seated, "pk", "role", "state", "user_id", "user__first_name", "user__last_name", "user__gender"),
    )


FIELD, ROW = "\x1f", "\x1e"


def listed(rows: QuerySet[Any], *names: str) -> Subquery:
    """This will give rows as one text, so that they come with another row and cost no query of their own."""
    parts = [part for name in names for part in (Cast(name, TextField()), Value(FIELD))][:-1]
    grouped = rows.order_by().annotate(together=Value(1)).values("together")
    return Subquery(
        grouped.annotate(listed=StringAgg(Concat(*parts, output_field=TextField()), delimiter=Value(ROW))).values(
            "listed"
        )
    )


def unlisted(listed: str | None) -> list[list[str]]:
    """This will read such a text."""
    return [row.split(FIELD) for row in (listed or "").split(ROW) if row]


@dataclass(frozen=True)
class Held:
    """A seat that is offered or held, as the pages about the date know it."""

    pk: UUID
    role: SeatRole
    is_accepted: bool
    user_id: UUID
    name: str
    gender: str = ""


@dataclass(frozen=True)
class Frame:
    """What the date of one conference has to fit into."""

    terms: rules.Terms
    closures: frozenset[date]
    window: rules.Window | None
    seats: tuple[Held, ...]

    @property
    def team(self) -> dict[SeatRole, UUID]:
        """This will give who accepted which seat."""
        return {seat.role: seat.user_id for seat in self.seats if seat.is_accepted}


def frame_of(conference: Any) -> Frame:
    """This will read what `with_frame` brought."""
    terms = rules.Terms(**{CODES[code]: int(value) for code, value in unlisted(conference.told_terms)})
    closures = frozenset(
        first + timedelta(days=number)
        for first, last in ((date.fromisoformat(a), date.fromisoformat(b)) for a, b in unlisted(conference.closed))
        for number in range((last - first).days + 1)
    )
    window = rules.window(days.local_day(conference.sent_at), terms, closures) if conference.sent_at else None
    return Frame(terms, closures, window, tuple(_held(*row) for row in unlisted(conference.seated)))


def _held(pk: str, role: str, state: str, user: str, first: str, last: str, gender: str) -> Held:
    return Held(UUID(pk), SeatRole(role), state == SeatState.ACCEPTED, UUID(user), f"{first} {last}", gender)


def known(conference: Conference, at: datetime) -> Any:
    """This will give the conference together with its frame."""
    return with_frame(Conference.objects.filter(pk=conference.pk), at).select_related("venue").get()


# The strip ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Cell:
    """One day of the strip: its tone, and in words why it looks so."""

    day: date
    tone: str
    words: str


def strip(frame: Frame, proposed: Mapping[date, str], held_on: date | None, today: date) -> list[tuple[Cell, ...]]:
    """This will give the weeks from the request to the last day."""
    if frame.window is None:
        return []
    marked = {held_on: "setkání"} if held_on else proposed
    first = frame.window.sent - timedelta(days=frame.window.sent.weekday())
    last = max([frame.window.latest, *marked])
    number = ((last - first).days // 7 + 1) * 7
    cells = [_cell(first + timedelta(days=n), frame, marked, today) for n in range(min(number, 70))]
    return list(batched(cells, 7))


def _cell(day: date, frame: Frame, marked: Mapping[date, str], today: date) -> Cell:
    window = frame.window
    assert window is not None
    off = rules.day_off(day, frame.closures)
    if day in marked:
        last = ", poslední den" if day == window.latest else ""
        return Cell(day, "marked", f"{marked[day]}{last}")
    if not window.holds(day) or day < today:
        return Cell(day, "out", "žádost" if day == window.sent else "")
    if off:
        return Cell(day, "off", off if day.weekday() < 5 else "")
    if day == window.latest:
        return Cell(day, "last", "poslední den")
    return Cell(day, "usual" if window.usual_from <= day <= window.usual_to else "open", "")


def days_off(frame: Frame) -> list[tuple[date, str]]:
    """This will name the days inside the window on which nobody works, weekends aside."""
    if frame.window is None:
        return []
    length = (frame.window.latest - frame.window.sent).days
    found = [frame.window.sent + timedelta(days=number) for number in range(length + 1)]
    named = [(day, rules.day_off(day, frame.closures)) for day in found if day.weekday() < 5]
    return [(day, why) for day, why in named if why]
