"""What preparation records: talks, consents given and taken back, support, interpreting, the room, going on."""

from datetime import timedelta
from typing import Any

import pytest

from kruh.access.policy import Denied
from kruh.conferences.actions import preparation as actions
from kruh.conferences.models import Consent, Override, Participant, Preparation, RoomItem
from kruh.conferences.queries import preparation as queries
from kruh.conferences.vocabulary import Channel, ConsentAnswer, ParticipantRole, Purpose, Topic, TopicState
from kruh.foundation.workflow import Conflict, NotPossible
from tests.factories import cases, conferences, invited
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.fixture
def world() -> conferences.World:
    return invited.scheduled()


@pytest.fixture
def mother(world: conferences.World) -> Participant:
    return invited.seat(world)


def talk(row: Participant, world: conferences.World, **words: Any) -> None:
    told = {"topics": [Topic.WHAT], "on": TODAY, "channel": Channel.PHONE, **words}
    actions.record_talk(row, by=world.worker, at=NOW, **told)


def consent(row: Participant, world: conferences.World, **words: Any) -> Consent:
    told = {"purpose": Purpose.ATTEND, "answer": ConsentAnswer.YES, "given_on": TODAY, "channel": Channel.IN_PERSON}
    return actions.record_consent(row, by=world.worker, at=NOW, **{**told, **words})


def state(row: Participant, topic: Topic) -> str:
    return str(Preparation.objects.get(participant=row, topic=topic).state)


def test_talk_marks_what_was_explained_and_keeps_wishes(world: conferences.World, mother: Participant) -> None:
    talk(mother, world, topics=[Topic.WHAT, Topic.WHY], wishes="Ať se mluví i o tom, co jde.")

    rows = Preparation.objects.filter(participant=mother).order_by("topic")
    assert [(row.topic, row.state, row.note) for row in rows] == [
        ("what", "done", None),
        ("why", "done", None),
        ("wishes", "done", "Ať se mluví i o tom, co jde."),
    ]
    assert {row.details["on"] for row in rows} == {"2026-03-02"}


def test_talk_without_anything_or_tomorrow_is_refused(world: conferences.World, mother: Participant) -> None:
    with pytest.raises(NotPossible) as refusal:
        talk(mother, world, topics=[], on=TODAY + timedelta(days=1))

    assert len(refusal.value.reasons) == 2
    assert not Preparation.objects.exists()


def test_topic_that_waits_says_for_whom(world: conferences.World, mother: Participant) -> None:
    with pytest.raises(NotPossible):
        actions.change_topic(mother, topic=Topic.GOAL, state=TopicState.WAITING, by=world.worker, at=NOW)

    waits: dict[str, Any] = {"topic": Topic.GOAL, "state": TopicState.WAITING, "note": "Ozve se ve středu."}
    actions.change_topic(mother, by=world.worker, at=NOW, **waits)
    assert state(mother, Topic.GOAL) == TopicState.WAITING


def test_topic_changed_by_two_people_shows_both_texts(world: conferences.World, mother: Participant) -> None:
    talk(mother, world, topics=[Topic.GOAL], note="Rozumí mu.")

    with pytest.raises(Conflict) as conflict:
        actions.change_topic(
            mother, topic=Topic.GOAL, state=TopicState.DONE, note="Ještě ne.", version=0, by=world.worker, at=NOW
        )

    assert (conflict.value.theirs["Poznámka"], conflict.value.mine["Poznámka"]) == ("Rozumí mu.", "Ještě ne.")


def test_consents_are_done_when_every_question_has_an_answer(world: conferences.World, mother: Participant) -> None:
    consent(mother, world)
    assert state(mother, Topic.CONSENT) == TopicState.IN_PROGRESS

    consent(mother, world, purpose=Purpose.MINUTES, answer=ConsentAnswer.NO)
    consent(mother, world, purpose=Purpose.PHOTO, answer=ConsentAnswer.NO)

    assert state(mother, Topic.CONSENT) == TopicState.DONE


def test_new_answer_ends_the_old_one(world: conferences.World, mother: Participant) -> None:
    first = consent(mother, world)

    second = consent(mother, world, answer=ConsentAnswer.TALK)

    living = Consent.objects.filter(participant=mother, withdrawn_at=None)
    assert [row.pk for row in living] == [second.pk]
    first.refresh_from_db()
    assert first.withdrawn_at == NOW


def test_withdrawing_opens_the_question_again(world: conferences.World, mother: Participant) -> None:
    given = [consent(mother, world, purpose=p) for p in (Purpose.ATTEND, Purpose.MINUTES, Purpose.PHOTO)]

    actions.withdraw_consent(given[0], note="Rozmyslela si to.", by=world.worker, at=NOW)

    assert state(mother, Topic.CONSENT) == TopicState.IN_PROGRESS


def test_board_asks_again_when_the_school_comes_later(world: conferences.World, mother: Participant) -> None:
    for purpose in (Purpose.ATTEND, Purpose.MINUTES, Purpose.PHOTO):
        consent(mother, world, purpose=purpose)

    invited.seat(world, ParticipantRole.SCHOOL, "Lenka")

    rows = {row.name: row for row in queries.rows_of(world.conference, [], NOW)}
    assert rows["Jitka Havlínová"].state(Topic.CONSENT) == TopicState.IN_PROGRESS


def test_support_moves_to_the_person_who_was_chosen(world: conferences.World, mother: Participant) -> None:
    child = world.conference.participants.get(role=ParticipantRole.CHILD)
    coach = invited.seat(world, ParticipantRole.SUPPORT_PERSON, "Tomáš")
    actions.choose_support(child, supporter=mother, by=world.worker, at=NOW)

    actions.choose_support(child, supporter=coach, by=world.worker, at=NOW)

    supports = {row.pk: row.supports_id for row in world.conference.participants.all()}
    assert (supports[coach.pk], supports[mother.pk]) == (child.pk, None)


def test_wanting_nobody_is_an_answer_with_words(world: conferences.World, mother: Participant) -> None:
    with pytest.raises(NotPossible):
        actions.choose_support(mother, supporter=None, by=world.worker, at=NOW)

    actions.choose_support(mother, supporter=None, note="Zvládne to sama.", by=world.worker, at=NOW)
    assert state(mother, Topic.SUPPORT) == TopicState.NOT_NEEDED


def test_child_never_interprets(world: conferences.World, mother: Participant) -> None:
    with pytest.raises(NotPossible) as refusal:
        actions.arrange_interpreting(mother, interpreter="adam havlin", kind="community", by=world.worker, at=NOW)

    assert refusal.value.reasons == [
        "Adam Havlín tlumočit nemůže: dítě by neslo slova dospělých. Najděte tlumočníka odjinud."
    ]


def test_voice_of_the_child_is_kept_in_its_own_words(world: conferences.World) -> None:
    child = world.conference.participants.get(role=ParticipantRole.CHILD)
    told: dict[str, Any] = {
        "how": "self",
        "break_sign": "ruka",
        "leaves": "zůstane",
        "words": "Nechci, aby se křičelo.",
    }

    actions.agree_on_voice(child, by=world.worker, at=NOW, **told)

    kept = Preparation.objects.get(participant=child, topic=Topic.CHILD_VOICE)
    assert (kept.state, kept.note) == (TopicState.DONE, "Nechci, aby se křičelo.")


def test_room_is_kept_thing_by_thing(world: conferences.World) -> None:
    actions.check_room(world.conference, things={"flipchart": ("done", "venue")}, by=world.worker, at=NOW)
    actions.check_room(world.conference, things={"flipchart": ("not_started", "office")}, by=world.worker, at=NOW)

    item = RoomItem.objects.get(conference=world.conference)
    assert (item.thing, item.state, item.brought_by) == ("flipchart", "not_started", "office")


def test_going_on_keeps_the_list_of_that_moment(world: conferences.World, mother: Participant) -> None:
    actions.go_on_regardless(world.conference, reason="Klára se vrátí až ráno.", by=world.worker, at=NOW)
    talk(mother, world, topics=[Topic.WHAT])

    kept = Override.objects.get(conference=world.conference)
    assert {"who": "Jitka Havlínová", "what": "vysvětlit, co je konference"} in kept.missing


def test_head_reads_and_does_not_write(world: conferences.World, mother: Participant) -> None:
    head = cases.head(world.case.unit)

    with pytest.raises(Denied):
        actions.record_talk(mother, topics=[Topic.WHAT], on=TODAY, channel=Channel.PHONE, by=head, at=NOW)
