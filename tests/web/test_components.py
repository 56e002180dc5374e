"""Every component in every state: it renders, and its markup is one that everybody can use."""

from pathlib import Path

import pytest
from django.template import engines
from django.template.loader import render_to_string
from django.test import Client

from kruh import web
from kruh.web import demo
from kruh.web.demo.letters import LetterForm
from kruh.web.demo.specimen import TODAY, Specimen
from kruh.web.vocabulary import WorkState
from tests.web import markup

SPECIMENS = demo.specimens()
FOLDER = Path(web.__file__).parent / "templates" / "components"
# Parts of others, and forms that only the sign-in pages use.
NOT_ALONE = {"field_notes", "fields", "form_frame", "messages", "person", "account_form", "demo_logins"}


@pytest.mark.parametrize("shown", SPECIMENS, ids=[f"{one.component}-{number}" for number, one in enumerate(SPECIMENS)])
def test_component_renders_without_faults(shown: Specimen) -> None:
    html = render_to_string(f"components/{shown.component}.html", shown.words)

    assert (bool(html.strip()), markup.faults(html) if shown.component != "error_summary" else []) == (True, [])


def test_gallery_shows_every_component() -> None:
    shown = {specimen.component for specimen in SPECIMENS}

    assert {path.stem for path in FOLDER.glob("*.html")} == shown | NOT_ALONE


@pytest.mark.django_db
def test_gallery_has_no_faults() -> None:
    html = Client().get("/galerie/").content.decode()

    assert (markup.faults(html), '<html lang="cs">' in html) == ([], True)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/pristupnost/", "/ucet/login/", "/ucet/password/reset/", "/neni-tu/"])
def test_public_page_has_no_faults(address: str) -> None:
    html = Client().get(address).content.decode()

    assert (markup.faults(html), markup.jumps(html), markup.read(html).headings.count(1)) == ([], [], 1)


@pytest.mark.django_db
def test_sign_in_that_failed_says_so_in_czech() -> None:
    html = (
        Client().post("/ucet/login/", {"login": "nikdo@priklad.cz", "password": "neco uplne jineho"}).content.decode()
    )

    assert ("Něco tu nesedí. Podívejte se prosím na jednu věc:" in html, markup.faults(html)) == (True, [])


@pytest.mark.parametrize("name", ["400", "403", "404", "500", "403_csrf", "refused", "quiet"])
def test_refusal_page_says_what_to_do(name: str) -> None:
    html = render_to_string(f"{name}.html", {"reasons": ["Zápis je uzavřený."], "back": "/konference/"})

    assert (markup.faults(html), html.count("<h1>")) == ([], 1)


@pytest.mark.parametrize(("state", "words"), WorkState.choices)
def test_status_says_its_state_in_words(state: str, words: str) -> None:
    html = render_to_string("components/status.html", {"state": state})

    assert html.count(words) == 1


def test_blocked_task_is_no_link() -> None:
    task = {"label": "Poslat pozvánky", "url": "/pozvanky/", "state": "blocked", "note": "Chybí termín."}

    html = render_to_string("components/task_list.html", {"tasks": [task], "today": TODAY})

    assert ("/pozvanky/" in html, "Chybí termín." in html) == (False, True)


def test_summary_asks_to_add_what_is_empty() -> None:
    rows = [{"label": "Kde", "value": "", "url": "/kde/"}, {"label": "Kdy", "value": "zítra", "url": "/kdy/"}]

    html = render_to_string("components/summary.html", {"rows": rows})

    assert (html.count("Doplnit"), html.count("Změnit"), html.count("zatím nevyplněno")) == (1, 1, 1)


def test_component_escapes_what_people_wrote() -> None:
    html = render_to_string("components/alert.html", {"kind": "info", "text": "<script>x</script>"})

    assert ("<script>" in html, "&lt;script&gt;" in html) == (False, True)


def test_form_page_carries_once_and_version() -> None:
    page = engines["django"].from_string("{% form_frame %}")

    html = page.render({"form": LetterForm(), "once": "0190-a", "version": 7})

    assert ('name="once" value="0190-a"' in html, 'name="version" value="7"' in html) == (True, True)
