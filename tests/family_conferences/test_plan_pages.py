"""The pages of the plan through a browser's eyes: who reads what, what is refused, and what is kept."""

import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from bench import call
from kruh.access.models import User
from kruh.family_conferences.models import Review, Version
from kruh.family_conferences.vocabulary import Decision, State
from kruh.foundation import days
from kruh.plans.models import Task
from tests.family_conferences.conftest import AT, Table
from tests.family_conferences.plans import DUE, REVIEW, Family, family

MOST_QUERIES = 8
pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def home(table: Table) -> Family:
    return family(table)


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(home: Family, name: str, **words: Any) -> str:
    return reverse(f"family_conferences:{name}", kwargs={"pk": home.fresh().pk, **words})


def said(response: Any) -> str:
    """What stands on the page, without markup and with plain spaces."""
    plain = html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode()))
    return " ".join(plain.replace("\xa0", " ").split())


def test_the_coordinator_writes_the_whole_plan_and_shows_it(home: Family) -> None:
    client = client_of(home.coordinator)
    assert "Napište plán slovy rodiny" in said(client.get(page(home, "plan")))
    words = {"decisions": "Děti budou u babičky.", "help_wanted": "", "plan_b": "Teta.", "review_on": days.day(REVIEW)}
    words |= {"monitor": f"m:{home.grandmother.pk}", "version": str(home.version().version)}
    kept = client.post(page(home, "keep-words"), words)
    assert kept.json() == {"version": home.version().version, "at": days.clock(AT)}
    told = {**home.promise(), "due_on": days.day(DUE), "read": ""}
    assert client.post(page(home, "add-promise"), told).status_code == 302
    yes = {f"says_{one.pk}": "yes" for one in (home.grandmother, home.father)}
    assert client.post(page(home, "record-agreements"), yes).status_code == 302
    assert "Plán je celý" in said(client.get(page(home, "plan")))
    assert client.post(page(home, "hand-over-plan")).status_code == 302
    assert home.version().presented_at == AT


def test_the_office_sees_nothing_of_a_plan_that_is_being_written(home: Family) -> None:
    home.written()
    client = client_of(home.worker)
    shown = said(client.get(page(home, "plan")))
    assert "Plán tu ještě není" in shown
    assert [words for words in ("Děti budou u babičky", "Vozit Elišku", "Marie Dubinová") if words in shown] == []


def judged(answer: str, *, line: str = "yes", reason: str = "") -> dict[str, str]:
    return {"line_0": line, "line_1": "yes", "answers_question": "yes", "answer": answer, "reason": reason}


def test_the_office_accepts_and_the_tasks_are_on_its_list(home: Family) -> None:
    home.shown()
    client = client_of(home.worker)
    assert "Vozit Elišku do školy" in said(client.get(page(home, "judge-plan")))
    assert client.post(page(home, "judge-plan"), judged("accepted")).status_code == 302
    assert (home.fresh().state, home.version().decision) == (State.ACCEPTED, Decision.ACCEPTED)
    listed = said(client.get(reverse("plans:tasks")))
    assert [words in listed for words in ("Vozit Elišku do školy", "plán rodiny", "Marie Dubinová")] == [True] * 3
    task = Task.objects.get()
    one = said(client.get(reverse("plans:task", args=[task.pk])))
    assert "Celý plán rodiny" in one
    done = client.post(reverse("plans:report-done", args=[task.pk]), {"note": "Jezdí."})
    assert done["Location"] == f"{page(home, 'plan')}#ukol-{task.pk}"


@pytest.mark.parametrize("verb", ["change-task", "move-task", "remove-task"])
def test_the_words_of_a_family_are_not_rewritten_among_tasks(home: Family, verb: str) -> None:
    home.accepted()
    client = client_of(home.worker)
    assert client.post(reverse(f"plans:{verb}", args=[Task.objects.get().pk])).status_code == 404


def test_a_plan_is_returned_with_a_reason_that_the_family_reads(home: Family) -> None:
    home.shown()
    client = client_of(home.worker)
    short = client.post(page(home, "judge-plan"), judged("later", line="no", reason="Ne."))
    assert (short.status_code, "Napište rodině, co přesně v plánu chybí." in said(short)) == (422, True)
    only = client.post(page(home, "judge-plan"), judged("later", reason="Nelíbí se mi to vůbec."))
    assert (only.status_code, "Vrátit plán jde jen proto" in said(only)) == (422, True)
    reason = "Chybí, kdo bude s dětmi v noci."
    assert client.post(page(home, "judge-plan"), judged("later", line="no", reason=reason)).status_code == 302
    shown = said(client_of(home.coordinator).get(page(home, "plan")))
    assert [words in shown for words in (reason, "Nesplňuje: Děti nejsou v noci samy.")] == [True, True]


def test_time_alone_is_offered_only_while_the_family_sits_together(home: Family) -> None:
    home.shown()
    shown = client_of(home.worker).get(page(home, "judge-plan"))
    assert 'value="now"' not in shown.content.decode()


def test_a_line_that_nobody_weighed_is_asked_for(home: Family) -> None:
    home.shown()
    words = {name: value for name, value in judged("accepted").items() if name != "line_1"}
    assert client_of(home.worker).post(page(home, "judge-plan"), words).status_code == 422
    assert home.version().decision == ""


def test_a_slower_writer_is_shown_both_wordings(home: Family) -> None:
    client = client_of(home.coordinator)
    read = str(home.version().version)
    words = {"decisions": "Děti budou u babičky.", "plan_b": "Teta.", "version": read}
    client.post(page(home, "write-plan"), words)
    slower = client.post(page(home, "write-plan"), {**words, "plan_b": "Strýc."})
    assert (slower.status_code, home.version().plan_b) == (409, "Teta.")


def test_a_review_is_written_down_and_closed_with_a_word_for_the_child(home: Family) -> None:
    home.accepted()
    client = client_of(home.coordinator)
    words = {"on": days.day(days.local_day(AT)), "words": "Zvládáme to sami.", "result": "closed"}
    asked = client.post(page(home, "review-plan"), words)
    assert (asked.status_code, "Napište dítěti, co se díky němu změnilo." in said(asked)) == (422, True)
    told = {**words, "changed": "Bydlíš u babičky, jak sis přála."}
    assert client.post(page(home, "review-plan"), told).status_code == 302
    assert (home.fresh().state, Review.objects.get().changed) == (State.CLOSED, "Bydlíš u babičky, jak sis přála.")


def test_a_promise_that_does_not_exist_is_not_found(home: Family) -> None:
    client = client_of(home.coordinator)
    assert client.get(page(home, "change-promise", key="nic")).status_code == 404
    assert Version.objects.get().tasks == []


STAGES: dict[str, Callable[[Family], Any]] = {
    "begun": lambda home: None,
    "shown": Family.shown,
    "accepted": Family.accepted,
}
PAGES = ("plan", "write-plan", "add-promise", "record-agreements", "judge-plan", "review-plan", "overview")


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_the_plan_asks_little(home: Family, name: str, stage: str) -> None:
    STAGES[stage](home)
    asked = []
    for somebody in (home.coordinator, home.worker, home.table.administrator):
        client, address = client_of(somebody), page(home, name)
        client.get(address)
        with call.counted() as queries:
            answer = client.get(address)
        assert answer.status_code in {200, 403}
        asked += [(somebody.first_name, list(queries))] if len(queries) > MOST_QUERIES else []
    assert asked == []


def test_a_returned_plan_lacks_only_what_has_to_be_asked_again(home: Family) -> None:
    home.shown()
    told = judged("later", line="no", reason="Chybí, kdo bude s dětmi v noci.")
    client_of(home.worker).post(page(home, "judge-plan"), told)
    client = client_of(home.coordinator)
    client.post(page(home, "present-without-meeting"))
    shown = said(client.get(page(home, "plan")))
    lacks = ("Zapište, jestli s plánem souhlasí: Marie Dubinová.", "V plánu není žádný úkol", "Chybí plán B")
    assert [words in shown for words in lacks] == [True, False, False]
