"""Two people at one form: both wordings are shown whole, and the slower one chooses which stays."""

from typing import Any

import pytest
from django.urls import reverse

from kruh.conferences.actions import suitability as actions
from kruh.conferences.models import Assessment
from kruh.foundation.workflow import Conflict
from kruh.method import queries as method
from tests.factories import conferences
from tests.factories.conferences import World
from tests.factories.people import NOW
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db
TYPED: dict[str, Any] = {"a_violence": "yes", "n_violence": "Říkala teta.", "consulted_with": "vedoucí"}


@pytest.fixture
def world() -> World:
    """A case whose questions somebody else has just answered."""
    world = conferences.considered()
    words = {"answers": {"violence": "no"}, "notes": {}, "consulted_with": "vedoucí", "version": 0}
    actions.answer_questions(world.conference, **words, by=world.worker, at=NOW)  # type: ignore[arg-type]
    return world


def test_answers_that_would_be_overwritten_are_named_by_their_question(world: World) -> None:
    [question] = [row.text for row in method.questions(NOW.date()) if row.code == "violence"]

    with pytest.raises(Conflict) as conflict:
        actions.answer_questions(
            world.fresh(), answers={"violence": "yes"}, notes={"violence": "Říkala teta."}, consulted_with="vedoucí",
            version=0, by=world.worker, at=NOW,
        )  # fmt: skip

    assert (conflict.value.theirs, conflict.value.mine, conflict.value.version) == (
        {question: "ne"}, {question: "ano\nŘíkala teta."}, 1,
    )  # fmt: skip


@pytest.mark.parametrize("page", ["answer-questions", "keep-answers"])
def test_slower_writer_may_put_the_own_answers_over_the_saved_ones(world: World, page: str) -> None:
    client = signed_in(world.worker)
    address = reverse(f"conferences:{page}", args=[world.conference.pk])

    refused = client.post(address, {**TYPED, "version": 0})
    kept = client.post(address, {**TYPED, "version": 1})

    said = refused.content.decode()
    assert (refused.status_code, "Nechat moje" in said, 'data-version="1"' in said) == (409, True, True)
    assert kept.status_code in {200, 302}
    assert Assessment.objects.get().answers == {"violence": "yes"}
