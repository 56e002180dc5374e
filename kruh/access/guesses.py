"""Counts wrong passwords where every process sees them: each further one waits longer, a right one clears the way."""

import hmac
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.db import transaction

from kruh.access import rules
from kruh.access.models import Attempt

NONE = rules.Guessed(0, None)


class Door:
    """One account as one address tries to enter it: three counters, kept under digests, never under the names."""

    def __init__(self, account: str, address: str) -> None:
        account = account.strip().lower()
        self.place = _digest("place", account, address)
        self.account = _digest("account", account)
        self.address = _digest("address", address)

    def knock(self, at: datetime) -> datetime | None:
        """This will count the attempt as wrong until it proves right, or give when the next one is let through."""
        with transaction.atomic():
            rows = self._locked()
            place, account, address = (_known(rows[key]) for key in (self.place, self.account, self.address))
            opens_at = rules.next_attempt(place, account, address, at)
            if opens_at > at:
                return opens_at
            for row in rows.values():
                row.failures, row.failed_at = _known(row).failures_at(at) + 1, at
            _save(rows.values())
        return None

    def enter(self, at: datetime) -> None:
        """This will clear the way of the owner; the address keeps what it guessed at other accounts."""
        with transaction.atomic():
            rows = self._locked()
            for key in (self.place, self.account):
                rows[key].failures, rows[key].failed_at = 0, None
            rows[self.place].succeeded_at = at
            rows[self.address].failures = max(rows[self.address].failures - 1, 0)
            _save(rows.values())

    def _locked(self) -> dict[str, Attempt]:
        keys = sorted((self.place, self.account, self.address))  # always in one order, so that two never wait in a ring
        Attempt.objects.bulk_create([Attempt(key=key) for key in keys], ignore_conflicts=True)
        return {row.key: row for row in Attempt.objects.select_for_update().filter(key__in=keys).order_by("key")}


def _known(row: Attempt) -> rules.Guessed:
    return rules.Guessed(row.failures, row.failed_at, row.succeeded_at)


def _save(rows: Iterable[Attempt]) -> None:
    Attempt.objects.bulk_update(rows, ["failures", "failed_at", "succeeded_at"])


def _digest(*words: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), "\x1f".join(words).encode(), sha256).hexdigest()


def forget_old(at: datetime) -> int:
    """This will drop counters that no longer say anything, and return how many."""
    old = Attempt.objects.exclude(failed_at__gt=at - rules.FORGOTTEN_AFTER)
    number: int = old.exclude(succeeded_at__gt=at - rules.TRUSTED_FOR).delete()[0]
    return number
