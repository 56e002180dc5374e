"""What is true of workshops, without a database."""

from datetime import date, time, timedelta

import pytest

from kruh.training.rules import announcement, day, report, sign_up
from kruh.training.rules.announcement import Block
from kruh.training.vocabulary import Place, Sector, Standing, State
from tests.factories.people import NOW


def test_a_programme_is_read_line_by_line() -> None:
    read = announcement.programme("9:00–9:30 Úvod\n\n9.30-11.00 Role | Mgr. Jana Tichá")

    assert read == (Block(time(9), time(9, 30), "Úvod"), Block(time(9, 30), time(11), "Role", "Mgr. Jana Tichá"))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Úvod", "Řádku 1 programu nerozumíme. Napište ho takto: 9:00–9:30 Úvod a představení | Mgr. Jana Nová"),
        ("9:00–9:00 Úvod", "Řádek 1 programu končí dřív, než začíná."),
        ("9:00–10:00 Úvod\n9:30–11:00 Dál", "Řádek 2 programu začíná dřív, než končí ten před ním."),
        ("9:00–29:00 Úvod", "Čas 29:00 neexistuje"),
    ],
)
def test_a_programme_says_which_line_is_wrong(words: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence.split("|", maxsplit=1)[0].replace(".", r"\.").strip()):
        announcement.programme(words)


def test_an_announcement_is_refused_with_every_reason() -> None:
    past = announcement.problems(starts_at=NOW, ends_at=NOW - timedelta(hours=1), capacity=1, taken=3, at=NOW)

    assert past == [
        "Tento termín už minul. Vyberte prosím pozdější.",
        "Workshop by skončil dřív, než začne. Zkontrolujte prosím hodiny.",
        "Místo už mají 3 lidé. Méně míst nabídnout nejde.".replace("3 l", "3\u00a0l"),
    ]


@pytest.mark.parametrize(
    ("taken", "capacity", "waiting", "place"),
    [(0, 1, 0, Place.GOING), (1, 1, 0, Place.WAITING), (0, 1, 1, Place.WAITING), (5, 1, 0, Place.WAITING)],
)
def test_a_place_goes_to_who_waits_first(taken: int, capacity: int, waiting: int, place: Place) -> None:
    assert sign_up.place_for(taken, capacity, waiting) == place


@pytest.mark.parametrize(
    ("taken", "capacity", "waiting", "number"), [(1, 2, 3, 1), (2, 2, 3, 0), (3, 2, 3, 0), (0, 9, 3, 3)]
)
def test_only_free_places_are_given(taken: int, capacity: int, waiting: int, number: int) -> None:
    assert sign_up.number_to_move(taken, capacity, waiting) == number


def test_a_code_is_read_as_people_copy_it() -> None:
    code = sign_up.code_of(bytes(range(10)))

    assert (len(code), sign_up.copied(code.lower().replace("-", " ")), sign_up.copied(code[:-1])) == (19, code, None)


@pytest.mark.parametrize(
    ("ends", "standing"),
    [
        ([], Standing.MISSING),
        ([None, date(2020, 1, 1)], Standing.VALID),
        ([date(2026, 3, 1)], Standing.ENDED),
        ([date(2026, 3, 2), date(2020, 1, 1)], Standing.SOON),
        ([date(2026, 6, 2)], Standing.VALID),
    ],
)
def test_training_counts_until_its_last_day(ends: list[date | None], standing: Standing) -> None:
    assert day.standing(ends, date(2026, 3, 2), date(2026, 6, 1)) == standing


@pytest.mark.parametrize(("number", "is_told"), [(4, False), (5, True)])
def test_answers_of_fewer_than_five_are_not_told(number: int, is_told: bool) -> None:
    found = report.rated([(5, 4, True)] * number)

    assert (found.is_told, found.number) == (is_told, number)


def test_numbers_are_added_up_by_sector() -> None:
    rows = report.by_sector([("school", 6), ("ospod", 6), ("school", 5)])

    assert [(row.sector, row.people, row.hours) for row in rows] == [(Sector.OSPOD, 1, 6), (Sector.SCHOOL, 2, 11)]


def test_attendance_waits_for_the_day_and_for_an_open_workshop() -> None:
    later = NOW + timedelta(hours=1)

    assert [
        day.blockers_to_attendance(State.HELD, NOW, later),
        day.blockers_to_attendance(State.ANNOUNCED, later, NOW),
        day.blockers_to_attendance(State.CLOSED, NOW, later),
    ] == [[], ["Prezenci jde zapsat, až workshop začne."], ["Workshop je uzavřený, prezence se teď nemění."]]
