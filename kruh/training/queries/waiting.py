"""What workshops ask of one colleague: of the organiser after the day, of those who go before it."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kruh.access.models import User
from kruh.access.prepared import prepared
from kruh.training.models import SignUp, Workshop
from kruh.training.policies import ORGANISING
from kruh.training.vocabulary import Place, State

AHEAD = timedelta(days=14)


@prepared
def unfinished(user: User, at: datetime) -> QuerySet[Workshop]:
    """This will give the workshops of one's own organisation that are over and wait for attendance or the report."""
    over = Q(state=State.ANNOUNCED, ends_at__lte=at) | Q(state=State.HELD)
    return Workshop.objects.filter(over, unit__in=user.unit_ids(*ORGANISING, at=at))


@prepared
def organised(user: User, at: datetime) -> QuerySet[Workshop]:
    """This will give the workshops of one's own organisation in the next days."""
    rows = Workshop.objects.filter(state=State.ANNOUNCED, ends_at__gt=at, starts_at__lt=at + AHEAD)
    return rows.filter(unit__in=user.unit_ids(*ORGANISING, at=at)).select_related("venue")


@prepared
def coming(user: UUID, since: datetime, until: datetime) -> QuerySet[Workshop]:
    """This will give the workshops of those days to which somebody goes."""
    going = SignUp.objects.filter(workshop=OuterRef("pk"), user=user, state=Place.GOING)
    rows = Workshop.objects.filter(Exists(going), state=State.ANNOUNCED, ends_at__gt=since, starts_at__lt=until)
    return rows.select_related("venue")
