"""Who may know of a conference, however the question is put to the database."""

from datetime import timedelta

import pytest

from kruh.access.models import Membership
from kruh.access.roles import Role
from kruh.cases.models import TeamMember
from kruh.cases.vocabulary import TeamRole
from kruh.conferences import policies
from kruh.conferences.actions import conference as actions
from kruh.conferences.policies import relations
from kruh.conferences.queries import listing
from kruh.conferences.vocabulary import SeatRole, SeatState, State
from tests.factories import cases, conferences, people, teams
from tests.factories import world as worlds
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


def test_each_relation_on_its_own_finds_the_same_as_all_together() -> None:
    world = worlds.build()
    found = {}
    for name, who in world.people.items():
        fresh = people.fresh(who)
        together = set(policies.visible_conferences(fresh, worlds.NOW).values_list("pk", flat=True))
        alone = list(relations.visible_keys(fresh, worlds.NOW))
        assert sorted(alone) == sorted(together)
        found[name] = world.ours.conference.pk in together

    assert {"key_worker", "head", "consultant", "facilitator", "minute_taker"} <= {who for who in found if found[who]}
    assert [found[who] for who in ("other_consultant", "idle_facilitator", "ex_member", "methodologist")] == [False] * 4


def test_list_of_somebody_with_two_relations_says_each_conference_once_and_the_newest_first() -> None:
    first, second = conferences.accepted(), conferences.accepted()
    asked = people.fresh(second.consultant)
    for world in (first, second):
        teams.offered(world, SeatRole.FACILITATOR)
    first.conference.requests.update(organisation=second.organisation)
    second.conference.seats.update(user=asked, state=SeatState.ACCEPTED)
    newest, oldest = sorted((first.conference, second.conference), key=lambda one: one.pk, reverse=True)

    def told(**words: object) -> list[str]:
        shown = str(listing.listing(asked, NOW, **words)["table"])  # type: ignore[arg-type]  # what the test names
        names = {f"/{one.pk}/": str(one) for one in (newest, oldest)}
        places = sorted((shown.index(place), name) for place, name in names.items() if place in shown)
        return [name for _, name in places if shown.count(name)]

    assert told() == [str(newest), str(oldest)]
    assert told(after=newest.pk) == [str(oldest)]
    assert told(state="termin") == [str(newest), str(oldest)]
    type(oldest).objects.filter(pk=oldest.pk).update(state=State.HELD, starts_at=NOW)
    assert (told(state="termin"), told(state="po-setkani")) == ([str(newest)], [str(oldest)])


def test_list_names_the_children_to_the_team_whose_role_keeps_cases() -> None:
    world = conferences.requested()
    head, asked = cases.head(world.conference.office), world.consultant
    Membership.objects.create(user=asked, unit=world.conference.office, role=Role.METHODOLOGIST, valid_from=NOW)
    for who in (head, asked):
        TeamMember.objects.create(case=world.case, user=who, role=TeamRole.HEAD, since=NOW)

    shown = {who.pk: str(listing.listing(people.fresh(who), NOW)["table"]) for who in (head, asked)}

    assert [str(world.case.called) in shown[who.pk] for who in (head, asked)] == [True, False]
    assert f"{world.conference}, {world.conference.office}" in shown[asked.pk].replace("\xa0", " ")
