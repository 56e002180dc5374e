"""Who was to be in the room and who came: people of the case, the team, the office, and what the day told of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from kruh.access.models import User
from kruh.access.roles import spoken
from kruh.cases import models
from kruh.cases.models import TeamMember
from kruh.cases.rules import protection
from kruh.cases.vocabulary import ApartKind, TeamRole, spoken_role
from kruh.conferences.models import Conference, Invitation, Participant, Seat
from kruh.conferences.rules.request import role_word
from kruh.conferences.vocabulary import ParticipantRole, Presence, Reply, SeatState, State
from kruh.meetings.models import Attendance, Meeting
from kruh.meetings.rules import day as rules
from kruh.meetings.rules import presence, programme
from kruh.meetings.vocabulary import Course, PresenceState

LOOKING_FORWARD = (State.ACCEPTED, State.SCHEDULED)
IN_THE_ROOM = (Presence.IN_PERSON, Presence.ONLINE)


@dataclass(frozen=True)
class Row:
    """One expected person with what is known of their coming."""

    who: Participant | Seat | User
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
    is_organiser: bool = False
    is_replaced: bool = False
    said: tuple[presence.Said, ...] = ()

    @property
    def pk(self) -> UUID:
        """This will give the row's id, for addresses and anchors."""
        return self.who.pk

    @property
    def place(self) -> str:
        """This will name the side from which the attendance points: participant, seat or user."""
        return place_of(self.who)

    @property
    def facts(self) -> rules.Expected:
        """This will give the person as the rules see one."""
        return rules.Expected(self.name, self.state, self.is_family, self.is_team, self.is_replaced)


def place_of(who: Participant | Seat | User) -> str:
    """This will name the column of the attendance that points to somebody."""
    return {Participant: "participant", Seat: "seat", User: "user"}[type(who)]


def everybody(conference: Conference) -> list[Row]:
    """This will give everybody who was to be in the room: people of the case, the team, the office; three queries."""
    return at_table(conference)[0]


def at_seats(conference: Conference) -> list[Row]:
    """This will give the people of the case who were to be in the room, in one query."""
    return [_seated(row) for row in participants(conference)]


def at_table(conference: Conference) -> tuple[list[Row], list[Row]]:
    """This will give everybody who was to be in the room, and the colleagues who may stand in for the organiser."""
    return at_one_table(participants(conference), sent(conference), colleagues(conference))


def at_one_table(guests: list[Any], team: list[Any], office: list[Row]) -> tuple[list[Row], list[Row]]:
    """This will put together the same from rows that are known already."""
    people = [_seated(row) for row in guests]
    known = {row.name for row in people}
    office = [row for row in office if row.name not in known]
    here = [row for row in office if row.is_organiser or row.state in rules.CAME]
    stand_ins = [row for row in office if row not in here]
    return [*people, *(_sent(row) for row in team), *here], stand_ins


def knowing(rows: QuerySet[Conference], who: UUID) -> QuerySet[Conference]:
    """This will let the conference tell on which side somebody sits, so that only that side is asked."""
    seated = Participant.objects.filter(conference=OuterRef("pk"), pk=who)
    sent = Seat.objects.filter(conference=OuterRef("pk"), pk=who)
    return rows.annotate(is_seated=Exists(seated), is_sent=Exists(sent))


def one(conference: Any, who: UUID) -> Row | None:
    """This will give one of those who were to be in the room, or of those who may stand in; one query."""
    team = [_sent(row) for row in sent(conference)] if conference.is_sent else []
    found = at_seats(conference) if conference.is_seated else team or colleagues(conference)
    return next((row for row in found if row.pk == who), None)


def participants(conference: Conference, how: Sequence[Presence] = IN_THE_ROOM) -> list[Any]:
    """This will give the people at the table with their attendance, in one query."""
    told = _attendances(conference).filter(participant=OuterRef("pk"))
    replies = Invitation.objects.filter(participant=OuterRef("pk"), replied_at__isnull=False).order_by("-revision")
    rows = _with_attendance(conference.participants.filter(presence__in=how), told)
    people = rows.annotate(reply=Subquery(replies.values("reply")[:1]))
    joined = ("key", "person__key", "person__organisation", "arrival__key")
    return list(people.select_related(*joined).order_by("order", "id"))


def sent(conference: Conference) -> list[Any]:
    """This will give the two whom the organisation sent, with their attendance, in one query."""
    told = _attendances(conference).filter(seat=OuterRef("pk"))
    rows = _with_attendance(conference.seats.filter(state=SeatState.ACCEPTED), told)
    return list(rows.select_related("key", "user").order_by("role"))


def colleagues(conference: Conference) -> list[Row]:
    """The key worker convenes the meeting and sits there; a colleague of the case may come instead."""
    return on_the_day(members(conference), conference)


def members(conference: Conference) -> list[Any]:
    """This will give everybody who is or was in the case's team, with their attendance, in one query."""
    told = _attendances(conference).filter(user=OuterRef("user"), meeting__conference=conference)
    rows = _with_attendance(TeamMember.objects.filter(case=conference.case_id), told)
    return list(rows.select_related("user").order_by("since", "id"))


def on_the_day(members: list[Any], conference: Conference) -> list[Row]:
    """This will give those of the team who belong to it on the day, the key worker first."""
    day = conference.starts_at
    there = [
        row for row in members if (row.until is None or (day and row.until > day)) and (not day or row.since <= day)
    ]
    organisers = [row for row in there if row.role == TeamRole.KEY_WORKER]
    known = {row.user_id for row in organisers}
    others = {row.user_id: row for row in there if row.user_id not in known}.values()
    is_replaced = any(row.day_state in rules.CAME for row in others)
    return [*(_convening(row, is_replaced=is_replaced) for row in organisers), *(_standing_in(row) for row in others)]


def _attendances(conference: Conference) -> QuerySet[Attendance]:
    rows: QuerySet[Attendance] = Attendance.objects.all()
    # What was ticked on a day that was not held says nothing about the new date.
    return rows.exclude(meeting__course=Course.NOT_HELD) if conference.state in LOOKING_FORWARD else rows


def _with_attendance(rows: Any, told: QuerySet[Attendance]) -> Any:
    def of(name: str) -> Subquery:
        return Subquery(told.values(name)[:1])

    return rows.annotate(day_state=of("state"), came_at=of("came_at"), left_at=of("left_at"), day_told=of("told"))


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
        said=tuple(presence.told(row.day_told or ())),
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
        said=tuple(presence.told(row.day_told or ())),
    )


def _convening(row: Any, *, is_replaced: bool) -> Row:
    came = row.day_state in rules.CAME
    return replace(_colleague(row, "organizuje setkání"), is_organiser=True, is_replaced=is_replaced and not came)


def _standing_in(row: Any) -> Row:
    return _colleague(row, "za pracoviště")


def _colleague(row: Any, part: str) -> Row:
    return Row(
        who=row.user,
        name=row.user.short_name,
        gender=row.user.gender,
        role=f"{spoken_role(TeamRole(row.role), row.user.gender)}, {part}",
        state=PresenceState(row.day_state or PresenceState.EXPECTED),
        is_family=False,
        is_team=True,
        came_at=row.came_at,
        left_at=row.left_at,
        said=tuple(presence.told(row.day_told or ())),
    )


def attendance_of(row: Row, conference: Conference) -> Attendance | None:
    """This will give what was noted about the person's coming, when anything was."""
    return Attendance.objects.filter(**{row.place: row.who}, meeting__conference=conference).first()


def is_earlier(meeting: Meeting, conference: Conference) -> bool:
    """This will tell that the meeting speaks of a day before the present date was found."""
    return meeting.course == Course.NOT_HELD and conference.state in LOOKING_FORWARD


# Who must not meet -------------------------------------------------------------------------------------------------

type Apart = tuple[UUID, UUID, programme.Pair]


def pairs_of(conference: Conference, day: date) -> list[Apart]:
    """This will give the pairs of whom both are to sit at this table, by their seats, in one query."""

    def seat_of(side: str) -> Subquery:
        sits = conference.participants.filter(presence=Presence.IN_PERSON, person=OuterRef(side))
        return Subquery(sits.values("pk")[:1])

    rows: Any = models.Apart.objects.filter(case=conference.case_id).annotate(
        one=seat_of("person"), two=seat_of("other")
    )
    return [
        (row.one, row.two, programme.Pair(row.person.full_name, row.other.full_name, row.kind == ApartKind.ORDER))
        for row in rows.select_related("key", "person__key", "other__key").order_by("id")
        if row.one and row.two and protection.is_valid(row.valid_from, row.valid_to, day)
    ]
