"""The process dies at every possible step: nothing is delivered twice by itself, nothing that waits is lost."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from types import ModuleType

import pytest
from django.conf import settings
from django.db import connection

from kruh.messaging import actions, letters, rules, sending
from kruh.messaging.models import Message
from kruh.messaging.vocabulary import State
from tests.messaging.conftest import NOW, Post, again

Queue = Callable[..., Message]
LATER = NOW + timedelta(days=2)


class Crash(BaseException):
    """The power went off; nothing in the process gets another word."""


def die_before(monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str, at_call: int = 1) -> None:
    calls, real = iter(range(1, 1000)), getattr(module, name)

    def step(*args: object, **words: object) -> object:
        if next(calls) == at_call:
            raise Crash
        return real(*args, **words)

    monkeypatch.setattr(module, name, step)


def die_after(monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str) -> None:
    real = getattr(module, name)

    def step(*args: object, **words: object) -> object:
        real(*args, **words)
        raise Crash

    monkeypatch.setattr(module, name, step)


STEPS = [
    (die_before, sending, "_doubt_abandoned", State.SENT, 1),
    (die_before, sending, "_open", State.SENT, 1),
    (die_after, sending, "_open", State.SENT, 1),
    (die_before, actions, "take", State.SENT, 1),
    (die_after, actions, "take", State.SENT, 1),  # not yet committed
    (die_before, letters, "mail_of", State.UNSURE, 0),
    (die_before, sending, "_hand_to_server", State.UNSURE, 0),
    (die_after, sending, "_hand_to_server", State.UNSURE, 1),
    (die_before, actions, "confirm_sent", State.UNSURE, 1),
    (die_after, actions, "confirm_sent", State.SENT, 1),
    (die_before, sending, "_close", State.SENT, 1),
]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("die", "module", "name", "state", "deliveries"), STEPS)
def test_crash_at_any_step_neither_doubles_nor_loses(
    post: Post,
    queue: Queue,
    die: Callable[..., None],
    module: ModuleType,
    name: str,
    state: State,
    deliveries: int,
) -> None:
    first, second = queue(), queue()
    with pytest.MonkeyPatch.context() as patch:
        die(patch, module, name)
        with pytest.raises(Crash):
            sending.deliver_waiting(NOW, limit=1)

    sending.deliver_waiting(LATER)
    sending.deliver_waiting(LATER + timedelta(days=30))

    assert (again(first).state, post.deliveries[first.message_id]) == (state, deliveries)
    assert (again(second).state, post.deliveries[second.message_id]) == (State.SENT, 1)
    if state == State.UNSURE:
        assert again(first).error == rules.CRASHED


@pytest.mark.django_db(transaction=True)
def test_crash_inside_the_last_commit_leaves_a_doubt(post: Post, queue: Queue) -> None:
    message = queue()
    with pytest.MonkeyPatch.context() as patch:
        die_before(patch, actions, "_saved", at_call=2)
        with pytest.raises(Crash):
            sending.deliver_waiting(NOW)

    sending.deliver_waiting(LATER)

    assert (again(message).state, post.deliveries) == (State.UNSURE, {message.message_id: 1})


@pytest.mark.django_db(transaction=True)
def test_message_sent_by_another_machine_gets_its_time(post: Post, queue: Queue) -> None:
    message = queue()
    Message.objects.filter(pk=message.pk).update(state=State.SENDING, sending_at=NOW, sending_on_host="jiný stroj")

    sending.deliver_waiting(NOW + rules.SENDING_TAKES_AT_MOST)
    assert again(message).state == State.SENDING

    sending.deliver_waiting(NOW + rules.SENDING_TAKES_AT_MOST + timedelta(seconds=1))
    assert (again(message).state, post.mails) == (State.UNSURE, [])


@pytest.mark.django_db(transaction=True)
def test_accident_with_one_message_does_not_stop_the_others(
    post: Post, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = queue(), queue()
    real = letters.mail_of

    def mail_of(message: Message) -> object:
        if message.pk == bad.pk:
            raise RuntimeError
        return real(message)

    monkeypatch.setattr(letters, "mail_of", mail_of)

    assert sending.deliver_waiting(NOW) == 1
    sending.deliver_waiting(LATER)

    assert (again(bad).state, again(good).state) == (State.UNSURE, State.SENT)


# A whole process, killed --------------------------------------------------------------------------------------------

CHILD = """
import sys
from datetime import UTC, datetime
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
settings.MAILERS["default"] = {
    "BACKEND": "kruh.messaging.backends.Smtp",
    "OPTIONS": {"host": "127.0.0.1", "port": int(sys.argv[2]), "timeout": 5},
}
django.setup()
from kruh.messaging import sending
print(sending.deliver_waiting(datetime(2026, 3, 2, 8, 0, tzinfo=UTC)))
"""


def sender(port: int) -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "kruh.project.settings.development",
        "KRUH_DATA": str(settings.DATA),
        "KRUH_KEY_FILE": str(settings.KRUH_KEY_FILE),
    }
    command = [sys.executable, "-c", CHILD, str(connection.settings_dict["NAME"]), str(port)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


@pytest.mark.sqlite_only
@pytest.mark.django_db(transaction=True)
def test_sender_killed_while_the_server_takes_the_letter(post: Post, queue: Queue) -> None:
    messages = [queue(), queue(), queue()]
    first = sender(post.port)
    post.on_data = first.kill
    assert first.wait(60) == -signal.SIGKILL
    post.on_data = None

    second = sender(post.port)

    assert second.communicate(timeout=60)[0].strip() == "2"
    assert post.deliveries == {message.message_id: 1 for message in messages}
    assert sorted(again(message).state for message in messages) == [State.SENT, State.SENT, State.UNSURE]
