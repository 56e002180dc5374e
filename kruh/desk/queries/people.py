"""What waits with single people of a conference: who is not prepared, whom to ask about the minutes, who wants them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kruh.access.prepared import prepared
from kruh.cases.models import Tie
from kruh.conferences.models import Consent, Participant, Preparation
from kruh.conferences.vocabulary import (
    ConsentAnswer,
    ParticipantRole,
    Presence,
    Purpose,
    State,
    Topic,
    TopicState,
)
from kruh.family.queries import links as family
from kruh.meetings.models import Delivery
from kruh.meetings.queries import copies
from kruh.meetings.rules.minutes import Share
from kruh.meetings.vocabulary import MinutesState

WRITTEN = (MinutesState.COMMENTS, MinutesState.CLOSED, MinutesState.AMENDING)
FINISHED = (TopicState.DONE, TopicState.NOT_NEEDED)
SHOWN = ("conference", "role", "presence", "person__first_name", "person__gender")
KEY = ("person__key__parent", "person__key__master", "person__key__wrapped")


@dataclass(frozen=True, slots=True)
class People:
    """The people with whom something waits at one conference."""

    unprepared: tuple[str, ...] = ()
    to_ask: int = 0
    to_send: int = 0
    told_us: tuple[str, ...] = ()


def waiting(rows: Collection[Any]) -> dict[UUID, People]:
    """This will give them for the conferences that wait for their day or for comments, in one query.

    With them come those who told something on their page that nobody has read yet, whatever the conference waits for.
    """
    coming = {row.pk for row in rows if row.state == State.SCHEDULED}
    written = {row.pk for row in rows if row.minutes_state in WRITTEN}
    people: dict[UUID, list[Any]] = {}
    for person in _people(tuple(row.pk for row in rows)):
        people.setdefault(person.conference_id, []).append(person)
    return {pk: _told(found, is_coming=pk in coming, is_written=pk in written) for pk, found in people.items()}


@prepared
def _people(conferences: tuple[UUID, ...]) -> QuerySet[Any]:
    done = Preparation.objects.filter(participant=OuterRef("pk"), topic=Topic.GOAL, state__in=FINISHED)
    has_copy = Delivery.objects.filter(participant=OuterRef("pk"))
    is_closed = Q(conference__minutes__state__in=(MinutesState.CLOSED, MinutesState.AMENDING)) & ~Exists(has_copy)
    is_due = Q(conference__state=State.SCHEDULED) | Q(conference__minutes__state=MinutesState.COMMENTS) | is_closed
    told_us = family.unread()
    invited = Participant.objects.filter(is_due | Q(told_us), conference__in=conferences).exclude(
        presence=Presence.NOT_INVITED
    )
    rows = copies.told(invited).annotate(is_prepared=Exists(done), has_copy=Exists(has_copy), told_us=told_us)
    return rows.select_related(None).select_related("person__key").only(*SHOWN, *KEY).order_by("order", "id")


def _told(people: Collection[Any], *, is_coming: bool, is_written: bool) -> People:
    told_us = tuple(row.person.first_name for row in people if row.told_us)
    if is_coming:
        unprepared = tuple(row.person.first_name for row in people if not row.is_prepared)
        return People(unprepared=unprepared, told_us=told_us)
    shares = [copies.share_of(row)[0] for row in people if is_written and not row.has_copy]
    return People(to_ask=shares.count(Share.ASK), to_send=shares.count(Share.GETS), told_us=told_us)


def without_copy() -> QuerySet[Participant]:
    """This will give those of a conference who have no minutes and may want them, as `rules.share` tells it."""
    refused = Consent.objects.filter(
        participant=OuterRef("pk"), purpose=Purpose.MINUTES, withdrawn_at=None, answer=ConsentAnswer.NO
    )
    bond = Tie.objects.filter(
        case=OuterRef("conference__case"), person=OuterRef("person"), ended_on=None, has_parental_responsibility=True
    )
    rows = Participant.objects.exclude(presence=Presence.NOT_INVITED).exclude(role=ParticipantRole.CHILD)
    return rows.filter(
        ~Exists(refused), ~Exists(bond), ~Exists(Delivery.objects.filter(participant=OuterRef("pk"))),
        conference=OuterRef("pk"),
    )  # fmt: skip
