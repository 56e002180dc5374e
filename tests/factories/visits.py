"""Somebody's browser: signed in, and reading a page."""

from django.test import Client

from kruh.access.models import User
from tests.factories import people


def signed_in(who: User) -> Client:
    """A browser in which the person is signed in."""
    client = Client()
    client.force_login(people.fresh(who), backend="kruh.access.backends.Backend")
    return client


def html(who: User, address: str, status: int = 200) -> str:
    """What the person reads at the address, with plain spaces."""
    answer = signed_in(who).get(address)
    assert answer.status_code == status
    return answer.content.decode().replace("\u00a0", " ")
