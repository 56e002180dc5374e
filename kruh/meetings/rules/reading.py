"""What is true of reading back: who is asked, what counts as an answer, what is left to ask."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from kruh.meetings.rules.day import CAME
from kruh.meetings.vocabulary import PresenceState
from kruh.plans.vocabulary import Understood


def who_is_asked[Row: Any](rows: Sequence[Row]) -> list[Row]:
    """This will give those who sit at the table now; while nobody was ticked, everybody who was to come."""
    here = [row for row in rows if row.state == PresenceState.HERE]
    if here:
        return here
    return [row for row in rows if row.state in (PresenceState.EXPECTED, PresenceState.LATE)]


def gone(rows: Iterable[Any]) -> set[UUID]:
    """This will give whose answer a paper does not keep: who did not come after all, once it is known who came."""
    known = list(rows)
    came = {row.pk for row in known if row.state in CAME}
    return {row.pk for row in known} - came if came else set()


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
