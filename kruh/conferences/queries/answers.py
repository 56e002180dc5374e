"""What people said to the proposed dates: which answers hold, and what one person ever said."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, FilteredRelation, Q

from kruh.conferences.models import Availability, Candidate, Participant, Seat
from kruh.conferences.vocabulary import Answer, CandidateState, Channel


def holding(place: str = "") -> Q:
    """This will choose the answers that hold: neither replaced nor taken back. `place` leads to them, „answers__“."""
    return Q(**{f"{place}replaced_at": None}) & ~Q(**{f"{place}answer": Answer.NONE})


@dataclass(frozen=True)
class Told:
    """What somebody said to one date at one time, who told us, how and when, and who wrote it down."""

    answer: Answer
    said_by: str
    channel: Channel
    said_on: date | None
    recorder: str
    recorded_at: datetime
    is_replaced: bool


@dataclass(frozen=True)
class Asked:
    """A proposed date with everything that one person ever said to it, the newest first."""

    candidate: Candidate
    told: list[Told] = field(default_factory=list)

    @property
    def held(self) -> Answer:
        """This will give the answer that holds."""
        return self.told[0].answer if self.told else Answer.NONE


_SPOKEN = ("pk", "answer", "said_by", "channel", "said_on", "recorded_at", "replaced_at")


def asked(who: Participant | Seat) -> list[Asked]:
    """This will give the dates still open and what the person said to each, in one query."""
    own = Q(answers__seat=who) if isinstance(who, Seat) else Q(answers__participant=who)
    rows: Iterable[Any] = (
        Candidate.objects.filter(conference=who.conference_id, state=CandidateState.OPEN)
        .annotate(own=FilteredRelation("answers", condition=own))
        .annotate(**{f"told_{name}": F(f"own__{name}") for name in _SPOKEN})
        .annotate(told_first=F("own__recorded_by__first_name"), told_last=F("own__recorded_by__last_name"))
        .order_by("starts_at", "pk", F("own__recorded_at").desc(), F("own__pk").desc())
    )
    found: dict[UUID, Asked] = {}
    for row in rows:
        entry = found.setdefault(row.pk, Asked(row))
        if row.told_pk:
            entry.told.append(_told(row))
    return list(found.values())


def _told(row: Any) -> Told:
    """What came beside a date is still sealed, with the key of its conference."""
    sealed = Availability(pk=row.told_pk, key=row.key, said_by=row.told_said_by)
    words = {"said_by": sealed.said_by or "", "said_on": row.told_said_on, "recorded_at": row.told_recorded_at}
    recorder = f"{row.told_first} {row.told_last}" if row.told_first else ""
    is_replaced = row.told_replaced_at is not None
    answer, channel = Answer(row.told_answer), Channel(row.told_channel)
    return Told(answer=answer, channel=channel, recorder=recorder, is_replaced=is_replaced, **words)
