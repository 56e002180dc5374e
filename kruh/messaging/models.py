"""Messages that wait, leave or fail, their attachments, and the mail which the demo keeps instead of sending."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from kruh.access.models import Unit, User
from kruh.messaging import rules
from kruh.messaging.vocabulary import OF_AUTHOR, TROUBLED, Channel, Kind, State
from kruh.vault.fields import SealedBytes, SealedText
from kruh.vault.models import SealedModel


class Message(SealedModel):
    """One message to one person by one way. It never belongs to two people, so no copy can go astray.

    `dedupe` names what is sent, to whom and in which revision: the same thing cannot be queued twice.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    case = models.UUIDField(null=True, db_index=True)
    recipient_ref = models.UUIDField(null=True, db_index=True)
    kind = models.CharField(max_length=20, choices=Kind)
    channel = models.CharField(max_length=12, choices=Channel, default=Channel.EMAIL)
    revision = models.PositiveIntegerField(default=0)
    dedupe = models.CharField(max_length=200, unique=True)

    name = SealedText()
    address = SealedText()
    sender = SealedText()
    reply_to = SealedText()
    subject = SealedText()
    text = SealedText()

    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    message_id = models.CharField(max_length=200, unique=True)
    round = models.PositiveSmallIntegerField(default=1)
    ics_uid = models.CharField(max_length=200, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    queued_at = models.DateTimeField()
    due_at = models.DateTimeField()
    sending_at = models.DateTimeField(null=True)
    sending_on_host = models.CharField(max_length=100, blank=True)
    sent_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)
    server_answer = SealedText(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["state", "due_at"], name="message_to_send"),
            models.Index(fields=["unit", "-queued_at"], name="message_of_unit"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(state=State.SENT) | Q(sent_at__isnull=False), name="sent_has_a_time"),
            models.CheckConstraint(
                condition=~Q(state=State.SENDING) | Q(channel=Channel.EMAIL, sending_at__isnull=False),
                name="only_mail_is_sending",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.get_state_display()}"

    @property
    def audit_case(self) -> UUID | None:
        """This will give the child's case, when the message belongs to one."""
        return self.case

    @property
    def is_mail(self) -> bool:
        """This will tell whether the message leaves by itself."""
        return self.channel == Channel.EMAIL

    @property
    def state_words(self) -> str:
        """This will say how far the message has got; what a person hands over does not wait for sending."""
        return rules.state_words(State(self.state), is_mail=self.is_mail)

    @property
    def is_secret(self) -> bool:
        """This will tell whether the text holds a link to somebody's password, which only the recipient may read."""
        return self.kind in OF_AUTHOR

    @property
    def is_troubled(self) -> bool:
        """This will tell whether a person has to do something about it."""
        return self.state in TROUBLED


class Attachment(SealedModel):
    """A file that goes with a message: a letter as PDF, a calendar file."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    order = models.PositiveSmallIntegerField(default=0)
    file_name = models.CharField(max_length=100)
    mime = models.CharField(max_length=100)
    content = SealedBytes()

    class Meta:
        ordering: ClassVar = ["order"]

    def __str__(self) -> str:
        return self.file_name


class KeptMail(SealedModel):
    """A mail of the demo: kept whole, exactly as a mail server would have got it."""

    message_id = models.CharField(max_length=200, db_index=True)
    kept_at = models.DateTimeField(db_index=True)
    recipient = SealedText()
    subject = SealedText()
    raw = SealedBytes()

    def __str__(self) -> str:
        return self.message_id
