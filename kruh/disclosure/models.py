"""A request of a person for what is kept about them in one case."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from kruh.access.models import User
from kruh.cases.models import Case, Person
from kruh.disclosure.vocabulary import LIVING, Asker, Channel, Ground, Identity, State, Verdict
from kruh.vault.fields import SealedJSON, SealedText
from kruh.vault.models import SealedModel


class AccessRequest(SealedModel):
    """Whose data, who asks, by when, what is proposed, who looked as the second one, and when it was given.

    One request of a person in several cases of the office is one row in each of them with the same `together`.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    together = models.UUIDField()
    kind = models.CharField(max_length=10, choices=Asker)
    asker = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    asker_words = SealedText(null=True)  # who asks, where they are not in the case
    identity = models.CharField(max_length=10, choices=Identity)
    wanted = SealedText(null=True)  # what exactly was asked for
    received_on = models.DateField()
    due_on = models.DateField()
    prolonged_reason = SealedText(null=True)
    prolonged_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    verdict = models.CharField(max_length=6, choices=Verdict, blank=True)
    ground = models.CharField(max_length=10, choices=Ground, blank=True)
    left_out: Any = models.JSONField(default=list)
    words = SealedText(null=True)  # what the office says to the asker
    told: Any = SealedJSON(null=True)  # the statement as it was put together last: when it came, then for the second
    second = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    prepared_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = SealedText(null=True)  # why it was returned or withdrawn
    channel = models.CharField(max_length=10, choices=Channel, blank=True)
    given_on = models.DateField(null=True)
    registered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "person"], condition=Q(state__in=[state.value for state in LIVING]),
                name="access_asked_once",
            )
        ]  # fmt: skip
        indexes: ClassVar = [models.Index(fields=["case", "state", "due_on"], name="access_of_case")]

    def __str__(self) -> str:
        return "výpis údajů"

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.case_id

    @property
    def is_living(self) -> bool:
        """This will tell whether it still has to be answered."""
        return self.state in LIVING
