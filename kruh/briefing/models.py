"""What is kept when a worker's cases pass to others, and what goes along with a case."""

from collections.abc import Collection
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from kruh.access.models import Unit, User
from kruh.briefing.vocabulary import How
from kruh.cases.models import Case
from kruh.conferences.models import Request
from kruh.plans.models import Task
from kruh.plans.workflow import LIVING
from kruh.vault.fields import SealedText
from kruh.vault.models import SealedModel


class Handing(SealedModel):
    """Cases of one worker given to others in one step: by whom, to whom each, why, and until when if for a time."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    leaving = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=10, choices=How)
    since = models.DateField()
    until = models.DateField(null=True)
    reason = SealedText()
    given = models.JSONField(default=list)  # pairs of a case and of whom it went to
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="handing_ends_after"),
        ]
        indexes: ClassVar = [models.Index(fields=["leaving", "-at"], name="handing_of_worker")]

    def __str__(self) -> str:
        return self.get_how_display()


def pass_on(case: Case, leaving: Collection[UUID], to: User) -> None:
    """This will give what people who leave the case had to do in it themselves to the new key worker."""
    living = Task.objects.filter(case=case, state__in=LIVING)
    living.filter(user__in=leaving).update(user=to, version=F("version") + 1)
    living.filter(checker_user__in=leaving).update(checker_user=to, version=F("version") + 1)
    waiting = Request.objects.filter(conference__case=case, contact_user__in=leaving, withdrawn_at=None, ended_at=None)
    waiting.update(contact_user=to)
