"""What waits with single people of a conference: who is not prepared, and whom to ask about the minutes."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kruh.access.prepared import prepared
from kruh.conferences.models import Participant, Preparation
from kruh.conferences.vocabulary import Presence, State, TaskState, Topic
from kruh.meetings.models import Delivery
from kruh.meetings.queries import copies
from kruh.meetings.rules.minutes import Share
from kruh.meetings.vocabulary import MinutesState

FINISHED = (TaskState.DONE, TaskState.NOT_NEEDED)
SHOWN = ("conference", "role", "presence", "person__first_name", "person__gender")
KEY = ("person__key__parent", "person__key__master", "person__key__wrapped")


@dataclass(frozen=True, slots=True)
class People:
    """The people with whom something waits at one conference."""

    unprepared: tuple[str, ...] = ()
    to_ask: int = 0


def waiting(rows: Collection[Any]) -> dict[UUID, People]:
    """This will give them for the conferences that wait for their day or for comments, in one query."""
    coming = {row.pk for row in rows if row.state == State.SCHEDULED}
    people: dict[UUID, list[Any]] = {}
    for person in _people(tuple(row.pk for row in rows)):
        people.setdefault(person.conference_id, []).append(person)
    return {pk: _told(found, is_coming=pk in coming) for pk, found in people.items()}


@prepared
def _people(conferences: tuple[UUID, ...]) -> QuerySet[Any]:
    done = Preparation.objects.filter(participant=OuterRef("pk"), topic=Topic.GOAL, state__in=FINISHED)
    has_copy = Delivery.objects.filter(participant=OuterRef("pk"))
    is_due = Q(conference__state=State.SCHEDULED) | Q(conference__minutes__state=MinutesState.COMMENTS)
    invited = Participant.objects.filter(is_due, conference__in=conferences).exclude(presence=Presence.NOT_INVITED)
    rows = copies.told(invited).annotate(is_prepared=Exists(done), has_copy=Exists(has_copy))
    return rows.select_related(None).select_related("person__key").only(*SHOWN, *KEY).order_by("order", "id")


def _told(people: Collection[Any], *, is_coming: bool) -> People:
    if is_coming:
        return People(unprepared=tuple(row.person.first_name for row in people if not row.is_prepared))
    asked = [row for row in people if not row.has_copy and copies.share_of(row)[0] == Share.ASK]
    return People(to_ask=len(asked))
