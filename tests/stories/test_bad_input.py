"""What people type by mistake or on purpose: always a Czech sentence, never an error of the server, nothing lost."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from kruh.access.models import Membership
from kruh.access.roles import Role
from kruh.conferences.models import Candidate, Participant
from kruh.conferences.vocabulary import SeatRole
from kruh.directory.models import Organisation
from kruh.directory.vocabulary import Kind
from kruh.foundation import days
from kruh.meetings.models import Paragraph
from kruh.meetings.vocabulary import SectionKind
from kruh.plans.models import Task
from tests.factories import bills, conferences, minutes, teams
from tests.factories.conferences import World
from tests.factories.people import NOW
from tests.stories.visitors import Clock, Visitor

pytestmark = pytest.mark.django_db
STRANGE = {
    "long": "ž" * 50_000,
    "right-to-left": "مرحبا بكم",
    "emoji": "Ahoj 👩‍👧‍👦 🏳️‍🌈",
    "nul": "Adam\x00Havlín",
}
HIDDEN = {"csrfmiddlewaretoken", "once", "version", "step", "child", "person"}
Place = tuple[Visitor, str]


def office_place(name: str, make: Callable[[], World], of: Callable[[World], list[Any]]) -> Callable[[], Place]:
    """A form of the worker of an office."""

    def open_place() -> Place:
        world = make()
        return Visitor(world.worker.email), reverse(name, args=of(world))

    return open_place


def with_rooms() -> World:
    """A conference with a team and two rooms to choose from."""
    world = teams.complete()
    known = {"kind": Kind.OFFICE, "district_id": "3112", "city": "Lipová nad Březnou"}
    Organisation.objects.create(unit=world.conference.office, name="OSPOD", **known)
    teams.room(name="Velký sál")
    teams.room(name="Kabinet", capacity=1)
    return world


def conference_of(world: World) -> list[Any]:
    """The address of the conference."""
    return [world.conference.pk]


def somebody_of(world: World) -> list[Any]:
    """The address of the first person at the table."""
    return [Participant.objects.filter(conference=world.conference)[0].pk]


def held() -> World:
    """A meeting that was held, with its minutes."""
    return minutes.begun().world


def section_of(world: World) -> list[Any]:
    """The address of a part of the minutes."""
    return [Paragraph.objects.get(minutes__conference=world.conference, kind=SectionKind.WORRIES).pk]


def bill_place() -> Place:
    """The draft of a bill, for its consultant."""
    bill = bills.draft()
    writer = Membership.objects.select_related("user").get(role=Role.CONSULTANT, unit_id=bill.organisation.pk)
    return Visitor(writer.user.email), reverse("billing:change-bill", args=[bill.pk])


PLACES = {
    "conference": office_place("conferences:open-conference", conferences.requesting, lambda world: [world.case.pk]),
    "goal": office_place("conferences:write-request", conferences.requesting, lambda w: [w.conference.pk, "cil"]),
    "when": office_place("conferences:write-request", conferences.requesting, lambda w: [w.conference.pk, "termin"]),
    "case": office_place("cases:change-case", conferences.considered, lambda world: [world.case.pk]),
    "person": office_place("cases:add-person", conferences.considered, lambda world: [world.case.pk]),
    "protected": office_place("cases:protect-fact", conferences.considered, lambda world: [world.case.pk]),
    "dates": office_place("conferences:propose-dates", with_rooms, conference_of),
    "talk": office_place("conferences:record-talk", with_rooms, somebody_of),
    "consent": office_place("conferences:record-consent", with_rooms, lambda w: [*somebody_of(w), "attend"]),
    "place at the table": office_place("conferences:change-participant", with_rooms, somebody_of),
    "invitation": office_place("conferences:write-invitation", teams.scheduled, somebody_of),
    "task": office_place("plans:add-task", held, conference_of),
    "section": office_place("meetings:write-paragraph", held, section_of),
    "times": office_place("meetings:record-times", held, conference_of),
    "bill": bill_place,
}


@pytest.fixture(autouse=True)
def _day_of_the_factories(clock: Clock) -> None:
    clock.strikes(days.day(days.local_day(NOW)).replace("\u00a0", " "))


def comes_later(clock: Clock, form: str) -> None:
    """Minutes and bills belong to days after the meeting."""
    if form in {"task", "section", "times", "bill"}:
        clock.strikes(days.day(days.local_day(bills.AFTER)).replace("\u00a0", " "), "18:00")


@pytest.mark.parametrize("strange", STRANGE)
@pytest.mark.parametrize("form", PLACES)
def test_strange_text_is_taken_or_named_and_kept(form: str, strange: str, clock: Clock) -> None:
    comes_later(clock, form)
    who, address = PLACES[form]()
    who.visits(address)
    fields = who.page.form_for(address).fields
    texts = [name for name, known in fields.items() if known.kind == "text" and name not in HIDDEN]

    page = who.tries_to_send(**dict.fromkeys(texts, STRANGE[strange]))

    assert page.status in {200, 422}
    if page.status == 422:
        assert page.problems != []
        assert [problem for problem in page.problems if is_foreign(problem)] == []
        kept = page.form_for(address).fields
        assert {name: kept[name].values[0] for name in texts} == dict.fromkeys(texts, STRANGE[strange])


def is_foreign(sentence: str) -> bool:
    """The framework's own English got through."""
    return any(word in sentence for word in ("Ensure", "This field", "Enter a", "Select a valid", "characters"))


# One mistake, one sentence ------------------------------------------------------------------------------------------


MISTAKES = [
    ("dates", {"dates": "31. 2. 2026 9:00", "length": "120"}, "únor"),
    ("dates", {"dates": "hned", "length": "120"}, "hned"),
    ("dates", {"dates": "17. 3. 2026 14:00", "length": "dvě"}, "dvě"),
    ("dates", {"dates": "17. 3. 2026 14:00", "length": "-5"}, "-5"),
    ("dates", {"dates": "17. 6. 2026 14:00", "length": "120"}, "měsíc"),
    ("when", {"expected_hours": "dlouho"}, "dlouho"),
    ("when", {"expected_km": "-84"}, "-84"),
    ("when", {"expected_km": "84 km a kus"}, "84 km a kus"),
    ("consent", {"answer": "yes", "given_on": "31. 2. 2026"}, "únor"),
    ("consent", {"answer": "yes", "given_on": "1. 1. 2030"}, "Ten den ještě nebyl"),
    ("protected", {"valid_from": "32. 1. 2026"}, "32"),
    ("task", {"text": "Zavolat", "due_on": "29. 2. 2026"}, "únor"),
    ("times", {"began": "25:00", "ended": "26:00"}, "25:00"),
    ("times", {"began": "14:00", "ended": "9:00"}, "je dřív než začátek"),
    ("bill", {"kind_0": "car", "km_0": "-84"}, "-84"),
    ("bill", {"kind_0": "car", "km_0": "osmdesát"}, "osmdesát"),
    ("bill", {"minutes": "-1"}, "-1"),
]


@pytest.mark.parametrize(("form", "typed", "named"), MISTAKES)
def test_mistake_is_named_and_the_rest_kept(form: str, typed: dict[str, str], named: str, clock: Clock) -> None:
    comes_later(clock, form)
    who, address = PLACES[form]()
    who.visits(address)

    page = who.tries_to_send(**typed)

    assert page.status == 422
    assert any(named in problem for problem in page.problems), page.problems
    kept = page.form_for(address).fields
    assert {name: kept[name].values for name in typed} == {name: [value] for name, value in typed.items()}


def test_date_on_a_holiday_is_named() -> None:
    world = with_rooms()
    worker = Visitor(world.worker.email)
    worker.opens("conferences:propose-dates", world.conference)

    page = worker.tries_to_send(dates="3. 4. 2026 9:00", length="120", venue="Velký sál")

    assert "Velký pátek" in page.text


def test_too_small_a_room_is_named_before_the_date_is_fixed() -> None:
    world = with_rooms()
    worker = Visitor(world.worker.email)
    worker.opens("conferences:propose-dates", world.conference)
    worker.sends(dates="17. 3. 2026 14:00", length="120", venue="Velký sál")
    date = Candidate.objects.get(conference=world.conference)
    worker.opens("conferences:fix-date", world.conference, date.pk)

    page = worker.tries_to_send(venue="Kabinet")

    assert page.status == 422
    assert any("malá" in problem for problem in page.problems), page.problems


def test_person_is_not_seated_twice() -> None:
    world = with_rooms()
    worker = Visitor(world.worker.email)
    worker.opens("conferences:add-participant", world.conference)
    once = worker.page.form_for(worker.page.address).filled({})
    child = world.conference.participants.all()[0]

    page = worker.posts(worker.page.address, {**once, "person": [str(child.person_id)], "role": ["child"]})

    assert page.status == 422
    assert page.problems != []
    assert world.conference.participants.filter(person=child.person_id).count() == 1


def test_task_needs_one_person_before_the_minutes_leave(clock: Clock) -> None:
    comes_later(clock, "task")
    told = minutes.written()
    Task.objects.filter(conference=told.world.conference).update(person=None, user=None)
    writer = Visitor(told.sent().email)

    writer.opens("meetings:deliver-minutes", told.world.conference)
    page = writer.tries_to_send()

    assert page.status == 422
    assert any("není úplný" in problem for problem in page.problems), page.problems


# The same thing twice, a page left open, two people -----------------------------------------------------------------


def test_form_sent_twice_is_done_once() -> None:
    world = conferences.considered()
    worker = Visitor(world.worker.email)
    worker.opens("conferences:open-conference", world.case)
    address, sent = worker.page.address, worker.page.form_for(worker.page.address).filled({"goal": "Jednou"})

    worker.posts(address, sent)
    page = worker.posts(address, sent)

    assert page.status == 200
    assert "podruhé jsme to neposlali" in page.text
    assert world.case.conferences.count() == 2


def test_expired_page_keeps_the_text_and_sends_it_again() -> None:
    told = minutes.begun()
    writer = Visitor(told.sent().email)
    section = told.section(SectionKind.WORRIES)
    writer.opens("meetings:write-paragraph", section)
    address, sent = writer.page.address, writer.page.form_for(writer.page.address).filled({"text": "Bojíme se rán."})

    stale = writer.posts(address, {**sent, "csrfmiddlewaretoken": ["x" * 64]})
    mended = writer.posts(address, stale.form_for(address).filled({}))

    assert stale.status == 403
    assert "Bojíme se rán." in stale.text
    assert mended.status == 200
    assert told.section(SectionKind.WORRIES).text == "Bojíme se rán."


def test_session_that_ended_keeps_the_text_and_sends_it_again(clock: Clock) -> None:
    told = minutes.begun()
    comes_later(clock, "section")
    writer = Visitor(told.sent().email)
    section = told.section(SectionKind.WORRIES)
    writer.opens("meetings:write-paragraph", section)
    address, sent = writer.page.address, writer.page.form_for(writer.page.address).filled({"text": "Bojíme se rán."})
    tomorrow = days.local_day(bills.AFTER) + timedelta(days=1)
    clock.strikes(days.day(tomorrow).replace("\u00a0", " "))

    asleep = writer.posts(address, sent)
    writer.signs_in()
    writer.page = asleep
    mended = writer.posts(address, {**asleep.form_for(address).filled({}), "csrfmiddlewaretoken": fresh_token(writer)})

    assert "Bojíme se rán." in asleep.text
    assert mended.status == 200, mended.text
    assert told.section(SectionKind.WORRIES).text == "Bojíme se rán."


def fresh_token(writer: Visitor) -> list[str]:
    """The browser's cookie changes when somebody signs in; the page that was kept follows it."""
    return [writer.client.cookies["csrftoken"].value] if "csrftoken" in writer.client.cookies else []


def test_two_writers_of_one_part_never_overwrite_each_other() -> None:
    told = minutes.begun()
    section = told.section(SectionKind.WORRIES)
    first, second = (Visitor(told.sent(role).email) for role in (SeatRole.MINUTE_TAKER, SeatRole.FACILITATOR))
    for writer in (first, second):
        writer.opens("meetings:write-paragraph", section)

    first.sends(text="Rána jsou těžká.")
    page = second.tries_to_send(text="Bojíme se známek.")

    assert page.status == 409
    assert "Rána jsou těžká." in page.text
    assert "Bojíme se známek." in page.text
    assert told.section(SectionKind.WORRIES).text == "Rána jsou těžká."
