"""What the coordinator sees of an evening: the circle by sides, whom nobody asked yet, the diary and its sums."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kruh.family_conferences.models import Entry, FamilyConference, Member, ProposedDay
from kruh.family_conferences.queries.statement import closed_months
from kruh.family_conferences.rules import circle as rules
from kruh.family_conferences.rules.statement import month_of
from kruh.family_conferences.vocabulary import Coming, MemberState, Side


@dataclass(frozen=True)
class Group:
    """The people of one side."""

    side: Side
    members: list[Member]


def members_of(conference: FamilyConference) -> list[Member]:
    """This will give the circle in the order in which it was found."""
    return list(Member.objects.filter(conference=conference).order_by("found_at", "id"))


def circle_page(conference: FamilyConference) -> dict[str, Any]:
    """This will give the circle by sides, with the sides where nobody is yet."""
    members = members_of(conference)
    groups = [Group(side, [one for one in members if one.side == side]) for side in Side]
    counted = [one for one in members if one.state not in rules.OUT]
    return {
        "conference": conference,
        "groups": [group for group in groups if group.members],
        "unasked": rules.unasked({one.side for one in members if one.state != MemberState.LEFT_OUT}),
        "missing": missing(conference, members),
        "found": len(members),
        "prepared": sum(one.state == MemberState.PREPARED for one in counted),
        "coming": sum(one.coming == Coming.YES for one in counted),
    }


def missing(conference: FamilyConference, members: list[Member]) -> list[str]:
    """This will name what is missing before the day."""
    facts = [
        rules.Member(Side(one.side), MemberState(one.state), Coming(one.coming), is_child=one.is_child)
        for one in members
    ]
    arranged = {name: bool(conference.arranged.get(name)) for name, _ in rules.ARRANGEMENTS}
    arranged["place"] = bool(conference.place)
    return rules.missing(facts, rules.Arranged(**arranged))


def diary_page(conference: FamilyConference) -> dict[str, Any]:
    """This will give the diary, the newest first, with the sums of the statement of work."""
    entries: list[Any] = list(
        Entry.objects.filter(conference=conference).select_related("key", "member__key", "by").order_by("-on", "-id")
    )
    left = closed_months(conference)
    for entry in entries:
        entry.is_closed = (entry.by_id, month_of(entry.on)) in left
    minutes = sum(entry.minutes for entry in entries)
    return {
        "conference": conference,
        "entries": entries,
        "hours": minutes // 60,
        "minutes": minutes % 60,
        "km": sum(entry.km for entry in entries),
        "costs": sum(entry.costs for entry in entries),
    }


def member(conference: FamilyConference, pk: str) -> Member | None:
    """This will give somebody of the circle, or nobody when nobody was chosen."""
    return Member.objects.get(pk=pk, conference=conference) if pk else None


def chosen_day(conference: FamilyConference, pk: str) -> datetime | None:
    """This will give the proposed day that somebody chose from the table, if it is one."""
    found = [day.starts_at for day in ProposedDay.objects.filter(conference=conference) if pk and str(day.pk) == pk]
    return found[0] if found else None


def choices(conference: FamilyConference) -> list[tuple[str, str]]:
    """This will offer the people of the circle for a line of the diary."""
    return [(str(one.pk), f"{one.name}, {one.tie}" if one.tie else str(one.name)) for one in members_of(conference)]
