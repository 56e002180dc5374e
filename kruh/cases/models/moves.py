"""What goes to another office: the whole file for good, or one question for a time."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from kruh.access.models import Unit, User
from kruh.cases.models.files import Case
from kruh.cases.vocabulary import AssistanceState, MoveReason, TransferState, Wanted
from kruh.vault.fields import SealedJSON, SealedText
from kruh.vault.models import SealedModel


class Transfer(SealedModel):
    """The whole file proposed to another office, and what became of it.

    The plain columns are all that the office which gave the file away keeps of it.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="transfers")
    from_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    to_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=TransferState, default=TransferState.PROPOSED)
    why = models.CharField(max_length=8, choices=MoveReason)
    reason = SealedText()
    since = models.DateField()  # from which day the other office is the right one
    due_on = models.DateField()
    file_mark = models.CharField(max_length=60, blank=True)
    opened_on = models.DateField()
    children = models.PositiveSmallIntegerField()
    people = models.PositiveSmallIntegerField()
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    answer = SealedText(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(state=TransferState.PROPOSED), name="one_proposed_transfer"
            ),
            models.CheckConstraint(condition=~Q(from_unit=F("to_unit")), name="transfer_between_two"),
            models.CheckConstraint(
                condition=Q(state=TransferState.PROPOSED) | Q(decided_at__isnull=False), name="transfer_decided_when"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["to_unit", "state"], name="transfer_to"),
            models.Index(fields=["from_unit", "-proposed_at"], name="transfer_from"),
        ]

    def __str__(self) -> str:
        return self.get_state_display()

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.case_id

    def decide(self, state: TransferState, by: User, at: datetime, answer: str = "") -> None:
        """This will keep what became of the proposal."""
        self.state, self.decided_by, self.decided_at, self.answer = state, by, at, answer or None
        self.save(update_fields=["state", "decided_by", "decided_at", "answer"])


class Assistance(SealedModel):
    """One question to another office, with the data it needs for it and nothing else; the asking one stays responsible.

    `granted` is what was written of the chosen people when it was sent: later changes of the file do not reach it.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assistances")
    from_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    to_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=AssistanceState, default=AssistanceState.ASKED)
    wanted = models.CharField(max_length=8, choices=Wanted)
    question = SealedText()
    granted = SealedJSON(default=list)
    people = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    worker = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    answer = SealedText(null=True)
    ended_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(from_unit=F("to_unit")), name="assistance_between_two"),
            models.CheckConstraint(
                condition=~Q(state__in=(AssistanceState.ACCEPTED, AssistanceState.ANSWERED)) | Q(worker__isnull=False),
                name="assistance_has_worker",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["to_unit", "state"], name="assistance_to")]

    def __str__(self) -> str:
        return self.get_state_display()

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.case_id

    def end(self, state: AssistanceState, by: User, at: datetime, answer: str) -> None:
        """This will keep the answer, or why there is none."""
        self.state, self.ended_by, self.ended_at, self.answer = state, by, at, answer.strip() or None
        self.save(update_fields=["state", "ended_by", "ended_at", "answer"])
