"""What people decide about messages, and who may."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from kruh.access.models import AuditEntry, Unit, User
from kruh.access.policy import Denied
from kruh.access.roles import Role
from kruh.foundation.ids import uuid7
from kruh.foundation.workflow import NotPossible
from kruh.messaging import actions, policies, queries, sending
from kruh.messaging.models import Message
from kruh.messaging.vocabulary import Channel, Decision, State
from tests.factories import people
from tests.messaging.conftest import NOW, Post, again

pytestmark = pytest.mark.django_db
Queue = Callable[..., Message]


@pytest.fixture
def worker(office: Unit) -> User:
    """Somebody of the sending organisation."""
    return people.user(Role.SOCIAL_WORKER, at=office)


def in_state(message: Message, state: State) -> Message:
    Message.objects.filter(pk=message.pk).update(state=state, sent_at=NOW, sending_at=NOW, error="Něco se stalo.")
    return again(message)


def test_decide_unsure_as_sent_closes_it(queue: Queue, worker: User) -> None:
    message = in_state(queue(), State.UNSURE)

    actions.decide_unsure(message, by=worker, at=NOW, decision=Decision.TREAT_AS_SENT)

    assert (again(message).state, again(message).error) == (State.SENT, "")
    assert AuditEntry.objects.get(verb="messaging.decide_unsure").actor == worker.pk


@pytest.mark.django_db(transaction=True)
def test_decide_unsure_to_resend_keeps_the_message_id(post: Post, queue: Queue, worker: User) -> None:
    message = in_state(queue(), State.UNSURE)

    actions.decide_unsure(message, by=worker, at=NOW, decision=Decision.RESEND)
    sending.deliver_waiting(NOW)

    assert again(message).state == State.SENT
    assert post.deliveries == {message.message_id: 1}


def test_decide_unsure_twice_is_refused(queue: Queue, worker: User) -> None:
    message = in_state(queue(), State.UNSURE)
    actions.decide_unsure(message, by=worker, at=NOW, decision=Decision.RESEND)

    with pytest.raises(NotPossible) as refusal:
        actions.decide_unsure(message, by=worker, at=NOW, decision=Decision.RESEND)

    assert refusal.value.reasons == ["O téhle zprávě už někdo rozhodl."]


@pytest.mark.parametrize("state", [State.FAILED, State.BOUNCED])
def test_resend_goes_to_the_corrected_address_with_a_new_id(queue: Queue, worker: User, state: State) -> None:
    message = in_state(queue(), state)
    former = message.message_id

    actions.resend(message, by=worker, at=NOW, address="spravna@priklad.example")

    mended = again(message)
    assert (mended.state, mended.address, mended.attempts) == (State.WAITING, "spravna@priklad.example", 0)
    assert mended.message_id == former.replace(".1@", ".2@")


def test_resend_of_an_unsure_message_wants_a_decision_first(queue: Queue, worker: User) -> None:
    message = in_state(queue(), State.UNSURE)

    with pytest.raises(NotPossible) as refusal:
        actions.resend(message, by=worker, at=NOW, address="spravna@priklad.example")

    assert refusal.value.reasons == ["Nevíme, jestli zpráva došla. Nejdřív rozhodněte, co s ní."]


def test_resend_refuses_a_bad_address(queue: Queue, worker: User) -> None:
    message = in_state(queue(), State.FAILED)

    with pytest.raises(NotPossible):
        actions.resend(message, by=worker, at=NOW, address="x@y.cz\nBcc: z@y.cz")

    assert again(message).state == State.FAILED


def test_hand_over_of_a_letter_by_post(queue: Queue, worker: User) -> None:
    message = queue(channel=Channel.PRINT, address="")

    actions.hand_over(message, by=worker, at=NOW)

    assert (again(message).state, again(message).ended_at) == (State.HANDED_OVER, NOW)


def test_hand_over_of_waiting_mail_is_refused(queue: Queue, worker: User) -> None:
    message = queue()

    with pytest.raises(NotPossible):
        actions.hand_over(message, by=worker, at=NOW)

    assert again(message).state == State.WAITING


@pytest.mark.django_db(transaction=True)
def test_cancel_stops_it_for_good(post: Post, queue: Queue, worker: User) -> None:
    message = queue()

    actions.cancel(message, by=worker, at=NOW)

    assert sending.deliver_waiting(NOW + timedelta(days=1)) == 0
    assert again(message).state == State.CANCELLED


def test_cancel_of_a_sent_message_is_refused(queue: Queue, worker: User) -> None:
    message = in_state(queue(), State.SENT)

    with pytest.raises(NotPossible):
        actions.cancel(message, by=worker, at=NOW)


@pytest.mark.parametrize("step", ["take", "confirm_sent"])
def test_sender_steps_are_closed_to_people(queue: Queue, worker: User, step: str) -> None:
    message = queue()

    with pytest.raises(Denied):
        getattr(actions, step)(message, by=worker, at=NOW)


# Who sees -----------------------------------------------------------------------------------------------------------


def test_message_of_no_case_is_seen_by_the_whole_unit_only(queue: Queue, worker: User) -> None:
    message = queue()
    stranger = people.user(Role.SOCIAL_WORKER)

    assert list(policies.visible_messages(worker, NOW)) == [message]
    assert list(policies.visible_messages(stranger, NOW)) == []
    assert not policies.sends(stranger, message, NOW)


def test_message_of_a_case_is_seen_by_its_author_only(queue: Queue, worker: User, office: Unit) -> None:
    colleague = people.user(Role.SOCIAL_WORKER, at=office)
    message = queue(case=uuid7(), by=worker)

    assert list(policies.visible_messages(worker, NOW)) == [message]
    assert list(policies.visible_messages(colleague, NOW)) == []
    assert (policies.sends(worker, message, NOW), policies.sends(colleague, message, NOW)) == (True, False)


def test_author_who_left_sees_nothing(queue: Queue, worker: User) -> None:
    message = queue(case=uuid7(), by=worker)
    worker.memberships.update(valid_to=NOW)
    gone = people.fresh(worker)

    assert list(policies.visible_messages(gone, NOW)) == []
    assert not policies.sends(gone, message, NOW)


def test_troubled_names_what_a_person_has_to_do(queue: Queue, worker: User) -> None:
    states = [State.SENT, State.FAILED, State.BOUNCED, State.UNSURE]
    for state in states:
        in_state(queue(), state)
    late, _ = queue(), queue()
    Message.objects.filter(pk=late.pk).update(attempts=3)

    found = queries.troubled(worker, NOW)

    assert sorted(message.state for message in found) == sorted([*states[1:], State.WAITING])


def test_messages_of_a_case_are_its_own(queue: Queue) -> None:
    case = uuid7()
    mine = queue(case=case)
    queue()

    assert queries.for_case(case) == [mine]
