"""Sentences of a later release in the languages of an installation that is older."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone

from kruh.foundation import catalogue
from kruh.method import data
from kruh.method.models import Translation
from tests.factories import people

pytestmark = pytest.mark.django_db

BEFORE = datetime(2026, 1, 1, tzinfo=UTC)
CODE, FIRST, LAST = "uk-page", "Setkání", "Představit"


def older(**more: Any) -> Translation:
    """The only version of a language as an older installation has it: one sentence of all."""
    Translation.objects.filter(code=CODE).delete()
    words: dict[str, Any] = {"code": CODE, "language": "uk", "part": "page", "body": f"{FIRST} = Сходини"}
    return Translation.objects.create(
        **words, **{"valid_from": date(2026, 1, 1), "edited_at": BEFORE, "source": "dřív", **more}
    )


def versions() -> list[Translation]:
    return list(Translation.objects.filter(code=CODE).order_by("valid_from"))


def test_whole_catalogue_is_left_alone() -> None:
    kept = Translation.objects.count()

    data.load(apps.get_model, timezone.now())

    assert Translation.objects.count() == kept


def test_draft_nobody_edited_gets_new_sentences_with_their_draft() -> None:
    older()

    data.load(apps.get_model, timezone.now())
    data.load(apps.get_model, timezone.now())

    before, after = versions()
    said = catalogue.read(after.body)
    assert (before.valid_to, after.valid_from) == (timezone.localdate() - timedelta(days=1), timezone.localdate())
    assert (said[FIRST], said[LAST], after.left, after.reviewed_on) == ("Сходини", "Представити", 0, None)


def test_reviewed_language_keeps_its_review_and_says_what_is_missing() -> None:
    today = timezone.localdate()
    by = people.user()
    older(valid_from=today, edited_by=by, translator="Olha Bila", reviewer="Iryna Koval", reviewed_on=today)

    data.load(apps.get_model, timezone.now())

    before, after = versions()
    assert (before.valid_to, after.valid_from) == (today, today + timedelta(days=1))
    assert (after.reviewer, after.reviewed_on, after.edited_by) == ("Iryna Koval", today, by)
    assert catalogue.read(after.body) == {FIRST: "Сходини"}
    assert f"{LAST} = " in after.body.splitlines()


def test_language_that_somebody_ended_stays_ended() -> None:
    older(valid_to=date(2026, 2, 1))

    data.load(apps.get_model, timezone.now())

    assert len(versions()) == 1
