"""What is sent about the plan: to the office that it waits, to the coordinator that the office decided."""

from datetime import datetime

from kruh.access.models import User
from kruh.family_conferences.letters import queue
from kruh.family_conferences.models import FamilyConference
from kruh.family_conferences.vocabulary import OfferState

WAITS = "V Kruhu na vás čeká rozhodnutí"
DECIDED = "Na něco v Kruhu přišla odpověď"
PAGE = "family_conferences:plan"


def handed_over(conference: FamilyConference, *, by: User, at: datetime) -> None:
    """This will tell whoever asked that the plan can be judged."""
    queue(conference, conference.asked_by, WAITS, "Najdete ho po přihlášení.", by=by, at=at, page=PAGE)


def decided(conference: FamilyConference, *, by: User, at: datetime) -> None:
    """This will tell the coordinator what to read."""
    for offer in conference.offers.filter(state=OfferState.ACCEPTED).select_related("user", "key"):
        queue(conference, offer.user, DECIDED, "Najdete ji po přihlášení.", by=by, at=at, page=PAGE)
