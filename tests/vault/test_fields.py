"""Sealed fields: readable on the object, unreadable in the database, bound to their place."""

from datetime import date
from typing import Any

import pytest
from django.db import connection

from kruh.cases.models import Person
from kruh.foundation.ids import uuid7
from kruh.vault import keys
from kruh.vault.cipher import Damaged
from kruh.vault.fields import Closed, Opener
from tests.factories import people

pytestmark = pytest.mark.django_db
CANARY = "Žofie-KANÁREK-7531"


def make_person(**fields: Any) -> Person:
    unit = people.unit()
    key = keys.for_case(keys.for_organisation(unit.pk))
    words = {"first_name": CANARY, "last_name": "Havlínová", **fields}
    return Person.objects.create(unit=unit, key=key, **words)


def raw(column: str, person: Person) -> bytes | None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM cases_person WHERE id = %s", [_id(person)])
        value = cursor.fetchone()[0]
    return None if value is None else bytes(value)


def _id(person: Person) -> Any:
    return person.pk if connection.vendor == "postgresql" else person.pk.hex


def test_sealed_value_is_read_back() -> None:
    made = make_person(birth_date=date(2013, 5, 1))

    read = Person.objects.get(pk=made.pk)

    assert (read.first_name, read.birth_date) == (CANARY, date(2013, 5, 1))


def test_opener_reads_columns_of_a_row_that_is_no_object() -> None:
    made = make_person(birth_date=date(2013, 5, 1), title_before=None)
    names = ("first_name", "title_before", "birth_date")
    pk, *told = Person.objects.values_list("pk", *Opener.KEY, *names).get(pk=made.pk)

    assert Opener(Person, *names)(pk, told[:4], *told[4:]) == [CANARY, None, date(2013, 5, 1)]


def test_opener_for_a_page_opens_each_row_once() -> None:
    rows = [make_person(first_name=name) for name in ("Ema", "Adam")]
    told = [Person.objects.values_list("pk", *Opener.KEY, "first_name").get(pk=row.pk) for row in rows]
    once = Opener(Person, "first_name").once()

    first, again = ([once(pk, key, sealed) for pk, *key, sealed in told] for _ in range(2))

    assert first == [["Ema"], ["Adam"]]
    assert [one is two for one, two in zip(first, again, strict=True)] == [True, True]


@pytest.mark.parametrize(("words", "is_empty"), [("", True), (" ", False), ("Ema", False)])
def test_closed_value_says_whether_it_says_anything(words: str, is_empty: bool) -> None:
    made = make_person(last_name=words)

    assert Person.objects.values_list("last_name", flat=True).get(pk=made.pk).is_empty is is_empty


def test_opener_refuses_a_value_of_another_row() -> None:
    made, other = make_person(), make_person()
    *told, sealed = Person.objects.values_list(*Opener.KEY, "first_name").get(pk=made.pk)

    with pytest.raises(Damaged):
        Opener(Person, "first_name")(other.pk, told, sealed)


def test_opener_refuses_what_was_erased_unless_there_is_nothing_to_open() -> None:
    erased = (uuid7(), None, "", None)
    opener = Opener(Person, "first_name")

    assert opener(uuid7(), erased, None) == [None]
    with pytest.raises(keys.Erased):
        opener(uuid7(), erased, Closed(bytes(29)))


def test_database_holds_no_plain_text() -> None:
    made = make_person()

    stored = raw("first_name", made)

    assert stored is not None
    assert CANARY.encode() not in stored


def test_same_text_is_sealed_differently_each_time() -> None:
    assert raw("first_name", make_person()) != raw("first_name", make_person())


def test_none_stays_null_and_empty_stays_empty() -> None:
    made = make_person(title_before=None, title_after="")

    read = Person.objects.get(pk=made.pk)

    assert (read.title_before, read.title_after, raw("title_before", made)) == (None, "", None)


def test_unread_value_is_saved_unchanged() -> None:
    made = make_person()
    before = raw("first_name", made)

    Person.objects.get(pk=made.pk).save()

    assert raw("first_name", made) == before


def test_value_moved_to_another_column_is_refused() -> None:
    made = make_person()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_person SET last_name = first_name WHERE id = %s", [_id(made)])

    with pytest.raises(Damaged):
        _ = Person.objects.get(pk=made.pk).last_name


def test_value_moved_to_another_row_is_refused() -> None:
    first = make_person()
    second = Person.objects.create(unit=first.unit, key=first.key, first_name="Ella", last_name="Havlínová")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE cases_person SET first_name = (SELECT first_name FROM cases_person WHERE id = %s) WHERE id = %s",
            [_id(first), _id(second)],
        )

    with pytest.raises(Damaged):
        _ = Person.objects.get(pk=second.pk).first_name


def test_filtering_by_a_sealed_value_is_refused() -> None:
    with pytest.raises(TypeError, match="sealed"):
        Person.objects.filter(first_name="Adam")


def test_updating_a_sealed_column_past_the_row_is_refused() -> None:
    with pytest.raises(TypeError, match="sealed"):
        Person.objects.update(first_name="Adam")


def test_erased_key_makes_the_row_unreadable() -> None:
    made = make_person()
    made.key.erase(people.NOW)

    with pytest.raises(keys.Erased):
        _ = Person.objects.get(pk=made.pk).first_name


def test_reading_a_row_costs_one_query(django_assert_num_queries: pytest.FixtureRequest) -> None:
    made = make_person()
    _ = Person.objects.get(pk=made.pk).first_name

    with django_assert_num_queries(1):  # type: ignore[operator]
        _ = Person.objects.get(pk=made.pk).last_name


def test_organisation_key_is_made_once() -> None:
    unit = uuid7()

    assert keys.for_organisation(unit).pk == keys.for_organisation(unit).pk


def test_mark_needs_the_key_and_the_words() -> None:
    first, second = (keys.for_organisation(uuid7()) for _ in range(2))

    marks = [keys.mark(first, b"A"), keys.mark(first, b"A"), keys.mark(first, b"B"), keys.mark(second, b"A")]

    assert [mark == marks[0] for mark in marks] == [True, True, False, False]
    assert {len(mark) for mark in marks} == {32}
