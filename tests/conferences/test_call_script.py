"""The script of a call is filled with everything that the method offers to its authors."""

import pytest

from kruh.conferences.queries.invitations import call_page
from kruh.method.models import Text
from kruh.method.vocabulary import PHONE_MARKS, TextKind
from tests.factories import invited
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db


def test_every_mark_offered_to_the_methodologist_is_filled() -> None:
    world = invited.scheduled()
    mother = invited.seat(world, email="jitka@posta.example", gender="f")
    body = " ".join(f"{{{mark}}}" for mark in PHONE_MARKS)
    words = {"kind": TextKind.PHONE, "title": "Vše", "body": body, "source": "zkouška"}
    Text.objects.create(code="all", valid_from=NOW.date(), edited_at=NOW, **words)

    scripts = call_page(mother, world.worker, NOW)["scripts"]

    filled = [script["body"] for script in scripts if script["title"] == "Vše"]
    assert ["{" in words for words in filled] == [False]
