"""The people of the author's other conferences, for whoever sits there without opening the file."""

from datetime import datetime

from kruh.access.models import User
from kruh.cases import queries as cases
from kruh.cases.models import Person
from kruh.cases.rules.gate import Secret
from kruh.conferences import policies
from kruh.conferences.models import Conference, Participant
from kruh.conferences.vocabulary import FAMILY_SIDE


def strangers(user: User, conference: Conference, at: datetime) -> list[Secret]:
    """This will give whom a paper of this conference must not name: the families that its author knows from others."""
    others = policies.visible_conferences(user, at).exclude(case=conference.case_id)
    rows = Participant.objects.filter(conference__in=others.values("pk"), role__in=FAMILY_SIDE)
    people = Person.objects.filter(pk__in=rows.values("person")).order_by("-pk")
    return cases.strangers(user, conference.case, at, people)
