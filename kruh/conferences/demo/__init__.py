"""The conferences of the demo scenarios, each standing in another stage; one module per stage."""

from datetime import datetime

from kruh.conferences.demo.ends import ended
from kruh.conferences.demo.requests import CONSULTANT, requested
from kruh.conferences.models import Conference

__all__ = ["CONSULTANT", "ended", "load", "requested"]


def load(at: datetime) -> None:
    """This will tell the demo conferences, stage by stage; a second call changes nothing."""
    if Conference.objects.exists():
        return
    requested(at)
    ended(at)
