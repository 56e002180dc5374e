"""What is shown of who gets the minutes: where each copy is, what goes along with it, and whether it still reads so."""

from collections import Counter
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, StringAgg, Subquery, Value
from django.db.models.functions import Concat
from django.urls import reverse

from kruh.cases.models import TeamMember
from kruh.conferences.models import Conference
from kruh.meetings.models import Delivery, Enclosure, Minutes
from kruh.meetings.queries import copies, paragraphs, wordings
from kruh.meetings.queries import minutes as queries
from kruh.meetings.rules import audience
from kruh.meetings.rules import enclosures as enclosure_rules
from kruh.meetings.rules import wordings as rules
from kruh.meetings.vocabulary import EnclosureState, MinutesState


def with_organiser(rows: QuerySet[Conference], at: datetime) -> QuerySet[Conference]:
    """This will name who hands the copies over and asks for consent."""
    people = TeamMember.objects.filter(case=OuterRef("case"), role__in=copies.WORKERS, since__lte=at)
    valid = people.exclude(until__lte=at).order_by("since", "id")
    named = valid.annotate(named=Concat("user__first_name", Value(" "), "user__last_name"))
    return rows.annotate(organiser=Subquery(named.values("named")[:1]))


def page(conference: Conference) -> dict[str, Any]:
    """This will give who gets the minutes, what is waiting and what was handed over; three queries at most."""
    minutes = queries.minutes_of(conference)
    rows = copies.told(conference.participants.select_related("key", "person__key").order_by("order", "id"))
    members = [copies.Copy(row, *copies.share_of(row), along=_along(row)) for row in _with_papers(rows)]
    office = copies.attach(members, _given(minutes)) if minutes else []
    if minutes and minutes.state == MinutesState.COMMENTS:
        _compare(members, minutes)
    return {
        "conference": conference,
        "minutes": minutes,
        "copies": members,
        "office": bool(office),
        "waiting": sum(copy.is_to_hand_over for copy in members),
        "back": reverse("meetings:minutes", args=[conference.pk]),
    }


def _given(minutes: Minutes) -> list[Delivery]:
    rows = Delivery.objects.filter(minutes=minutes).select_related("message").order_by("made_at", "id")
    return list(wordings.with_wording(rows).select_related("message", "wording__key"))


def _with_papers(rows: QuerySet[Any]) -> QuerySet[Any]:
    chosen = Enclosure.objects.filter(participant=OuterRef("pk"), state__in=enclosure_rules.LIVING).order_by()
    states = chosen.values("participant").annotate(states=StringAgg("state", Value(","))).values("states")
    found: QuerySet[Any] = rows.annotate(papers=Subquery(states))
    return found


def _along(row: Any) -> list[str]:
    """What goes along with the copy, in a few words."""
    counted = Counter((row.papers or "").split(","))
    return [f"{state.label} ({counted[state]})" for state in EnclosureState if counted[state]]


def _compare(members: list[copies.Copy], minutes: Minutes) -> None:
    """Whoever has a copy that would read differently today is told from the others."""
    written = paragraphs.written(minutes)
    for copy in members:
        last = copy.last
        kept: Any = getattr(last, "wording", None)
        if last is None or kept is None or not copies.reached(last):
            continue
        reader = copies.reader_of(copy.participant)
        own = [row for row in written if audience.reads(reader, row["kind"], row["audience"], row["people"])]
        now = audience.joined(own)
        copy.is_outdated = rules.reads_differently(kept.content["sections"], now, is_child=copy.is_child)
