"""Workshops of a region by the measure that they fulfil."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.directory.models import Organisation, Region
from kruh.statistics.queries import workshops
from kruh.statistics.queries.workshops import Fulfilled
from kruh.training.models import Measure, Workshop
from tests.factories import people
from tests.factories.visits import signed_in
from tests.training.conftest import STARTS, Told, told

__all__ = ["told"]
pytestmark = pytest.mark.django_db


def measure(code: str = "3.2", **words: date) -> Measure:
    """A measure of the first region's plan."""
    region = Region.objects.order_by("code")[0]
    return Measure.objects.create(region=region, code=code, text="Vzdělávat v případových konferencích", **words)


def came(told: Told, fulfils: Measure) -> None:
    """A workshop of the measure that was held with two people."""
    guests = [told.guest(), told.guest("eva@skola.example")]
    Workshop.objects.filter(pk=told.workshop.pk).update(measure=fulfils)
    told.ends(guests[0], absent=(guests[1],))


def administrator(region: Region) -> User:
    """Somebody who keeps the family conferences of a region."""
    kept = Organisation.objects.found(name="Kraj", kind="authority")
    kept.regions.add(region)
    return people.user(Role.REGIONAL_ADMINISTRATOR, at=kept.unit)


def test_workshops_are_counted_by_measure_with_those_who_came(told: Told) -> None:
    fulfils = measure()
    measure("3.1")
    came(told, fulfils)

    found = workshops.of_year(fulfils.region_id, STARTS.year)

    name = "Vzdělávat v případových konferencích"
    hours = told.fresh().hours
    assert found == [Fulfilled(f"3.1 {name}", 0, 0, 0), Fulfilled(f"3.2 {name}", 1, 1, hours)]


def test_number_of_workshops_opens_their_list(told: Told) -> None:
    fulfils = measure()
    came(told, fulfils)
    other = measure("3.1")
    who = administrator(fulfils.region)
    [of_other, behind] = workshops.of_year(fulfils.region_id, STARTS.year)

    with time_machine.travel(STARTS + timedelta(days=1), tick=False):
        listed, empty = (signed_in(who).get(one.url) for one in (behind, of_other))
        strange = signed_in(who).get(f"{reverse('training:list')}?opatreni=x&rok=²")

    assert told.workshop.title in listed.text
    assert f"{fulfils.code} Vzdělávat" in listed.text.replace("\xa0", " ")
    assert told.workshop.title not in empty.text
    assert other.code in empty.text
    assert (strange.status_code, "které plní" in strange.text) == (200, False)


def test_workshop_of_another_year_or_region_or_one_that_was_not_held_is_not_counted(told: Told) -> None:
    fulfils = measure()
    other = Region.objects.order_by("code")[1]
    Workshop.objects.filter(pk=told.workshop.pk).update(measure=fulfils)
    assert workshops.of_year(fulfils.region_id, STARTS.year)[0].workshops == 0

    came(told, fulfils)

    assert workshops.of_year(fulfils.region_id, STARTS.year - 1)[0].workshops == 0
    assert workshops.of_year(other.pk, STARTS.year) == []


def test_measure_that_does_not_hold_in_the_year_is_left_out() -> None:
    kept = measure(since=date(2025, 1, 1), until=date(2025, 12, 31))

    years = {year: len(workshops.of_year(kept.region_id, year)) for year in (2024, 2025, 2026)}

    assert years == {2024: 0, 2025: 1, 2026: 0}


def test_region_reads_its_workshops_beside_its_numbers(told: Told) -> None:
    fulfils = measure()
    came(told, fulfils)
    region = Region.objects.get(pk=fulfils.region_id)
    with time_machine.travel(STARTS + timedelta(days=1), tick=False):
        client = signed_in(administrator(region))

        page = client.get(reverse("statistics:year"), {"rok": STARTS.year})
        paper = client.get(reverse("statistics:year-paper"), {"rok": STARTS.year})

    assert [one.people for one in page.context["shown"].measures] == [1]
    assert "Workshopy podle plánu kraje" in page.text.replace("\xa0", " ")
    assert paper.status_code == 200
