"""The day of the first demo story and its minutes; one module per stage."""

from datetime import datetime

from kruh.meetings.demo import day, minutes, sheets


def load(at: datetime) -> None:
    """This will tell the stages in order; a second call changes nothing."""
    day.load(at)
    minutes.load(at)
    sheets.load(at)
