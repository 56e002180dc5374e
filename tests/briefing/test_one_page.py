"""The case on one page: five questions of whoever steps in on Monday morning, and what must not be on it."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from bench import call
from kruh.briefing.queries import one_page
from kruh.briefing.rules import page as rules
from kruh.cases import actions as cases
from kruh.cases.models import Case, CasePerson, Tie
from kruh.cases.queries import File
from kruh.cases.vocabulary import ApartKind, ContactKind, FactKind, TieKind
from kruh.conferences.models import Participant
from kruh.delegation.actions import output as delegation
from kruh.family.models import ChildPage
from kruh.family.vocabulary import Sight
from kruh.foundation import days
from kruh.meetings.models import Minutes
from kruh.meetings.vocabulary import MinutesState, SectionKind
from tests.factories import minutes, packages, people, protection

DAY = date(2026, 3, 2)
AGREES = "Potom dává souhlasy sám člověk, ne rodiče; domluvte se s ním na nich předem."


def page_of(told: minutes.Told) -> one_page.OnePage:
    """The page as the key worker reads it the day after the meeting."""
    case = told.world.case
    client = Client()
    client.force_login(told.worker)
    answer = client.get(reverse("briefing:one-page", args=[case.pk]))
    assert answer.status_code == 200
    found: one_page.OnePage = answer.context["sheet"]
    return found


def child_page(row: Participant, say: str, sight: Sight, minute: int = 0) -> None:
    """What the child wrote."""
    at = people.NOW + timedelta(minutes=minute)
    ChildPage(participant=row, key=row.key, words={"say": say}, sight=sight, saved_at=at).save(force_insert=True)


# What a newcomer asks ------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_page_says_with_whom_a_child_lives() -> None:
    told = minutes.written()
    ties = Tie.objects.filter(case=told.world.case, kind=TieKind.PARENT).select_related("person__key", "other__key")
    ties.update(lives_together=False)
    tie = ties.order_by("pk")[0]
    Tie.objects.filter(pk=tie.pk).update(lives_together=True)

    ways = {row.name: row.way for row in page_of(told).children}

    assert {name: way for name, way in ways.items() if way} == {tie.other.full_name: f"Doma: {tie.person.full_name}"}


@pytest.mark.django_db
def test_page_answers_who_promised_what_until_when() -> None:
    told = minutes.written()

    found = page_of(told)

    dues = [row.due_on or date.max for row in found.promises]
    assert found.promises != []
    assert dues == sorted(dues)
    assert [row.who for row in found.promises if not row.who] == []


@pytest.mark.django_db
def test_page_names_the_team_with_the_way_to_it() -> None:
    told = minutes.written()

    assert any(told.worker.name in words for words in page_of(told).team)


@pytest.mark.django_db
def test_page_says_words_that_the_child_shows_and_not_those_it_keeps() -> None:
    told = minutes.scheduled()
    child_page(told.rows["Adam"], "Chci zpátky na fotbal.", Sight.ROOM)
    assert [(row.whose, row.words) for row in page_of(told).quotes] == [("Adam", "Chci zpátky na fotbal.")]

    child_page(told.rows["Adam"], "Bojím se večera.", Sight.PREPARING, minute=1)

    assert page_of(told).quotes == []


@pytest.mark.django_db
@pytest.mark.parametrize(("state", "count"), [(MinutesState.DRAFT, 0), (MinutesState.COMMENTS, 1)])
def test_page_says_the_view_of_minutes_that_are_written(state: MinutesState, count: int) -> None:
    told = minutes.written()
    told.write(SectionKind.CHILD_VIEW, "Adam chce, aby ho ráno budil táta.")
    Minutes.objects.filter(conference=told.world.conference).update(state=state)

    assert len(page_of(told).quotes) == count


@pytest.mark.django_db
def test_page_warns_of_unsafe_and_protected_contacts_without_their_values() -> None:
    told = minutes.scheduled()
    mother = told.rows["Jitka"].person
    place = CasePerson.objects.get(case=told.world.case, person=mother)
    by: dict[str, Any] = {"by": told.worker, "at": people.NOW}
    cases.add_contact(place, kind=ContactKind.PHONE, value="777 111 222", is_safe=False, **by)
    cases.add_contact(place, kind=ContactKind.ADDRESS, value="Tajná 7, Lhota", **by)
    father = told.rows["Radek"].person
    hidden: dict[str, Any] = {"person": mother, "kind": FactKind.ADDRESS, "value": "Tajná 7, Lhota"}
    since = days.local_day(people.NOW)
    cases.protect_fact(told.world.case, hidden_from=[father], reason="Bojí se.", valid_from=since, **hidden, **by)
    cases.keep_apart(
        told.world.case, person=mother, other=father, kind=ApartKind.FEAR, reason="Bojí se.", valid_from=since, **by
    )

    found = page_of(told)

    row = next(row for row in found.people if row.name.startswith("Jitka"))
    assert (row.way, row.warnings) == ("", (one_page.UNSAFE, one_page.PROTECTED))
    assert len(found.dangers) == 3
    assert f"Adresa ({mother.full_name}): nesmí se dozvědět {father.full_name}." in found.dangers
    client = Client()
    client.force_login(told.worker)
    page = client.get(reverse("briefing:one-page", args=[told.world.case.pk])).content.decode()
    assert [value for value in ("777 111", "777111", "Tajná") if value in page] == []


# Bounds --------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["one-page", "print-one-page"])
@pytest.mark.parametrize("more", [0, 12])
def test_page_takes_at_most_eight_queries_and_one_a4(name: str, more: int) -> None:
    told = minutes.written()
    for number in range(more):
        place = cases.add_person(
            told.world.case,
            by=told.worker,
            at=people.NOW,
            first_name=f"Tomáš{number}",
            last_name="Novák",
            part="network",
        )
        cases.add_contact(
            place, by=told.worker, at=people.NOW, kind=ContactKind.EMAIL, value=f"t{number}@posta.example"
        )
        child_page(told.rows["Adam"], "Chci domů. " * 60, Sight.ROOM, minute=number)
    client = Client()
    client.force_login(told.worker)
    address = reverse(f"briefing:{name}", args=[told.world.case.pk])
    client.get(address)

    with call.counted() as asked:
        answer = client.get(address)

    assert len(asked) <= 8, asked
    if answer.headers["Content-Type"] == "application/pdf":
        assert len(pikepdf.open(BytesIO(answer.content)).pages) == 1


# Rules ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "meets_on", "said"),
    [
        (None, None, ""),
        (date(2014, 1, 1), None, ""),
        (date(2008, 3, 2), None, "Adam už má 18 let: souhlasy dává a informace dostává sám člověk, ne rodiče."),
        (
            date(2008, 5, 12),
            None,
            f"Adam bude mít 18 let 12. 5. 2026. {AGREES}",
        ),
        (
            date(2008, 12, 24),
            date(2027, 1, 5),
            f"Adam bude mít 18 let 24. 12. 2026, ještě před setkáním. {AGREES}",
        ),
        (date(2008, 2, 29), None, "Adam už má 18 let: souhlasy dává a informace dostává sám člověk, ne rodiče."),
    ],
)
def test_eighteen_is_said_when_it_comes_or_comes_soon(born: date | None, meets_on: date | None, said: str) -> None:
    assert rules.adult_words("Adam", born, DAY, meets_on).replace("\xa0", " ") == said


def test_long_words_are_cut_at_a_word() -> None:
    assert rules.shortened("Chci  zpátky\nna fotbal", 14) == "Chci zpátky …"
    assert rules.shortened("Chci domů", 14) == "Chci domů"


def test_what_is_late_stands_first_and_what_has_no_day_last() -> None:
    rows = [
        rules.Ahead("zápis", None, ""),
        rules.Ahead("setkání", DAY + timedelta(days=3), ""),
        rules.Ahead("dožádání", DAY, ""),
        rules.Ahead("dávno", DAY - timedelta(days=1), ""),
    ]

    assert [row.what for row in rules.next_first(rows)] == ["dávno", "dožádání", "setkání", "zápis"]


@pytest.mark.django_db
def test_file_of_an_empty_case_gives_an_empty_page() -> None:
    told = minutes.scheduled()
    case = told.world.case
    case.__dict__["colleagues"] = []

    found = one_page.one_page(File(case, DAY), people.NOW)

    assert (found.promises, found.quotes, found.more_people) == ([], [], "")


@pytest.mark.django_db
def test_page_names_work_that_another_organisation_does() -> None:
    told = packages.running()

    found = one_page.one_page(File(opened(told.case), DAY), people.NOW)

    assert [row.what.endswith(f"{told.organisation.name} má poslat výstup") for row in found.ahead] == [True]


@pytest.mark.django_db
def test_page_says_how_much_each_child_is_endangered() -> None:
    told = minutes.scheduled()
    protection.closed(told.world.case, told.worker, people.NOW)
    protection.filled(told.world.case, told.worker, people.NOW + timedelta(days=1))  # not closed yet

    found = one_page.one_page(File(opened(told.world.case), DAY), people.NOW)

    assert [words.replace("\xa0", " ") for words in found.dangers] == [
        f"Ohrožení podle vyhodnocení z {days.day(days.local_day(people.NOW))}: střední (Adam).".replace("\xa0", " ")
    ]


def opened(case: Case) -> Case:
    """The case as a page opens it, without its team."""
    case.__dict__["colleagues"] = []
    return case


@pytest.mark.django_db
def test_page_names_what_an_organisation_needs_until_somebody_answers() -> None:
    told = packages.running()
    output = packages.handed_in(told, needed="Zavolat do školy.")

    def ahead() -> list[str]:
        return [row.what for row in one_page.one_page(File(opened(told.case), DAY), people.NOW).ahead]

    before = ahead()
    delegation.take_up_output(output, reply="Zavolám.", by=told.key_worker, at=people.NOW)

    assert [what.endswith("něco potřebuje") for what in before] == [False, True]
    assert [what.endswith("něco potřebuje") for what in ahead()] == [False]
