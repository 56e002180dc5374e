"""Tokens of an office's systems."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from kruh.access.models import Unit, User
from kruh.access.roles import Role
from kruh.api import actions
from kruh.api.models import Token
from kruh.api.vocabulary import Scope
from tests.factories import people

SECRET = "kruh_" + "a" * 43
ENDS = date(2026, 8, 31)


def token(head: User, scopes: Sequence[str] = tuple(Scope.values), secret: str = SECRET) -> Token:
    """A token of the office that the person heads."""
    unit = Unit.objects.get(pk=next(iter(head.unit_ids(Role.HEAD, at=people.NOW))))
    words: dict[str, Any] = {"name": "Spisová služba", "scopes": list(scopes), "ends_on": ENDS, "token": secret}
    return actions.make_token(unit, **words, by=people.fresh(head), at=people.NOW)
