"""Messages that did not arrive and wait for somebody's decision."""

from kruh.access.roles import Role
from kruh.desk.queries.gathering import Desk, Lines, Source
from kruh.desk.rules.urgency import Work
from kruh.foundation import days
from kruh.messaging import queries as messaging
from kruh.messaging.models import Message
from kruh.web import addresses


def _lines(rows: list[Message], desk: Desk) -> Lines:
    return [(_of(message), addresses.of("messaging:read", message.pk)) for message in rows]


def _of(message: Message) -> Work:
    what, day = f"Rozhodnout o zprávě: {message.state_words}", days.day(days.local_day(message.queued_at))
    return Work(what, "messaging:read", f"{message.get_kind_display()}, {day}, {message.name}", is_today=True)


MESSAGES = Source(tuple(Role), messaging.troubled.asked, _lines)
