"""What the office and the region's administrator tell each other: that something waits in the product."""

from datetime import datetime

from kruh.access.models import User
from kruh.family_conferences.letters import queue
from kruh.family_conferences.models import FamilyConference
from kruh.family_conferences.queries import referral as queries
from kruh.messaging.vocabulary import Kind

REQUESTED = "Máte novou žádost v Kruhu"
ANSWERED = "Na vaši žádost v Kruhu přišla odpověď"
PAGE = "family_conferences:overview"


def requested(conference: FamilyConference, *, by: User, at: datetime) -> None:
    """This will tell every administrator of the region that a request came."""
    words = "Najdete ji po přihlášení mezi rodinnými konferencemi."
    for who in queries.administrators_of(conference.region_id, at):
        queue(conference, who, REQUESTED, words, by=by, at=at, page=PAGE, kind=Kind.SERVICE_REQUEST)


def answered(conference: FamilyConference, *, by: User, at: datetime) -> None:
    """This will tell the one who asked that the administrator answered."""
    words = "Najdete ji po přihlášení na stránce rodinné konference."
    queue(conference, conference.asked_by, ANSWERED, words, by=by, at=at, page=PAGE, kind=Kind.SERVICE_REQUEST)
