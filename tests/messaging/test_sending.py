"""Delivery to a real mail server: what it gets, and what becomes of a message when it says no or nothing."""

import fcntl
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from pytest_django import Settings

from kruh.messaging import outbox, rules, sending
from kruh.messaging.models import Message
from kruh.messaging.vocabulary import Channel, State
from kruh.vault import keys
from tests.messaging.conftest import NOW, Post, again, mailers

pytestmark = pytest.mark.django_db(transaction=True)
CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Setkání\r\nEND:VCALENDAR\r\n"
Queue = Callable[..., Message]


def test_deliver_hands_the_letter_over(post: Post, queue: Queue) -> None:
    message = queue(subject="Pozvánka na schůzku – čtvrtek", reply_to="renata@urad.example", sender="Poradna, z. s.")

    assert sending.deliver_waiting(NOW) == 1

    (mail,) = post.mails
    assert mail["Subject"] == "Pozvánka na schůzku – čtvrtek"
    assert mail["To"].addresses[0].display_name == "Věra Říhová"
    assert (mail["From"].addresses[0].display_name, mail["From"].addresses[0].addr_spec) == (
        "Poradna, z. s.", "kruh@kruh.invalid",
    )  # fmt: skip
    assert mail["Reply-To"] == "renata@urad.example"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"] == message.message_id
    assert mail.get_content_type() == "text/plain"
    assert "přijďte prosím ve čtvrtek v 9:00." in mail.get_content()
    kept = again(message)
    assert (kept.state, kept.sent_at, kept.attempts, kept.error) == (State.SENT, NOW, 1, "")


def test_deliver_carries_twenty_attachments_unchanged(post: Post, queue: Queue) -> None:
    files = [outbox.File(f"list-{number}.pdf", "application/pdf", os.urandom(2000)) for number in range(19)]
    files.append(outbox.File("setkani.ics", "text/calendar; method=REQUEST", CALENDAR.encode()))
    queue(attachments=files)

    sending.deliver_waiting(NOW)

    got = list(post.mails[0].iter_attachments())
    assert [part.get_filename() for part in got] == [file.name for file in files]
    assert [part.get_payload(decode=True) for part in got] == [file.content for file in files]
    assert got[19]["Content-Type"].params["method"] == "REQUEST"
    assert got[19].get_content_type() == "text/calendar"


def test_deliver_twice_sends_once(post: Post, queue: Queue) -> None:
    message = queue()

    sending.deliver_waiting(NOW)

    assert sending.deliver_waiting(NOW + timedelta(days=1)) == 0
    assert post.deliveries == {message.message_id: 1}


def test_deliver_uses_one_connection_and_keeps_the_order(post: Post, queue: Queue) -> None:
    messages = [queue() for _ in range(5)]

    assert sending.deliver_waiting(NOW, limit=3) == 3
    assert sending.deliver_waiting(NOW, limit=3) == 2
    assert [str(mail["Message-ID"]) for mail in post.mails] == [message.message_id for message in messages]


def test_temporary_refusal_is_tried_again(post: Post, queue: Queue) -> None:
    message = queue()
    post.data_answer = "451 4.3.0 later"

    sending.deliver_waiting(NOW)

    waiting = again(message)
    assert (waiting.state, waiting.error) == (State.WAITING, "Server příjemce zprávu zatím nepřijal, zkoušíme to dál.")
    assert waiting.due_at == NOW + timedelta(minutes=1)
    assert sending.deliver_waiting(NOW + timedelta(seconds=59)) == 0
    post.data_answer = "250 OK"
    assert sending.deliver_waiting(NOW + timedelta(seconds=60)) == 1
    assert post.deliveries == {message.message_id: 1}


def test_endless_temporary_refusal_ends_as_failed(post: Post, queue: Queue) -> None:
    message = queue()
    post.rcpt_answer = "450 4.2.1 busy"
    moment = NOW

    for _ in range(len(rules.PAUSES) + 1):
        sending.deliver_waiting(moment)
        moment = again(message).due_at

    failed = again(message)
    assert (failed.state, failed.attempts) == (State.FAILED, len(rules.PAUSES) + 1)
    assert failed.error.startswith("Opakovaně se nepodařilo zprávu odeslat.")


@pytest.mark.parametrize("where", ["rcpt_answer", "data_answer"])
def test_permanent_refusal_fails_at_once(post: Post, queue: Queue, where: str) -> None:
    refused = queue()
    setattr(post, where, "550 5.1.1 <osoba1@priklad.example> unknown")

    assert sending.deliver_waiting(NOW) == 0

    failed = again(refused)
    assert (failed.state, failed.error) == (
        State.FAILED, "Schránka s touto adresou neexistuje. Ověřte adresu u příjemce.",
    )  # fmt: skip
    assert "osoba1@priklad.example" in str(failed.server_answer)


def test_refused_message_does_not_stop_the_next(post: Post, queue: Queue) -> None:
    bad, good = queue(), queue()
    Message.objects.filter(pk=bad.pk).update(message_id="<špatné id>")

    assert sending.deliver_waiting(NOW) >= 1
    assert again(good).state == State.SENT


def test_connection_refused_postpones_without_touching_the_message(queue: Queue, settings: Settings) -> None:
    settings.MAILERS = mailers(port=1)
    messages = [queue(), queue()]

    assert sending.deliver_waiting(NOW) == 0

    assert {(again(m).state, again(m).attempts, again(m).error) for m in messages} == {
        (State.WAITING, 1, rules.NO_SERVER),
    }  # fmt: skip
    assert again(messages[0]).sending_at is None


def test_broken_connection_before_the_letter_is_tried_again(post: Post, queue: Queue) -> None:
    message = queue()
    post.hangs_up = "before"

    sending.deliver_waiting(NOW)

    assert again(message).state == State.WAITING
    post.hangs_up = ""
    sending.deliver_waiting(NOW + timedelta(hours=1))
    assert post.deliveries == {message.message_id: 1}


def test_broken_connection_after_the_letter_is_a_doubt(post: Post, queue: Queue) -> None:
    message = queue()
    post.hangs_up = "after"

    sending.deliver_waiting(NOW)

    assert (again(message).state, again(message).error) == (State.UNSURE, rules.NO_ANSWER)
    post.hangs_up = ""
    sending.deliver_waiting(NOW + timedelta(days=30))
    assert post.deliveries == {message.message_id: 1}


def test_message_of_an_erased_case_fails_and_others_go(post: Post, queue: Queue, office: object) -> None:
    key = keys.for_case(keys.for_organisation(office.pk))  # type: ignore[attr-defined]
    erased, other = queue(key=key), queue()
    key.erase(NOW)

    assert sending.deliver_waiting(NOW) == 1

    assert (again(erased).state, again(erased).error) == (State.FAILED, rules.NOT_BUILT)
    assert again(other).state == State.SENT


def test_only_mail_that_is_due_leaves(post: Post, queue: Queue) -> None:
    queue(channel=Channel.PRINT, address="")
    queue(at=NOW + timedelta(minutes=1))

    assert sending.deliver_waiting(NOW) == 0
    assert post.mails == []


def test_second_sender_leaves_the_first_alone(post: Post, queue: Queue) -> None:
    queue()
    descriptor = os.open(Path(settings.DATA) / "postman.lock", os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(descriptor, fcntl.LOCK_EX)

    try:
        assert sending.deliver_waiting(NOW) == 0
    finally:
        os.close(descriptor)

    assert sending.deliver_waiting(NOW) == 1
