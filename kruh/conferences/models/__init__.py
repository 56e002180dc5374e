"""What is kept about a conference, cut by its stages."""

from kruh.conferences.models.conference import Conference, Participant
from kruh.conferences.models.invitations import Invitation
from kruh.conferences.models.preparation import Consent, Override, Preparation, RoomItem
from kruh.conferences.models.request import Request
from kruh.conferences.models.scheduling import Availability, Candidate
from kruh.conferences.models.suitability import Assessment
from kruh.conferences.models.team import Seat

__all__ = [
    "Assessment",
    "Availability",
    "Candidate",
    "Conference",
    "Consent",
    "Invitation",
    "Override",
    "Participant",
    "Preparation",
    "Request",
    "RoomItem",
    "Seat",
]
