"""The pages: a package written in steps, what is missing said where it is mended, and what the database is asked."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from bench import call
from kruh.access.models import User
from kruh.delegation.models import Goal, Package
from kruh.delegation.vocabulary import Rhythm, State
from tests.factories import cases, packages, people
from tests.factories.packages import FIRST, NOW, Told

pytestmark = pytest.mark.django_db
MOST_QUERIES = 8


def browser(user: User) -> Client:
    """A browser of somebody signed in."""
    client = Client()
    client.force_login(people.fresh(user))
    return client


def asked(client: Client, url: str) -> int:
    """How often a page asks the database the second time."""
    client.get(url)
    with call.counted() as questions:
        assert client.get(url).status_code == 200
    return len(questions)


def page(told: Told, name: str = "package") -> str:
    """An address about the package."""
    return reverse(f"delegation:{name}", args=[told.package.pk])


def test_a_package_is_written_in_four_steps_and_offered() -> None:
    lead = cases.worker(cases.office())
    case = cases.case(lead)
    home, child = packages.organisation()[0], str(cases.child_of(case).pk)
    first = {"organisation": str(home.pk), "kind": "goals", "title": "Rána", "purpose": "Pomoci.", "dal": "1"}
    client = browser(lead)

    with time_machine.travel(NOW, tick=False):
        opened = client.post(
            reverse("delegation:open-package", args=[case.pk]), {**first, "grounds": ["information_sharing"]}
        )
        package = Package.objects.get()
        parts: list[tuple[str, dict[str, Any]]] = [
            ("lide", {f"p_{child}": "on", "dal": "1"}),
            ("cile", {"goal_1": "Vstane včas.", "measure_1": "Třikrát.", "dal": "1"}),
            ("rytmus", {"rhythm": "weekly", "first_due_on": "10. 3. 2026", "ends_on": "30. 6. 2026"}),
        ]
        targets = [
            client.post(reverse("delegation:write-package", args=[package.pk, part]), words)["Location"]
            for part, words in parts
        ]
        sent = client.post(reverse("delegation:offer", args=[package.pk]))

    package.refresh_from_db()
    assert opened["Location"] == reverse("delegation:write-package", args=[package.pk, "lide"])
    assert targets[-1] == reverse("delegation:package", args=[package.pk])
    assert (sent.status_code, package.state, Goal.objects.get().measure) == (302, State.OFFERED, "Třikrát.")
    assert [one["who"] for one in package.told["people"]] == ["Adam Havlín"]


@pytest.mark.parametrize(
    ("part", "words", "sentence"),
    [
        ("cile", {"measure_2": "Třikrát."}, "U cíle 2 je napsané, jak se pozná, ale ne cíl sám."),
        ("rytmus", {"rhythm": "dates"}, "Napište dny, ve které výstupy čekáte."),
        ("rytmus", {"rhythm": "dates", "dates": "10. 3.\n31. 2. 2027"}, "31. 2. 2027 neexistuje"),
        (
            "rytmus", {"rhythm": "weekly", "first_due_on": "10. 3. 2026", "ends_on": "9. 3. 2026"},
            "Práce by skončila dřív, než je první výstup",
        ),
    ],
)  # fmt: skip
def test_bad_input_is_said_where_it_was_typed(part: str, words: dict[str, str], sentence: str) -> None:
    told = packages.draft()

    with time_machine.travel(NOW, tick=False):
        answer = browser(told.lead).post(reverse("delegation:write-package", args=[told.package.pk, part]), words)

    assert (answer.status_code, sentence in answer.content.decode().replace("\xa0", " ")) == (422, True)


def test_every_page_asks_the_database_at_most_eight_times_at_any_size() -> None:
    draft, told = packages.draft(), packages.running(rhythm=Rhythm.WEEKLY)
    for number in range(4):
        packages.handed_in(told, FIRST + timedelta(weeks=number))
    day = told.fresh().due[4].isoformat()
    lead, mine, helper = browser(draft.lead), browser(told.lead), browser(told.helper)

    with time_machine.travel(NOW + timedelta(weeks=5), tick=False):
        counts = {
            "draft": asked(lead, page(draft)),
            **{
                part: asked(lead, reverse("delegation:write-package", args=[draft.package.pk, part]))
                for part in ("komu", "lide", "cile", "rytmus")
            },
            "office": asked(mine, page(told)),
            "list": asked(mine, reverse("delegation:list")),
            "of_case": asked(mine, reverse("delegation:of-case", args=[told.case.pk])),
            "given": asked(helper, page(told)),
            "given_list": asked(helper, reverse("delegation:list")),
            "write": asked(helper, reverse("delegation:write-output", args=[told.package.pk, day])),
            "notes": asked(helper, page(told, "notes")),
        }

    assert {name: number for name, number in counts.items() if number > MOST_QUERIES} == {}
