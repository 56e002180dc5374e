"""The day as it happens: taps, the decision on the spot, hours, and a second try."""

from datetime import UTC, datetime, time, timedelta

import pytest

from kruh.access.models import User
from kruh.access.policy import Denied
from kruh.access.roles import Role
from kruh.cases import actions as case_actions
from kruh.conferences.actions import conference as conference_actions
from kruh.conferences.models import Conference, Participant
from kruh.conferences.vocabulary import SeatRole, State
from kruh.foundation.workflow import NotPossible
from kruh.meetings.actions import day as actions
from kruh.meetings.actions import room as room_actions
from kruh.meetings.models import Attendance, Meeting, Phase
from kruh.meetings.queries import expected
from kruh.meetings.queries.content import content
from kruh.meetings.vocabulary import Course, PresenceState
from tests.factories import conferences, people
from tests.factories import minutes as factory
from tests.factories.minutes import MET, Told

pytestmark = pytest.mark.django_db
P = PresenceState
WORDS = {"reason": "Všichni ostatní přijeli.", "next_step": "Otci pošleme dopis."}


def tick(told: Told, name: str, state: P, **words: object) -> Attendance:
    known = {"who": told.rows[name], "by": told.worker, "at": MET, **words}
    return actions.record_attendance(told.world.fresh(), state=state, **known)  # type: ignore[arg-type]


def everybody_else(told: Told) -> int:
    return actions.record_everybody_else(told.world.fresh(), by=told.worker, at=MET)


def hold(told: Told, **words: str) -> Meeting:
    return actions.hold_meeting(told.world.fresh(), began=time(14), by=told.worker, at=MET, **words)


def meeting(told: Told) -> Meeting:
    found: Meeting = Meeting.objects.get(conference=told.world.conference)
    return found


def states(told: Told) -> dict[str, str]:
    return {row.name.split()[0]: row.state.value for row in expected.everybody(told.world.fresh())}


# Who came ----------------------------------------------------------------------------------------------------------


def test_one_tap_writes_the_hour_of_coming() -> None:
    told = factory.scheduled()

    row = tick(told, "Jitka", P.HERE, at=MET + timedelta(minutes=12))

    assert (row.state, row.came_at, row.left_at) == (P.HERE, MET + timedelta(minutes=12), None)


def test_later_tap_corrects_the_earlier_one() -> None:
    told = factory.scheduled()
    tick(told, "Jitka", P.HERE)

    tick(told, "Jitka", P.EXCUSED)

    row = Attendance.objects.get(participant=told.rows["Jitka"])
    assert (row.state, row.came_at) == (P.EXCUSED, None)


def test_leaving_keeps_the_hour_of_coming() -> None:
    told = factory.scheduled()
    tick(told, "Jitka", P.HERE, came=time(14, 10))

    row = tick(told, "Jitka", P.LEFT, at=MET + timedelta(minutes=50))

    assert (row.came_at, row.left_at) == (MET + timedelta(minutes=10), MET + timedelta(minutes=50))


def test_attendance_written_the_next_day_takes_the_planned_hour() -> None:
    told = factory.scheduled()

    row = tick(told, "Jitka", P.HERE, at=MET + timedelta(days=1))

    assert row.came_at == MET


def test_both_people_of_the_team_tick_and_are_ticked() -> None:
    told = factory.scheduled()

    for seat in told.world.conference.seats.all():
        by = told.sent(SeatRole(seat.role))
        actions.record_attendance(told.world.fresh(), who=seat, state=P.HERE, by=by, at=MET)

    assert Attendance.objects.filter(seat__isnull=False, state=P.HERE).count() == 2


def test_everybody_else_leaves_what_is_known() -> None:
    told = factory.scheduled()
    tick(told, "Radek", P.ABSENT)

    everybody_else(told)

    assert states(told) == {
        "Adam": "here", "Jitka": "here", "Radek": "absent", "Vlasta": "here", "Jiří": "here", "Tereza": "here",
        "Renata": "here",
    }  # fmt: skip


def test_attendance_before_the_day_is_refused() -> None:
    told = factory.scheduled()

    with pytest.raises(NotPossible):
        tick(told, "Jitka", P.HERE, at=MET - timedelta(days=1))

    assert not Meeting.objects.exists()


def test_attendance_of_somebody_from_another_conference_is_refused() -> None:
    told, other = factory.scheduled(), conference_other()

    with pytest.raises(NotPossible):
        actions.record_attendance(told.world.fresh(), who=other, state=P.HERE, by=told.worker, at=MET)


def conference_other() -> Participant:
    return conferences.considered().conference.participants.get()


def test_consultant_does_not_tick() -> None:
    told = factory.scheduled()
    consultant = people.fresh(told.world.consultant)

    with pytest.raises(Denied):
        actions.record_everybody_else(told.world.fresh(), by=consultant, at=MET)


# Do we meet --------------------------------------------------------------------------------------------------------


def test_hold_meeting_with_everybody_begins_at_once() -> None:
    told = factory.scheduled()
    everybody_else(told)

    hold(told)

    assert told.world.fresh().state == State.HELD
    assert (meeting(told).course, meeting(told).began_at, meeting(told).missing) == (Course.HELD, MET, [])


def test_hold_meeting_without_the_father_keeps_reason_next_step_and_who_decided() -> None:
    told = factory.scheduled()
    tick(told, "Radek", P.ABSENT)
    everybody_else(told)

    hold(told, **WORDS)

    kept = meeting(told)
    assert (kept.missing, kept.decision_reason, kept.next_step) == (["Radek Havlínová"], *WORDS.values())
    assert (kept.decided_by, kept.decided_at, kept.nobody_from_family) == (told.worker, MET, False)


def test_hold_meeting_without_the_father_and_without_a_reason_is_refused() -> None:
    told = factory.scheduled()
    tick(told, "Radek", P.ABSENT)
    everybody_else(told)

    with pytest.raises(NotPossible):
        hold(told)

    assert told.world.fresh().state == State.SCHEDULED


def test_only_the_organiser_decides() -> None:
    told = factory.scheduled()
    everybody_else(told)

    for role in SeatRole:
        with pytest.raises(Denied):
            actions.hold_meeting(told.world.fresh(), began=time(14), by=told.sent(role), at=MET)


def test_hold_meeting_twice_is_refused() -> None:
    told = factory.held()

    with pytest.raises(NotPossible):
        hold(told)


def test_nobody_from_the_family_means_only_travel() -> None:
    told = factory.scheduled()
    for name in told.rows:
        tick(told, name, P.ABSENT)

    actions.record_not_held(told.world.fresh(), by=told.worker, at=MET)

    conference = told.world.fresh()
    assert (conference.state, conference.end_reason) == (State.NOT_HELD, "Z rodiny nikdo nepřišel.")
    assert (meeting(told).course, meeting(told).nobody_from_family) == (Course.NOT_HELD, True)


def test_not_holding_although_somebody_came_is_no_empty_room() -> None:
    told = factory.scheduled()
    everybody_else(told)

    actions.record_not_held(
        told.world.fresh(), reason="Adamovi je zle.", next_step="Zavoláme zítra.", by=told.worker, at=MET
    )

    assert (meeting(told).nobody_from_family, meeting(told).decision_reason) == (False, "Adamovi je zle.")


def test_next_try_starts_with_an_empty_list_and_keeps_the_day_that_failed() -> None:
    told = factory.scheduled()
    for name in told.rows:
        tick(told, name, P.ABSENT)
    actions.record_not_held(told.world.fresh(), by=told.worker, at=MET)
    conference_actions.try_again(told.world.fresh(), by=told.worker, at=MET + timedelta(days=1))
    later = MET + timedelta(days=14)
    Conference.objects.filter(pk=told.world.conference.pk).update(state=State.SCHEDULED, starts_at=later)

    assert set(states(told).values()) == {"expected"}
    tick(told, "Jitka", P.HERE, at=later)

    assert states(told)["Jitka"] == "here"
    assert states(told)["Radek"] == "expected"
    assert [day["reason"] for day in meeting(told).earlier] == ["Z rodiny nikdo nepřišel."]
    assert (meeting(told).course, meeting(told).nobody_from_family) == (Course.PENDING, False)


# Hours -------------------------------------------------------------------------------------------------------------


def test_record_times_gives_the_length_for_the_bill() -> None:
    told = factory.held()
    after = MET + timedelta(hours=3)

    actions.record_times(
        told.world.fresh(), began=time(14), ended=time(15, 50), by=told.sent(SeatRole.FACILITATOR), at=after
    )

    assert (meeting(told).began_at, meeting(told).ended_at) == (MET, MET + timedelta(minutes=110))


def test_whoever_was_there_at_the_noted_beginning_was_there_at_the_corrected_one() -> None:
    told, late = factory.scheduled(), MET + timedelta(minutes=30)
    tick(told, "Jitka", P.HERE, at=late)
    tick(told, "Radek", P.HERE, came=time(14, 20), at=late)
    actions.record_everybody_else(told.world.fresh(), by=told.worker, at=late)
    actions.hold_meeting(told.world.fresh(), began=time(14, 30), by=told.worker, at=late)
    tick(told, "Adam", P.LEFT, at=late + timedelta(minutes=10))

    actions.record_times(told.world.fresh(), began=time(14), by=told.worker, at=MET + timedelta(hours=1))

    rows = {name: Attendance.objects.get(participant=told.rows[name]) for name in ("Jitka", "Radek", "Adam")}
    assert [rows[name].came_at for name in rows] == [MET, MET + timedelta(minutes=20), MET]
    assert (rows["Adam"].state, rows["Adam"].left_at) == (P.LEFT, late + timedelta(minutes=10))


@pytest.mark.parametrize("begun", [None, 2, 12])
def test_nobody_is_late_for_a_beginning_that_was_written_down_only_later(begun: int | None) -> None:
    told = factory.scheduled()
    if begun:
        room_actions.open_room(told.world.fresh(), by=told.sent(), at=MET)
        first = Phase.objects.order_by("order")[0]
        room_actions.begin_phase(first, by=told.sent(), at=MET + timedelta(minutes=begun))
    tick(told, "Adam", P.LATE, at=MET + timedelta(minutes=1))
    tick(told, "Jitka", P.HERE, at=MET + timedelta(minutes=7))
    tick(told, "Adam", P.HERE, at=MET + timedelta(minutes=14))
    tick(told, "Radek", P.HERE, came=time(14, 20), at=MET + timedelta(minutes=20))
    later = MET + timedelta(minutes=30)
    actions.record_everybody_else(told.world.fresh(), by=told.worker, at=later)

    actions.hold_meeting(told.world.fresh(), began=time(14), by=told.worker, at=later)

    came = [Attendance.objects.get(participant=told.rows[name]).came_at for name in ("Jitka", "Adam", "Radek")]
    assert came == [MET, MET + timedelta(minutes=14), MET + timedelta(minutes=20)]


def test_whoever_came_long_after_the_first_part_stays_late() -> None:
    told, later = factory.scheduled(), MET + timedelta(minutes=40)
    room_actions.open_room(told.world.fresh(), by=told.sent(), at=MET)
    room_actions.begin_phase(Phase.objects.order_by("order")[0], by=told.sent(), at=MET + timedelta(minutes=3))
    tick(told, "Jitka", P.HERE, at=MET + timedelta(minutes=30))
    actions.record_everybody_else(told.world.fresh(), by=told.worker, at=MET + timedelta(minutes=30))

    actions.hold_meeting(told.world.fresh(), began=time(14), by=told.worker, at=later)

    assert Attendance.objects.get(participant=told.rows["Jitka"]).came_at == MET + timedelta(minutes=30)


def test_record_times_refuses_an_end_before_the_beginning() -> None:
    told = factory.held()

    with pytest.raises(NotPossible):
        actions.record_times(
            told.world.fresh(), began=time(14), ended=time(0, 30), by=told.worker, at=MET + timedelta(days=1)
        )

    assert meeting(told).ended_at is None


EVENING = datetime(2026, 10, 24, 20, 0, tzinfo=UTC)  # 22:00 in Prague, in the night in which summer time ends


def late(told: Told) -> Told:
    Conference.objects.filter(pk=told.world.conference.pk).update(starts_at=EVENING)
    return told


def test_meeting_over_midnight_and_the_end_of_summer_time_lasts_as_long_as_it_did() -> None:
    told = late(factory.held())
    actions.record_times(
        told.world.fresh(), began=time(22), ended=time(3, 30), by=told.worker, at=EVENING + timedelta(days=1)
    )

    ended = meeting(told).ended_at
    assert (meeting(told).began_at, ended) == (EVENING, EVENING + timedelta(hours=6, minutes=30))


@pytest.mark.parametrize(
    ("passed", "noted"),
    [(timedelta(hours=2, minutes=20), True), (timedelta(hours=5), True), (timedelta(hours=12), False)],
)
def test_tap_after_midnight_writes_the_present_hour_while_people_may_still_sit(passed: timedelta, noted: bool) -> None:
    told = late(factory.scheduled())
    conference, row = told.world.fresh(), told.rows["Radek"]

    actions.record_attendance(conference, who=row, state=P.LEFT, by=told.worker, at=EVENING + passed)

    left = Attendance.objects.get(participant=row).left_at
    assert left == (EVENING + passed if noted else conference.ends_at)


def test_hours_typed_after_midnight_belong_to_the_next_day() -> None:
    told = late(factory.scheduled())
    row = told.rows["Radek"]

    actions.record_attendance(
        told.world.fresh(), who=row, state=P.LEFT, came=time(22, 15), left=time(0, 40), by=told.worker,
        at=EVENING + timedelta(hours=3),
    )  # fmt: skip

    noted = Attendance.objects.get(participant=row)
    assert (noted.came_at, noted.left_at) == (
        EVENING + timedelta(minutes=15), EVENING + timedelta(hours=2, minutes=40),
    )  # fmt: skip


def test_hour_skipped_in_spring_is_a_sentence() -> None:
    told = factory.held()
    night = datetime(2026, 3, 28, 23, 30, tzinfo=UTC)
    Conference.objects.filter(pk=told.world.conference.pk).update(starts_at=night)

    with pytest.raises(NotPossible) as refusal:
        actions.record_times(told.world.fresh(), began=time(2, 30), by=told.worker, at=night + timedelta(days=2))

    assert "přechází na letní čas" in refusal.value.reasons[0]


def test_times_of_closed_minutes_do_not_change() -> None:
    told = factory.held()
    Conference.objects.filter(pk=told.world.conference.pk).update(state=State.CONCLUDED)

    with pytest.raises(NotPossible):
        actions.record_times(told.world.fresh(), began=time(14), by=told.worker, at=MET)
    with pytest.raises(NotPossible):
        tick(told, "Jitka", P.ABSENT)


# The organiser -----------------------------------------------------------------------------------------------------


def colleague(told: Told, role: str = "substitute") -> User:
    found = people.user(Role.SOCIAL_WORKER, at=told.world.conference.office, first_name="Daniel", last_name="Rybář")
    case_actions.add_to_team(told.world.case, user=found, role=role, by=told.worker, at=people.NOW)
    return people.fresh(found)


def record(told: Told, who: User, state: P) -> None:
    actions.record_attendance(told.world.fresh(), who=who, state=state, by=told.worker, at=MET)


def test_organiser_is_expected_last_and_ticked_like_everybody() -> None:
    told = factory.scheduled()

    record(told, told.worker, P.HERE)

    last = expected.everybody(told.world.fresh())[-1]
    assert (last.name, last.state, last.is_family) == ("Renata Olšová", P.HERE, False)
    assert Attendance.objects.get(user=told.worker).came_at == MET


def test_missing_organiser_has_to_be_decided_about_unless_a_colleague_came_instead() -> None:
    told = factory.scheduled()
    stand_in = colleague(told)
    record(told, told.worker, P.EXCUSED)
    everybody_else(told)

    with pytest.raises(NotPossible):
        hold(told)
    record(told, stand_in, P.HERE)
    hold(told)

    assert states(told) == {
        "Adam": "here", "Jitka": "here", "Radek": "here", "Vlasta": "here", "Jiří": "here", "Tereza": "here",
        "Renata": "excused", "Daniel": "here",
    }  # fmt: skip
    assert meeting(told).missing == []


def test_colleague_who_did_not_come_instead_is_not_expected() -> None:
    told = factory.scheduled()
    stand_in = colleague(told)
    record(told, stand_in, P.HERE)

    record(told, stand_in, P.ABSENT)

    assert "Daniel" not in states(told)


def test_organiser_alone_does_not_make_the_family_come() -> None:
    told = factory.scheduled()
    for name in told.rows:
        tick(told, name, P.ABSENT)
    record(told, told.worker, P.HERE)

    actions.record_not_held(told.world.fresh(), by=told.worker, at=MET)

    assert meeting(told).nobody_from_family


def test_somebody_outside_the_case_does_not_stand_in() -> None:
    told = factory.scheduled()

    with pytest.raises(NotPossible):
        record(told, people.user(Role.SOCIAL_WORKER, at=told.world.conference.office), P.HERE)


def test_minutes_name_the_organiser_among_those_who_came() -> None:
    told = factory.begun()

    rows = content(told.minutes)["people"]

    assert [(row["name"], row["role"], row["presence"]) for row in rows][-1] == (
        "Renata Olšová", "klíčový pracovník, organizuje setkání", "here",
    )  # fmt: skip
