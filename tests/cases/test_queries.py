"""What upper layers ask about cases."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kruh.access.models import Membership
from kruh.access.roles import Role
from kruh.cases import actions, policies, queries
from kruh.cases.models import Case, Person, TeamMember, touch
from kruh.cases.vocabulary import CaseState, ContactKind, Part, TieKind
from tests.factories import cases, people

pytestmark = pytest.mark.django_db
NOW, TODAY = people.NOW, date(2026, 3, 2)


def test_sentences_say_who_is_who() -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker, gender="m", birth_date=date(2013, 1, 1))
    sister = cases.person(case, worker, "Ella", part=Part.CHILD, gender="f").person
    cases.person(
        case,
        worker,
        "Jitka",
        gender="f",
        kind=TieKind.PARENT,
        others=[cases.child_of(case), sister],
        has_parental_responsibility=True,
    )
    actions.tie(case, by=worker, at=NOW, person=cases.child_of(case), other=sister, kind=TieKind.SIBLING)

    rows = queries.File(case, TODAY).rows

    assert [row.sentence for row in rows] == [
        "Adam Havlín, 13\u00a0let, bratr Elly",
        "Ella Havlínová, sestra Adama",
        "Jitka Havlínová, matka Adama a Elly, má rodičovskou odpovědnost",
    ]


def test_people_of_takes_two_queries_however_many_people() -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker)
    for number in range(5):
        place = cases.person(case, worker, f"Člověk {number}")
        actions.add_contact(place, by=worker, at=NOW, kind=ContactKind.PHONE, value=f"+42077700010{number}")

    with CaptureQueriesContext(connection) as taken:
        rows = queries.people_of(case)
        names = [(row.name, row.contact) for row in rows]

    assert len(taken) == 2
    assert len(names) == 6
    assert names[1] == ("Člověk 0 Havlínová", "+420\u00a0777\u00a0000\u00a0100")


def test_labels_of_many_cases_take_one_query() -> None:
    worker = cases.worker(cases.office())
    made = [cases.case(worker, name) for name in ("Adam", "Nina", "Bohdan")]

    with CaptureQueriesContext(connection) as taken:
        found = queries.labels(made)

    assert len(taken) == 1
    assert [found[case.pk] for case in made] == ["Adam Havlín", "Nina Havlín", "Bohdan Havlín"]


def test_confirmed_salutation_wins_over_the_suggestion() -> None:
    unit = cases.office()
    cases.worker(unit)
    woman = Person.objects.keep(unit.pk, first_name="Jitka", last_name="Nováková", gender="f")
    child = Person.objects.keep(unit.pk, first_name="Adam", last_name="Novák", gender="m", birth_date=date(2013, 1, 1))

    assert queries.suggest_salutation(woman, TODAY) == "Vážená paní Nováková"
    assert queries.suggest_salutation(child, TODAY) == "Milý Adame"
    woman.write(salutation="Milá paní magistro")
    assert queries.suggest_salutation(woman, TODAY) == "Milá paní magistro"


def test_search_finds_any_person_of_visible_cases_in_any_spelling() -> None:
    unit = cases.office()
    worker, other = cases.worker(unit), cases.worker(unit)
    mine = cases.case(worker, "Bohdan", "Tkačuk", file_mark="KBR/19")
    cases.person(mine, worker, "Halyna", "Tkačuk")
    cases.case(worker, "Adam", "Havlín")
    cases.case(other, "Halyna", "Tkačuk")

    for words in ("galina", "Галина", "tkacuk", "kbr/19", "bohdan t"):
        assert [case.pk for case in queries.cases_page(worker, NOW, words=words).cases] == [mine.pk]
    assert queries.cases_page(worker, NOW, words="neznámý").cases == []


def test_list_is_cut_into_pages_without_gaps_or_repeats() -> None:
    worker = cases.worker(cases.office())
    for number in range(queries.PAGE + 3):
        case = cases.case(worker, f"Dítě{number}")
        touch(case.pk, NOW + timedelta(minutes=number // 2))

    first = queries.cases_page(worker, NOW + timedelta(days=1))
    second = queries.cases_page(worker, NOW + timedelta(days=1), after=first.next)

    seen = [case.pk for case in first.cases + second.cases]
    assert (len(first.cases), len(second.cases), second.next) == (queries.PAGE, 3, "")
    assert len(set(seen)) == queries.PAGE + 3 == Case.objects.count()


def test_asking_each_case_finds_the_same_as_going_from_the_team() -> None:
    here, there = cases.office(), cases.office("OSPOD Jinde")
    head, worker, other = cases.head(here), cases.worker(here), cases.worker(there)
    made = [cases.case(worker), cases.case(worker), cases.case(other)]
    TeamMember.objects.filter(case=made[1], user=head).update(until=NOW)
    both = people.fresh(head)
    Membership.objects.create(user=both, unit=there, role=Role.SOCIAL_WORKER, valid_from=NOW - timedelta(days=9))

    for who, mine in ((head, {made[0].pk}), (worker, {made[0].pk, made[1].pk}), (other, {made[2].pk}), (both, None)):
        from_team = set(policies.visible_cases(who, NOW).values_list("pk", flat=True))
        assert from_team == set(policies.visible_cases(who, NOW, each=True).values_list("pk", flat=True))
        assert from_team == ({made[0].pk} if mine is None else mine)


def test_head_has_the_open_cases_of_the_office_the_last_changed_first() -> None:
    unit = cases.office()
    head, worker = cases.head(unit), cases.worker(unit)
    old, closed, fresh = (cases.case(worker, name) for name in ("Adam", "Bedřich", "Ctirad"))
    touch(fresh.pk, NOW + timedelta(minutes=2))
    Case.objects.filter(pk=closed.pk).update(state=CaseState.CLOSED)

    assert [case.name for case in queries.cases_page(head, NOW).cases] == ["Ctirad Havlín", "Adam Havlín"]
    assert {case.pk for case in queries.cases_page(head, NOW, state="").cases} == {old.pk, closed.pk, fresh.pk}


def test_similar_people_are_offered_from_visible_cases_only() -> None:
    unit = cases.office()
    worker, other = cases.worker(unit), cases.worker(unit)
    born = date(2016, 5, 5)
    cases.case(other, "Bohdan", "Tkačuk", birth_date=born)
    wanted: dict[str, Any] = {"first_name": "Богдан", "birth_date": born}

    assert queries.similar_people(worker, NOW, unit.pk, last_name="Tkacuk", **wanted) == []
    assert queries.similar_elsewhere(worker, NOW, unit, **wanted) is True
    found = queries.similar_people(other, NOW, unit.pk, last_name="Tkacuk", **wanted)
    assert [person.full_name for person, _, _ in found] == ["Bohdan Tkačuk"]
    assert queries.similar_elsewhere(other, NOW, unit, **wanted) is False


def test_fingerprint_does_not_reach_over_to_another_office() -> None:
    here, there = cases.office(), cases.office("OSPOD Jinde")
    born = date(2016, 5, 5)
    cases.case(cases.worker(there), "Bohdan", birth_date=born)
    worker = cases.worker(here)

    assert queries.similar_elsewhere(worker, NOW, here, first_name="Bohdan", birth_date=born) is False
    assert queries.similar_elsewhere(worker, NOW, here, first_name="Bohdan", birth_date=None) is False
