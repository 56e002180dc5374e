"""What is kept of a family conference."""

from kruh.family_conferences.models.answers import Answer
from kruh.family_conferences.models.circle import Entry, Member
from kruh.family_conferences.models.conference import FamilyConference, FirstConsent
from kruh.family_conferences.models.coordinator import Offer
from kruh.family_conferences.models.coordinators import Coordinator, Hours
from kruh.family_conferences.models.day import Attending, Draft
from kruh.family_conferences.models.plan import Agreement, Promise, Review, Version
from kruh.family_conferences.models.statement import Statement
from kruh.family_conferences.models.telling import DayAnswer, MemberConsent, ProposedDay

__all__ = [
    "Agreement",
    "Answer",
    "Attending",
    "Coordinator",
    "DayAnswer",
    "Draft",
    "Entry",
    "FamilyConference",
    "FirstConsent",
    "Hours",
    "Member",
    "MemberConsent",
    "Offer",
    "Promise",
    "ProposedDay",
    "Review",
    "Statement",
    "Version",
]
