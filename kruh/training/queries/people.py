"""Who signed up, in what order, and how many places are taken."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from kruh.access.models import User
from kruh.directory.models import Organisation
from kruh.directory.vocabulary import Kind
from kruh.foundation import text
from kruh.training.models import SignUp, Workshop
from kruh.training.vocabulary import Place, Presence, Sector

SECTORS: dict[str, Sector] = {
    Kind.OFFICE: Sector.OSPOD,
    Kind.NGO: Sector.NGO,
    Kind.AUTHORISED: Sector.NGO,
    Kind.SOCIAL_SERVICE: Sector.NGO,
    Kind.SCHOOL: Sector.SCHOOL,
    Kind.HEALTH: Sector.HEALTH,
    Kind.COURT: Sector.COURT,
    Kind.POLICE: Sector.POLICE,
}


@dataclass(frozen=True)
class Numbers:
    """How many have a place, how many wait, how many have not confirmed."""

    going: int = 0
    waiting: int = 0
    asked: int = 0


def numbers(workshop: Workshop) -> Numbers:
    """This will count them."""
    return numbers_of([workshop.pk]).get(workshop.pk, Numbers())


def numbers_of(workshops: Iterable[UUID]) -> dict[UUID, Numbers]:
    """This will count them for several workshops at once."""
    rows = SignUp.objects.filter(workshop__in=list(workshops)).order_by().values_list("workshop")
    places = (Place.GOING, Place.WAITING, Place.ASKED)
    counted = rows.annotate(**{f"in_{place}": Count("pk", filter=Q(state=place)) for place in places})
    return {pk: Numbers(*told) for pk, *told in counted}


def own(workshop: Workshop, user: User) -> SignUp | None:
    """This will give the sign-up of a colleague."""
    found: SignUp | None = SignUp.objects.filter(workshop=workshop, user=user).first()
    return found


def waiting(workshop: Workshop) -> list[SignUp]:
    """This will give those who wait, the first one first."""
    return list(SignUp.objects.filter(workshop=workshop, state=Place.WAITING).order_by("queued_at", "pk"))


def living(workshop: Workshop) -> list[SignUp]:
    """This will give everybody who has a place or waits."""
    rows = SignUp.objects.filter(workshop=workshop, state__in=(Place.GOING, Place.WAITING))
    return list(rows.order_by("state", "queued_at", "pk"))


def going(workshop: Workshop) -> list[SignUp]:
    """This will give those who have a place, in Czech order."""
    found = list(SignUp.objects.filter(workshop=workshop, state=Place.GOING).order_by("pk"))
    return sorted(found, key=lambda one: (text.sort_key(_surname_first(one.called)), one.pk))


def _surname_first(name: str) -> str:
    words = name.split(",", maxsplit=1)[0].split()
    return " ".join([*words[-1:], *words[:-1]])


def unknown(workshop: Workshop) -> int:
    """This will count those with a place of whom the attendance sheet says nothing."""
    return int(SignUp.objects.filter(workshop=workshop, state=Place.GOING, presence=Presence.UNKNOWN).count())


def works_at(user: User, units: Iterable[UUID]) -> tuple[str, Sector]:
    """This will give where a colleague works and in which sector."""
    found = Organisation.objects.filter(pk__in=list(units)).order_by("sort_key", "pk").first()
    return (found.name, SECTORS.get(found.kind, Sector.OTHER)) if found else ("", Sector.OTHER)
