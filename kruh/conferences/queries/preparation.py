"""What is shown of preparation: the board of people and topics, the room, and what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from kruh.cases.models import Apart
from kruh.conferences.models import Conference, Consent, Override, Participant, Preparation, RoomItem
from kruh.conferences.queries import room
from kruh.conferences.rules import preparation as rules
from kruh.conferences.vocabulary import (
    ParticipantRole,
    Presence,
    RoomThing,
    State,
    Topic,
    TopicState,
)
from kruh.foundation import days, text
from kruh.web.vocabulary import WorkState as Shown

SHOWN = {
    TopicState.NOT_STARTED: Shown.NOT_STARTED,
    TopicState.IN_PROGRESS: Shown.IN_PROGRESS,
    TopicState.WAITING: Shown.WAITING,
    TopicState.BLOCKED: Shown.BLOCKED,
    TopicState.DONE: Shown.DONE,
    TopicState.NOT_NEEDED: Shown.NOT_NEEDED,
}


@dataclass(frozen=True)
class Cell:
    """One person and one topic."""

    topic: Topic
    state: TopicState
    url: str = ""
    kept: Any = None

    @property
    def column(self) -> str:
        """This will give the short name of the topic."""
        return rules.COLUMNS[self.topic]

    @property
    def talked_on(self) -> date | None:
        """This will give the day of the talk, where one was recorded."""
        on = self.kept.details.get("on") if self.kept else None
        return date.fromisoformat(on) if on else None

    @property
    def shown(self) -> str:
        """This will give the state as the component knows it."""
        return SHOWN[self.state].value


@dataclass
class Row:
    """A person on the board."""

    participant: Any
    guest: rules.Guest
    states: dict[Topic, TopicState] = field(default_factory=dict)
    has_support: bool = False
    is_asked_all: bool = True
    voice_lacks: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """This will give the name as people say it."""
        return str(self.participant.person.full_name)

    @property
    def role(self) -> str:
        """This will give the role, with the age of a child."""
        said = self.participant.get_role_display()
        years = self.guest.age
        return f"{said}, {text.plural(years, 'rok', 'roky', 'let')}" if self.guest.is_child and years else said

    @property
    def url(self) -> str:
        """This will give the address of the person's card."""
        return reverse("conferences:read-preparation", args=[self.participant.pk])

    @property
    def cells(self) -> list[Cell]:
        """This will give the topics that this person needs."""
        return [Cell(topic, self.state(topic)) for topic in rules.topics(self.guest)]

    @property
    def left(self) -> int:
        """This will count what is not done yet."""
        return sum(cell.state not in rules.FINISHED for cell in self.cells)

    def state(self, topic: Topic) -> TopicState:
        """This will give the honest state: kept by a person, or seen from the table."""
        kept = self.states.get(topic, TopicState.NOT_STARTED)
        if topic == Topic.SUPPORT and kept == TopicState.NOT_STARTED and self.has_support:
            return TopicState.DONE
        if topic == Topic.CONSENT and kept == TopicState.DONE and not self.is_asked_all:
            return TopicState.IN_PROGRESS
        return kept


# Facts -------------------------------------------------------------------------------------------------------------


def apart_of(conference: Conference, day: date) -> list[Apart]:
    """This will give the pairs of the case who must not meet that day, without opening the reasons."""
    lasting = Q(valid_to=None) | Q(valid_to__gte=day)
    return list(Apart.objects.filter(lasting, case=conference.case_id, valid_from__lte=day).defer("reason"))


def guest(row: Participant, day: date, apart: Iterable[Apart] = ()) -> rules.Guest:
    """This will give the participant as the rules see one."""
    person = row.person
    return rules.Guest(
        role=ParticipantRole(row.role),
        presence=Presence(row.presence),
        age=person.age_on(day),
        language=person.language,
        needs_interpreter=person.needs_interpreter,
        needs=frozenset(person.needs),
        is_apart=getattr(row, "is_apart", False) or any(row.person_id in (p.person_id, p.other_id) for p in apart),
    )


def rows_of(conference: Conference, apart: list[Apart], at: datetime) -> list[Row]:
    """This will give everybody who comes, with the states of their topics; one query for people and topics."""
    living = Consent.objects.filter(participant=OuterRef("pk"), withdrawn_at=None).order_by().values("participant")
    cells = {
        "cell_topic": F("preparations__topic"),
        "cell_state": F("preparations__state"),
        "cell_pk": F("preparations__pk"),
        "cell_details": F("preparations__details"),
        "answers": Coalesce(Subquery(living.annotate(number=Count("pk")).values("number")), 0),
    }
    seated = Participant.objects.filter(conference=conference).exclude(presence=Presence.NOT_INVITED)
    day = days.local_day(at)
    found: dict[Any, Row] = {}
    rows: Any = seated.select_related("key", "person__key").annotate(**cells)
    for kept in rows.order_by("order", "id"):
        row = found.setdefault(kept.pk, Row(kept, guest(kept, day, apart)))
        if kept.cell_topic:
            row.states[Topic(kept.cell_topic)] = TopicState(kept.cell_state)
        if kept.cell_topic == Topic.CHILD_VOICE and kept.cell_state == TopicState.IN_PROGRESS:
            # What was agreed is sealed with the participant's key, as `actions.preparation` keeps it.
            voice = Preparation(pk=kept.cell_pk, key=kept.key, details=kept.cell_details)
            row.voice_lacks = rules.voice_lacks(row.guest, voice.details)
    supported = {row.participant.supports_id for row in found.values()}
    table = {row.guest.role for row in found.values()}
    for row in found.values():
        row.has_support = row.participant.pk in supported
        # A question may have come up later, such as when the school was invited.
        row.is_asked_all = len(rules.purposes(row.guest, table)) <= row.participant.answers
    return list(found.values())


def readiness(conference: Any, rows: list[Row], things: list[RoomItem]) -> rules.Readiness:
    """This will give the facts by which the conference is ready or not."""
    return rules.Readiness(
        people=tuple((row.name, tuple((cell.topic, cell.state) for cell in row.cells)) for row in rows),
        voices={row.name: row.voice_lacks for row in rows},
        room=tuple((RoomThing(item.thing), TopicState(item.state)) for item in things),
        has_date=conference.starts_at is not None,
        has_venue=conference.venue_id is not None,
        seats=conference.seats_accepted,
    )


def all_missing(conference: Any, at: datetime) -> list[rules.Missing]:
    """This will name everything that is missing at that moment, for acts and for other contexts."""
    if not hasattr(conference, "seats_accepted"):
        conference.seats_accepted = conference.seats.filter(state="accepted").count()
    rows = rows_of(conference, apart_of(conference, days.local_day(at)), at)
    return rules.missing(readiness(conference, rows, room.room_of(conference, _guests(rows))))


def _guests(rows: list[Row]) -> list[rules.Guest]:
    return [row.guest for row in rows]


# The board ---------------------------------------------------------------------------------------------------------


def board(conference: Any, at: datetime) -> dict[str, Any]:
    """This will give the board: children on their own track, everybody else, the room, and what is missing."""
    apart = apart_of(conference, days.local_day(at)) if conference.has_apart else []
    rows = rows_of(conference, apart, at)
    things = room.room_of(conference, _guests(rows))
    lacking = rules.missing(readiness(conference, rows, things))
    groups = [
        ("Děti", [row for row in rows if row.guest.is_child]),
        ("Dospělí", [r for r in rows if not r.guest.is_child]),
    ]
    return {
        "conference": conference,
        "groups": [_group(title, members) for title, members in groups if members],
        "rows": rows,
        "ready": sum(row.left == 0 for row in rows),
        "room": room.room_summary(things),
        "missing": by_person(lacking),
        "count": len(lacking),
        "advice": advice(apart, rows),
        "override": last_override(conference) if conference.is_overridden else None,
        "can_go_on": bool(lacking) and not rules.blockers_to_prepare(State(conference.state)),
    }


def _group(title: str, members: list[Row]) -> dict[str, Any]:
    used = {cell.topic for row in members for cell in row.cells}
    columns = [topic for topic in Topic if topic in used]
    lines = []
    for row in members:
        known = {cell.topic: cell for cell in row.cells}
        lines.append({"row": row, "cells": [(rules.COLUMNS[topic], known.get(topic)) for topic in columns]})
    return {"title": title, "columns": [(rules.COLUMNS[topic], topic.label) for topic in columns], "lines": lines}


def by_person(lacking: list[rules.Missing]) -> list[dict[str, Any]]:
    """This will put what is missing together by person."""
    found: dict[str, list[str]] = {}
    for one in lacking:
        found.setdefault(one.who, []).append(one.what)
    return [{"who": who, "what": ", ".join(what)} for who, what in found.items()]


def advice(apart: list[Apart], rows: list[Row]) -> list[str]:
    """This will suggest how people who must not meet come and go, if both are to be in the room."""
    here = {row.participant.person_id: row.name for row in rows if row.guest.presence == Presence.IN_PERSON}
    pairs = [pair for pair in apart if {pair.person_id, pair.other_id} <= set(here)]
    return [rules.arrival_advice(here[pair.person_id], here[pair.other_id], pair.kind) for pair in pairs]


def last_override(conference: Conference) -> Override | None:
    """This will give the last decision to go on although something is missing."""
    return Override.objects.filter(conference=conference).select_related("key", "by").order_by("-at").first()


def outside_board(conference: Any, at: datetime) -> dict[str, Any]:
    """This will give colleagues from outside the office how far things are, without a word of what was said."""
    people = [{"name": row.name, "role": row.role, "left": row.left} for row in rows_of(conference, [], at)]
    return {"conference": conference, "people": people, "is_outside": True}


def room_page(conference: Any, at: datetime) -> dict[str, Any]:
    """This will give the room: what the venue is like, what does not fit and what has to stand ready."""
    return room.page(conference, _guests(rows_of(conference, [], at)))
