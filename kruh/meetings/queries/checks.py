"""What is shown of the look before sending: who has read the draft, and what they want mended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Concat

from kruh.access.models import User
from kruh.cases.models import TeamMember
from kruh.cases.vocabulary import TeamRole
from kruh.conferences.models import Seat
from kruh.conferences.queries import window
from kruh.conferences.vocabulary import SeatRole, SeatState
from kruh.meetings.models import Check, Minutes, Paragraph
from kruh.meetings.rules import checks as rules
from kruh.meetings.vocabulary import CheckSide, MinutesState, Verdict

NAME = Concat("user__first_name", Value(" "), "user__last_name")
MOST_NOTES = 3  # of the facilitator, of the key worker and of a substitute


def along() -> dict[str, Any]:
    """This will let the paragraphs bring along who is to read the minutes and what they said."""
    seats = Seat.objects.filter(
        conference=OuterRef("minutes__conference"), role=SeatRole.FACILITATOR, state=SeatState.ACCEPTED
    )
    team = TeamMember.objects.filter(case=OuterRef("minutes__conference__case"), role=TeamRole.KEY_WORKER, until=None)
    said = Check.objects.filter(minutes=OuterRef("minutes")).select_related(None)
    notes = said.filter(verdict=Verdict.MEND, mended_at=None).order_by("said_at", "pk").values("text")
    return {
        "read_by_facilitator": Subquery(seats.order_by("-pk").annotate(called=NAME).values("called")[:1]),
        "read_by_office": Subquery(team.order_by("-pk").annotate(called=NAME).values("called")[:1]),
        "said": window.listed(said.annotate(called=NAME), *COLUMNS),
        **{f"note_{place}": Subquery(notes[place : place + 1]) for place in range(MOST_NOTES)},
    }


COLUMNS = ("pk", "user_id", "side", "called", "verdict", "said_at", "mended_at")


def board(minutes: Minutes, rows: Sequence[Any], user: User) -> dict[str, Any]:
    """This will give the look before sending as the page shows it; nothing once the minutes were sent.

    `rows` are the paragraphs that brought all that `along`.
    """
    if MinutesState(minutes.state) not in rules.BEFORE_SENDING:
        return {}
    row = rows[0]
    told = sorted(
        (_read(columns, rows) for columns in window.unlisted(row.said)), key=lambda one: (one.said.at, one.pk)
    )
    said = [one.said for one in told]
    names = {CheckSide.FACILITATOR: row.read_by_facilitator or "", CheckSide.OFFICE: row.read_by_office or ""}
    own = next((one.said for one in told if one.user == user.pk), None)
    notes = [one for one in told if one.said.waits][:MOST_NOTES]
    return {
        "is_review": minutes.state == MinutesState.REVIEW,
        "is_shown": minutes.state == MinutesState.REVIEW or bool(told),
        "lines": rules.lines(names, said),
        "notes": [{"told": one, "text": _text(minutes, one, row, place)} for place, one in enumerate(notes)],
        "agrees": own is not None and own.agrees and not own.has_changed,
        "has_asked": any(one.user == user.pk and one.said.waits for one in told),
        "is_read": {one.side for one in said if one.agrees} >= {side for side, name in names.items() if name},
    }


@dataclass(frozen=True)
class Told:
    """What one reader said, and which row it is."""

    pk: UUID
    user: UUID
    said: rules.Said


def _read(columns: list[str], rows: Sequence[Paragraph]) -> Told:
    pk, user, side, name, verdict, said, mended = columns
    changed = max((row.changed_at for row in rows if row.changed_by_id != UUID(user)), default=None)
    found = rules.Said(
        CheckSide(side), name, Verdict(verdict), _moment(said), _moment(mended) if mended else None, changed
    )
    return Told(UUID(pk), UUID(user), found)


def _moment(said: str) -> datetime:
    """A database tells a moment in a list in the time of the world, with its mark or without."""
    moment = datetime.fromisoformat(said)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _text(minutes: Minutes, told: Told, row: Any, place: int) -> str:
    closed = Check(pk=told.pk, key=minutes.key, text=getattr(row, f"note_{place}"))
    return closed.text or ""


# For the desk ------------------------------------------------------------------------------------------------------


def of_minutes(user: User) -> dict[str, Any]:
    """This will say of a conference who has read its minutes: the person, both sides, and who wants a change."""
    rows = Check.objects.filter(minutes=OuterRef("minutes__pk")).order_by()
    agreed = rows.filter(verdict=Verdict.AGREES)
    open_ = rows.filter(verdict=Verdict.MEND, mended_at=None)
    asking = open_.order_by("said_at", "pk").annotate(called=NAME).values("called")[:1]
    return {
        "has_checked": _before(Exists(rows.filter(Q(verdict=Verdict.AGREES) | Q(mended_at=None), user=user))),
        "facilitator_agrees": _before(Exists(agreed.filter(side=CheckSide.FACILITATOR))),
        "office_agrees": _before(Exists(agreed.filter(side=CheckSide.OFFICE))),
        "asks_to_mend": _before(Subquery(asking)),
    }


def _before(value: Any) -> Case:
    """What is asked only of minutes that were not sent yet."""
    return Case(When(minutes__state__in=rules.BEFORE_SENDING, then=value), default=None)


def told(row: Any) -> dict[str, Any]:
    """This will give the same of a row as the rules see it."""
    is_read = bool(row.facilitator_agrees and row.office_agrees)
    return {"has_checked": bool(row.has_checked), "is_read": is_read, "asks_to_mend": row.asks_to_mend or ""}
