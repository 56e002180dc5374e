"""What is shown about an account."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session

from kruh.access import policies
from kruh.access.models import User, Visit
from kruh.access.roles import Role


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
    places = [place for place in places if at - place.seen_at <= idle_limit(user, at)]
    return sorted(places, key=lambda place: (not place.is_here, -place.seen_at.timestamp()))


def idle_limit(user: User, at: datetime) -> timedelta:
    """This will give how long a screen of this person may stand unused."""
    limit: timedelta = settings.SESSION_IDLE
    return min(limit, settings.SESSION_IDLE_ADMINISTRATOR) if user.has_role(Role.ADMINISTRATOR, at=at) else limit


def _place(visit: Visit, row: Session, here: str | None) -> Place:
    seen = row.get_decoded().get("seen")
    return Place(visit, datetime.fromisoformat(seen) if seen else visit.began_at, row.session_key == here)
