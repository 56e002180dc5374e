"""The room: opened once, one pen, deeds kept once, a task of the record is a task of the plan."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from kruh.access.models import AuditEntry
from kruh.access.policy import Denied
from kruh.conferences.vocabulary import SeatRole
from kruh.foundation.ids import uuid7
from kruh.foundation.workflow import NotPossible
from kruh.meetings.actions import copies
from kruh.meetings.actions import room as actions
from kruh.meetings.models import Entry, Phase, Room
from kruh.meetings.queries import room as queries
from kruh.meetings.queries import state
from kruh.meetings.rules.record import Sent, Words
from kruh.meetings.vocabulary import EntryKind
from kruh.plans import actions as plans
from kruh.plans.models import Task
from tests.factories import minutes, people
from tests.factories.minutes import MET, Told

pytestmark = pytest.mark.django_db
LAPTOP, PHONE = UUID(int=1), UUID(int=2)
NOW = MET + timedelta(minutes=20)


@pytest.fixture
def told() -> Told:
    return minutes.scheduled()


def a_deed(text: str = "", *, line: Entry | None = None, number: int = 1, **words: Any) -> Sent:
    pk = uuid7()
    said = Words(kind=words.pop("kind", EntryKind.NOTE), text=text, place=float(number), **words)
    seen = frozenset({line.pk}) if line else frozenset[UUID]()
    return Sent(pk, line.line if line else pk, seen, said, number, NOW)


def keep(told: Told, *deeds: Sent, device: UUID = LAPTOP, at: datetime = NOW) -> list[Entry]:
    conference = told.world.fresh()
    kept = actions.keep_entries(conference, deeds=deeds, device=device, device_now=at, by=told.sent(), at=at)
    return [Entry.objects.get(pk=pk) for pk in kept]


def shown(told: Told) -> list[tuple[str, str]]:
    return [(line.words.kind.value, line.words.text) for line in queries.lines(told.world.conference)]


def test_the_room_opens_once_with_the_programme_of_its_type(told: Told) -> None:
    first = actions.open_room(told.world.fresh(), by=told.sent(), at=NOW)
    again = actions.open_room(told.world.fresh(), by=told.worker, at=NOW)

    titles = [phase.title for phase in Phase.objects.filter(conference=told.world.conference)]
    assert (first, Room.objects.count(), titles[:2]) == (again, 1, ["Přivítání", "Pohled dítěte"])


def test_the_pen_goes_to_whoever_takes_it_last(told: Told) -> None:
    room = actions.open_room(told.world.fresh(), by=told.sent(), at=NOW)
    actions.take_pen(room, device=LAPTOP, by=told.sent(), at=NOW)
    actions.take_pen(room, device=PHONE, by=told.sent(SeatRole.FACILITATOR), at=NOW)

    pen = state.writer(Room.objects.get())
    assert (pen.user, pen.device) == (told.sent(SeatRole.FACILITATOR).pk, PHONE)


def test_the_last_place_is_below_every_line(told: Told) -> None:
    conference = told.world.fresh()
    before = state.last_place(conference)
    keep(told, a_deed("první"), a_deed("druhý", number=4096), a_deed("třetí", number=2048))

    assert (before, state.last_place(conference)) == (0.0, 4096.0)


def test_a_deed_that_comes_twice_is_kept_once(told: Told) -> None:
    deed = a_deed("večer čte babička", kind=EntryKind.STRENGTH)

    assert keep(told, deed) == keep(told, deed)
    assert shown(told) == [("strength", "večer čte babička")]


def test_one_batch_is_one_line_of_the_trail(told: Told) -> None:
    before = AuditEntry.objects.count()

    keep(told, *[a_deed(f"řádek {number}", number=number) for number in range(5)])

    assert AuditEntry.objects.count() == before + 1


def test_two_devices_on_one_line_keep_both_wordings(told: Told) -> None:
    (line,) = keep(told, a_deed("hůř spí", kind=EntryKind.WORRY))
    keep(told, a_deed("v noci se budí", line=line, kind=EntryKind.WORRY), device=LAPTOP)
    keep(told, a_deed("večer se bojí", line=line, kind=EntryKind.WORRY), device=PHONE, at=NOW + timedelta(seconds=2))

    assert shown(told) == [("worry", "v noci se budí"), ("worry", "večer se bojí")]


def test_a_batch_with_one_faulty_deed_keeps_none_and_says_why(told: Told) -> None:
    with pytest.raises(NotPossible) as refusal:
        keep(told, a_deed("dobré"), a_deed("x", who="p:cizí"))

    assert refusal.value.reasons == ["Vybraný člověk u stolu není. Vyberte ho prosím znovu."]
    assert shown(told) == []


def test_somebody_elses_identifier_is_refused(told: Told) -> None:
    (line,) = keep(told, a_deed("naše"))
    other = minutes.scheduled()

    with pytest.raises(NotPossible) as refusal:
        actions.keep_entries(
            other.world.fresh(), deeds=[Sent(line.pk, line.pk, frozenset(), Words(text="cizí"), 1, NOW)],
            device=LAPTOP, device_now=NOW, by=other.sent(), at=NOW,
        )  # fmt: skip

    assert refusal.value.reasons == ["Záznam s tímhle označením už je jinde. Načtěte stránku znovu."]


def test_a_stranger_writes_nothing(told: Told) -> None:
    with pytest.raises(Denied):
        actions.keep_entries(
            told.world.fresh(), deeds=[a_deed("x")], device=LAPTOP, device_now=NOW, by=people.user(), at=NOW
        )


def test_after_closing_nothing_is_added() -> None:
    told = minutes.delivered()
    copies.close_minutes(told.minutes, all_agreed="Všichni souhlasili.", by=told.worker, at=minutes.NEXT_DAY)

    with pytest.raises(NotPossible) as refusal:
        actions.keep_entries(
            told.world.fresh(), deeds=[a_deed("pozdě")], device=LAPTOP, device_now=NOW, by=told.worker, at=NOW
        )

    assert refusal.value.reasons == [
        "Zápis je uzavřený, do záznamu už nejde psát. Text si můžete stáhnout a poslat jako připomínku."
    ]


def test_the_database_refuses_to_change_a_deed(told: Told) -> None:
    keep(told, a_deed("řečeno"))

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE meetings_entry SET place = 5")


# A task of the record is a task of the plan -------------------------------------------------------------------------


def mother(told: Told) -> str:
    return f"p:{told.rows['Jitka'].person_id}"


def the_task() -> tuple[str, object, str]:
    task = Task.objects.get()
    return task.text, task.due_on, task.check_how or ""


def test_a_task_appears_in_the_plan_and_follows_its_line(told: Told) -> None:
    day = (MET + timedelta(days=7)).date()
    (line,) = keep(told, a_deed("zavolá lékaři", kind=EntryKind.TASK))
    keep(
        told,
        a_deed(
            "zavolá lékaři",
            line=line,
            kind=EntryKind.TASK,
            who=mother(told),
            due=day.isoformat(),
            check="přijde zpráva",
        ),
    )

    task = Task.objects.get()
    assert (task.pk, the_task(), task.person) == (
        line.line,
        ("zavolá lékaři", day, "přijde zpráva"),
        told.rows["Jitka"].person,
    )


def test_a_change_made_in_the_plan_is_not_overwritten_from_the_room(told: Told) -> None:
    (line,) = keep(told, a_deed("zavolá", kind=EntryKind.TASK))
    plans.change_task(Task.objects.get(), words={"text": "zavolá paní doktorce"}, by=told.worker, at=NOW)
    keep(told, a_deed("zavolá do nemocnice", line=line, kind=EntryKind.TASK, check="řekne to na příštím setkání"))

    assert the_task() == ("zavolá paní doktorce", None, "řekne to na příštím setkání")
    assert shown(told) == [("task", "zavolá do nemocnice")]


def test_a_struck_task_leaves_the_plan_and_comes_back(told: Told) -> None:
    (line,) = keep(told, a_deed("zavolá", kind=EntryKind.TASK))
    (struck,) = keep(told, a_deed("zavolá", line=line, kind=EntryKind.TASK, is_struck=True))
    assert Task.objects.count() == 0

    keep(told, Sent(uuid7(), line.line, frozenset({struck.pk}), Words(kind=EntryKind.TASK, text="zavolá"), 3, NOW))
    assert the_task()[0] == "zavolá"


def test_what_the_plan_refuses_stays_in_the_record(told: Told) -> None:
    keep(told, a_deed("včera", kind=EntryKind.TASK, due=(MET - timedelta(days=3)).date().isoformat()))

    assert (Task.objects.count(), shown(told)) == (0, [("task", "včera")])


# The programme --------------------------------------------------------------------------------------------------------


def phases() -> list[Phase]:
    return list(Phase.objects.all())


def titles(phases: Iterable[Phase]) -> list[str]:
    return [phase.title for phase in phases]


def test_a_phase_that_begins_ends_the_one_that_runs(told: Told) -> None:
    actions.open_room(told.world.fresh(), by=told.sent(), at=NOW)
    first, second = Phase.objects.all()[:2]
    actions.begin_phase(first, by=told.sent(), at=NOW)
    actions.begin_phase(second, by=told.sent(), at=NOW + timedelta(minutes=9))

    assert list(Phase.objects.values_list("began_at", "ended_at"))[:2] == [
        (NOW, NOW + timedelta(minutes=9)),
        (NOW + timedelta(minutes=9), None),
    ]


def test_topics_are_added_and_ordered_and_left_out_only_before_they_begin(told: Told) -> None:
    actions.open_room(told.world.fresh(), by=told.sent(), at=NOW)
    Phase.objects.all().delete()
    for title in ("Škola", "Táta", "Prázdniny"):
        actions.add_phase(told.world.fresh(), title=title, minutes=15, by=told.sent(), at=NOW)
    actions.move_phase(phases()[-1], up=True, by=told.sent(), at=NOW)
    actions.begin_phase(phases()[0], by=told.sent(), at=NOW)
    actions.remove_phase(phases()[-1], by=told.sent(), at=NOW)

    assert titles(Phase.objects.all()) == ["Škola", "Prázdniny"]
    with pytest.raises(NotPossible) as refusal:
        actions.remove_phase(phases()[0], by=told.sent(), at=NOW)
    assert refusal.value.reasons == ["Tahle část už začala, vynechat nejde. Můžete ji ukončit."]


def test_a_topic_comes_before_people_look_for_ways_out(told: Told) -> None:
    actions.open_room(told.world.fresh(), by=told.sent(), at=NOW)
    for title in ("Škola", "Táta"):
        actions.add_phase(told.world.fresh(), title=title, minutes=10, by=told.sent(), at=NOW)

    assert titles(Phase.objects.all())[3:8] == ["Pohled každého u stolu", "Škola", "Táta", "Možnosti", "Plán"]


def test_the_time_is_prolonged_in_one_tap(told: Told) -> None:
    room = actions.open_room(told.world.fresh(), by=told.sent(), at=NOW)
    actions.prolong(room, by=told.sent(), at=NOW)

    assert Room.objects.get().prolonged == 10
