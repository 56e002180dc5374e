"""What is done with messages: the sender's steps, and what a person decides when a message did not simply leave."""

from datetime import datetime

from django.conf import settings

from kruh.access.actions import action
from kruh.access.models import User
from kruh.foundation.workflow import NotPossible
from kruh.messaging import rules
from kruh.messaging.models import Message
from kruh.messaging.rules import Bounce, Trouble
from kruh.messaging.vocabulary import Channel, Decision, State
from kruh.messaging.workflow import MESSAGE

# The sender's steps -------------------------------------------------------------------------------------------------


@action(system=True)
def take(message: Message, *, by: User | None, at: datetime, host: str) -> Message:
    """This will put the message into the sender's hands; only one sender can have it."""
    _move(message, "take")
    message.sending_at, message.sending_on_host = at, host
    message.attempts += 1
    return _saved(message, "sending_at", "sending_on_host", "attempts")


@action(system=True)
def confirm_sent(message: Message, *, by: User | None, at: datetime) -> Message:
    """This will note that a server took the message over."""
    _move(message, "confirm_sent")
    message.sent_at, message.error, message.server_answer = at, "", None
    return _saved(message, "sent_at", "error", "server_answer")


@action(system=True)
def postpone(message: Message, *, by: User | None, at: datetime, trouble: Trouble) -> Message:
    """This will try again later, each time after a longer pause, and give up after enough attempts."""
    if message.state == State.WAITING:
        message.attempts += 1
    due_at = rules.next_attempt(message.attempts, at)
    if due_at is None:
        return _ended(message, "give_up", rules.GAVE_UP.format(reason=trouble.reason), trouble.answer, at)
    _move(message, "postpone")
    message.due_at, message.error, message.server_answer = due_at, trouble.reason, _sealable(message, trouble.answer)
    return _saved(message, "attempts", "due_at", "error", "server_answer")


@action(system=True)
def give_up(message: Message, *, by: User | None, at: datetime, trouble: Trouble) -> Message:
    """This will note that the message cannot be sent to this address."""
    return _ended(message, "give_up", trouble.reason, trouble.answer, at)


@action(system=True)
def doubt(message: Message, *, by: User | None, at: datetime, trouble: Trouble) -> Message:
    """This will note that nobody knows whether the message left; it never leaves again by itself."""
    return _ended(message, "doubt", trouble.reason, trouble.answer, at)


@action(system=True)
def bounce(message: Message, *, by: User | None, at: datetime, report: Bounce) -> Message:
    """This will note that the message came back."""
    return _ended(message, "bounce", report.reason, report.answer, at)


# A person's decisions -----------------------------------------------------------------------------------------------


@action
def decide_unsure(message: Message, *, by: User, at: datetime, decision: Decision) -> Message:
    """This will end the doubt. Sent again it keeps its Message-ID, so a mail program may spot the copy."""
    if message.state != State.UNSURE:
        raise NotPossible(["O téhle zprávě už někdo rozhodl."])
    if decision == Decision.RESEND:
        return _queued_again(message, at)
    _move(message, "treat_as_sent")
    message.sent_at = message.sending_at or at
    message.error = ""
    return _saved(message, "sent_at", "error")


@action
def resend(message: Message, *, by: User, at: datetime, address: str) -> Message:
    """This will send a message that failed or came back once more, to a corrected address if need be."""
    if message.state == State.UNSURE:
        raise NotPossible(["Nevíme, jestli zpráva došla. Nejdřív rozhodněte, co s ní."])
    faults = rules.header_faults("Adresa", address) or rules.address_faults(address)
    if faults:
        raise NotPossible(faults)
    message.round += 1
    message.message_id = rules.message_id(message.pk, message.round, settings.MAIL_DOMAIN)
    message.address = address
    return _queued_again(message, at, "round", "message_id", "address")


@action
def hand_over(message: Message, *, by: User, at: datetime) -> Message:
    """This will note that a person handed the message over: printed, told by phone, sent by data box."""
    facts = rules.Handing(Channel(message.channel), State(message.state))
    message.state = MESSAGE.next_state(State(message.state), "hand_over", facts)
    message.ended_at = at
    return _saved(message, "ended_at")


@action
def cancel(message: Message, *, by: User, at: datetime) -> Message:
    """This will stop a message that has not left."""
    _move(message, "cancel")
    message.ended_at = at
    return _saved(message, "ended_at")


def _move(message: Message, step: str) -> None:
    message.state = MESSAGE.next_state(State(message.state), step)


def _queued_again(message: Message, at: datetime, *columns: str) -> Message:
    _move(message, "resend")
    message.attempts, message.due_at, message.error, message.ended_at = 0, at, "", None
    return _saved(message, "attempts", "due_at", "error", "ended_at", *columns)


def _ended(message: Message, step: str, reason: str, answer: str, at: datetime) -> Message:
    _move(message, step)
    message.error, message.server_answer, message.ended_at = reason, _sealable(message, answer), at
    return _saved(message, "attempts", "error", "server_answer", "ended_at")


def _sealable(message: Message, answer: str) -> str | None:
    """A server's words may hold an address; where the case is erased, there is no key left to keep them with."""
    return answer if message.key.wrapped else None


def _saved(message: Message, *columns: str) -> Message:
    message.save(update_fields=["state", *columns])
    return message
