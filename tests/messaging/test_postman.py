"""The postman in the background of the server, and the command that does the same."""

import io
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from kruh.messaging import sending
from kruh.messaging.models import Message
from kruh.messaging.vocabulary import State
from tests.messaging.conftest import NOW, Post, again

pytestmark = pytest.mark.django_db(transaction=True)
Queue = Callable[..., Message]
PATIENCE_SECONDS = 60


def wait_for(condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and not condition():
        time.sleep(0.02)
    return condition()


def test_postman_carries_more_than_a_handful_and_stops(post: Post, queue: Queue) -> None:
    messages = [queue() for _ in range(sending.HANDFUL + 2)]
    postman = sending.Postman(lambda: NOW, pause=0.05)
    postman.start()

    everything_left = wait_for(lambda: Message.objects.filter(state=State.SENT).count() == len(messages))
    postman.stop()

    assert everything_left
    assert not postman.is_alive()
    assert set(post.deliveries.values()) == {1}


def test_two_postmen_never_carry_the_same_message(post: Post, queue: Queue) -> None:
    messages = [queue() for _ in range(12)]
    postmen = [sending.Postman(lambda: NOW, pause=0.01) for _ in range(3)]
    for postman in postmen:
        postman.start()

    everything_left = wait_for(lambda: Message.objects.filter(state=State.SENT).count() == len(messages))
    for postman in postmen:
        postman.stop()

    assert everything_left
    assert post.deliveries == {message.message_id: 1 for message in messages}


def test_senders_of_two_machines_never_carry_the_same_message(
    post: Post, queue: Queue, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    messages = [queue() for _ in range(12)]
    carried: list[int] = []

    def carry() -> None:
        carried.append(sending.deliver_waiting(NOW))
        connection.close()

    other = threading.Thread(target=carry)

    def begin_elsewhere() -> None:
        """While the first machine hands over a letter, another one, with its own files and name, begins as well."""
        if other.ident is None:
            settings.DATA = tmp_path
            monkeypatch.setattr(sending, "HOST", "jinde")
            other.start()

    post.on_data = begin_elsewhere
    carried.append(sending.deliver_waiting(NOW))
    other.join(PATIENCE_SECONDS)

    assert post.deliveries == {message.message_id: 1 for message in messages}
    assert (len(carried), sum(carried)) == (2, 12)


def test_postman_goes_on_after_an_accident(
    post: Post, queue: Queue, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    message = queue()
    moments = iter([0])

    def clock() -> object:
        if next(moments, None) is not None:
            raise OSError("tajné slovo")
        return NOW

    postman = sending.Postman(clock, pause=0.01)  # type: ignore[arg-type]
    postman.start()
    left = wait_for(lambda: again(message).state == State.SENT)
    postman.stop()

    assert left
    assert "the postman stumbled and goes on" in caplog.text


def test_command_delivers_once(post: Post, queue: Queue) -> None:
    message = queue(at=timezone.now())
    output = io.StringIO()

    call_command("deliver_mail", stdout=output)

    assert output.getvalue().strip() == "Odeslané zprávy: 1"
    assert again(message).state == State.SENT


def test_postman_does_chores_now_and_then_and_a_fault_does_not_stop_the_letters(
    post: Post, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue()
    done: list[datetime] = []

    def chore(at: datetime) -> None:
        done.append(at)
        raise ValueError

    monkeypatch.setattr(sending, "CHORES", [chore])
    moments = iter([NOW, NOW, NOW + timedelta(minutes=1), NOW + sending.CHORES_EVERY])
    postman = sending.Postman(lambda: next(moments))
    carried = [postman._round() for _ in range(4)]

    assert (done, carried) == ([NOW, NOW + sending.CHORES_EVERY], [0, 1, 0, 0])
