"""What the database alone tells about a family: nothing."""

from datetime import date

import pytest
from django.db import connection

from kruh.cases import actions
from kruh.cases.models import Person
from kruh.cases.vocabulary import ApartKind, ContactKind, FactKind, Part
from tests.factories import cases, people

pytestmark = pytest.mark.django_db
NOW, TODAY = people.NOW, date(2026, 3, 2)
TABLES = (
    "cases_person",
    "cases_contact",
    "cases_case",
    "cases_caseperson",
    "cases_tie",
    "cases_apart",
    "cases_protectedfact",
    "cases_emergencyaccess",
    "messaging_message",
    "access_auditentry",
    "access_submission",
)


def canaries() -> list[str]:
    """A case with a canary in every sealed field."""
    worker = cases.worker(cases.office())
    case = cases.case(worker, "Kanárek1", "Kanárek2", situation="Kanárek3", birth_date=date(2013, 4, 5))
    place = cases.person(
        case,
        worker,
        "Kanárek4",
        title_before="Kanárek5",
        title_after="Kanárek6",
        salutation="Kanárek7",
        interpreter_note="Kanárek8",
        needs_note="Kanárek9",
        note="Kanárek10",
    )
    actions.add_contact(place, by=worker, at=NOW, kind=ContactKind.PHONE, value="Kanárek11", note="Kanárek12")
    child = cases.child_of(case)
    actions.tie(case, by=worker, at=NOW, person=place.person, other=child, kind="carer", note="Kanárek13")
    apart = actions.keep_apart(
        case,
        by=worker,
        at=NOW,
        person=place.person,
        other=child,
        kind=ApartKind.FEAR,
        reason="Kanárek14",
        valid_from=TODAY,
    )
    actions.end_apart(apart, by=worker, at=NOW, last_day=TODAY, reason="Kanárek15")
    fact = actions.protect_fact(
        case,
        by=worker,
        at=NOW,
        person=child,
        kind=FactKind.OTHER,
        value="Kanárek16",
        reason="Kanárek17",
        hidden_from=[place.person],
        valid_from=TODAY,
    )
    actions.propose_lifting(fact, by=worker, at=NOW, last_day=TODAY, reason="Kanárek18")
    access = actions.open_in_emergency(
        case, by=cases.worker(case.unit), at=NOW, kind="duty", reason="Kanárek20 volal, nikdo není k zastižení."
    )
    actions.review_emergency(access, by=worker, at=NOW, finding="Kanárek21")
    actions.remove_person(place, by=worker, at=NOW, reason="Kanárek19")
    return [f"Kanárek{number}" for number in range(1, 22)] + ["2013-04-05"]


def raw_database() -> bytes:
    content = b""
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT * FROM {table}")
            for row in cursor.fetchall():
                content += b"|".join(bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in row)
    return content


def test_raw_rows_contain_no_canary() -> None:
    wanted = canaries()

    raw = raw_database()

    assert len(raw) > 2000
    assert [canary for canary in wanted if canary.encode() in raw] == []
    assert "Kanár".encode() not in raw


def test_canaries_open_with_the_key() -> None:
    canaries()

    person = Person.objects.get(places__part=Part.FAMILY)

    assert (person.first_name, person.formal_name) == ("Kanárek4", "Kanárek5 Kanárek4 Havlínová, Kanárek6")


def test_each_person_and_case_has_a_key_of_its_own() -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker)
    mother = cases.person(case, worker).person

    assert len({case.key_id, mother.key_id, cases.child_of(case).key_id}) == 3
