"""What is shown of the day: the stage it is in, a card of everybody expected, and what lies on the table."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse

from kruh.access.models import User
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import State, Type
from kruh.foundation import days, text
from kruh.meetings.models import Meeting, Phase
from kruh.meetings.policies import minutes as policies
from kruh.meetings.queries import arrivals, expected, wall
from kruh.meetings.rules import day as rules
from kruh.meetings.vocabulary import PresenceState
from kruh.method.models import Parameter

ARRIVAL, ARRIVES_BEFORE = "arrival_before", 30


# The page ----------------------------------------------------------------------------------------------------------


def for_day(user: User, at: datetime) -> QuerySet[Conference]:
    """This will give the visible conferences with their day, the person's relations and how early the team comes."""
    early = Parameter.objects.on(days.local_day(at)).filter(code=ARRIVAL).values("value")[:1]
    rows = wall.with_running_phase(policies.related(user, at))
    return rows.select_related("case__key", "venue", "meeting__key", "meeting__decided_by").annotate(
        arrives_before=Subquery(early),
        is_apart_open=Exists(arrivals.unarranged(days.local_day(at))),
        is_arranged=Exists(arrivals.told()),
    )


def page(conference: Any, at: datetime) -> dict[str, Any]:
    """This will give the day as the person may see it: before it, on it, and afterwards."""
    meeting = getattr(conference, "meeting", None)
    if meeting is not None and expected.is_earlier(meeting, conference):
        meeting = None
    rows, stand_ins = expected.at_table(conference) if conference.starts_at else ([], [])
    state, facts = State(conference.state), [row.facts for row in rows]
    cannot_tick = rules.blockers_to_attend(state) or rules.blockers_to_open_day(conference.starts_at, at)
    is_on = _is_on(meeting, at)
    return {
        "conference": conference,
        "meeting": meeting,
        "earlier": _earlier(conference),
        "stage": _stage(state, cannot_tick),
        "cannot_tick": cannot_tick,
        "overdue": _overdue(conference, at),
        "is_running": meeting is None or meeting.ended_at is None,
        "is_on": is_on,
        "room": _room(conference, at),
        "family": [_card(row, meeting, conference, is_on=is_on) for row in rows if not row.is_team],
        "team": [_card(row, meeting, conference, is_on=is_on) for row in rows if row.is_team],
        "stand_ins": _stand_ins(rows, stand_ins),
        "counts": _counts(rows),
        "advice": rules.advice(facts),
        "waiting": len(rules.untold(facts)),
        "away": [who.name for who in rules.missing(facts)],
        "organiser": next((row.name for row in rows if row.is_organiser), "organizátor"),
        "team_at": _team_at(conference),
        "agenda": _agenda(conference),
        "documents": _documents(conference) if rows else [],
        "length": _length(meeting),
    }


def with_begun_in_room(rows: QuerySet[Conference]) -> QuerySet[Conference]:
    """This will add the moment when the first part of the programme began in the room."""
    begun = Phase.objects.filter(conference=OuterRef("pk"), began_at__isnull=False).order_by("began_at")
    return rows.annotate(begun_in_room=Subquery(begun.values("began_at")[:1]))


def begins(conference: Any, at: datetime) -> datetime | None:
    """This will offer the beginning: as the room tells it, now on the day of the meeting, later as it was planned."""
    planned, told = conference.starts_at, conference.begun_in_room
    if planned and told and days.local_day(told) == days.local_day(planned):
        return told  # type: ignore[no-any-return]
    return at if planned and days.local_day(at) == days.local_day(planned) else planned


def _room(conference: Any, at: datetime) -> dict[str, Any]:
    """Which part of the programme runs in the room today, and since when."""
    phase = getattr(conference, "running", None)  # nothing joined leaves no attribute
    if phase is None or days.local_day(phase.began_at) != days.local_day(at):
        return {}
    return {"part": phase.title, "since": phase.began_at}


def _is_on(meeting: Meeting | None, at: datetime) -> bool:
    if meeting is None or meeting.began_at is None or meeting.ended_at is not None:
        return False
    return days.local_day(meeting.began_at) == days.local_day(at)


def _stage(state: State, cannot_tick: list[str]) -> str:
    if state == State.SCHEDULED:
        return "before" if cannot_tick else "today"
    if state in {State.HELD, State.CONCLUDED}:
        return "held"
    return "not_held" if state == State.NOT_HELD else "none"


def _overdue(conference: Conference, at: datetime) -> str:
    """What to say of a meeting whose time has come and which nobody began."""
    planned = conference.starts_at
    if planned is None or conference.state != State.SCHEDULED or not rules.is_overdue(planned, at):
        return ""
    if days.local_day(planned) == days.local_day(at):
        return f"Setkání mělo začít {days.at_clock(planned)}"
    return f"Setkání mělo být {days.day(days.local_day(planned))} a není zapsané, jak dopadlo"


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


def _card(row: expected.Row, meeting: Meeting | None, conference: Conference, *, is_on: bool) -> dict[str, Any]:
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
        "word": _word(row, conference, is_on=is_on),
        "hours": _hours(row, began_at or conference.starts_at),
        "choices": [(choice.value, label) for choice, label in choices],
        "reply": row.reply,
        "is_known": row.state != PresenceState.EXPECTED,
    }


def _word(row: expected.Row, conference: Conference, *, is_on: bool) -> str:
    is_now = is_on or conference.state == State.SCHEDULED or row.state == PresenceState.EXPECTED
    if not is_now:
        return rules.presence_word(row.state, row.gender)
    return str(row.state.label)


def _hours(row: expected.Row, began_at: datetime | None) -> str:
    came = f"od {days.clock(row.came_at)}" if row.came_at and rules.came_late(row.came_at, began_at) else ""
    left = f"do {days.clock(row.left_at)}" if row.left_at else ""
    return " ".join(filter(None, [came, left]))


def _counts(rows: list[expected.Row]) -> dict[str, int]:
    return {
        "here": sum(row.state in rules.CAME for row in rows),
        "all": len(rows),
        "known": sum(row.state != PresenceState.EXPECTED for row in rows),
    }


def _stand_ins(rows: list[expected.Row], others: list[expected.Row]) -> list[dict[str, Any]]:
    """Who may come instead of the organiser is offered only while the organiser is not in the room."""
    is_needed = any(row.is_organiser and row.state not in rules.CAME for row in rows)
    has_come = any(row.is_replaced for row in rows)
    return [{"pk": row.pk, "name": row.name} for row in others] if is_needed and not has_come else []


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
    if expected.is_earlier(meeting, conference):
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
    rows = expected.everybody(conference)
    facts = [row.facts for row in rows]
    asked = [who for who in facts if who.is_family] if only_family else facts
    away = [row for row in rows if row.state not in rules.CAME and not row.is_replaced]
    return {
        "conference": conference,
        "here": [row for row in rows if row.state in rules.CAME],
        "away": [
            {"name": row.name, "role": row.role, "tone": _TONES[row.state], "word": row.state.label} for row in away
        ],
        "nobody": rules.nobody_from_family(facts),
        "untold": [who.name for who in rules.untold(asked)],
    }
