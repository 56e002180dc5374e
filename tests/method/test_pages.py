"""The pages of the method: everybody reads, the methodologist previews and saves, bad input gets a sentence."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kruh.access.roles import Role
from kruh.foundation.ids import uuid7
from kruh.method.models import LawReference, Parameter, Question, Text, Tool
from tests.factories import people

pytestmark = pytest.mark.django_db
SECTIONS = ("otazky", "nastroje", "lhuty-a-ceny", "predpisy", "texty")
READING = [
    "/metodika/",
    "/metodika/tisk/",
    *(f"/metodika/{section}/" for section in SECTIONS),
    "/metodika/otazky/violence/",
]


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(people.NOW, tick=False):
        yield


def client_of(*roles: Role) -> Client:
    client = Client(raise_request_exception=True)
    client.force_login(people.user(*roles), backend="kruh.access.backends.Backend")
    return client


@pytest.fixture
def worker() -> Client:
    return client_of(Role.SOCIAL_WORKER)


@pytest.fixture
def editor() -> Client:
    return client_of(Role.METHODOLOGIST)


def said(answer: Any) -> str:
    return " ".join(answer.content.decode().replace("\u00a0", " ").split())


def rate() -> Parameter:
    return Parameter.objects.get(code="km_rate", valid_to=None)


def revise(client: Client, **changed: str) -> HttpResponse:
    typed = {
        "name": "Náhrada za cestu autem",
        "value": "5,90",
        "note": "",
        "status": "verified",
        "source": "vyhláška",
        "valid_from": "1. 1. 2027",
    }
    address = reverse("method:revise-parameter", args=[rate().pk])
    return client.post(address, {**typed, "once": str(uuid7()), **changed})  # type: ignore[return-value]


@pytest.mark.parametrize("address", READING)
def test_page_is_read_by_everybody_who_works_somewhere(worker: Client, address: str) -> None:
    answer = worker.get(address)

    assert answer.status_code == 200
    assert "/zmenit/" not in said(answer)


@pytest.mark.parametrize("address", READING)
def test_page_is_closed_to_those_without_a_role(address: str) -> None:
    assert client_of().get(address).status_code == 403
    assert Client().get(address).status_code == 302


@pytest.mark.parametrize("address", READING)
def test_page_costs_at_most_eight_queries(worker: Client, address: str) -> None:
    worker.get(address)  # the first page of a session also stamps the session

    with CaptureQueriesContext(connection) as asked:
        worker.get(address)

    assert len(asked) <= 8


@pytest.mark.parametrize(
    "address", ["/metodika/neco/", "/metodika/otazky/neco/", f"/metodika/otazky/{uuid7()}/zmenit/"]
)
def test_page_about_nothing_is_not_found(editor: Client, address: str) -> None:
    assert editor.get(address).status_code == 404


def test_section_shows_what_held_on_another_day(worker: Client) -> None:
    words = said(worker.get("/metodika/lhuty-a-ceny/", {"ke_dni": "1. 2. 2024"}))

    assert "5,60 Kč za kilometr" in words
    assert "Díváte se na jiný den než dnešek." in words


def test_section_explains_a_day_it_cannot_read(worker: Client) -> None:
    answer = worker.get("/metodika/otazky/", {"ke_dni": "hola"})

    assert answer.status_code == 200
    assert "Z textu „hola“ nejde poznat den." in said(answer)


@pytest.mark.parametrize("address", ["otazky/nova", "nastroje/novy", "predpisy/novy", "texty/novy"])
def test_editor_is_closed_to_others(worker: Client, editor: Client, address: str) -> None:
    assert [client.get(f"/metodika/{address}/").status_code for client in (worker, editor)] == [403, 200]


def test_revise_shows_the_change_before_it_is_saved(editor: Client) -> None:
    answer = revise(editor, preview="1")

    assert answer.status_code == 200
    assert "<del>5,80 Kč za kilometr</del>" in said(answer)
    assert "<ins>5,90 Kč za kilometr</ins>" in said(answer)
    assert "Dosavadní znění platí do 31. 12. 2026." in said(answer)
    assert Parameter.objects.filter(code="km_rate").count() == 3


def test_revise_saves_and_leads_to_the_history(editor: Client) -> None:
    answer = revise(editor)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/metodika/lhuty-a-ceny/km_rate/")
    words = said(editor.get("/metodika/lhuty-a-ceny/km_rate/"))
    assert "Nové znění začne platit 1. 1. 2027. Do té doby platí dosavadní." in words
    assert "chystá se" in words


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"value": "-5"}, "Částka nemůže být záporná."),
        ({"value": "pět"}, "Z textu „pět“ nejde poznat částka."),
        ({"valid_from": "30. 2. 2027"}, "30. 2. 2027 neexistuje"),
        ({"valid_from": "1. 3. 2026"}, "Nové znění může platit nejdřív od zítřka, 3. 3. 2026."),
        ({"note": "a" * 50_000}, "Text má 50000 znaků, vejde se jich nejvýš 5000."),
        ({"note": "a\x00b"}, "neviditelný řídicí znak"),
        ({"source": ""}, "Tohle prosím vyplňte."),
    ],
)
def test_revise_answers_bad_input_with_a_sentence(editor: Client, typed: dict[str, str], sentence: str) -> None:
    for extra in ({}, {"preview": "1"}):
        answer = revise(editor, **typed, **extra)

        assert answer.status_code == 422
        assert sentence in said(answer)
    assert Parameter.objects.filter(code="km_rate").count() == 3


def test_revise_keeps_emoji_and_right_to_left_text(editor: Client) -> None:
    revise(editor, note="Pozor 🚗 שלום")

    assert Parameter.objects.get(code="km_rate", valid_to=None).note == "Pozor 🚗 שלום"


def test_revise_of_a_deadline_names_letters_in_the_number(editor: Client) -> None:
    due = Parameter.objects.get(code="minutes_due")
    typed = {"name": due.name, "value": "5 dnů", "source": "x", "valid_from": "1. 1. 2027"}

    answer = editor.post(reverse("method:revise-parameter", args=[due.pk]), typed)

    assert answer.status_code == 422
    assert "„5 dnů“ není celé číslo." in said(answer)


def test_revise_of_a_question_that_changes_nothing_shows_nothing_to_save(editor: Client) -> None:
    question = Question.objects.get(code="violence")
    typed: dict[str, Any] = {
        name: getattr(question, name) for name in ("text", "help", "group", "fires_on", "effect", "why")
    }
    typed |= {"tools": question.tools, "order": "20", "source": question.source, "may_be_unknown": "yes"}
    address = reverse("method:revise-question", args=[question.pk])

    answer = editor.post(address, {**typed, "valid_from": "zítra", "preview": "1"})

    assert "Zatím nic: nové znění je stejné jako to dosavadní." in said(answer)


@pytest.mark.parametrize(
    ("kind", "code", "name"),
    [
        (Question, "violence", "question"),
        (Tool, "mediation", "tool"),
        (LawReference, "files", "law"),
        (Text, "goal_help", "text"),
    ],
)
def test_revise_form_begins_with_the_present_words(editor: Client, kind: Any, code: str, name: str) -> None:
    version = kind.objects.get(code=code)

    answer = editor.get(reverse(f"method:revise-{name}", args=[version.pk]))

    form = answer.context["form"]
    assert {field: form[field].initial for field in version.SHOWN} == {f: getattr(version, f) for f in version.SHOWN}
    assert form["valid_from"].initial == people.NOW.date() + timedelta(days=1)


def test_entry_whose_change_waits_leads_to_its_history(editor: Client) -> None:
    present = rate()
    revise(editor)

    answer = editor.get(reverse("method:revise-parameter", args=[present.pk]), follow=True)

    assert answer.redirect_chain == [("/metodika/lhuty-a-ceny/km_rate/", 302)]
    assert "už má připravenou změnu" in said(answer)
    following = editor.get(reverse("method:revise-parameter", args=[rate().pk]))
    assert following.context["form"]["valid_from"].initial == date(2027, 1, 2)


def test_history_is_headed_by_what_holds_and_not_by_a_change_taken_back(editor: Client) -> None:
    revise(editor, name="Úplně jiný název")
    waiting = editor.get("/metodika/lhuty-a-ceny/km_rate/").context["entry"].name
    editor.post(f"/metodika/lhuty-a-ceny/{rate().pk}/zrusit/", {"once": str(uuid7())})

    after = editor.get("/metodika/lhuty-a-ceny/km_rate/").context["entry"].name
    assert [waiting, after] == ["Náhrada za cestu autem"] * 2


def test_overview_tells_of_what_ends_without_a_successor(editor: Client) -> None:
    question = Question.objects.get(code="hurry")
    before = said(editor.get("/metodika/"))
    editor.post(f"/metodika/otazky/{question.pk}/ukoncit/", {"once": str(uuid7()), "last_on": "31. 3. 2026"})

    words = said(editor.get("/metodika/"))

    assert ["naposledy 31. 3. 2026" in page for page in (before, words)] == [False, True]


def test_day_on_which_nothing_held_says_so(worker: Client) -> None:
    told = [said(worker.get("/metodika/otazky/", {"ke_dni": day})) for day in ("1. 1. 1990", "1. 3. 2026")]

    assert ["tu nic neplatí" in page for page in told] == [True, False]


def test_act_without_a_paragraph_is_named_as_one_says_it(worker: Client) -> None:
    page = said(worker.get("/metodika/predpisy/"))

    assert ("<h3>Zákon č. 202/2012 Sb., o mediaci</h3>" in page, "<h3>zákona" in page) == (True, False)


def test_text_form_names_the_marks_it_can_fill(editor: Client) -> None:
    script = Text.objects.get(code="phone_message")

    form = editor.get(reverse("method:revise-text", args=[script.pk])).context["form"]

    assert form["body"].help_text.startswith("Kruh sem umí doplnit: {volající}, {úřad}")


def test_withdraw_and_end_lead_back_to_the_history(editor: Client) -> None:
    revise(editor)
    planned, question = rate(), Question.objects.get(code="hurry")

    withdrawn = editor.post(f"/metodika/lhuty-a-ceny/{planned.pk}/zrusit/", {"once": str(uuid7())})
    ended = editor.post(f"/metodika/otazky/{question.pk}/ukoncit/", {"once": str(uuid7()), "last_on": "31. 3. 2026"})

    assert [answer.status_code for answer in (withdrawn, ended)] == [302, 302]
    assert "zrušeno" in said(editor.get("/metodika/lhuty-a-ceny/km_rate/"))
    assert "Od 1. 1. 2013 do 31. 3. 2026" in said(editor.get("/metodika/otazky/hurry/"))


def test_add_text_saves_and_the_overview_tells_of_it(editor: Client) -> None:
    typed = {"kind": "myth", "title": "„Je to k ničemu.“", "body": "Není.", "order": "5", "source": "praxe"}

    answer = editor.post("/metodika/texty/novy/", {**typed, "valid_from": "1. 4. 2026", "once": str(uuid7())})

    assert answer.headers["Location"] == "/metodika/texty/je-to-k-nicemu/"
    assert "„Je to k ničemu.“" in said(editor.get("/metodika/"))
