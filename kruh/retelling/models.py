"""A story while it is being written. It has a key of its own, which goes when the story is released."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from kruh.access.models import User
from kruh.case_stories.vocabulary import Theme
from kruh.cases.models import Case
from kruh.retelling.vocabulary import Part, State
from kruh.vault.fields import SealedJSON, SealedText
from kruh.vault.models import SealedModel


class Draft(SealedModel):
    """A story of a case, or a free one. `settled` keeps what was decided: the words and why they stay.

    It names no case to the trail, so that no line leads from a released story back to one.
    """

    case = models.ForeignKey(Case, null=True, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.WRITING)
    theme = models.CharField(max_length=12, choices=Theme, blank=True)
    title = SealedText(default="")
    text = SealedText(default="")
    helped = SealedText(default="")
    seed = SealedJSON(default=0)
    cast: Any = SealedJSON(default=dict)
    settled: Any = SealedJSON(default=dict)
    reader = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(null=True)
    reason = SealedText(null=True)
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="waiting") | Q(reader__isnull=False, signed_at__isnull=False),
                name="waiting_story_has_reader",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["author", "state", "id"], name="story_of_author"),
            models.Index(fields=["reader", "state", "id"], name="story_of_reader"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_writing(self) -> bool:
        """This will tell whether the author may still change it."""
        return self.state == State.WRITING

    def part(self, name: str) -> str:
        """This will give the words of one part."""
        return str(getattr(self, Part(name).value))
