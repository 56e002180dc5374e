"""Several prepared queries in one question: the same rows as each asked alone, and nothing of the others."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db.models import Count, Exists, OuterRef, QuerySet

from kruh.access import together
from kruh.access.marks import NotPreparable
from kruh.access.models import Membership, Unit, User
from kruh.access.prepared import prepared
from kruh.access.roles import Role
from tests.factories import people
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db


@prepared
def accounts(name: str) -> QuerySet[User]:
    """Whole accounts of one name, with a count beside."""
    held = Membership.objects.filter(user=OuterRef("pk"))
    return User.objects.filter(last_name=name).annotate(is_held=Exists(held), roles=Count("memberships"))


@prepared
def held(user: UUID) -> QuerySet[Membership]:
    """Roles with their units, in an order, cut."""
    return Membership.objects.select_related("unit").filter(user=user).order_by("-valid_from")[:2]


@prepared
def places(name: str) -> QuerySet[Unit, Any]:
    """Single columns of a third kind."""
    return Unit.objects.filter(name=name).values_list("pk", "name", "closed")


@prepared
def nobody() -> QuerySet[User]:
    """A question that needs no database."""
    return User.objects.none()


def test_each_question_has_its_own_rows(django_assert_num_queries: Any) -> None:
    here = people.unit("OSPOD Zálesí")
    who = people.user(Role.HEAD, at=here, last_name="Olšová")
    other = people.user(last_name="Kalina")

    with django_assert_num_queries(1):
        found = together.ask(accounts.asked("Olšová"), nobody.asked(), held.asked(who.pk), places.asked(here.name))

    (account,), none, (membership,), units = found
    assert (account, account.last_name, account.is_held, account.roles) == (who, "Olšová", True, 1)
    assert (account.made_at, account.is_active) == (who.made_at, True)
    assert none == []
    assert (membership.role, membership.unit.name, membership.valid_to) == (Role.HEAD, "OSPOD Zálesí", None)
    assert units == [(here.pk, here.name, here.closed)]
    assert together.ask(accounts.asked("Kalina"), held.asked(other.pk))[1] == []
    assert [row.is_held for row in together.ask(accounts.asked("Kalina"), held.asked(other.pk))[0]] == [False]


def test_questions_that_need_no_database_ask_nothing(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert together.ask(nobody.asked(), nobody.asked()) == [[], []]


def test_order_and_limit_of_a_part_choose_its_rows() -> None:
    who = people.user(Role.HEAD)
    for months in (3, 2, 1):
        Membership.objects.create(
            user=who, unit=people.unit(f"Úřad {months}"), role=Role.HEAD, valid_from=NOW - timedelta(days=30 * months)
        )

    _, found = together.ask(accounts.asked(who.last_name), held.asked(who.pk))

    assert {row.valid_from for row in found} == {row.valid_from for row in held(who.pk)}
    assert len(found) == 2


def test_distinct_rows_are_refused() -> None:
    distinct = prepared(lambda name: User.objects.filter(last_name=name).distinct())

    with pytest.raises(NotPreparable):
        together.ask(distinct.asked("Olšová"), accounts.asked("Olšová"))
