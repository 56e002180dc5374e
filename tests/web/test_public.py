"""The texts for everybody: plain, light, the same on the screen and on paper, and kept by caches."""

import gzip
import io
import re
from pathlib import Path

import pdfua
import pikepdf
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from kruh import web
from kruh.foundation.typesetting import reading
from kruh.web import prose, texts
from kruh.web.public import HOUR
from tests import plain_czech
from tests.factories import people
from tests.factories.visits import signed_in
from tests.web import markup

pytestmark = pytest.mark.django_db

STATIC = Path(web.__file__).parent / "static" / "web"
FOR_FAMILIES = (*texts.ABOUT, texts.PRIVACY)
CHAPTERS = tuple(texts.chapters())
ADDRESSES = (
    *(("text", {"name": name}) for name in texts.ABOUT),
    *(("chapter", {"name": name}) for name in CHAPTERS),
    *((name, {}) for name in ("conferences", "handbook", "privacy", "accessibility")),
)
MOST_BYTES = 30_000


def page(address: str, /, **words: str) -> str:
    answer = Client().get(reverse(f"web:{address}", kwargs=words))
    assert answer.status_code == 200
    return answer.content.decode()


def as_plain(name: str) -> str:
    said = texts.text(name)
    return f"{said.title}\n{said.lead}\n" + plain_czech.text_of(str(prose.markup(said.blocks)), only="")


@pytest.mark.parametrize("name", FOR_FAMILIES)
def test_texts_for_families_are_plain(name: str) -> None:
    assert plain_czech.faults(as_plain(name), shortcuts=("OSPOD",)) == []


@pytest.mark.parametrize("name", FOR_FAMILIES)
def test_shortcut_of_the_office_is_explained_where_it_stands(name: str) -> None:
    said = as_plain(name)

    assert "OSPOD" not in said or "úřad, který chrání děti" in said


def test_page_about_both_conferences_is_plain() -> None:
    assert plain_czech.faults(plain_czech.text_of(page("conferences"))) == []


@pytest.mark.parametrize("name", CHAPTERS)
def test_handbook_is_plain_enough_for_everybody(name: str) -> None:
    said = texts.chapters()[name]
    text = f"{said.title}\n{said.lead}\n" + plain_czech.text_of(str(prose.markup(said.blocks)), only="")

    assert plain_czech.faults(text, longest=22, mean=12, allowed=("diagnos",), shortcuts=("OSPOD",)) == []


@pytest.mark.parametrize(("name", "words"), ADDRESSES)
def test_page_weighs_little_and_loads_nothing_else(name: str, words: dict[str, str]) -> None:
    body = page(name, **words)
    beside = [STATIC / file for file in ("kruh.css", "logo.svg")]

    weight = len(gzip.compress(body.encode())) + sum(len(gzip.compress(file.read_bytes())) for file in beside)

    assert weight <= MOST_BYTES
    assert re.findall(r"<script|<img(?![^>]*logo)|https?://|<form|csrf", body) == []


@pytest.mark.parametrize(("name", "words"), ADDRESSES)
def test_page_has_no_faults(name: str, words: dict[str, str]) -> None:
    html = page(name, **words)

    assert (markup.faults(html), markup.jumps(html), markup.read(html).headings.count(1)) == ([], [], 1)


@pytest.mark.parametrize(("name", "words"), ADDRESSES)
def test_page_is_the_same_for_everybody_and_may_be_kept(name: str, words: dict[str, str]) -> None:
    url = reverse(f"web:{name}", kwargs=words)

    answer, mine = Client().get(url), signed_in(people.user()).get(url)

    assert answer.content == mine.content
    assert (answer.headers["Cache-Control"], mine.headers["Cache-Control"]) == (
        f"public, max-age={HOUR}",
        f"private, max-age={HOUR}",
    )
    assert (answer.headers["X-Robots-Tag"], answer.cookies.output()) == ("all", "")


@pytest.mark.parametrize("address", ["/o-konferencich/nic/", "/o-konferencich/soukromi/", "/prirucka/nic/"])
def test_unknown_text_is_not_found(address: str) -> None:
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize(
    ("accepts", "is_packed"),
    [("gzip, deflate, br", True), ("gzip;q=0", False), ("gzip;q=0.0, br", False), ("br", False), ("gzip;q=0.5", True)],
)
def test_page_is_packed_for_whoever_can_unpack_it(accepts: str, is_packed: bool) -> None:
    url = reverse("web:conferences")
    answer = Client(headers={"Accept-Encoding": accepts}).get(url)

    body = gzip.decompress(answer.content) if is_packed else answer.content
    assert (body, answer.headers["Vary"]) == (Client().get(url).content, "Accept-Encoding, Cookie")
    assert answer.headers.get("Content-Encoding") == ("gzip" if is_packed else None)


def test_page_with_a_token_is_never_packed() -> None:
    answer = Client(headers={"Accept-Encoding": "gzip"}).get("/p/")

    assert (b"csrfmiddlewaretoken" in answer.content, "Content-Encoding" in answer.headers) == (True, False)


def test_page_is_only_read() -> None:
    assert Client().post(reverse("web:conferences")).status_code == 405


def test_leaflet_is_one_sheet_with_the_words_of_its_page() -> None:
    answer = Client().get(reverse("web:leaflet"))

    assert (answer.headers["Content-Type"], pages_of(answer.content)) == ("application/pdf", 1)
    assert "zůstat doma" in " ".join(reading.text_of_pdf(answer.content).split())


def test_handbook_on_paper_has_every_chapter_and_its_last_words() -> None:
    answer = Client().get(reverse("web:handbook-paper"))
    said = " ".join(reading.text_of_pdf(answer.content).replace("\xa0", " ").split())

    titles = [f"{number}. {chapter.title}" for number, chapter in enumerate(texts.chapters().values(), 1)]
    assert [title for title in titles if title not in said] == []
    assert "které večery to nebudou" in said


@pytest.mark.parametrize("name", ["leaflet", "handbook-paper"])
def test_paper_passes_the_accessibility_checker_and_says_that_it_lasts(name: str, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(Client().get(reverse(f"web:{name}")).content)

    with pikepdf.open(file) as document:
        about = document.open_metadata()
        claims = (about["pdfaid:part"], about["pdfaid:conformance"], about["pdfuaid:part"])
    assert (list(pdfua.validate(str(file)).findings), claims) == ([], ("2", "A", "1"))


def pages_of(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)


def test_chapters_lead_from_one_to_the_next() -> None:
    body = page("chapter", name=CHAPTERS[1])

    assert [reverse("web:chapter", args=[CHAPTERS[at]]) in body for at in (0, 2)] == [True, True]


def test_sign_in_leads_to_the_public_pages_and_they_lead_back() -> None:
    door = Client().get(settings.LOGIN_URL if settings.LOGIN_URL.startswith("/") else reverse(settings.LOGIN_URL))

    assert f'href="{reverse("web:conferences")}"' in door.content.decode()
    assert 'href="/">Přihlášení' in page("conferences")


def test_foot_leads_to_accessibility_and_privacy() -> None:
    body = page("conferences")

    assert [f'href="{reverse(name)}"' in body for name in ("web:accessibility", "web:privacy")] == [True, True]
