"""What is kept about a child's case: the file, people and ties, contacts, protected facts, and the team."""

from kruh.cases.models.files import Case, CasePerson, Tie, touch
from kruh.cases.models.moves import Assistance, Transfer
from kruh.cases.models.people import Contact, People, Person, PersonWords
from kruh.cases.models.protection import Apart, ProtectedFact
from kruh.cases.models.team import EmergencyAccess, TeamMember

__all__ = [
    "Apart",
    "Assistance",
    "Case",
    "CasePerson",
    "Contact",
    "EmergencyAccess",
    "People",
    "Person",
    "PersonWords",
    "ProtectedFact",
    "TeamMember",
    "Tie",
    "Transfer",
    "touch",
]
