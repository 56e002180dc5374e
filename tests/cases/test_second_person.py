"""What one person may not do alone: end the protection of a fact."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from kruh.access.models import AuditEntry, User
from kruh.access.roles import Role
from kruh.cases import actions
from kruh.cases.models import Case, ProtectedFact
from kruh.cases.vocabulary import FactKind, TeamRole
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible
from kruh.messaging.models import Message
from tests.factories import cases, people
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db
NOW = people.NOW
TODAY = days.local_day(NOW)


def protected(worker: User) -> ProtectedFact:
    """The grandmother's address, hidden from the father."""
    case = cases.case(worker)
    carer, father = cases.person(case, worker), cases.person(case, worker, "Radek", "Havlín")
    return actions.protect_fact(
        case, by=worker, at=NOW, person=carer.person, kind=FactKind.ADDRESS, value="Slunečná 21", reason="násilí",
        hidden_from=[father.person], valid_from=TODAY,
    )  # fmt: skip


def proposed(worker: User) -> ProtectedFact:
    """The same with a proposed end."""
    fact = protected(worker)
    actions.propose_lifting(fact, by=worker, at=NOW, last_day=TODAY, reason="Odstěhovala se.")
    return fact


def address(name: str, fact: ProtectedFact) -> str:
    """A page about the fact."""
    return reverse(f"cases:{name}", args=[fact.case_id, fact.pk])


def test_proposed_end_changes_nothing_until_somebody_else_confirms() -> None:
    worker = cases.worker(cases.office())
    fact = proposed(worker)

    with pytest.raises(NotPossible) as alone:
        actions.lift_protection(fact, by=worker, at=NOW)
    fact.refresh_from_db()

    assert alone.value.reasons == [
        "Konec ochrany potvrzuje někdo jiný, než kdo ho navrhl. Požádejte kolegyni, kolegu nebo vedoucí."
    ]
    assert (fact.valid_to, fact.is_to_end) == (None, True)


@pytest.mark.parametrize(("days_later", "last"), [(0, 0), (3, 3)])
def test_confirmed_end_is_not_sooner_than_the_day_of_the_confirmation(days_later: int, last: int) -> None:
    worker = cases.worker(cases.office())
    fact = proposed(worker)

    actions.lift_protection(fact, by=cases.second(fact.case), at=NOW + timedelta(days=days_later))
    fact.refresh_from_db()

    assert (fact.valid_to, fact.ended_reason, fact.is_to_end) == (
        TODAY + timedelta(days=last),
        "Odstěhovala se.",
        False,
    )


def test_substitute_confirms_as_well_and_both_are_in_the_trail() -> None:
    unit = cases.office()
    worker, other = cases.worker(unit), cases.worker(unit)
    fact = proposed(worker)
    actions.add_to_team(fact.case, by=worker, at=NOW, user=other, role=TeamRole.SUBSTITUTE)

    actions.lift_protection(fact, by=people.fresh(other), at=NOW)

    steps = AuditEntry.objects.filter(subject=fact.pk, verb__in=("cases.propose_lifting", "cases.lift_protection"))
    assert list(steps.order_by("id").values_list("verb", "actor")) == [
        ("cases.propose_lifting", worker.pk),
        ("cases.lift_protection", other.pk),
    ]


def test_refused_end_leaves_the_protection() -> None:
    worker = cases.worker(cases.office())
    fact = proposed(worker)

    actions.keep_protection(fact, by=cases.second(fact.case), at=NOW)
    fact.refresh_from_db()

    assert (fact.valid_to, fact.is_to_end, fact.proposed_reason) == (None, False, None)


def test_nothing_is_confirmed_where_nothing_is_proposed() -> None:
    worker = cases.worker(cases.office())
    fact = protected(worker)

    for act in (actions.lift_protection, actions.keep_protection):
        with pytest.raises(NotPossible):
            act(fact, by=cases.second(fact.case) if act is actions.lift_protection else worker, at=NOW)


@time_machine.travel(NOW, tick=False)
def test_pages_lead_the_second_person_to_the_decision() -> None:
    worker = cases.worker(cases.office())
    fact = protected(worker)
    boss = cases.second(fact.case)
    words: dict[str, Any] = {"last_day": days.day(TODAY), "reason": "Odstěhovala se."}

    sent = signed_in(worker).post(address("propose-lifting", fact), words)
    seen = {user.pk: page_of(user, fact.case) for user in (worker, boss)}
    named = [
        "ho znát: " in signed_in(boss).get(address(name, fact)).content.decode().replace("\u00a0", " ")
        for name in ("lift-protection", "keep-protection")
    ]
    own = signed_in(worker).post(address("lift-protection", fact))
    confirmed = signed_in(boss).post(address("lift-protection", fact))

    assert sent.status_code == 302
    assert [address("lift-protection", fact) in seen[user.pk] for user in (worker, boss)] == [False, True]
    assert named == [True, False]
    assert (own.status_code, confirmed.status_code) == (422, 302)


def page_of(user: User, case: Case) -> str:
    """The page about protection as the person sees it."""
    return signed_in(user).get(reverse("cases:protection", args=[case.pk])).content.decode()


def test_data_protection_officer_is_told_of_the_end_of_a_protection_but_not_of_what() -> None:
    unit = cases.office()
    worker = cases.worker(unit)
    cases.officer(unit)
    fact = proposed(worker)
    second = people.user(Role.SOCIAL_WORKER, at=unit, first_name="Daniel", last_name="Rybář")
    actions.add_to_team(fact.case, by=worker, at=NOW, user=second, role=TeamRole.SUBSTITUTE)

    actions.lift_protection(fact, by=people.fresh(second), at=NOW)

    [notice] = [row for row in Message.objects.all() if row.address == cases.OFFICER]
    assert "ochrana jednoho údaje v případu má konec" in notice.text
    assert [part in notice.text for part in ("Slunečná", "Havlín", "Rybář")] == [False, False, False]


def test_office_without_an_officer_goes_on() -> None:
    worker = cases.worker(cases.office())
    fact = proposed(worker)
    second = people.user(Role.SOCIAL_WORKER, at=fact.case.unit, first_name="Daniel", last_name="Rybář")
    actions.add_to_team(fact.case, by=worker, at=NOW, user=second, role=TeamRole.SUBSTITUTE)

    actions.lift_protection(fact, by=people.fresh(second), at=NOW)

    fact.refresh_from_db()
    assert (fact.valid_to, Message.objects.count()) == (TODAY, 0)
