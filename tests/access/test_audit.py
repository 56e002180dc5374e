"""The trail: written with the act, refused to be changed, and any tampering found."""

import pytest
from django.db import DatabaseError, connection, transaction

from kruh.access import audit
from kruh.access.models import AuditEntry, Outcome
from tests.factories import people

pytestmark = pytest.mark.django_db


def write(count: int) -> None:
    who = people.user()
    for number in range(count):
        audit.append(
            "cases.read", by=who, at=people.NOW, outcome=Outcome.READ, detail={"number": number, "text": "Žluťoučký"}
        )


def without_guard(*statements: str) -> None:
    """Somebody with the database in hand removes the triggers first."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE access_auditentry DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER audit_no_update")
            cursor.execute("DROP TRIGGER audit_no_delete")
        for statement in statements:
            cursor.execute(statement)
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE access_auditentry ENABLE TRIGGER USER")


def test_untouched_trail_has_no_faults() -> None:
    write(5)

    assert list(audit.faults()) == []


def test_lines_are_numbered_without_gaps() -> None:
    write(3)

    assert list(AuditEntry.objects.order_by("id").values_list("id", flat=True)) == [1, 2, 3]


@pytest.mark.parametrize("statement", ["UPDATE access_auditentry SET verb = 'x'", "DELETE FROM access_auditentry"])
def test_database_refuses_to_change_the_trail(statement: str) -> None:
    write(1)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE access_auditentry SET verb = 'cases.close' WHERE id = 2", "řádek 2: obsah se změnil"),
        ("DELETE FROM access_auditentry WHERE id = 2", "řádek 2: chybí"),
        ("UPDATE access_auditentry SET detail = '{}' WHERE id = 3", "řádek 3: obsah se změnil"),
    ],
)
def test_tampering_is_found(statement: str, fault: str) -> None:
    write(4)

    without_guard(statement)

    assert fault in list(audit.faults())


def test_rolled_back_act_leaves_no_line() -> None:
    who = people.user()

    with transaction.atomic():
        audit.append("cases.read", by=who, at=people.NOW, outcome=Outcome.DONE)
        transaction.set_rollback(True)

    assert AuditEntry.objects.count() == 0
