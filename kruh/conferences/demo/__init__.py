"""The conferences of the demo scenarios, each standing in another stage; one module per stage."""

from datetime import datetime

from kruh.conferences.demo.dates import dated
from kruh.conferences.demo.ends import ended
from kruh.conferences.demo.preparation import prepared
from kruh.conferences.demo.requests import CONSULTANT, requested
from kruh.conferences.demo.today import meeting_today
from kruh.conferences.models import Conference

__all__ = ["CONSULTANT", "dated", "ended", "load", "meeting_today", "prepared", "requested"]


def load(at: datetime) -> None:
    """This will tell the demo conferences, stage by stage; a second call changes nothing."""
    if Conference.objects.exists():
        return
    told = requested(at)
    dated(told, at)
    for conference in told.values():
        conference.refresh_from_db()
    prepared(told, at)
    ended(at)
    meeting_today(at)
