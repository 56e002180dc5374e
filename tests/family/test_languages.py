"""Languages of the family's pages: offered once somebody reviewed them, complete where they are prepared."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kruh import family, method
from kruh.conferences.queries import card
from kruh.conferences.vocabulary import ParticipantRole
from kruh.family import forms
from kruh.family.vocabulary import Face
from kruh.foundation import catalogue, days
from kruh.method.models import Translation
from kruh.plans.vocabulary import TaskState
from kruh.web.templatetags.said import WEEKDAYS
from tests.factories import invited, pages, teams
from tests.factories.conferences import World
from tests.factories.pages import Owner

pytestmark = pytest.mark.django_db
TEMPLATES = Path(family.__file__).parent / "templates" / "family"
DATA = Path(method.__file__).parent / "data" / "translations"
WHOLE = "U zkontrolovaného překladu vyplňte, kdo překládal, kdo ho zkontroloval a kdy."
TOO_SOON = "Ten den ještě nebyl. Zkontrolujte, kdy kontrola proběhla."
OURS = (
    *("base", "landing", "language", "languages", "find", "home", "contact", "dates", "how", "code", "words"),
    *("consents", "child", "child_fields", "child_read", "afterwards", "tasks", "minutes", "gone", "left"),
    *("withheld", "trouble"),
)


def kept(name: str) -> Any:
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def in_templates() -> set[str]:
    found = set()
    for name in OURS:
        found |= set(re.findall(r'{% say "([^"]*)"', (TEMPLATES / f"{name}.html").read_text()))
    return found


def chosen() -> set[str]:
    """What a template says by the name of a choice."""
    big = [words.capitalize() for _, words in (*forms.REPLIES, *forms.CONSENTS, *forms.DATE_ANSWERS)]
    small = [words for _, words in (*forms.OWN_VOICES, *forms.OWN_SIGHTS, *Face.choices, *TaskState.choices)]
    return {*(one[:1].upper() + one[1:] for one in big), *small, *WEEKDAYS}


def test_every_sentence_of_the_pages_stands_in_the_catalogue() -> None:
    assert sorted((in_templates() | chosen()) - set(kept("sentences")["page"])) == []


def test_every_question_of_consent_stands_in_the_catalogue() -> None:
    assert sorted(card.WORDS.values()) == sorted(kept("sentences")["legal"])


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("part", ["page", "legal"])
def test_prepared_language_lacks_no_sentence_and_no_mark(language: str, part: str) -> None:
    row = Translation.objects.get(code=f"{language}-{part}")

    assert (row.left, catalogue.faults(row.body), row.reviewed_on) == (0, [], None)


def test_language_of_which_nothing_is_translated_says_how_much_is_missing() -> None:
    row = Translation.objects.get(code="vi-page")

    assert (row.left, catalogue.read(row.body)) == (len(kept("sentences")["page"]), {})


def reviewed(code: str) -> None:
    """As if a methodologist had said yesterday who reviewed it."""
    row = Translation.objects.get(code=code)
    today = days.local_day(timezone.now())
    fresh = row.next_version(valid_from=today, translator="Olha Bila", reviewer="Iryna Koval", reviewed_on=today)
    Translation.objects.filter(pk=row.pk).update(valid_to=today - timedelta(days=1))
    fresh.edited_at = timezone.now()
    fresh.save(force_insert=True)


@pytest.fixture
def owner() -> Owner:
    world: World = teams.scheduled()
    return pages.owner(invited.seat(world, ParticipantRole.RELATIVE, "Vlasta"), world.worker)


def asked(client: Client, code: str) -> None:
    assert client.post(reverse("family:language"), {"language": code}).status_code == 302


def body(client: Client, page: str) -> str:
    return client.get(reverse(f"family:{page}")).content.decode().replace("\xa0", " ")


def test_unreviewed_language_is_only_being_prepared(owner: Owner) -> None:
    phone = owner.located()

    listed = body(phone, "language")
    asked(phone, "uk")

    assert re.findall(r'<button[^>]*name="language" value="([^"]+)"', listed) == ["cs"]
    assert listed.count("připravuje se") == 5
    assert "Co to je a jak to probíhá" in body(phone, "how")


def test_reviewed_language_is_read_on_every_page(owner: Owner) -> None:
    reviewed("uk-page")
    phone = owner.opened()
    asked(phone, "uk")

    how, home = body(phone, "how"), body(phone, "home")

    assert ('<html lang="uk">' in how, "Це не суд." in how, "Není to soud" in how) == (True, True, False)
    assert ("Тільки" in home or "тільки для вас" in home, "<title>Зустріч</title>" in home) == (True, True)
    assert re.findall(r'<span lang="cs">', how) == []


def test_questions_of_consent_stay_czech_until_they_are_reviewed_too(owner: Owner) -> None:
    reviewed("uk-page")
    phone = owner.opened()
    asked(phone, "uk")
    question = card.WORDS[next(iter(card.WORDS))]
    translated = kept("uk")["legal"][question]

    before = body(phone, "consents")
    reviewed("uk-legal")
    after = body(phone, "consents")

    assert (f'<span lang="cs">{question}</span>' in before, translated in before) == (True, False)
    assert ("перекладач" in before.lower(), translated in after, question in after) == (True, True, False)


def test_letter_can_be_opened_in_another_language_and_leads_back_to_it(owner: Owner) -> None:
    reviewed("en-page")
    phone = Client(headers={"User-Agent": pages.PHONE})
    link = reverse("family:locate", args=[owner.link.locator])

    landing = phone.get(link).content.decode()
    where = re.findall(r'action="([^"]*jazyk[^"]*)"', landing)[0]
    answer = phone.post(where, {"language": "en"})

    assert answer.headers["Location"] == link
    assert "You have a message about a meeting." in phone.get(link).content.decode()
    assert phone.post(reverse("family:language"), {"language": "cs"}).headers["Location"] == reverse("family:home")
    assert "Máte zprávu" in phone.get(link).content.decode().replace("\xa0", " ")


def test_address_that_is_no_link_leads_nowhere_else() -> None:
    answer = Client().post(f"{reverse('family:language')}?z=//evil.example", {"language": "cs"})

    assert answer.headers["Location"] == reverse("family:home")


@pytest.mark.parametrize(
    ("words", "reasons"),
    [
        ({"reviewer": "", "reviewed_on": None}, []),
        ({"reviewer": "", "reviewed_on": "today"}, [WHOLE]),
        ({"reviewer": "Iryna Koval", "reviewed_on": "today"}, []),
        ({"reviewer": "olha bila", "reviewed_on": "today"}, ["Překlad má zkontrolovat někdo jiný, než kdo ho psal."]),
        ({"reviewer": "Iryna Koval", "reviewed_on": "tomorrow"}, [TOO_SOON]),
    ],
)  # fmt: skip
def test_review_is_whole_and_by_somebody_else(words: dict[str, Any], reasons: list[str]) -> None:
    today = days.local_day(timezone.now())
    on = {"today": today, "tomorrow": today + timedelta(days=1), None: None}[words["reviewed_on"]]

    assert catalogue.blockers_to_review("a = b", "Olha Bila", words["reviewer"], on, today) == reasons


def test_changed_sentences_are_reviewed_anew() -> None:
    today = days.local_day(timezone.now())
    before = Translation(body="Ano = Yes", reviewed_on=today)

    found = catalogue.blockers_to_review("Ano = Yeah", "Olha Bila", "Iryna Koval", today, today, before)

    assert found == ["Věty jste změnili po kontrole. Ať je někdo znovu přečte, nebo kontrolu smažte."]


@pytest.mark.parametrize(
    ("line", "reasons"),
    [
        ("Ano = Yes", []),
        ("Ano = ", []),
        ("Ano =", []),
        ("Ano Yes", ["Řádek 1: mezi českou větou a překladem chybí rovnítko s mezerami."]),
        ("Do {day} = By then", ["Řádek 1: značky ve složených závorkách musí být na obou stranách stejné."]),
    ],
)
def test_line_of_a_catalogue_is_a_pair(line: str, reasons: list[str]) -> None:
    assert catalogue.faults(line) == reasons
