"""What is queued, what is refused, and that nothing is queued twice."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from kruh.access.models import Unit
from kruh.foundation.workflow import NotPossible
from kruh.messaging import outbox
from kruh.messaging.models import Attachment, Message
from kruh.messaging.vocabulary import Channel, State
from kruh.vault import keys
from tests.messaging.conftest import NOW, again

pytestmark = pytest.mark.django_db
PDF = outbox.File("pozvanka.pdf", "application/pdf", b"%PDF-1.7 x")


def test_queue_keeps_the_whole_message(queue: Callable[..., Message]) -> None:
    message = again(queue(attachments=[PDF], reply_to="renata@urad.example", revision=3))

    assert message.state == State.WAITING
    assert (message.name, message.subject, message.reply_to) == (
        "Věra Říhová", "Pozvánka na setkání", "renata@urad.example",
    )  # fmt: skip
    assert message.message_id == f"<{message.pk}.1@kruh.invalid>"
    assert [(file.file_name, file.content) for file in message.attachments.all()] == [("pozvanka.pdf", b"%PDF-1.7 x")]


def test_queue_gives_the_first_when_asked_twice(queue: Callable[..., Message]) -> None:
    first = queue(dedupe="stejné", attachments=[PDF])

    second = queue(dedupe="stejné", subject="Něco jiného", attachments=[PDF])

    assert second.pk == first.pk
    assert (Message.objects.count(), Attachment.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_queue_gives_one_message_to_all_who_race(queue: Callable[..., Message], office: Unit) -> None:
    key = keys.for_organisation(office.pk)
    start = threading.Barrier(4)

    def race(number: int) -> object:
        start.wait()
        try:
            with transaction.atomic():
                return queue(dedupe="stejné", key=key, subject=f"Předmět {number}").pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        got = set(pool.map(race, range(4)))

    assert got == {Message.objects.get().pk}


def test_queue_is_undone_with_the_act_that_wanted_it(queue: Callable[..., Message]) -> None:
    with transaction.atomic():
        queue()
        transaction.set_rollback(True)

    assert Message.objects.count() == 0


@pytest.mark.parametrize(
    "words",
    [
        {"subject": "Pozvánka\r\nBcc: cizi@x.example"},
        {"name": "Věra\nBcc: cizi@x.example"},
        {"sender": "Kruh\nX: y"},
        {"address": "vera@x.example\nBcc: cizi@x.example"},
        {"reply_to": "renata@urad.example\r\nBcc: cizi@x.example"},
        {"address": ""},
        {"attachments": [outbox.File("zápis.pdf", "application/pdf", b"")]},
    ],
)
def test_queue_refuses_what_could_change_the_head(queue: Callable[..., Message], words: dict[str, object]) -> None:
    with pytest.raises(NotPossible) as refusal:
        queue(**words)

    assert len(refusal.value.reasons) == 1
    assert Message.objects.count() == 0


def test_queue_by_post_needs_no_email_address(queue: Callable[..., Message]) -> None:
    message = queue(channel=Channel.PRINT, address="")

    assert (message.state, message.channel) == (State.WAITING, Channel.PRINT)


def test_queue_keeps_no_readable_word_in_the_database(queue: Callable[..., Message], office: Unit) -> None:
    queue(
        name="KANÁREK-jméno", address="kanarek@x.example", subject="KANÁREK-předmět", text="KANÁREK-text",
        reply_to="kanarek-reply@x.example", sender="KANÁREK-odesílatel",
        attachments=[outbox.File("a.pdf", "application/pdf", "KANÁREK".encode())],
    )  # fmt: skip

    with connection.cursor() as cursor:
        cells = b""
        for table in ("messaging_message", "messaging_attachment"):
            cursor.execute(f"SELECT * FROM {table}")
            cells += b"|".join(
                bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()
                for row in cursor.fetchall()
                for cell in row
            )
    assert "kanárek".encode() not in cells.lower()
    assert b"kanarek" not in cells.lower()
    assert "KANÁREK".encode() not in cells


def test_withdraw_stops_only_what_waits(queue: Callable[..., Message]) -> None:
    waiting, sent = queue(), queue()
    Message.objects.filter(pk=sent.pk).update(state=State.SENT, sent_at=NOW)

    assert outbox.withdraw(Message.objects.all(), NOW) == 1
    assert (again(waiting).state, again(sent).state) == (State.CANCELLED, State.SENT)
