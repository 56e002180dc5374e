"""The day of the first demo story: nine people came, one a little later, Ella sent a picture."""

from datetime import datetime, timedelta

from kruh.access.models import User
from kruh.cases.demo.stories import STORIES
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import State
from kruh.foundation import days
from kruh.meetings.actions import day as actions
from kruh.meetings.queries import expected
from kruh.meetings.vocabulary import PresenceState
from kruh.plans import demo as plans_demo

LATE, AWAY = "Ondřej", "Martin"
LENGTH = timedelta(minutes=110)


def load(at: datetime) -> None:
    """This will hold the meeting of the first story, if its day has come; once only."""
    conference = plans_demo.ready(at)
    if conference is None or conference.starts_at is None or conference.state != State.SCHEDULED:
        return
    owner, begins = User.objects.get(email=STORIES["S1"].owner), conference.starts_at
    for row in expected.everybody(conference):
        _came(conference, row, owner, begins)
    actions.hold_meeting(
        conference,
        began=days.local(begins).time(),
        reason="Psycholog je nemocný. Všichni ostatní jsou tady a Adam chce začít.",
        next_step="Martin Borovička dostane zápis a ve čtvrtek mu zavolá paní učitelka.",
        by=owner,
        at=begins,
    )
    conference.refresh_from_db()
    ended = begins + LENGTH
    actions.record_times(
        conference, began=days.local(begins).time(), ended=days.local(ended).time(), by=owner, at=ended
    )


def _came(conference: Conference, row: expected.Row, owner: User, begins: datetime) -> None:
    if row.name.startswith(AWAY):
        actions.record_attendance(conference, who=row.who, state=PresenceState.EXCUSED, by=owner, at=begins)
        return
    came = begins + timedelta(minutes=15) if row.name.startswith(LATE) else begins - timedelta(minutes=5)
    hour = days.local(came).time()
    actions.record_attendance(conference, who=row.who, state=PresenceState.HERE, came=hour, by=owner, at=begins)
