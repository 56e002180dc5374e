"""Who may do what: the request for facilitation. Each organisation sees only what it was sent."""

from datetime import datetime

from django.db.models import QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule, has_role
from kruh.access.roles import Role
from kruh.conferences.models import Request
from kruh.conferences.policies.relations import case_conferences, consults, living_requests, on_case_team, organises


def office_requests(user: User, at: datetime) -> QuerySet[Request]:
    """This will give the requests of the cases in whose team the person is, drafts and answered ones as well."""
    return Request.objects.filter(conference__in=case_conferences(user, at))


def inbox(user: User, at: datetime) -> QuerySet[Request]:
    """This will give what was sent to the organisations in which the person is a consultant."""
    return living_requests(user, at)


POLICY: dict[str, Rule] = {
    "conferences.see_request": Rule(consults | on_case_team, "organizace vidí jen to, co jí bylo posláno"),
    "conferences.see_requests": Rule(has_role(Role.CONSULTANT)),
    "conferences.write_request": Rule(organises),
    "conferences.send_request": Rule(organises),
    "conferences.withdraw_request": Rule(organises),
    "conferences.accept_request": Rule(consults),
    "conferences.decline_request": Rule(consults),
    "conferences.return_request": Rule(consults, "dokud není pevný termín"),
}
