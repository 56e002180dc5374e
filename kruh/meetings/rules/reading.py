"""What is true of reading back: who is asked, what counts as an answer, what is left to ask."""

from collections.abc import Sequence
from typing import Any

from kruh.meetings.vocabulary import PresenceState
from kruh.plans.vocabulary import Understood


def who_is_asked[Row: Any](rows: Sequence[Row]) -> list[Row]:
    """This will give those who sit at the table now; while nobody was ticked, everybody who was to come."""
    here = [row for row in rows if row.state == PresenceState.HERE]
    if here:
        return here
    return [row for row in rows if row.state in (PresenceState.EXPECTED, PresenceState.LATE)]


def left_words(said: Sequence[str], people: int) -> str:
    """This will say how far a task is: understood by all, by some, or somebody wants it otherwise."""
    if Understood.CHANGE in said:
        return "někdo chce upravit"
    if people and len(said) >= people:
        return "rozumí všichni"
    return f"rozumí {len(said)} z {people}" if said else "ještě nečteno"


def tone(said: Sequence[str], people: int) -> str:
    """This will give the colour of the same."""
    if Understood.CHANGE in said:
        return "warm"
    return "ok" if people and len(said) >= people else "info" if said else "blocked"
