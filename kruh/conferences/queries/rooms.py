"""What is shown of the rooms near the office: which of them fit the people who come."""

from typing import Any

from django.db.models import Q

from kruh.conferences.queries import scheduling as queries
from kruh.conferences.rules import rooms as room_rules
from kruh.directory.models import Organisation, Venue

MOST_ROOMS = 40


def rooms_near(conference: Any, needs: room_rules.Needs) -> list[tuple[Venue, list[str]]]:
    """This will give the rooms near the office with what is wrong with each, the fitting and smallest first."""
    district = Organisation.objects.filter(pk=conference.office_id, district__isnull=False).values("district")
    near = Q(district__in=district) | Q(organisation__in=[conference.office_id, conference.ngo or conference.office_id])
    rows = Venue.objects.filter(near | Q(pk=conference.asked_venue), is_active=True).select_related("organisation")
    found = [(venue, room_rules.room_faults(queries.room_of(venue), needs)) for venue in rows[:MOST_ROOMS]]
    asked = conference.asked_venue
    return sorted(found, key=lambda pair: (len(pair[1]), pair[0].pk != asked, pair[0].capacity))
