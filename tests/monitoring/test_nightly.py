"""The night: who is reminded and how, one overview for a colleague, and nothing twice whatever is killed when."""

from datetime import date, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from kruh.access.models import User
from kruh.cases import actions as cases
from kruh.cases.models import CasePerson
from kruh.cases.vocabulary import ContactKind
from kruh.foundation import days
from kruh.messaging.models import Message
from kruh.messaging.vocabulary import Channel, Kind
from kruh.monitoring import actions, letters, night
from kruh.monitoring.models import Night, TaskLink
from kruh.monitoring.queries import nightly as queries
from kruh.monitoring.rules import reminders
from kruh.monitoring.rules.reminders import Asked, Counts, Numbers
from kruh.monitoring.vocabulary import Due, Reach, Rhythm, Stage
from kruh.plans import actions as plans
from kruh.plans.models import Task
from kruh.plans.vocabulary import Way
from tests.factories import minutes as factory
from tests.factories.minutes import NEXT_DAY, Told
from tests.monitoring.conftest import contact, made, wishes

pytestmark = pytest.mark.django_db
DUE = date(2026, 3, 30)
NUMBERS = Numbers(before=3, after=2, ask=5, head=15, kept=30)


def at(day: date, hour: int = 2) -> datetime:
    return days.start_of_day(day) + timedelta(hours=hour)


def ran(moment: datetime) -> Night:
    for _ in night.run(moment):
        pass
    return Night.objects.get(day=days.local_day(moment))


def reminders_sent() -> list[Message]:
    return list(
        Message.objects.filter(kind=Kind.TASK, case__isnull=False).select_related("key").order_by("queued_at", "pk")
    )


def overviews_sent() -> list[Message]:
    return list(Message.objects.filter(kind=Kind.TASK, case=None).select_related("key").order_by("queued_at", "pk"))


@pytest.fixture
def told() -> Told:
    found = factory.held()
    contact(found.rows["Vlasta"].person)
    return found


# Rules -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "asked", "found"),
    [
        (DUE - timedelta(days=4), Asked(Reach.EMAIL), None),
        (DUE - timedelta(days=3), Asked(Reach.EMAIL), Due.BEFORE),
        (DUE, Asked(Reach.EMAIL), Due.BEFORE),
        (DUE, Asked(Reach.EMAIL, before=0), None),
        (DUE - timedelta(days=7), Asked(Reach.LETTER, before=7), Due.BEFORE),
        (DUE + timedelta(days=1), Asked(Reach.EMAIL), None),
        (DUE + timedelta(days=2), Asked(Reach.EMAIL), Due.AFTER),
        (DUE + timedelta(days=2), Asked(Reach.EMAIL, after=False), None),
        (DUE + timedelta(days=15), Asked(Reach.EMAIL), None),
        (DUE, Asked(Reach.NONE), None),
    ],
)
def test_reminder_is_due_as_the_person_wishes(today: date, asked: Asked, found: Due | None) -> None:
    assert reminders.due(DUE, today, asked, NUMBERS) == found


@pytest.mark.parametrize(
    ("moment", "leaves"),
    [
        (at(date(2026, 3, 30), 2), at(date(2026, 3, 30), 8)),
        (at(date(2026, 3, 30), 12), at(date(2026, 3, 30), 12)),
        (at(date(2026, 3, 30), 19), at(date(2026, 3, 31), 8)),
        (at(date(2026, 4, 3), 2), at(date(2026, 4, 7), 8)),  # Good Friday, and Monday after Easter
        (at(date(2026, 3, 28), 12), days.moment(date(2026, 3, 30), reminders.MORNING)),  # a Saturday, and summer time
    ],
)
def test_message_leaves_by_day_on_a_working_day(moment: datetime, leaves: datetime) -> None:
    assert reminders.leaves_at(moment) == leaves


@pytest.mark.parametrize(
    ("rhythm", "counts", "period"),
    [
        (Rhythm.DAILY, Counts(soon=1), "2026-03-30"),
        (Rhythm.DAILY, Counts(), ""),
        (Rhythm.WEEKLY, Counts(late=2), "2026-W14"),
        (Rhythm.LATE, Counts(late=2), ""),
        (Rhythm.LATE, Counts(late=2, just_late=1), "2026-03-30"),
        (Rhythm.NONE, Counts(late=2, just_late=1), ""),
    ],
)
def test_overview_comes_once_for_its_time(rhythm: Rhythm, counts: Counts, period: str) -> None:
    assert reminders.period(rhythm, DUE, counts) == period
    assert reminders.period(rhythm, date(2026, 3, 29), counts) == ""


# People without an account -----------------------------------------------------------------------------------------


def test_reminder_comes_once_with_a_neutral_subject_and_the_link_alone(told: Told) -> None:
    made(told)
    wishes(told, "Vlasta")

    found = [ran(at(DUE - timedelta(days=back))).reminders for back in (4, 3, 2, 1)]

    sent = reminders_sent()
    assert (found, len(sent)) == ([0, 1, 0, 0], 1)
    assert (sent[0].subject, sent[0].address, sent[0].channel) == ("Připomenutí", "vlasta@posta.example", Channel.EMAIL)
    assert [words in sent[0].text for words in ("/u/", "Adam", "škol", "30. 3.")] == [True, False, False, False]
    assert sent[0].due_at == at(DUE - timedelta(days=3), 8)


def test_second_reminder_leads_where_the_first_one_led(told: Told) -> None:
    made(told)
    wishes(told, "Vlasta")

    ran(at(DUE - timedelta(days=1)))
    ran(at(DUE + timedelta(days=3)))

    texts = [message.text for message in reminders_sent()]
    links = [next(line for line in text.splitlines() if "/u/" in line) for text in texts]
    assert (len(links), len(set(links)), TaskLink.objects.count()) == (2, 1, 1)


@pytest.mark.parametrize("why", ["nobody asked", "none", "unsafe", "dead", "gone", "apart", "said done", "done"])
def test_nobody_is_reminded_who_must_or_need_not_be(why: str) -> None:
    told = factory.held()
    task, person = made(told), told.rows["Vlasta"].person
    contact(person, is_safe=why != "unsafe")
    if why != "nobody asked":
        wishes(told, "Vlasta", Reach.NONE if why == "none" else Reach.EMAIL)
    if why == "dead":
        person.died_on = date(2026, 3, 20)
        person.save()
    if why == "gone":
        CasePerson.objects.filter(case=told.world.case, person=person).update(ended_on=date(2026, 3, 20))
    if why == "apart":
        pair: dict[str, Any] = {"person": person, "other": told.rows["Radek"].person, "kind": "fear"}
        pair |= {"reason": "Bojí se.", "valid_from": NEXT_DAY.date()}
        cases.keep_apart(told.world.case, **pair, by=told.worker, at=NEXT_DAY)
    if why == "said done":
        Task.objects.filter(pk=task.pk).update(checker_user=told.worker)
        plans.tell_task(Task.objects.get(pk=task.pk), said="done", person=person, way=Way.LINK, by=None, at=NEXT_DAY)
    if why == "done":
        plans.report_done(task, by=told.worker, at=NEXT_DAY)

    assert (ran(at(DUE)).reminders, reminders_sent()) == (0, [])


def test_text_for_a_phone_waits_for_the_worker_to_hand_it_over(told: Told) -> None:
    made(told)
    contact(told.rows["Vlasta"].person, ContactKind.PHONE, "+420777111222")
    wishes(told, "Vlasta", Reach.PHONE, before=7)

    ran(at(DUE - timedelta(days=7)))

    message = reminders_sent()[0]
    assert (message.channel, message.address, message.text.isascii()) == (Channel.PHONE, "+420777111222", True)


def test_who_checks_is_asked_when_the_other_one_says_it_is_done(told: Told) -> None:
    jitka = told.rows["Jitka"].person
    task = made(told, checker_person=jitka)
    contact(jitka, value="jitka@posta.example")
    wishes(told, "Jitka")
    plans.tell_task(task, said="done", person=told.rows["Vlasta"].person, way=Way.LINK, by=None, at=NEXT_DAY)

    ran(at(DUE - timedelta(days=10)))
    ran(at(DUE - timedelta(days=9)))

    assert [message.address for message in reminders_sent()] == ["jitka@posta.example"]


# Colleagues --------------------------------------------------------------------------------------------------------


def test_colleague_gets_one_mail_with_numbers_alone(told: Told) -> None:
    for _ in range(3):
        made(told, person=None, user=told.worker)
    actions.choose_overview(told.worker, rhythm=Rhythm.DAILY, by=told.worker, at=NEXT_DAY)

    for hour in (2, 3):
        ran(at(DUE, hour))

    sent = [message for message in overviews_sent() if message.recipient_ref == told.worker.pk]
    assert len(sent) == 1
    assert (sent[0].subject, "3 úkoly do týdne" in sent[0].text.replace("\xa0", " ")) == ("Co na vás čeká", True)
    assert [words in sent[0].text for words in ("Adam", "Havlín", "škol", "30. 3.")] == [False] * 4


def test_weekly_overview_comes_once_a_week_and_who_left_gets_none(told: Told) -> None:
    made(told, person=None, user=told.worker)

    numbers = []
    for day in (DUE, DUE + timedelta(days=1), DUE + timedelta(days=8)):
        ran(at(day))
        numbers.append(len(overviews_sent()))
    User.objects.update(is_active=False)
    ran(at(DUE + timedelta(days=15)))

    assert (numbers, len(overviews_sent())) == ([1, 1, 2], 2)


def test_key_worker_is_told_how_many_to_ask_and_what_was_said(told: Told) -> None:
    asked, said = made(told), made(told, due_on=date(2026, 12, 1))
    plans.tell_task(said, said="cannot", person=told.rows["Vlasta"].person, way=Way.LINK, by=None, at=NEXT_DAY)
    day = DUE + timedelta(days=10)

    counts = queries.counts([told.worker], day, day - timedelta(days=7), 3)[told.worker.pk]

    assert (asked.said, counts) == ("", Counts(asking=1, told=1))


# Killed in the middle ----------------------------------------------------------------------------------------------


class Killed(BaseException):
    """The process is gone."""


def many(told: Told, number: int = 7) -> None:
    wishes(told, "Vlasta")
    for day in range(number):
        made(told, due_on=DUE - timedelta(days=day % 3))


@pytest.mark.parametrize("after", range(1, 8))
def test_killed_in_the_middle_it_goes_on_and_sends_nothing_twice(
    told: Told, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(told)
    monkeypatch.setattr(queries, "TASKS", 3)
    left, remind = [after], letters.remind

    def dying(*args: Any, **words: Any) -> None:
        remind(*args, **words)
        left[0] -= 1
        if left[0] == 0:
            raise Killed

    monkeypatch.setattr(letters, "remind", dying)
    with pytest.raises(Killed):
        ran(at(DUE - timedelta(days=2)))
    ran(at(DUE - timedelta(days=2), 3))

    sent = reminders_sent()
    assert (len(sent), len({message.dedupe for message in sent}), TaskLink.objects.count()) == (7, 7, 7)
    assert Night.objects.get().stage == Stage.DONE


def test_night_that_ended_does_nothing_more(told: Told) -> None:
    many(told)
    ran(at(DUE - timedelta(days=2)))
    before = Message.objects.count()

    Night.objects.update(stage=Stage.TASKS, place="", ended_at=None)
    ran(at(DUE - timedelta(days=2), 5))
    assert Message.objects.count() == before
    assert list(night.run(at(DUE - timedelta(days=2), 6))) == []


def test_postman_does_it_in_small_pieces_after_midnight(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    many(told)
    monkeypatch.setattr(queries, "TASKS", 2)
    monkeypatch.setattr(night, "PIECES", 1)
    moment = at(DUE - timedelta(days=2))

    night.do_piece(days.start_of_day(days.local_day(moment)))
    assert Night.objects.count() == 0
    numbers = []
    for _ in range(6):
        night.do_piece(moment)
        numbers.append(len(reminders_sent()))

    assert (numbers, Night.objects.get().stage) == ([2, 4, 6, 7, 7, 7], Stage.DONE)


def test_command_shows_how_far_it_is_and_sums_up(told: Told, time_machine: Any) -> None:
    many(told)
    time_machine.move_to(at(DUE - timedelta(days=2)), tick=False)
    first, second = StringIO(), StringIO()

    call_command("nightly", stdout=first)
    call_command("nightly", stdout=second)

    lines = first.getvalue().replace("\xa0", " ").splitlines()
    assert (lines[-2].startswith("100 %"), lines[-1]) == (True, "Hotovo: 7 připomínek, 0 přehledů.")
    assert "už skončil dřív" in second.getvalue()
