"""Who was to be in the room and who came: people of the case, then the team, each with what the day told of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from kruh.access.roles import spoken
from kruh.conferences.models import Conference, Invitation, Participant, Seat
from kruh.conferences.rules.request import role_word
from kruh.conferences.vocabulary import ParticipantRole, Presence, Reply, SeatState, State
from kruh.meetings.models import Attendance, Meeting
from kruh.meetings.rules import day as rules
from kruh.meetings.vocabulary import Course, PresenceState

LOOKING_FORWARD = (State.ACCEPTED, State.SCHEDULED)
IN_THE_ROOM = (Presence.IN_PERSON, Presence.ONLINE)


@dataclass(frozen=True)
class Row:
    """One expected person with what is known of their coming."""

    who: Participant | Seat
    name: str
    gender: str
    role: str
    state: PresenceState
    is_family: bool
    is_team: bool
    came_at: datetime | None = None
    left_at: datetime | None = None
    home: str = ""
    is_online: bool = False
    is_child: bool = False
    reply: str = ""

    @property
    def pk(self) -> UUID:
        """This will give the row's id, for addresses and anchors."""
        return self.who.pk

    @property
    def place(self) -> str:
        """This will name the side from which the attendance points: participant or seat."""
        return "seat" if isinstance(self.who, Seat) else "participant"

    @property
    def facts(self) -> rules.Expected:
        """This will give the person as the rules see one."""
        return rules.Expected(self.name, self.state, self.is_family, self.is_team)


def everybody(conference: Conference) -> list[Row]:
    """This will give everybody who was to be in the room, people of the case first, then the team; two queries."""
    return [*(_seated(row) for row in participants(conference)), *(_sent(row) for row in _team(conference))]


def participants(conference: Conference, presence: Sequence[Presence] = IN_THE_ROOM) -> list[Any]:
    """This will give the people at the table with their attendance, in one query."""
    told = _attendances(conference).filter(participant=OuterRef("pk"))
    replies = Invitation.objects.filter(participant=OuterRef("pk"), replied_at__isnull=False).order_by("-revision")
    rows = _with_attendance(conference.participants.filter(presence__in=presence), told)
    people = rows.annotate(reply=Subquery(replies.values("reply")[:1]))
    return list(people.select_related("key", "person__key", "person__organisation").order_by("order", "id"))


def _team(conference: Conference) -> list[Any]:
    told = _attendances(conference).filter(seat=OuterRef("pk"))
    rows = _with_attendance(conference.seats.filter(state=SeatState.ACCEPTED), told)
    return list(rows.select_related("key", "user").order_by("role"))


def _attendances(conference: Conference) -> QuerySet[Attendance]:
    rows: QuerySet[Attendance] = Attendance.objects.all()
    # What was ticked on a day that was not held says nothing about the new date.
    return rows.exclude(meeting__course=Course.NOT_HELD) if conference.state in LOOKING_FORWARD else rows


def _with_attendance(rows: Any, told: QuerySet[Attendance]) -> Any:
    def of(name: str) -> Subquery:
        return Subquery(told.values(name)[:1])

    return rows.annotate(day_state=of("state"), came_at=of("came_at"), left_at=of("left_at"))


def _seated(row: Any) -> Row:
    role = ParticipantRole(row.role)
    return Row(
        who=row,
        name=row.person.full_name,
        gender=row.person.gender,
        role=role_word(role, row.person.gender),
        state=PresenceState(row.day_state or PresenceState.EXPECTED),
        is_family=row.is_family,
        is_team=False,
        came_at=row.came_at,
        left_at=row.left_at,
        home=row.person.organisation.name if row.person.organisation else "",
        is_online=row.presence == Presence.ONLINE,
        is_child=role == ParticipantRole.CHILD,
        reply=str(Reply(row.reply).label) if row.reply else "",
    )


def _sent(row: Any) -> Row:
    return Row(
        who=row,
        name=row.user.short_name,
        gender=row.user.gender,
        role=spoken(row.role, row.user.gender),
        state=PresenceState(row.day_state or PresenceState.EXPECTED),
        is_family=False,
        is_team=True,
        came_at=row.came_at,
        left_at=row.left_at,
    )


def attendance_of(row: Row) -> Attendance | None:
    """This will give what was noted about the person's coming, when anything was."""
    return Attendance.objects.filter(**{row.place: row.who}).first()


def is_earlier(meeting: Meeting, conference: Conference) -> bool:
    """This will tell that the meeting speaks of a day before the present date was found."""
    return meeting.course == Course.NOT_HELD and conference.state in LOOKING_FORWARD
