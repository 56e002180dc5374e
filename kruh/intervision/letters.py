"""What is sent about intervision: an invitation and a date, without a word about what is talked about."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from kruh.access.models import User
from kruh.foundation import calendar
from kruh.foundation.ids import uuid7
from kruh.intervision.models import Group, Meeting
from kruh.messaging import outbox
from kruh.messaging.vocabulary import Kind
from kruh.vault import keys

INVITED, PLANNED, CANCELLED = "Pozvání do intervizní skupiny", "Intervize: termín", "Intervize: setkání se nekoná"
LEADING, EVENT = "Intervize: teď skupinu vedete vy", "Intervize"


def invite(group: Group, user: User, *, by: User, at: datetime) -> None:
    """This will tell a colleague of an invitation; the name of the group stays behind the door."""
    where = reverse("intervision:list")
    _send(group, user, INVITED, f"{by.name} vás zve do intervizní skupiny.\n\nPravidla a odpověď: ", where, by, at)


def tell_date(meeting: Meeting, user: User, *, by: User, at: datetime) -> None:
    """This will tell a member of a date."""
    where = reverse("intervision:meeting", args=[meeting.pk])
    words = f"další setkání vaší skupiny: {meeting.when}.\n\n"
    _send(meeting.group, user, PLANNED, words, where, by, at, (_event(meeting, user, by, at),))


def tell_cancelled(meeting: Meeting, user: User, *, by: User, at: datetime) -> None:
    """This will tell a member that a meeting is off."""
    where = reverse("intervision:list")
    words = f"nekoná se setkání vaší skupiny: {meeting.when}.\n\n"
    off = _event(meeting, user, by, at, calendar.Method.CANCEL)
    _send(meeting.group, user, CANCELLED, words, where, by, at, (off,))


def tell_leading(group: Group, user: User, *, by: User, at: datetime) -> None:
    """This will tell the longest-standing member that the group is theirs to lead."""
    where = reverse("intervision:group", args=[group.pk])
    words = f"z vaší skupiny odchází {by.name}, a tak ji odteď vedete vy.\n\n"
    _send(group, user, LEADING, words, where, by, at)


def _event(
    meeting: Meeting, user: User, by: User, at: datetime, method: calendar.Method = calendar.Method.REQUEST
) -> outbox.File:
    """A neutral event: that there is an intervision, and nothing of the group."""
    content = calendar.invitation(
        uid=f"{meeting.pk}-{user.pk}", sequence=int(method is calendar.Method.CANCEL), start=meeting.starts_at,
        end=meeting.ends_at, summary=EVENT, location=meeting.place, organiser=calendar.Person(by.name, by.email),
        attendee=calendar.Person(user.name, user.email), description="", method=method, now=at,
    )  # fmt: skip
    return outbox.File("intervize.ics", f"text/calendar; method={method.value}; charset=utf-8", content)


def _send(
    group: Group, user: User, subject: str, text: str, where: str, by: User, at: datetime,
    files: Sequence[outbox.File] = (),
) -> None:  # fmt: skip
    outbox.queue(
        unit=group.unit, key=keys.for_organisation(group.unit_id), kind=Kind.PRACTICE, recipient_ref=user.pk,
        name=user.name, address=user.email, subject=subject,
        text=f"Dobrý den,\n\n{text}{settings.PUBLIC_ORIGIN}{where}",
        dedupe=outbox.dedupe_of("intervision", group.pk, user.pk, uuid7()), attachments=files, by=by, at=at,
    )  # fmt: skip
