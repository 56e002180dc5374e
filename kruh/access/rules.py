"""How long one waits after wrong passwords, and how long a screen may stand unused. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from kruh.foundation import text

FORGOTTEN_AFTER = timedelta(days=1)
TRUSTED_FOR = timedelta(days=90)
MINUTE = 60


@dataclass(frozen=True)
class Brake:
    """How many wrong passwords are free, how long the first wait is, and how long the longest; it doubles between."""

    free: int
    first: timedelta
    longest: timedelta

    def wait(self, failures: int) -> timedelta:
        """This will give how long one waits after so many wrong passwords in a row."""
        doublings = failures - self.free
        if doublings < 0:
            return timedelta(0)
        return self.longest if doublings > self.longest // self.first else min(self.first * 2**doublings, self.longest)


# One account from one address: whoever guesses there waits longest.
PLACE = Brake(5, timedelta(seconds=30), timedelta(minutes=15))
# One account from anywhere: short enough that nobody can shut a colleague out by guessing for them.
ACCOUNT = Brake(5, timedelta(seconds=30), timedelta(minutes=5))
# One address at many accounts: a whole office may stand behind one.
ADDRESS = Brake(20, timedelta(seconds=30), timedelta(minutes=15))


@dataclass(frozen=True)
class Guessed:
    """What is known of one account, one address or both together."""

    failures: int
    failed_at: datetime | None
    succeeded_at: datetime | None = None

    def failures_at(self, at: datetime) -> int:
        """This will give how many wrong passwords in a row still count."""
        return 0 if self.failed_at is None or at - self.failed_at >= FORGOTTEN_AFTER else self.failures

    def is_trusted(self, at: datetime) -> bool:
        """This will tell whether the owner signed in here lately."""
        return self.succeeded_at is not None and at - self.succeeded_at < TRUSTED_FOR

    def opens_at(self, brake: Brake, at: datetime) -> datetime:
        """This will give when the next attempt is let through."""
        return (self.failed_at or at) + brake.wait(self.failures_at(at))


def next_attempt(place: Guessed, account: Guessed, address: Guessed, at: datetime) -> datetime:
    """This will give when the next password is looked at; where the owner is at home, strangers elsewhere do not count.

    So an abuser who guesses somebody's password cannot keep its owner out of the office.
    """
    moments = [place.opens_at(PLACE, at), address.opens_at(ADDRESS, at)]
    return max(moments if place.is_trusted(at) else [*moments, account.opens_at(ACCOUNT, at)])


def waiting_words(wait: timedelta) -> str:
    """This will say how long to wait."""
    seconds = max(int(-(-wait.total_seconds() // 1)), 1)
    how_long = (
        text.plural(seconds, "sekundu", "sekundy", "sekund")
        if seconds < MINUTE
        else text.plural(-(-seconds // MINUTE), "minutu", "minuty", "minut")
    )
    return f"Přihlášení se několikrát nepovedlo, proto je potřeba chvíli počkat. Zkuste to znovu za {how_long}."
