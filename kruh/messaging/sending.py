"""Takes waiting messages to the mail server, one at a time, so that none is lost and none is sent twice by itself.

A message is marked as being sent *before* it leaves and as sent *after*; whatever dies in between leaves a doubt.
"""

import atexit
import fcntl
import logging
import os
import smtplib
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from email.errors import MessageError
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, mailers
from django.db import close_old_connections, transaction
from django.db.models import Q

from kruh.foundation.workflow import NotPossible
from kruh.messaging import actions, letters, rules
from kruh.messaging.models import Message
from kruh.messaging.rules import Trouble, Verdict
from kruh.messaging.vocabulary import Channel, State
from kruh.vault.cipher import Damaged
from kruh.vault.keys import Erased

logger = logging.getLogger("kruh.messaging")

HOST = socket.gethostname()[:100]
PASS = 50
HANDFUL = 5
STOPPING_SECONDS = 8.0
PAUSE_SECONDS = 5.0
CHORES_EVERY = timedelta(minutes=5)
# What a context wants done now and then, beside the carrying of messages: it learns the moment.
CHORES: list[Callable[[datetime], object]] = []


def deliver_waiting(at: datetime, limit: int = PASS) -> int:
    """This will send what is due and return how many messages left. Does nothing while another sender works."""
    with _only_sender() as is_alone:
        if not is_alone:
            return 0
        _doubt_abandoned(at)
        return _deliver(_due(at)[:limit], at)


def do_chores(at: datetime) -> None:
    """This will do what the contexts asked to be done now and then."""
    for chore in CHORES:
        chore(at)


def record_bounces(raw: bytes, at: datetime) -> int:
    """This will read one report of a mail server and return how many of our messages it sent back."""
    noted = 0
    for report in rules.bounces_in(raw):
        message = Message.objects.filter(message_id=report.message_id).first()
        noted += message is not None and _step(actions.bounce, message, at, report=report)
    return noted


class Postman(threading.Thread):
    """Delivers in the background of the server. `clock` tells the time of each round."""

    def __init__(self, clock: Callable[[], datetime], pause: float = PAUSE_SECONDS) -> None:
        super().__init__(name="postman", daemon=True)
        self._clock, self._pause, self._is_over = clock, pause, threading.Event()
        self._chores_at: datetime | None = None
        atexit.register(self.stop)

    def run(self) -> None:
        """This will go round until told to stop; it rests when there is nothing to carry."""
        while not self._is_over.is_set():
            if not self._round():
                self._is_over.wait(self._pause)

    def stop(self) -> None:
        """This will end after the few messages in hand, so that none is left in doubt by an ordinary restart."""
        self._is_over.set()
        if self.is_alive():
            self.join(STOPPING_SECONDS)

    def _round(self) -> int:
        try:
            at = self._clock()
            if self._chores_at is None or at - self._chores_at >= CHORES_EVERY:
                self._chores_at = at
                do_chores(at)
            return deliver_waiting(at, limit=HANDFUL)
        except Exception:
            logger.exception("the postman stumbled and goes on")
            return 0
        finally:
            close_old_connections()


# One pass -----------------------------------------------------------------------------------------------------------


@contextmanager
def _only_sender() -> Iterator[bool]:
    """One sender in one installation on this machine; the system lets the lock go when its holder dies."""
    descriptor = os.open(Path(settings.DATA) / "postman.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(descriptor)


def _doubt_abandoned(at: datetime) -> None:
    """We are the only sender here, so what this machine was sending belongs to a dead one; elsewhere time tells."""
    abandoned = Q(sending_on_host=HOST) | Q(sending_at__lt=at - rules.SENDING_TAKES_AT_MOST)
    for message in Message.objects.filter(abandoned, state=State.SENDING):
        _step(actions.doubt, message, at, trouble=Trouble(Verdict.UNSURE, rules.CRASHED))


def _due(at: datetime) -> list[UUID]:
    due = Message.objects.filter(state=State.WAITING, channel=Channel.EMAIL, due_at__lte=at)
    return list(due.order_by("due_at", "id").values_list("pk", flat=True))


def _deliver(due: list[UUID], at: datetime) -> int:
    if not due:
        return 0
    door: Any = mailers.default
    left = 0
    try:
        for number, row in enumerate(due):
            trouble = _open(door)
            if trouble:
                _postpone_all(due[number:], at, trouble)
                break
            left += _deliver_or_log(row, door, at)
    finally:
        _close(door)
    return left


def _deliver_or_log(row: UUID, door: Any, at: datetime) -> bool:
    """One message that cannot be handled must not stop the others; the next pass puts it in doubt."""
    try:
        return _deliver_one(row, door, at)
    except Exception:
        logger.exception("message %s could not be handled", row)
        return False


def _deliver_one(row: UUID, door: Any, at: datetime) -> bool:
    message: Message = Message.objects.get(pk=row)
    with transaction.atomic(durable=True):
        if not _step(actions.take, message, at, host=HOST):
            return False
    trouble = _send(message, door)
    if trouble is None:
        return _step(actions.confirm_sent, message, at)
    _close(door)
    ending = {
        Verdict.TRY_LATER: actions.postpone,
        Verdict.GIVE_UP: actions.give_up,
        Verdict.UNSURE: actions.doubt,
    }
    _step(ending[trouble.verdict], message, at, trouble=trouble)
    return False


def _step(act: Callable[..., Any], message: Message, at: datetime, **words: Any) -> bool:
    """Does the step unless a person or another report was quicker."""
    try:
        act(message, by=None, at=at, **words)
    except NotPossible:
        return False
    return True


def _postpone_all(rows: list[UUID], at: datetime, trouble: Trouble) -> None:
    for message in Message.objects.filter(pk__in=rows, state=State.WAITING):
        _step(actions.postpone, message, at, trouble=trouble)


# The mail server ----------------------------------------------------------------------------------------------------


def _open(door: Any) -> Trouble | None:
    try:
        door.open()
    except smtplib.SMTPAuthenticationError as error:
        return rules.trouble_of_answer(error.smtp_code, _words(error.smtp_error))
    except OSError as error:  # smtplib's own errors are among them
        return rules.trouble_of_silence(has_left=False, answer=str(error))
    return None


def _close(door: Any) -> None:
    """A server that is rude at parting has taken its letters all the same."""
    try:
        door.close()
    except OSError:
        logger.info("the mail server did not say goodbye")


def _send(message: Message, door: Any) -> Trouble | None:
    try:
        mail = letters.mail_of(message)
        mail.message()
    except (ValueError, LookupError, MessageError, Damaged, Erased) as error:
        return Trouble(Verdict.GIVE_UP, rules.NOT_BUILT, type(error).__name__)
    return _hand_to_server(mail, door)


def _hand_to_server(mail: EmailMessage, door: Any) -> Trouble | None:
    try:
        door.send_messages([mail])
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        return rules.trouble_of_answer(code, _words(words))
    except smtplib.SMTPResponseException as error:
        return rules.trouble_of_answer(error.smtp_code, _words(error.smtp_error))
    except ValueError as error:  # an address that the server's protocol cannot carry
        return Trouble(Verdict.GIVE_UP, rules.reason_for(rules.PERMANENT, "5.1.3"), str(error))
    except Exception as error:  # noqa: BLE001 (whatever else happens on the way, we must not claim to know)
        return rules.trouble_of_silence(has_left=getattr(door, "has_left", True), answer=str(error))
    return None


def _words(answer: bytes | str) -> str:
    return answer.decode("utf-8", "replace") if isinstance(answer, bytes) else str(answer)
