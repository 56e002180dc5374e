"""The bill of the demo: every conference that was held has its draft, ready to be checked."""

from datetime import datetime

from kruh.access.models import User
from kruh.billing import actions
from kruh.conferences.demo import CONSULTANT
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import State


def load(at: datetime) -> None:
    """This will let the consultant prepare the bills; a second call changes nothing."""
    consultant = User.objects.get(email=CONSULTANT)
    for conference in Conference.objects.filter(state=State.HELD, bills=None, requests__is_accepted=True):
        actions.start_bill(conference, by=consultant, at=at)
