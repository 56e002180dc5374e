"""What is kept of a meeting, cut by its stages."""

from kruh.meetings.models.afterwords import Afterword
from kruh.meetings.models.arrivals import Arrival
from kruh.meetings.models.day import Attendance, Meeting
from kruh.meetings.models.enclosures import Enclosure
from kruh.meetings.models.minutes import Check, Comment, Delivery, Minutes, Paragraph, Revision, Wording
from kruh.meetings.models.room import Entry, Phase, Room, Step
from kruh.meetings.models.sheets import Sheet, SheetContent

__all__ = [
    "Afterword",
    "Arrival",
    "Attendance",
    "Check",
    "Comment",
    "Delivery",
    "Enclosure",
    "Entry",
    "Meeting",
    "Minutes",
    "Paragraph",
    "Phase",
    "Revision",
    "Room",
    "Sheet",
    "SheetContent",
    "Step",
    "Wording",
]
