"""The disk is full: a sentence instead of an error, nothing half stored, and everything goes on when there is room."""

import contextlib
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import OperationalError, connection, transaction
from django.http import HttpResponse
from django.test import Client

from kruh.access import audit
from kruh.access.models import AuditEntry, Outcome, Submission
from kruh.cases.models import CasePerson
from kruh.meetings.actions import room
from kruh.meetings.models import Entry
from kruh.meetings.vocabulary import SectionKind
from kruh.plans.models import Task
from kruh.web.storage import SENTENCE
from tests.factories import minutes
from tests.factories.minutes import NEXT_DAY, Told
from tests.factories.visits import signed_in

pytestmark = [pytest.mark.sqlite_only, pytest.mark.django_db(transaction=True)]
LONG = "Adam chodí večer k babičce a bojí se vrátit domů. " * 70
UNLIMITED = 1_073_741_823


@pytest.fixture
def told(time_machine: Any) -> Told:
    time_machine.move_to(NEXT_DAY, tick=False)
    told = minutes.begun()
    room.open_room(told.world.fresh(), by=told.sent(), at=NEXT_DAY)
    return told


@contextlib.contextmanager
def full_disk(told: Told) -> Iterator[None]:
    """The file may not grow, and what was free in it is taken, down to the last page of the trail."""
    worker, case = told.worker, told.world.case
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE filler (taken)")
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
        with contextlib.suppress(OperationalError):
            while True:
                cursor.execute("INSERT INTO filler VALUES (zeroblob(3000))")
    with contextlib.suppress(OperationalError):
        while True:
            with transaction.atomic():
                audit.append("x", by=worker, at=NEXT_DAY, outcome=Outcome.DONE, subject=case)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA max_page_count = {UNLIMITED}")
            cursor.execute("DROP TABLE filler")


def kept() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Entry, CasePerson, Task, Submission, AuditEntry))


def deed(text: str) -> dict[str, Any]:
    pk = str(uuid4())
    words = {"kind": "worry", "text": text, "place": 1024}
    return {"id": pk, "line": pk, "seen": [], "sequence": 1, "at": NEXT_DAY.isoformat(), "words": words}


def write_in_room(client: Client, told: Told, deeds: list[dict[str, Any]]) -> HttpResponse:
    said = json.dumps({"device": str(uuid4()), "now": NEXT_DAY.isoformat(), "deeds": deeds})
    address = f"/konference/{told.world.conference.pk}/mistnost/zaznamy/"
    answer: Any = client.post(address, said, content_type="application/json", headers={"X-Requested-With": "fetch"})
    return answer  # type: ignore[no-any-return]


def test_room_is_told_and_sends_the_same_again_when_there_is_room(told: Told) -> None:
    client, deeds = signed_in(told.sent()), [deed(LONG) for _ in range(5)]

    with full_disk(told):
        before = kept()
        answer = write_in_room(client, told, deeds)
        assert (answer.status_code, json.loads(answer.content), kept()) == (503, {"reasons": [SENTENCE]}, before)

    assert json.loads(write_in_room(client, told, deeds).content)["kept"] == [one["id"] for one in deeds]
    assert (Entry.objects.count(), list(audit.faults())) == (5, [])


def test_paragraph_that_saves_itself_says_why_it_cannot(told: Told) -> None:
    client, section = signed_in(told.sent()), told.section(SectionKind.GOAL)
    typed = {"text": LONG * 4, "version": section.version}

    with full_disk(told):
        before = kept()
        answer: Any = client.post(f"/zapis/cast/{section.pk}/ulozit/", typed, headers={"X-Requested-With": "fetch"})
        assert (answer.status_code, answer.json(), kept()) == (503, {"reasons": [SENTENCE]}, before)
        assert told.section(SectionKind.GOAL).text == section.text

    assert client.post(f"/zapis/cast/{section.pk}/ulozit/", typed).status_code == 200


def forms(told: Told) -> dict[str, tuple[str, dict[str, Any]]]:
    section = told.section(SectionKind.WORRIES)
    conference = told.world.conference.pk
    place = CasePerson.objects.get(case=told.world.case, person=told.rows["Jitka"].person)
    address = f"/pripady/{told.world.case.pk}/lide/{place.pk}/kontakty/pridat/"
    return {
        "paragraph": (f"/zapis/cast/{section.pk}/", {"text": LONG * 4, "version": section.version}),
        "contact": (address, {"kind": "phone", "value": "+420 608 123 456", "note": LONG[:150]}),
        "task": (f"/konference/{conference}/plan/ukol/", {"text": LONG[:150], "check_how": LONG[:150]}),
        "attendance": (
            f"/konference/{conference}/setkani/{told.rows['Jitka'].pk}/",
            {"state": "left", "left": "15:30", "note": LONG[:150]},
        ),
    }


@pytest.mark.parametrize("name", ["paragraph", "contact", "task", "attendance"])
def test_form_comes_back_with_what_was_typed_and_goes_through_later(told: Told, name: str) -> None:
    client = signed_in(told.worker)
    address, typed = forms(told)[name]
    once = {**typed, "once": str(uuid4())}

    with full_disk(told):
        before = kept()
        answer = client.post(address, once)
        page = answer.content.decode().replace("\u00a0", " ")
        assert (answer.status_code, SENTENCE in page, LONG[:140].strip() in page) == (503, True, True)
        assert f'action="{address}"' in page
        assert kept() == before

    assert [client.post(address, once).status_code for _ in range(2)] == [302, 302]
    assert Submission.objects.count() == before[3] + 1
    assert list(audit.faults()) == []


def test_reading_without_a_trail_is_refused_with_the_same_sentence(told: Told) -> None:
    client, address = signed_in(told.worker), f"/pripady/{told.world.case.pk}/"

    with full_disk(told):
        answer = client.get(address)
        assert (answer.status_code, "Teď nejde ukládat" in answer.content.decode()) == (503, True)

    assert client.get(address).status_code == 200


def test_session_that_cannot_be_noted_lets_the_page_through(told: Told, time_machine: Any) -> None:
    client = signed_in(told.worker)
    client.get("/pristupnost/")
    time_machine.move_to(NEXT_DAY + timedelta(minutes=5), tick=False)
    client.session["padding"] = LONG

    with full_disk(told):
        assert client.get("/pristupnost/").status_code == 200
