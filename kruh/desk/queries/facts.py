"""What the rows of the desk's conferences tell: in which relation one looks, what it is called, what waits there."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, cast

from kruh.access.models import User
from kruh.billing.vocabulary import BillState
from kruh.cases.vocabulary import TeamRole
from kruh.conferences.vocabulary import ASKED_SEATS, SeatState, State
from kruh.desk.queries import papers
from kruh.desk.queries.people import People
from kruh.desk.rules.conferences.facts import Facts
from kruh.desk.vocabulary import Seen
from kruh.foundation import days
from kruh.meetings.queries import checks
from kruh.meetings.rules import day as day_rules
from kruh.meetings.vocabulary import MinutesState

ORGANISING = {TeamRole.KEY_WORKER, TeamRole.SUBSTITUTE}
OTHERS = {TeamRole.GUARDIAN: Seen.GUARDIAN}
USUAL_NOTICE = 7


def may_name(row: Any) -> bool:
    """This will tell who reads the names of the children: the team of the case, and who sits at the meeting."""
    return bool(row.my_roles) or row.own_state == SeatState.ACCEPTED


def seen_by(row: Any, user: User, at: datetime) -> list[Seen]:
    """This will tell in which relations the person looks at a conference; a reader in an emergency in none."""
    roles = set(row.my_roles.split(",")) - {TeamRole.EMERGENCY} if row.my_roles else set()
    found = [Seen.ORGANISER] if roles & ORGANISING else [OTHERS.get(role, Seen.CASE_TEAM) for role in sorted(roles)]
    if row.is_asked or row.is_billed:
        found.append(Seen.CONSULTANT)
    if row.own_state in ASKED_SEATS:
        found.append(Seen.OFFERED)
    elif row.own_state:
        found.append(Seen(row.own_role))
    return found


def whom(row: Any) -> str:
    """This will name the conference the way its own pages do: with the children, or else with the office."""
    if not may_name(row):
        return f"{row}, {row.office.name}"
    return f"{row} – {row.case.called}" if row.case.called else str(row)


def facts_of(row: Any, at: datetime, people: People) -> Facts:
    """This will give the row as the rules see it, with the people with whom something waits."""
    return Facts(
        state=State(row.state),
        whom=whom(row),
        today=days.local_day(at),
        sent_on=row.request_sent_at and days.local_day(row.request_sent_at),
        request_to=row.request_to or "",
        was_declined=row.request_accepted is False,
        seats_accepted=row.seats_accepted,
        seats_offered=row.seats_offered,
        seat_refused=row.seat_refused or "",
        is_informed=row.own_state == SeatState.INFORMED,
        meets_on=row.starts_at and days.local_day(row.starts_at),
        meets_at=days.at_clock(row.starts_at) if row.starts_at else "",
        is_overdue=bool(row.starts_at) and day_rules.is_overdue(row.starts_at, at),
        is_apart_open=row.is_apart_open,
        unprepared=people.unprepared,
        to_ask=people.to_ask,
        to_send=people.to_send,
        copies_waiting=row.copies_waiting,
        **(papers.told(row) | checks.told(row) | {"children_untold": row.children_untold}),
        copies_due=_copies_due(row),
        untold=row.untold,
        own_answers=row.own_answers,
        uninvited=row.uninvited,
        unanswered=row.unanswered,
        to_tell=row.to_tell,
        invitation_before=row.invitation_before or USUAL_NOTICE,
        open_dates=row.open_dates,
        is_unended=_is_unended(row),
        minutes=MinutesState(row.minutes_state) if row.minutes_state else None,
        minutes_due=row.minutes_due,
        comments_until=row.comments_until,
        open_comments=row.open_comments,
        bill=BillState(row.bill_state) if row.bill_state else None,
        bill_number=row.bill_number or "",
        bill_due=row.bill_due_on,
        closures=row.office.closures,
    )


def _copies_due(row: Any) -> date | None:
    """The draft has the five working days after the meeting, the final copies as many after they were made."""
    made, draft_due = row.final_copies_since, cast(date | None, row.minutes_due)
    return days.minutes_due(days.local_day(made), row.office.closures) if made else draft_due


def _is_unended(row: Any) -> bool:
    return row.state == State.HELD and row.began_at is not None and row.ended_at is None


def is_running(row: Any, at: datetime) -> bool:
    """This will tell whether the people sit together just now; a forgotten end does not make it last overnight."""
    return _is_unended(row) and days.local_day(row.began_at) == days.local_day(at)


def next_meeting(rows: Iterable[Any], at: datetime) -> Any:
    """This will give the meeting that runs, or the nearest that is not over, where the person takes part."""
    known = [row for row in rows if row.own_state not in ASKED_SEATS]
    coming = [row for row in known if row.state == State.SCHEDULED and row.ends_at and row.ends_at > at]
    return next((row for row in known if is_running(row, at)), next(iter(coming), None))
