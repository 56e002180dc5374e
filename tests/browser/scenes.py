"""The families whose meetings are played in the browser, told up to the day; and what is left when all is over."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from kruh.access.models import User
from kruh.cases import demo as cases
from kruh.cases.demo.stories import STORIES
from kruh.cases.demo.stories import Story as Family
from kruh.conferences.demo import dates, preparation, requests
from kruh.conferences.demo.stories import TOLD, Story
from kruh.conferences.models import Conference
from kruh.directory import demo as region
from kruh.foundation import days
from kruh.meetings.models import Attendance, Comment, Delivery, Minutes, Paragraph, Phase
from kruh.meetings.queries import room as queries
from kruh.meetings.vocabulary import SectionKind

ADAM = STORIES["S1"]
ABOUT_ADAM = replace(next(story for story in TOLD if story.case == "S1"), days_ago=20, venue=dates.FITTING)


def invited(family: Family, story: Story, starts_at: datetime, at: datetime, why_long: str = "") -> Conference:
    """This will tell one conference up to the hour of its meeting."""
    region.load(at)
    conference = requests.asked(cases.tell(family, at), User.objects.get(email=family.owner), story, at)
    planned = days.add_working_days(days.local_day(at), 1)
    dates.fixed(conference, planned, time(14), story.venue, why_long=why_long)
    conference.refresh_from_db()
    preparation.everything(conference)
    Conference.objects.filter(pk=conference.pk).update(starts_at=starts_at)
    conference.refresh_from_db()
    return conference


def record(conference: Conference) -> list[tuple[str, str]]:
    """What was written in the room and stands, in its order."""
    lines = [line.words for line in queries.lines(conference) if not line.words.is_struck]
    return [(words.kind.value, words.text) for words in lines]


def plan(conference: Conference) -> list[tuple[str, str, str, str]]:
    """The tasks: what, who, until when, how it is checked."""
    return [
        (row.text, row.person.first_name if row.person else "", str(row.due_on or ""), row.check_how or "")
        for row in conference.tasks.select_related("person__key").order_by("order")
    ]


def presence(conference: Conference) -> Mapping[str, str]:
    """Who came, by first name."""
    rows = Attendance.objects.filter(meeting__conference=conference)
    found = rows.select_related("participant__person__key", "seat__user", "user")
    named = [
        (row.participant.person if row.participant else row.seat.user if row.seat else row.user, row) for row in found
    ]
    return {who.first_name: row.state for who, row in named if who is not None}


def programme(conference: Conference) -> list[tuple[str, bool]]:
    """The parts of the meeting in order, and whether each began."""
    return [(row.title, row.began_at is not None) for row in Phase.objects.filter(conference=conference)]


def text(conference: Conference) -> dict[str, list[str]]:
    """The minutes, part by part."""
    rows = Paragraph.objects.filter(minutes__conference=conference).order_by("order")
    found: dict[str, list[str]] = {kind.value: [] for kind in SectionKind}
    for row in rows:
        found[row.kind] += [row.text] if row.text.strip() else []
    return {kind: texts for kind, texts in found.items() if texts}


def copies(conference: Conference) -> dict[str, list[tuple[str, bool]]]:
    """Who has which copies: how each was handed over, and whether it is the final wording."""
    found: dict[str, list[tuple[str, bool]]] = {}
    rows = Delivery.objects.filter(minutes__conference=conference).select_related("participant__person__key")
    for row in rows.order_by("made_at", "pk"):
        name = row.participant.person.first_name if row.participant else "pracoviště"
        found.setdefault(name, []).append((row.channel if row.handed_at or row.message_id else "waits", row.is_final))
    return found


def comments(conference: Conference) -> list[tuple[str, str, bool]]:
    """What people wanted otherwise, how it was decided and whether they know."""
    rows = Comment.objects.filter(minutes__conference=conference).order_by("received_at", "pk")
    return [(row.text, row.answer, row.told_at is not None) for row in rows]


def ending(conference: Conference) -> dict[str, Any]:
    """Everything that is left when the meeting, its minutes and their delivery are over."""
    minutes = Minutes.objects.get(conference=conference)
    return {
        "record": record(conference),
        "plan": plan(conference),
        "presence": presence(conference),
        "programme": programme(conference),
        "photographs": [row.topic for row in conference.sheets.all()],
        "minutes": (minutes.state, bool(minutes.fingerprint)),
        "text": text(conference),
        "comments": comments(conference),
        "copies": copies(conference),
    }
