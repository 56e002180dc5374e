"""Accounts and units."""

from datetime import UTC, datetime
from itertools import count
from uuid import UUID

from kruh.access.models import Membership, Unit, User
from kruh.access.roles import Role

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
_numbers = count(1)


def unit(name: str = "OSPOD Lipová nad Březnou") -> Unit:
    """A place to work."""
    return Unit.objects.create(name=name)


def user(
    *roles: Role, at: Unit | None = None, first_name: str = "Renata", last_name: str = "Olšová", **fields: object
) -> User:
    """An account with roles in a unit."""
    number = next(_numbers)
    made = User(email=f"osoba{number}@urad.example", first_name=first_name, last_name=last_name, **fields)
    made.set_unusable_password()
    made.save()
    for role in roles:
        Membership.objects.create(user=made, unit=at or unit(f"Pracoviště {number}"), role=role, valid_from=LONG_AGO)
    return made


def fresh(who: User) -> User:
    """The same account as the next request would see it: nothing remembered."""
    return User.objects.get(pk=UUID(str(who.pk)))
