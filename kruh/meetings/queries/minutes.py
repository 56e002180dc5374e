"""What is shown of the minutes: the form or the text with what is missing, and the one content behind every paper."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.urls import reverse

from kruh.conferences.models import Conference, Participant
from kruh.conferences.rules import request as request_rules
from kruh.conferences.vocabulary import PROFESSIONALS_ONLY, ParticipantRole, Presence, SeatRole, SeatState, State, Type
from kruh.foundation import days
from kruh.foundation import typesetting as paper
from kruh.foundation.ids import uuid7
from kruh.meetings.models import Attendance, Comment, Minutes, Section
from kruh.meetings.queries import expected
from kruh.meetings.rules import minutes as rules
from kruh.meetings.vocabulary import CommentAnswer, HeardHow, MinutesState, PresenceState, SectionKind
from kruh.plans import rules as plan_rules
from kruh.plans.queries import plan as plans
from kruh.plans.vocabulary import TaskState

HELD = (State.HELD, State.CONCLUDED)
CAME = frozenset({PresenceState.HERE, PresenceState.LEFT})
LATE_AFTER = timedelta(minutes=5)
HELP: dict[SectionKind, str] = {
    SectionKind.GOAL: "Na co jsme hledali odpověď. Jednou nebo dvěma větami.",
    SectionKind.STRENGTHS: "Co funguje, kdo pomáhá, co už se povedlo.",
    SectionKind.WORRIES: "Popište, co se děje a co z toho může být. Bez nálepek.",
    SectionKind.CHILD_VIEW: "Co dítě řeklo, napsalo nebo nakreslilo. Pokud možno jeho slovy.",
    SectionKind.VIEWS: "Jak to vidí jednotliví lidé. Jménem, v pořadí, jak mluvili.",
    SectionKind.OPTIONS: "Jaké cesty padly, i ty, které jsme nezvolili.",
    SectionKind.DISAGREEMENTS: "Kdo s čím nesouhlasil, jménem a jeho slovy. Když se všichni shodli, nechte prázdné.",
    SectionKind.FOLLOW_UP: "Kdy se sejdeme znovu, kdo do té doby zavolá komu.",
}


def minutes_of(conference: Conference) -> Minutes | None:
    """This will give the minutes that came with the conference, or None when nobody has begun them."""
    found: Minutes | None = getattr(conference, "minutes", None)
    return found


def texts(minutes: Minutes) -> dict[str, str]:
    """This will give what stands in the parts, frozen or living, by kind."""
    if minutes.frozen is not None:
        return dict(minutes.frozen["sections"])
    return {section.kind: section.text for section in Section.objects.filter(minutes=minutes)}


def heard(minutes: Minutes) -> rules.Heard:
    """This will give how the child's view was heard."""
    return rules.Heard(minutes.heard_how, minutes.heard_by or "", minutes.why_not_heard or "")


def draft(minutes: Minutes, written: dict[str, str]) -> rules.Draft:
    """This will give the draft as the rules see it, with the tasks of the plan."""
    conference = minutes.conference
    living = [task for task in plans.tasks_of(conference) if task.state not in (TaskState.DROPPED, TaskState.CARRIED)]
    return rules.Draft(
        goal=written.get(SectionKind.GOAL, ""),
        child_view=written.get(SectionKind.CHILD_VIEW, ""),
        follow_up=written.get(SectionKind.FOLLOW_UP, ""),
        heard=heard(minutes),
        has_children=Type(conference.type) not in PROFESSIONALS_ONLY,
        tasks=tuple((task.text, tuple(plan_rules.unfinished(plans.facts(task)))) for task in living),
    )


# The page ----------------------------------------------------------------------------------------------------------


@dataclass
class Part:
    """One part of the minutes as the page shows it; the page adds its form when it may be written."""

    section: Section
    url: str = ""
    autosave: str = ""
    once: str = field(default_factory=lambda: str(uuid7()))
    form: Any = None

    @property
    def kind(self) -> SectionKind:
        """This will give which part it is."""
        return SectionKind(self.section.kind)

    @property
    def label(self) -> str:
        """This will give its heading."""
        return str(self.kind.label)

    @property
    def is_child_view(self) -> bool:
        """This will tell whether it also says how the child was heard."""
        return self.kind == SectionKind.CHILD_VIEW


def in_order(sections: Iterable[Section]) -> list[Section]:
    """This will put the parts in the order in which they are read."""
    order = {kind: place for place, kind in enumerate(SectionKind.values)}
    return sorted(sections, key=lambda section: order[section.kind])


def board(conference: Conference) -> dict[str, Any]:
    """This will give the minutes of a conference with what they still lack."""
    minutes = minutes_of(conference)
    shown: dict[str, Any] = {"conference": conference, "minutes": minutes, "is_held": conference.state in HELD}
    if minutes is None:
        return shown
    minutes.conference = conference
    waiting = Comment.objects.filter(minutes=OuterRef("minutes"), answer=CommentAnswer.OPEN).order_by()
    number = Subquery(waiting.values("minutes").annotate(number=Count("pk")).values("number"))
    sections: list[Any] = in_order(Section.objects.filter(minutes=minutes).annotate(open_comments=number))
    written = {section.kind: section.text for section in sections}
    facts = draft(minutes, written)
    return {
        **shown,
        "parts": [_part(section) for section in sections],
        "missing": rules.missing(facts),
        "tasks": [{"text": words, "lacks": lacks} for words, lacks in facts.tasks],
        "heard": _heard(minutes),
        "open_comments": next((section.open_comments or 0 for section in sections), 0),
        "is_draft": minutes.state == MinutesState.DRAFT,
        "is_closed": minutes.state == MinutesState.CLOSED,
        "documents": _documents(conference),
    }


def _part(section: Section) -> Part:
    return Part(
        section,
        reverse("meetings:write-section", args=[section.pk]),
        reverse("meetings:keep-section", args=[section.pk]),
    )


def _documents(conference: Conference) -> list[dict[str, Any]]:
    def url(ending: str) -> str:
        return reverse("meetings:print-minutes", args=[conference.pk, ending])

    links = [("PDF", url("pdf")), ("Word (DOCX)", url("docx"))]
    return [{"title": "Celý zápis", "note": "Do spisu a pro tým. Kopie pro lidi jsou v rozesílání.", "links": links}]


# The content of every paper ----------------------------------------------------------------------------------------


def content(minutes: Minutes) -> dict[str, Any]:
    """This will give what the minutes say, ready to be frozen: plain texts, lists and dictionaries."""
    if minutes.frozen is not None:
        return dict(minutes.frozen)
    conference = minutes.conference
    meeting = getattr(conference, "meeting", None)
    began = (meeting and meeting.began_at) or conference.starts_at
    ended = (meeting and meeting.ended_at) or conference.ends_at
    people = _people(conference, began)
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
        "sections": texts(minutes),
        "heard": _heard(minutes),
        "plan": _plan(conference),
        "dissents": _dissents(minutes),
    }


def _heard(minutes: Minutes) -> dict[str, str]:
    how = HeardHow(minutes.heard_how) if minutes.heard_how else None
    return {
        "how": str(how.label) if how else "",
        "by": (minutes.heard_by or "") if how and how != HeardHow.NOT_HEARD else "",
        "why_not": (minutes.why_not_heard or "") if how == HeardHow.NOT_HEARD else "",
    }


def _people(conference: Conference, began: datetime | None) -> list[dict[str, Any]]:
    rows = Attendance.objects.filter(meeting__conference=conference, participant__isnull=False)
    noted = {row.participant_id: row for row in rows}
    seated = conference.participants.exclude(presence=Presence.NOT_INVITED)
    known = list(seated.select_related("key", "person__key").order_by("order", "id"))
    names = {row.person.full_name for row in known}
    office = [row for row in expected.colleagues(conference) if row.name not in names]
    return [
        *(_person(row, noted.get(row.pk), began) for row in known),
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


def _person(row: Participant, noted: Attendance | None, began: datetime | None) -> dict[str, Any]:
    role = ParticipantRole(row.role)
    state = PresenceState(noted.state) if noted else PresenceState.EXPECTED
    return {
        "name": row.person.formal_name,
        "role": request_rules.role_word(role, row.person.gender) if role in _WORDED else str(role.label),
        "is_child": role == ParticipantRole.CHILD,
        "presence": _presence(row, state),
        "note": _times(noted, began) if noted and state in CAME else "",
    }


def _times(noted: Attendance | expected.Row, began: datetime | None) -> str:
    is_late = noted.came_at and began and noted.came_at > began + LATE_AFTER
    came = f"od {days.clock(noted.came_at)}" if is_late and noted.came_at else ""
    left = f"do {days.clock(noted.left_at)}" if noted.state == PresenceState.LEFT and noted.left_at else ""
    return " ".join(filter(None, [came, left]))


_WORDED = (ParticipantRole.PARENT,)
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


def _plan(conference: Conference) -> dict[str, Any]:
    block = plans.as_blocks(conference)[0]
    if not isinstance(block, paper.Table):
        return {"head": [], "rows": [], "widths": []}
    return {"head": list(block.head), "rows": [list(row) for row in block.rows], "widths": list(block.widths)}


def _dissents(minutes: Minutes) -> list[dict[str, str]]:
    rows = Comment.objects.filter(minutes=minutes, answer=CommentAnswer.NOTED)
    return [{"who": author(row), "text": row.text} for row in rows.select_related("participant__person__key", "user")]


def author(comment: Comment) -> str:
    """This will name who wants something otherwise."""
    if comment.participant:
        return str(comment.participant.person.full_name)
    return comment.user.short_name if comment.user else ""
