"""What is done on the day and with the minutes, stage by stage; every act of every stage is known from here."""

from kruh.meetings.actions import arrivals, checks, comments, copies, day, enclosures, minutes, room, sheets, steps

__all__ = ["arrivals", "checks", "comments", "copies", "day", "enclosures", "minutes", "room", "sheets", "steps"]
