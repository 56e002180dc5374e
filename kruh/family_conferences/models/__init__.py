"""What is kept of a family conference."""

from kruh.family_conferences.models.circle import Entry, Member
from kruh.family_conferences.models.conference import FamilyConference, FirstConsent
from kruh.family_conferences.models.coordinator import Offer
from kruh.family_conferences.models.day import Attending, Draft
from kruh.family_conferences.models.plan import Promise, Review, Version

__all__ = [
    "Attending",
    "Draft",
    "Entry",
    "FamilyConference",
    "FirstConsent",
    "Member",
    "Offer",
    "Promise",
    "Review",
    "Version",
]
