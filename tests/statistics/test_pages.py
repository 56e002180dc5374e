"""The head's page of numbers and the list behind each: the whole office is counted, only own cases are named."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from kruh.access.models import User
from kruh.cases.models import Case, TeamMember
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import State
from kruh.foundation import days
from kruh.meetings.models import Attendance, Minutes
from kruh.meetings.vocabulary import HeardHow, MinutesState, PresenceState
from kruh.plans.models import Task
from kruh.plans.vocabulary import TaskState
from kruh.protection_plans.models import ProtectionPlan
from kruh.statistics.rules import measures
from tests.desk.test_pages import MOST_QUERIES, headed, minutes_of, more_of, questions, task_of
from tests.factories import bills, cases
from tests.factories import minutes as factory
from tests.factories.bills import AFTER
from tests.factories.conferences import World
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db
OFFICE = reverse("statistics:office")


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(AFTER, tick=False):
        yield


def page(who: User, at: str = OFFICE) -> Any:
    """What the page is made of."""
    context: Any = signed_in(who).get(at).context
    return context


def card(who: User, measure: measures.Measure, at: str = OFFICE) -> dict[str, Any]:
    """One number of the page."""
    found: dict[str, Any] = next(one for one in page(who, at)["cards"] if one["measure"] is measure)
    return found


def listed(who: User, measure: measures.Measure) -> Any:
    """The list behind a number."""
    return page(who, reverse("statistics:list", args=[measure.code]))


def lines(who: User, measure: measures.Measure) -> list[tuple[str, list[str], str]]:
    """Each group of a list: its title, what it names, what it does not."""
    groups = listed(who, measure)["groups"]
    return [
        (one["title"], [f"{line['label']} | {line['hint']}".replace("\xa0", " ") for line in one["lines"]], one["rest"])
        for one in groups
    ]


def test_head_reads_how_terms_are_kept() -> None:
    world = bills.happened()
    minutes_of(world.conference, delivered_at=AFTER - timedelta(days=2), state=MinutesState.COMMENTS)
    task_of(world, due_on=days.local_day(AFTER) - timedelta(days=1))
    head = headed(world)

    told = {code: card(head, measures.ALL[code]) for code in ("setkani", "zapisy", "ukoly")}

    assert {code: (one["share"].number, one["share"].of) for code, one in told.items()} == {
        "setkani": (1, 1), "zapisy": (1, 1), "ukoly": (0, 1),
    }  # fmt: skip
    assert told["setkani"]["words"].replace("\xa0", " ") == "Obvykle 15 dní, nejdéle 15 dní."
    assert told["ukoly"]["parts"] == "po termínu: 1"
    assert [row["value"] for row in told["ukoly"]["lines"]] == ["0 z 1 (0 %)"]


def test_numbers_stand_beside_those_of_the_period_before() -> None:
    world = bills.happened()
    head = headed(world)
    Conference.objects.update(starts_at=AFTER - timedelta(days=365))
    world.conference.meeting.began_at = AFTER - timedelta(days=365)
    world.conference.meeting.save()

    assert (card(head, measures.MEETINGS)["share"].of, card(head, measures.MEETINGS)["before"]) == (
        0, "Rok 2025: 1 z 1 (100 %)",
    )  # fmt: skip
    assert card(head, measures.MEETINGS, f"{OFFICE}?obdobi=2025")["share"].of == 1
    assert card(head, measures.MEETINGS, f"{OFFICE}?obdobi=2025-3")["share"].of == 0


def test_who_came_is_counted_on_both_sides() -> None:
    told = factory.delivered()
    head = headed(told.world)
    Minutes.objects.update(heard_how=HeardHow.SUPPORT)
    came = Attendance.objects.filter(state=PresenceState.HERE, participant__isnull=False)
    family = came.exclude(participant__role__in=("school", "office", "interpreter", "social_service", "expert")).count()

    counted = card(head, measures.BALANCE)

    assert f"Dohromady {family}" in counted["words"]
    assert card(head, measures.HEARD)["parts"] == "řekla ho podpůrná osoba: 1"


def test_list_names_own_cases_and_counts_the_others() -> None:
    world = bills.happened()
    head = headed(world)
    own = lines(head, measures.MEETINGS)
    TeamMember.objects.filter(user=head).delete()

    assert own == [("V termínu", ["PK 1 – Adam | Setkání 17. 3. 2026, žádost 2. 3. 2026"], "")]
    assert lines(head, measures.MEETINGS) == [("V termínu", [], "1, do kterého nevidíte")]
    assert card(head, measures.MEETINGS)["share"].of == 1


def test_list_says_why_a_child_was_not_heard() -> None:
    told = factory.delivered()
    head = headed(told.world)
    minutes = Minutes.objects.select_related("key").get()
    minutes.heard_how, minutes.why_not_heard = HeardHow.NOT_HEARD, "Adam byl v nemocnici."
    minutes.save()

    ((title, (line,), rest),) = lines(head, measures.HEARD)

    assert (title, rest, line.endswith("Proč: Adam byl v nemocnici.")) == ("Nezazněl", "", True)


def test_tasks_are_listed_by_what_became_of_them() -> None:
    world = bills.happened()
    head, today = headed(world), days.local_day(AFTER)
    task_of(world, due_on=today - timedelta(days=1))
    task_of(world, due_on=today)
    Task.objects.filter(due_on=today).update(state=TaskState.DONE, ended_on=today)

    assert lines(head, measures.TASKS) == [
        ("splněno včas", ["Zeptat se školy na obědy | PK 1 – Adam, do 18. 3. 2026, ukončeno 18. 3. 2026"], ""),
        ("po termínu", ["Zeptat se školy na obědy | PK 1 – Adam, do 17. 3. 2026"], ""),
    ]


def test_first_plans_of_children_are_listed_by_their_day() -> None:
    world = bills.happened()
    head, today = headed(world), days.local_day(AFTER)
    told = {"case": world.case, "office": world.case.unit, "key": world.case.key, "made_at": AFTER}
    child = cases.child_of(world.case)
    Case.objects.update(opened_on=today - timedelta(days=50))
    unbegun = lines(head, measures.PLANS)
    due = today - timedelta(days=1)
    ProtectionPlan(**told, child=child, entered_on=due - timedelta(days=31), due_on=due).save(force_insert=True)
    late = lines(head, measures.PLANS)
    ProtectionPlan.objects.update(first_on=due)

    assert unbegun == [("Po termínu a ještě to není", ["Adam Havlín | Do 27. 2. 2026"], "")]
    assert late == [("Po termínu a ještě to není", ["Adam Havlín | Do 17. 3. 2026"], "")]
    assert lines(head, measures.PLANS) == [
        ("V termínu", ["Adam Havlín | Do 17. 3. 2026, první verze schválená 17. 3. 2026"], "")
    ]


def test_every_number_leads_to_its_list() -> None:
    head = headed(bills.happened())

    answers = {one["measure"].code: signed_in(head).get(one["url"]).status_code for one in page(head)["cards"]}

    assert answers == dict.fromkeys(measures.ALL, 200)
    assert signed_in(head).get(reverse("statistics:list", args=["neni"])).status_code == 404


def test_page_says_how_each_number_is_counted() -> None:
    shown = signed_in(headed(bills.happened())).get(OFFICE).content.decode().replace("\xa0", " ")

    assert [one.code for one in measures.ALL.values() if one.how.split(".")[0] not in shown] == []


def test_head_reads_what_waits_to_be_paid_and_gets_to_the_list() -> None:
    world = bills.happened()
    bills.issued(world)
    bill_list = reverse("billing:list")

    shown = signed_in(headed(world)).get(OFFICE)

    said = {row["label"]: row["value"].replace("\xa0", " ") for row in shown.context["bills"]}
    assert said == {
        "Čeká na zaplacení": "2 487,20 Kč, 1 doklad", "Z toho po splatnosti": "nic", "Zaplaceno v roce 2026": "nic",
    }  # fmt: skip
    assert f'href="{bill_list}"' in shown.content.decode()


def test_honourable_ends_are_counted_like_the_others() -> None:
    world = bills.happened()
    Conference.objects.update(state=State.FAMILY_REFUSED, state_since=AFTER)

    assert [row["value"] for row in page(headed(world))["ends"]] == ["0", "0", "1", "0"]


def test_numbers_are_for_the_head_alone() -> None:
    world = bills.happened()
    addresses = (OFFICE, reverse("statistics:list", args=["setkani"]))

    answers = [signed_in(who).get(at).status_code for who in (world.worker, world.consultant) for at in addresses]

    assert answers == [403] * 4


def test_other_offices_are_not_counted() -> None:
    bills.happened()
    stranger = cases.head(cases.office("OSPOD Zálesí"))

    assert [one["share"].of for one in page(stranger)["cards"]] == [0] * len(measures.ALL)


@pytest.mark.parametrize("address", [OFFICE, *(reverse("statistics:list", args=[code]) for code in measures.ALL)])
def test_numbers_ask_the_same_for_one_conference_and_for_sixty(address: str) -> None:
    world: World = bills.happened()
    minutes_of(world.conference)
    task_of(world, due_on=days.local_day(AFTER))
    head = headed(world)
    for_one = questions(head, address)
    more_of(world, 60)

    assert (questions(head, address), for_one <= MOST_QUERIES) == (for_one, True)
