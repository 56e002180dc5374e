"""Reading back on the pages: one task, everybody at the table, the way to its change and back, who understands what."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from bench import call
from kruh.conferences.models import Conference, Participant
from kruh.conferences.vocabulary import Presence, SeatRole
from kruh.meetings.models import Attendance
from kruh.plans.models import Task, TaskReading
from tests.factories import cases, minutes
from tests.factories.minutes import MET, Told
from tests.factories.visits import html, signed_in

pytestmark = pytest.mark.django_db
NOW = MET + timedelta(minutes=100)

MOST_QUERIES = 8  # one less where the database chains the trail by itself


@pytest.fixture
def told(time_machine: Any) -> Told:
    time_machine.move_to(NOW, tick=False)
    told = minutes.held(absent=("Radek",))
    for text in ("Chodit s Adamem ráno do školy", "Zavolat trenérovi", "Sepsat dluhy"):
        minutes.add_task(told, text=text)
    return told


def tasks(told: Told) -> list[Task]:
    return list(Task.objects.filter(conference=told.world.conference).order_by("order"))


def whole(told: Told) -> str:
    return reverse("meetings:reading", args=[told.world.conference.pk])


def address(told: Told, place: int = 0, name: str = "read-back") -> str:
    return reverse(f"meetings:{name}", args=[told.world.conference.pk, tasks(told)[place].pk])


def say(told: Told, place: int = 0, *, client: Client | None = None, **typed: str) -> Any:
    """What comes from the form; `Jitka="yes"`, `Jitka_note="..."`."""
    said = {}
    for name, value in typed.items():
        who, _, note = name.partition("_")
        said[(f"jak-{told.rows[who].pk}" if note else f"rekl-{told.rows[who].pk}") if who in told.rows else name] = (
            value
        )
    return (client or signed_in(told.sent())).post(address(told, place), said)


def kept(told: Told) -> dict[str, str]:
    rows = TaskReading.objects.filter(task__conference=told.world.conference).select_related("participant__person")
    return {row.participant.person.first_name: row.said for row in rows if row.participant}


def test_task_is_read_with_everybody_who_sits_at_the_table(told: Told) -> None:
    shown = html(told.sent(), address(told))

    assert "Úkol 1 z 3" in shown
    names = [name for name in ("Adam", "Jitka", "Radek", "Vlasta") if f"<strong>{name} Havlín" in shown]
    assert names == ["Adam", "Jitka", "Vlasta"]


def test_first_and_last_task_lead_to_their_neighbours_alone(told: Told) -> None:
    ways = [html(told.sent(), address(told, place)) for place in range(3)]

    assert [f'href="{address(told, 0)}" rel="prev"' in way for way in ways] == [False, True, False]
    assert [f'href="{address(told, 1)}" rel="next"' in way for way in ways] == [True, False, False]
    assert f'href="{whole(told)}" rel="next"' in ways[2]


def test_everybody_understands_in_one_tap_and_the_next_task_comes(told: Told) -> None:
    answer = say(told, vsichni="ano")

    assert (answer.status_code, answer["Location"]) == (302, address(told, 1))
    assert kept(told) == {"Adam": "yes", "Jitka": "yes", "Vlasta": "yes"}


def test_who_was_not_asked_says_nothing(told: Told) -> None:
    say(told, Jitka="yes")

    assert kept(told) == {"Jitka": "yes"}


def test_after_the_last_task_comes_who_understands_what(told: Told) -> None:
    answer = say(told, 2, vsichni="ano")

    assert (answer.status_code, answer["Location"]) == (302, whole(told))
    shown = html(told.sent(), whole(told))
    assert shown.count("Rozumí: Adam Havlín, Jitka Havlínová, Vlasta Havlínová") == 1
    assert (shown.count("rozumí všichni"), shown.count("ještě nečteno")) == (1, 2)


def test_wish_for_a_change_leads_to_the_task_and_back_and_asks_again(told: Told) -> None:
    browser = signed_in(told.sent())
    say(told, client=browser, Vlasta="yes")

    wished = say(told, client=browser, Vlasta="yes", Jitka="change", Jitka_note="Až po svátcích.")
    assert (wished.status_code, wished["Location"]) == (302, address(told, 0, "change-while-reading"))
    assert kept(told) == {"Vlasta": "yes", "Jitka": "change"}
    task = tasks(told)[0]
    words = {
        "text": "Chodit s Adamem po svátcích do školy", "who": f"p:{task.person_id}", "due_on": "7. 4. 2026",
        "check_how": "Je tam.", "version": task.version,
    }  # fmt: skip
    changed: Any = browser.post(wished["Location"], words)

    assert (changed.status_code, changed["Location"]) == (302, address(told))
    again = browser.get(address(told)).content.decode()
    assert "Chodit s Adamem po svátcích do školy" in again.replace("\u00a0", " ")
    assert (again.count("úkol se změnil, zeptejte se znovu"), again.count(" checked")) == (2, 0)


def test_everybody_understands_but_the_one_who_wants_a_change(told: Told) -> None:
    say(told, vsichni="ano", Jitka="change", Jitka_note="Až po svátcích.")

    assert kept(told) == {"Adam": "yes", "Jitka": "change", "Vlasta": "yes"}
    assert "Až po svátcích." in html(told.sent(), whole(told))


@pytest.mark.parametrize("typed", [{"Jitka": "možná"}, {"Jitka": "change", "Jitka_note": "ř" * 1001}])
def test_nonsense_comes_back_with_a_sentence_and_nothing_typed_is_lost(told: Told, typed: dict[str, str]) -> None:
    answer = say(told, **{"Vlasta": "change", "Vlasta_note": "Jinak.", **typed})  # type: ignore[arg-type]

    assert (answer.status_code, kept(told)) == (422, {})
    assert 'value="Jinak."' in answer.content.decode()


def test_absent_carrier_is_said(told: Told) -> None:
    minutes.add_task(told, text="Volat večer dětem", person=told.rows["Radek"].person)

    assert "Radek Havlínová u stolu není." in html(told.sent(), address(told, 3)).replace("\u00a0", " ")


def test_before_anybody_was_ticked_everybody_expected_is_asked(told: Told) -> None:
    Attendance.objects.all().delete()

    assert "<strong>Radek Havlínová</strong>" in html(told.sent(), address(told))


def test_what_is_hidden_from_somebody_is_not_read_aloud(told: Told) -> None:
    minutes.hide(told, "Krátká 7, 370 01 České Budějovice", "Jitka", "Radek")
    minutes.add_task(told, text="Přivézt postel na Krátkou 7")

    assert ["Krátk" in html(told.sent(), where) for where in (address(told, 3), whole(told))] == [False, False]


def test_closed_plan_is_only_shown(told: Told) -> None:
    Conference.objects.filter(pk=told.world.conference.pk).update(state="concluded")

    shown, sent = html(told.sent(), address(told)), say(told, vsichni="ano")

    assert ('<form class="read-form"' in shown, sent.status_code, kept(told)) == (False, 422, {})


def test_dropped_task_and_a_task_of_another_conference_are_not_read(told: Told) -> None:
    foreign = minutes.held()
    minutes.add_task(foreign)
    task = tasks(told)[1]
    task.state = "dropped"
    task.save()

    here = reverse("meetings:read-back", args=[told.world.conference.pk, tasks(foreign)[0].pk])
    browser = signed_in(told.sent())

    assert [browser.get(one).status_code for one in (here, address(told, 1), address(told, 0))] == [404, 404, 200]


def test_plan_without_tasks_says_so(told: Told) -> None:
    Task.objects.all().delete()

    assert "V plánu zatím není žádný úkol" in html(told.sent(), whole(told)).replace("\u00a0", " ")


def test_who_may_not_write_may_read_who_understands(told: Told) -> None:
    stranger = cases.worker(cases.office("Jinde"))
    people = (told.worker, told.sent(SeatRole.FACILITATOR), told.world.consultant, stranger)

    assert [signed_in(who).get(whole(told)).status_code for who in people] == [200, 200, 404, 404]


def test_pages_ask_the_same_at_any_size(told: Told) -> None:
    minutes.hide(told, "Krátká 7, 370 01 České Budějovice", "Jitka", "Radek")
    browser = signed_in(told.sent())
    browser.get(whole(told))
    few = [counted(browser, where) for where in (whole(told), address(told))]
    for number in range(9):
        minutes.add_task(told, text=f"Úkol {number}")
    for place in range(6):
        say(told, place, client=browser, vsichni="ano")
    browser.get(whole(told))

    many = [counted(browser, where) for where in (whole(told), address(told))]
    assert (many, max(many) <= MOST_QUERIES) == (few, True)


def counted(browser: Client, where: str) -> int:
    with call.counted() as asked:
        browser.get(where)
    return len(asked)


def test_who_takes_part_remotely_is_said_beside_the_name(told: Told) -> None:
    Participant.objects.filter(pk=told.rows["Jitka"].pk).update(presence=Presence.ONLINE)

    assert html(told.sent(), address(told)).count("matka, na dálku") == 1
