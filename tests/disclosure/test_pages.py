"""The pages as both people meet them, from the day the request came to the paper."""

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kruh.access.models import User
from kruh.disclosure.models import AccessRequest
from tests.factories import cases, people

pytestmark = pytest.mark.django_db
MOST = 8


def as_(user: User) -> Client:
    client = Client()
    client.force_login(people.fresh(user))
    return client


def asked(client: Client, address: str) -> int:
    """How many questions a page costs, without who is signed in."""
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(
        [one for one in found.captured_queries if "django_session" not in one["sql"] and "SAVEPOINT" not in one["sql"]]
    )


def test_from_the_request_to_the_paper() -> None:
    lead = cases.worker(cases.office())
    case = cases.case(lead)
    mother, boss = cases.parent(case, lead), cases.second(case)
    worker, second = as_(lead), as_(boss)
    with time_machine.travel(people.NOW, tick=False):
        register = reverse("disclosure:register", args=[case.pk])
        words = {"person": str(mother.pk), "kind": "self", "identity": "document", "received_on": "2. 3. 2026"}
        assert "Jitka" in worker.get(register).content.decode()
        assert worker.post(register, {**words, "received_on": "3. 3. 2026"}).status_code == 422
        assert worker.post(register, words).status_code == 302
        row = AccessRequest.objects.get()
        where = {
            name: reverse(f"disclosure:{name}", args=[row.pk])
            for name in ("request", "send", "approve", "return", "give")
        }
        paper = reverse("disclosure:print", args=[row.pk, "pdf"])
        page = worker.get(where["request"]).content.decode()
        assert "Kdo jste v\xa0Kruhu" in page.replace("v Kruhu", "v\xa0Kruhu")
        assert worker.get(paper).status_code == 404
        assert where["request"] in worker.get(reverse("desk:today")).content.decode()

        said = {"verdict": "give", "second": str(boss.pk), "version": "1", "left_out": ["TIES"]}
        assert "Vyberte, proč" in worker.post(where["send"], said).content.decode()
        assert worker.post(where["send"], {**said, "ground": "others"}).status_code == 302
        assert where["request"] in second.get(reverse("desk:today")).content.decode()
        assert "vynecháno" in second.get(where["request"]).content.decode()
        assert worker.get(where["approve"]).status_code == 403
        assert second.post(where["approve"], {"version": "2"}).status_code == 422
        assert second.post(where["approve"], {"version": "2", "sure": "on"}).status_code == 302
        assert worker.get(paper).content.startswith(b"%PDF")
        assert worker.post(where["give"], {"version": "3", "channel": "hand", "on": "2. 3. 2026"}).status_code == 302
        assert "předaná" in worker.get(reverse("disclosure:of-case", args=[case.pk])).content.decode()


def test_the_pages_ask_few_questions_at_any_size() -> None:
    lead = cases.worker(cases.office())
    case = cases.case(lead)
    mother = cases.parent(case, lead)
    for number in range(5):
        cases.person(case, lead, f"Teta{number}")
    worker = as_(lead)
    with time_machine.travel(people.NOW, tick=False):
        words = {"person": str(mother.pk), "kind": "self", "identity": "document", "received_on": "2. 3. 2026"}
        worker.post(reverse("disclosure:register", args=[case.pk]), words)
        row = AccessRequest.objects.get()
        counts = {
            "request": asked(worker, reverse("disclosure:request", args=[row.pk])),
            "send": asked(worker, reverse("disclosure:send", args=[row.pk])),
            "list": asked(worker, reverse("disclosure:of-case", args=[case.pk])),
            "register": asked(worker, reverse("disclosure:register", args=[case.pk])),
        }

    assert {page: number for page, number in counts.items() if number > MOST} == {}
