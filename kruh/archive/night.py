"""What the server does with opened archives that nobody decided about."""

from datetime import datetime, timedelta

from kruh.archive import actions
from kruh.archive.models import Arrival
from kruh.archive.rules.consent import FORGOTTEN_HOURS
from kruh.archive.vocabulary import Landing


def forget_old(at: datetime) -> None:
    """This will throw them away after a day."""
    old = at - timedelta(hours=FORGOTTEN_HOURS)
    for arrival in Arrival.objects.filter(state=Landing.READ, brought_at__lt=old).defer("content").order_by("id"):
        actions.forget(arrival, by=None, at=at)
