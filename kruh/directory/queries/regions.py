"""What everybody may know of family conferences in the regions: a read model of its own, by what people agreed to."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from kruh.directory.data import shapes
from kruh.directory.models import Involvement, Organisation, Professional, Region
from kruh.directory.vocabulary import LISTED, Language, Profession, profession_word
from kruh.foundation import text


@dataclass(frozen=True)
class Area:
    """A region on the map and in the list beside it, which says the same."""

    number: int
    code: str
    name: str
    shape: shapes.Shape
    offices: int
    administrators: int
    coordinators: int
    in_pilot: bool

    @property
    def is_active(self) -> bool:
        """This will tell whether anybody there can be asked."""
        return bool(self.offices or self.administrators or self.coordinators)

    @property
    def said(self) -> str:
        """This will say what there is in the region."""
        counted = (
            (self.administrators, ("administrátor", "administrátoři", "administrátorů")),
            (self.coordinators, ("koordinátor", "koordinátoři", "koordinátorů")),
            (self.offices, ("zapojený úřad", "zapojené úřady", "zapojených úřadů")),
        )
        there = [text.plural(number, *words) for number, words in counted if number]
        return ", ".join(there) if there else "zatím tu nikoho neznáme"


@dataclass(frozen=True)
class Somebody:
    """A person as everybody may see them: nothing stands here without a consent."""

    name: str
    work: str
    phone: str
    email: str
    languages: str

    @property
    def phone_text(self) -> str:
        """This will give the number as people read it."""
        return Professional(phone=self.phone).phone_text


@dataclass(frozen=True)
class Office:
    """An OSPOD office that takes part."""

    name: str
    address: str
    phone: str
    phone_text: str
    email: str


@dataclass(frozen=True)
class AreaPage:
    """One region with whom to turn to there."""

    name: str
    in_pilot: bool
    administrators: list[Somebody]
    coordinators: list[Somebody]
    offices: list[Office]


def areas() -> list[Area]:
    """This will give the fourteen regions in Czech order with what there is in each."""
    offices = Counter(_running().values_list("office__district__region", flat=True))
    people = Counter(_regions_and_work(_shown()))
    outlines = shapes.shapes()
    return [
        Area(
            number=number,
            code=region.code,
            name=region.name,
            shape=outlines[region.code],
            offices=offices[region.code],
            administrators=people[region.code, Profession.REGIONAL_ADMINISTRATOR],
            coordinators=people[region.code, Profession.COORDINATOR],
            in_pilot=region.in_pilot,
        )
        for number, region in enumerate(Region.objects.all(), 1)
    ]


def area_page(code: str) -> AreaPage | None:
    """This will give one region; None when there is no such region."""
    region = Region.objects.filter(pk=code).first()
    if region is None:
        return None
    people = _shown().filter(organisation__regions=region).order_by("sort_key", "id")
    by_work: dict[str, list[Somebody]] = {work: [] for work in LISTED}
    for person in people:
        by_work[person.profession].append(_somebody(person))
    administrators, coordinators = (by_work[work] for work in LISTED)
    return AreaPage(region.name, region.in_pilot, administrators, coordinators, _offices(region))


def offices_of(region: Region) -> QuerySet[Organisation]:
    """This will give the OSPOD offices of a region, from which the administrator chooses."""
    return Organisation.objects.filter(district__region=region, kind="office", is_active=True).order_by(
        "sort_key", "pk"
    )


def involved(region: Region) -> set[str]:
    """This will give the keys of the offices that take part now."""
    return {str(pk) for pk in _running().filter(office__district__region=region).values_list("office", flat=True)}


def _running() -> QuerySet[Involvement]:
    return Involvement.objects.filter(until=None, office__is_active=True)


def _shown() -> QuerySet[Professional]:
    agreed = Q(public_name_on__isnull=False)
    return Professional.objects.filter(agreed, profession__in=LISTED, is_active=True, organisation__is_active=True)


def _regions_and_work(people: QuerySet[Professional]) -> Iterable[tuple[str | None, str]]:
    return people.values_list("organisation__regions", "profession")


def _somebody(person: Professional) -> Somebody:
    spoken = [Language(code).label for code in person.languages if code in Language.values]
    return Somebody(
        name=person.name,
        work=profession_word(person.profession, person.gender),
        phone=person.phone if person.public_phone_on else "",
        email=person.email if person.public_email_on else "",
        languages=", ".join(str(label) for label in spoken),
    )


def _offices(region: Region) -> list[Office]:
    rows = offices_of(region).filter(pk__in=_running().values("office"))
    return [Office(row.name, row.address, row.phone, row.phone_text, row.email) for row in rows]
