"""The two doors out: a mail server that tells us how far a letter got, and the demo's mailbox."""

import email.policy
import smtplib
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend
from django.utils import timezone

from kruh.messaging.models import KeptMail
from kruh.vault import keys

MAILBOX = UUID("00000000-0000-7000-8000-6d61696c626f")


class _Watched(smtplib.SMTP):
    """Remembers whether the letter itself has begun to leave; from then on a broken connection means doubt."""

    has_left = False

    def mail(self, sender: str, options: Sequence[str] = ()) -> tuple[int, bytes]:
        self.has_left = False
        return super().mail(sender, options)

    def data(self, msg: Any) -> tuple[int, bytes]:
        self.has_left = True
        return super().data(msg)


class _WatchedTls(_Watched, smtplib.SMTP_SSL):
    """The same over TLS from the first byte."""


class Smtp(EmailBackend):
    """Django's SMTP, watched."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        """This will give the watched connection."""
        return _WatchedTls if self.use_ssl else _Watched

    @property
    def has_left(self) -> bool:
        """This will tell whether the letter in hand may already be with the server."""
        return bool(getattr(self.connection, "has_left", False))


class Mailbox(BaseEmailBackend):
    """Keeps every mail sealed in the database; nothing leaves the machine. Only for the demo."""

    has_left = False

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """This will keep the mails as a server would get them."""
        for mail in email_messages:
            _keep(mail)
        return len(email_messages)


def _keep(mail: EmailMessage) -> None:
    built = mail.message(policy=email.policy.SMTP)
    KeptMail(
        key=keys.for_organisation(MAILBOX),
        message_id=str(built["Message-ID"]).strip()[:200],
        kept_at=timezone.now(),
        recipient=", ".join(mail.to),
        subject=str(mail.subject),
        raw=built.as_bytes(),
    ).save(force_insert=True)
