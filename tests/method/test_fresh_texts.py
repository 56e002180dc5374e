"""Texts of a later release in an installation that is older."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from kruh.method import data
from kruh.method.models import Text
from tests.factories import people

pytestmark = pytest.mark.django_db

BEFORE = datetime(2026, 1, 1, tzinfo=UTC)


def worded(code: str, body: str, **more: object) -> Text:
    """The only version of a text as an older installation has it."""
    Text.objects.filter(code=code).delete()
    words = {"kind": "phone", "title": "Pozvání", "source": "dřív", "valid_from": date(2013, 1, 1), "edited_at": BEFORE}
    return Text.objects.create(code=code, body=body, **{**words, **more})


def bodies(code: str) -> list[str]:
    return list(Text.objects.filter(code=code).order_by("valid_from").values_list("body", flat=True))


def test_missing_text_is_added_once() -> None:
    fresh = bodies("phone_message")
    Text.objects.filter(code="phone_message").delete()

    data.load(apps.get_model, timezone.now())
    data.load(apps.get_model, timezone.now())

    assert (len(fresh), bodies("phone_message")) == (1, fresh)


def test_old_wording_that_nobody_edited_ends_yesterday() -> None:
    fresh = bodies("phone_excuse")
    old = worded("phone_excuse", "Dřívější slova.")

    data.load(apps.get_model, timezone.now())

    old.refresh_from_db()
    assert bodies("phone_excuse") == ["Dřívější slova.", *fresh]
    assert old.valid_to == timezone.localdate() - timedelta(days=1)


def test_wording_of_a_methodologist_stays() -> None:
    worded("phone_excuse", "Naše slova.", edited_by=people.user())

    data.load(apps.get_model, timezone.now())

    assert bodies("phone_excuse") == ["Naše slova."]


def test_text_that_somebody_ended_stays_ended() -> None:
    worded("phone_excuse", "Dřívější slova.", valid_to=date(2026, 2, 1))

    data.load(apps.get_model, timezone.now())

    assert bodies("phone_excuse") == ["Dřívější slova."]
