"""Dnes: the work of one person from conferences, plans and messages, grouped by urgency, and the nearest meeting."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.conferences.vocabulary import ASKED_SEATS, State
from kruh.desk.queries import conferences, coordinators, duties, facts, people
from kruh.desk.queries.cases import CASES
from kruh.desk.queries.circles import CIRCLES
from kruh.desk.queries.delegation import PACKAGES
from kruh.desk.queries.gathering import Desk, Lines, gather
from kruh.desk.queries.messages import MESSAGES
from kruh.desk.queries.monitoring import PROMISES, REVIEWS
from kruh.desk.queries.moves import ANSWERS, ASSISTANCES, TRANSFERS
from kruh.desk.queries.practice import PRACTICE
from kruh.desk.queries.protection_plans import PLANS
from kruh.desk.queries.stories import STORIES
from kruh.desk.queries.tasks import TASKS, once
from kruh.desk.queries.voice import VOICE
from kruh.desk.rules import card, urgency, work
from kruh.desk.rules.urgency import Work
from kruh.desk.vocabulary import Group, Seen
from kruh.foundation import days, text
from kruh.statistics.queries import office
from kruh.web import addresses
from kruh.web.tasks import Tasks

SOURCES = (
    *(TASKS, PROMISES, REVIEWS, PLANS, PACKAGES, MESSAGES, CASES, TRANSFERS, ASSISTANCES, ANSWERS, CIRCLES, STORIES),
    *(*PRACTICE, *VOICE),
)
PANEL: tuple[tuple[str, str, tuple[State, ...]], ...] = (
    ("Zvažuje se", "posuzuji", (State.CONSIDERED, State.NOT_NOW)),
    ("Žádost", "zadost", (State.REQUESTING, State.REQUESTED)),
    ("Hledá se termín", "termin", (State.ACCEPTED,)),
    ("Má termín", "priprava", (State.SCHEDULED,)),
    ("Po setkání", "po-setkani", (State.HELD, State.NOT_HELD)),
)


def today(user: User, at: datetime) -> dict[str, Any]:
    """This will give everything that waits for the person, and the nearest meeting on top."""
    day = days.local_day(at)
    meets = user.has_role(*conferences.MEETS, at=at)  # nobody else may open a conference or a task
    rows = conferences.for_desk(user, at) if meets else []
    names = {row.pk: facts.whom(row) for row in rows}
    meeting = facts.next_meeting(rows, at)
    on_card = meeting.pk if meeting and (meeting.my_roles or meeting.own_state) else None
    lines = [*_of_conferences(rows, user, at, on_card), *once(gather(SOURCES, Desk(user, at, names)))]
    lines += coordinators.of_coordinators(user, at)
    lines += [*duties.of_methodologist(user, at), *duties.of_administrator(user, at)]
    found = urgency.groups([line for line, _ in lines], day)
    urls = dict(lines)
    return {
        "groups": [_group(group, works, urls, day) for group, works in found.items()],
        "summary": urgency.summary(found, meeting=_standing(meeting, rows, at)),
        "meeting": _meeting(meeting, user, at),
        "panel": _panel(rows, user, at),
    }


def _of_conferences(rows: Collection[Any], user: User, at: datetime, on_card: UUID | None) -> Lines:
    """The meeting on the card is not said a second time."""
    found: Lines = []
    seen_in = {row.pk: facts.seen_by(row, user, at) for row in rows}
    organised = [row for row in rows if Seen.ORGANISER in seen_in[row.pk]]
    waiting = people.waiting(organised)
    for row in rows:
        known = waiting.get(row.pk, people.People())
        found += _from_family(row, known.told_us)
        told = facts.facts_of(row, at, known)
        for seen in seen_in[row.pk]:
            waits = [line for line in work.of(told, seen) if not (line.is_today and row.pk == on_card)]
            found += [(line, addresses.of(line.page, row.pk)) for line in waits]
    return found


def _from_family(row: Any, names: Collection[str]) -> Lines:
    """What people told on their own pages and nobody has read yet, once for each conference."""
    if not names:
        return []
    what = f"Přečíst, co přišlo od rodiny: {text.list_words(list(names))}"
    line = Work(what, "family:pages", facts.whom(row), is_pressing=True)
    return [(line, addresses.of(line.page, row.pk))]


def _group(group: Group, works: list[Work], urls: dict[Work, str], day: date) -> Tasks:
    lines = [
        {"label": work.what, "hint": work.whom, "aside": work.hint, "due": work.due, "url": urls[work]}
        for work in works
    ]
    title = urgency.week_title(day) if group == Group.WEEK else str(group.label)
    tone = "late" if group == Group.LATE else ""
    return Tasks(title, lines, day, tone=tone, is_folded=group == Group.LATER)


def _standing(row: Any, rows: list[Any], at: datetime) -> str:
    if row is None:
        return ""
    day = days.local_day(at)
    known = [one for one in rows if one.own_state not in ASKED_SEATS and one.state == State.SCHEDULED]
    number = sum(bool(one.starts_at) and days.local_day(one.starts_at) == day for one in known)
    is_running = facts.is_running(row, at)
    is_near = is_running or days.local_day(row.starts_at) == day
    return urgency.meetings_today(number, is_running=is_running) if is_near else ""


def _meeting(row: Any, user: User, at: datetime) -> dict[str, Any] | None:
    if row is None:
        return None
    seen, is_running = set(facts.seen_by(row, user, at)), facts.is_running(row, at)
    near = card.near(row.starts_at, at, is_running=is_running)
    return {
        "whom": facts.whom(row),
        "starts_at": row.starts_at,
        "ends_at": row.ends_at,
        "place": f"{row.venue}, {row.venue.address}" if row.venue else "",
        "is_running": is_running,
        "is_ahead": near in card.AHEAD,
        "kicker": card.kicker(near, row.starts_at),
        "words": card.words(near, seen),
        "buttons": [
            {"label": one.label, "url": addresses.of(one.page, row.pk), "is_main": one.is_main}
            for one in card.buttons(near, seen)
        ],
    }


def _panel(rows: Iterable[Any], user: User, at: datetime) -> dict[str, Any] | None:
    if not user.has_role(Role.HEAD, at=at):
        return None
    states = [row.state for row in rows if Seen.CASE_TEAM in facts.seen_by(row, user, at)]
    listed = reverse("conferences:list")
    return {
        "counts": [
            (label, sum(state in states_of for state in states), f"{listed}?stav={key}")
            for label, key, states_of in PANEL
        ],
        **office.standing(user, at),
    }
