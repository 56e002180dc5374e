"""Who may know of a conference, however the question is put to the database."""

from datetime import timedelta

import pytest

from kruh.access.models import Membership
from kruh.access.roles import Role
from kruh.cases.models import TeamMember
from kruh.cases.vocabulary import TeamRole
from kruh.conferences import policies
from kruh.conferences.actions import conference as actions
from tests.factories import cases, conferences, people
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db


def test_asking_each_conference_finds_the_same_as_going_from_the_cases() -> None:
    world, later = conferences.requested(), NOW + timedelta(days=1)
    other = cases.worker(cases.office("OSPOD Jinde"))
    theirs = actions.open_conference(cases.case(other), by=other, at=NOW)
    head = cases.head(world.conference.office)
    TeamMember.objects.create(case=world.case, user=head, role=TeamRole.HEAD, since=NOW)
    Membership.objects.create(user=head, unit=world.organisation.unit, role=Role.CONSULTANT, valid_from=NOW)

    for who, mine in (
        (people.fresh(head), world.conference.pk),
        (world.worker, world.conference.pk),
        (world.consultant, world.conference.pk),
        (other, theirs.pk),
    ):
        found = [set(policies.visible_conferences(who, later, each=each).values_list("pk")) for each in (False, True)]
        assert found == [{(mine,)}] * 2
