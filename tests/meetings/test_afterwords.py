"""What a child is told after the meeting, and that no conference closes without it or a reason."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kruh.conferences.vocabulary import State
from kruh.desk.queries import today
from kruh.foundation.workflow import NotPossible
from kruh.meetings.actions import afterwords, copies
from kruh.meetings.models import Afterword
from kruh.meetings.rules import afterwords as rules
from tests.factories import minutes, pages, people

AFTER_COMMENTS = minutes.NEXT_DAY + timedelta(days=15)
MISSING = "Adam: napište, co se díky dítěti změnilo, co ne a proč. Nebo proč mu nic nenapíšete."
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("words", "state", "reasons"),
    [
        ({"changed": "Ráno ti volá babička."}, State.HELD, []),
        ({"unchanged": "Do jiné školy zatím nepůjdeš."}, State.CONCLUDED, []),
        ({"why_not": "Jsou mu dva roky."}, State.HELD, []),
        ({}, State.HELD, ["Napište dítěti, co se změnilo nebo nezměnilo. Nebo důvod, proč mu nic nenapíšete."]),
        ({"changed": "  ", "why_not": "ne"}, State.HELD, [rules.blockers_to_write(rules.Afterword(), State.HELD)[0]]),
        (
            {"changed": "Ráno ti volá babička.", "why_not": "Je malý."},
            State.HELD,
            ["Vyplňte buď slova pro dítě, nebo důvod, proč mu nic nenapíšete. Ne obojí."],
        ),
        (
            {"changed": "Ráno ti volá babička."},
            State.SCHEDULED,
            ["Setkání ještě nebylo. Co se díky dítěti změnilo, napište až po něm."],
        ),
    ],
)
def test_child_gets_words_or_there_is_a_reason(words: dict[str, str], state: State, reasons: list[str]) -> None:
    assert rules.blockers_to_write(rules.Afterword(**words), state) == reasons


def test_conference_does_not_close_before_the_child_was_told() -> None:
    told = minutes.delivered(is_child_told=False)

    with pytest.raises(NotPossible) as refusal:
        copies.close_minutes(told.minutes, by=told.worker, at=AFTER_COMMENTS)
    assert refusal.value.reasons == [MISSING]
    minutes.tell_child(told, why_not="Řekne mu to babička, přál si to tak.")
    copies.close_minutes(told.minutes, by=told.worker, at=AFTER_COMMENTS)

    assert told.world.fresh().state == State.CONCLUDED


def test_desk_asks_for_the_words_until_the_child_has_them() -> None:
    told = minutes.delivered(is_child_told=False)

    assert asked(told, AFTER_COMMENTS) == (True, False)
    minutes.tell_child(told)

    assert asked(told, AFTER_COMMENTS) == (False, True)


def asked(told: minutes.Told, at: object) -> tuple[bool, bool]:
    groups = today.today(told.worker, at)["groups"]  # type: ignore[arg-type]
    lines = [line["label"] for group in groups for line in group.tasks]
    starts = ("Napsat dítěti, co se po setkání změnilo", "Uzavřít zápis")
    asks, closes = (any(line.startswith(words) for line in lines) for words in starts)
    return asks, closes


def test_only_a_child_of_the_conference_is_told() -> None:
    told = minutes.delivered(is_child_told=False)
    words = rules.Afterword(changed="Ráno volá babička.")

    with pytest.raises(NotPossible) as refusal:
        afterwords.write_afterword(told.rows["Vlasta"], words=words, by=told.worker, at=minutes.NEXT_DAY)

    assert refusal.value.reasons == ["Tohle se píše jen dítěti, o které v konferenci jde."]


def test_later_words_take_the_place_of_earlier_ones_and_both_stay_kept() -> None:
    told = minutes.delivered()
    minutes.tell_child(told, at=minutes.NEXT_DAY + timedelta(hours=1), changed="Ráno tě budí strýc.")
    client = Client()
    client.force_login(told.worker)

    page = client.get(reverse("meetings:afterwords", args=[told.world.conference.pk])).content.decode()

    assert Afterword.objects.count() == 2
    assert ("Ráno tě budí strýc." in page, "babička" in page) == (True, False)


def test_words_that_would_tell_a_hidden_place_are_not_kept_and_not_lost() -> None:
    told = minutes.delivered(is_child_told=False)
    minutes.hide(told, "Kratochvílova 12, Olomouc", "Jitka", "Adam")
    client = Client()
    client.force_login(told.worker)
    words = {"changed": "Maminka bydlí v Kratochvílově ulici 12."}

    answer = client.post(reverse("meetings:write-afterword", args=[told.rows["Adam"].pk]), words)

    assert answer.status_code == 422
    page = answer.content.decode().replace("\xa0", " ")
    assert "List pro dítě (Adam) zatím nemůže odejít" in page
    assert "Kratochvílově" in page
    assert Afterword.objects.count() == 0


def test_sheet_for_the_child_is_printed() -> None:
    told = minutes.delivered()
    client = Client()
    client.force_login(told.worker)

    answer = client.get(reverse("meetings:print-afterword", args=[told.rows["Adam"].pk, "pdf"]))

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF")


def test_child_reads_it_on_its_own_page() -> None:
    told = minutes.delivered(is_child_told=False)
    phone = pages.owner(told.rows["Adam"], people.fresh(told.world.worker)).opened()
    where = reverse("family:afterwards")

    assert "Ještě ti to nikdo nenapsal." in phone.get(where).content.decode()
    minutes.tell_child(told, changed="Ráno ti volá babička.", unchanged="Do jiné školy nepůjdeš.")
    page = phone.get(where).content.decode().replace("\xa0", " ")

    assert ("Ráno ti volá babička." in page, "Do jiné školy nepůjdeš." in page) == (True, True)
    assert where in phone.get(reverse("family:home")).content.decode()


def test_reason_why_nothing_is_written_stays_with_the_office() -> None:
    told = minutes.delivered(is_child_told=False)
    minutes.tell_child(told, why_not="Řekne mu to babička.")
    phone = pages.owner(told.rows["Adam"], people.fresh(told.world.worker)).opened()

    page = phone.get(reverse("family:afterwards")).content.decode()

    assert ("babička" in page, "Ještě ti to nikdo nenapsal." in page) == (False, True)
