"""Who may know about a case."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from kruh.access.models import User
from kruh.cases.models.files import Case
from kruh.cases.vocabulary import EmergencyKind, TeamRole
from kruh.foundation.ids import uuid7
from kruh.vault.fields import SealedText
from kruh.vault.models import SealedModel


class TeamMember(models.Model):
    """A colleague's relation to the case: the only thing that opens it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="team")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=TeamRole)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "user", "role"], condition=Q(until=None), name="team_role_once"),
            models.UniqueConstraint(
                fields=["case"], condition=Q(role=TeamRole.KEY_WORKER, until=None), name="one_key_worker"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["user", "case"])]

    def __str__(self) -> str:
        return self.get_role_display()

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.case_id

    def is_valid(self, at: datetime) -> bool:
        """This will tell whether the relation holds at that moment."""
        return self.since <= at and (self.until is None or at < self.until)


class EmergencyAccess(SealedModel):
    """Why somebody outside the team opened the case for an hour, and who looked afterwards whether it was right."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="emergencies")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=EmergencyKind)
    reason = SealedText()
    opened_at = models.DateTimeField()
    until = models.DateTimeField()
    reviewed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    finding = SealedText(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reviewed_by=models.F("user")), name="somebody_else_reviews"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.case_id
