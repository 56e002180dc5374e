"""The work around coordinating: a coordinator's training and statements, the region's for its administrator."""

from datetime import datetime

from django.db.models import Q

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.desk.rules import coordinators as rules
from kruh.desk.rules.urgency import Work
from kruh.family_conferences.policies.relations import regions_of
from kruh.family_conferences.queries import coordinators as queries
from kruh.family_conferences.queries import statement as statements
from kruh.family_conferences.vocabulary import StatementState
from kruh.foundation import days
from kruh.web import addresses

type Lines = list[tuple[Work, str]]


def of_coordinators(user: User, at: datetime) -> Lines:
    """This will give what waits for a coordinator or an administrator besides the conferences themselves."""
    if not user.has_role(Role.COORDINATOR, Role.REGIONAL_ADMINISTRATOR, at=at):
        return []
    return [*_trainings(user, at), *_statements(user, at)]


def _trainings(user: User, at: datetime) -> Lines:
    today, regions = days.local_day(at), regions_of(user, at)
    found: Lines = []
    for known in queries.in_training(user, regions, today):
        if known.user == user.pk:
            found += [(line, addresses.page(line.page)) for line in rules.own_training(known.standing)]
        elif known.record and known.region in regions:
            one = rules.Trained(known.name, known.standing)
            found += [(line, addresses.of(line.page, known.record)) for line in rules.training_of(one)]
    return found


def _statements(user: User, at: datetime) -> Lines:
    own = Q(user=user) if user.has_role(Role.COORDINATOR, at=at) else Q(pk=None)
    waiting = Q(conference__region__in=regions_of(user, at), state=StatementState.SENT) & ~Q(user=user)
    sent = list(statements.told(own | waiting))
    to_mend = [row.month for row in sent if row.user_id == user.pk and row.state == StatementState.RETURNED]
    to_approve = [row.user.short_name for row in sent if row.user_id != user.pk]
    to_send = statements.unsent(user, days.local_day(at)) if user.has_role(Role.COORDINATOR, at=at) else []
    return [(line, addresses.page(line.page)) for line in rules.statements(to_send, to_mend, to_approve)]
