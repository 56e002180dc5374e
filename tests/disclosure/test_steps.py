"""A request from the day it came to the answer: two people, one answer, every case of the office."""

from datetime import date, timedelta
from typing import Any

import pytest

from kruh.access.models import AuditEntry, User
from kruh.access.policy import Denied
from kruh.cases import actions as case_actions
from kruh.cases.models import Case, CasePerson, Person
from kruh.cases.vocabulary import ApartKind, Part
from kruh.desk.queries.gathering import Desk
from kruh.disclosure import actions
from kruh.disclosure.models import AccessRequest
from kruh.disclosure.queries import register
from kruh.disclosure.vocabulary import Asker, Channel, Ground, State, Verdict
from kruh.foundation.workflow import NotPossible
from tests.factories import cases, disclosures, people
from tests.factories.disclosures import CAME, NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead() -> User:
    return cases.worker(cases.office())


@pytest.fixture
def case(lead: User) -> Case:
    return cases.case(lead)


@pytest.fixture
def mother(case: Case, lead: User) -> Person:
    return cases.parent(case, lead)


@pytest.fixture
def boss(case: Case) -> User:
    return cases.second(case)


def fresh(request: AccessRequest) -> AccessRequest:
    return AccessRequest.objects.get(pk=request.pk)


def test_two_people_and_one_answer(case: Case, lead: User, mother: Person, boss: User) -> None:
    request = disclosures.sent(disclosures.asked(case, mother, lead), lead, boss)

    assert (request.state, request.due_on, request.prepared_by) == (State.CHECKED, date(2026, 4, 2), lead)
    with pytest.raises(Denied):
        actions.approve(request, version=request.version, by=people.fresh(lead), at=NOW)
    actions.approve(request, version=request.version, by=people.fresh(boss), at=NOW)
    with pytest.raises(NotPossible, match="teprve přijde"):
        actions.give(
            fresh(request), channel=Channel.HAND, on=CAME + timedelta(days=9), version=request.version,
            by=people.fresh(lead), at=NOW,
        )  # fmt: skip
    request = fresh(request)
    actions.give(request, channel=Channel.HAND, on=CAME, version=request.version, by=people.fresh(lead), at=NOW)

    assert (fresh(request).state, fresh(request).given_on) == (State.GIVEN, CAME)
    assert AuditEntry.objects.filter(case=case.pk, verb="disclosure.approve").count() == 1


def test_nobody_is_the_second_one_to_themself(case: Case, lead: User, mother: Person, boss: User) -> None:
    request = disclosures.asked(case, mother, lead)

    for somebody in (lead, cases.worker(case.unit)):
        with pytest.raises(NotPossible, match="jiný z týmu případu"):
            disclosures.sent(fresh(request), lead, somebody)


def test_the_second_one_may_send_it_back(case: Case, lead: User, mother: Person, boss: User) -> None:
    request = disclosures.sent(disclosures.asked(case, mother, lead), lead, boss)
    version = request.version

    with pytest.raises(NotPossible, match="aspoň jednou větou"):
        actions.return_request(request, reason=" ", version=version, by=people.fresh(boss), at=NOW)
    actions.return_request(request, reason="Chybí poučení.", version=version, by=people.fresh(boss), at=NOW)

    assert (fresh(request).state, fresh(request).reason, fresh(request).second) == (State.OPEN, "Chybí poučení.", None)
    with pytest.raises(NotPossible, match="mezitím někdo změnil"):
        actions.withdraw(fresh(request), reason="Nechce.", version=version, by=people.fresh(lead), at=NOW)
    actions.withdraw(fresh(request), reason="Nechce.", version=version + 1, by=people.fresh(lead), at=NOW)
    assert fresh(request).state == State.WITHDRAWN


def test_a_refusal_says_why_and_is_looked_at_as_well(case: Case, lead: User, mother: Person, boss: User) -> None:
    asked = disclosures.asked(case, mother, lead)
    with pytest.raises(NotPossible, match="proč žádost odmítáte"):
        disclosures.sent(fresh(asked), lead, boss, verdict=Verdict.REFUSE)
    request = disclosures.sent(fresh(asked), lead, boss, verdict=Verdict.REFUSE, ground=Ground.UNFOUNDED)

    with pytest.raises(NotPossible, match="mezitím někdo změnil"):
        actions.approve(request, version=request.version, by=people.fresh(boss), at=NOW)
    actions.refuse(request, version=request.version, by=people.fresh(boss), at=NOW)

    assert fresh(request).state == State.REFUSED


def test_the_same_person_in_another_case_of_the_office_is_answered_there(
    lead: User, mother: Person, case: Case
) -> None:
    other = cases.case(cases.worker(case.unit), first_name="Ema")
    elsewhere = cases.case(cases.worker(cases.office("OSPOD Jinde")), first_name="Ota")
    for one in (other, elsewhere):
        CasePerson(case=one, person=mother, part=Part.FAMILY, key=one.key, added_at=NOW).save(force_insert=True)

    request = disclosures.asked(case, mother, lead)

    rows = AccessRequest.objects.filter(together=request.together)
    assert {row.case_id for row in rows} == {case.pk, other.pk}
    assert register.page(request, lead, NOW)["elsewhere"] == 1
    with pytest.raises(NotPossible, match="Stejná žádost už běží"):
        disclosures.asked(case, mother, lead)


def test_the_time_is_made_longer_once(case: Case, lead: User, mother: Person) -> None:
    request = disclosures.asked(case, mother, lead)

    actions.prolong(request, reason="Hodně spisů.", version=request.version, by=people.fresh(lead), at=NOW)
    request = fresh(request)

    assert (request.due_on, request.prolonged_reason) == (date(2026, 6, 2), "Hodně spisů.")
    with pytest.raises(NotPossible, match="víckrát to nejde"):
        actions.prolong(request, reason="Zase.", version=request.version, by=people.fresh(lead), at=NOW)


def test_who_is_in_no_case_and_who_must_not_meet(case: Case, lead: User, mother: Person) -> None:
    child, stranger = cases.child_of(case), cases.child_of(cases.case(cases.worker(case.unit), first_name="Cizí"))
    with pytest.raises(NotPossible, match="v tomhle případu"):
        disclosures.asked(case, stranger, lead)
    case_actions.keep_apart(
        case, person=child, other=mother, kind=next(iter(ApartKind)), reason="Bojí se.", valid_from=CAME, valid_to=None,
        by=people.fresh(lead), at=NOW,
    )  # fmt: skip

    request = disclosures.asked(case, child, lead, kind=Asker.PARENT, asker=str(mother.pk))

    assert any("nemá setkat" in words for words in register.page(request, lead, NOW)["warnings"])


def test_the_desk_names_each_ones_turn(case: Case, lead: User, mother: Person, boss: User) -> None:
    request = disclosures.asked(case, mother, lead)

    def lines(user: User) -> list[str]:
        rows: list[Any] = list(register.waiting(people.fresh(user), NOW))
        return [work.what for work, _ in register.on_desk(rows, Desk(people.fresh(user), NOW, {}))]

    assert (lines(lead), lines(boss)) == (["Připravit výpis údajů"], [])
    disclosures.sent(request, lead, boss)
    assert (lines(lead), lines(boss)) == ([], ["Posoudit výpis údajů jako druhý člověk"])
