"""Languages of the family's pages: offered once somebody reviewed them, complete where they are prepared."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kruh import family, method, monitoring, voice
from kruh.conferences.queries import card
from kruh.conferences.vocabulary import ParticipantRole
from kruh.family import forms, rules
from kruh.family.actions import tasks
from kruh.family.views import circle, tablet
from kruh.family.vocabulary import Face
from kruh.family_conferences.actions import circle as members
from kruh.family_conferences.actions import telling
from kruh.family_conferences.rules import draft
from kruh.family_conferences.vocabulary import Side
from kruh.foundation import catalogue, days
from kruh.method.models import Translation
from kruh.plans.rules import reports
from kruh.plans.vocabulary import Report, TaskState
from kruh.voice import rules as voices
from kruh.voice.documents import TITLES
from kruh.voice.vocabulary import WRITTEN_DOWN, Question
from kruh.voice.vocabulary import Place as VoicePlace
from kruh.web.templatetags.said import WEEKDAYS
from tests.factories import invited, pages, people, teams
from tests.factories.conferences import World
from tests.factories.pages import Owner
from tests.family.test_tablet import CANARIES, LOCATOR, lent
from tests.family_conferences.conftest import AT, Table, laid, table

__all__ = ["table"]
pytestmark = pytest.mark.django_db
WRITTEN = (*draft.WHOLE, *draft.ROW)
TEMPLATES = Path(family.__file__).parent / "templates" / "family"
VOICE = Path(voice.__file__).parent / "templates" / "family" / "voice"
SENTENCE = Path(monitoring.__file__).parent / "templates" / "monitoring"
DATA = Path(method.__file__).parent / "data" / "translations"
WHOLE = "U zkontrolovaného překladu vyplňte, kdo překládal, kdo ho zkontroloval a kdy."
TOO_SOON = "Ten den ještě nebyl. Zkontrolujte, kdy kontrola proběhla."
OURS = (
    *("base", "landing", "language", "languages", "find", "home", "contact", "dates", "how", "code", "words"),
    *("consents", "child", "child_fields", "child_read", "afterwards", "tasks", "minutes", "gone", "left"),
    *("withheld", "trouble", "duty"),
)


def kept(name: str) -> Any:
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def in_templates() -> set[str]:
    found = set()
    paths = [TEMPLATES / f"{name}.html" for name in OURS]
    folders = (TEMPLATES / "circle", TEMPLATES / "tablet", SENTENCE, VOICE)
    for path in (*paths, *(path for folder in folders for path in sorted(folder.glob("*.html")))):
        found |= set(re.findall(r'{% say "([^"]*)"', path.read_text()))
    return found


def told() -> set[str]:
    """What the pages of a circle and of the tablet say by the name of a field or as a refusal."""
    heading = {str(circle.Wishes.words["heading"]), str(circle.Wishes.words["intro"])}
    refused = {telling.TOO_LATE, tablet.WRONG, tablet.LOCKED, tablet.EMPTY, tablet.OVER, tablet.ELSEWHERE}
    long = {fault for name in WRITTEN for fault in draft.read({name: ["x" * 20_001]})[1]}
    words = reports.Words(Report.PARTLY, "")
    refused |= {
        *tasks.NOT_YOURS,
        *reports.blockers_to_tell(words),
        *reports.blockers_to_tell(words._replace(said="")),
        *reports.blockers_to_tell(words._replace(has_part=False)),
        *reports.blockers_to_tell(words._replace(is_living=False)),
    }
    refused |= {voices.EMPTY, voices.CLOSED, voices.NOT_YET, voices.NO_PLACE, voices.CALLED_BACK}
    refused |= {*Question.labels, *VoicePlace.labels, *(way.label for way in WRITTEN_DOWN), *TITLES.values()}
    return {*heading, *refused, *long, *(label for _, label in rules.NEEDS)}


def chosen() -> set[str]:
    """What a template says by the name of a choice."""
    big = [words.capitalize() for _, words in (*forms.REPLIES, *forms.COMING, *forms.CONSENTS, *forms.DATE_ANSWERS)]
    small = [
        words for _, words in (*forms.OWN_VOICES, *forms.OWN_SIGHTS, *Face.choices, *TaskState.choices, *Report.choices)
    ]
    return {*(one[:1].upper() + one[1:] for one in big), *small, *WEEKDAYS}


def test_every_sentence_of_the_pages_stands_in_the_catalogue() -> None:
    assert sorted((in_templates() | chosen() | told()) - set(kept("sentences")["page"])) == []


def test_every_question_of_consent_stands_in_the_catalogue() -> None:
    asked = [*card.WORDS.values(), *(words for _, words in forms.PURPOSES)]

    assert sorted(asked) == sorted(kept("sentences")["legal"])


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


@pytest.fixture
def clock() -> Iterator[None]:
    """The clock of the pages of a family conference."""
    with time_machine.travel(AT + timedelta(hours=1), tick=False):
        yield


@pytest.mark.parametrize(
    ("language", "name", "is_child", "greeting", "question"),
    [
        ("uk", "Marie", False, "Ця сторінка тільки для вас.", "Ви прийдете?"),
        ("uk", "Eliška", True, "Ця сторінка для тебе.", "Ти прийдеш?"),
        ("en", "Marie", False, "This page is only for you.", "Will you come?"),
    ],
)
def test_circle_reads_its_pages_in_a_reviewed_language(
    clock: None, language: str, name: str, is_child: bool, greeting: str, question: str
) -> None:
    of = laid()
    of.preparing()
    by = people.fresh(of.coordinator)
    who = members.add_member(of.fresh(), name=name, side=Side.FATHERS, tie="rodina", is_child=is_child, by=by, at=AT)
    reviewed(f"{language}-page")
    phone = pages.owner(who, of.coordinator).opened()
    asked(phone, language)

    home = body(phone, "circle-home")
    others = [body(phone, f"circle-{page}") for page in ("days", "how", "wishes", "needs", "plan")]

    assert (greeting in home, question in home) == (True, True)
    assert [re.findall(r'<span lang="cs">.*?</span>', page) for page in (home, *others)] == [[]] * 6
    spoken = kept(language)["page"]
    adult, child = spoken["Plán tu pro vás teď není."], spoken["Plán tu pro tebe teď není."]
    assert [one in others[-1] for one in (adult, child)] == [not is_child, is_child]


def test_questions_of_a_circle_stay_czech_until_they_are_reviewed_too(clock: None) -> None:
    of = laid()
    of.preparing()
    by = people.fresh(of.coordinator)
    who = members.add_member(of.fresh(), name="Marie", side=Side.FATHERS, tie="babička", by=by, at=AT)
    reviewed("en-page")
    phone = pages.owner(who, of.coordinator).opened()
    asked(phone, "en")
    question = forms.PURPOSES[0][1]

    before = body(phone, "circle-consents")
    reviewed("en-legal")
    after = body(phone, "circle-consents")

    assert (f'<span lang="cs">{question}</span>' in before, question in after) == (True, False)
    assert kept("en")["legal"][question] in after


@pytest.mark.parametrize("language", ["en", "uk"])
def test_tablet_is_written_on_in_a_reviewed_language(clock: None, table: Table, language: str) -> None:
    lent(table)
    reviewed(f"{language}-page")
    device, where = Client(), reverse("family:tablet", args=[LOCATOR])
    chosen = re.findall(r'action="([^"]*jazyk[^"]*)"', device.get(where).content.decode())[0]

    back = device.post(chosen, {"language": language}).headers["Location"]
    device.post(where)
    made = device.post(reverse("family:tablet-code")).content.decode()
    device.post(reverse("family:tablet-plan"), {**CANARIES, "version": 0})
    plan, present = body(device, "tablet-plan"), body(device, "tablet-present")

    words = kept(language)["page"]
    assert (back, words["Opište si ho na papír."] in made) == (where, True)
    assert [words[one] in plan for one in ("Náš plán", "Kdo co udělá", "Do kdy", "Kdo pomůže")] == [True] * 4
    assert f'data-kept="{words["Uloženo {time}. Nikdo jiný to teď nevidí."]}"' in plan
    assert (words["Přečtěte si to spolu"] in present, str(CANARIES["decisions"]) in present) == (True, True)
    assert re.findall(r'<span lang="cs">.*?</span>', made + present) == []


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
