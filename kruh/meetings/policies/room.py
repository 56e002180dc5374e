"""Who may do what in the room: the case team and those who run the meeting look in, those who run it write."""

from datetime import datetime

from django.db.models import QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule, may
from kruh.conferences.models import Conference
from kruh.conferences.policies import relations
from kruh.meetings.models import Room
from kruh.meetings.policies import minutes

WRITES = Rule(relations.organises | relations.sits, "dokud není zápis uzavřený")


def known_conferences(user: User, at: datetime) -> QuerySet[Conference]:
    """This will give the conferences whose room the person may enter, with the room and who holds the pen."""
    return minutes.known_conferences(user, at).select_related(
        "case__key", "office__organisation", "venue", "minutes__key", "meeting__key", "room__writer"
    )


def knows_apart(user: User, conference: Conference, at: datetime) -> bool:
    """This will tell whether the person knows from the file who must not meet whom."""
    return may(user, "cases.see_protection", conference.case, at)


def visible_rooms(user: User, at: datetime) -> QuerySet[Room]:
    """This will give the rooms that the person may enter."""
    rows: QuerySet[Room] = Room.objects.filter(conference__in=known_conferences(user, at).values("pk"))
    return rows.select_related("conference__key", "conference__case__key", "writer")


POLICY: dict[str, Rule] = {
    "meetings.see_room": Rule(minutes.reads),
    "meetings.open_room": WRITES,
    "meetings.take_pen": WRITES,
    "meetings.keep_entries": WRITES,
    "meetings.keep_step": WRITES,
    "meetings.begin_phase": WRITES,
    "meetings.end_phase": WRITES,
    "meetings.add_phase": WRITES,
    "meetings.change_phase": WRITES,
    "meetings.move_phase": WRITES,
    "meetings.remove_phase": WRITES,
    "meetings.prolong": WRITES,
}
