"""Who took part, as the page of the minutes says it: the same as on paper, without a query of its own."""

from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from kruh.conferences.models import Conference, Participant
from kruh.conferences.queries import leaving, window
from kruh.conferences.vocabulary import Presence, SeatRole
from kruh.meetings.models import Attendance, Minutes
from kruh.meetings.queries import content
from kruh.meetings.rules.day import CAME

FOR_THE_OFFICE = "za pracoviště"
PARTS: dict[str, str] = {SeatRole.FACILITATOR: "vedení setkání", SeatRole.MINUTE_TAKER: "zápis"}


def seated(conference: Conference) -> list[Any]:
    """This will give the people who were to be there, each with the attendance, in one query.

    What the case protects comes along, for the look through the finished page.
    """
    told = Attendance.objects.filter(participant=OuterRef("pk"))
    noted = {f"day_{name}": Subquery(told.values(name)[:1]) for name in ("state", "came_at", "left_at")}
    rows = conference.participants.exclude(presence=Presence.NOT_INVITED).select_related("key", "person__key")
    return leaving.at_table(rows.annotate(**noted).order_by("order", "id"), conference)


def colleagues() -> Subquery:
    """The team and the office on the day, to come with a paragraph of the minutes."""
    rows = Attendance.objects.filter(meeting__conference=OuterRef("minutes__conference"), participant=None)
    named = {
        "first": Coalesce("user__first_name", "seat__user__first_name"),
        "last": Coalesce("user__last_name", "seat__user__last_name"),
        "sent_as": Coalesce("seat__role", Value("")),
    }
    return window.listed(rows.filter(state__in=CAME).annotate(**named), *named)


def told(minutes: Minutes, people: list[Any], office: str | None) -> dict[str, list[str]]:
    """This will say who was there and who was not; closed minutes say what they were closed with."""
    rows = _frozen(minutes.frozen) if minutes.frozen is not None else _living(minutes.conference, people, office)
    here = [_words(row) for row in rows if row["presence"] == "here"]
    missing = [(row, content.PRESENCE.get(row["presence"], row["presence"])) for row in rows]
    away = [f"{_words(row)} – {why}" for row, why in missing if row["presence"] != "here"]
    return {"here": here, "away": away}


def _words(row: dict[str, str]) -> str:
    return f"{row['name']} ({', '.join(filter(None, [row['role'], row.get('note')]))})"


def _frozen(kept: dict[str, Any]) -> list[dict[str, str]]:
    return [*kept["people"], *_team(kept.get("team", {}))]


def _living(conference: Conference, people: list[Any], office: str | None) -> list[dict[str, str]]:
    meeting = getattr(conference, "meeting", None)
    began = (meeting and meeting.began_at) or conference.starts_at
    names = {row.person.full_name for row in people}
    here = [_colleague(*row) for row in sorted(window.unlisted(office), key=_turn)]
    return [*(_person(row, began) for row in people), *(row for row in here if row["name"] not in names)]


def _person(row: Any, began: datetime | None) -> dict[str, str]:
    noted = None
    if row.day_state:
        noted = Attendance(state=row.day_state, came_at=row.day_came_at, left_at=row.day_left_at)
    participant: Participant = row
    return content.person(participant, noted, began)


def _turn(row: list[str]) -> tuple[int, str, str]:
    """Who led first, then who wrote, then the office by name."""
    first, last, role = row
    return ([*PARTS, role].index(role), last, first)


def _colleague(first: str, last: str, role: str) -> dict[str, str]:
    return {"name": f"{first} {last}", "role": PARTS.get(role, FOR_THE_OFFICE), "presence": "here"}


def _team(named: dict[str, str]) -> list[dict[str, str]]:
    return [{"name": name, "role": PARTS[role], "presence": "here"} for role, name in named.items() if name]
