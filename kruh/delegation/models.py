"""The package of work, what the organisation may know, who works on it, its outputs, the organisation's own records."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from kruh.access.models import Unit, User
from kruh.cases.models import Case
from kruh.delegation.rules import package as rules
from kruh.delegation.rules import rhythm as rhythms
from kruh.delegation.vocabulary import OVER, Deed, Kind, OutputState, Rhythm, Stage, State
from kruh.directory.models import Organisation
from kruh.foundation import days
from kruh.vault import keys
from kruh.vault.fields import SealedJSON, SealedText
from kruh.vault.models import Key, SealedModel


class Package(SealedModel):
    """Work that an office hands to an organisation. Offering freezes into `told` what the organisation reads.

    `shared` keeps who may be known: id of the person -> ids of the chosen contacts. `grounds` are codes of the law.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    office = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.GOALS)
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    title = SealedText(null=True)
    purpose = SealedText(null=True)
    description = SealedText(null=True)
    shared: Any = SealedJSON(default=dict)
    grounds: Any = models.JSONField(default=list)
    rhythm = models.CharField(max_length=12, choices=Rhythm, blank=True)
    first_due_on = models.DateField(null=True)
    dates: Any = models.JSONField(default=list)
    ends_on = models.DateField(null=True)
    leaks: Any = SealedJSON(null=True)  # what the draft must not tell, as it was found at the last save
    told: Any = SealedJSON(null=True)
    reason = SealedText(null=True)  # of the last no: declined, revoked or handed back
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    offered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    offered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    # The earliest day without an output while the work runs: only lists are ordered by it, lateness is computed.
    waits_on = models.DateField(null=True, editable=False)
    reminded_to = models.DateField(null=True, editable=False)  # the last due day of which the organisation was reminded
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["office", "number"], name="package_number_once")]
        indexes: ClassVar = [
            models.Index(fields=["case", "state", "id"], name="package_of_case"),
            models.Index(fields=["organisation", "state", "waits_on", "id"], name="package_of_organisation"),
            models.Index(fields=["waits_on", "id"], name="package_waiting"),
        ]

    def __str__(self) -> str:
        return rules.name_of(self.number)

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.case_id

    @property
    def is_running(self) -> bool:
        """This will tell whether the organisation works on it now."""
        return self.state == State.RUNNING

    @property
    def is_over(self) -> bool:
        """This will tell whether the work was accepted once and runs no more."""
        return self.state in OVER

    def planned(self, closures: Collection[date] | None = None) -> list[date]:
        """This will give every day on which an output is due by the contract."""
        if not (self.rhythm and self.first_due_on and self.ends_on):
            return []
        chosen = [date.fromisoformat(day) for day in self.dates]
        off = self.closures if closures is None else closures
        return rhythms.due_days(self.rhythm, self.first_due_on, self.ends_on, chosen, off)

    @property
    def closures(self) -> frozenset[date]:
        """This will give the days on which the organisation does not work."""
        return self.organisation.unit.closures if self.organisation else frozenset()

    @property
    def due(self) -> list[date]:
        """This will give the days on which an output is due while the work runs, or was due while it ran."""
        if self.answered_at is None or not (self.is_running or self.is_over):
            return []
        ended = days.local_day(self.ended_at) if self.ended_at else None
        return rhythms.while_running(self.planned(), days.local_day(self.answered_at), ended)

    def settle(self, handed_in: Collection[date]) -> None:
        """This will keep for lists what is waited for next."""
        waited = rhythms.missing(self.due, handed_in) if self.is_running else []
        self.waits_on = waited[0] if waited else None


class Goal(SealedModel):
    """One goal of a package. It may come from a task of a plan or from a goal of the child's protection plan."""

    package = models.ForeignKey(Package, on_delete=models.CASCADE, related_name="goals")
    order = models.PositiveSmallIntegerField()
    text = SealedText()
    measure = SealedText(null=True)
    task = models.UUIDField(null=True)
    plan_goal = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["package", "order"], name="goal_in_order")]
        ordering: ClassVar = ["order", "id"]

    def __str__(self) -> str:
        return str(self.order)


class Assignment(models.Model):
    """Who in the organisation works on a package, since when and until when."""

    package = models.ForeignKey(Package, on_delete=models.CASCADE, related_name="assignments")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    assigned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["package", "user"], condition=Q(until=None), name="assigned_once")
        ]
        indexes: ClassVar = [models.Index(fields=["user", "until", "package"], name="assignment_of_user")]

    def __str__(self) -> str:
        return str(self.pk)


class Event(SealedModel):
    """What happened with a package, by whom and when. Never changed."""

    package = models.ForeignKey(Package, on_delete=models.CASCADE, related_name="events")
    deed = models.CharField(max_length=12, choices=Deed)
    reason = SealedText(null=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return self.get_deed_display()


class Output(SealedModel):
    """How the goals go on a day. While written it is sealed by the organisation's own key, handed in by the case's.

    What is still a draft when the work ends stays among the organisation's own records. Handed in it is frozen; a
    correction is a further output. `words` and `lights` go by the goal's place.
    """

    package = models.ForeignKey(Package, on_delete=models.CASCADE, related_name="outputs")
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=OutputState, default=OutputState.DRAFT)
    words: Any = SealedJSON(default=dict)
    lights: Any = models.JSONField(default=dict)
    needed = SealedText(null=True)
    stage = models.CharField(max_length=12, choices=Stage, blank=True)
    next_goal = SealedText(null=True)
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="corrections")
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    handed_in_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField(null=True)
    # Somebody of the office has taken it up: no line of the day any more, and a word to the organisation.
    reply = SealedText(null=True)
    taken_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["package", "due_on"], condition=Q(corrects=None), name="output_once_a_day"),
            models.UniqueConstraint(
                fields=["corrects"], condition=Q(corrects__isnull=False), name="output_corrected_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["package", "due_on", "id"], name="output_in_order")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.package.case_id

    @property
    def is_handed_in(self) -> bool:
        """This will tell whether the office has it."""
        return self.state == OutputState.HANDED_IN

    def seal_with(self, key: Key) -> None:
        """This will put the words under another key; nothing is saved yet."""
        for name in self.sealed_fields():
            getattr(self, name)
        self.key = key

    @property
    def handed_in_on(self) -> date | None:
        """This will give the day on which the office got it."""
        return days.local_day(self.handed_in_at) if self.handed_in_at else None


class Folder(SealedModel):
    """The organisation's own records of a package, under a key of its own that only its organisation's key opens.

    It belongs to no file: neither the office nor its trail learns what is in it.
    """

    package = models.OneToOneField(Package, on_delete=models.CASCADE, related_name="folder")

    def __str__(self) -> str:
        return str(self.pk)


class Note(SealedModel):
    """What the organisation writes for itself."""

    folder = models.ForeignKey(Folder, on_delete=models.CASCADE, related_name="notes")
    text = SealedText()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["folder", "at", "id"], name="note_in_order")]

    def __str__(self) -> str:
        return str(self.pk)


def folder_of(package: Package) -> Folder:
    """This will give the organisation's own records of a package, making them at the first call."""
    found: Folder | None = Folder.objects.filter(package=package).first()
    if found is None:
        assert package.organisation_id is not None
        key = keys.for_case(keys.for_organisation(package.organisation_id))
        found = Folder(package=package, key=key)
        found.save(force_insert=True)
    return found


def stamp(package: Package, deed: Deed, by: User, at: datetime, reason: str = "") -> Event:
    """This will keep what happened."""
    event = Event(package=package, key=package.key, deed=deed, reason=reason.strip() or None, by=by, at=at)
    event.save(force_insert=True)
    return event
