"""The edge of the house: what is to be sent is written here, in the transaction of the act that wants it sent."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from kruh.access.models import Unit, User
from kruh.foundation.workflow import NotPossible
from kruh.messaging import rules
from kruh.messaging.models import Attachment, Message
from kruh.messaging.rules import File
from kruh.messaging.vocabulary import Channel, Kind, State
from kruh.vault.models import Key

__all__ = ["File", "dedupe_of", "queue", "withdraw"]


def dedupe_of(*parts: object) -> str:
    """This will name a message once and for ever: `dedupe_of(conference.pk, who.pk, kind, revision, channel)`."""
    return "|".join(str(part) for part in parts)


def queue(
    *,
    unit: Unit,
    key: Key,
    kind: Kind | str,
    recipient_ref: UUID | None,
    name: str,
    address: str,
    subject: str,
    text: str,
    dedupe: str,
    at: datetime,
    attachments: Sequence[File] = (),
    case: UUID | None = None,
    reply_to: str | None = None,
    channel: Channel | str = Channel.EMAIL,
    by: User | None = None,
    sender: str = "",
    revision: int = 0,
    ics_uid: str = "",
    due_at: datetime | None = None,
) -> Message:
    """This will queue a message, or give the one queued before under the same `dedupe`.

    `key` is the case's key when the message belongs to a case (then give `case` as well), otherwise the organisation's.
    `sender` is the neutral name that stands in From, else the installation's. Subjects and file names are neutral: they
    are read on locked screens. It leaves at `due_at`. Raises NotPossible when a part of the head could not be sent.
    """
    files = list(attachments)
    _refuse_unfit(Channel(channel), address, {"Jméno": name, "Předmět": subject, "Odesílatel": sender}, reply_to, files)
    found: Message | None = Message.objects.filter(dedupe=dedupe).first()
    if found:
        return found
    message = Message(
        unit=unit, key=key, kind=Kind(kind), channel=Channel(channel), recipient_ref=recipient_ref, case=case,
        author=by, name=name, address=address, subject=subject, text=text, reply_to=reply_to or "", sender=sender,
        dedupe=dedupe, revision=revision, ics_uid=ics_uid, queued_at=at, due_at=due_at or at,
    )  # fmt: skip
    message.message_id = rules.message_id(message.pk, message.round, settings.MAIL_DOMAIN)
    return _kept(message, files)


def withdraw(messages: QuerySet[Message], at: datetime) -> int:
    """This will stop those of the messages that have not left yet and return how many they were."""
    return messages.filter(state=State.WAITING).update(state=State.CANCELLED, ended_at=at)


def _refuse_unfit(
    channel: Channel, address: str, head: dict[str, str], reply_to: str | None, files: list[File]
) -> None:
    faults = [fault for what, value in head.items() for fault in rules.header_faults(what, value)]
    if channel == Channel.EMAIL:
        faults += rules.address_faults(address)
        faults += rules.address_faults(reply_to) if reply_to else []
    faults += rules.file_faults(files)
    if faults:
        raise NotPossible(faults)


def _kept(message: Message, files: list[File]) -> Message:
    """Saves the whole or nothing; of two who queue the same at once, both get the first one's message."""
    try:
        with transaction.atomic():
            message.save(force_insert=True)
            Attachment.objects.bulk_create(_attached(message, order, file) for order, file in enumerate(files))
    except IntegrityError:
        found: Message | None = Message.objects.filter(dedupe=message.dedupe).first()
        if found is None:
            raise
        return found
    return message


def _attached(message: Message, order: int, file: File) -> Attachment:
    content = {"file_name": file.name, "mime": file.mime, "content": file.content}
    return Attachment(message=message, key=message.key, order=order, **content)
