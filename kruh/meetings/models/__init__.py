"""What is kept of a meeting, cut by its stages."""

from kruh.meetings.models.day import Attendance, Meeting
from kruh.meetings.models.minutes import Comment, Delivery, Minutes, Section, Wording

__all__ = ["Attendance", "Comment", "Delivery", "Meeting", "Minutes", "Section", "Wording"]
