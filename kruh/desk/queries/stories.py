"""Stories that wait for this person: to be signed, or written further after somebody gave them back."""

from typing import Any

from kruh.access.roles import Role
from kruh.desk.queries.gathering import Desk, Lines, Source
from kruh.desk.rules.urgency import Work
from kruh.retelling.queries import signing
from kruh.retelling.vocabulary import State
from kruh.web import addresses

TELL = tuple(Role)


def _stories(rows: list[Any], desk: Desk) -> Lines:
    return [_line(row) for row in rows]


def _line(row: Any) -> tuple[Work, str]:
    title = row.title or "bez názvu"
    if row.state == State.WAITING:
        work = Work(f"Přečíst a podepsat kazuistiku: {title}", "retelling:read", hint=f"Text od: {row.author}")
    else:
        work = Work(f"Upravit vrácenou kazuistiku: {title}", "retelling:draft")
    return work, addresses.of(work.page, row.pk)


STORIES = Source(TELL, lambda user, at: signing.waiting.asked(user.pk), _stories)
