"""Papers printed at once: everybody's own page is right for its reader, carries its code, and passes the gate."""

from collections.abc import Iterable
from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.urls import reverse

from kruh.conferences.models import Participant
from kruh.conferences.vocabulary import ParticipantRole, Presence, SeatRole
from kruh.foundation import typesetting as paper
from kruh.foundation.ids import uuid7
from kruh.foundation.typesetting import codes, reading
from kruh.meetings.actions import day
from kruh.meetings.documents import shares as documents
from kruh.meetings.queries import sheets
from kruh.meetings.vocabulary import PresenceState, SheetKind
from kruh.plans import actions as plan_actions
from kruh.plans.actions import Said
from kruh.plans.models import Task
from kruh.plans.vocabulary import Understood
from tests.factories import cases, minutes
from tests.factories.minutes import MET, Told
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db
NOW = MET + timedelta(minutes=110)
SECRET = "Krátká 7, 370 01 České Budějovice"


@pytest.fixture
def told(time_machine: Any) -> Told:
    time_machine.move_to(NOW, tick=False)
    told = minutes.held(absent=("Radek",))
    vlasta, jitka = told.rows["Vlasta"].person, told.rows["Jitka"].person
    minutes.add_task(told, checker_person=jitka, plan_b="Zavolá trenérovi.", helpers="Adam")
    minutes.add_task(told, text="Sepsat dluhy", person=jitka, checker_person=vlasta)
    minutes.add_task(told, text="Zeptat se školy", person=None, user=told.worker)
    return told


def get(told: Told, name: str, *more: Any, by: Any = None) -> Any:
    where = reverse(f"meetings:{name}", args=[told.world.conference.pk, *more])
    return signed_in(by or told.sent()).get(where)


def words(answer: Any) -> str:
    return " ".join(reading.text_of_pdf(answer.content).replace("\u00a0", " ").split())


def share(told: Told, name: str) -> str:
    return words(get(told, "print-share", told.rows[name].person_id, "pdf"))


def have(text: str, parts: Iterable[str]) -> dict[str, bool]:
    return {part: part in text for part in parts}


def test_page_of_a_person_has_own_tasks_and_those_to_check(told: Told) -> None:
    text = share(told, "Jitka")

    wanted = {
        "Můj díl": True, "Jitka Havlínová": True, "Sepsat dluhy": True, "Na co se podívám": True,
        "Chodit s Adamem ráno do školy": True, "Komu zavolat": True, "Kdy se uvidíme příště": True,
        "Podpisem potvrzuji": True, "Zeptat se školy": False,
    }  # fmt: skip
    assert have(text, wanted) == wanted


def test_page_says_who_takes_part_remotely(told: Told) -> None:
    Participant.objects.filter(pk=told.rows["Jitka"].pk).update(presence=Presence.ONLINE)

    assert ["17. 3. 2026, účast na dálku" in share(told, name) for name in ("Jitka", "Vlasta")] == [True, False]


def test_plan_keeps_no_answer_of_who_is_marked_absent_afterwards(told: Told) -> None:
    task = Task.objects.filter(conference=told.world.conference).order_by("order")[0]
    said = [Said(told.rows[name], Understood.YES) for name in ("Jitka", "Vlasta")]
    plan_actions.read_back(task, answers=said, by=told.sent(), at=NOW)
    day.record_attendance(
        told.world.fresh(), who=told.rows["Vlasta"], state=PresenceState.ABSENT, by=told.sent(), at=NOW
    )

    text = words(get(told, "print-plan", "pdf"))

    assert ("Jitka Havlínová: úkol 1" in text, "Vlasta Havlínová: úkol 1" in text) == (True, False)


def test_page_without_a_task_says_so(told: Told) -> None:
    page = documents.pages_of(told.world.fresh(), NOW)

    assert [one.name for one in page.shares if not one.own] == ["Adam Havlín"]


def test_everybody_at_the_table_and_everybody_with_a_task_has_a_page(told: Told) -> None:
    minutes.add_task(told, text="Volat dětem", person=told.rows["Radek"].person)

    page = documents.pages_of(told.world.fresh(), NOW)

    names = ["Adam Havlín", "Jitka Havlínová", "Vlasta Havlínová", told.worker.short_name, "Radek Havlínová"]
    assert [(one.name, one.is_child) for one in page.shares] == [(name, name == names[0]) for name in names]


def test_child_gets_plain_words(told: Told) -> None:
    text = share(told, "Adam")

    wanted = {
        "Co jsme si domluvili": True, "Kdo co udělá": True, "Vlasta Havlínová: Chodit s Adamem ráno do školy": True,
        "Kdykoli můžeš zavolat": True, "Podpisem": False, "Jak se pozná": False,
    }  # fmt: skip
    assert have(text, wanted) == wanted


def test_page_carries_the_code_that_files_it(told: Told) -> None:
    code = sheets.code_for(told.world.fresh(), SheetKind.SHARE)

    for one in documents.pages_of(told.world.fresh(), NOW).shares:
        (document,) = documents.safe(documents.pages_of(told.world.fresh(), NOW), [one], "pdf", by=told.sent(), at=NOW)
        assert document.blocks[0] == paper.Mark(code, documents.FILE_IT)
    assert codes.square(code, "png")


def test_what_is_hidden_from_the_reader_is_not_on_the_page(told: Told) -> None:
    minutes.hide(told, SECRET, "Jitka", "Vlasta")
    minutes.add_task(told, text=f"Přivézt postel na adresu {SECRET}", person=told.rows["Vlasta"].person)
    minutes.add_task(told, text=f"Uklidit v bytě {SECRET}", person=told.rows["Jitka"].person)

    assert have(share(told, "Vlasta"), ["Přivézt postel na adresu", "Krátká"]) == {
        "Přivézt postel na adresu": True, "Krátká": False,
    }  # fmt: skip
    assert have(share(told, "Jitka"), ["Uklidit v bytě Krátká 7"]) == {"Uklidit v bytě Krátká 7": True}


def test_somebody_of_another_file_stops_the_paper_and_is_not_named(told: Told) -> None:
    other = cases.person(cases.case(told.worker), told.worker, "Bořivoj", last_name="Kropáček").person
    minutes.add_task(told, text=f"Zavolat za {other.full_name}", person=told.rows["Vlasta"].person)

    one = get(told, "print-share", told.rows["Vlasta"].person_id, "pdf", by=told.worker)
    every = get(told, "print-everything", "pdf", by=told.worker)
    fine = get(told, "print-share", told.rows["Jitka"].person_id, "pdf", by=told.worker)

    assert [one.status_code, every.status_code, fine.status_code] == [422, 422, 200]
    for answer in (one, every):
        said = answer.content.decode().replace("\u00a0", " ")
        assert ("List pro Vlasta Havlínová zatím nemůže odejít" in said, "Kropáč" in said) == (True, False)


def test_everything_comes_in_one_paper(told: Told) -> None:
    text = words(get(told, "print-everything", "pdf"))

    parts = ["Plán a úkoly", "Prezenční listina", "Co jsme si domluvili"]
    assert have(text, parts) == dict.fromkeys(parts, True)
    assert text.count("Můj díl") == 3


def test_papers_come_as_word_too(told: Told) -> None:
    for name, more in (("print-everything", []), ("print-plan", []), ("print-share", [told.rows["Adam"].person_id])):
        answer = get(told, name, *more, "docx")
        assert "word/document.xml" in ZipFile(BytesIO(answer.content)).namelist()


def test_reader_of_another_language_is_told_that_the_page_is_czech(told: Told) -> None:
    person = told.rows["Vlasta"].person
    person.language = "uk"
    person.save()

    assert documents.ONLY_CZECH in share(told, "Vlasta")
    shown = get(told, "reading").content.decode().replace("\u00a0", " ")
    assert "Vlasta Havlínová: dvojjazyčné popisky zatím nemáme." in shown


def test_interpreter_reads_czech(told: Told) -> None:
    row = told.rows["Vlasta"]
    row.person.language, row.role = "uk", ParticipantRole.INTERPRETER
    row.person.save()
    row.save()

    assert documents.ONLY_CZECH not in share(told, "Vlasta")


def test_next_meeting_is_on_the_page_once_it_has_a_date(told: Told) -> None:
    following = minutes.scheduled().world.conference
    type(following).objects.filter(pk=following.pk).update(previous=told.world.conference.pk)

    assert "úterý 17. března 2026" in share(told, "Jitka")


def test_papers_are_for_those_who_run_the_meeting(told: Told) -> None:
    stranger = cases.worker(cases.office("Jinde"))
    people = (told.worker, told.sent(SeatRole.FACILITATOR), told.world.consultant, stranger)

    assert [get(told, "print-plan", "pdf", by=who).status_code for who in people] == [200, 200, 404, 404]
    assert get(told, "print-share", uuid7(), "pdf").status_code == 404
    assert get(told, "print-plan", "exe").status_code == 404
