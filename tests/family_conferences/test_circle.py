"""The coordinator's evenings: the circle grows, the diary is kept, the day is fixed; no note reaches the office."""

from datetime import timedelta

import pytest

from kruh.access.policy import Denied
from kruh.family_conferences.actions import circle as actions
from kruh.family_conferences.models import Entry, Member
from kruh.family_conferences.policies import circle as policies
from kruh.family_conferences.queries import circle as queries
from kruh.family_conferences.vocabulary import Coming, Contact, MemberState, Side, State
from kruh.foundation import days
from kruh.foundation.workflow import Conflict, NotPossible
from tests.factories import people
from tests.family_conferences.conftest import AT, Table, later

TODAY = days.local_day(AT)


def zuzana(table: Table) -> Member:
    """The aunt."""
    return actions.add_member(
        table.fresh(), name="Zuzana Dubinová", side=Side.FATHERS, tie="teta", by=people.fresh(table.coordinator), at=AT
    )


def words(member: Member, **changed: object) -> dict[str, object]:
    """What stands in the form."""
    kept = {name: getattr(member, name) or "" for name in actions.OF_MEMBER}
    return {**kept, "is_child": member.is_child, **changed}


def test_circle_says_which_sides_nobody_asked(table: Table) -> None:
    table.preparing()
    zuzana(table)

    page = queries.circle_page(table.fresh())

    assert [side for side, _ in page["unasked"]] == [
        Side.MOTHERS, Side.SIBLINGS, Side.FRIENDS, Side.NEIGHBOURS, Side.OTHERS,
    ]  # fmt: skip
    assert (page["found"], page["prepared"]) == (1, 0)


def test_same_name_is_not_added_twice(table: Table) -> None:
    table.preparing()
    zuzana(table)

    with pytest.raises(NotPossible, match="už v kruhu je"):
        zuzana(table)


def test_call_moves_a_person_on_and_counts_into_the_statement(table: Table) -> None:
    conference, who = table.preparing(), people.fresh(table.coordinator)
    member = zuzana(table)

    actions.write_entry(conference, kind=Contact.CALL, on=TODAY, member=member, minutes=25, by=who, at=AT)
    actions.write_entry(conference, kind=Contact.VISIT, on=TODAY, minutes=95, km=30, costs=45_000, by=who, at=AT)

    page = queries.diary_page(conference)
    assert (page["hours"], page["minutes"], page["km"], page["costs"]) == (2, 0, 30, 45_000)
    assert Member.objects.get().state == MemberState.SPOKEN


def test_diary_is_of_what_has_been(table: Table) -> None:
    conference = table.preparing()

    with pytest.raises(NotPossible, match="v budoucnu"):
        actions.write_entry(
            conference, kind=Contact.CALL, on=TODAY + timedelta(days=1), by=people.fresh(table.coordinator), at=AT
        )


def test_two_devices_do_not_overwrite_what_is_known_of_somebody(table: Table) -> None:
    table.preparing()
    member, who = zuzana(table), people.fresh(table.coordinator)
    actions.change_member(member, words=words(member, needs="odvoz"), version=1, by=who, at=AT)

    with pytest.raises(Conflict) as conflict:
        actions.change_member(Member.objects.get(), words=words(member, needs="nic"), version=1, by=who, at=AT)

    assert (conflict.value.theirs["needs"], conflict.value.mine["needs"]) == ("odvoz", "nic")


def test_left_out_for_a_reason_and_invited_again(table: Table) -> None:
    table.preparing()
    member, who = zuzana(table), people.fresh(table.coordinator)

    actions.leave_out_member(member, reason="Eliška se jí bojí.", by=who, at=AT)
    assert (Member.objects.get().state, Member.objects.get().coming) == (MemberState.LEFT_OUT, Coming.NO)

    again = words(Member.objects.get(), state=MemberState.SPOKEN, coming=Coming.MAYBE)
    actions.change_member(Member.objects.get(), words=again, by=who, at=AT)
    assert Member.objects.get().left_out_why is None


def test_day_is_fixed_and_given_up(table: Table) -> None:
    table.preparing()
    who, saturday = people.fresh(table.coordinator), later(days=12)

    actions.fix_date(table.fresh(), starts_at=saturday, place="farní sál", by=who, at=AT)
    planned = table.fresh()
    assert (planned.state, planned.starts_at, planned.place) == (State.PLANNED, saturday, "farní sál")

    actions.record_not_held(planned, reason="Babička je v nemocnici.", by=who, at=AT)
    assert (table.fresh().state, table.fresh().starts_at) == (State.PREPARING, None)


def test_arrangements_leave_the_list_of_what_is_missing(table: Table) -> None:
    table.preparing()
    before = queries.circle_page(table.fresh())["missing"]

    told = {"place": "farní sál", "food": "polévka od strýce", "safety": "", "unknown": "x"}
    actions.arrange(table.fresh(), words=told, by=people.fresh(table.coordinator), at=AT)

    after = queries.circle_page(table.fresh())["missing"]
    assert (len(before) - len(after), table.fresh().arranged) == (
        2,
        {"place": "farní sál", "food": "polévka od strýce"},
    )


def test_notes_do_not_exist_for_the_office(table: Table) -> None:
    conference = table.preparing()
    zuzana(table)
    actions.write_entry(conference, kind=Contact.CALL, on=TODAY, by=people.fresh(table.coordinator), at=AT)

    worker, administrator = people.fresh(table.worker), people.fresh(table.administrator)

    assert (list(policies.visible_members(worker, AT)), list(policies.visible_entries(worker, AT))) == ([], [])
    assert policies.visible_members(administrator, AT).count() == 1
    assert Entry.objects.count() == 1
    with pytest.raises(Denied):
        actions.add_member(table.fresh(), name="Kdosi", side=Side.FRIENDS, by=worker, at=AT)
    with pytest.raises(Denied):
        actions.add_member(table.fresh(), name="Kdosi", side=Side.FRIENDS, by=administrator, at=AT)
