"""Whose numbers somebody may read: own offices, own organisations, administered regions, the country."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from uuid import UUID

from django.db.models import QuerySet

from kruh.access.models import User
from kruh.access.prepared import prepared
from kruh.access.roles import Role
from kruh.directory.models import Region
from kruh.family_conferences.policies import relations

COUNTRY = "cr"


class Level(Enum):
    """Where numbers are read."""

    OFFICE = "office"
    ORGANISATION = "organisation"
    REGION = "region"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Scope:
    """One choice: what is looked at. Regions and the country are read only as they were published."""

    code: str
    label: str
    level: Level
    unit: UUID | None = None

    @property
    def is_published(self) -> bool:
        """This will tell whether the numbers are rounded."""
        return self.level in (Level.REGION, Level.COUNTRY)


@prepared
def regions() -> QuerySet[Region, tuple[str, str]]:
    """This will give the regions by code and name."""
    return Region.objects.order_by("sort_key").values_list("code", "name")


def of(user: User, at: datetime) -> list[Scope]:
    """This will give what the person may look at, the nearest first."""
    return list(_of(user, at))


def _of(user: User, at: datetime) -> Iterator[Scope]:
    seen = set()
    for held in user.memberships_at(at):
        level = {Role.HEAD: Level.OFFICE, Role.CONSULTANT: Level.ORGANISATION}.get(Role(held.role))
        if level and (level, held.unit_id) not in seen:
            seen.add((level, held.unit_id))
            yield Scope(f"{level.value}-{held.unit_id}", held.unit.name, level, held.unit_id)
    sees_all = user.has_role(Role.METHODOLOGIST, at=at)
    own = relations.regions_of(user, at)
    if not sees_all and not own:
        return
    if sees_all:
        yield Scope(COUNTRY, "Česká republika", Level.COUNTRY)
    for code, name in regions():
        if sees_all or code in own:
            yield Scope(code, name, Level.REGION)


def asked(scopes: list[Scope], code: str) -> Scope | None:
    """This will give the chosen one; the first, where nothing one may look at is chosen."""
    return next((one for one in scopes if one.code == code), scopes[0] if scopes else None)
