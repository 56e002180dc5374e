"""Which topics a person needs, what is missing, who may interpret, what stands in the room."""

from datetime import date

import pytest

from kruh.cases.vocabulary import ApartKind
from kruh.conferences.rules import consents, room, support
from kruh.conferences.rules import preparation as rules
from kruh.conferences.rules.preparation import Guest, Missing, Readiness
from kruh.conferences.rules.support import Companion
from kruh.conferences.vocabulary import (
    Bringer,
    ConsentAnswer,
    ParticipantRole,
    Presence,
    Purpose,
    RoomThing,
    State,
    Topic,
    TopicState,
)

R = ParticipantRole
ALL_KNOW = [Topic.WHAT, Topic.WHY, Topic.GOAL]


@pytest.mark.parametrize(
    ("guest", "expected"),
    [
        (Guest(R.PARENT), [*ALL_KNOW, Topic.CONSENT, Topic.SUPPORT, Topic.TRANSPORT, Topic.WISHES]),
        (Guest(R.RELATIVE), [*ALL_KNOW, Topic.CONSENT, Topic.TRANSPORT, Topic.WISHES]),
        (Guest(R.PARENT, Presence.WRITTEN), [*ALL_KNOW, Topic.CONSENT, Topic.WISHES]),
        (Guest(R.PARENT, Presence.NOT_INVITED), []),
        (Guest(R.SCHOOL), ALL_KNOW),
        (Guest(R.SCHOOL, needs=frozenset({"step_free"})), [*ALL_KNOW, Topic.TRANSPORT]),
        (Guest(R.SUPPORT_PERSON), [Topic.WHAT, Topic.GOAL, Topic.TRANSPORT]),
        (Guest(R.INTERPRETER, language="uk"), [Topic.WHAT, Topic.GOAL]),
        (Guest(R.CHILD, age=9), [*ALL_KNOW, Topic.SUPPORT, Topic.TRANSPORT, Topic.CHILD_VOICE]),
        (Guest(R.CHILD, Presence.WRITTEN, age=9), [*ALL_KNOW, Topic.CHILD_VOICE]),
        (
            Guest(R.CHILD, age=13),
            [*ALL_KNOW, Topic.CONSENT, Topic.SUPPORT, Topic.TRANSPORT, Topic.CHILD_VOICE],
        ),
    ],
)
def test_topics_are_those_the_person_needs(guest: Guest, expected: list[Topic]) -> None:
    assert list(rules.topics(guest)) == expected


@pytest.mark.parametrize(
    ("guest", "topic"),
    [
        (Guest(R.RELATIVE, language="uk"), Topic.LANGUAGE),
        (Guest(R.RELATIVE, needs_interpreter=True), Topic.LANGUAGE),
        (Guest(R.SCHOOL, is_apart=True), Topic.SAFETY),
    ],
)
def test_topics_follow_circumstances(guest: Guest, topic: Topic) -> None:
    plain = Guest(guest.role)

    assert set(rules.topics(guest)) - set(rules.topics(plain)) == {topic}


def test_safety_is_not_talked_about_with_who_does_not_come() -> None:
    assert Topic.SAFETY not in rules.topics(Guest(R.PARENT, Presence.WRITTEN, is_apart=True))


def test_purposes_ask_a_parent_about_the_school_only_when_it_comes() -> None:
    parent = Guest(R.PARENT)

    assert rules.purposes(parent, {R.PARENT}) == (Purpose.ATTEND, Purpose.MINUTES, Purpose.PHOTO)
    assert rules.purposes(parent, {R.SCHOOL}) == (
        Purpose.ATTEND, Purpose.SHARE_SCHOOL, Purpose.MINUTES, Purpose.PHOTO,
    )  # fmt: skip


@pytest.mark.parametrize("guest", [Guest(R.SCHOOL), Guest(R.INTERPRETER)])
def test_purposes_are_not_asked_of_people_at_work(guest: Guest) -> None:
    assert rules.purposes(guest, set(R)) == ()


def test_representative_of_a_small_child_is_asked_about_coming_and_the_photograph() -> None:
    assert rules.purposes(Guest(R.CHILD, age=11), set(R)) == (Purpose.ATTEND, Purpose.PHOTO)


@pytest.mark.parametrize(
    ("guest", "is_given", "may_answer", "reasons"),
    [
        (Guest(R.CHILD, age=11), False, False, ["Vyberte, kdo za dítě odpověděl."]),
        (Guest(R.CHILD, age=11), True, True, []),
        (Guest(R.CHILD, age=12), False, False, []),
        (Guest(R.CHILD, age=12), True, True, []),
        (Guest(R.PARENT, age=40), False, False, []),
    ],
)
def test_somebody_answers_for_a_small_child(guest: Guest, is_given: bool, may_answer: bool, reasons: list[str]) -> None:
    assert consents.blockers_to_answer(guest, is_given=is_given, may_answer=may_answer) == reasons


@pytest.mark.parametrize(("guest", "may_answer"), [(Guest(R.CHILD, age=11), False), (Guest(R.PARENT), True)])
def test_only_a_representative_answers_and_only_for_a_child(guest: Guest, may_answer: bool) -> None:
    assert len(consents.blockers_to_answer(guest, is_given=True, may_answer=may_answer)) == 1


@pytest.mark.parametrize(
    ("agreement", "answer"), [("agrees", "yes"), ("refuses", "no"), ("hesitates", "talk"), ("unasked", "")]
)
def test_answer_known_from_the_list_of_people_is_offered(agreement: str, answer: str) -> None:
    assert consents.known_answer(agreement) == answer


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ({}, TopicState.NOT_STARTED),
        ({Purpose.ATTEND: ConsentAnswer.YES}, TopicState.IN_PROGRESS),
        ({Purpose.ATTEND: ConsentAnswer.YES, Purpose.PHOTO: ConsentAnswer.NO}, TopicState.DONE),
        ({Purpose.ATTEND: ConsentAnswer.TALK}, TopicState.WAITING),
    ],
)
def test_consent_counts_no_as_an_answer(answers: dict[Purpose, ConsentAnswer], state: TopicState) -> None:
    assert rules.consent_state((Purpose.ATTEND, Purpose.PHOTO), answers) == state


@pytest.mark.parametrize(
    ("role", "age", "may"),
    [(R.INTERPRETER, None, True), (R.INTERPRETER, 17, False), (R.CHILD, 16, False), (R.RELATIVE, 40, False)],
)
def test_interpreter_is_never_a_child_or_family(role: ParticipantRole, age: int | None, may: bool) -> None:
    assert rules.may_interpret(role=role, age=age) is may
    assert (rules.blockers_to_interpret("Olena", role=role, age=age) == []) is may


def test_voice_of_a_child_at_the_table_needs_a_sign_and_a_time() -> None:
    told = {"how": "self", "break_sign": "ruka", "leaves": "po půl hodině"}

    assert rules.voice_state(Guest(R.CHILD), told) == TopicState.DONE
    assert rules.voice_state(Guest(R.CHILD), {**told, "leaves": ""}) == TopicState.IN_PROGRESS
    assert rules.voice_state(Guest(R.CHILD, Presence.WRITTEN), {"how": "picture"}) == TopicState.IN_PROGRESS
    assert rules.voice_state(Guest(R.CHILD), {"how": ""}) == TopicState.NOT_STARTED


def test_voice_in_progress_names_what_is_missing() -> None:
    told = {"how": "picture", "break_sign": "ruka"}
    lacks = ("kdo to přinese nebo přečte", "kdy dítě odejde a s kým")
    people = (("Adam", ((Topic.CHILD_VOICE, TopicState.IN_PROGRESS),)),)

    assert rules.voice_lacks(Guest(R.CHILD), told) == lacks
    assert rules.missing(Readiness(people=people, voices={"Adam": lacks})) == [
        Missing("Adam", "domluvit s dítětem ještě: kdo to přinese nebo přečte a kdy dítě odejde a s kým")
    ]


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (Companion("Jitka", R.PARENT), ""),
        (Companion("Nina", R.SUPPORT_PERSON, age=17), ""),
        (
            Companion("Nina", R.RELATIVE, age=17),
            "dítě jí může být, jen když přijde jako podpůrná osoba a samo to chce.",
        ),
        (Companion("Ella", R.CHILD, age=9), "dítě, kterého se setkání týká, potřebuje oporu samo."),
        (Companion("Petr", R.PARENT, is_apart=True), "Petr a Adam se nemají potkat."),
        (Companion("Ella", R.CHILD, is_apart=True), "Ella a Adam se nemají potkat."),
        (Companion("Oksana", R.INTERPRETER), "kdo tlumočí, nesmí stát na ničí straně."),
        (Companion("Ivo", R.PARENT, Presence.WRITTEN), "u stolu nebude."),
    ],
)
def test_support_is_nobody_feared_and_no_child_who_needs_it(one: Companion, why: str) -> None:
    expected = [f"{one.name} oporou být nemůže: {why}"] if why else []

    assert support.blockers_to_support(one, "Adam") == expected


def test_missing_names_who_and_what() -> None:
    cells = (
        (Topic.WHAT, TopicState.DONE),
        (Topic.GOAL, TopicState.NOT_STARTED),
        (Topic.CONSENT, TopicState.WAITING),
    )
    facts = Readiness(
        people=(("Klára", cells),),
        room=((RoomThing.FLIPCHART, TopicState.NOT_STARTED), (RoomThing.WATER, TopicState.BLOCKED)),
        has_date=False, has_venue=False, seats=1,
    )  # fmt: skip

    assert rules.missing(facts) == [
        Missing("Termín", "domluvit den a hodinu"),
        Missing("Místo", "vybrat místnost"),
        Missing("Tým", "počkat na facilitátora a zapisovatele"),
        Missing("Klára", "probrat cíl"),
        Missing("Klára", "zeptat se na souhlasy (čeká na někoho jiného)"),
        Missing("Místnost", "flipchart"),
    ]


def test_missing_is_empty_when_all_is_done_or_not_needed() -> None:
    cells = ((Topic.WHAT, TopicState.DONE), (Topic.SUPPORT, TopicState.NOT_NEEDED))

    assert rules.missing(Readiness(people=(("Klára", cells),))) == []


def test_going_on_needs_something_missing_and_a_reason() -> None:
    lacking = [Missing("Klára", "probrat cíl")]

    assert rules.blockers_to_go_on([], "Důvod, který nikdo nepotřebuje.") == [
        "Nic nechybí, všechno je připravené. Důvod není potřeba."
    ]
    assert rules.blockers_to_go_on(lacking, "proto") == [
        "Napište aspoň jednou větou, proč konference bude, i když něco chybí."
    ]
    assert rules.blockers_to_go_on(lacking, "Klára se vrátí až ten den ráno.") == []


@pytest.mark.parametrize(("state", "count"), [(State.SCHEDULED, 0), (State.HELD, 1), (State.CANCELLED, 1)])
def test_preparation_ends_with_the_meeting(state: State, count: int) -> None:
    assert len(rules.blockers_to_prepare(state)) == count


@pytest.mark.parametrize("state", [State.HELD, State.CONCLUDED])
def test_only_a_wish_for_the_minutes_may_come_after_the_day(state: State) -> None:
    asked_late = [purpose for purpose in Purpose if not consents.blockers_to_ask(purpose, state)]

    assert asked_late == [Purpose.MINUTES]
    assert consents.blockers_to_ask(Purpose.MINUTES, State.CANCELLED) != []


def test_talk_cannot_be_in_the_future() -> None:
    assert consents.blockers_to_consent(date(2026, 3, 3), date(2026, 3, 2)) != []
    assert consents.blockers_to_consent(date(2026, 3, 2), date(2026, 3, 2)) == []


def test_room_has_crayons_only_for_a_child() -> None:
    assert set(room.things(has_child=True)) - set(room.things(has_child=False)) == room.FOR_CHILD


@pytest.mark.parametrize(
    ("thing", "has_flipchart", "who"),
    [
        (RoomThing.FLIPCHART_PAPER, False, Bringer.FACILITATOR),
        (RoomThing.FLIPCHART, False, Bringer.OFFICE),
        (RoomThing.FLIPCHART, True, Bringer.VENUE),
        (RoomThing.TREAT, False, Bringer.OFFICE),
        (RoomThing.TOILET, False, Bringer.VENUE),
    ],
)
def test_room_things_have_somebody_who_brings_them(thing: RoomThing, has_flipchart: bool, who: Bringer) -> None:
    assert room.brought_by(thing, has_flipchart=has_flipchart) == who


def test_room_that_does_not_fit_is_told_calmly() -> None:
    fitting = room.Room(12, 8, has_toilet=True, has_step_free_access=True, needs_step_free=True)
    small = room.Room(4, 8, has_toilet=False, has_step_free_access=False, needs_step_free=True)

    assert room.room_warnings(fitting) == []
    assert len(room.room_warnings(small)) == 3


def test_arrival_of_people_apart_differs_under_an_order() -> None:
    assert "u jednoho stolu se sejít nemohou" in rules.arrival_advice("A", "B", ApartKind.ORDER)
    assert "přijde o půl hodiny dřív" in rules.arrival_advice("A", "B", ApartKind.FEAR)
