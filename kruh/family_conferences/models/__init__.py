"""What is kept of a family conference."""

from kruh.family_conferences.models.circle import Entry, Member
from kruh.family_conferences.models.conference import FamilyConference, FirstConsent
from kruh.family_conferences.models.coordinator import Offer

__all__ = ["Entry", "FamilyConference", "FirstConsent", "Member", "Offer"]
