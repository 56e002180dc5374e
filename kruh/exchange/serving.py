"""What a calendar program gets behind the secret address, and what each asking for it leaves behind."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from kruh.exchange.models import Feed, FeedEvent
from kruh.exchange.queries.feed import own_meetings
from kruh.exchange.rules import feed as rules


def tell(mark: str, at: datetime) -> tuple[Feed, list[rules.Told] | None] | None:
    """This will give what the calendar behind an address is to know now; no list when it was asked too often.

    Not an act of anybody: a program asks many times a day. What is kept is when it last came and what it was told.
    """
    with transaction.atomic():
        rows = Feed.objects.select_for_update(of=("self",)).select_related("user")
        feed = rows.filter(mark=rules.digest(mark)).first()
        if feed is None or not feed.user.is_active or not feed.user.memberships_at(at):
            return None
        window = rules.window(feed.window_from, feed.window_uses, at)
        if window is None:
            return feed, None
        feed.window_from, feed.window_uses = window
        feed.used_at, feed.uses = at, feed.uses + 1
        feed.save(update_fields=["window_from", "window_uses", "used_at", "uses"])
        return feed, _remembered(feed, at)


def _remembered(feed: Feed, at: datetime) -> list[rules.Told]:
    before = {row.key: _told(row) for row in feed.events.all()}
    told = rules.told_now(before, own_meetings(feed.user, at, with_town=feed.shows_town), at)
    _keep(feed, [one for one in told if before.get(one.meeting.key) != one])
    feed.events.exclude(key__in=[one.meeting.key for one in told]).delete()
    return told


def _told(row: FeedEvent) -> rules.Told:
    meeting = rules.Meeting(row.key, row.title, row.starts_at, row.ends_at, row.town, row.is_off)
    return rules.Told(meeting, row.sequence, row.changed_at)


def _keep(feed: Feed, told: Iterable[rules.Told]) -> None:
    rows = [FeedEvent(feed=feed, sequence=one.sequence, changed_at=one.changed_at, **vars(one.meeting)) for one in told]
    fields = ["title", "starts_at", "ends_at", "town", "is_off", "sequence", "changed_at"]
    FeedEvent.objects.bulk_create(rows, update_conflicts=True, unique_fields=["feed", "key"], update_fields=fields)
