"""The pages of workshops: what the database is asked, what bad input gets, and what strangers never learn."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from bench import call
from kruh.training.models import SignUp, Workshop
from kruh.training.queries import links
from tests.factories.people import NOW
from tests.factories.visits import signed_in
from tests.training.conftest import STARTS, Told, colleague

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite_only]
MOST_QUERIES = 8
GUEST = {
    "name": "Jitka Malá",
    "organisation": "Škola",
    "sector": "school",
    "email": "jitka@skola.example",
    "agrees": "on",
}
ORGANISED = ("workshop", "people", "attendance", "report", "change")


def asked(client: Client, url: str) -> int:
    """How often a page asks the database the second time."""
    client.get(url)
    with call.counted() as questions:
        assert client.get(url).status_code == 200
    return len(questions)


def test_every_page_asks_the_database_at_most_eight_times_at_any_size(told: Told) -> None:
    Workshop.objects.update(capacity=30)
    came = [told.guest(f"{number}@a.example") for number in range(20)]
    jiri = colleague()
    told.ends(*came)
    ivana, other = signed_in(told.ivana), signed_in(jiri)
    pages = {name: reverse(f"training:{name}", args=[told.workshop.pk]) for name in ORGANISED}

    with time_machine.travel(STARTS, tick=False):
        counts = {
            **{name: asked(ivana, url) for name, url in pages.items()},
            "list": asked(ivana, reverse("training:list")),
            "needs": asked(ivana, reverse("training:needs")),
            "measures": asked(ivana, reverse("training:measures")),
            "read": asked(other, pages["workshop"]),
            "public": asked(Client(), reverse("training:public", args=[told.workshop.code])),
            "own": asked(Client(), reverse("training:own", args=[links.locator_of(came[0].pk)])),
        }

    assert {name: number for name, number in counts.items() if number > MOST_QUERIES} == {}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"email": "jitka"}, "E-mail má tvar"),
        ({"name": "<b>"}, "Do jména nepatří"),
        ({"sector": "nic"}, "Tahle možnost v nabídce není"),
        ({"agrees": ""}, "Tohle prosím zaškrtněte"),
        ({"organisation": "x" * 200}, "Zkraťte ho prosím"),
    ],
)
def test_bad_input_of_a_guest_is_said_where_it_was_typed(told: Told, words: dict[str, str], sentence: str) -> None:
    with time_machine.travel(NOW, tick=False):
        answer = Client().post(reverse("training:public", args=[told.workshop.code]), {**GUEST, **words})

    assert (answer.status_code, sentence in answer.content.decode().replace("\xa0", " ")) == (422, True)
    assert SignUp.objects.count() == 0


def test_a_known_address_and_a_new_one_get_the_same_answer(told: Told) -> None:
    told.guest(GUEST["email"])
    url = reverse("training:public", args=[told.workshop.code])

    new = "nova@a.example"
    with time_machine.travel(NOW, tick=False):
        known, fresh = (Client().post(url, {**GUEST, "email": email}) for email in (GUEST["email"], new))

    said = fresh.content.replace(new.encode(), GUEST["email"].encode())
    assert (known.status_code, known.content) == (200, said)
    assert new.encode() in fresh.content


def test_a_link_that_machines_open_changes_nothing(told: Told) -> None:
    sign_up = told.asks()

    with time_machine.travel(NOW, tick=False):
        answer = Client().get(reverse("training:own", args=[links.locator_of(sign_up.pk)]))

    sign_up.refresh_from_db()
    assert (answer.status_code, sign_up.state) == (200, "asked")


def test_the_way_to_a_call_is_told_only_to_those_who_have_a_place(told: Told) -> None:
    Workshop.objects.update(online_link="https://hovor.example/tajne", capacity=1)
    going, waiting = told.guest("a@a.example"), told.guest("b@b.example")
    urls = [reverse("training:own", args=[links.locator_of(one.pk)]) for one in (going, waiting)]

    with time_machine.travel(NOW, tick=False):
        pages = [Client().get(address).content.decode() for address in urls]
        public = Client().get(reverse("training:public", args=[told.workshop.code])).content.decode()

    assert ["hovor.example" in page for page in (*pages, public)] == [True, False, False]


def test_the_programme_says_which_line_it_does_not_understand(told: Told) -> None:
    browser, url = signed_in(told.ivana), reverse("training:prepare")
    words = {"title": "Nový", "day": "9. 4. 2026", "begins": "9", "ends": "15", "capacity": "0", "programme": "Úvod"}

    with time_machine.travel(NOW, tick=False):
        answer = browser.post(url, words)

    page = answer.content.decode().replace("\xa0", " ")
    assert (answer.status_code, "Řádku 1 programu nerozumíme" in page, "Čekáme číslo od 1" in page) == (422, True, True)


def test_a_full_workshop_says_so_before_anybody_signs_up(told: Told) -> None:
    Workshop.objects.update(capacity=1)
    address = reverse("training:public", args=[told.workshop.code])

    with time_machine.travel(NOW, tick=False):
        free = Client().get(address).content.decode()
        told.guest("a@a.example")
        full = Client().get(address).content.decode()

    assert ["Všechna místa jsou obsazená" in page.replace("\xa0", " ") for page in (free, full)] == [False, True]
    assert "a@a.example" not in full
