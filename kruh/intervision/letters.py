"""What is sent about intervision: an invitation and a date, without a word about what is talked about."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from kruh.access.models import User
from kruh.foundation.ids import uuid7
from kruh.intervision.models import Group, Meeting
from kruh.messaging import outbox
from kruh.messaging.vocabulary import Kind
from kruh.vault import keys

INVITED, PLANNED, CANCELLED = "Pozvání do intervizní skupiny", "Intervize: termín", "Intervize: setkání se nekoná"


def invite(group: Group, user: User, *, by: User, at: datetime) -> None:
    """This will tell a colleague of an invitation; the name of the group stays behind the door."""
    where = reverse("intervision:list")
    _send(group, user, INVITED, f"{by.name} vás zve do intervizní skupiny.\n\nPravidla a odpověď: ", where, by, at)


def tell_date(meeting: Meeting, user: User, *, by: User, at: datetime) -> None:
    """This will tell a member of a date."""
    where = reverse("intervision:meeting", args=[meeting.pk])
    _send(meeting.group, user, PLANNED, f"další setkání vaší skupiny: {meeting.when}.\n\n", where, by, at)


def tell_cancelled(meeting: Meeting, user: User, *, by: User, at: datetime) -> None:
    """This will tell a member that a meeting is off."""
    where = reverse("intervision:list")
    _send(meeting.group, user, CANCELLED, f"nekoná se setkání vaší skupiny: {meeting.when}.\n\n", where, by, at)


def _send(group: Group, user: User, subject: str, text: str, where: str, by: User, at: datetime) -> None:
    outbox.queue(
        unit=group.unit, key=keys.for_organisation(group.unit_id), kind=Kind.PRACTICE, recipient_ref=user.pk,
        name=user.name, address=user.email, subject=subject,
        text=f"Dobrý den,\n\n{text}{settings.PUBLIC_ORIGIN}{where}",
        dedupe=outbox.dedupe_of("intervision", group.pk, user.pk, uuid7()), by=by, at=at,
    )  # fmt: skip
