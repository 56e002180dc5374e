"""Working days, deadlines, days as people write them, and hours of Prague."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kruh.foundation import days

N = "\u00a0"
TODAY = date(2026, 11, 23)  # a Monday
DAYS = st.dates(date(2015, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("held_on", "due"),
    [
        (date(2026, 3, 10), date(2026, 3, 17)),
        (date(2026, 4, 1), date(2026, 4, 10)),  # Good Friday and Easter Monday
        (date(2026, 5, 5), date(2026, 5, 13)),  # 8 May
        (date(2026, 6, 30), date(2026, 7, 8)),  # 6 July; 5 July is a Sunday
        (date(2026, 12, 21), date(2026, 12, 30)),  # Christmas
        (date(2026, 12, 28), date(2027, 1, 5)),  # New Year
        (date(2026, 4, 18), date(2026, 4, 24)),  # held on a Saturday
    ],
)
def test_minutes_due_skips_days_off(held_on: date, due: date) -> None:
    assert days.minutes_due(held_on) == due


def test_minutes_due_skips_closures_of_the_organisation() -> None:
    assert days.minutes_due(date(2026, 3, 10), {date(2026, 3, 13)}) == date(2026, 3, 18)


EASTER_SUNDAYS = {
    2024: (3, 31),
    2025: (4, 20),
    2026: (4, 5),
    2027: (3, 28),
    2028: (4, 16),
    2029: (4, 1),
    2030: (4, 21),
    2031: (4, 13),
    2032: (3, 28),
    2033: (4, 17),
}
FIXED_HOLIDAYS = [(1, 1), (5, 1), (5, 8), (7, 5), (7, 6), (9, 28), (10, 28), (11, 17), (12, 24), (12, 25), (12, 26)]


@pytest.mark.parametrize("year", EASTER_SUNDAYS)
def test_holidays_of_ten_years_are_those_of_the_law(year: int) -> None:
    sunday = date(year, *EASTER_SUNDAYS[year])
    lawful = {date(year, *fixed) for fixed in FIXED_HOLIDAYS} | {sunday - timedelta(2), sunday + timedelta(1)}

    every_day = (date(year, 1, 1) + timedelta(passed) for passed in range(366))

    assert {day for day in every_day if day.year == year and days.holiday_name(day)} == lawful


WORKING_DAYS = {
    2024: 252,
    2025: 251,
    2026: 250,
    2027: 252,
    2028: 250,
    2029: 250,
    2030: 251,
    2031: 251,
    2032: 253,
    2033: 252,
}


@pytest.mark.parametrize("year", WORKING_DAYS)
def test_working_days_of_ten_years(year: int) -> None:
    assert days.working_days_between(date(year - 1, 12, 31), date(year, 12, 31)) == WORKING_DAYS[year]


@given(DAYS, st.integers(0, 60), st.sets(DAYS, max_size=5))
def test_added_working_days_are_counted_back(start: date, number: int, closures: set[date]) -> None:
    due = days.add_working_days(start, number, closures)

    assert days.working_days_between(start, due, closures) == number
    assert days.is_working(due, closures) or number == 0


@given(DAYS, st.integers(1, 30))
def test_adding_and_taking_working_days_returns_to_a_working_day(start: date, number: int) -> None:
    start = days.next_working(start)

    assert days.add_working_days(days.add_working_days(start, number), -number) == start


@given(DAYS, DAYS)
def test_remaining_changes_sign_with_direction(today: date, due: date) -> None:
    assert days.remaining(today, due) == -days.remaining(due, today)


@given(DAYS)
def test_month_after_is_a_working_day_within_six_weeks(start: date) -> None:
    end = days.month_after(start)

    assert days.is_working(end)
    assert 28 <= (end - start).days <= 37


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 3, 10), date(2026, 4, 10)),
        (date(2026, 1, 31), date(2026, 3, 2)),  # 28 February is a Saturday
        (date(2026, 4, 8), date(2026, 5, 11)),  # 8 May, then a weekend
        (date(2026, 12, 1), date(2027, 1, 4)),  # New Year's Day, then a weekend
        (date(2028, 1, 31), date(2028, 2, 29)),
    ],
)
def test_month_after_moves_to_the_next_working_day(start: date, end: date) -> None:
    assert days.month_after(start) == end


def test_remaining_counts_from_today() -> None:
    assert days.remaining(TODAY, TODAY) == 0
    assert days.remaining(TODAY, date(2026, 11, 27)) == 4
    assert days.remaining(TODAY, date(2026, 11, 20)) == -1


def test_holiday_name_is_czech() -> None:
    assert days.holiday_name(date(2026, 4, 3)) == "Velký pátek"
    assert days.holiday_name(date(2026, 4, 7)) is None


def test_days_are_printed_with_spaces_that_do_not_break() -> None:
    assert days.day(date(2026, 12, 3)) == f"3.{N}12.{N}2026"
    assert days.day_long(date(2026, 12, 3)) == f"čtvrtek 3.{N}prosince{N}2026"


def test_clock_is_printed_in_prague() -> None:
    assert days.clock(time(9, 5)) == "9:05"
    assert days.clock(datetime(2026, 7, 1, 7, 0, tzinfo=UTC)) == "9:00"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("3. 12. 2026", date(2026, 12, 3)),
        ("3.12.2026", date(2026, 12, 3)),
        ("3.12.26", date(2026, 12, 3)),
        (f" 3.{N}12.{N}2026 ", date(2026, 12, 3)),
        ("3/12/2026", date(2026, 12, 3)),
        ("2026-12-03", date(2026, 12, 3)),
        ("3.12.", date(2026, 12, 3)),
        ("3. 12", date(2026, 12, 3)),
        ("20. 11.", date(2026, 11, 20)),
        ("20. 5.", date(2027, 5, 20)),
        ("3. prosince 2026", date(2026, 12, 3)),
        ("3. PROSINCE", date(2026, 12, 3)),
        ("čtvrtek 3. prosince 2026", date(2026, 12, 3)),
        ("čt 3. 12.", date(2026, 12, 3)),
        ("dnes", date(2026, 11, 23)),
        ("Zítra", date(2026, 11, 24)),
        ("pozitri", date(2026, 11, 25)),
        ("včera", date(2026, 11, 22)),
        ("pátek", date(2026, 11, 27)),
        ("do pátku", date(2026, 11, 27)),
        ("ve středu", date(2026, 11, 25)),
        ("pondělí", date(2026, 11, 30)),
        ("do neděle", date(2026, 11, 29)),
        ("příští úterý", date(2026, 12, 1)),
        ("za týden", date(2026, 11, 30)),
        ("za 3 dny", date(2026, 11, 26)),
        ("za 2 týdny", date(2026, 12, 7)),
    ],
)
def test_parse_day_understands_people(written: str, meant: date) -> None:
    assert days.parse_day(written, TODAY) == meant


def test_parse_day_without_year_remembers_last_month_across_new_year() -> None:
    assert days.parse_day("20. 12.", date(2027, 1, 5)) == date(2026, 12, 20)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("", "Napište den, třeba 3. 12. 2026."),
        ("31. 2. 2026", "31. 2. 2026 neexistuje: únor má v roce 2026 jen 28 dní."),
        ("29. 2.", "29. 2. 2026 neexistuje: únor má v roce 2026 jen 28 dní."),
        ("31.11.", "31. 11. 2027 neexistuje: listopad má v roce 2027 jen 30 dní."),
        ("0. 5. 2026", "0. 5. 2026 neexistuje: dny v měsíci začínají jedničkou."),
        ("0. 12.", "0. 12. 2026 neexistuje: dny v měsíci začínají jedničkou."),
        ("12/13/2026", "Měsíc číslo 13 neexistuje. Napište nejdřív den a pak měsíc, třeba 3. 12. 2026."),
        ("1. 1. 1066", "Rok 1066 sem nepatří. Čekáme rok od 1900 do 2100."),
        ("brzy", "Z textu „brzy“ nejde poznat den. Napište ho třeba takto: 3. 12. 2026."),
        ("3. foobar 2026", "Z textu „3. foobar 2026“ nejde poznat den. Napište ho třeba takto: 3. 12. 2026."),
        ("x" * 99, f"Z textu „{'x' * 30}…“ nejde poznat den. Napište ho třeba takto: 3. 12. 2026."),
        ("pátek 3. 12. 2026", "3. 12. 2026 je čtvrtek, ne pátek. Opravte jedno z toho."),
    ],
)
def test_parse_day_says_what_is_wrong(written: str, sentence: str) -> None:
    with pytest.raises(ValueError) as refusal:  # noqa: PT011
        days.parse_day(written, TODAY)

    assert str(refusal.value) == sentence


@given(st.text(max_size=20))
def test_parse_day_never_fails_otherwise(written: str) -> None:
    try:
        found = days.parse_day(written, TODAY)
    except ValueError as refusal:
        assert str(refusal).endswith(".")  # noqa: PT017
    else:
        assert isinstance(found, date)


@given(DAYS)
def test_parse_day_reads_what_is_printed(day: date) -> None:
    assert days.parse_day(days.day(day), TODAY) == day
    assert days.parse_day(days.day_long(day), TODAY) == day


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("9", time(9)),
        ("9:00", time(9)),
        ("9.30", time(9, 30)),
        ("930", time(9, 30)),
        ("1415", time(14, 15)),
        ("v 9 hodin", time(9)),
        ("14:00 h", time(14)),
        ("0:00", time(0)),
    ],
)
def test_parse_clock_understands_people(written: str, meant: time) -> None:
    assert days.parse_clock(written) == meant


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("", "Napište hodinu, třeba 9:00."),
        ("25", "Čas 25:00 neexistuje. Hodiny jsou od 0 do 23 a minuty od 0 do 59."),
        ("9:75", "Čas 9:75 neexistuje. Hodiny jsou od 0 do 23 a minuty od 0 do 59."),
        ("ráno", "Z textu „ráno“ nejde poznat hodina. Napište ji třeba takto: 9:00."),
    ],
)
def test_parse_clock_says_what_is_wrong(written: str, sentence: str) -> None:
    with pytest.raises(ValueError) as refusal:  # noqa: PT011
        days.parse_clock(written)

    assert str(refusal.value) == sentence


def test_moment_is_utc_in_winter_and_summer() -> None:
    assert days.moment(date(2026, 1, 15), time(9)) == datetime(2026, 1, 15, 8, tzinfo=UTC)
    assert days.moment(date(2026, 7, 15), time(9)) == datetime(2026, 7, 15, 7, tzinfo=UTC)


def test_moment_refuses_an_hour_skipped_in_spring() -> None:
    with pytest.raises(ValueError, match=r"^29\. 3\. 2026 ve\s2:30 hodiny neukážou"):
        days.moment(date(2026, 3, 29), time(2, 30))


def test_moment_of_an_hour_that_comes_twice_is_the_first() -> None:
    assert days.moment(date(2026, 10, 25), time(2, 30)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 5, 5), 24)])
def test_a_day_has_the_hours_prague_gives_it(day: date, hours: int) -> None:
    length = days.start_of_day(day + timedelta(1)) - days.start_of_day(day)

    assert length == timedelta(hours=hours)


def test_local_day_is_the_day_of_prague() -> None:
    assert days.local_day(datetime(2026, 12, 2, 23, 30, tzinfo=UTC)) == date(2026, 12, 3)


@pytest.mark.parametrize(
    ("until", "last"),
    [
        (days.start_of_day(date(2027, 1, 1)), date(2026, 12, 31)),
        (days.start_of_day(date(2027, 1, 1)) + timedelta(minutes=1), date(2027, 1, 1)),
    ],
)
def test_last_day_of_what_ends_at_midnight_is_the_day_before(until: datetime, last: date) -> None:
    assert days.last_day(until) == last


@pytest.mark.parametrize(
    ("hour", "said"),
    [(9, "v 9:00"), (2, "ve 2:00"), (4, "ve 4:00"), (11, "v 11:00"), (12, "ve 12:00"), (14, "ve 14:00"),
     (15, "v 15:00"), (19, "v 19:00"), (20, "ve 20:00"), (23, "ve 23:00"), (0, "v 0:00")],
)  # fmt: skip
def test_at_clock_says_the_preposition_that_suits_the_hour(hour: int, said: str) -> None:
    assert days.at_clock(time(hour)).replace("\xa0", " ") == said


def test_spans_are_read_as_they_were_written() -> None:
    eve, new_year = (date(2026, 12, 30), date(2026, 12, 31)), (date(2027, 1, 4), date(2027, 1, 4))

    written = days.written_spans([new_year, eve])

    assert written == "2026-12-30/2026-12-31 2027-01-04/2027-01-04"
    assert (days.spans(written), days.spans("")) == (frozenset({*eve, new_year[0]}), frozenset())
