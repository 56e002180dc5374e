"""The calendar that a person reads elsewhere: its secret address as a digest, and what it was told last."""

from typing import ClassVar

from django.db import models

from kruh.access.models import User
from kruh.foundation.ids import uuid7


class Feed(models.Model):
    """One address of a person's own calendar. Nobody can read the address out of what is kept."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="+")
    mark = models.BinaryField(max_length=32, unique=True)
    shows_town = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    uses = models.PositiveIntegerField(default=0)
    window_from = models.DateTimeField(null=True)
    window_uses = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.pk)


class FeedEvent(models.Model):
    """A meeting as the calendar was told of it, so that it can be told that it moved or is called off."""

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="events")
    key = models.CharField(max_length=60)
    title = models.CharField(max_length=80)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    town = models.CharField(max_length=80, blank=True)
    is_off = models.BooleanField(default=False)
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["feed", "key"], name="feed_tells_once")]

    def __str__(self) -> str:
        return self.key
