"""What is done in the room: opened, the pen taken, deeds of the record kept, phases begun, time prolonged."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import cast
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from kruh.access.actions import action
from kruh.access.models import User
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import State, Type
from kruh.foundation.ids import uuid7
from kruh.foundation.workflow import NotPossible, refuse_if
from kruh.meetings.models import Entry, Phase, Room
from kruh.meetings.rules import programme, record
from kruh.meetings.vocabulary import EntryKind, PhaseKind
from kruh.plans import actions as plan_actions
from kruh.plans.models import Task
from kruh.plans.queries import carriers


@action
def open_room(conference: Conference, *, by: User, at: datetime) -> Room:
    """This will prepare the room with the programme of the conference's type; a second opening changes nothing."""
    refuse_if(record.blockers_to_record(State(conference.state)))
    room, is_new = Room.objects.get_or_create(conference=conference, defaults={"opened_at": at})
    if is_new:
        planned = programme.programme(Type(conference.type), conference.length_minutes or 120)
        Phase.objects.bulk_create(
            Phase(conference=conference, key=conference.key, order=order, kind=phase.kind, title=phase.title,
                  what=phase.what, minutes=phase.minutes)
            for order, phase in enumerate(planned)
        )  # fmt: skip
    return room


# The pen and the record -----------------------------------------------------------------------------------------------


@action
def take_pen(room: Room, *, device: UUID, by: User, at: datetime) -> None:
    """This will put the pen into the person's hand on this device, whoever held it before."""
    room.writer, room.device, room.since = by, device, at
    room.version += 1
    room.save(update_fields=["writer", "device", "since", "version"])


@action(often=True)
def keep_entries(
    conference: Conference, *, deeds: Sequence[record.Sent], device: UUID, device_now: datetime, by: User, at: datetime
) -> list[UUID]:
    """This will append deeds to the record and answer with those that are kept; one that came before is kept once.

    Raises NotPossible when the record is closed, or when a deed cannot be taken as it stands (then none is kept).
    """
    refuse_if(record.blockers_to_record(State(conference.state)))
    _refuse_strangers(conference, deeds, at)
    rows = {sent.id: _row(conference, sent, device, device_now, by, at) for sent in deeds}
    for row in _append(conference, list(rows.values())):
        if row.kind == EntryKind.TASK:
            _follow(conference, row, by, at)
    return [sent.id for sent in deeds]


def _refuse_strangers(conference: Conference, deeds: Sequence[record.Sent], at: datetime) -> None:
    named = any(sent.words.who for sent in deeds)
    people = {value for value, _ in carriers.choices(conference, at)} if named else set()
    refuse_if([reason for sent in deeds for reason in record.faults(sent.words, people)])


def _append(conference: Conference, rows: list[Entry]) -> list[Entry]:
    """The same deed twice is one deed; which ones are known is asked only when the database says that some are."""
    try:
        with transaction.atomic():
            return Entry.objects.bulk_create(rows)
    except IntegrityError:
        known = _known(conference, rows)
        return Entry.objects.bulk_create([row for row in rows if row.pk not in known])


def _known(conference: Conference, rows: list[Entry]) -> set[UUID]:
    """Somebody else's identifier is nobody's."""
    found = dict(Entry.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", "conference"))
    if any(owner != conference.pk for owner in found.values()):
        raise NotPossible(["Záznam s tímhle označením už je jinde. Načtěte stránku znovu."])
    return set(found)


def _row(
    conference: Conference, sent: record.Sent, device: UUID, device_now: datetime, by: User, at: datetime
) -> Entry:
    words = sent.words
    return Entry(
        pk=sent.id, conference=conference, key=conference.key, line=sent.line, seen=sorted(map(str, sent.seen)),
        kind=words.kind, place=words.place, phase=words.phase, is_struck=words.is_struck,
        words={"text": words.text, "who": words.who, "due": words.due, "check": words.check},
        device=device, sequence=sent.sequence,
        happened_at=record.happened_at(sent.said_at, device_now, at), received_at=at, by=by,
    )  # fmt: skip


# A task of the record is a task of the plan ---------------------------------------------------------------------------


def _follow(conference: Conference, row: Entry, by: User, at: datetime) -> None:
    """Whatever the plan refuses stays in the record; the screen shows that the two differ and why."""
    task = Task.objects.filter(pk=row.line, conference=conference).first()
    try:
        if row.is_struck and task is not None:
            plan_actions.remove_task(task, by=by, at=at)
        elif task is not None:
            plan_actions.change_task(task, words=_changed(task, row), by=by, at=at)
        elif not row.is_struck:
            plan_actions.add_task(conference, words=_task_words(row.words), pk=row.line, by=by, at=at)
    except NotPossible:
        return


def _task_words(words: dict[str, str]) -> plan_actions.TaskWords:
    person, user = carriers.named(words["who"]) if words["who"] else (None, None)
    due = date.fromisoformat(words["due"]) if words["due"] else None
    return {"text": words["text"], "person": person, "user": user, "due_on": due, "check_how": words["check"]}


def _changed(task: Task, row: Entry) -> plan_actions.TaskWords:
    """Only what this deed changed, and only where nobody changed the same in the plan meanwhile."""
    mine = _task_words(row.words)
    seen = list(Entry.objects.filter(pk__in=row.seen))
    if len(seen) != 1 or seen[0].kind != EntryKind.TASK:
        return mine
    base = _task_words(seen[0].words)
    is_free = {name: (getattr(task, name) or "") == (value or "") for name, value in base.items()}
    changed = {name for name, value in mine.items() if value != base.get(name) and is_free[name]}
    return cast(plan_actions.TaskWords, {name: value for name, value in mine.items() if name in changed})


# The programme --------------------------------------------------------------------------------------------------------


@action
def begin_phase(phase: Phase, *, said_at: datetime | None = None, by: User, at: datetime) -> None:
    """This will begin a part of the programme and end the one that runs; told late, it ran until the next began."""
    refuse_if(record.blockers_to_record(State(phase.conference.state)))
    rows = list(Phase.objects.filter(conference=phase.conference_id))
    runs = {row.pk: programme.Run(row.began_at, row.ended_at) for row in rows}
    for row in rows:
        run = programme.begun(runs, phase.pk, said_at or at)[row.pk]
        if run != runs[row.pk]:
            row.began_at, row.ended_at = run.began, run.ended
            row.save(update_fields=["began_at", "ended_at"])
    _changed_programme(phase.conference_id)


@action
def end_phase(phase: Phase, *, said_at: datetime | None = None, by: User, at: datetime) -> None:
    """This will end a part of the programme."""
    refuse_if(record.blockers_to_record(State(phase.conference.state)))
    if phase.began_at is None:
        raise NotPossible(["Tahle část ještě nezačala."])
    phase.ended_at = phase.ended_at or max(said_at or at, phase.began_at)
    phase.save(update_fields=["ended_at"])
    _changed_programme(phase.conference_id)


@action
def add_phase(
    conference: Conference, *, title: str, minutes: int, kind: PhaseKind | str = PhaseKind.TOPIC,
    pk: UUID | None = None, by: User, at: datetime,
) -> Phase:  # fmt: skip
    """This will add a part to the programme, such as a topic of the child, where topics belong."""
    refuse_if(record.blockers_to_record(State(conference.state)))
    rows = list(Phase.objects.filter(conference=conference))
    refuse_if(programme.blockers_to_phase(title, minutes, len(rows)))
    place = programme.place_of_topic([(PhaseKind(row.kind), row.began_at is not None) for row in rows])
    phase = Phase(
        pk=pk or uuid7(), conference=conference, key=conference.key, order=place, kind=PhaseKind(kind),
        title=title.strip(), minutes=minutes,
    )  # fmt: skip
    phase.save(force_insert=True)
    _put_in_order([*rows[:place], phase, *rows[place:]])
    return phase


def _put_in_order(rows: Sequence[Phase]) -> None:
    for order, row in enumerate(rows):
        if row.order != order:
            Phase.objects.filter(pk=row.pk).update(order=order)
    _changed_programme(rows[0].conference_id)


@action
def change_phase(phase: Phase, *, title: str, minutes: int, what: str = "", by: User, at: datetime) -> None:
    """This will give a part another name, length or explanation."""
    refuse_if(record.blockers_to_record(State(phase.conference.state)))
    refuse_if(programme.blockers_to_phase(title, minutes, 0))
    phase.title, phase.minutes, phase.what = title.strip(), minutes, what.strip() or None
    phase.save(update_fields=["title", "minutes", "what"])
    _changed_programme(phase.conference_id)


@action
def move_phase(phase: Phase, *, up: bool, by: User, at: datetime) -> None:
    """This will move a part by one place; at either end nothing happens."""
    refuse_if(record.blockers_to_record(State(phase.conference.state)))
    rows = list(Phase.objects.filter(conference=phase.conference_id))
    index = next(place for place, row in enumerate(rows) if row.pk == phase.pk)
    _put_in_order(programme.moved(rows, index, up=up))


@action
def remove_phase(phase: Phase, *, by: User, at: datetime) -> None:
    """This will leave out a part that has not begun; what was written in another stays with it."""
    refuse_if(record.blockers_to_record(State(phase.conference.state)))
    if phase.began_at is not None:
        raise NotPossible(["Tahle část už začala, vynechat nejde. Můžete ji ukončit."])
    phase.delete()
    _changed_programme(phase.conference_id)


@action
def prolong(room: Room, *, minutes: int = programme.PROLONG, by: User, at: datetime) -> None:
    """This will prolong the meeting, so that the clock stays honest."""
    refuse_if(record.blockers_to_record(State(room.conference.state)))
    if not 1 <= minutes <= programme.LONGEST_PHASE:
        raise NotPossible([f"Prodloužit jde o 1 až {programme.LONGEST_PHASE} minut."])
    room.prolonged += minutes
    room.version += 1
    room.save(update_fields=["prolonged", "version"])


def _changed_programme(conference_id: UUID) -> None:
    Room.objects.filter(conference=conference_id).update(version=F("version") + 1)
