"""What is true of what the circle tells: how many days are proposed, and which fits best."""

from collections.abc import Collection, Sequence
from datetime import datetime

from kruh.conferences.rules.scheduling import past_faults, spoken
from kruh.family_conferences.rules.circle import BADLY_EARLY, BADLY_LATE
from kruh.foundation import days

FEWEST, MOST = 2, 6


def faults_of_days(starts: Sequence[datetime], asked: Collection[datetime], at: datetime) -> list[str]:
    """This will list what is wrong with the days to propose, beside those that the family is asked about already."""
    found = past_faults([one for one in starts if one <= at])
    for number, start in enumerate(starts):
        if start <= at:
            continue
        if start in starts[:number]:
            found.append(f"Termín {spoken(start)} jste napsali dvakrát.")
        elif start in asked:
            found.append(f"Termín {spoken(start)} už v návrhu je.")
        if not BADLY_EARLY <= days.local(start).hour < BADLY_LATE:
            found.append(f"Termín {spoken(start)}: začátek má být mezi 6. a 21. hodinou.")
    if not FEWEST <= len({*starts, *asked}) <= MOST:
        found.append(f"Navrhněte {FEWEST} až {MOST} termínů. Z méně není co vybrat, ve více se lidé ztratí.")
    return found
