"""After a test that commits, the next one finds the country and the guards of the trail in place."""

import pytest
from django.db import DatabaseError, connection, transaction

from kruh.access import audit
from kruh.access.models import AuditEntry, Outcome, User
from kruh.directory.models import Region
from tests.factories import people


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_committed_rows_are_gone_and_the_country_is_back(turn: int) -> None:
    found = (User.objects.count(), AuditEntry.objects.count(), Region.objects.count())

    audit.append("cases.read", by=people.user(), at=people.NOW, outcome=Outcome.READ)

    assert found == (0, 0, 14)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM access_auditentry")
