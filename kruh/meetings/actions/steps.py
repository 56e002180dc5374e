"""What a device did during the meeting, told at once or after the network came back: each step is done once."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from kruh.access.actions import action
from kruh.access.models import User
from kruh.conferences.models import Conference
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible
from kruh.meetings.actions import day, room
from kruh.meetings.models import Attendance, Phase, Room, Step
from kruh.meetings.queries import expected
from kruh.meetings.rules import presence, record, steps
from kruh.meetings.vocabulary import StepKind


@action(often=True)
def keep_step(
    conference: Conference, *, told: steps.Told, device: UUID, device_now: datetime, by: User, at: datetime
) -> str:
    """This will do one step as if it came when it was said; one that came before is not done again.

    Gives a sentence when somebody said something else later, which holds. Raises NotPossible.
    """
    known = Step.objects.filter(pk=told.id).first()
    if known is None:
        said_at = record.happened_at(told.said_at, device_now, at)
        DO[told.kind](conference, told, {"by": by, "at": at}, said_at)
        known = Step(
            pk=told.id, conference=conference, key=conference.key, kind=told.kind, words=told.kept, device=device,
            sequence=told.sequence, happened_at=said_at, received_at=at, by=by,
        )  # fmt: skip
        known.save(force_insert=True)
    elif known.conference_id != conference.pk:
        raise NotPossible(["Krok s tímhle označením už je jinde. Načtěte stránku znovu."])
    return _overtaken(conference, told) if told.kind == StepKind.PRESENCE else ""


def _overtaken(conference: Conference, told: steps.Told) -> str:
    who = Q(participant=told.words.about) | Q(seat=told.words.about) | Q(user=told.words.about)
    row = Attendance.objects.filter(who, meeting__conference=conference).first()
    tellings = presence.told(row.told) if row else []
    last = presence.overtaken_by(tellings, told.id)
    if last is None:
        return ""
    mine = next(said for said in tellings if said.step == told.id)
    name = next(one.name for one in expected.everybody(conference) if one.pk == told.words.about)
    teller = User.objects.filter(pk=last.by).first() if last.by else None
    return presence.overtaken_sentence(name, mine.state, mine.at, last, teller.short_name if teller else "")


# What each kind does --------------------------------------------------------------------------------------------------

type Doing = Callable[[Conference, steps.Told, Any, datetime], object]


def _presence(conference: Conference, told: steps.Told, acting: Any, said_at: datetime) -> None:
    seated, stand_ins = expected.at_table(conference)
    who = next((row.who for row in [*seated, *stand_ins] if row.pk == told.words.about), None)
    if who is None:
        raise NotPossible(["Tenhle člověk k téhle konferenci nepatří."])
    words = told.words
    day.record_attendance(
        conference, who=who, state=words.state, came=words.came, left=words.left, said_at=said_at, step=told.id,
        **acting,
    )  # fmt: skip


def _hold(conference: Conference, told: steps.Told, acting: Any, said_at: datetime) -> None:
    began = days.local(said_at).time().replace(second=0, microsecond=0)
    words = told.words
    day.hold_meeting(conference, began=began, reason=words.reason, next_step=words.next_step, **acting)


def _phase(conference: Conference, told: steps.Told) -> Phase:
    found = Phase.objects.filter(conference=conference, pk=told.words.about).first()
    if found is None:
        raise NotPossible(["Tahle část programu už tu není, nejspíš ji někdo vynechal."])
    return found


def _add(conference: Conference, told: steps.Told, acting: Any, said_at: datetime) -> None:
    room.add_phase(conference, title=told.words.title, minutes=told.words.minutes, pk=told.id, **acting)


def _change(conference: Conference, told: steps.Told, acting: Any, said_at: datetime) -> None:
    words = told.words
    room.change_phase(_phase(conference, told), title=words.title, minutes=words.minutes, what=words.what, **acting)


def _prolong(conference: Conference, told: steps.Told, acting: Any, said_at: datetime) -> None:
    found = Room.objects.filter(conference=conference).first()
    if found is None:
        raise NotPossible(["Místnost zatím nikdo neotevřel. Načtěte stránku znovu."])
    room.prolong(found, minutes=told.words.minutes, **acting)


DO: dict[StepKind, Doing] = {
    StepKind.PRESENCE: _presence,
    StepKind.EVERYBODY: lambda of, told, acting, said: day.record_everybody_else(of, said_at=said, **acting),
    StepKind.HOLD: _hold,
    StepKind.BEGIN: lambda of, told, acting, said: room.begin_phase(_phase(of, told), said_at=said, **acting),
    StepKind.END: lambda of, told, acting, said: room.end_phase(_phase(of, told), said_at=said, **acting),
    StepKind.ADD: _add,
    StepKind.CHANGE: _change,
    StepKind.MOVE: lambda of, told, acting, said: room.move_phase(_phase(of, told), up=told.words.is_up, **acting),
    StepKind.REMOVE: lambda of, told, acting, said: room.remove_phase(_phase(of, told), **acting),
    StepKind.PROLONG: _prolong,
}
