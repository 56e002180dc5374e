"""The engine of dates gives exactly what patient counting gives, and says whom to ask first."""

from datetime import UTC, date, datetime, time
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kruh.conferences.rules import slots
from kruh.conferences.rules.slots import Month, Starts

MONTH = Month(date(2026, 3, 2), 30)


def counted(
    month: Month, busy: dict[str, int], required: list[str], length: int, lead: dict[str, int], allowed: int
) -> Starts:
    """The same answer by looking at every start, every person and every quarter hour."""
    good = 0
    one_away: dict[str, int] = {}
    blocked: dict[str, int] = {}
    for start in range(month.bits):
        if not allowed >> start & 1:
            continue
        blockers = [
            who
            for who in required
            if any(
                busy.get(who, 0) >> quarter & 1 for quarter in range(max(0, start - lead.get(who, 0)), start + length)
            )
        ]
        if not blockers:
            good |= 1 << start
        if len(blockers) == 1:
            one_away[blockers[0]] = one_away.get(blockers[0], 0) | 1 << start
        for who in blockers:
            blocked[who] = blocked.get(who, 0) + 1
    return Starts(good, one_away, blocked)


def instance(seed: int) -> tuple[dict[str, int], list[str], int, dict[str, int], int]:
    chance = Random(seed)
    people = [f"osoba {number}" for number in range(chance.randint(1, 12))]
    busy = {}
    for who in people:
        busy[who] = 0
        for _ in range(chance.randint(0, 25)):
            low = chance.randrange(MONTH.bits)
            busy[who] |= ((1 << chance.randint(1, 20)) - 1) << low
        busy[who] &= (1 << MONTH.bits) - 1
    lead = {who: chance.choice([0, 2, 3]) for who in people}
    allowed = chance.getrandbits(MONTH.bits)
    return busy, people, chance.randint(1, 16), lead, allowed


@pytest.mark.parametrize("seed", range(25))
def test_engine_equals_patient_counting(seed: int) -> None:
    busy, required, length, lead, allowed = instance(seed)

    assert slots.best_starts(MONTH, busy, required, length, lead, allowed) == counted(
        MONTH, busy, required, length, lead, allowed
    )


@given(st.integers(0, 2**96 - 1), st.integers(0, 2**96 - 1), st.integers(1, 12), st.integers(0, 4))
def test_engine_equals_patient_counting_within_a_day(busy: int, allowed: int, length: int, lead: int) -> None:
    day = Month(date(2026, 3, 2), 1)

    found = slots.best_starts(day, {"a": busy}, ["a"], length, {"a": lead}, allowed)

    assert found == counted(day, {"a": busy}, ["a"], length, {"a": lead}, allowed)


def test_meeting_keeps_half_an_hour_for_the_arrival_of_the_team() -> None:
    busy = {"facilitátor": MONTH.span(datetime(2026, 3, 3, 8, tzinfo=UTC), datetime(2026, 3, 3, 9, tzinfo=UTC))}
    allowed = MONTH.hours([date(2026, 3, 3)], time(9), time(12), 4)

    found = slots.best_starts(MONTH, busy, ["facilitátor"], 4, {"facilitátor": 2}, allowed)

    assert [MONTH.when(place)[1] for place in slots.places(found.good)] == [time(10, 30), time(10, 45), time(11)]


def test_spread_offers_different_days_with_mornings_and_afternoons() -> None:
    days = [date(2026, 3, 3), date(2026, 3, 4), date(2026, 3, 5)]

    found = slots.spread(MONTH, MONTH.hours(days, time(8), time(17), 8), most=3)

    assert found == [(days[0], time(9)), (days[1], time(14)), (days[2], time(9))]


def test_hours_leave_no_start_for_a_meeting_longer_than_the_day() -> None:
    assert MONTH.hours([date(2026, 3, 3)], time(8), time(10), 9) == 0


def test_span_outside_the_month_marks_nothing() -> None:
    assert MONTH.span(datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 5, 2, tzinfo=UTC)) == 0
