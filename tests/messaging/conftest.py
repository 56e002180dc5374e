"""A real mail server on loopback that can be told to be rude, and messages to send."""

from asyncio import Transport
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import count
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from pytest_django import Settings

from kruh.access.models import Unit
from kruh.messaging import outbox, sending
from kruh.messaging.models import Message
from kruh.messaging.vocabulary import Kind
from kruh.vault import keys
from tests.databases import free_port
from tests.factories import people

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
ACCEPTED = "250 OK"


@dataclass
class Post:
    """What the server got and how it answers."""

    port: int = 0
    rcpt_answer: str = ACCEPTED
    data_answer: str = ACCEPTED
    hangs_up: str = ""
    on_data: Callable[[], None] | None = None
    mails: list[EmailMessage] = field(default_factory=list)

    @property
    def deliveries(self) -> Counter[str]:
        """How many times each Message-ID was taken over."""
        return Counter(str(mail["Message-ID"]) for mail in self.mails)

    async def handle_RCPT(  # noqa: N802 (the library's name)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.hangs_up == "before":
            hang_up(server)
        if self.rcpt_answer == ACCEPTED:
            envelope.rcpt_tos.append(address)
        return self.rcpt_answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.data_answer == ACCEPTED:
            assert isinstance(envelope.content, bytes)
            mail = message_from_bytes(envelope.content, policy=policy.default)
            assert isinstance(mail, EmailMessage)
            self.mails.append(mail)
        if self.on_data:
            self.on_data()
        if self.hangs_up == "after":
            hang_up(server)
        return self.data_answer


def hang_up(server: SMTP) -> None:
    """Breaks the connection without a word."""
    assert isinstance(server.transport, Transport)
    server.transport.abort()


def mailers(port: int) -> dict[str, Any]:
    """The settings of a mail server on loopback."""
    options = {"host": "127.0.0.1", "port": port, "timeout": 5}
    return {"default": {"BACKEND": "kruh.messaging.backends.Smtp", "OPTIONS": options}}


@pytest.fixture
def post(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Post]:
    """A mail server, and the settings that lead to it; what contexts want done beside it has its own tests."""
    monkeypatch.setattr(sending, "CHORES", [])
    handler = Post(port=free_port())
    controller = Controller(handler, hostname="127.0.0.1", port=handler.port)
    controller.start()
    settings.MAILERS = mailers(handler.port)
    yield handler
    controller.stop()


@pytest.fixture
def office() -> Unit:
    """The organisation that sends."""
    return people.unit()


@pytest.fixture
def queue(office: Unit) -> Callable[..., Message]:
    """Queues a message; each one is for somebody else unless told otherwise."""
    numbers = count(1)

    def queue(**words: Any) -> Message:
        number = next(numbers)
        given = {
            "unit": office,
            "key": keys.for_organisation(office.pk),
            "kind": Kind.INVITATION,
            "recipient_ref": None,
            "name": "Věra Říhová",
            "address": f"osoba{number}@priklad.example",
            "subject": "Pozvánka na setkání",
            "text": "Dobrý den, paní Říhová,\npřijďte prosím ve čtvrtek v 9:00.\n",
            "dedupe": f"zkouška|{number}",
            "at": NOW,
        }
        return outbox.queue(**{**given, **words})

    return queue


def again(message: Message) -> Message:
    """The row as it is now."""
    found: Message = Message.objects.get(pk=message.pk)
    return found
