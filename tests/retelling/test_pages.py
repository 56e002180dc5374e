"""The pages of a draft: what the author sees, what the reader does not, and how much it costs."""

from collections.abc import Iterator

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.case_stories.models import Story
from kruh.cases.models import Case
from kruh.retelling import actions
from kruh.retelling.models import Draft
from tests.factories import cases, people, stories
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db
NOW = people.NOW
MOST = 8
TEXT = "Osmiletý Adam přišel s Jitkou Havlínovou ze Zlína."


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def worker() -> User:
    return cases.worker(cases.office())


@pytest.fixture
def case(worker: User) -> Case:
    made = cases.case(worker, gender="m")
    cases.person(made, worker, "Jitka", "Havlínová", gender="f")
    return made


def page(name: str, draft: Draft) -> str:
    return reverse(f"retelling:{name}", args=[draft.pk])


def cost(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(address)
    frame = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
    return len([query for query in asked if not query["sql"].startswith(frame)])


def test_author_sees_findings_beside_the_text_within_the_budget(case: Case, worker: User) -> None:
    draft = stories.of_case(case, people.fresh(worker), NOW, text=TEXT)
    client = signed_in(worker)

    body = client.get(page("draft", draft)).content.decode()

    assert "jméno zná spis" in body.lower()
    assert "Nahradit vše jisté a pravděpodobné (5)" in body
    assert cost(client, page("draft", draft)) <= MOST


def test_every_page_costs_at_most_eight_queries(case: Case, worker: User) -> None:
    draft = stories.of_case(case, people.fresh(worker), NOW)
    story = stories.released(NOW.date())
    client = signed_in(worker)
    addresses = [
        *(page(name, draft) for name in ("submit", "discard", "replace-all")),
        *(reverse(name) for name in ("retelling:list", "retelling:begin-free", "case_stories:list")),
        *(reverse(f"case_stories:{name}", args=[story.pk]) for name in ("story", "comment", "report")),
        reverse("retelling:begin", args=[case.pk]),
    ]
    assert {address: told for address in addresses if (told := cost(client, address)) > MOST} == {}


def test_keeping_answers_with_the_version_and_the_findings(case: Case, worker: User) -> None:
    draft = stories.of_case(case, people.fresh(worker), NOW)
    words = {**stories.WORDS, "text": "Přišel Adam.", "version": draft.version}

    answer = signed_in(worker).post(page("keep", draft), words).json()

    assert answer["version"] == draft.version + 1
    assert "Adam" in answer["beside"]["nalezy"]
    assert Draft.objects.get().text == "Přišel Adam."


def test_whole_way_from_a_case_to_the_library_by_pages(case: Case, worker: User) -> None:
    reader = people.user(Role.CONSULTANT)
    client = signed_in(worker)
    client.post(reverse("retelling:begin", args=[case.pk]))
    draft = Draft.objects.get()
    told = TEXT.replace("Osmiletý ", "")  # the register knows no other child of that age
    client.post(page("draft", draft), {**stories.WORDS, "text": told, "version": draft.version})
    client.post(page("replace-all", draft))
    assert client.post(page("submit", draft), {"reader": reader.pk}).status_code == 302

    other = signed_in(reader)
    read = other.get(page("read", draft)).content.decode()
    assert [word for word in ("Adam", "Havl", "Zlín", "spis") if word in read] == []
    assert cost(other, page("read", draft)) <= MOST
    other.post(page("release", draft))

    story = Story.objects.get()
    assert "okresního města" in story.text
    assert other.get(reverse("case_stories:story", args=[story.pk])).status_code == 200
    paper = other.get(reverse("case_stories:story-file", args=[story.pk]))
    assert paper.content[:5] == b"%PDF-"
    assert client.get(page("draft", draft)).status_code == 404


def test_refused_text_stays_typed(case: Case, worker: User) -> None:
    draft = stories.of_case(case, people.fresh(worker), NOW)
    words = {**stories.WORDS, "text": "slovo " * 20_000, "version": draft.version}

    answer = signed_in(worker).post(page("draft", draft), words)

    assert answer.status_code == 422
    assert "Příběh má 20\u00a0000 slov" in answer.content.decode()
    assert answer.content.decode().count("slovo ") >= 20_000 - 1


def test_reader_page_is_not_there_after_it_was_taken_back(case: Case, worker: User) -> None:
    reader = people.user(Role.CONSULTANT)
    draft = stories.of_case(case, people.fresh(worker), NOW)
    actions.submit(draft, reader=reader, by=people.fresh(worker), at=NOW)
    client = signed_in(reader)
    assert client.get(page("read", draft)).status_code == 200
    actions.take_back(draft, by=people.fresh(worker), at=NOW)
    assert client.get(page("read", draft)).status_code == 404
    assert client.get(reverse("retelling:list")).status_code == 200
