"""The public picture of the field: regions, districts, organisations and when they are closed, people, venues."""

from kruh.directory.models.country import District, Found, Region
from kruh.directory.models.organisations import Closure, Involvement, Organisation, Organisations, Venue, tell_closures
from kruh.directory.models.people import Professional, Training

__all__ = [
    "Closure",
    "District",
    "Found",
    "Involvement",
    "Organisation",
    "Organisations",
    "Professional",
    "Region",
    "Training",
    "Venue",
    "tell_closures",
]
