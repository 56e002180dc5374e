"""What the organiser and the facilitator see of arrivals and seats; nobody else is told."""

from datetime import date, time
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from kruh.cases.models import Apart
from kruh.conferences.models import Conference, Participant
from kruh.conferences.vocabulary import Presence
from kruh.meetings.queries import expected
from kruh.meetings.rules.arrivals import Arriving, sentence

ARRANGED = Q(arrival__comes_at__isnull=False) | Q(arrival__waits__isnull=False) | Q(arrival__sits__isnull=False)


def comers(conference: Conference) -> list[Any]:
    """This will give the people who come in person, in one query."""
    return expected.participants(conference, (Presence.IN_PERSON,))


def arriving(row: Any) -> Arriving:
    """This will give what was arranged for somebody."""
    kept = getattr(row, "arrival", None)
    return Arriving(kept.comes_at, kept.waits or "", kept.sits or "") if kept else Arriving()


def arranged(row: Any) -> str:
    """This will say in one line what was arranged, or nothing."""
    return sentence(arriving(row))


def in_order(conference: Conference) -> list[tuple[Any, Arriving]]:
    """This will give those for whom anything was arranged, in the order in which they come."""
    told = [(row, arriving(row)) for row in comers(conference)]
    known = [(row, plan) for row, plan in told if plan != Arriving()]
    return sorted(known, key=lambda pair: pair[1].comes_at or time.max)


def unarranged(today: date) -> QuerySet[Apart]:
    """This will give the pairs of the outer conference who must not meet and for whom nothing was arranged."""
    here = Participant.objects.filter(conference=OuterRef(OuterRef("pk")), presence=Presence.IN_PERSON)
    told = here.filter(ARRANGED, Q(person=OuterRef("person")) | Q(person=OuterRef("other")))
    lasting = Q(valid_to=None) | Q(valid_to__gte=today)
    rows: QuerySet[Apart] = Apart.objects.filter(lasting, case=OuterRef("case"), valid_from__lte=today)
    sides = (Exists(here.filter(person=OuterRef(side))) for side in ("person", "other"))
    return rows.filter(*sides, ~Exists(told))


def told() -> QuerySet[Participant]:
    """This will give the people of the outer conference for whom something was arranged."""
    return Participant.objects.filter(ARRANGED, conference=OuterRef("pk"), presence=Presence.IN_PERSON)


def form_rows(conference: Conference, day: date) -> list[dict[str, Any]]:
    """This will give those who come, first those who must not meet somebody, with whom."""
    pairs = expected.pairs_of(conference, day)
    rows = []
    for row in comers(conference):
        others = [pair.other if row.pk == one else pair.one for one, other, pair in pairs if row.pk in (one, other)]
        rows.append({"pk": row.pk, "name": row.person.full_name, "others": others, "plan": arriving(row)})
    return sorted(rows, key=lambda row: not row["others"])
