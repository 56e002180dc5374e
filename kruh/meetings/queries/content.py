"""The one content behind every paper of the minutes: plain texts, lists and dictionaries, ready to be frozen."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from kruh.cases.rules import gate
from kruh.conferences.models import Conference, Participant
from kruh.conferences.vocabulary import ParticipantRole, Presence, SeatRole, SeatState
from kruh.foundation import days
from kruh.foundation import typesetting as paper
from kruh.meetings.models import Attendance, Comment, Minutes, Revision
from kruh.meetings.queries import expected, paragraphs
from kruh.meetings.rules import audience
from kruh.meetings.rules import minutes as rules
from kruh.meetings.rules.day import CAME
from kruh.meetings.vocabulary import CommentAnswer, HeardHow, PresenceState
from kruh.plans.models import Task
from kruh.plans.queries import plan as plans
from kruh.plans.queries import reading
from kruh.plans.vocabulary import TaskState

LATE_AFTER = timedelta(minutes=5)
PRESENCE = {
    "here": "na setkání",
    "written": "vyjádření písemně nebo obrázkem",
    str(PresenceState.EXCUSED): "s omluvou",
    str(PresenceState.ABSENT): "bez omluvy",
    str(PresenceState.EXPECTED): "účast nezapsána",
}


def heard(minutes: Minutes) -> rules.Heard:
    """This will give how the child's view was heard."""
    return rules.Heard(minutes.heard_how, minutes.heard_by or "", minutes.why_not_heard or "")


def content(minutes: Minutes) -> dict[str, Any]:
    """This will give what the minutes say, ready to be frozen: plain texts, lists and dictionaries."""
    if minutes.frozen is not None:
        return dict(minutes.frozen)
    conference = minutes.conference
    meeting = getattr(conference, "meeting", None)
    began = (meeting and meeting.began_at) or conference.starts_at
    ended = (meeting and meeting.ended_at) or conference.ends_at
    seated = _seated(conference)
    people = _people(conference, seated, began)
    return {
        "number": str(conference),
        "office": conference.office.name,
        "file_mark": conference.case.file_mark,
        "type": str(conference.get_type_display()),
        "layout": minutes.layout,
        "held_on": days.local_day(began).isoformat() if began else "",
        "time": f"{days.clock(began)}–{days.clock(ended)}" if began and ended else "",
        "place": f"{conference.venue}, {conference.venue.address}"
        if conference.venue
        else (conference.online_note or ""),
        "children": [row["name"] for row in people if row["is_child"]],
        "team": _team(conference),
        "people": people,
        **_words(minutes),
        "plan": _plan(conference, seated, people),
        "dissents": _dissents(minutes),
    }


def corrected(minutes: Minutes, revision: Revision) -> dict[str, Any]:
    """This will give the minutes as a correction has them: what people wrote changes, the people and the plan stay.

    The wording before it goes along, so that each copy can show what changed in it.
    """
    before = {name: value for name, value in (minutes.frozen or {}).items() if name != "revision"}
    told = {"number": revision.number, "reason": revision.reason, "before": before}
    return {**before, **_words(minutes), "revision": told}


def _words(minutes: Minutes) -> dict[str, Any]:
    rows = paragraphs.written(minutes)
    return {"paragraphs": rows, "sections": audience.joined(rows), "heard": heard_words(minutes)}


def heard_words(minutes: Minutes) -> dict[str, str]:
    how = HeardHow(minutes.heard_how) if minutes.heard_how else None
    return {
        "how": str(how.label) if how else "",
        "by": (minutes.heard_by or "") if how and how != HeardHow.NOT_HEARD else "",
        "why_not": (minutes.why_not_heard or "") if how == HeardHow.NOT_HEARD else "",
    }


def _seated(conference: Conference) -> list[Participant]:
    rows = conference.participants.exclude(presence=Presence.NOT_INVITED)
    return list(rows.select_related("key", "person__key").order_by("order", "id"))


def _people(conference: Conference, known: list[Participant], began: datetime | None) -> list[dict[str, Any]]:
    rows = Attendance.objects.filter(meeting__conference=conference, participant__isnull=False)
    noted = {row.participant_id: row for row in rows}
    names = {row.person.full_name for row in known}
    office = [row for row in expected.colleagues(conference) if row.name not in names]
    return [
        *(person(row, noted.get(row.pk), began) for row in known),
        *(_colleague(row, began) for row in office if row.state != PresenceState.EXPECTED),
    ]


def _colleague(row: expected.Row, began: datetime | None) -> dict[str, Any]:
    """Whoever convened the meeting took part in it like everybody else."""
    state = "here" if row.state in CAME else _EXCUSED.get(row.gender, str(row.state))
    return {
        "name": row.name,
        "role": row.role,
        "is_child": False,
        "presence": state if row.state in {*CAME, PresenceState.EXCUSED} else str(row.state),
        "note": _times(row, began) if row.state in CAME else "",
    }


def person(row: Participant, noted: Attendance | None, began: datetime | None) -> dict[str, Any]:
    """This will give how somebody of the case took part."""
    state = PresenceState(noted.state) if noted else PresenceState.EXPECTED
    return {
        "id": str(row.pk),
        "name": row.person.formal_name,
        "role": row.get_role_display(),
        "is_child": row.role == ParticipantRole.CHILD,
        "presence": _presence(row, state),
        "note": _times(noted, began) if noted and state in CAME else "",
    }


def _times(noted: Attendance | expected.Row, began: datetime | None) -> str:
    is_late = noted.came_at and began and noted.came_at > began + LATE_AFTER
    came = f"od {days.clock(noted.came_at)}" if is_late and noted.came_at else ""
    left = f"do {days.clock(noted.left_at)}" if noted.state == PresenceState.LEFT and noted.left_at else ""
    return " ".join(filter(None, [came, left]))


_EXCUSED = {"m": "omluven", "f": "omluvena"}


def _presence(row: Participant, state: PresenceState) -> str:
    if state in CAME:
        return "here"
    if row.presence == Presence.WRITTEN:
        return "written"
    if state == PresenceState.EXCUSED:
        return _EXCUSED.get(row.person.gender, str(state))
    return str(state)


def _team(conference: Conference) -> dict[str, str]:
    seats = conference.seats.filter(state__in=[SeatState.ACCEPTED, SeatState.ENDED]).select_related("user")
    named = {seat.role: seat.user.name for seat in seats.order_by("offered_at")}
    return {role: named.get(role, "") for role in SeatRole.values}


def _plan(conference: Conference, seated: list[Participant], people: list[dict[str, Any]]) -> dict[str, Any]:
    tasks = plans.tasks_of(conference)
    block = plans.as_table(tasks)[0]
    if not isinstance(block, paper.Table):
        return {"head": [], "rows": [], "widths": [], "concerns": [], "read": []}
    return {
        "head": list(block.head),
        "rows": [list(row) for row in block.rows],
        "widths": list(block.widths),
        "concerns": [_concerned(task, seated) for task in tasks if task.state != TaskState.DROPPED],
        "read": reading.confirmed(conference, tasks, _gone(people)),
    }


def _gone(people: list[dict[str, Any]]) -> set[UUID]:
    """Who did not come after all, once it is known who came."""
    known = [row for row in people if "id" in row]
    has_come = any(row["presence"] == "here" for row in known)
    return {UUID(row["id"]) for row in known if row["presence"] != "here"} if has_come else set()


def _concerned(task: Task, seated: list[Participant]) -> list[str]:
    """Who answers for the task, looks at it, or is named among those who help."""
    helping = [row.person for row in seated if gate.found_in(task.helpers or "", [row.person.last_name])]
    own = [pk for pk in (task.person_id, task.checker_person_id) if pk]
    return [str(pk) for pk in dict.fromkeys([*own, *(person.pk for person in helping)])]


def _dissents(minutes: Minutes) -> list[dict[str, str]]:
    rows = Comment.objects.filter(minutes=minutes, answer=CommentAnswer.NOTED)
    return [
        {"who": author(row), "text": row.text, "whose": str(row.participant_id or "")}
        for row in rows.select_related("participant__person__key", "user")
    ]


def author(comment: Comment) -> str:
    """This will name who wants something otherwise."""
    if comment.participant:
        return str(comment.participant.person.full_name)
    return comment.user.short_name if comment.user else ""
