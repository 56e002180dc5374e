"""What is shown about an account."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.sessions.models import Session

from kruh.access import policies
from kruh.access.models import User, Visit


@dataclass(frozen=True)
class Place:
    """Somewhere the person is signed in."""

    visit: Visit
    seen_at: datetime
    is_here: bool


def own_sessions(user: User, here: str | None, at: datetime) -> list[Place]:
    """This will give the living sessions of a person, this one first, then by the last use."""
    visits = {visit.session: visit for visit in policies.own_visits(user)}
    living = Session.objects.filter(pk__in=list(visits), expire_date__gt=at)
    places = [_place(visits[row.session_key], row, here) for row in living]
    places = [place for place in places if at - place.seen_at <= settings.SESSION_IDLE]
    return sorted(places, key=lambda place: (not place.is_here, -place.seen_at.timestamp()))


def _place(visit: Visit, row: Session, here: str | None) -> Place:
    seen = row.get_decoded().get("seen")
    return Place(visit, datetime.fromisoformat(seen) if seen else visit.began_at, row.session_key == here)
