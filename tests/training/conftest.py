"""Workshops of the tests."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.directory.models import Professional
from kruh.directory.vocabulary import Kind, Profession, TrainingKind
from kruh.training import actions
from kruh.training.models import SignUp, Workshop
from kruh.training.queries import links
from kruh.training.vocabulary import Sector
from tests.factories import people, places
from tests.factories.people import NOW

STARTS = NOW + timedelta(days=30)
WORDS: dict[str, Any] = {
    "title": "Jak uspořádat konferenci", "aim": "Jednoduchý návod.", "programme": "10:00–11:00 Úvod | Mgr. Jana Tichá",
    "lecturers": "Mgr. Jana Tichá", "place": "Krajský úřad", "starts_at": STARTS,
    "ends_at": STARTS + timedelta(hours=6),
    "capacity": 2, "kind": TrainingKind.CASE_CONFERENCE, "valid_months": 24,
}  # fmt: skip


@dataclass
class Told:
    """A workshop with its organiser."""

    ivana: User
    workshop: Workshop

    def fresh(self) -> Workshop:
        """The workshop as it is now."""
        found: Workshop = Workshop.objects.get(pk=self.workshop.pk)
        return found

    def guest(self, email: str = "jitka@skola.example", at: datetime = NOW, **words: Any) -> SignUp:
        """Somebody without an account who signed up and confirmed."""
        asked = self.asks(email, at, **words)
        return actions.confirm(self.fresh(), sign_up=asked, by=None, at=at)

    def asks(self, email: str = "jitka@skola.example", at: datetime = NOW, **words: Any) -> SignUp:
        """Somebody without an account who signed up."""
        told = {"name": "Jitka Malá", "organisation": "Základní škola", "sector": Sector.SCHOOL, **words}
        actions.sign_up(self.fresh(), email=email, by=None, at=at, **told)
        found: SignUp = SignUp.objects.get(workshop=self.workshop, mail_mark=links.mail_mark(email))
        return found

    def ends(self, *present: SignUp, absent: tuple[SignUp, ...] = ()) -> None:
        """The day came and went."""
        after = STARTS + timedelta(hours=7)
        actions.hold(self.fresh(), by=self.ivana, at=after)
        told = {"present": [one.pk for one in present], "absent": [one.pk for one in absent]}
        actions.record_attendance(self.fresh(), by=self.ivana, at=after, **told)
        actions.close(self.fresh(), by=self.ivana, at=after)


def organiser() -> User:
    """A methodologist of a region."""
    home = places.organisation("Krajský úřad", Kind.OTHER)
    return people.user(Role.METHODOLOGIST, at=home.unit, first_name="Ivana", last_name="Horáčková")


def colleague(last_name: str = "Kalina") -> User:
    """A facilitator with an entry in the directory."""
    home = places.organisation(f"Most {last_name}")
    user = people.user(Role.FACILITATOR, at=home.unit, first_name="Jiří", last_name=last_name)
    Professional.objects.create(
        organisation=home, user=user, first_name="Jiří", last_name=last_name, profession=Profession.FACILITATOR
    )
    return user


@pytest.fixture
def told() -> Told:
    """An announced workshop for two."""
    ivana = organiser()
    workshop = actions.prepare(ivana.memberships.get().unit, by=ivana, at=NOW, **WORDS)
    actions.announce(workshop, by=ivana, at=NOW)
    return Told(ivana, workshop)
