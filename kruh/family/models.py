"""Links to the family's own pages, the devices that used them, and what people told there."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.db import models

from kruh.access.models import User
from kruh.conferences.models import Participant
from kruh.family.vocabulary import About, Face, Sight
from kruh.family_conferences.models import Member
from kruh.vault.fields import SealedJSON, SealedText
from kruh.vault.models import SealedModel


def _of_one(name: str) -> models.CheckConstraint:
    both = models.Q(participant=None, member__isnull=False) | models.Q(participant__isnull=False, member=None)
    return models.CheckConstraint(condition=both, name=name)


class OfOne(SealedModel):
    """What belongs to one person: at the table of a case conference, or in the circle of a family conference."""

    participant: models.ForeignKey[Any, Any]
    member: models.ForeignKey[Any, Any]

    class Meta:
        abstract = True

    @property
    def whose(self) -> Any:
        """This will give the person, of whichever kind."""
        return self.participant or self.member

    @property
    def conference(self) -> Any:
        """This will give the conference, for the policies."""
        return self.whose.conference

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        found: UUID = self.conference.case_id
        return found


class Link(OfOne):
    """The way of one person to their page: found by the mark of its locator, opened by a code.

    The locator is sealed, so that a letter can be printed again. Nobody can read the code any more.
    """

    participant = models.ForeignKey(Participant, null=True, on_delete=models.CASCADE, related_name="links")
    member = models.ForeignKey(Member, null=True, on_delete=models.CASCADE, related_name="links")
    mark = models.BinaryField(max_length=32, unique=True)
    locator = SealedText()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    code = models.CharField(max_length=128, blank=True)
    code_at = models.DateTimeField(null=True)
    wrong_codes = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["participant"], condition=models.Q(revoked_at=None), name="one_living_link"
            ),
            models.UniqueConstraint(
                fields=["member"], condition=models.Q(revoked_at=None), name="one_living_link_of_member"
            ),
            _of_one("link_of_one"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Visit(models.Model):
    """One device that found the page: since when, until when, and whether it also told the code.

    `secret` is the mark of what the device carries in its cookie, `device` the words by which its owner knows it.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="visits")
    secret = models.BinaryField(max_length=32)
    agent = models.BinaryField(max_length=32)
    device = models.CharField(max_length=80)
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["link", "-began_at"], name="visit_of_link")]

    def __str__(self) -> str:
        return self.device

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.link.audit_case

    def go_on(self, at: datetime) -> None:
        """This will keep that the device has just asked, so that the visit does not end under its hands."""
        type(self).objects.filter(pk=self.pk).update(seen_at=at)


class Word(OfOne):
    """What the person told on the page about one thing, until the organiser has read it.

    Answers that have a record of their own (dates, coming, consents) are only named here; `text` is for the others.
    """

    participant = models.ForeignKey(Participant, null=True, on_delete=models.CASCADE, related_name="words")
    member = models.ForeignKey(Member, null=True, on_delete=models.CASCADE, related_name="words")
    about = models.CharField(max_length=12, choices=About)
    text = SealedText(null=True)
    said_at = models.DateTimeField()
    noted_at = models.DateTimeField(null=True)
    noted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["participant", "about"], name="word_once"),
            models.UniqueConstraint(fields=["member", "about"], name="word_of_member_once"),
            _of_one("word_of_one"),
        ]

    @classmethod
    def keep(cls, who: Participant | Member, about: About, at: datetime, words: str = "") -> None:
        """This will keep that something came, once for each thing: an answer changed twice is reported once."""
        kept = {"participant": who} if isinstance(who, Participant) else {"member": who}
        word = cls.objects.filter(**kept, about=about).first() or cls(**kept, key=who.key, about=about)
        word.text, word.said_at, word.noted_at, word.noted_by = words.strip() or None, at, None, None
        word.save()

    def __str__(self) -> str:
        return self.get_about_display()


class ChildPage(OfOne):
    """What a child wrote, in its own words. A row is never rewritten; a later one takes its place.

    `guide` sat beside the child, where somebody did; `added` is what an adult adds in a field of their own.
    """

    participant = models.ForeignKey(Participant, null=True, on_delete=models.CASCADE, related_name="child_pages")
    member = models.ForeignKey(Member, null=True, on_delete=models.CASCADE, related_name="child_pages")
    face = models.CharField(max_length=6, choices=Face, blank=True)
    words = SealedJSON(default=dict)
    sight = models.CharField(max_length=9, choices=Sight, default=Sight.PREPARING)
    guide = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    added = SealedText(null=True)
    saved_at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-saved_at", "-id"]
        constraints: ClassVar = [_of_one("child_page_of_one")]

    def __str__(self) -> str:
        return str(self.pk)
