"""Inside the site: tells a small world before the first kill, and afterwards what really lies in the tables.

`python -m tests.faults.world tell` and `python -m tests.faults.world look CONFERENCE` print JSON.
"""

import json
import sys
from datetime import timedelta
from typing import Any
from uuid import UUID

import django
from django.conf import settings
from django.core.management import call_command

django.setup()

from django.db import connection  # noqa: E402 - models are ready only now
from django.utils import timezone  # noqa: E402

from kruh.access import audit  # noqa: E402
from kruh.access.models import AuditEntry, Outcome  # noqa: E402
from kruh.conferences.models import Conference, Seat  # noqa: E402
from kruh.conferences.vocabulary import SeatRole  # noqa: E402
from kruh.meetings.actions import room  # noqa: E402
from kruh.meetings.models import Entry  # noqa: E402
from kruh.meetings.vocabulary import SectionKind  # noqa: E402
from kruh.vault import master  # noqa: E402
from tests.factories import minutes  # noqa: E402
from tests.factories.visits import signed_in  # noqa: E402

PARAGRAPHS = (SectionKind.GOAL, SectionKind.STRENGTHS)


def tell() -> dict[str, Any]:
    """This will make one conference that meets now, with its two people signed in and the minutes begun."""
    if not master.path().exists():
        master.create(master.path())
    call_command("migrate", verbosity=0, interactive=False)
    told = minutes.begun()
    conference = told.world.fresh()
    now = timezone.now()
    Conference.objects.filter(pk=conference.pk).update(starts_at=now - timedelta(minutes=30))
    Seat.objects.update(ends_at=None)  # the story is told in the past, where its seats have ended
    room.open_room(told.world.fresh(), by=told.sent(), at=now)
    cookies = [
        signed_in(told.sent(role)).cookies[settings.SESSION_COOKIE_NAME].value
        for role in (SeatRole.MINUTE_TAKER, SeatRole.FACILITATOR)
    ]
    paragraphs = [{"id": str(told.section(kind).pk), "version": told.section(kind).version} for kind in PARAGRAPHS]
    return {"conference": str(conference.pk), "cookies": cookies, "paragraphs": paragraphs}


def look(conference: UUID) -> dict[str, Any]:
    """This will read the tables themselves, walk the trail and let the database check its own files."""
    rows = Entry.objects.filter(conference=conference)
    return {
        "entries": [[str(row.pk), row.words["text"]] for row in rows],
        "acts": AuditEntry.objects.filter(verb="meetings.keep_entries", outcome=Outcome.DONE).count(),
        "trail": list(audit.faults()),
        "files": _file_faults(),
    }


def _file_faults() -> list[str]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT datname FROM pg_stat_database WHERE checksum_failures > 0")
            return [str(row[0]) for row in cursor.fetchall()]
        cursor.execute("PRAGMA integrity_check")
        found = [str(row[0]) for row in cursor.fetchall() if row[0] != "ok"]
        cursor.execute("PRAGMA foreign_key_check")
        return found + [str(row) for row in cursor.fetchall()]


if __name__ == "__main__":
    json.dump(tell() if sys.argv[1] == "tell" else look(UUID(sys.argv[2])), sys.stdout)
