"""Links of the family, made by the acts of the product, and browsers that carry them."""

from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import reverse

from kruh.access.models import User
from kruh.conferences.models import Participant
from kruh.family.actions import links
from kruh.family.models import Link
from kruh.family_conferences.models import Member
from tests.factories import people
from tests.factories.people import NOW

PHONE = "Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile"


@dataclass
class Owner:
    """Somebody with a link and a code in hand."""

    participant: Any
    link: Link
    code: str

    def located(self, agent: str = PHONE) -> Client:
        """A phone on which the link was opened."""
        client = Client(headers={"User-Agent": agent})
        answer = client.post(reverse("family:locate", args=[self.link.locator]))
        assert answer.status_code == 302, answer.content.decode()
        return client

    def opened(self, agent: str = PHONE) -> Client:
        """A phone on which the code was told as well."""
        client = self.located(agent)
        answer = client.post(reverse("family:code"), {"code": self.code})
        assert answer.status_code == 302, answer.content.decode()
        return client


def owner(participant: Participant | Member, by: User) -> Owner:
    """Whoever got their link and code from the organiser, or from the coordinator."""
    link = links.make_link(participant, by=people.fresh(by), at=NOW)
    return Owner(participant, link, links.make_code(link, by=people.fresh(by), at=NOW))
