"""Meetings that were held, with minutes in every stage, made by the acts of the product."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from kruh.access.models import User
from kruh.cases import actions as case_actions
from kruh.cases.models import Person
from kruh.conferences.actions import participants as participant_actions
from kruh.conferences.models import Consent, Participant
from kruh.conferences.vocabulary import Channel, ConsentAnswer, ParticipantRole, Purpose, SeatRole
from kruh.foundation import uploads
from kruh.meetings.actions import afterwords, copies, day, minutes, sheets
from kruh.meetings.models import Afterword, Minutes, Paragraph, Sheet
from kruh.meetings.rules.afterwords import Afterword as Words
from kruh.meetings.vocabulary import PresenceState, SectionKind, SheetKind
from kruh.plans import actions as plans
from tests.factories import cases, people, pictures, teams
from tests.factories.conferences import World
from tests.factories.memory import remembered

MET = teams.TUESDAY
NEXT_DAY = MET + timedelta(days=1)
GUESTS = (("Jitka", ParticipantRole.PARENT), ("Radek", ParticipantRole.PARENT), ("Vlasta", ParticipantRole.RELATIVE))


@dataclass
class Told:
    """A world with the people at its table by first name."""

    world: World
    rows: dict[str, Participant]

    @property
    def worker(self) -> User:
        """The organiser as the next request sees her."""
        return people.fresh(self.world.worker)

    def sent(self, role: SeatRole = SeatRole.MINUTE_TAKER) -> User:
        """One of the two people of the team."""
        return people.fresh(self.world.conference.seats.get(role=role).user)

    @property
    def minutes(self) -> Minutes:
        """The minutes as they stand."""
        return Minutes.objects.get(conference=self.world.conference)

    def section(self, kind: SectionKind) -> Paragraph:
        """The first paragraph of one part as it stands."""
        return Paragraph.objects.get(minutes__conference=self.world.conference, kind=kind, order=0)

    def write(
        self, kind: SectionKind, text: str, by: User | None = None, at: datetime = NEXT_DAY, **words: Any
    ) -> Paragraph:
        """The first paragraph of one part written anew."""
        return minutes.write_paragraph(self.section(kind), text=text, by=by or self.sent(), at=at, **words)


@remembered
def scheduled() -> Told:
    """A conference with a date, a child, both parents and a grandmother."""
    world = teams.scheduled()
    rows = {"Adam": world.conference.participants.get()}
    for name, role in GUESTS:
        person = _relative(world, name, role)
        by = people.fresh(world.worker)
        rows[name] = participant_actions.add_participant(world.fresh(), person=person, role=role, by=by, at=people.NOW)
    return Told(world, rows)


def _relative(world: World, name: str, role: ParticipantRole) -> Person:
    if role == ParticipantRole.PARENT:
        return cases.parent(world.case, world.worker, name, gender="m" if name == "Radek" else "f")
    return cases.person(world.case, world.worker, name, gender="f").person


def consent(row: Participant, by: User, answer: ConsentAnswer = ConsentAnswer.YES, scope: str = "") -> Consent:
    """What somebody says to getting the minutes."""
    made = Consent(
        participant=row, key=row.key, purpose=Purpose.MINUTES, answer=answer, scope=scope or None, explained_by=by,
        channel=Channel.IN_PERSON, given_on=people.NOW.date(),
    )  # fmt: skip
    made.save(force_insert=True)
    return made


@remembered
def held(*, absent: tuple[str, ...] = ()) -> Told:
    """A meeting that was held; the named did not come."""
    told = scheduled()
    by = told.worker
    for name, row in told.rows.items():
        state = PresenceState.ABSENT if name in absent else PresenceState.HERE
        day.record_attendance(told.world.fresh(), who=row, state=state, by=by, at=MET)
    day.record_everybody_else(told.world.fresh(), by=by, at=MET)
    why = {"reason": "Domluvili jsme se jít dál.", "next_step": "Zavoláme mu."} if absent else {}
    day.hold_meeting(told.world.fresh(), began=time(14), by=by, at=MET, **why)
    return told


@remembered
def begun(*, absent: tuple[str, ...] = ()) -> Told:
    """Minutes that were begun by the minute taker."""
    told = held(absent=absent)
    minutes.start_minutes(told.world.fresh(), by=told.sent(), at=MET + timedelta(hours=2))
    return told


@remembered
def written(*, absent: tuple[str, ...] = ()) -> Told:
    """A complete draft."""
    told = begun(absent=absent)
    told.write(SectionKind.GOAL, "Co potřebuje Adam, aby zase chodil do školy?")
    told.write(SectionKind.CHILD_VIEW, "Chci, aby mi ráno někdo zavolal.", heard_how="present")
    add_task(told)
    return told


def add_task(told: Told, **words: Any) -> None:
    """A task of the plan, complete unless told otherwise."""
    complete: plans.TaskWords = {
        "text": "Chodit s Adamem ráno do školy",
        "person": told.rows["Vlasta"].person,
        "due_on": date(2026, 3, 30),
        "check_how": "Adam je v 7:50 ve třídě.",
    }
    plans.add_task(told.world.fresh(), words={**complete, **words}, by=told.worker, at=NEXT_DAY)  # type: ignore[typeddict-item]


@remembered
def delivered(*, absent: tuple[str, ...] = (), at: datetime = NEXT_DAY, is_child_told: bool = True) -> Told:
    """Minutes that went out for comments; the child knows what has changed thanks to it."""
    told = written(absent=absent)
    copies.deliver_minutes(told.minutes, by=told.sent(), at=at)
    if is_child_told:
        tell_child(told, at=at)
    return told


def tell_child(told: Told, at: datetime = NEXT_DAY, **words: str) -> Afterword:
    """What the child is told after the meeting."""
    said = Words(**(words or {"changed": "Ráno ti teď volá babička."}))
    return afterwords.write_afterword(told.rows["Adam"], words=said, by=told.worker, at=at)


def hide(told: Told, value: str, owner: str, hidden_from: str) -> None:
    """A protected fact of one person, hidden from another."""
    case_actions.protect_fact(
        told.world.case, person=told.rows[owner].person, kind="address", value=value, reason="Bojí se.",
        hidden_from=[told.rows[hidden_from].person], valid_from=people.NOW.date(), by=told.worker, at=people.NOW,
    )  # fmt: skip


def sheet(
    told: Told, content: bytes = b"", *, name: str = "tabule.jpg", at: datetime = NEXT_DAY, **words: Any
) -> Sheet:
    """A photograph that the minute taker brought, of the flipchart unless told otherwise."""
    file = uploads.receive(name, content or pictures.photo())
    known: dict[str, Any] = {"kind": SheetKind.FLIPCHART, **words}
    return sheets.add_sheet(told.world.fresh(), file=file, by=told.sent(), at=at, **known)
