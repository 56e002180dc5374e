"""What is true of the wall: everybody in the room reads it, so it hurries nobody and calls people by first names."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from kruh.meetings.rules import programme
from kruh.meetings.rules.programme import Pace

STEP = 5
LONG, SOON = 60, 3
SHARES = 50  # the ring moves in steps of two hundredths, so that a look at the wall is no look at a stopwatch


@dataclass(frozen=True, slots=True)
class SoftTime:
    """How much of the time has passed, said softly."""

    share: int
    pace: Pace
    words: str


def soft_time(passed: timedelta, minutes: int) -> SoftTime:
    """This will say how the time stands; no seconds, no minus."""
    whole = timedelta(minutes=minutes)
    share = min(int(passed / whole * SHARES), SHARES) if minutes else SHARES
    return SoftTime(100 * max(share, 0) // SHARES, programme.pace(passed, minutes), _words(passed, minutes))


def _words(passed: timedelta, minutes: int) -> str:
    left = minutes - int(passed.total_seconds() // 60)
    if left > LONG:
        return "zbývá víc než hodina"
    if left > SOON:
        return f"zbývá asi {-(-left // STEP) * STEP} minut"
    return "pomalu končíme" if left > 0 else "čas je naplněný"


def called(people: Iterable[tuple[str, str]]) -> list[str]:
    """This will call people by their first names; two of one name get the letter of their surname."""
    known = list(people)
    bearers = Counter(first for first, _ in set(known))
    return [f"{first} {last[:1]}." if bearers[first] > 1 and last else first for first, last in known]
