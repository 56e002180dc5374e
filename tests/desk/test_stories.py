"""A story that waits for a signature stands on the reader's day, one that came back on the author's."""

import pytest
import time_machine
from django.urls import reverse

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.retelling import actions
from kruh.retelling.models import Draft
from tests.factories import cases, people, places, stories
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db


def told(who: User) -> list[tuple[str, str]]:
    with time_machine.travel(people.NOW, tick=False):
        groups = signed_in(people.fresh(who)).get(reverse("desk:today")).context["groups"]
    tasks = [task for group in groups for task in group.tasks]
    return [(task["label"].replace("\xa0", " "), task["url"]) for task in tasks if "kazuistiku" in task["label"]]


def test_signature_and_a_story_that_came_back_wait_on_the_day() -> None:
    author = cases.worker(cases.office())
    reader = people.user(Role.CONSULTANT, at=places.organisation("Most k rodině, z. ú.").unit, first_name="Klára")
    draft = stories.free(people.fresh(author), people.NOW)
    actions.submit(draft, reader=reader, by=people.fresh(author), at=people.NOW)

    asked = told(reader)
    actions.send_back(Draft.objects.get(pk=draft.pk), reason="Ubrat místa.", by=people.fresh(reader), at=people.NOW)

    page, own = (reverse(f"retelling:{name}", args=[draft.pk]) for name in ("read", "draft"))
    assert asked == [("Přečíst a podepsat kazuistiku: Ráno bez hádky", page)]
    assert (told(reader), told(author)) == ([], [("Upravit vrácenou kazuistiku: Ráno bez hádky", own)])
