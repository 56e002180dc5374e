"""What counts in, and what came of it: each counting rule on its edges."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from kruh.meetings.vocabulary import HeardHow
from kruh.plans.vocabulary import Carrying, Kept, TaskState
from kruh.statistics.queries.listing import unseen
from kruh.statistics.rules import measures
from kruh.statistics.rules.facts import Held, Planned, Promised
from kruh.statistics.rules.measures import Measure
from kruh.statistics.rules.numbers import Share
from kruh.statistics.vocabulary import Balance, Heard, Support, Timing

TODAY = date(2026, 3, 20)
DAY = timedelta(days=1)
DUE = date(2026, 3, 17)
HELD = Held(UUID(int=1), 1, date(2026, 3, 10))
TASK = Promised(UUID(int=2), DUE, TaskState.OPEN, None, Carrying.FAMILY)


@pytest.mark.parametrize(
    ("measure", "told", "outcome"),
    [
        (measures.MEETINGS, {}, None),
        (measures.MEETINGS, {"asked_on": date(2026, 1, 5), "met_on": date(2026, 2, 5)}, Timing.IN_TIME),
        (measures.MEETINGS, {"asked_on": date(2026, 1, 5), "met_on": date(2026, 2, 6)}, Timing.LATE),
        (measures.MINUTES, {}, None),
        (measures.MINUTES, {"due_on": TODAY}, None),
        (measures.MINUTES, {"due_on": DUE}, Timing.OVERDUE),
        (measures.MINUTES, {"due_on": DUE, "had_on": DUE}, Timing.IN_TIME),
        (measures.MINUTES, {"due_on": DUE, "had_on": DUE + DAY}, Timing.LATE),
        (measures.MINUTES, {"due_on": TODAY + DAY, "had_on": TODAY}, Timing.IN_TIME),
        (measures.HEARD, {}, None),
        (measures.HEARD, {"heard_how": ""}, Heard.UNKNOWN),
        (measures.HEARD, {"heard_how": "present"}, Heard.PRESENT),
        (measures.HEARD, {"heard_how": "not_heard"}, Heard.NOT_HEARD),
        (measures.SUPPORT, {}, None),
        (measures.SUPPORT, {"family": 1}, Support.WITHOUT),
        (measures.SUPPORT, {"family": 2, "has_support": True}, Support.WITH),
        (measures.BALANCE, {}, None),
        (measures.BALANCE, {"family": 2, "professionals": 2}, Balance.FAMILY),
        (measures.BALANCE, {"family": 2, "professionals": 3}, Balance.PROFESSIONALS),
    ],
)
def test_meeting_is_counted_by_its_rule(measure: Measure, told: dict[str, Any], outcome: Any) -> None:
    assert measure.rule(replace(HELD, **told), TODAY) == outcome


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ({}, Kept.OVERDUE),
        ({"due_on": TODAY}, Kept.OPEN),
        ({"state": TaskState.DONE, "ended_on": DUE}, Kept.IN_TIME),
        ({"state": TaskState.DONE, "ended_on": DUE + DAY}, Kept.LATE),
        ({"state": TaskState.CARRIED, "ended_on": DUE}, None),
    ],
)
def test_task_is_counted_by_what_became_of_it(told: dict[str, Any], outcome: Kept | None) -> None:
    assert measures.TASKS.rule(replace(TASK, **told), TODAY) == outcome


@pytest.mark.parametrize(
    ("due_on", "first_on", "outcome"),
    [
        (TODAY, None, None),
        (DUE, None, Timing.OVERDUE),
        (DUE, DUE, Timing.IN_TIME),
        (DUE, DUE + DAY, Timing.LATE),
        (TODAY + DAY, TODAY, Timing.IN_TIME),
    ],
)
def test_first_plan_is_counted_by_its_day(due_on: date, first_on: date | None, outcome: Timing | None) -> None:
    assert measures.PLANS.rule(Planned(UUID(int=3), UUID(int=4), due_on, first_on), TODAY) == outcome


def test_every_way_of_hearing_a_child_has_its_outcome() -> None:
    assert {how.value: measures.heard(replace(HELD, heard_how=how.value), TODAY) for how in HeardHow} == {
        "present": Heard.PRESENT,
        "support": Heard.SUPPORT,
        "written": Heard.WRITTEN,
        "before": Heard.BEFORE,
        "not_heard": Heard.NOT_HEARD,
    }


def test_running_tasks_are_told_and_stay_out_of_the_share() -> None:
    rows = [TASK, replace(TASK, due_on=TODAY), replace(TASK, state=TaskState.DONE, ended_on=DUE)]

    found = measures.counted(measures.TASKS, rows, TODAY)

    assert found == {
        Kept.IN_TIME: 1, Kept.LATE: 0, Kept.PARTLY: 0, Kept.DROPPED: 0, Kept.OPEN: 1, Kept.OVERDUE: 1,
    }  # fmt: skip
    assert measures.share(measures.TASKS, found) == Share(1, 2)


def test_way_to_the_meeting_is_said_in_days() -> None:
    asked = [replace(HELD, asked_on=HELD.met_on - days * DAY) for days in (1, 20, 40)]

    assert measures.days_to_meet([*asked, HELD]).replace("\xa0", " ") == "Obvykle 20 dní, nejdéle 40 dní."
    assert measures.days_to_meet([HELD]) == ""


def test_people_of_both_sides_are_added_up() -> None:
    rows = [replace(HELD, family=2, professionals=1), replace(HELD, family=3)]

    said = measures.people_at_table(rows).replace("\xa0", " ")

    assert (said, measures.people_at_table([HELD])) == ("Dohromady 5 lidí ze strany rodiny, 1 odborník.", "")


@pytest.mark.parametrize(
    ("mine", "others", "shown", "words"),
    [
        (2, 0, 2, ""),
        (2, 1, 2, "a 1 další, do kterého nevidíte"),
        (1, 2, 1, "a 2 další, do kterých nevidíte"),
        (1, 7, 1, "a 7 dalších, do kterých nevidíte"),
        (0, 3, 0, "3, do kterých nevidíte"),
        (5, 0, 3, "a 2 další"),
        (9, 1, 3, "a 6 dalších, 1, do kterého nevidíte"),
    ],
)
def test_what_a_list_does_not_show_is_said(mine: int, others: int, shown: int, words: str) -> None:
    rows = [HELD] * mine + [replace(HELD, is_mine=False)] * others

    assert unseen(rows, shown).replace("\xa0", " ") == words
