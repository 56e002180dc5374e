"""The calendar file of a person's own meetings."""

import hmac
from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID

from django.conf import settings

from kruh.exchange.rules.feed import Told
from kruh.foundation import calendar

NAME = "Kruh"


def calendar_of(user: UUID, told: Iterable[Told]) -> bytes:
    """This will write the calendar; two people of one meeting cannot tell from their files that it is one."""
    return calendar.subscription(NAME, [_entry(user, one) for one in told])


def _entry(user: UUID, one: Told) -> calendar.Entry:
    known = hmac.new(settings.SECRET_KEY.encode(), f"feed {user} {one.meeting.key}".encode(), sha256).hexdigest()[:32]
    meeting = one.meeting
    title = f"Zrušeno: {meeting.title.lower()}" if meeting.is_off else meeting.title
    return calendar.Entry(
        uid=f"{known}@kruh",
        sequence=one.sequence,
        changed_at=one.changed_at,
        start=meeting.starts_at,
        end=meeting.ends_at,
        summary=title,
        location=meeting.town,
        is_off=meeting.is_off,
    )
