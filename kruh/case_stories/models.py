"""Released stories, what members say about them, who asked to look at one again. No case can be reached from here."""

from datetime import date
from typing import ClassVar
from uuid import UUID, uuid4

from django.db import models

from kruh.access.models import User
from kruh.case_stories.vocabulary import State, Theme
from kruh.foundation.ids import uuid7


class Story(models.Model):
    """A story without those who lived it. Its identifier tells no time and its day is only a day."""

    id: "models.UUIDField[UUID, UUID]" = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    title = models.CharField(max_length=160)
    theme = models.CharField(max_length=12, choices=Theme)
    text = models.TextField()
    helped = models.TextField()
    state = models.CharField(max_length=10, choices=State, default=State.RELEASED)
    released_on = models.DateField()
    withdrawn_on = models.DateField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "-released_on", "id"], name="story_in_library")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_released(self) -> bool:
        """This will tell whether members may read it."""
        return self.state == State.RELEASED

    @classmethod
    def released(cls, *, title: str, theme: str, text: str, helped: str, on: date) -> "Story":
        """This will put a story into the library."""
        return cls.objects.create(title=title, theme=theme, text=text, helped=helped, released_on=on)


class Comment(models.Model):
    """What a member says under a story."""

    id: "models.UUIDField[UUID, UUID]" = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="comments")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.pk)


class Report(models.Model):
    """Somebody asks to look at a story again."""

    id: "models.UUIDField[UUID, UUID]" = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="reports")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["story", "by"], name="report_once")]

    def __str__(self) -> str:
        return str(self.pk)
