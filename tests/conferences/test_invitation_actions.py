"""Invitations leave once, one letter to one person, never with what the person must not learn."""

from datetime import timedelta
from typing import Any

import pytest

from kruh.cases import actions as case_actions
from kruh.cases.vocabulary import ApartKind, FactKind, Part, TieKind
from kruh.conferences.actions import invitations as actions
from kruh.conferences.documents.invitations import facts_for
from kruh.conferences.models import Invitation, Participant
from kruh.conferences.queries.invited import row_of
from kruh.conferences.vocabulary import Channel, ParticipantRole, Presence, Reply
from kruh.directory.models import Organisation, Professional
from kruh.directory.vocabulary import Kind, Profession
from kruh.foundation.typesetting import reading
from kruh.foundation.workflow import Conflict, NotPossible
from kruh.messaging.models import Message
from tests.factories import conferences, invited
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
SECRET = "Slunečná 21, 378 10 Nová Lhota"


@pytest.fixture
def world() -> conferences.World:
    return invited.scheduled()


@pytest.fixture
def mother(world: conferences.World) -> Participant:
    return invited.seat(world, email="jitka@posta.example", gender="f")


def send(world: conferences.World, *rows: Participant) -> int:
    return actions.send_invitations(world.fresh(), people=[row.pk for row in rows], by=world.worker, at=NOW)


def text_of(message: Message, kind: str) -> str:
    file = message.attachments.get(mime__startswith=kind)
    if kind == "application/pdf":
        return " ".join(reading.text_of_pdf(file.content).split())
    return str(file.content.decode().replace("\r\n ", ""))


def hide(world: conferences.World, reader: Participant, value: str = SECRET, kind: FactKind = FactKind.ADDRESS) -> None:
    foster = invited.seat(world, ParticipantRole.CARER, "Marta").person
    words: dict[str, Any] = {
        "person": foster,
        "kind": kind,
        "value": value,
        "reason": "Rozhodl soud.",
        "valid_from": TODAY,
    }
    case_actions.protect_fact(world.case, by=world.worker, at=NOW, hidden_from=[reader.person], **words)


def test_one_person_gets_one_letter_with_calendar(world: conferences.World, mother: Participant) -> None:
    assert send(world, mother) == 1

    message = Message.objects.get(recipient_ref=mother.pk)
    calendar = text_of(message, "text/calendar")
    assert message.subject == "Pozvánka na setkání 17. 3. 2026"
    assert "Vážená paní Havlínová," in text_of(message, "application/pdf")
    assert [line for line in calendar.splitlines() if line.startswith(("METHOD", "CLASS", "SUMMARY", "SEQUENCE"))] == [
        "METHOD:REQUEST", "SUMMARY:Setkání", "SEQUENCE:1", "CLASS:PRIVATE",
    ]  # fmt: skip
    assert calendar.count("ATTENDEE") == 1
    assert all("Havl" not in name for name in message.attachments.values_list("file_name", flat=True))


def test_sending_twice_sends_once(world: conferences.World, mother: Participant) -> None:
    send(world, mother)

    assert send(world, mother) == 0
    assert Message.objects.filter(recipient_ref=mother.pk).count() == 1


def test_nothing_leaves_when_one_letter_cannot(world: conferences.World, mother: Participant) -> None:
    grandmother = invited.seat(world, ParticipantRole.RELATIVE, "Vlasta", email="vlasta@posta.example")
    grandmother.presence = Presence.NOT_INVITED
    grandmother.save()

    with pytest.raises(NotPossible) as refusal:
        send(world, mother, grandmother)

    assert refusal.value.reasons == ["Vlasta Havlínová: u stolu nebude, pozvánka proto nejde poslat."]
    assert not Message.objects.filter(recipient_ref=mother.pk).exists()


def test_nobody_chosen_is_said(world: conferences.World) -> None:
    with pytest.raises(NotPossible) as refusal:
        send(world)

    assert refusal.value.reasons == ["Vyberte aspoň jednoho člověka."]


@pytest.mark.parametrize(
    ("words", "place"),
    [("Marta bydlí ve Slunečné 21.", "dopis (PDF) v textu („")],
)
def test_gate_stops_own_words(world: conferences.World, mother: Participant, words: str, place: str) -> None:
    hide(world, mother)
    told: dict[str, Any] = {"salutation": "Vážená paní Havlínová", "channel": Channel.EMAIL, "own_words": words}
    actions.write_invitation(mother, by=world.worker, at=NOW, **told)

    with pytest.raises(NotPossible) as refusal:
        send(world, mother)

    assert (
        f"Jitka Havlínová: pozvánka prozrazuje údaj, který se k tomuto člověku nesmí dostat. Kde: {place}"
        in (refusal.value.reasons[0])
    )
    assert "Slunečn" not in refusal.value.reasons[0]
    assert not Message.objects.filter(recipient_ref=mother.pk).exists()


def test_gate_stops_a_venue_that_tells_the_place(world: conferences.World, mother: Participant) -> None:
    hide(world, mother, "Klubovna", FactKind.SHELTER)

    with pytest.raises(NotPossible) as refusal:
        send(world, mother)

    places = ["text e-mailu", "dopis (PDF) v textu", "kalendář v místě události"]
    assert [place for place in places if f"{place} („" in refusal.value.reasons[0]] == places


def test_gate_stops_a_printed_letter_as_well(world: conferences.World) -> None:
    father = invited.seat(world, first_name="Radek")
    hide(world, father, "Klubovna", FactKind.SHELTER)

    with pytest.raises(NotPossible):
        actions.hand_over_invitation(father, channel=Channel.PAPER, on=TODAY, by=world.worker, at=NOW)

    assert not Invitation.objects.exists()


def test_family_is_not_named_to_who_must_not_meet_somebody(world: conferences.World, mother: Participant) -> None:
    father = invited.seat(world, first_name="Radek", email="radek@posta.example")
    words: dict[str, Any] = {
        "person": mother.person,
        "other": father.person,
        "kind": ApartKind.FEAR,
        "reason": "Bojí se.",
    }
    case_actions.keep_apart(world.case, by=world.worker, at=NOW, valid_from=TODAY, **words)

    send(world, mother)

    letter = text_of(Message.objects.get(recipient_ref=mother.pk), "application/pdf")
    assert ("Radek" in letter, "další lidé z rodiny a blízcí" in letter) == (False, True)


def test_list_names_who_comes_for_the_readers_sake(world: conferences.World, mother: Participant) -> None:
    friend = invited.seat(world, ParticipantRole.SUPPORT_PERSON, "Alena", last_name="Malá")
    Participant.objects.filter(pk=friend.pk).update(supports=mother)

    send(world, mother)

    letter = text_of(Message.objects.get(recipient_ref=mother.pk), "application/pdf")
    assert ("Alena Malá, bude vedle vás" in letter, "podpůrná osoba" in letter) == (True, False)


def test_child_reads_the_whole_name_and_work_of_its_teacher(world: conferences.World) -> None:
    child = world.conference.participants.get(role=ParticipantRole.CHILD)
    teacher = invited.seat(
        world, ParticipantRole.SCHOOL, "Lenka", last_name="Topolová", gender="f", part=Part.PROFESSIONAL
    ).person
    school = Organisation.objects.found(name="ZŠ Lipová", kind=Kind.SCHOOL)
    teacher.professional = Professional.objects.create(
        organisation=school, first_name="Lenka", last_name="Topolová", profession=Profession.TEACHER
    )
    teacher.save()
    case_actions.tie(world.case, by=world.worker, at=NOW, person=teacher, other=child.person, kind=TieKind.PROFESSIONAL)

    row, rows = row_of(Participant.objects.get(pk=child.pk), NOW)

    assert "Lenka Topolová, učitelka" in facts_for(row, rows, world.worker).reader.who


def test_professional_does_not_read_names_of_the_family(world: conferences.World, mother: Participant) -> None:
    teacher = invited.seat(
        world, ParticipantRole.SCHOOL, "Lenka", last_name="Topolová", email="skola@zs.example", part=Part.PROFESSIONAL
    )

    send(world, teacher)

    assert "Jitka" not in text_of(Message.objects.get(recipient_ref=teacher.pk), "application/pdf")


def test_letter_sent_is_kept_and_cannot_be_rewritten(world: conferences.World, mother: Participant) -> None:
    send(world, mother)

    with pytest.raises(NotPossible):
        actions.write_invitation(mother, salutation="Ahoj", channel=Channel.EMAIL, by=world.worker, at=NOW)

    kept = Invitation.objects.get(participant=mother)
    assert kept.text is not None
    assert kept.text.startswith("Pozvánka na setkání\n\nVážená paní Havlínová,")


def test_two_people_writing_see_both_texts(world: conferences.World, mother: Participant) -> None:
    told: dict[str, Any] = {"salutation": "Milá Jitko", "channel": Channel.EMAIL}
    actions.write_invitation(mother, by=world.worker, at=NOW, **told)

    with pytest.raises(Conflict):
        actions.write_invitation(mother, version=0, by=world.worker, at=NOW, **told)


def test_call_counts_as_an_invitation_with_its_answer(world: conferences.World) -> None:
    father = invited.seat(world, first_name="Radek", phone="+420777000102")

    actions.record_call(father, on=TODAY, note="Vezme si volno.", reply=Reply.COMES, by=world.worker, at=NOW)

    kept = Invitation.objects.get(participant=father)
    assert (kept.channel, kept.reply, kept.call_note) == (Channel.PHONE, Reply.COMES, "Vezme si volno.")


def test_note_of_a_call_may_stay_empty(world: conferences.World) -> None:
    father = invited.seat(world, first_name="Radek", phone="+420777000102")

    actions.record_call(father, on=TODAY, reply=Reply.COMES, by=world.worker, at=NOW)

    assert (Invitation.objects.get(participant=father).reply, Invitation.objects.get().call_note) == ("comes", None)


def test_change_that_tells_too_much_waits_and_says_where(world: conferences.World, mother: Participant) -> None:
    send(world, mother)
    Message.objects.update(state="sent", sent_at=NOW)
    hide(world, mother, "Klubovna", FactKind.OTHER)
    invited.move(world.conference)

    assert actions.inform_of_change(world.fresh(), by=world.worker, at=NOW) == 0

    kept = Invitation.objects.get(participant=mother, revision=2)
    assert kept.sent_at is None
    assert kept.stop_note is not None
    assert "Zpráva o novém termínu sama neodešla" in kept.stop_note
    assert "kalendář" in kept.stop_note


def test_reply_waits_for_an_invitation(world: conferences.World, mother: Participant) -> None:
    told: dict[str, Any] = {"reply": Reply.EXCUSED, "channel": Channel.PHONE, "on": TODAY}
    with pytest.raises(NotPossible):
        actions.record_reply(mother, by=world.worker, at=NOW, **told)

    send(world, mother)
    actions.record_reply(mother, by=world.worker, at=NOW, **told)

    assert Invitation.objects.get(participant=mother).reply == Reply.EXCUSED


def test_days_to_come_are_refused(world: conferences.World, mother: Participant) -> None:
    tomorrow = TODAY + timedelta(days=1)

    with pytest.raises(NotPossible):
        actions.hand_over_invitation(mother, channel=Channel.POST, on=tomorrow, by=world.worker, at=NOW)
    with pytest.raises(NotPossible):
        actions.record_call(mother, on=tomorrow, note="Přijde.", reply=Reply.COMES, by=world.worker, at=NOW)


def test_change_tells_each_person_once_in_the_same_calendar_event(
    world: conferences.World, mother: Participant
) -> None:
    send(world, mother)
    Message.objects.update(state="sent", sent_at=NOW)
    invited.move(world.conference)

    told = [actions.inform_of_change(world.fresh(), by=world.worker, at=NOW) for _ in range(2)]

    first, second = Message.objects.filter(recipient_ref=mother.pk).order_by("queued_at", "id")
    calendar = text_of(second, "text/calendar")
    assert told == [1, 0]
    assert (second.kind, second.subject) == ("change", "Setkání bude jindy: 18. 3. 2026")
    assert (first.ics_uid == second.ics_uid, "SEQUENCE:2" in calendar) == (True, True)


def test_change_before_the_first_letter_left_sends_a_plain_invitation(
    world: conferences.World, mother: Participant
) -> None:
    send(world, mother)
    invited.move(world.conference)

    actions.inform_of_change(world.fresh(), by=world.worker, at=NOW)

    states = Message.objects.filter(recipient_ref=mother.pk, kind="invitation").order_by("pk")
    assert list(states.values_list("state", flat=True)) == ["cancelled", "waiting"]


def test_change_does_not_write_to_who_was_never_invited(world: conferences.World, mother: Participant) -> None:
    invited.move(world.conference)

    assert actions.inform_of_change(world.fresh(), by=world.worker, at=NOW) == 0
