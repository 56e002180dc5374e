"""Messages that came back are marked once, whatever the reports are read from."""

import io
import mailbox
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from kruh.messaging import sending
from kruh.messaging.models import Message
from kruh.messaging.vocabulary import State
from tests.messaging.conftest import NOW, again
from tests.messaging.test_rules import report

pytestmark = pytest.mark.django_db
Queue = Callable[..., Message]


def sent(queue: Queue) -> Message:
    message = queue()
    Message.objects.filter(pk=message.pk).update(state=State.SENT, sent_at=NOW)
    return message


def report_on(message: Message, action: str = "failed") -> bytes:
    return report(action).replace(b"<row.1@urad.example>", message.message_id.encode())


def test_bounce_marks_the_message_with_a_reason(queue: Queue) -> None:
    message = sent(queue)

    assert sending.record_bounces(report_on(message), NOW) == 1

    back = again(message)
    assert (back.state, back.error, back.ended_at) == (
        State.BOUNCED,
        "Schránka s touto adresou neexistuje. Ověřte adresu u příjemce.",
        NOW,
    )
    assert sending.record_bounces(report_on(message), NOW) == 0


def test_bounce_of_an_unknown_message_changes_nothing(queue: Queue) -> None:
    message = sent(queue)

    assert sending.record_bounces(report(), NOW) == 0
    assert again(message).state == State.SENT


def test_bounce_of_a_former_round_is_no_news(queue: Queue) -> None:
    message = sent(queue)
    late = report_on(message)
    Message.objects.filter(pk=message.pk).update(message_id=message.message_id.replace(".1@", ".2@"))

    assert sending.record_bounces(late, NOW) == 0


def test_delay_is_no_bounce(queue: Queue) -> None:
    message = sent(queue)

    assert sending.record_bounces(report_on(message, "delayed"), NOW) == 0


def read(source: str) -> str:
    output = io.StringIO()
    call_command("read_bounces", source, stdout=output)
    return output.getvalue().strip()


def test_command_reads_an_mbox_a_maildir_and_a_file(queue: Queue, tmp_path: Path) -> None:
    messages = [sent(queue) for _ in range(4)]
    mbox = mailbox.mbox(tmp_path / "posta.mbox")
    maildir = mailbox.Maildir(tmp_path / "posta")
    for box, pair in ((mbox, messages[:2]), (maildir, messages[2:3])):
        for message in pair:
            box.add(report_on(message))
        box.flush()
    (tmp_path / "jeden.eml").write_bytes(report_on(messages[3]))

    assert read(str(tmp_path / "posta.mbox")) == "Vrácené zprávy: 2"
    assert read(str(tmp_path / "posta")) == "Vrácené zprávy: 1"
    assert read(str(tmp_path / "jeden.eml")) == "Vrácené zprávy: 1"
    assert {again(message).state for message in messages} == {State.BOUNCED}


def test_command_reads_standard_input(queue: Queue, monkeypatch: pytest.MonkeyPatch) -> None:
    message = sent(queue)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(report_on(message))))

    assert read("-") == "Vrácené zprávy: 1"


def test_command_says_when_there_is_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="tu není"):
        read(str(tmp_path / "neni"))
