"""Organisations, rooms and people of the directory."""

from typing import Any

from kruh.directory.models import Organisation, Professional, Venue
from kruh.directory.vocabulary import Kind, Profession

TABOR = "3112"


def organisation(name: str = "Most k rodině, z. ú.", kind: Kind = Kind.NGO, **fields: Any) -> Organisation:
    """An organisation with its unit and key; an office acts in the district of Tábor."""
    if kind == Kind.OFFICE:
        fields.setdefault("district_id", TABOR)
    return Organisation.objects.found(name=name, kind=kind, **fields)


def office(name: str = "OSPOD Lipová nad Březnou") -> Organisation:
    """An OSPOD office."""
    return organisation(name, Kind.OFFICE)


def venue(home: Organisation | None = None, name: str = "Klubovna", capacity: int = 12, **fields: Any) -> Venue:
    """A room."""
    return Venue.objects.create(
        organisation=home, name=name, capacity=capacity, district_id=TABOR, city="Lipová nad Březnou", **fields
    )


def professional(
    home: Organisation, first_name: str = "Lenka", last_name: str = "Topolová", **fields: Any
) -> Professional:
    """A teacher, unless told otherwise."""
    fields.setdefault("profession", Profession.TEACHER)
    return Professional.objects.create(organisation=home, first_name=first_name, last_name=last_name, **fields)
