"""What is shown of the day: who is expected and who came, what the organiser decided, and what lies on the table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse

from kruh.access.models import User
from kruh.access.roles import spoken
from kruh.conferences import policies as conference_policies
from kruh.conferences.models import Conference, Invitation, Participant, Seat
from kruh.conferences.rules.request import role_word
from kruh.conferences.vocabulary import ParticipantRole, Presence, Reply, SeatState, State, Type
from kruh.foundation import days, text
from kruh.meetings.models import Attendance, Meeting
from kruh.meetings.rules import day as rules
from kruh.meetings.vocabulary import Course, PresenceState
from kruh.method.models import Parameter

LOOKING_FORWARD = (State.ACCEPTED, State.SCHEDULED)
IN_THE_ROOM = (Presence.IN_PERSON, Presence.ONLINE)
ARRIVAL, ARRIVES_BEFORE = "arrival_before", 30


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


# Who is expected ---------------------------------------------------------------------------------------------------


def expected(conference: Conference) -> list[Row]:
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


def is_earlier(meeting: Meeting, conference: Conference) -> bool:
    """This will tell that the meeting speaks of a day before the present date was found."""
    return meeting.course == Course.NOT_HELD and conference.state in LOOKING_FORWARD


# The page ----------------------------------------------------------------------------------------------------------


def for_day(user: User, at: datetime) -> QuerySet[Conference]:
    """This will give the visible conferences with their day and how early the team comes, in one query."""
    early = Parameter.objects.on(days.local_day(at)).filter(code=ARRIVAL).values("value")[:1]
    rows = conference_policies.visible_conferences(user, at)
    return rows.select_related("case__key", "venue", "meeting__key", "meeting__decided_by").annotate(
        arrives_before=Subquery(early)
    )


def page(conference: Any, at: datetime) -> dict[str, Any]:
    """This will give the day as the person may see it: before it, on it, and afterwards."""
    meeting = getattr(conference, "meeting", None)
    if meeting is not None and is_earlier(meeting, conference):
        meeting = None
    rows = expected(conference) if conference.starts_at else []
    state, facts = State(conference.state), [row.facts for row in rows]
    cannot_tick = rules.blockers_to_attend(state) or rules.blockers_to_open_day(conference.starts_at, at)
    return {
        "conference": conference,
        "meeting": meeting,
        "earlier": _earlier(conference),
        "stage": _stage(state, cannot_tick),
        "cannot_tick": cannot_tick,
        "is_running": meeting is None or meeting.ended_at is None,
        "family": [_card(row, meeting, conference) for row in rows if not row.is_team],
        "team": [_card(row, meeting, conference) for row in rows if row.is_team],
        "counts": _counts(rows),
        "advice": rules.advice(facts),
        "waiting": len(rules.untold(facts)),
        "away": [row.name for row in rows if row.state not in rules.CAME],
        "team_at": _team_at(conference),
        "agenda": _agenda(conference),
        "documents": _documents(conference) if rows else [],
        "length": _length(meeting),
    }


def _stage(state: State, cannot_tick: list[str]) -> str:
    if state == State.SCHEDULED:
        return "before" if cannot_tick else "today"
    if state in {State.HELD, State.CONCLUDED}:
        return "held"
    return "not_held" if state == State.NOT_HELD else "none"


HERE, LEFT = (PresenceState.HERE, "Je tu"), (PresenceState.LEFT, "Odchod")
LATE = (PresenceState.LATE, "Později")
AWAY = ((PresenceState.EXCUSED, "Omluva"), (PresenceState.ABSENT, "Chybí"))
_TONES = {
    PresenceState.HERE: "ok",
    PresenceState.LEFT: "ok",
    PresenceState.LATE: "warn",
    PresenceState.EXCUSED: "info",
    PresenceState.ABSENT: "err",
    PresenceState.EXPECTED: "blocked",
}


def _card(row: Row, meeting: Meeting | None, conference: Conference) -> dict[str, Any]:
    began_at = meeting.began_at if meeting else None
    choices = [HERE, LEFT if row.state in rules.CAME else LATE, *AWAY]
    return {
        "pk": row.pk,
        "name": row.name,
        "role": ", ".join(filter(None, [row.role, row.home, "na dálku" if row.is_online else ""])),
        "is_child": row.is_child,
        "is_team": row.is_team,
        "state": row.state.value,
        "tone": _TONES[row.state],
        "word": _word(row, began_at, conference),
        "hours": _hours(row, began_at or conference.starts_at),
        "choices": [(choice.value, label) for choice, label in choices],
        "reply": row.reply,
        "is_known": row.state != PresenceState.EXPECTED,
    }


def _word(row: Row, began_at: datetime | None, conference: Conference) -> str:
    is_running = conference.state == State.SCHEDULED or row.state == PresenceState.EXPECTED
    if not is_running:
        return rules.presence_word(row.state, row.gender)
    return str(row.state.label)


def _hours(row: Row, began_at: datetime | None) -> str:
    came = f"od {days.clock(row.came_at)}" if row.came_at and rules.came_late(row.came_at, began_at) else ""
    left = f"do {days.clock(row.left_at)}" if row.left_at else ""
    return " ".join(filter(None, [came, left]))


def _counts(rows: list[Row]) -> dict[str, int]:
    return {
        "here": sum(row.state in rules.CAME for row in rows),
        "all": len(rows),
        "known": sum(row.state != PresenceState.EXPECTED for row in rows),
    }


def _team_at(conference: Any) -> datetime | None:
    early = conference.arrives_before if conference.arrives_before is not None else ARRIVES_BEFORE
    return conference.starts_at - timedelta(minutes=early) if conference.starts_at else None


def _agenda(conference: Conference) -> list[dict[str, Any]]:
    if not conference.starts_at:
        return []
    slots = rules.agenda(Type(conference.type), conference.length_minutes or 120)
    return [
        {"title": slot.title, "what": slot.what, "at": conference.starts_at + timedelta(minutes=slot.begins)}
        for slot in slots
    ]


def _length(meeting: Meeting | None) -> str:
    if meeting is None or meeting.began_at is None or meeting.ended_at is None:
        return ""
    minutes = int((meeting.ended_at - meeting.began_at).total_seconds() // 60)
    hours, rest = divmod(minutes, 60)
    said = [text.plural(hours, "hodina", "hodiny", "hodin")] if hours else []
    return " ".join([*said, *([text.plural(rest, "minuta", "minuty", "minut")] if rest or not hours else [])])


def _earlier(conference: Any) -> list[dict[str, Any]]:
    meeting = getattr(conference, "meeting", None)
    if meeting is None:
        return []
    kept = [{**day, "day": datetime.fromisoformat(day["day"])} for day in meeting.earlier]
    if is_earlier(meeting, conference):
        kept.append({"day": meeting.decided_at, "reason": meeting.decision_reason or "", "missing": meeting.missing})
    return kept


PACK = (
    ("balicek", "Vše najednou", "Program, prezenční listina, prázdný plán a pravidla. Funguje i bez počítače."),
    ("program", "Program setkání", ""),
    ("prezence", "Prezenční listina", "Jen jména a role, bez adres a telefonů."),
    ("plan", "Prázdný formulář plánu", ""),
    ("pravidla", "Pravidla na zeď", ""),
)


def _documents(conference: Conference) -> list[dict[str, Any]]:
    def url(part: str, ending: str) -> str:
        return reverse("meetings:day-file", args=[conference.pk, part, ending])

    return [
        {"title": title, "note": note, "links": [("PDF", url(part, "pdf")), ("Word (DOCX)", url(part, "docx"))]}
        for part, title, note in PACK
    ]


# Deciding ----------------------------------------------------------------------------------------------------------


def deciding(conference: Conference, *, only_family: bool) -> dict[str, Any]:
    """This will give what the organiser looks at before deciding: who is here and who is not."""
    rows = expected(conference)
    facts = [row.facts for row in rows]
    asked = [who for who in facts if who.is_family] if only_family else facts
    away = [row for row in rows if row.state not in rules.CAME]
    return {
        "conference": conference,
        "here": [row for row in rows if row.state in rules.CAME],
        "away": [
            {"name": row.name, "role": row.role, "tone": _TONES[row.state], "word": row.state.label} for row in away
        ],
        "nobody": rules.nobody_from_family(facts),
        "untold": [who.name for who in rules.untold(asked)],
    }
