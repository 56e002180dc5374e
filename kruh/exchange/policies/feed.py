"""Who may have a calendar address: everybody their own, as long as they work somewhere."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule, predicate, works_somewhere
from kruh.exchange.models import Feed


@predicate("jde o vlastní kalendář")
def is_own(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the calendar is the person's; of nothing in particular it is always the own one."""
    if subject is None:
        return True
    owner = subject.user_id if isinstance(subject, Feed) else getattr(subject, "pk", None)
    return bool(owner == user.pk)


POLICY: dict[str, Rule] = {
    "exchange.read_feed": Rule(works_somewhere, "každý jen svůj kalendář"),
    "exchange.make_feed": Rule(works_somewhere & is_own, "stará adresa přestane platit"),
    "exchange.revoke_feed": Rule(works_somewhere & is_own),
}


def own_feeds(user: User) -> QuerySet[Feed]:
    """This will give the person's own calendar address, as a list of one or none."""
    return Feed.objects.filter(user=user)


def feed_of(user: User) -> Feed | None:
    """This will give the person's calendar address, if there is one."""
    return own_feeds(user).first()
