"""The card of the nearest meeting: how near it is, and what can be done with it now."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from kruh.desk.vocabulary import Near, Seen
from kruh.foundation import days
from kruh.meetings.rules import day as rules

ROOM_BEFORE = timedelta(minutes=60)
WRITERS = frozenset({Seen.ORGANISER, Seen.FACILITATOR, Seen.MINUTE_TAKER})
INSIDE = WRITERS | {Seen.CASE_TEAM, Seen.GUARDIAN}
AHEAD = (Near.LATER, Near.TOMORROW, Near.TODAY)
UNBEGUN = "Pracoviště zatím nezapsalo začátek."
ROOM_OPEN = (Near.TODAY, Near.NOW, Near.OVERDUE)


@dataclass(frozen=True, slots=True)
class Button:
    """What the card offers: the words and the page."""

    label: str
    page: str
    is_main: bool = False


def near(starts_at: datetime, at: datetime, *, is_running: bool) -> Near:
    """This will tell how near a meeting is that runs or was not begun yet."""
    if is_running:
        return Near.NOW
    if rules.is_overdue(starts_at, at):
        return Near.OVERDUE
    if starts_at <= at:
        return Near.NOW
    day, today = days.local_day(starts_at), days.local_day(at)
    if day == today or starts_at - at <= ROOM_BEFORE:
        return Near.TODAY
    return Near.TOMORROW if day - today == timedelta(days=1) else Near.LATER


def buttons(near: Near, seen: set[Seen]) -> list[Button]:
    """This will list what somebody in these relations can do, the most useful first."""
    if not seen & INSIDE:
        return [Button("Otevřít konferenci", "conferences:overview")]
    found = [Button("Otevřít místnost", "meetings:room", is_main=True)] if near in ROOM_OPEN else []
    found.append(Button("Otevřít setkání", "meetings:day"))
    if near == Near.TOMORROW and seen & WRITERS:
        found.append(Button("Připravit na setkání bez internetu", "meetings:room"))
    if near == Near.OVERDUE and Seen.ORGANISER in seen:
        found.append(Button("Zapsat, že se nekoná", "meetings:record-not-held"))
        found.append(Button("Změnit termín", "conferences:move-date"))
    return found


def kicker(near: Near, starts_at: datetime) -> str:
    """This will say above the day how near it is."""
    if near == Near.OVERDUE:
        return f"Mělo začít {days.at_clock(starts_at)}"
    return "Právě teď" if near == Near.NOW else "Nejbližší setkání"


def words(near: Near, seen: set[Seen]) -> str:
    """This will say calmly that nobody noted the beginning, and whose move it is."""
    if near != Near.OVERDUE or not seen & INSIDE:
        return ""
    if Seen.ORGANISER in seen:
        return f"{UNBEGUN} Otevřete místnost a začněte. Když se nesejdete, zapište to, nebo změňte termín."
    return f"{UNBEGUN} Jestli se sejdete, rozhodne organizátor."
