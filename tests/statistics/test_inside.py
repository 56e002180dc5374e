"""What a family does not want in statistics: counted where the work was done, and never published."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from kruh.access.models import User
from kruh.cases.models import CasePerson
from kruh.conferences.models import Consent, Participant
from kruh.conferences.vocabulary import Channel, ConsentAnswer, ParticipantRole, Purpose
from kruh.directory.models import District, Organisation
from kruh.family_conferences.models import Member, MemberConsent
from kruh.family_conferences.vocabulary import Side
from kruh.statistics import night
from kruh.statistics.models import Followed, Tally
from kruh.statistics.queries import recount, tables
from tests.factories import bills
from tests.factories.bills import AFTER
from tests.family_conferences.conftest import Table, table

__all__ = ["table"]
pytestmark = pytest.mark.django_db
NOW = AFTER.year


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(AFTER, tick=False):
        Followed.objects.create(entry=0, at=AFTER)
        yield


def asked(who: Participant, answer: str, by: User, **words: Any) -> Consent:
    """What somebody of the family answered about statistics."""
    told = {"purpose": Purpose.STATISTICS, "answer": answer, "explained_by": by, "channel": Channel.values[0]}
    row = Consent(participant=who, key=who.key, given_on=AFTER.date(), **told, **words)
    row.save(force_insert=True)
    return row


def of_family(world: Any) -> Participant:
    known = CasePerson.objects.filter(case=world.case).select_related("person")[0].person
    words = {"conference": world.conference, "person": known, "role": ParticipantRole.PARENT}
    return Participant.objects.filter(conference=world.conference).first() or Participant.objects.create(
        key=world.case.key, **words
    )


def counted(world: Any) -> tuple[int, int]:
    """Conferences of the year in the office's own tables, and in what leaves it."""
    list(night.run(AFTER + timedelta(hours=1)))
    district = District.objects.order_by("code")[0]
    Organisation.objects.filter(pk=world.case.unit_id).update(district=district)
    own = Tally.objects.filter(office=world.case.unit_id, population="konference", dimension="celkem")
    leaving = tables.of_region(district.region_id, NOW)
    return sum(row.number for row in own), leaving.get(("konference", "celkem", ""), 0)


def test_silence_and_a_yes_leave_the_office_rounded_like_anything() -> None:
    world = bills.happened()
    assert counted(world) == (1, 1)
    asked(of_family(world), ConsentAnswer.YES, world.worker)
    Followed.objects.update(entry=-1)
    assert counted(world) == (1, 1)


def test_a_no_stays_inside_with_everything_of_that_conference() -> None:
    world = bills.happened()
    asked(of_family(world), ConsentAnswer.NO, world.worker)

    assert counted(world) == (1, 0)
    district = Organisation.objects.get(pk=world.case.unit_id).district
    assert district
    leaving = tables.of_region(district.region_id, NOW)
    assert {population for population, _, _ in leaving} <= {"ipod"}
    cells = recount.of_office(world.case.unit_id)
    assert {cell.population for cell in cells if cell.is_inside} >= {"konference", "deti", "cesta"}


def test_yes_taken_back_is_a_no_and_a_later_yes_a_yes() -> None:
    world = bills.happened()
    who = of_family(world)
    asked(who, ConsentAnswer.YES, world.worker, withdrawn_at=AFTER)
    assert counted(world) == (1, 0)
    asked(who, ConsentAnswer.YES, world.worker)
    Followed.objects.update(entry=-1)
    assert counted(world) == (1, 1)


@pytest.mark.parametrize(("answer", "is_inside"), [("yes", False), ("no", True)])
def test_circle_that_says_no_stays_inside(table: Table, answer: str, is_inside: bool) -> None:
    words = {"name": "Šárka Dubinová", "side": Side.MOTHERS, "found_at": AFTER}
    member = Member(conference=table.conference, key=table.conference.key, **words)
    member.save(force_insert=True)
    MemberConsent.objects.create(member=member, purpose="statistics", answer=answer, given_at=AFTER)

    cells = [cell for cell in recount.of_office(table.conference.office_id) if cell.population == "cesta"]

    assert cells
    assert {cell.is_inside for cell in cells} == {is_inside}
