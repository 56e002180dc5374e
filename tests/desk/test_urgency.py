"""When work wants attention, in Czech days and working days."""

from datetime import date, timedelta

import pytest

from kruh.desk.rules import urgency
from kruh.desk.rules.urgency import Work
from kruh.desk.vocabulary import Group
from kruh.web.templatetags.kruh import deadline_words

MONDAY = date(2026, 3, 2)
WEDNESDAY = date(2026, 3, 4)


def work(**facts: object) -> Work:
    """Something to do."""
    return Work("Dopsat zápis", "meetings:minutes", "PK 1", **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "group"),
    [
        ({"due": MONDAY - timedelta(days=1)}, Group.LATE),
        ({"due": MONDAY - timedelta(days=1), "is_pressing": True}, Group.LATE),
        ({"due": MONDAY}, Group.TODAY),
        ({"is_today": True}, Group.TODAY),
        ({"due": date(2026, 3, 8)}, Group.WEEK),
        ({"due": date(2026, 3, 9)}, Group.LATER),
        ({"due": date(2026, 4, 9), "is_pressing": True}, Group.SOON),
        ({"is_pressing": True}, Group.WEEK),
        ({}, Group.OPEN),
        ({"can_wait": True}, Group.LATER),
        ({"is_waiting": True, "due": MONDAY - timedelta(days=9)}, Group.WAITING),
    ],
)
def test_work_stands_in_its_group(facts: dict[str, object], group: Group) -> None:
    assert urgency.group_of(work(**facts), MONDAY) == group


@pytest.mark.parametrize(
    ("today", "last", "title"),
    [
        (MONDAY, date(2026, 3, 8), "Tento týden"),
        (date(2026, 3, 3), date(2026, 3, 8), "Tento týden"),
        (WEDNESDAY, date(2026, 3, 15), "Tento a příští týden"),
        (date(2026, 3, 8), date(2026, 3, 15), "Tento a příští týden"),
    ],
)
def test_week_looks_beyond_the_weekend_from_wednesday_on(today: date, last: date, title: str) -> None:
    assert (urgency.horizon(today), urgency.week_title(today)) == (last, title)


def test_groups_keep_their_order_and_say_each_thing_once() -> None:
    late, soon, waiting = work(due=date(2026, 3, 1)), work(due=date(2026, 3, 4)), work(is_waiting=True)

    found = urgency.groups([waiting, soon, late, soon], MONDAY)

    assert found == {Group.LATE: [late], Group.WEEK: [soon], Group.WAITING: [waiting]}
    assert list(found) == [Group.LATE, Group.WEEK, Group.WAITING]


def test_within_a_group_the_nearest_day_comes_first_and_undated_today_before_it() -> None:
    first, second, third = work(is_today=True), work(due=MONDAY), work(due=MONDAY, hint="x")

    assert urgency.groups([third, second, first], MONDAY)[Group.TODAY][0] == first


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (MONDAY, "dnes"),
        (date(2026, 3, 3), "zbývá 1 pracovní den"),
        (date(2026, 3, 5), "zbývají 3 pracovní dny"),
        (date(2026, 3, 9), "zbývá 5 pracovních dní"),
        (date(2026, 2, 26), "po termínu 2 pracovní dny"),
        (date(2026, 2, 27), "po termínu 1 pracovní den"),
        (date(2026, 4, 7), "zbývá 24 pracovních dní"),
    ],
)
def test_every_line_says_working_days(due: date, words: str) -> None:
    assert str(deadline_words(due, MONDAY, done=False)["left"]).replace("\xa0", " ") == words


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], ""),
        ([work(is_waiting=True)], ""),
        ([work()], "Nic nehoří."),
        ([work(due=date(2026, 3, 1))], "1 věc je po termínu."),
        ([work(due=MONDAY)], "1 věc je na dnešek."),
        (
            [work(due=MONDAY), work(due=date(2026, 3, 1)), work(due=date(2026, 2, 1))],
            "2 věci jsou po termínu a 1 je na dnešek.",
        ),
    ],
)
def test_day_is_said_in_one_sentence(rows: list[Work], sentence: str) -> None:
    assert urgency.summary(urgency.groups(rows, MONDAY)).replace("\xa0", " ") == sentence


def test_meeting_of_today_is_said_before_the_rest() -> None:
    late = urgency.groups([work(due=date(2026, 3, 1))], MONDAY)

    assert urgency.summary({}, meeting="Dnes je setkání.") == "Dnes je setkání."
    assert urgency.summary(late, meeting="Setkání běží.").replace("\xa0", " ") == "Setkání běží. 1 věc je po termínu."


def test_several_meetings_of_a_day_are_counted() -> None:
    told = [urgency.meetings_today(number, is_running=False) for number in (1, 3, 5)]
    running = [urgency.meetings_today(number, is_running=True) for number in (0, 1, 2)]

    assert told == ["Dnes je setkání.", "Dnes jsou 3 setkání.", "Dnes je 5 setkání."]
    assert running == ["Setkání běží.", "Setkání běží, dnes je ještě 1.", "Setkání běží, dnes jsou ještě 2."]


def test_meetings_of_the_day_are_not_counted_twice() -> None:
    rows = urgency.groups([work(is_today=True, is_meeting=True), work(is_today=True, hint="Zavolejte.")], MONDAY)

    assert [urgency.summary(rows, meeting=said).replace("\xa0", " ") for said in ("Dnes jsou 2 setkání.", "")] == [
        "Dnes jsou 2 setkání. 1 věc je na dnešek.",
        "2 věci jsou na dnešek.",
    ]
