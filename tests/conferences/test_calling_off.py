"""Who was invited and is not to come learns of it once: by mail where it may be, otherwise from a person."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from kruh.cases import actions as case_actions
from kruh.cases.vocabulary import FactKind
from kruh.conferences.actions import calling_off, invitations, participants
from kruh.conferences.models import Invitation, Participant
from kruh.conferences.vocabulary import CallOff, Channel, ParticipantRole, Reply, State
from kruh.foundation.workflow import NotPossible
from kruh.messaging.models import Message
from tests.conferences.test_invitation_actions import text_of
from tests.factories import conferences, invited
from tests.factories.people import NOW
from tests.factories.visits import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
TODAY = NOW.date()
WHY = "Přání dítěte, dozví se to osobně."


@pytest.fixture
def clock() -> Iterator[object]:
    with time_machine.travel(NOW, tick=False) as stopped:
        yield stopped


@pytest.fixture
def world() -> conferences.World:
    return invited.scheduled()


@pytest.fixture
def aunt(world: conferences.World) -> Participant:
    return invited.seat(world, ParticipantRole.RELATIVE, "Vlasta", email="vlasta@posta.example", gender="f")


def sent(world: conferences.World, *rows: Participant) -> None:
    invitations.send_invitations(world.fresh(), people=[row.pk for row in rows], by=world.worker, at=NOW)
    Message.objects.update(state="sent", sent_at=NOW)


def left_out(world: conferences.World, row: Participant) -> CallOff | None:
    found = Participant.objects.get(pk=row.pk)
    return participants.leave_out_participant(found, reason=WHY, by=world.worker, at=NOW)


def cancelled(world: conferences.World) -> int:
    conference = world.fresh()
    conference.state = State.CANCELLED
    conference.save()
    return calling_off.inform_of_cancellation(world.fresh(), by=world.worker, at=NOW)


def off(row: Participant) -> str:
    return str(Invitation.objects.get(participant=row).off_state)


def page(client: Any, world: conferences.World) -> str:
    answer = client.get(f"/konference/{world.conference.pk}/pozvanky/")
    return str(answer.content.decode().replace("\u00a0", " "))


def desk(world: conferences.World) -> str:
    return str(signed_in(world.worker).get("/").content.decode().replace("\u00a0", " "))


# The meeting will not be


def test_cancellation_takes_the_event_out_of_the_calendar_once(world: conferences.World, aunt: Participant) -> None:
    sent(world, aunt)

    assert [cancelled(world), cancelled(world)] == [1, 0]

    message = Message.objects.get(recipient_ref=aunt.pk, kind="cancellation")
    assert message.subject == "Setkání 17. 3. 2026 se nekoná"
    assert [file.file_name for file in message.attachments.all()] == ["setkani.ics"]
    assert "METHOD:CANCEL" in text_of(message, "text/calendar")


def test_cancellation_stopped_by_the_gate_is_shown_with_its_place(world: conferences.World, aunt: Participant) -> None:
    sent(world, aunt)
    foster = invited.seat(world, ParticipantRole.CARER, "Marta").person
    words: dict[str, Any] = {"person": foster, "kind": FactKind.OTHER, "value": "Klubovna", "reason": "Rozhodl soud."}
    case_actions.protect_fact(world.case, by=world.worker, at=NOW, hidden_from=[aunt.person], valid_from=TODAY, **words)

    assert cancelled(world) == 0

    shown = page(signed_in(world.worker), world)
    assert Message.objects.filter(kind="cancellation").count() == 0
    assert "Vlasta Havlínová: dejte prosím vědět, že chodit nemá" in shown
    assert "Zpráva sama neodešla, prozrazuje údaj, který se k tomuto člověku nesmí dostat. Kde: " in shown
    assert "kalendář" in shown


def test_who_was_invited_by_phone_has_to_be_told(world: conferences.World) -> None:
    father = invited.seat(world, first_name="Radek", phone="+420777000102")
    invitations.record_call(father, on=TODAY, reply=Reply.COMES, by=world.worker, at=NOW)

    assert cancelled(world) == 0
    assert off(father) == CallOff.TO_TELL

    assert "Dát 1 člověku vědět, že na setkání nemá chodit" in desk(world)

    known = Participant.objects.get(pk=father.pk)
    calling_off.record_telling(known, channel=Channel.PHONE, on=TODAY, by=world.worker, at=NOW)
    assert off(father) == CallOff.TOLD
    assert "vědět, že na setkání" not in desk(world)
    with pytest.raises(NotPossible):
        calling_off.record_telling(known, channel=Channel.PHONE, on=TODAY, by=world.worker, at=NOW)


def test_who_was_never_invited_is_not_called_off(world: conferences.World, aunt: Participant) -> None:
    assert cancelled(world) == 0
    assert not Invitation.objects.exists()


# Somebody is left out


def test_who_is_left_out_after_the_invitation_is_told_once(world: conferences.World, aunt: Participant) -> None:
    sent(world, aunt)

    assert left_out(world, aunt) == CallOff.TOLD
    assert cancelled(world) == 0

    message = Message.objects.get(recipient_ref=aunt.pk, kind="cancellation")
    assert message.subject == "Změna u setkání 17. 3. 2026"
    assert "už s vámi na něm nepočítáme" in message.text
    assert WHY not in message.text
    assert "METHOD:CANCEL" in text_of(message, "text/calendar")


def test_invitation_still_waiting_is_simply_taken_back(world: conferences.World, aunt: Participant) -> None:
    invitations.send_invitations(world.fresh(), people=[aunt.pk], by=world.worker, at=NOW)

    assert left_out(world, aunt) is None
    assert [row.state for row in Message.objects.filter(recipient_ref=aunt.pk)] == ["cancelled"]


def test_nothing_leaves_by_itself_to_a_child(world: conferences.World) -> None:
    child = world.conference.participants.get(role=ParticipantRole.CHILD)
    invitations.hand_over_invitation(child, channel=Channel.PAPER, on=TODAY, by=world.worker, at=NOW)

    assert left_out(world, child) == CallOff.TO_TELL

    client = signed_in(world.worker)
    assert "Dítěti samo nic neodejde. Řekněte mu to osobně a vysvětlete proč." in page(client, world)
    assert not Message.objects.filter(recipient_ref=child.pk).exists()
    address = f"/konference/ucastnik/{child.pk}/pozvanka/vi-to/"
    assert client.post(address, {"channel": "in_person", "on": "zítra"}).status_code == 422
    assert client.post(address, {"channel": "in_person", "on": "dnes"}).status_code == 302
    assert "ví, že už nemá chodit" in page(client, world)


def test_who_is_taken_in_again_gets_a_new_invitation(world: conferences.World, aunt: Participant) -> None:
    sent(world, aunt)
    left_out(world, aunt)
    Message.objects.update(state="sent", sent_at=NOW)

    participants.invite_participant_again(Participant.objects.get(pk=aunt.pk), by=world.worker, at=NOW)
    sent(world, aunt)

    assert Message.objects.filter(recipient_ref=aunt.pk, kind="invitation").count() == 2
    assert left_out(world, aunt) == CallOff.TOLD
    assert Message.objects.filter(recipient_ref=aunt.pk, kind="cancellation").count() == 2


def test_who_has_not_read_of_it_yet_keeps_the_invitation(world: conferences.World, aunt: Participant) -> None:
    sent(world, aunt)
    left_out(world, aunt)

    participants.invite_participant_again(Participant.objects.get(pk=aunt.pk), by=world.worker, at=NOW)

    assert Message.objects.get(recipient_ref=aunt.pk, kind="cancellation").state == "cancelled"
    assert Invitation.objects.get(participant=aunt).sent_at == NOW
