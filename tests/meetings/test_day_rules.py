"""Who is missing, whether to begin, which hours can be, and how the time is spent."""

from datetime import UTC, date, datetime, time

import pytest

from kruh.conferences.vocabulary import State, Type
from kruh.meetings.rules import day as rules
from kruh.meetings.rules.day import Expected
from kruh.meetings.vocabulary import PresenceState

P = PresenceState
DAY = date(2026, 3, 17)
NOON = datetime(2026, 3, 17, 11, 0, tzinfo=UTC)  # 12:00 in Prague
NEXT = datetime(2026, 3, 18, 8, 0, tzinfo=UTC)
WHY, THEN = "Všichni ostatní přijeli.", "Zavoláme mu ve čtvrtek."


def people(mother: P, father: P, teacher: P = P.HERE, facilitator: P = P.HERE) -> list[Expected]:
    return [
        Expected("Klára", mother, is_family=True),
        Expected("Ivo", father, is_family=True),
        Expected("Dana", teacher),
        Expected("Jiří", facilitator, is_team=True),
    ]


@pytest.mark.parametrize(
    ("room", "advice"),
    [
        (people(P.HERE, P.HERE), "hold"),
        (people(P.HERE, P.LEFT), "hold"),
        (people(P.HERE, P.ABSENT), "decide"),
        (people(P.HERE, P.LATE), "decide"),
        (people(P.EXCUSED, P.ABSENT), "not_held"),
        (people(P.LATE, P.ABSENT), "not_held"),
        (people(P.HERE, P.EXPECTED), "wait"),
        (people(P.HERE, P.HERE, facilitator=P.ABSENT), "decide"),
        ([*people(P.HERE, P.HERE), Expected("Renata", P.ABSENT, is_team=True)], "decide"),
        ([*people(P.HERE, P.HERE), Expected("Renata", P.ABSENT, is_team=True, is_replaced=True)], "hold"),
    ],
)
def test_advice_follows_who_is_in_the_room(room: list[Expected], advice: str) -> None:
    assert rules.advice(room) == advice


def test_conference_without_family_never_misses_the_family() -> None:
    assert rules.nobody_from_family([Expected("Dana", P.ABSENT)]) is False


def test_holding_with_everybody_needs_no_words() -> None:
    assert rules.blockers_to_hold(people(P.HERE, P.HERE), "", "") == []


def test_holding_without_somebody_needs_a_reason_and_a_next_step() -> None:
    assert rules.blockers_to_hold(people(P.HERE, P.ABSENT), "", "") == [
        "U stolu chybí Ivo. Napište, proč se přesto sejdete.",
        "Napište, co uděláte dál s tím, kdo chybí: třeba kdo mu dá vědět a jak.",
    ]
    assert rules.blockers_to_hold(people(P.HERE, P.ABSENT), WHY, THEN) == []


def test_holding_asks_first_about_those_of_whom_nobody_knows() -> None:
    assert rules.blockers_to_hold(people(P.EXPECTED, P.HERE), "", "") == ["Nejdřív zapište, jestli tu je: Klára."]


def test_not_holding_with_nobody_from_the_family_needs_no_reason() -> None:
    room = people(P.ABSENT, P.EXCUSED)

    assert (rules.blockers_to_give_up(room, ""), rules.reason_not_held(room, "")) == ([], "Z rodiny nikdo nepřišel.")


def test_not_holding_with_somebody_there_needs_a_reason() -> None:
    assert rules.blockers_to_give_up(people(P.HERE, P.ABSENT), "") == [
        "Někdo z rodiny přišel. Napište, proč se přesto nesejdete."
    ]
    assert rules.blockers_to_give_up(people(P.HERE, P.ABSENT), "Maminka je vyčerpaná.") == []


def test_not_holding_asks_only_about_the_family() -> None:
    assert rules.blockers_to_give_up(people(P.ABSENT, P.ABSENT, teacher=P.EXPECTED), "") == []
    assert rules.blockers_to_give_up(people(P.EXPECTED, P.EXPECTED), "")[0] == (
        "Nejdřív zapište, jestli tu jsou: Klára, Ivo."
    )


def test_day_opens_on_its_day_and_stays_open() -> None:
    planned = datetime(2026, 3, 17, 13, 0, tzinfo=UTC)

    assert rules.blockers_to_open_day(planned, NOON) == []
    assert rules.blockers_to_open_day(planned, NEXT) == []
    assert rules.blockers_to_open_day(planned, datetime(2026, 3, 16, 22, 59, tzinfo=UTC)) == [
        "Setkání teprve bude: úterý 17.\u00a0března\u00a02026. Docházku a začátek zapíšete ten den."
    ]
    assert rules.blockers_to_open_day(None, NOON) == ["Konference nemá termín."]


def test_attendance_is_open_from_the_date_to_the_closed_minutes() -> None:
    assert {state for state in State if not rules.blockers_to_attend(state)} == {State.SCHEDULED, State.HELD}


@pytest.mark.parametrize(
    ("began", "ended", "now", "problems"),
    [
        (time(10), time(11, 50), NOON, 0),
        (time(10), None, NOON, 0),
        (time(13), None, NOON, 1),
        (time(10), time(13), NOON, 1),
        (time(10), time(10), NOON, 1),
        (time(22), time(0, 30), NEXT, 0),
        (time(22), time(0, 30), NOON, 2),
        (time(14), time(0, 30), NEXT, 1),
        (time(22), time(23, 59), NEXT, 0),
    ],
)
def test_hours_that_cannot_be_are_refused(began: time, ended: time | None, now: datetime, problems: int) -> None:
    assert len(rules.blockers_to_times(DAY, began, ended, now)) == problems


def test_an_end_in_the_minute_of_the_beginning_is_not_called_earlier() -> None:
    assert rules.blockers_to_times(DAY, time(9), time(9), NEXT) == [
        "Začátek i konec jsou v\u00a09:00. Zapište, kdy jste opravdu skončili."
    ]


def test_an_end_earlier_than_the_beginning_is_refused_unless_people_sat_over_midnight() -> None:
    assert rules.blockers_to_times(DAY, time(14), time(12, 30), NEXT) == [
        ("Konec 12:30 je dřív než začátek 14:00. Po půlnoci může setkání skončit, jen když trvalo nejvýš 6 hodin.")
    ]
    assert rules.blockers_to_presence(P.LEFT, time(22), time(0, 30)) == []


@pytest.mark.parametrize(
    ("earlier", "later", "is_next"),
    [
        (time(20), time(2), True),
        (time(20), time(2, 1), False),
        (time(23, 59), time(0), True),
        (time(14), time(12), False),
        (time(14), time(14), False),
        (time(14), time(15), False),
    ],
)
def test_an_hour_belongs_to_the_next_day_when_the_meeting_began_in_the_evening(
    earlier: time, later: time, is_next: bool
) -> None:
    assert rules.is_next_day(earlier, later) is is_next


def test_hours_of_one_person_have_to_agree() -> None:
    assert rules.blockers_to_presence(P.LEFT, time(15), time(14)) == [
        "Odchod ve\u00a014:00 je dřív než příchod v\u00a015:00."
    ]
    assert rules.blockers_to_presence(P.ABSENT, time(15), None) == [
        "Čas příchodu a odchodu patří jen k tomu, kdo tu byl."
    ]
    assert rules.blockers_to_presence(P.HERE, time(14), None) == []


def test_few_minutes_are_not_late() -> None:
    began = datetime(2026, 3, 17, 13, 0, tzinfo=UTC)

    assert rules.came_late(began.replace(minute=4), began) is False
    assert rules.came_late(began.replace(minute=15), began) is True
    assert rules.came_late(None, began) is False


@pytest.mark.parametrize(
    ("state", "gender", "word"),
    [(P.HERE, "f", "byla tu"), (P.ABSENT, "m", "nepřišel"), (P.EXCUSED, "", "omluva"), (P.EXPECTED, "f", "nezapsáno")],
)
def test_presence_is_said_in_the_person_s_gender(state: P, gender: str, word: str) -> None:
    assert rules.presence_word(state, gender) == word


@pytest.mark.parametrize("kind", [Type.CLASSIC, Type.CHILD_LED, Type.EXPERT])
@pytest.mark.parametrize("minutes", [45, 90, 120, 180, 240])
def test_agenda_fills_the_whole_time_without_gaps(kind: Type, minutes: int) -> None:
    slots = rules.agenda(kind, minutes)

    assert (slots[0].begins, slots[-1].ends) == (0, minutes)
    assert [slot.begins for slot in slots[1:]] == [slot.ends for slot in slots[:-1]]
    assert all(slot.ends % 5 == 0 for slot in slots)


def test_agenda_of_professionals_has_no_child_s_view() -> None:
    assert "Pohled dítěte" not in [slot.title for slot in rules.agenda(Type.EXPERT, 120)]


def test_agenda_led_by_a_child_orders_its_topics() -> None:
    assert [slot.title for slot in rules.agenda(Type.CHILD_LED, 120)][1:3] == ["Témata", "Pořadí témat"]


def test_interpreting_is_said_once_for_each_interpreter() -> None:
    arranged = [
        ("Oksana Bondarenko", "ukrajinština", "2026-05-05"),
        ("Oksana Bondarenko", "ukrajinština", "2026-05-05"),
        ("Oksana Bondarenko", "ruština", "2026-05-05"),
        ("Tichý svět", "čeština", ""),
    ]

    assert rules.interpreting(arranged) == [
        "U stolu se tlumočí: ukrajinština a ruština (Oksana Bondarenko, slib 5.\u00a05.\u00a02026).",
        "U stolu se tlumočí: čeština (Tichý svět).",
    ]
    assert rules.interpreting([]) == []
