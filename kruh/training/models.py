"""What is kept of workshops. Announcements are public; who signed up is sealed and forgotten after a time."""

from datetime import date, datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from kruh.access.models import Unit, User
from kruh.directory.models import Professional, Region, Training, Venue
from kruh.directory.vocabulary import TrainingKind
from kruh.foundation import days
from kruh.foundation.ids import uuid7
from kruh.training.rules import announcement
from kruh.training.vocabulary import Place, Presence, Sector, State
from kruh.vault.fields import SealedBytes, SealedText
from kruh.vault.models import SealedManager, SealedModel


class Measure(models.Model):
    """A measure of a region's medium-term plan which a workshop may fulfil."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=20)
    text = models.CharField(max_length=300)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        ordering = ("region", "code")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["region", "code"], name="measure_is_named_once"),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")), name="measure_ends_later"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.text}"


class Workshop(SealedModel):
    """One workshop. Its key seals the names of those who signed up, so that erasing it forgets them at once."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    code = models.CharField(max_length=19, unique=True)
    title = models.CharField(max_length=200)
    aim = models.TextField(blank=True)
    programme = models.TextField(blank=True)
    lecturers = models.TextField(blank=True)
    taught_by = models.ManyToManyField(Professional, related_name="+")
    venue = models.ForeignKey(Venue, null=True, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    online_link = models.URLField(blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    capacity = models.PositiveSmallIntegerField()
    audience = models.JSONField(default=list)
    project = models.CharField(max_length=300, blank=True)
    funder = models.CharField(max_length=300, blank=True)
    measure = models.ForeignKey(Measure, null=True, on_delete=models.PROTECT, related_name="+")
    bring = models.TextField(blank=True)
    kind = models.CharField(max_length=24, choices=TrainingKind)
    hours = models.PositiveSmallIntegerField()
    valid_months = models.PositiveSmallIntegerField(null=True)
    is_listed = models.BooleanField(default=False)
    announced_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    cancel_reason = models.TextField(blank=True)
    forgotten_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("starts_at", "id")
        indexes: ClassVar = [models.Index(fields=["state", "starts_at"], name="workshop_in_order")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="workshop_ends_later"),
            models.CheckConstraint(condition=Q(capacity__gte=1), name="workshop_has_a_place"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def day(self) -> date:
        """This will give the day."""
        return days.local_day(self.starts_at)

    @property
    def when(self) -> str:
        """This will say the day and the hours."""
        return f"{days.day_long(self.day)}, {days.clock(self.starts_at)}–{days.clock(self.ends_at)}"

    @property
    def where(self) -> str:
        """This will say where, as everybody reads it; the way to a call belongs only to those who come."""
        room = ", ".join(filter(None, (str(self.venue), self.venue.address))) if self.venue else ""
        return "; ".join(filter(None, (room, self.place, "na dálku" if self.online_link else "")))

    @property
    def blocks(self) -> tuple[announcement.Block, ...]:
        """This will give the programme in parts."""
        return announcement.programme(self.programme)

    @property
    def for_whom(self) -> str:
        """This will say for whom it is."""
        return ", ".join(Sector(name).label for name in self.audience)

    @property
    def place_and_time(self) -> tuple[datetime, datetime, str, str]:
        """This will give what everybody who comes has to know again when it changes."""
        return self.starts_at, self.ends_at, self.where, self.online_link


class Material(SealedModel):
    """A file for those who come."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="materials")
    name = models.CharField(max_length=200)
    mime = models.CharField(max_length=100)
    content = SealedBytes()
    added_at = models.DateTimeField()

    class Meta:
        ordering = ("added_at", "id")

    def __str__(self) -> str:
        return self.name


class WithWorkshop[M: models.Model](SealedManager[M]):
    """Brings the workshop and the account along."""

    def get_queryset(self) -> models.QuerySet[M]:
        """This will join them to every row."""
        return super().get_queryset().select_related("key", "workshop__key", "workshop__unit", "user")


class SignUp(SealedModel):
    """Somebody who wants to come. The name and the address of a guest are sealed; a colleague is the account."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="sign_ups")
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    name = SealedText(null=True)
    organisation = SealedText(null=True)
    email = SealedText(null=True)
    sector = models.CharField(max_length=12, choices=Sector)
    state = models.CharField(max_length=9, choices=Place)
    mail_mark = models.BinaryField(max_length=32, null=True)
    link_mark = models.BinaryField(max_length=32, unique=True)
    made_at = models.DateTimeField()
    queued_at = models.DateTimeField(null=True)
    presence = models.CharField(max_length=7, choices=Presence, blank=True)
    hours = models.PositiveSmallIntegerField(default=0)
    training = models.OneToOneField(Training, null=True, on_delete=models.SET_NULL, related_name="+")
    certificate_mark = models.BinaryField(max_length=32, null=True, unique=True)
    has_evaluated = models.BooleanField(default=False)

    objects: ClassVar[WithWorkshop[Self]] = WithWorkshop()

    class Meta:
        ordering = ("made_at", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workshop", "mail_mark"], name="one_sign_up_of_an_address"),
            models.UniqueConstraint(
                fields=["workshop", "user"], condition=~Q(user=None), name="one_sign_up_of_an_account"
            ),
        ]

    def __str__(self) -> str:
        return self.get_state_display()

    @property
    def called(self) -> str:
        """This will give the name, or nothing once it was forgotten."""
        if self.user is not None:
            return self.user.name
        return "" if self.workshop.forgotten_at else (self.name or "")

    @property
    def comes_from(self) -> str:
        """This will give where the person works, as it was told."""
        return "" if self.workshop.forgotten_at else (self.organisation or "")

    @property
    def address(self) -> str:
        """This will give where to write."""
        if self.user is not None:
            return self.user.email
        return "" if self.workshop.forgotten_at else (self.email or "")


class Evaluation(SealedModel):
    """What one person thought. Neither the moment nor the identifier tells who it was."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="evaluations")
    useful = models.PositiveSmallIntegerField()
    clear = models.PositiveSmallIntegerField()
    would_recommend = models.BooleanField()
    words = SealedText(null=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.useful)
