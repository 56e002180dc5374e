"""What is done with cases and people: effects, refusals, and the trail."""

from datetime import date, timedelta
from typing import Any

import pytest

from kruh.access.models import AuditEntry
from kruh.access.policy import Denied
from kruh.cases import actions, policies, queries
from kruh.cases.models import Case, CasePerson, Contact, Person, TeamMember, Tie
from kruh.cases.rules import files
from kruh.cases.vocabulary import ApartKind, CaseState, ContactKind, FactKind, Part, TeamRole, TieKind
from kruh.foundation.workflow import Conflict, NotPossible
from tests.factories import cases, people

pytestmark = pytest.mark.django_db
NOW = people.NOW
TODAY = date(2026, 3, 2)


def reasons_of(refusal: pytest.ExceptionInfo[NotPossible]) -> list[str]:
    return refusal.value.reasons


def test_open_case_makes_the_opener_key_worker_and_lets_the_head_in() -> None:
    unit = cases.office()
    worker, head = cases.worker(unit), cases.head(unit)

    case = cases.case(worker, file_mark="LIP/1", situation="Nechodí do školy.")

    assert set(TeamMember.objects.filter(case=case).values_list("user", "role")) == {
        (worker.pk, TeamRole.KEY_WORKER),
        (head.pk, TeamRole.HEAD),
    }
    assert (case.opened_on, case.state, case.situation) == (TODAY, CaseState.OPEN, "Nechodí do školy.")
    assert queries.label(case) == "Adam Havlín"
    assert AuditEntry.objects.get(verb="cases.open_case").case == case.pk


def test_open_case_is_only_for_social_workers_of_the_unit() -> None:
    unit = cases.office()
    words: dict[str, Any] = {"first_name": "Adam", "last_name": "Havlín"}

    for stranger in (cases.head(unit), cases.worker(cases.office("Jinde"))):
        with pytest.raises(Denied):
            actions.open_case(unit, by=stranger, at=NOW, **words)

    assert Case.objects.count() == 0


def test_open_case_refuses_a_taken_file_mark_and_impossible_child() -> None:
    unit = cases.office()
    worker = cases.worker(unit)
    cases.case(worker, file_mark="LIP/1")

    with pytest.raises(NotPossible) as refusal:
        cases.case(worker, "", "", file_mark="LIP/1", birth_date=date(2030, 1, 1))

    assert len(reasons_of(refusal)) == 3
    assert Person.objects.count() == 1


def test_open_case_reuses_a_known_child() -> None:
    unit = cases.office()
    worker = cases.worker(unit)
    child = cases.child_of(cases.case(worker))

    second = actions.open_case(unit, by=worker, at=NOW, child=child)

    assert cases.child_of(second) == child
    assert Person.objects.count() == 1


def test_open_case_refuses_a_child_one_may_not_see() -> None:
    unit = cases.office()
    child = cases.child_of(cases.case(cases.worker(unit)))

    with pytest.raises(NotPossible) as refusal:
        actions.open_case(unit, by=cases.worker(unit), at=NOW, child=child)

    assert reasons_of(refusal) == [files.NOT_KNOWN]


def test_change_case_refuses_to_overwrite_what_it_has_not_seen() -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker)
    actions.change_case(case, by=worker, at=NOW, version=1, file_mark="LIP/1", situation="první")

    with pytest.raises(Conflict) as conflict:
        actions.change_case(case, by=worker, at=NOW, version=1, file_mark="LIP/1", situation="druhé")

    assert conflict.value.theirs["Situace"] == "první"
    assert conflict.value.mine["Situace"] == "druhé"
    case.refresh_from_db()
    assert (case.situation, case.version) == ("první", 2)


def test_closed_case_can_be_read_and_reopened_but_not_changed() -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker)
    actions.close_case(case, by=worker, at=NOW)

    with pytest.raises(NotPossible) as refusal:
        cases.person(case, worker)
    assert reasons_of(refusal) == [files.CLOSED]
    with pytest.raises(NotPossible):
        actions.close_case(case, by=worker, at=NOW)

    actions.reopen_case(case, by=worker, at=NOW)
    assert cases.person(case, worker).person.full_name == "Jitka Havlínová"
    assert case.closed_on is None


def test_head_reads_but_writes_nothing() -> None:
    unit = cases.office()
    head, worker = cases.head(unit), cases.worker(unit)
    case = cases.case(worker)
    place = CasePerson.objects.get(case=case)

    with pytest.raises(Denied):
        cases.person(case, head)
    with pytest.raises(Denied):
        actions.change_case(case, by=head, at=NOW, version=1, file_mark="", situation="x")
    with pytest.raises(Denied):
        actions.add_contact(place, by=head, at=NOW, kind=ContactKind.PHONE, value="+420777123456")

    assert policies.on_team(head, case, NOW) is True


def test_add_person_ties_to_the_chosen_children_in_one_step() -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker)
    ends: dict[str, Any] = {
        "kind": TieKind.PARENT,
        "others": [cases.child_of(case)],
        "has_parental_responsibility": True,
    }

    place = cases.person(case, worker, gender="f", **ends)

    tie = Tie.objects.get()
    assert (tie.person_id, tie.other_id) == (place.person_id, cases.child_of(case).pk)
    assert queries.parental_responsibility(case) == {cases.child_of(case).pk: [place.person]}


def test_add_person_with_a_contradiction_adds_nobody() -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker, birth_date=date(2013, 1, 1))

    ends: dict[str, Any] = {"kind": TieKind.PARENT, "others": [cases.child_of(case)]}
    with pytest.raises(NotPossible):
        cases.person(case, worker, birth_date=date(2020, 1, 1), **ends)

    assert Person.objects.count() == 1


def test_link_person_keeps_one_person_in_two_cases() -> None:
    worker = cases.worker(cases.office())
    first, second = cases.case(worker), cases.case(worker, "Nina", "Sýkorová")
    mother = cases.person(first, worker).person

    actions.link_person(second, by=worker, at=NOW, person=mother, part=Part.FAMILY)

    assert {place.case_id for place in CasePerson.objects.filter(person=mother)} == {first.pk, second.pk}
    with pytest.raises(NotPossible) as refusal:
        actions.link_person(second, by=worker, at=NOW, person=mother, part=Part.FAMILY)
    assert reasons_of(refusal) == ["Jitka Havlínová už v případu je."]


def test_link_person_from_a_case_one_may_not_see_is_refused() -> None:
    unit = cases.office()
    worker, other = cases.worker(unit), cases.worker(unit)
    hidden = cases.child_of(cases.case(other))

    with pytest.raises(NotPossible) as refusal:
        actions.link_person(cases.case(worker, "Nina"), by=worker, at=NOW, person=hidden, part=Part.FAMILY)

    assert reasons_of(refusal) == [files.NOT_KNOWN]


def test_change_person_shows_both_texts_when_somebody_was_faster() -> None:
    worker = cases.worker(cases.office())
    place = cases.person(cases.case(worker), worker)
    words: dict[str, Any] = {"version": 1, "part": Part.FAMILY, "last_name": "Havlínová"}
    actions.change_person(place, by=worker, at=NOW, first_name="Jitka", needs=["hearing"], **words)

    with pytest.raises(Conflict) as conflict:
        actions.change_person(place, by=worker, at=NOW, first_name="Judita", needs=["hearing"], **words)

    assert (conflict.value.theirs, conflict.value.mine) == ({"Jméno": "Jitka"}, {"Jméno": "Judita"})


def test_change_person_may_not_take_the_last_child_away() -> None:
    worker = cases.worker(cases.office())
    place = CasePerson.objects.get(case=cases.case(worker))

    with pytest.raises(NotPossible) as refusal:
        actions.change_person(place, by=worker, at=NOW, version=1, part=Part.FAMILY, first_name="A", last_name="B")

    assert reasons_of(refusal) == [files.LAST_CHILD]


def test_child_who_turned_eighteen_can_still_be_mended() -> None:
    worker = cases.worker(cases.office())
    place = CasePerson.objects.get(case=cases.case(worker, birth_date=date(2008, 3, 5)))
    later = NOW + timedelta(days=30)
    words: dict[str, Any] = {"version": 1, "part": Part.CHILD, "birth_date": date(2008, 3, 5), "first_name": "Adam"}

    actions.change_person(place, by=worker, at=later, last_name="Nový", **words)

    assert CasePerson.objects.get().person.last_name == "Nový"


def test_remove_person_without_ties_leaves_no_trace() -> None:
    worker = cases.worker(cases.office())
    place = cases.person(cases.case(worker), worker)
    actions.add_contact(place, by=worker, at=NOW, kind=ContactKind.PHONE, value="+420777123456")

    actions.remove_person(place, by=worker, at=NOW)

    assert (Person.objects.count(), Contact.objects.count()) == (1, 0)


def test_remove_person_with_ties_needs_a_reason_and_can_come_back() -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker)
    mother = cases.parent(case, worker)
    place = CasePerson.objects.get(person=mother)

    with pytest.raises(NotPossible) as refusal:
        actions.remove_person(place, by=worker, at=NOW)
    assert reasons_of(refusal) == [files.REASON_MISSING]

    actions.remove_person(place, by=worker, at=NOW, reason="odstěhovala se")
    assert [row.name for row in queries.people_of(case)] == ["Adam Havlín"]
    actions.link_person(case, by=worker, at=NOW, person=mother, part=Part.FAMILY)
    assert [row.name for row in queries.people_of(case)] == ["Adam Havlín", "Jitka Havlínová"]


def test_remove_person_keeps_the_last_child() -> None:
    worker = cases.worker(cases.office())
    place = CasePerson.objects.get(case=cases.case(worker))

    with pytest.raises(NotPossible) as refusal:
        actions.remove_person(place, by=worker, at=NOW, reason="x")

    assert reasons_of(refusal) == [files.LAST_CHILD]


def test_preferred_contact_is_one_and_safe() -> None:
    worker = cases.worker(cases.office())
    place = cases.person(cases.case(worker), worker)
    add: dict[str, Any] = {"by": worker, "at": NOW, "is_preferred": True}
    actions.add_contact(place, kind=ContactKind.EMAIL, value="jitka@posta.example", **add)
    phone = actions.add_contact(place, kind=ContactKind.PHONE, value="+420777123456", **add)

    assert queries.preferred_contact(Person.objects.get(pk=place.person_id)) == phone

    actions.change_contact(
        place, by=worker, at=NOW, contact=phone, kind=ContactKind.PHONE, value=phone.value, is_safe=False
    )
    best = queries.preferred_contact(Person.objects.get(pk=place.person_id))
    assert best is not None
    assert best.kind == ContactKind.EMAIL


def test_ended_contact_is_offered_no_more() -> None:
    worker = cases.worker(cases.office())
    place = cases.person(cases.case(worker), worker)
    phone = actions.add_contact(place, by=worker, at=NOW, kind=ContactKind.PHONE, value="+420777123456")
    with pytest.raises(NotPossible):
        actions.add_contact(place, by=worker, at=NOW, kind=ContactKind.PHONE, value="+420777123456")

    actions.end_contact(place, by=worker, at=NOW, contact=phone)

    assert queries.preferred_contact(Person.objects.get(pk=place.person_id)) is None
    with pytest.raises(NotPossible):
        actions.end_contact(place, by=worker, at=NOW, contact=phone)


def test_contact_of_somebody_else_cannot_be_touched() -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker)
    mother, father = cases.person(case, worker), cases.person(case, worker, "Radek")
    phone = actions.add_contact(mother, by=worker, at=NOW, kind=ContactKind.PHONE, value="+420777123456")

    with pytest.raises(NotPossible):
        actions.change_contact(father, by=worker, at=NOW, contact=phone, kind=ContactKind.PHONE, value="1")


def test_symmetric_tie_is_kept_once_and_can_be_renewed() -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker)
    child, sister = cases.child_of(case), cases.person(case, worker, "Ella", part=Part.CHILD).person
    tie = actions.tie(case, by=worker, at=NOW, person=sister, other=child, kind=TieKind.SIBLING)

    with pytest.raises(NotPossible):
        actions.tie(case, by=worker, at=NOW, person=child, other=sister, kind=TieKind.SIBLING)

    actions.untie(tie, by=worker, at=NOW)
    with pytest.raises(NotPossible):
        actions.untie(tie, by=worker, at=NOW)
    actions.tie(case, by=worker, at=NOW, person=child, other=sister, kind=TieKind.SIBLING, lives_together=True)
    assert Tie.objects.count() == 1
    assert Tie.objects.get().lives_together is True


def test_tie_to_somebody_outside_the_case_is_refused() -> None:
    worker = cases.worker(cases.office())
    case, other = cases.case(worker), cases.case(worker, "Nina")

    ends: dict[str, Any] = {"person": cases.child_of(other), "other": cases.child_of(case)}
    with pytest.raises(NotPossible):
        actions.tie(case, by=worker, at=NOW, kind=TieKind.FRIEND, **ends)


def test_keep_apart_lasts_until_its_last_day() -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker)
    ends: dict[str, Any] = {"person": cases.parent(case, worker), "other": cases.child_of(case)}
    apart = actions.keep_apart(
        case, by=worker, at=NOW, kind=ApartKind.ORDER, reason="10 C 1/2026", valid_from=TODAY, **ends
    )

    actions.end_apart(apart, by=worker, at=NOW, last_day=date(2026, 3, 10), reason="soud zrušil")

    assert queries.apart_pairs(case, date(2026, 3, 10)) == [apart]
    assert queries.apart_pairs(case, date(2026, 3, 11)) == []


def test_keep_apart_keeps_a_pair_once_and_feeds_the_rule() -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker)
    mother, child = cases.parent(case, worker), cases.child_of(case)
    words: dict[str, Any] = {"kind": ApartKind.FEAR, "reason": "strach", "valid_from": TODAY}
    apart = actions.keep_apart(case, by=worker, at=NOW, person=mother, other=child, **words)

    with pytest.raises(NotPossible):
        actions.keep_apart(case, by=worker, at=NOW, person=child, other=mother, **words)

    assert queries.apart_pairs(case, TODAY) == [apart]


def test_ending_an_ended_protection_is_refused() -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker)
    ends: dict[str, Any] = {"person": cases.parent(case, worker), "other": cases.child_of(case), "reason": "strach"}
    apart = actions.keep_apart(case, by=worker, at=NOW, kind=ApartKind.FEAR, valid_from=TODAY, **ends)
    actions.end_apart(apart, by=worker, at=NOW, last_day=TODAY, reason="už se nebojí")

    later = NOW + timedelta(days=2)
    with pytest.raises(NotPossible) as refusal:
        actions.end_apart(apart, by=worker, at=later, last_day=date(2026, 3, 8), reason="znovu")

    assert reasons_of(refusal) == ["Tahle ochrana už skončila."]


def test_protect_fact_hides_direct_and_indirect_values_while_it_lasts() -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker)
    mother = cases.parent(case, worker, "Dana")
    carer = cases.person(case, worker, "Marta", "Kolářová")
    aunt = cases.person(case, worker, "Blanka", "Skálová")
    ends: dict[str, Any] = {"person": carer.person, "other": aunt.person}
    actions.tie(case, by=worker, at=NOW, kind=TieKind.PARTNER, lives_together=True, **ends)
    for place, value in ((carer, "Slunečná 21, Nová Lhota"), (aunt, "Slunečná 21 (zadní vchod)")):
        actions.add_contact(place, by=worker, at=NOW, kind=ContactKind.ADDRESS, value=value)

    fact = actions.protect_fact(
        case,
        by=worker,
        at=NOW,
        person=carer.person,
        kind=FactKind.ADDRESS,
        value="Slunečná 21",
        reason="rozhodnutí soudu",
        hidden_from=[mother],
        valid_from=TODAY,
    )

    hidden = ["Slunečná 21", "Slunečná 21, Nová Lhota", "Slunečná 21 (zadní vchod)"]
    assert queries.hidden_values(case, mother, TODAY) == hidden
    assert queries.hidden_values(case, aunt.person, TODAY) == []
    assert queries.hidden_values(case, mother, date(2026, 3, 1)) == []
    actions.propose_lifting(fact, by=worker, at=NOW, last_day=TODAY, reason="přestěhovali se")
    assert queries.hidden_values(case, mother, date(2026, 3, 3)) == hidden
    actions.lift_protection(fact, by=cases.second(case), at=NOW)
    assert queries.hidden_values(case, mother, date(2026, 3, 3)) == []


def test_contacts_are_hidden_between_people_kept_apart_by_fear_not_by_agreement() -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker)
    mother, father = cases.person(case, worker), cases.person(case, worker, "Radek", "Havlín")
    actions.add_contact(mother, by=worker, at=NOW, kind=ContactKind.PHONE, value="+420777123456")
    ends: dict[str, Any] = {"person": father.person, "other": mother.person, "reason": "řekla to"}

    actions.keep_apart(case, by=worker, at=NOW, kind=ApartKind.FEAR, valid_from=TODAY, **ends)

    assert queries.hidden_values(case, father.person, TODAY) == ["+420777123456"]
    assert queries.hidden_values(case, mother.person, TODAY) == []


def test_protect_fact_needs_people_of_the_case() -> None:
    worker = cases.worker(cases.office())
    case, other = cases.case(worker), cases.case(worker, "Nina")
    words: dict[str, Any] = {"kind": FactKind.SCHOOL, "value": "ZŠ Polní", "reason": "strach", "valid_from": TODAY}

    hidden = [cases.child_of(other)]
    with pytest.raises(NotPossible):
        actions.protect_fact(case, by=worker, at=NOW, person=cases.child_of(case), hidden_from=hidden, **words)


def test_substitute_writes_until_the_last_day() -> None:
    unit = cases.office()
    worker, colleague = cases.worker(unit), cases.worker(unit, first_name="Simona", last_name="Vlčková")
    case = cases.case(worker)
    actions.add_to_team(case, by=worker, at=NOW, user=colleague, role=TeamRole.SUBSTITUTE, until=date(2026, 3, 5))

    last_evening, next_morning = NOW + timedelta(days=3, hours=14), NOW + timedelta(days=3, hours=15, minutes=30)
    assert policies.writes(people.fresh(colleague), case, last_evening) is True
    assert policies.writes(people.fresh(colleague), case, next_morning) is False
    assert list(policies.visible_cases(people.fresh(colleague), next_morning)) == []


def test_head_lets_in_and_out_but_key_worker_cannot_be_ended() -> None:
    unit = cases.office()
    worker, head, colleague = cases.worker(unit), cases.head(unit), cases.worker(unit)
    case = cases.case(worker)

    member = actions.add_to_team(case, by=head, at=NOW, user=colleague, role=TeamRole.GUARDIAN)
    with pytest.raises(NotPossible, match="už v týmu je"):
        actions.add_to_team(case, by=head, at=NOW, user=colleague, role=TeamRole.SUBSTITUTE)
    actions.end_team_membership(member, by=head, at=NOW)
    with pytest.raises(NotPossible):
        actions.end_team_membership(member, by=head, at=NOW)

    assert policies.on_team(people.fresh(colleague), case, NOW) is False
    key = TeamMember.objects.get(case=case, role=TeamRole.KEY_WORKER)
    with pytest.raises(NotPossible):
        actions.end_team_membership(key, by=head, at=NOW)


def test_stranger_cannot_be_let_in() -> None:
    worker = cases.worker(cases.office())
    stranger = cases.worker(cases.office("Jinde"))

    with pytest.raises(NotPossible):
        actions.add_to_team(cases.case(worker), by=worker, at=NOW, user=stranger, role=TeamRole.SUBSTITUTE)


@pytest.mark.parametrize("stays", [False, True])
def test_hand_over_changes_the_key_worker_in_one_step(stays: bool) -> None:
    unit = cases.office()
    worker, next_one = cases.worker(unit), cases.worker(unit, first_name="Simona")
    case = cases.case(worker)
    actions.add_to_team(case, by=worker, at=NOW, user=next_one, role=TeamRole.SUBSTITUTE)
    TeamMember.objects.create(case=case, user=worker, role=TeamRole.GUARDIAN, since=NOW)
    later = NOW + timedelta(hours=1)

    actions.hand_over(case, by=worker, at=later, to=next_one, stays_as_substitute=stays)

    living = {(row.user_id, row.role) for row in TeamMember.objects.filter(case=case, until=None)}
    expected = {(next_one.pk, TeamRole.KEY_WORKER)} | ({(worker.pk, TeamRole.SUBSTITUTE)} if stays else set())
    assert living == expected
    assert policies.on_team(people.fresh(worker), case, later) is stays


def test_hand_over_is_refused_to_oneself_and_by_a_substitute() -> None:
    unit = cases.office()
    worker, substitute = cases.worker(unit), cases.worker(unit)
    case = cases.case(worker)
    actions.add_to_team(case, by=worker, at=NOW, user=substitute, role=TeamRole.SUBSTITUTE)

    with pytest.raises(NotPossible):
        actions.hand_over(case, by=worker, at=NOW, to=worker)
    with pytest.raises(Denied):
        actions.hand_over(case, by=substitute, at=NOW, to=substitute)
