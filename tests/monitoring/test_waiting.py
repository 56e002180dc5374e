"""What waits for the key worker: reports to read, whom to ask with plan B, who can keep a promise no more, reviews."""

from datetime import date, timedelta
from typing import Any

import pytest

from kruh.access.models import User
from kruh.cases.models import CasePerson
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import State
from kruh.foundation import days
from kruh.monitoring.queries import reviews, waiting
from kruh.monitoring.rules import waiting as rules
from kruh.plans import actions as plans
from kruh.plans.models import Task
from kruh.plans.vocabulary import Way
from tests.factories import minutes as factory
from tests.factories import people
from tests.factories.minutes import MET, NEXT_DAY, Told
from tests.monitoring.conftest import made

pytestmark = pytest.mark.django_db
DUE = date(2026, 3, 30)


def lines(who: User, day: date) -> list[tuple[str, str, str]]:
    at = days.start_of_day(day) + timedelta(hours=9)
    found = waiting.lines(waiting.waiting_rows(people.fresh(who), at), day)
    return [(line.label.replace("\xa0", " "), line.hint, line.page) for line in found]


def tell(told: Told, task: Task, said: str) -> None:
    plans.tell_task(task, said=said, person=told.rows["Vlasta"].person, way=Way.LINK, by=None, at=NEXT_DAY)


def test_key_worker_asks_a_week_after_the_term_and_sees_plan_b() -> None:
    told = factory.held()
    made(told, plan_b="Zavolat trenérovi.")

    silent = [lines(told.worker, day) for day in (DUE, date(2026, 4, 7), date(2026, 4, 8))]
    asked = lines(told.worker, date(2026, 4, 9))  # five working days, Good Friday and Easter Monday left out

    assert silent == [[], [], []]
    label = "Zeptat se, jak to jde: Chodit s Adamem ráno do školy – Vlasta Havlínová"
    assert asked == [(label, "Plán B: Zavolat trenérovi.", "plans:task")]


def test_what_somebody_said_is_to_be_read() -> None:
    told = factory.held()
    tell(told, made(told), "cannot")

    assert [line[0] for line in lines(told.worker, DUE)] == [
        "Přečíst hlášení (hlásí: nejde to): Chodit s Adamem ráno do školy"
    ]


@pytest.mark.parametrize("why", ["dead", "left the case", "left the service"])
def test_task_that_nobody_can_keep_says_what_to_do(why: str) -> None:
    told = factory.held()
    colleague = people.user()
    words: dict[str, Any] = {"person": None} if why == "left the service" else {}
    task, vlasta = made(told, **words), told.rows["Vlasta"].person
    if why == "dead":
        vlasta.died_on = date(2026, 3, 20)
        vlasta.save()
    if why == "left the case":
        CasePerson.objects.filter(case=told.world.case, person=vlasta).update(ended_on=date(2026, 3, 20))
    if why == "left the service":
        Task.objects.filter(pk=task.pk).update(user=colleague)
        User.objects.filter(pk=colleague.pk).update(is_active=False)

    ((label, hint, page),) = lines(told.worker, date(2026, 3, 25))

    assert (label, page) == ("Úkol nemá kdo splnit: Chodit s Adamem ráno do školy", "plans:task")
    assert "Vyberte, kdo úkol převezme, nebo zapište, že už neplatí, a proč." in hint


def test_others_are_told_nothing_of_it() -> None:
    told = factory.held()
    tell(told, made(told), "cannot")

    assert (lines(told.sent(), DUE), lines(told.world.consultant, DUE)) == ([], [])


@pytest.mark.parametrize("number", [0, 1, 5, 15])
def test_day_before_which_one_asks_is_the_same_counted_from_either_end(number: int) -> None:
    for step in range(40):
        today = date(2026, 3, 20) + timedelta(days=step)
        before = rules.asked_before(today, number)
        asked = [rules.is_to_ask(today - timedelta(days=back), today, number) for back in range(60)]
        assert asked == [today - timedelta(days=back) < before for back in range(60)]


# Reviews -----------------------------------------------------------------------------------------------------------


def proposed(told: Told, day: date) -> list[str]:
    at = days.start_of_day(day) + timedelta(hours=9)
    found = reviews.due(reviews.waiting_reviews(told.worker, at), day)
    return [f"{line.label} {line.hint}" for line in (rules.of_review(one, day) for one in found)]


def test_review_proposes_itself_a_fortnight_before_three_months_have_passed() -> None:
    told = factory.held()
    made(told)
    Conference.objects.filter(pk=told.world.conference.pk).update(state=State.CONCLUDED)
    met = days.local_day(MET)
    planned = days.months_after(met, 3)

    assert proposed(told, planned - timedelta(days=15)) == []
    (line,) = proposed(told, planned - timedelta(days=14))
    said = "Domluvit kontrolní setkání, poslední bylo 17. 3. 2026 K převzetí: 1 nedokončený úkol."
    assert line.replace("\xa0", " ") == said
    assert proposed(told, planned + timedelta(days=400)) == []


def test_conference_that_is_followed_proposes_nothing() -> None:
    told = factory.held()
    row = told.world.fresh()
    Conference.objects.filter(pk=row.pk).update(state=State.CONCLUDED)
    following = Conference(
        case=row.case, office=row.office, key=row.key, previous=row, number=99, made_at=NEXT_DAY, state_since=NEXT_DAY
    )
    following.save(force_insert=True)

    assert proposed(told, days.months_after(days.local_day(MET), 3)) == []
