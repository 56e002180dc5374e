"""A family with its office, the region's administrator and a coordinator; a family conference at each stage."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.cases.models import Case, Person
from kruh.family_conferences.actions import coordinator as coordination
from kruh.family_conferences.actions import referral
from kruh.family_conferences.models import FamilyConference, Offer
from kruh.family_conferences.vocabulary import Explained, Spoken
from kruh.foundation import days
from tests.factories import cases, circles, people, places

AT = people.NOW
NONE = dict.fromkeys(("employer", "service", "kinship", "neighbour"), False)


@dataclass
class Table:
    """Everybody around one family conference."""

    worker: User
    administrator: User
    coordinator: User
    case: Case
    mother: Person
    conference: FamilyConference

    def fresh(self) -> FamilyConference:
        """The conference as it is now."""
        return FamilyConference.objects.get(pk=self.conference.pk)

    def agreed(self) -> FamilyConference:
        """One member agrees."""
        told: dict[str, Any] = {"person": self.mother, "spoken": Spoken.IN_PERSON, "explained": list(Explained)}
        on = days.local_day(AT)
        referral.record_consent(self.conference, on=on, has_leaflet=True, by=self.worker, at=AT, **told)
        return self.fresh()

    def written(self) -> FamilyConference:
        """The request is complete."""
        lines = ["Děti nejsou v noci samy.", "Při předání nikdo nepije."]
        words = {
            "reason": "Máma nastupuje léčbu.",
            "question": circles.QUESTION,
            "lines": lines,
            "reach": "777 000 111",
        }
        return referral.write_request(self.agreed(), words=words, by=self.worker, at=AT)

    def requested(self) -> FamilyConference:
        """The request is with the administrator."""
        referral.send_request(self.written(), by=self.worker, at=AT)
        return self.fresh()

    def seeking(self) -> FamilyConference:
        """A coordinator is sought."""
        referral.accept_request(self.requested(), talked_on=days.local_day(AT), by=self.administrator, at=AT)
        return self.fresh()

    def offered(self) -> Offer:
        """The coordinator was asked."""
        return coordination.offer_to_coordinator(self.seeking(), user=self.coordinator, by=self.administrator, at=AT)

    def preparing(self) -> FamilyConference:
        """The coordinator works."""
        offer = self.offered()
        coordination.accept_offer(offer, by=people.fresh(self.coordinator), at=AT)
        coordination.confirm_offer(offer, answers=NONE, by=people.fresh(self.coordinator), at=AT)
        return self.fresh()


@pytest.fixture
def table(db: None) -> Table:
    """A referral, just written down."""
    return laid()


def laid() -> Table:
    """A table for who cannot ask for a fixture."""
    office = places.office()
    worker = people.user(Role.SOCIAL_WORKER, at=office.unit)
    case = cases.case(worker, "Eliška", "Dubinová")
    mother = cases.person(case, worker, "Šárka", "Dubinová").person
    centre = circles.centre()
    administrator = people.user(Role.REGIONAL_ADMINISTRATOR, at=centre, first_name="Lenka", last_name="Jandová")
    conference = referral.open_referral(case, by=people.fresh(worker), at=AT)
    return Table(people.fresh(worker), administrator, circles.coordinator(centre), case, mother, conference)


@pytest.fixture
def clock() -> Any:
    """The clock of the pages."""
    with time_machine.travel(AT, tick=False) as traveller:
        yield traveller


def later(**words: float) -> datetime:
    """A moment after the story's present."""
    return AT + timedelta(**words)
