"""Who may do what on the day and with the minutes: one table per stage, one table together."""

from kruh.access.policy import Rule
from kruh.meetings.policies import day, enclosures, minutes, room, sheets, wall

POLICY: dict[str, Rule] = {
    **day.POLICY,
    **minutes.POLICY,
    **enclosures.POLICY,
    **room.POLICY,
    **sheets.POLICY,
    **wall.POLICY,
}
