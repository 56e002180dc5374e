"""One sentence and nothing else: what a link shows, what comes of an answer, and what it never gives away."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from kruh.access.models import AuditEntry
from kruh.cases.models import CasePerson
from kruh.family.rules import SMS_LENGTH
from kruh.foundation.workflow import NotPossible
from kruh.monitoring import actions
from kruh.monitoring.models import TaskLink
from kruh.monitoring.queries import links as queries
from kruh.monitoring.rules import links as rules
from kruh.monitoring.vocabulary import Part
from kruh.plans import actions as plans
from kruh.plans.models import Task, TaskEvent
from kruh.vault.models import Key
from tests.factories import minutes as factory
from tests.factories.minutes import NEXT_DAY
from tests.monitoring.conftest import address, linked, made

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
SENTENCE = "Chodit s Adamem ráno do školy"
GONE = "Tady nic není"


def read(where: str, phone: Client | None = None) -> tuple[int, str]:
    answer = (phone or Client()).get(where)
    return answer.status_code, answer.content.decode().replace("\xa0", " ")


def say(where: str, **words: object) -> Any:
    return Client().post(where, words)


def kept(task: Task) -> tuple[str, str, int]:
    row = Task.objects.get(pk=task.pk)
    return row.state, row.said, TaskEvent.objects.filter(task=task).count()


# What it shows -----------------------------------------------------------------------------------------------------


def test_link_shows_one_sentence_with_its_day_and_nothing_else() -> None:
    told = factory.held()
    task = made(told, plan_b="Zavolat trenérovi.", helpers="Radek Havlín")

    status, body = read(address(linked(told, task)))

    assert (status, SENTENCE in body, "Do pondělí 30. 3. 2026" in body or "30. 3." in body) == (200, True, True)
    hidden = ["Vlasta", "Havlín", "Jitka", "Radek", "Lipov", "konferenc", "OSPOD", "trenér", "Kruh", str(task.pk)]
    assert [words for words in hidden if words in body] == []


def test_looking_changes_nothing_and_leaves_nothing_in_the_device() -> None:
    told = factory.held()
    task = made(told)
    where, entries = address(linked(told, task)), AuditEntry.objects.count()
    phone = Client()

    for _ in range(3):
        read(where, phone)
    answer = phone.head(where)

    assert (kept(task), AuditEntry.objects.count(), len(phone.cookies)) == (("open", "", 0), entries, 0)
    assert (answer.headers["Cache-Control"], answer.headers["X-Robots-Tag"]) == ("no-store", "noindex, nofollow")


def test_surname_of_the_child_makes_the_sentence_neutral() -> None:
    told = factory.held()
    task = made(told, text="Vyzvednout Havlína z družiny")

    _, body = read(address(linked(told, task)))

    assert ("Havlín" in body, "Domluvili jsme se na jednom úkolu do" in body) == (False, True)


def test_protected_place_does_not_reach_the_one_it_is_hidden_from() -> None:
    told = factory.held()
    factory.hide(told, "Tajná 7, Skrytá Lhota", "Jitka", "Radek")
    task = made(told, text="Přivézt kolo na adresu Tajná 7, Skrytá Lhota", person=told.rows["Radek"].person)

    _, body = read(address(linked(told, task)))

    assert ("Tajná" in body, "Lhota" in body, "Domluvili jsme se na jednom úkolu do" in body) == (False, False, True)


def test_only_the_mark_of_the_locator_is_kept() -> None:
    told = factory.held()
    link = linked(told, made(told))
    locator = queries.locator_of(link.pk)

    assert bytes(TaskLink.objects.get(pk=link.pk).mark) == queries.mark_of(locator)
    assert locator.replace("-", "").encode() not in b"".join(bytes(row.mark) for row in TaskLink.objects.order_by("pk"))
    assert Key.objects.filter(owner=queries.LINKS).count() == 1
    assert rules.copied(f" {locator.lower().replace('0', 'o')} ") == locator


# Links that lead nowhere -------------------------------------------------------------------------------------------


def test_every_dead_link_says_the_same() -> None:
    told = factory.held()
    revoked, old = linked(told, made(told)), linked(told, made(told))
    actions.revoke_link(revoked, by=told.worker, at=NEXT_DAY)
    newer = actions.make_link(old.task, part=Part.HOLDER, by=told.worker, at=NEXT_DAY)
    unknown = f"/u/{rules.locator(bytes(10))}/"

    answers = [read(where) for where in (address(revoked), address(old), unknown, "/u/nic/")]

    assert {status for status, _ in answers} == {404}
    assert len({body for _, body in answers}) == 1
    assert (GONE in answers[0][1], read(address(newer))[0]) == (True, 200)
    assert say(address(revoked), said="done").status_code == 404


def test_link_ends_a_month_after_the_task() -> None:
    told = factory.held()
    task = made(told)
    where = address(linked(told, task))
    plans.report_done(task, by=told.worker, at=NEXT_DAY)

    with time_machine.travel(NEXT_DAY + timedelta(days=30), tick=False):
        assert read(where)[0] == 200
    with time_machine.travel(NEXT_DAY + timedelta(days=31), tick=False):
        assert read(where)[0] == 404


def test_link_of_who_has_no_part_in_the_task_any_more_leads_nowhere() -> None:
    told = factory.held()
    task = made(told)
    where = address(linked(told, task))

    plans.change_task(task, words={"person": told.rows["Jitka"].person}, by=told.worker, at=NEXT_DAY)

    assert read(where)[0] == 404


@pytest.mark.parametrize("why", ["dead", "gone", "done", "colleague"])
def test_link_is_not_made_for_who_cannot_keep_the_task(why: str) -> None:
    told = factory.held()
    task = made(told, **({"person": None, "user": told.worker} if why == "colleague" else {}))
    person = told.rows["Vlasta"].person
    if why == "dead":
        person.died_on = date(2026, 3, 1)
        person.save()
    if why == "gone":
        CasePerson.objects.filter(case=told.world.case, person=person).update(ended_on=date(2026, 3, 1))
    if why == "done":
        plans.report_done(task, by=told.worker, at=NEXT_DAY)

    with pytest.raises(NotPossible):
        linked(told, Task.objects.get(pk=task.pk))


# What comes of an answer -------------------------------------------------------------------------------------------


def test_one_tap_keeps_the_promise_and_says_thanks() -> None:
    told = factory.held()
    task = made(told)
    where = address(linked(told, task))

    answer = say(where, said="done", note="", version=1)

    assert (answer.status_code, answer.headers["Location"]) == (302, f"{where}?zapsano=1")
    assert kept(task) == ("done", "", 1)
    body = read(answer.headers["Location"])[1]
    assert ("Děkujeme, zapsali jsme to." in body, "Úkol je uzavřený" in body) == (True, True)


def test_what_does_not_work_shows_plan_b() -> None:
    told = factory.held()
    task = made(told, plan_b="Zavolat trenérovi.")
    where = address(linked(told, task))

    say(where, said="cannot", note="Nemám ráno čas.", version=1)

    assert (kept(task), "Zavolat trenérovi." in read(where)[1]) == (("open", "cannot", 1), True)


def test_form_sent_twice_is_one_report() -> None:
    told = factory.held()
    task = made(told, checker_user=told.worker)
    where = address(linked(told, task))

    answers = [say(where, said="done", note="Chodíme.", version=1).status_code for _ in range(2)]

    assert (answers, kept(task)) == ([302, 302], ("open", "done", 1))


def test_second_of_two_devices_sees_what_the_first_wrote_and_may_add_a_note() -> None:
    told = factory.held()
    task = made(told, checker_person=told.rows["Jitka"].person)
    first, second = address(linked(told, task)), address(linked(told, task, Part.CHECKER))

    say(first, said="partly", note="Bez úterka, mám doktora.", version=1)
    answer = say(second, said="done", note="Viděla jsem je.", version=1)
    body = answer.content.decode().replace("\xa0", " ")

    assert (answer.status_code, kept(task)) == (409, ("partly", "partly", 1))
    shown = ("splněno zčásti", "Viděla jsem je.", 'name="version" value="2"')
    assert ([words in body for words in shown], "doktora" in body) == ([True, True, True], False)
    assert say(second, said="note", note="Viděla jsem je.", version=2).status_code == 302
    assert kept(task) == ("partly", "partly", 2)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"said": "partly", "note": ""}, "Napište prosím pár slov"),
        ({"said": "nic"}, "Vyberte jednu možnost."),
        ({"said": "done", "note": "x" * 1001}, "1000 znaků"),
    ],
)
def test_bad_input_is_said_and_nothing_typed_is_lost(words: dict[str, str], sentence: str) -> None:
    told = factory.held()
    task = made(told)

    answer = say(address(linked(told, task)), **words)
    body = answer.content.decode().replace("\xa0", " ")

    assert (answer.status_code, sentence in body, words.get("note", "") in body) == (422, True, True)
    assert kept(task) == ("open", "", 0)


def test_office_sees_the_link_and_a_text_for_a_phone() -> None:
    told = factory.held()
    task = made(told)
    link = linked(told, task)
    say(address(link), said="cannot", note="Nemám odvoz.")

    row = queries.reached(Task.objects.get(pk=task.pk), NEXT_DAY)[0]

    assert (row.name, row.part, len(row.sms) <= SMS_LENGTH, row.address in row.sms) == (
        "Vlasta Havlínová", Part.HOLDER, True, True,
    )  # fmt: skip
