"""What a calendar is told: moves, calls off and forgets, without a database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from kruh.exchange.rules.feed import (
    KEEPS_PAST,
    MOST_IN_WINDOW,
    WINDOW,
    Meeting,
    Told,
    digest,
    fresh_mark,
    told_now,
    window,
)

NOW = datetime(2026, 10, 1, 8, tzinfo=UTC)
ONE = Meeting("k-1", "Setkání", NOW + timedelta(days=3), NOW + timedelta(days=3, hours=2), "Most")


def known(meeting: Meeting, sequence: int = 0) -> dict[str, Told]:
    """The calendar has it since yesterday."""
    return {meeting.key: Told(meeting, sequence, NOW - timedelta(days=1))}


def test_a_meeting_is_told_first_as_it_is() -> None:
    assert told_now({}, [ONE], NOW) == [Told(ONE, 0, NOW)]


def test_what_did_not_change_keeps_its_number_and_moment() -> None:
    assert told_now(known(ONE, 4), [ONE], NOW) == list(known(ONE, 4).values())


def test_what_moved_or_was_called_off_gets_a_higher_number() -> None:
    later = replace(ONE, starts_at=ONE.starts_at + timedelta(days=1), ends_at=ONE.ends_at + timedelta(days=1))
    assert told_now(known(ONE, 4), [later], NOW) == [Told(later, 5, NOW)]
    off = replace(ONE, is_off=True)
    assert told_now(known(ONE), [off], NOW) == [Told(off, 1, NOW)]


def test_what_the_person_lost_is_called_off_without_its_place_and_comes_back_with_a_higher_number() -> None:
    [told] = told_now(known(ONE), [], NOW)
    assert (told.meeting.is_off, told.meeting.town, told.sequence) == (True, "", 1)
    assert told_now({ONE.key: told}, [ONE], NOW) == [Told(ONE, 2, NOW)]


def test_what_took_place_is_never_called_off_and_leaves_after_a_time() -> None:
    past = replace(ONE, starts_at=NOW - timedelta(days=2), ends_at=NOW - timedelta(days=2) + timedelta(hours=1))
    assert told_now(known(past), [], NOW) == list(known(past).values())
    assert told_now(known(past), [], NOW + KEEPS_PAST) == []


def test_what_was_called_off_before_it_was_told_is_not_told() -> None:
    assert told_now({}, [replace(ONE, is_off=True)], NOW) == []


def test_too_many_questions_in_an_hour_wait_for_the_next_hour() -> None:
    assert window(None, 0, NOW) == (NOW, 1)
    assert window(NOW, MOST_IN_WINDOW - 1, NOW) == (NOW, MOST_IN_WINDOW)
    assert window(NOW, MOST_IN_WINDOW, NOW + WINDOW / 2) is None
    assert window(NOW, MOST_IN_WINDOW, NOW + WINDOW) == (NOW + WINDOW, 1)


def test_an_address_is_long_and_its_digest_does_not_say_it() -> None:
    marks = {fresh_mark() for _ in range(100)}
    assert len(marks) == 100
    assert min(map(len, marks)) >= 43
    assert {len(digest(mark)) for mark in marks} == {32}
