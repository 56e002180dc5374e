"""Giving and ending the address of one's own calendar."""

from datetime import datetime
from typing import Any

from kruh.access.actions import action
from kruh.access.models import User
from kruh.exchange.models import Feed
from kruh.exchange.rules import feed as rules


@action
def make_feed(user: User, *, shows_town: bool, by: User, at: datetime) -> str:
    """This will give a new address and return its secret part, which is not kept; the old address ends."""
    mark = rules.fresh_mark()
    fresh: dict[str, Any] = {"mark": rules.digest(mark), "shows_town": shows_town, "made_at": at}
    unused = {"used_at": None, "uses": 0, "window_from": None, "window_uses": 0}
    feed, _ = Feed.objects.update_or_create(user=user, defaults={**fresh, **unused})
    if not shows_town:
        feed.events.update(town="")
    return mark


@action
def revoke_feed(feed: Feed, *, by: User, at: datetime) -> None:
    """This will end the address; whoever asks for it learns only that there is nothing."""
    Feed.objects.filter(pk=feed.pk).delete()
