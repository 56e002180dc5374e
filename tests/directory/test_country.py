"""The real country that comes with the product."""

import pytest
from django.apps import apps

from kruh.access.models import Unit
from kruh.directory import data
from kruh.directory.models import District, Organisation, Region
from kruh.directory.vocabulary import Kind
from kruh.vault.models import Key

pytestmark = pytest.mark.django_db


def test_country_has_its_regions_districts_and_offices() -> None:
    counts = (Region.objects.count(), District.objects.count(), Organisation.objects.filter(kind=Kind.OFFICE).count())

    assert counts == (14, 227, 227)


def test_praha_has_its_districts_by_name_instead_of_one() -> None:
    names = list(District.objects.filter(region="CZ010").values_list("name", flat=True))

    assert names == [f"Praha {number}" for number in range(1, 23)]


def test_regions_stand_in_czech_order() -> None:
    names = [region.name for region in Region.objects.all()]

    assert names[:4] == ["Hlavní město Praha", "Jihočeský kraj", "Jihomoravský kraj", "Karlovarský kraj"]


def test_district_keeps_its_public_figures() -> None:
    tabor = District.objects.get(name="Tábor")

    assert (tabor.region.name, tabor.children, tabor.lat) == ("Jihočeský kraj", 12528, 49.4209)


def test_office_has_a_unit_of_the_same_name_and_no_key_before_its_first_use() -> None:
    office = Organisation.objects.get(name="OSPOD Benešov")

    assert (office.unit.name, office.district.name if office.district else "", Key.objects.count()) == (
        "OSPOD Benešov",
        "Benešov",
        0,
    )


def test_loading_again_changes_nothing() -> None:
    before = (Unit.objects.count(), set(Organisation.objects.values_list("pk", "name")))

    data.load(apps.get_model)

    assert (Unit.objects.count(), set(Organisation.objects.values_list("pk", "name"))) == before
