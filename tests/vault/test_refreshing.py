"""Locking a sealed row reads it afresh and opens nothing."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from kruh.access import actions
from kruh.messaging.models import Message
from kruh.messaging.vocabulary import Kind
from kruh.vault import keys
from kruh.vault.fields import Closed
from tests.factories import people

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def make_message() -> Message:
    unit = people.unit()
    key = keys.for_case(keys.for_organisation(unit.pk))
    words = dict.fromkeys(("name", "address", "sender", "reply_to", "subject"), "původní")
    made: Message = Message.objects.create(
        unit=unit,
        key=key,
        kind=Kind.ALERT,
        dedupe="1",
        message_id="1",
        text="původní",
        queued_at=NOW,
        due_at=NOW,
        **words,
    )
    return made


def test_lock_reads_what_somebody_else_wrote() -> None:
    mine, theirs = make_message(), Message.objects.get()
    theirs.text, theirs.attempts = "jejich", 3
    theirs.save()

    with transaction.atomic():
        actions.lock(mine)

    assert (mine.text, mine.attempts) == ("jejich", 3)


def test_lock_opens_no_sealed_value() -> None:
    message = make_message()

    with transaction.atomic():
        actions.lock(message)

    assert {name for name in Message.sealed_fields() if isinstance(message.__dict__[name], Closed)} == {
        "name", "address", "sender", "reply_to", "subject", "text",
    }  # fmt: skip


def test_lock_brings_the_key_along(django_assert_num_queries: object) -> None:
    message = make_message()

    with transaction.atomic():
        actions.lock(message)
        with django_assert_num_queries(0):  # type: ignore[operator]
            assert message.key.wrapped


def test_erased_row_can_be_locked_and_moved_on() -> None:
    message = make_message()
    message.key.erase(NOW)

    with transaction.atomic():
        actions.lock(message)
        message.attempts = 5
        message.save(update_fields=["attempts"])

    assert Message.objects.values_list("attempts", flat=True).get() == 5


def test_refresh_of_one_field_works_as_usual() -> None:
    message = make_message()
    Message.objects.update(attempts=7)

    message.refresh_from_db(fields=["attempts"])

    assert message.attempts == 7
