"""Two who write, judge or agree at once, and two people with one name: nobody's words or task go astray."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kruh.family_conferences.actions import acceptance, review
from kruh.family_conferences.actions import plan as actions
from kruh.family_conferences.models import Promise, Version
from kruh.family_conferences.queries import plan as queries
from kruh.family_conferences.queries.acceptance import Known
from kruh.family_conferences.vocabulary import State
from kruh.foundation import days
from kruh.foundation.workflow import Conflict, NotPossible
from kruh.plans.models import Task
from kruh.plans.vocabulary import TaskState
from tests.factories import cases, people
from tests.family_conferences.conftest import AT, Table
from tests.family_conferences.plans import ALL_MET, DUE, Family, family, sits

TODAY = days.local_day(AT)
YES: dict[str, Any] = {"decision": "accepted", "met": ALL_MET, "answers_question": True}
FROM_TABLET = {"decisions": "Děti budou u tety.", "tasks": [{"what": "Vozit do školy", "who": "", "due_on": ""}]}


@pytest.fixture
def home(table: Table) -> Family:
    return family(table)


# Words of the family -----------------------------------------------------------------------------------------------


def test_page_opened_before_the_family_presented_does_not_write_over_its_words(table: Table) -> None:
    home = family(table, meeting=TODAY)
    Version.objects.all().delete()
    sits(table, State.PRESENTED)
    client = Client()
    client.force_login(home.coordinator)
    address = reverse("family_conferences:write-plan", args=[home.fresh().pk])
    read = client.get(address).context["form"].initial["version"]
    actions.present(home.fresh(), words=FROM_TABLET, by=None, at=AT)

    with pytest.raises(Conflict) as clash:
        actions.write_plan(home.fresh(), words=home.words(), version=read, by=home.coordinator, at=AT)

    assert clash.value.theirs["Na čem se rodina domluvila"] == "Děti budou u tety."
    assert home.version().decisions == "Děti budou u tety."


def test_first_words_of_the_coordinator_are_kept_when_nobody_was_faster(table: Table) -> None:
    home = family(table, meeting=TODAY)
    sits(table, State.PRESENTED)

    kept = actions.write_plan(home.fresh(), words=home.words(), version=0, by=home.coordinator, at=AT)

    assert (kept.version, home.version().decisions) == (1, "Děti budou u babičky.")


def test_tablet_cannot_rewrite_what_the_office_has(home: Family) -> None:
    home.shown()

    with pytest.raises(NotPossible, match="Plán už má úřad k rozhodnutí"):
        actions.present(home.fresh(), words=FROM_TABLET, by=None, at=AT)

    assert home.version().decisions == "Děti budou u babičky."


def test_tablet_cannot_open_a_plan_that_was_accepted(home: Family) -> None:
    home.accepted()

    with pytest.raises(NotPossible, match="Teď se měnit nedá"):
        actions.present(home.fresh(), words=FROM_TABLET, by=None, at=AT)

    assert Version.objects.count() == 1


# Promises of an older plan -----------------------------------------------------------------------------------------


def test_kept_promise_is_not_promised_again_by_a_changed_plan(home: Family) -> None:
    home.accepted()
    Task.objects.update(state=TaskState.DONE)

    review.amend_plan(home.fresh(), on=TODAY, words="Daří se nám.", by=home.coordinator, at=AT)
    actions.write_plan(home.fresh(), words=home.words(), by=home.coordinator, at=AT)

    assert home.version().tasks == []


def test_day_that_passed_meanwhile_is_agreed_anew(home: Family) -> None:
    home.written()
    home.agreed()
    after = days.moment(DUE + timedelta(days=1), time(9))

    with pytest.raises(NotPossible, match="termín už minul"):
        actions.hand_over_plan(home.fresh(), by=home.coordinator, at=after)


# Who agreed with what ----------------------------------------------------------------------------------------------


def test_changed_words_are_asked_about_again(home: Family) -> None:
    home.written()
    home.agreed()
    before = set(queries.agreements_of(home.version()))

    actions.write_plan(home.fresh(), words=home.words(decisions="Děti budou u táty."), by=home.coordinator, at=AT)

    names = sorted(row.member.name for row in queries.outdated(home.version()))
    assert (len(before), queries.agreements_of(home.version()), names) == (2, {}, ["Libor Dubina", "Marie Dubinová"])
    with pytest.raises(NotPossible):
        actions.hand_over_plan(home.fresh(), by=home.coordinator, at=AT)
    home.agreed()
    actions.hand_over_plan(home.fresh(), by=home.coordinator, at=AT)
    assert home.version().presented_at == AT


def test_saving_the_same_words_asks_nobody_again(home: Family) -> None:
    home.written()
    home.agreed()

    actions.write_plan(home.fresh(), words=home.words(), by=home.coordinator, at=AT)

    assert len(queries.agreements_of(home.version())) == 2


def test_day_added_to_a_promise_asks_nobody_again(home: Family) -> None:
    home.written()
    home.agreed()
    promised = home.version().tasks[0]

    words = home.promise(what=promised["what"], due_on=TODAY + timedelta(days=20), check_how="Řekne to škola.")
    actions.write_promise(home.fresh(), words=words, key=promised["id"], by=home.coordinator, at=AT)

    assert len(queries.agreements_of(home.version())) == 2


def test_page_names_who_is_to_be_asked_again(home: Family, clock: object) -> None:
    home.written()
    home.agreed()
    actions.write_promise(home.fresh(), words=home.promise(what="Vařit"), by=home.coordinator, at=AT)
    client = Client()
    client.force_login(home.coordinator)

    page = client.get(reverse("family_conferences:plan", args=[home.fresh().pk])).content.decode()

    assert "Zeptejte se znovu: Marie Dubinová, Libor Dubina." in page.replace("\xa0", " ")


# What the office judges --------------------------------------------------------------------------------------------


def test_plan_that_changed_is_not_accepted_unseen(home: Family) -> None:
    home.shown()

    with pytest.raises(NotPossible, match="Rodina plán mezitím změnila"):
        acceptance.accept_plan(home.fresh(), read=home.version().version - 1, by=home.worker, at=AT, **YES)

    assert home.fresh().state == State.PRESENTED


def test_judge_reads_the_newer_plan_and_keeps_the_typed_reason(home: Family, clock: object) -> None:
    home.shown()
    client = Client()
    client.force_login(home.worker)
    address = reverse("family_conferences:judge-plan", args=[home.fresh().pk])
    read = client.get(address).context["form"].initial["read"]
    Version.objects.update(version=read + 1)
    words = {
        "line_0": "yes",
        "line_1": "yes",
        "answers_question": "yes",
        "answer": "accepted",
        "reason": "Držíme palce.",
    }

    refused = client.post(address, {**words, "read": str(read)})
    again = client.post(address, {**words, "read": str(refused.context["form"]["read"].value())})

    assert (refused.status_code, "Držíme palce." in refused.content.decode()) == (422, True)
    assert (again.status_code, home.fresh().state) == (302, State.ACCEPTED)


# Two people with one name ------------------------------------------------------------------------------------------


def test_task_of_one_of_two_people_with_one_name_waits_for_the_office(table: Table) -> None:
    worker = people.fresh(table.worker)
    for _ in range(2):
        cases.person(table.case, worker, "Marie", "Dubinová")
    home = family(table)

    home.accepted()

    task = Task.objects.select_related("key").get()
    assert (task.person_id, task.text) == (None, "Vozit Elišku do školy")
    assert Promise.objects.get().member == home.grandmother


def test_person_of_a_promise_stays_the_same_through_versions(home: Family) -> None:
    home.accepted()
    first = Task.objects.select_related("key").get()
    cases.person(home.table.case, home.worker, "Marie", "Dubinová")

    known = Known.of(home.fresh())

    assert [person.pk for person in known.people(home.grandmother)] == [first.person_id]
