"""Prepared queries: the same rows as the query built afresh, for other words too, and no wrong guess."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db.models import OuterRef, Q, QuerySet, Subquery

from kruh.access.marks import NotPreparable
from kruh.access.models import Membership, User
from kruh.access.prepared import Choice, prepared
from kruh.access.roles import Role
from kruh.foundation import days
from kruh.vault import keys
from kruh.vault.models import Key
from tests.factories import people
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db
LONG = timedelta(days=90)


@prepared
def colleagues(user: User, at: datetime, order: Choice) -> QuerySet[Membership, UUID]:
    """Who works where the person works."""
    rows = Membership.objects.filter(unit__in=user.unit_ids(at=at), valid_from__lte=at - LONG)
    return rows.order_by(order).values_list("user", flat=True)


@prepared
def named(name: str, *, people: tuple[UUID, ...]) -> QuerySet[User]:
    """Some accounts of one name."""
    return User.objects.filter(last_name=name, pk__in=people)


@prepared
def made_on(at: datetime) -> QuerySet[User]:
    """The accounts of the day before."""
    return User.objects.filter(made_at__date=days.local_day(at) - timedelta(days=1))


def test_prepared_query_answers_for_each_person() -> None:
    here, there = people.unit(), people.unit("OSPOD Zálesí")
    first, second = people.user(Role.HEAD, at=here), people.user(Role.SOCIAL_WORKER, at=here)
    third = people.user(Role.HEAD, at=there)

    found = [colleagues(who, NOW, Choice("pk")) for who in (first, second, third)]

    assert found == [[first.pk, second.pk], [first.pk, second.pk], [third.pk]]


def test_expired_role_opens_nothing() -> None:
    who = people.user(Role.HEAD)
    Membership.objects.filter(user=who).update(valid_to=NOW)

    assert (colleagues(people.fresh(who), NOW - timedelta(days=1), Choice("pk"))) == [who.pk]
    assert colleagues(people.fresh(who), NOW, Choice("pk")) == []


def test_time_before_the_moment_moves_with_it() -> None:
    who = people.user(Role.HEAD)
    began = NOW + timedelta(days=200)
    Membership.objects.filter(user=who).update(valid_from=began)
    fresh = people.fresh(who)

    assert colleagues(fresh, began + LONG - timedelta(seconds=1), Choice("pk")) == []
    assert colleagues(fresh, began + LONG, Choice("pk")) == [who.pk]


def test_day_of_a_moment_moves_with_it() -> None:
    who = people.user(made_at=NOW)

    assert made_on(NOW + timedelta(days=1)) == [who]
    assert made_on(NOW) == []


def test_day_long_before_the_moment_moves_with_it() -> None:
    year_before = prepared(lambda at: User.objects.filter(made_at__date__gt=days.local_day(at) - timedelta(days=365)))
    who = people.user(made_at=NOW)

    assert year_before(NOW + timedelta(days=364)) == [who]
    assert year_before(NOW + timedelta(days=365)) == []


def test_texts_and_ids_are_put_where_they_belong() -> None:
    olsova, kalina = people.user(last_name="Olšová"), people.user(last_name="Kalina")

    assert named("Kalina", people=(olsova.pk, kalina.pk)) == [kalina]
    assert named("Olšová", people=(olsova.pk, kalina.pk)) == [olsova]
    assert named("Olšová", people=(kalina.pk,)) == []
    assert named("Olšová", people=()) == []


def test_rows_are_whole_objects_with_what_was_selected(django_assert_num_queries: Any) -> None:
    who = people.user(Role.HEAD)
    held = prepared(lambda user: Membership.objects.select_related("unit").filter(user=user))

    with django_assert_num_queries(1):
        found = [(m.role, m.unit.name) for m in held(who.pk)]

    assert found == [(Role.HEAD, who.memberships_at(NOW)[0].unit.name)]


def test_rows_tell_what_django_would_tell() -> None:
    who = people.user(Role.HEAD)
    ended = people.user(Role.HEAD)
    Membership.objects.filter(user=ended).update(valid_to=NOW)
    latest = Membership.objects.filter(user=OuterRef("user")).order_by("-valid_from").values("valid_from")[:1]
    rows = Membership.objects.annotate(latest=Subquery(latest)).order_by("user__sort_key", "pk")
    columns = rows.values_list("pk", "unit", "role", "valid_from", "valid_to", "latest", "user__is_active")
    told = prepared(lambda people: columns.filter(user__in=people))
    flat = prepared(lambda people: rows.filter(user__in=people).values_list("valid_to", flat=True))
    both = (who.pk, ended.pk)

    assert told(both) == list(columns.filter(user__in=both))
    assert {row[4] for row in told(both)} == {None, NOW}
    assert flat(both) == [row[4] for row in told(both)]
    assert told((who.unit_ids(at=NOW)[0],)) == []


def test_object_with_nobody_on_the_other_side_says_so(django_assert_num_queries: Any) -> None:
    unit = people.unit()
    keys.for_case(keys.for_organisation(unit.pk))
    known = prepared(lambda owner: Key.objects.select_related("parent").filter(Q(owner=owner) | Q(parent__owner=owner)))

    with django_assert_num_queries(1):
        found = {key.parent and key.parent.owner for key in known(unit.pk)}

    assert found == {None, unit.pk}


def test_person_without_a_role_asks_nothing(django_assert_num_queries: Any) -> None:
    who = people.user()
    who.memberships_at(NOW)

    with django_assert_num_queries(0):
        assert colleagues(who, NOW, Choice("pk")) == []


def test_what_cannot_be_made_again_is_refused() -> None:
    within = prepared(lambda name: User.objects.filter(last_name__icontains=name))

    with pytest.raises(NotPreparable):
        within("Olš")


def test_related_and_prefetched_rows_are_refused() -> None:
    who = people.user(Role.HEAD)
    own = prepared(lambda user: user.memberships.all())
    with_roles = prepared(lambda user: User.objects.filter(pk=user.pk).prefetch_related("memberships"))

    for query in (own, with_roles):
        with pytest.raises(NotPreparable):
            query(who)


def test_every_call_is_proved_in_the_tests() -> None:
    seen: list[str] = []

    @prepared
    def whimsical(name: str) -> QuerySet[User]:
        seen.append(name)
        return User.objects.filter(Q(last_name=name) | Q(phone=str(len(seen))))

    with pytest.raises(NotPreparable):
        whimsical("Olšová")
