"""What is shown of the date: the window, who said what, which dates are best and why the others are not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, FilteredRelation
from django.urls import reverse

from kruh.access.roles import spoken
from kruh.cases.vocabulary import Need
from kruh.conferences.models import Candidate, Conference, Participant
from kruh.conferences.queries import answers
from kruh.conferences.queries import window as windows
from kruh.conferences.queries.window import Frame, Held
from kruh.conferences.rules import request as request_rules
from kruh.conferences.rules import rooms as room_rules
from kruh.conferences.rules import scheduling as rules
from kruh.conferences.rules import school
from kruh.conferences.rules.participants import ORGANISER
from kruh.conferences.vocabulary import (
    Answer,
    CandidateState,
    ParticipantRole,
    Presence,
    SeatRole,
    State,
)
from kruh.directory.models import Venue
from kruh.foundation import days, text

# People and answers ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Row:
    """Somebody who is asked for a date: how the page calls them, and where their answers are written."""

    key: str
    pk: UUID
    name: str
    note: str
    is_required: bool
    is_seat: bool = False
    user_id: UUID | None = None

    @property
    def person(self) -> rules.Person:
        """This will give the person as the rules see one."""
        return rules.Person(self.key, self.name, self.is_required)


def rows_of(seated: Iterable[Participant], seats: Iterable[Held], *, names: bool) -> list[Row]:
    """This will give the people who are asked, the team first; the organisation reads roles instead of names."""
    team = [
        Row(f"s{seat.pk}", seat.pk, seat.name, _seat_note(seat), is_required=True, is_seat=True, user_id=seat.user_id)
        for seat in sorted(seats, key=lambda seat: seat.role)
    ]
    people = [row for row in seated if row.is_invited and row.presence != Presence.WRITTEN]
    return team + [
        Row(f"p{row.pk}", row.pk, called(row, names=names), _note(row, names=names), is_required=row.is_required)
        for row in people
    ]


def called(row: Participant, *, names: bool) -> str:
    """This will give the person's name, or only the role where the name is not to be known."""
    return row.person.full_name if names else request_rules.role_word(ParticipantRole(row.role), row.person.gender)


def _note(row: Participant, *, names: bool) -> str:
    words = [row.get_role_display()] if names else []
    words += ["na dálku"] if row.presence == Presence.ONLINE else []
    return ", ".join([*words, "nutná účast"] if row.is_required else words)


def _seat_note(seat: Held) -> str:
    role = spoken(seat.role, seat.gender)
    return role if seat.is_accepted else f"{role}, zatím bez odpovědi"


@dataclass
class Proposed:
    """A proposed date with the answers given so far, by the key of the person."""

    candidate: Candidate
    answers: dict[str, Answer]


def proposed(conference: Conference) -> list[Proposed]:
    """This will give the proposed dates with their rooms and answers, in one query."""
    rows = (
        Candidate.objects.filter(conference=conference)
        .exclude(state=CandidateState.DROPPED)
        .select_related("key", "venue")
        .annotate(now=FilteredRelation("answers", condition=answers.holding("answers__")))
        .annotate(said=F("now__answer"), said_by_person=F("now__participant"), said_by_seat=F("now__seat"))
        .order_by("starts_at", "pk")
    )
    found: dict[UUID, Proposed] = {}
    for row in rows:
        entry = found.setdefault(row.pk, Proposed(row, {}))
        if row.said:
            key = f"p{row.said_by_person}" if row.said_by_person else f"s{row.said_by_seat}"
            entry.answers[key] = Answer(row.said)
    return list(found.values())


def needs_of(seated: Iterable[Participant], *, names: bool = False) -> room_rules.Needs:
    """This will count who comes into the room, the team and the organiser too, and what they cannot do without.

    Whose need it is, only the office reads.
    """
    inside = [row for row in seated if row.presence == Presence.IN_PERSON]
    free = [row.person.full_name for row in inside if Need.STEP_FREE in row.person.needs]
    who = text.list_words(free) if names else ""
    return room_rules.Needs(len(inside) + len(SeatRole) + ORGANISER, bool(free), who)


def is_interpreted(seated: Iterable[Participant]) -> bool:
    """This will tell whether everything will be said twice."""
    return any(row.is_invited and row.person.needs_interpreter for row in seated)


def room_of(venue: Venue | None) -> room_rules.Room | None:
    """This will give the room as the rules see it."""
    if venue is None:
        return None
    return room_rules.Room(venue.capacity, venue.has_step_free_access, venue.has_toilet, venue.has_accessible_toilet)


def pupils(seated: Iterable[Participant], on: date) -> list[int]:
    """This will give the ages of the children who are to come to the meeting."""
    coming = [row for row in seated if row.is_invited and row.role == ParticipantRole.CHILD]
    ages = [row.person.age_on(on) for row in coming if row.presence != Presence.WRITTEN]
    return [age for age in ages if age is not None]


def ranked(
    entries: list[Proposed], people: list[Row], frame: Frame, needs: room_rules.Needs, ages: list[int]
) -> list[rules.Scored]:
    """This will give the proposed dates, the best first."""
    options = [
        rules.Option(
            str(e.candidate.pk),
            e.candidate.starts_at,
            e.answers,
            tuple(doubts(e.candidate, frame, needs)),
            school.misses_school(e.candidate.starts_at, ages),
        )
        for e in entries
        if e.candidate.state == CandidateState.OPEN
    ]
    return rules.ranked(options, [row.person for row in people])


def doubts(option: Any, frame: Frame, needs: room_rules.Needs) -> list[str]:
    """This will list what speaks against a date besides people: the window and the room. A reason outweighs it."""
    late = frame.window and frame.window.is_late(days.local_day(option.starts_at))
    found = [rules.outside(option.starts_at, frame.window)] if late and frame.window else []
    return found + room_rules.room_faults(room_of(option.venue), needs)


# The page ----------------------------------------------------------------------------------------------------------

KINDS = {Answer.CAN: "yes", Answer.WORSE: "maybe", Answer.CANNOT: "no", Answer.CALL_ME: "call"}


def dates_page(
    conference: Any, seated: list[Participant], at: datetime, *, names: bool, writes: bool
) -> dict[str, Any]:
    """This will give the window, who said what, and the dates from the best to the worst."""
    frame = windows.frame_of(conference)
    people = rows_of(seated, frame.seats, names=names)
    entries, needs = proposed(conference), needs_of(seated)
    ages = pupils(seated, days.local_day(at))
    found = ranked(entries, people, frame, needs, ages)
    best = rules.best_of(found)
    helpful = rules.one_away(found)
    marked = {days.local_day(entry.candidate.starts_at): "návrh" for entry in entries}
    held_on = days.local_day(conference.starts_at) if conference.starts_at else None
    opened = [entry for entry in entries if entry.candidate.state == CandidateState.OPEN]
    by_key = {str(entry.candidate.pk): entry for entry in entries}
    return {
        "conference": conference,
        "window": frame.window,
        "weeks": windows.strip(frame, marked, held_on, days.local_day(at)),
        "days_off": [row for row in windows.days_off(frame) if row[0] >= days.local_day(at)],
        "options": [_option(score, by_key[score.candidate.key], frame, best, len(ages)) for score in found],
        "one_away": [(who, [rules.spoken(row.candidate.starts_at) for row in held]) for who, held in helpful],
        "equals": len(best) if len(best) > 1 else 0,
        "is_answered": any(entry.answers for entry in opened),
        "matrix": matrix(conference, people, opened, found, best, writes=writes),
        "is_writing": writes,
        "people": people,
        "needs": needs,
        "arrival": conference.starts_at - timedelta(minutes=frame.terms.arrival) if conference.starts_at else None,
        "length": rules.hours(conference.length_minutes or 0),
        "is_looking": conference.state == State.ACCEPTED,
        "is_fixed": conference.state == State.SCHEDULED,
    }


def _option(score: rules.Scored, entry: Proposed, frame: Frame, best: set[str], children: int) -> dict[str, Any]:
    optional = score.cannot_optional
    said = [
        ("Když to jinak nejde", score.worse),
        ("Nemůže, ale jde to i tak" if len(optional) == 1 else "Nemohou, ale jde to i tak", optional),
        ("Nevíme", score.unknown),
    ]
    return {
        "candidate": entry.candidate,
        "is_best": score.candidate.key in best,
        "school": school.words(children) if score.candidate.misses_school else "",
        "is_long": rules.is_long(entry.candidate.length_minutes, frame.terms),
        "length": rules.hours(entry.candidate.length_minutes),
        "blockers": score.blockers,
        "notes": [f"{label}: {text.list_words(names)}" for label, names in said if names],
        "can": sum(answer == Answer.CAN for answer in entry.answers.values()),
    }


def matrix(
    conference: Conference,
    people: list[Row],
    entries: list[Proposed],
    found: list[rules.Scored],
    best: set[str],
    *,
    writes: bool,
) -> dict[str, Any]:
    """This will give the answers as a table: a row for each person, a column for each date."""
    held = {score.candidate.key: score for score in found}
    columns = [_column(entry, held[str(entry.candidate.pk)], best) for entry in entries]
    rows = [_matrix_row(row, entries, best) for row in people]
    for line, row in zip(rows, people, strict=True):
        address = reverse("conferences:record-availability", args=[conference.pk, row.pk])
        line["url"] = address if writes and not row.is_seat else ""
    return {"days": columns, "rows": rows}


def _column(entry: Proposed, score: rules.Scored, best: set[str]) -> dict[str, Any]:
    start = entry.candidate.starts_at
    waiting = text.plural(len(score.unknown), "bez odpovědi", "bez odpovědi", "bez odpovědi") if score.unknown else ""
    lacking = score.missing_required
    blocks = f"{'nemůže' if len(lacking) == 1 else 'nemohou'} {text.list_words(lacking)}" if lacking else ""
    return {"label": heading(start), "note": blocks or waiting, "is_best": str(entry.candidate.pk) in best}


def heading(start: datetime) -> str:
    """This will head a column with a date, as short as one can say it."""
    day = days.local(start)
    return f"{_SHORT[day.weekday()]} {day.day}.{text.NBSP}{day.month}. {days.at_clock(start)}"


_SHORT = ("po", "út", "st", "čt", "pá", "so", "ne")


def _kind(answer: Answer | None) -> str:
    return KINDS[answer] if answer else "none"


def _matrix_row(row: Row, entries: list[Proposed], best: set[str]) -> dict[str, Any]:
    answers = [
        {"kind": _kind(entry.answers.get(row.key)), "is_best": str(entry.candidate.pk) in best} for entry in entries
    ]
    return {"name": row.name, "note": row.note, "answers": answers}
