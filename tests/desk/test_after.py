"""What follows a meeting on the desk: promises, reviews, and what comes from other offices; each thing once."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from kruh.access.models import User
from kruh.cases import actions as moves
from kruh.cases.models import CasePerson
from kruh.cases.vocabulary import MoveReason, Part, Wanted
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import State
from kruh.desk.queries.delegation import PACKAGES
from kruh.desk.queries.gathering import Desk, Lines, gather
from kruh.desk.queries.tasks import once
from kruh.desk.queries.today import SOURCES
from kruh.desk.rules import urgency
from kruh.desk.rules.urgency import Work
from kruh.desk.vocabulary import Group
from kruh.directory.models import Organisation
from kruh.directory.vocabulary import Kind
from kruh.foundation import days
from kruh.method.models import Parameter
from kruh.plans.models import Task
from kruh.plans.vocabulary import Report
from tests.desk.test_pages import task_of
from tests.factories import bills, cases, packages, people, places
from tests.factories.bills import AFTER
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db
TODAY = days.local_day(AFTER)
DUE = TODAY - timedelta(days=10)


def waiting(who: User, at: Any = AFTER) -> list[tuple[str, str, date | None]]:
    """What, on which page and until when, without what conferences themselves bring."""
    lines = once(gather(SOURCES, Desk(people.fresh(who), at, {})))
    return sorted((work.what.replace("\xa0", " "), work.page, work.due) for work, _ in lines)


def test_report_takes_the_place_of_the_call_to_look() -> None:
    world = bills.happened()
    child = world.conference.participants.get(role="child").person
    task_of(world, person=child, checker_user=world.worker, due_on=TODAY, said=Report.DONE)

    assert waiting(world.worker) == [
        ("Přečíst hlášení (hlásí: splněno): Zeptat se školy na obědy", "plans:task", TODAY)
    ]


def test_own_late_task_is_told_once() -> None:
    world = bills.happened()
    task_of(world, user=world.worker, due_on=DUE)

    assert waiting(world.worker) == [("Splnit úkol: Zeptat se školy na obědy", "plans:task", DUE)]


def test_review_proposes_itself_until_something_follows() -> None:
    world = bills.happened()
    task_of(world, user=world.worker, due_on=TODAY)
    Task.objects.update(user=None)
    Conference.objects.update(state=State.CONCLUDED)
    met = days.local_day(AFTER - timedelta(days=1))
    months = int(Parameter.objects.on(TODAY).get(code="follow_up_from").value)
    planned = days.months_after(met, months)
    at = AFTER + (planned - TODAY)

    found = [line for line in waiting(world.worker, at) if line[1] == "plans:follow-up"]

    what = f"Domluvit kontrolní setkání, poslední bylo {days.day(met)}".replace("\xa0", " ")
    assert found == [(what, "plans:follow-up", planned)]


def other_office() -> tuple[Any, User, User]:
    """An office elsewhere with its head and a worker."""
    unit = cases.office("OSPOD Jedlová")
    Organisation(unit=unit, kind=Kind.OFFICE, name=unit.name, district_id=places.TABOR).save(force_insert=True)
    return unit, cases.head(unit), cases.worker(unit, first_name="Dan")


def test_file_and_question_of_another_office_wait_for_its_head() -> None:
    ours = cases.office("OSPOD Lipová")
    Organisation(unit=ours, kind=Kind.OFFICE, name=ours.name, district_id=places.TABOR).save(force_insert=True)
    by = cases.worker(ours)
    case = cases.case(by)
    cases.person(case, by)
    unit, head, worker = other_office()
    due = days.local_day(NOW) + timedelta(days=7)
    mother = CasePerson.objects.get(case=case, part=Part.FAMILY).person_id
    asked: dict[str, Any] = {"wanted": Wanted.VISIT, "question": "Kde Adam spí?", "people": [mother], "due_on": due}
    moved: dict[str, Any] = {"why": MoveReason.MOVED, "reason": "Stěhují se.", "since": days.local_day(NOW)}
    moves.ask_assistance(case, by=people.fresh(by), at=NOW, to=unit, **asked)
    moves.propose_transfer(case, by=people.fresh(by), at=NOW, to=unit, due_on=due, **moved)

    assert waiting(head, NOW) == [
        ("Přijmout nebo odmítnout dožádání", "cases:read-assistance", due),
        ("Rozhodnout o převzetí případu", "cases:read-transfer", due),
    ]
    assert (waiting(worker, NOW), waiting(by, NOW)) == ([], [])


def test_answer_of_another_office_is_news_for_its_asker_for_a_week() -> None:
    ours = cases.office("OSPOD Lipová")
    Organisation(unit=ours, kind=Kind.OFFICE, name=ours.name, district_id=places.TABOR).save(force_insert=True)
    by = cases.worker(ours)
    case = cases.case(by)
    cases.person(case, by)
    unit, head, worker = other_office()
    mother = CasePerson.objects.get(case=case, part=Part.FAMILY).person_id
    due = days.local_day(NOW) + timedelta(days=7)
    asked: dict[str, Any] = {"wanted": Wanted.VISIT, "question": "Kde Adam spí?", "people": [mother], "due_on": due}
    row = moves.ask_assistance(case, by=people.fresh(by), at=NOW, to=unit, **asked)
    moves.accept_assistance(row, by=people.fresh(head), at=NOW, worker=people.fresh(worker))
    moves.answer_assistance(row, by=people.fresh(worker), at=NOW, answer="Má vlastní postel.")

    told = [(label, page) for label, page, _ in waiting(by, NOW + timedelta(days=1))]

    assert told == [("Přečíst, co odpověděl jiný úřad", "cases:see-moves")]
    assert (waiting(worker, NOW), waiting(by, NOW + timedelta(days=8))) == ([], [])


def test_late_output_of_handed_over_work_stands_on_both_desks() -> None:
    told = packages.running()
    name, at = told.fresh(), packages.NOW + timedelta(days=9)
    both = (told.lead, told.helper, told.consultant)

    lines = [[line for line in waiting(who, at) if line[1] == "delegation:package"] for who in both]

    asked = (f"Napsat výstup k práci {name}", "delegation:package", packages.FIRST)
    missing = (f"Předaná práce {name}: 1 výstup chybí", "delegation:package", packages.FIRST)
    assert lines == [[missing], [asked], [asked]]
    works = gather((PACKAGES,), Desk(people.fresh(told.lead), at, {}))
    assert [urgency.group_of(work, days.local_day(at)) for work, _ in works] == [Group.LATE]


def test_first_protection_plan_is_asked_for_before_its_day() -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker)
    due = days.month_after(case.opened_on)
    at = days.start_of_day(due)

    found = [line for line in waiting(worker, at) if line[1].startswith("protection_plans:")]

    assert found == [("Napsat první IPOD", "protection_plans:of-case", due)]


def test_everything_of_all_contexts_is_one_question(django_assert_num_queries: Callable[[int], Any]) -> None:
    world = bills.happened()
    task_of(world, user=world.worker, due_on=TODAY)
    who = people.fresh(world.worker)
    who.memberships_at(AFTER)

    with django_assert_num_queries(1):
        gather(SOURCES, Desk(who, AFTER, {}))


def test_line_about_something_else_stays() -> None:
    check, report = Work("Ověřit úkol: A", "plans:task"), Work("Přečíst hlášení: A", "plans:task")
    own, other = Work("Splnit úkol: A", "plans:task"), Work("Ověřit úkol: B", "plans:task")
    lines: Lines = [(check, "/1/"), (report, "/1/"), (own, "/1/"), (other, "/2/")]

    assert once(lines) == [(report, "/1/"), (own, "/1/"), (other, "/2/")]
