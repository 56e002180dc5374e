"""Calendar files: one event, at most one person in it, in the time of Prague."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress, vRecur, vText

from kruh.foundation import days

PRODUCT = "-//Kruh//Konference//CS"


class Method(StrEnum):
    """What the file asks of the calendar that opens it."""

    REQUEST = "REQUEST"
    PUBLISH = "PUBLISH"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class Person:
    """A name and an e-mail address as a calendar shows them."""

    name: str
    email: str


def invitation(
    *,
    uid: UUID | str,
    sequence: int,
    start: datetime,
    end: datetime,
    summary: str,
    location: str,
    organiser: Person,
    attendee: Person | None,
    description: str,
    method: Method | str = Method.REQUEST,
    now: datetime,
) -> bytes:
    """The calendar file of one meeting for one person; nobody reads from it who else is invited.

    A request or a cancellation names exactly one attendee, a published event none. Moments are aware datetimes.
    """
    asked = Method(method)
    if (attendee is None) != (asked is Method.PUBLISH):
        raise ValueError("A request or a cancellation has one attendee, a published event has none.")
    if end <= start:
        raise ValueError("Setkání musí končit později, než začíná.")
    event = _event(str(uid), sequence, start, end, now)
    event.add("summary", summary)
    event.add("location", location)
    event.add("description", description)
    event.add("status", "CANCELLED" if asked is Method.CANCEL else "CONFIRMED")
    event.add("organizer", _address(organiser))
    if attendee:
        event.add("attendee", _invited(attendee))
    return _file(asked, event)


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of a calendar that is read again and again; `changed_at` moves only when something changed."""

    uid: str
    sequence: int
    changed_at: datetime
    start: datetime
    end: datetime
    summary: str
    location: str
    is_off: bool


def subscription(name: str, entries: Iterable[Entry]) -> bytes:
    """The calendar file that another program reads again and again: the same content gives the same bytes."""
    file = _frame(Method.PUBLISH)
    file.add("x-wr-calname", name)
    file.add("x-wr-timezone", "Europe/Prague")
    file.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    file.add("x-published-ttl", "PT1H")
    for entry in entries:
        event = _event(entry.uid, entry.sequence, entry.start, entry.end, entry.changed_at)
        event.add("last-modified", entry.changed_at.astimezone(UTC))
        event.add("summary", entry.summary)
        if entry.location:
            event.add("location", entry.location)
        event.add("status", "CANCELLED" if entry.is_off else "CONFIRMED")
        file.add_component(event)
    return bytes(file.to_ical())


def _event(uid: str, sequence: int, start: datetime, end: datetime, now: datetime) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("sequence", sequence)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", days.local(start))
    event.add("dtend", days.local(end))
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE")
    return event


def _frame(method: Method) -> Calendar:
    file = Calendar()
    file.add("prodid", PRODUCT)
    file.add("version", "2.0")
    file.add("method", method.value)
    file.add_component(_prague())
    return file


def _file(method: Method, event: Event) -> bytes:
    file = _frame(method)
    file.add_component(event)
    return bytes(file.to_ical())


def _address(person: Person) -> vCalAddress:
    address = vCalAddress(f"mailto:{person.email}")
    if person.name:
        address.params["CN"] = vText(person.name.replace('"', "'"))
    return address


def _invited(person: Person) -> vCalAddress:
    address = _address(person)
    address.params["ROLE"] = vText("REQ-PARTICIPANT")
    address.params["PARTSTAT"] = vText("NEEDS-ACTION")
    address.params["RSVP"] = vText("TRUE")
    return address


def _prague() -> Timezone:
    """The rule of the European Union since 1996: last Sundays of March and October."""
    zone = Timezone()
    zone.add("tzid", "Europe/Prague")
    zone.add_component(_change(TimezoneDaylight(), "CEST", datetime(1996, 3, 31, 2), 3, (1, 2)))  # noqa: DTZ001
    zone.add_component(_change(TimezoneStandard(), "CET", datetime(1996, 10, 27, 3), 10, (2, 1)))  # noqa: DTZ001
    return zone


def _change[C: TimezoneDaylight | TimezoneStandard](
    part: C, name: str, first: datetime, month: int, hours: tuple[int, int]
) -> C:
    part.add("tzname", name)
    part.add("dtstart", first)
    part.add("rrule", vRecur(freq="yearly", bymonth=month, byday="-1su"))
    part["TZOFFSETFROM"], part["TZOFFSETTO"] = (vText(f"+0{hour}00") for hour in hours)
    return part
