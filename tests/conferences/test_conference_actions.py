"""Opening, people at the table, ends and what follows."""

import contextlib

import pytest

from kruh.access.models import AuditEntry
from kruh.access.policy import Denied
from kruh.cases import actions as case_actions
from kruh.cases.vocabulary import TeamRole
from kruh.conferences.actions import conference as actions
from kruh.conferences.actions import participants
from kruh.conferences.models import Conference, Participant
from kruh.conferences.vocabulary import Agreement, Presence, State, Type
from kruh.foundation.workflow import Conflict, NotPossible
from tests.factories import cases, conferences, people
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db
WHY = "Tereza si to výslovně nepřeje."


def add(world: conferences.World, first_name: str = "Jitka", role: str = "parent") -> Participant:
    person = cases.parent(world.case, world.worker, first_name)
    return participants.add_participant(world.conference, person=person, role=role, by=world.worker, at=NOW)


def test_open_conference_numbers_per_office_and_seats_the_child() -> None:
    world = conferences.considered(goal="Jak dál?")
    second = actions.open_conference(world.case, by=world.worker, at=NOW)
    elsewhere = cases.worker(cases.office("OSPOD Horní Zálesí"))
    other = actions.open_conference(cases.case(elsewhere, "Matyáš"), by=elsewhere, at=NOW)

    assert [world.conference.number, second.number, other.number] == [1, 2, 1]
    assert [row.person.first_name for row in world.conference.participants.all()] == ["Adam"]
    assert world.conference.goal == "Jak dál?"
    assert world.conference.key_id == world.case.key_id


def test_open_conference_for_professionals_seats_no_child() -> None:
    world = conferences.considered(type=Type.EXPERT)

    assert world.conference.participants.count() == 0


def test_open_conference_is_refused_to_a_stranger_and_to_the_head() -> None:
    world = conferences.considered()
    stranger = people.fresh(cases.worker(world.case.unit, first_name="Simona"))
    head = cases.head(world.case.unit)
    case_actions.add_to_team(world.case, by=world.worker, at=NOW, user=head, role=TeamRole.HEAD)

    for somebody in (stranger, people.fresh(head), world.consultant):
        with pytest.raises(Denied):
            actions.open_conference(world.case, by=somebody, at=NOW)


@pytest.mark.parametrize(("state", "is_possible"), [(State.HELD, True), (State.CONCLUDED, False)])
def test_somebody_may_walk_in_during_the_meeting_but_not_after_its_end(state: State, is_possible: bool) -> None:
    world = conferences.considered()
    Conference.objects.filter(pk=world.conference.pk).update(state=state, starts_at=NOW)

    with contextlib.suppress(NotPossible):
        add(world)

    assert world.conference.participants.filter(role="parent").exists() == is_possible


def test_add_participant_refuses_the_same_person_twice() -> None:
    world = conferences.considered()
    row = add(world)

    with pytest.raises(NotPossible) as refusal:
        participants.add_participant(world.conference, person=row.person, role="relative", by=world.worker, at=NOW)

    assert refusal.value.reasons == ["Jitka Havlínová už mezi účastníky je. Oporou může být i někdo, kdo u stolu sedí."]


def test_add_participant_refuses_a_person_of_another_case_and_family_among_professionals() -> None:
    world = conferences.considered(type=Type.METHODICAL)
    foreign = cases.parent(cases.case(world.worker, "Natálie", "Krejzová"), world.worker, "Zuzana")

    with pytest.raises(NotPossible) as refusal:
        participants.add_participant(world.conference, person=foreign, role="parent", by=world.worker, at=NOW)

    assert len(refusal.value.reasons) == 2


def test_change_participant_refuses_an_older_version() -> None:
    world = conferences.considered()
    row = add(world)
    conferences.agrees(row, world.worker, agreement_note="Přijde ráda.", version=row.version)

    with pytest.raises(Conflict) as conflict:
        conferences.agrees(row, world.worker, agreement_note="Nepřijde.", version=1)

    assert (conflict.value.theirs["Co k tomu člověk řekl"], conflict.value.version) == ("Přijde ráda.", row.version)
    assert Participant.objects.get(pk=row.pk).agreement == Agreement.AGREES


def test_change_participant_refuses_to_support_somebody_elsewhere() -> None:
    world = conferences.considered()
    row = add(world)
    other = actions.open_conference(world.case, by=world.worker, at=NOW).participants.get()

    with pytest.raises(NotPossible):
        conferences.agrees(row, world.worker, supports=other)
    with pytest.raises(NotPossible):
        conferences.agrees(row, world.worker, supports=row)


def test_leave_out_legal_parent_is_the_key_workers_decision() -> None:
    world = conferences.considered()
    row = add(world)
    substitute = cases.worker(world.case.unit, first_name="Simona")
    case_actions.add_to_team(world.case, by=world.worker, at=NOW, user=substitute, role=TeamRole.SUBSTITUTE)

    with pytest.raises(NotPossible):
        participants.leave_out_participant(row, reason=WHY, is_decision=True, by=people.fresh(substitute), at=NOW)
    with pytest.raises(NotPossible):
        participants.leave_out_participant(row, reason=WHY, by=world.worker, at=NOW)
    participants.leave_out_participant(row, reason=WHY, is_decision=True, by=world.worker, at=NOW)

    kept = Participant.objects.get(pk=row.pk)
    assert (kept.presence, kept.why_not_invited) == (Presence.NOT_INVITED, WHY)
    participants.invite_participant_again(kept, by=world.worker, at=NOW)
    assert Participant.objects.get(pk=row.pk).why_not_invited is None


def test_move_participant_swaps_neighbours_and_stops_at_the_end() -> None:
    world = conferences.considered()
    add(world)
    last = add(world, "Radek")

    places = [participants.move_participant(last, up=True, by=world.worker, at=NOW) for _ in range(3)]

    assert [row.person.first_name for row in world.conference.participants.all()] == ["Radek", "Adam", "Jitka"]
    assert places == [2, 1, 1]


def test_remove_participant_only_before_the_request_left() -> None:
    world = conferences.requesting()
    row = add(world)
    participants.remove_participant(row, by=world.worker, at=NOW)
    sent = conferences.requested()

    with pytest.raises(NotPossible):
        participants.remove_participant(sent.conference.participants.get(), by=sent.worker, at=NOW)
    assert not Participant.objects.filter(pk=row.pk).exists()


def test_change_type_keeps_the_family_out_of_expert_conferences() -> None:
    world = conferences.considered()

    with pytest.raises(NotPossible):
        actions.change_type(world.conference, type=Type.EXPERT, by=world.worker, at=NOW)
    actions.change_type(world.conference, type=Type.URGENT, by=world.worker, at=NOW)

    assert world.fresh().type == Type.URGENT


def test_record_refusal_keeps_who_and_why_as_an_honourable_end() -> None:
    world = conferences.considered()
    words = {"refused_by": "child", "reason": "Nechce, aby se o něm mluvilo.", "is_before_court_motion": True}

    actions.record_refusal(world.conference, by=world.worker, at=NOW, **words)  # type: ignore[arg-type]

    kept = world.fresh()
    assert (kept.state, kept.refused_by, kept.is_before_court_motion) == (State.FAMILY_REFUSED, "child", True)
    assert AuditEntry.objects.filter(verb="conferences.record_refusal", case=world.case.pk).count() == 1


def test_cancel_takes_an_open_request_back() -> None:
    world = conferences.requested()

    with pytest.raises(NotPossible):
        actions.cancel(world.conference, reason=" ", by=world.worker, at=NOW)
    actions.cancel(world.conference, reason="Rodina se odstěhovala.", by=world.worker, at=NOW)

    assert world.fresh().state == State.CANCELLED
    assert world.request.withdrawn_at == NOW


def held(world: conferences.World) -> Conference:
    Conference.objects.filter(pk=world.conference.pk).update(state=State.SCHEDULED, starts_at=NOW)
    conference = world.fresh()
    actions.record_held(conference, by=world.worker, at=NOW)
    return conference


def test_follow_up_copies_people_who_are_asked_again() -> None:
    world = conferences.accepted()
    parent = add(world)
    child = world.conference.participants.get(role="child")
    conferences.agrees(parent, world.worker, supports=child)

    following = actions.follow_up(held(world), goal="Co se povedlo?", by=world.worker, at=NOW)

    rows = {row.person.first_name: row for row in following.participants.all()}
    assert (following.previous_id, following.number, following.state) == (world.conference.pk, 2, State.CONSIDERED)
    assert {row.agreement for row in rows.values()} == {Agreement.UNASKED}
    assert rows["Jitka"].supports_id == rows["Adam"].pk


def test_follow_up_waits_for_the_meeting() -> None:
    world = conferences.accepted()

    with pytest.raises(NotPossible):
        actions.follow_up(world.conference, by=world.worker, at=NOW)


def test_not_held_meeting_can_be_tried_again_and_held_one_concluded() -> None:
    world = conferences.accepted()
    Conference.objects.filter(pk=world.conference.pk).update(state=State.SCHEDULED, starts_at=NOW)
    conference = world.fresh()

    actions.record_not_held(conference, reason="Nikdo z rodiny nepřišel.", by=world.worker, at=NOW)
    actions.try_again(conference, by=world.worker, at=NOW)
    assert (world.fresh().state, world.fresh().starts_at) == (State.ACCEPTED, None)
    actions.conclude(held(world), by=world.worker, at=NOW)

    assert world.fresh().state == State.CONCLUDED
