"""A year in numbers: own numbers as they are, a region and the country only as they were published."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.urls import reverse

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.directory.models import District, Organisation, Region
from kruh.foundation.typesetting import looking
from kruh.statistics import night
from kruh.statistics.models import Followed, Published, Release, Tally
from kruh.statistics.rules import charts, populations
from tests.desk.test_pages import MOST_QUERIES, headed, questions
from tests.factories import bills, cases, people
from tests.factories.bills import AFTER
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db
YEAR, PAPER = reverse("statistics:year"), reverse("statistics:year-paper")
NOW = AFTER.year


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(AFTER, tick=False):
        Followed.objects.create(entry=0, at=AFTER)
        yield


def shown(who: User, **asked: str | int) -> Any:
    """The year on the page."""
    context: Any = signed_in(who).get(YEAR, asked).context
    return context["shown"]


def totals(who: User, **asked: str | int) -> dict[str, str]:
    """The totals on the page."""
    return {card.population.code: card.total for card in shown(who, **asked).cards}


def methodologist() -> User:
    """Somebody who looks over the country."""
    return people.user(Role.METHODOLOGIST, at=cases.office("Metodika"))


def administrator(region: Region) -> User:
    """Somebody who keeps the family conferences of a region."""
    kept = Organisation.objects.found(name="Kraj", kind="authority")
    kept.regions.add(region)
    return people.user(Role.REGIONAL_ADMINISTRATOR, at=kept.unit)


def publish(region: Region, numbers: dict[tuple[str, str, str], int], year: int = NOW - 1, quarters: int = 4) -> None:
    """A published year."""
    release = Release.objects.create(region=region, year=year, secret=b"x" * 32, quarters=quarters, released_at=AFTER)
    for (population, dimension, category), number in numbers.items():
        Published.objects.create(
            release=release, population=population, dimension=dimension, category=category, number=number
        )


def some(number: int) -> dict[tuple[str, str, str], int]:
    """Conferences of one quarter and type."""
    return {
        ("konference", "ctvrtleti", "1"): number,
        ("konference", "typ", "classic"): number - 5,
        ("konference", "typ", "family"): 5,
    }


def add(office: UUID, number: int, **words: Any) -> None:
    """Conferences of an office."""
    for dimension, category in ((populations.TOTAL, ""), (populations.QUARTER, "1"), ("zapis", "late")):
        cell = {"population": "konference", "dimension": dimension, "category": category, "year": NOW, **words}
        Tally.objects.create(office_id=office, number=number, **cell)


# Own numbers ---------------------------------------------------------------------------------------------------------


def test_head_reads_the_own_office_exactly_and_organisation_its_own_part() -> None:
    world = bills.happened()
    list(night.run(AFTER))

    head = totals(headed(world))
    consultant = totals(world.consultant)

    assert (head["konference"], head["deti"]) == ("1", "1")
    assert (consultant["konference"], consultant["deti"]) == ("1", "1")
    assert "ipod" not in consultant


def test_another_head_and_another_organisation_read_nothing_of_it() -> None:
    bills.happened()
    list(night.run(AFTER))
    other = cases.head(cases.office("Jiné pracoviště"))

    assert totals(other) == {}
    assert "zatím není co ukázat" in signed_in(other).get(YEAR).text


def test_numbers_of_somebody_else_are_not_given_when_asked_for() -> None:
    world = bills.happened()
    list(night.run(AFTER))
    other = cases.head(cases.office("Jiné pracoviště"))

    assert shown(other, kdo=f"office-{world.case.unit_id}").scope.unit == other.memberships.get().unit_id
    assert shown(other, kdo="cr").scope.unit == other.memberships.get().unit_id


@pytest.mark.parametrize("asked", ["", "x", "1999", "99999999", "²"])
def test_year_that_is_none_is_the_present_one(asked: str) -> None:
    assert shown(cases.head(cases.office()), rok=asked).year == NOW


def test_few_questionnaires_are_not_shown() -> None:
    head = cases.head(cases.office())
    unit = head.memberships.get().unit_id
    cell = {"population": "spokojenost", "year": NOW, "office_id": unit}
    rows = [Tally.objects.create(**cell, dimension=name, category=category, number=4) for name, category in (
        (populations.QUARTER, "1"), ("hodnoceni", "bad"),
    )]  # fmt: skip

    assert "spokojenost" not in totals(head)
    Tally.objects.filter(pk__in=[row.pk for row in rows]).update(number=5)
    assert totals(head)["spokojenost"] == "5"


# Published numbers -------------------------------------------------------------------------------------------------


def test_region_reads_only_what_was_published() -> None:
    region = Region.objects.order_by("code")[0]
    who = administrator(region)
    publish(region, some(25))
    before = signed_in(who).get(YEAR).text

    office = Organisation.objects.found(
        name="Pracoviště", kind="office", district=District.objects.filter(region=region).order_by("code")[0]
    )
    add(office.unit_id, 3, year=NOW - 1)

    assert totals(who) == {"konference": "25"}
    assert nameless(signed_in(who).get(YEAR).text) == nameless(before)


def nameless(page: str) -> str:
    """The page without what is fresh with every visit."""
    return "".join(line for line in page.splitlines() if "csrf" not in line and "nonce" not in line)


def test_region_of_somebody_else_is_not_given() -> None:
    own, other = Region.objects.order_by("code")[:2]
    publish(other, some(25))

    assert shown(administrator(own), kdo=other.pk).scope.code == own.pk
    assert shown(administrator(own), kdo="cr").scope.code == own.pk


def test_country_is_the_sum_of_the_regions_with_a_map() -> None:
    one, other = Region.objects.order_by("code")[:2]
    publish(one, some(25))
    publish(other, some(40))

    found = shown(methodologist())

    assert found.cards[0].total == "65"
    words = {area["name"]: (area["words"], area["shade"]) for area in found.areas}
    assert (words[one.name], words[other.name]) == (("25", 2), ("40", 4))
    assert sorted(set(words.values()) - {words[one.name], words[other.name]}) == [("pod 5", 0)]


def test_small_published_number_is_no_nought_and_has_no_share() -> None:
    region = Region.objects.order_by("code")[0]
    publish(region, some(25))

    types = next(table for table in shown(administrator(region)).cards[0].tables if table.title == "Podle typu")

    assert [(bar.words, bar.percent) for bar in types.bars[:3]] == [("5", 20), ("20", 80), ("pod 5", None)]


def test_year_that_runs_says_when_the_rest_comes() -> None:
    region = Region.objects.order_by("code")[0]
    publish(region, {("konference", "ctvrtleti", "1"): 10}, year=NOW, quarters=1)

    found = shown(administrator(region), rok=NOW)

    assert found.note.replace("\xa0", " ").endswith(f"podrobnosti vyjdou 31. 1. {NOW + 1}.")
    assert [table.title for table in found.cards[0].tables] == ["Podle čtvrtletí"]


# Paper and frame ---------------------------------------------------------------------------------------------------


def test_year_of_a_region_is_printed() -> None:
    region = Region.objects.order_by("code")[0]
    publish(region, some(25))

    answer = signed_in(administrator(region)).get(PAPER)

    assert answer["Content-Type"] == "application/pdf"
    assert looking.pages_of(answer.content) == 1
    assert answer["Content-Disposition"] == f'attachment; filename="rok-{NOW - 1}-v-cislech.pdf"'


def test_year_without_numbers_is_printed_too() -> None:
    assert signed_in(cases.head(cases.office())).get(PAPER).status_code == 200


def test_questions_stay_within_the_budget() -> None:
    for region in Region.objects.order_by("code"):
        for year in range(NOW - 4, NOW):
            publish(region, some(25), year=year)
    who = methodologist()

    assert questions(who, YEAR) <= MOST_QUERIES
    assert questions(who, f"{YEAR}?kdo={Region.objects.order_by('code')[0].pk}") <= MOST_QUERIES
    assert questions(headed(bills.happened()), YEAR) <= MOST_QUERIES


def test_counting_rules_name_every_table() -> None:
    page = signed_in(cases.worker(cases.office())).get(reverse("statistics:counting")).text.replace("\xa0", " ")

    for one in populations.ALL.values():
        assert one.title.replace("\xa0", " ") in page
        for dimension in one.dimensions:
            assert dimension.title in page


# Words -------------------------------------------------------------------------------------------------------------

EXACT = charts.Way(is_published=False)


def test_half_and_quarters_of_waiting_are_told_by_bands() -> None:
    numbers = {("konference", "cekani", code): number for code, number in (("14", 2), ("30", 3), ("90", 3))}

    assert charts.waiting(numbers, EXACT) == (
        "Čtvrtina setkání byla do 14 dní od žádosti, polovina do 30 dní, tři čtvrtiny do 90 dní."
    )
    assert charts.waiting(numbers, charts.Way(is_published=True)) == ""


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        ((6, 1, 0), "Tři čtvrtiny setkání byly do 14 dní od žádosti."),
        ((5, 4, 0), "Polovina setkání byla do 14 dní od žádosti, tři čtvrtiny do 30 dní."),
        ((1, 1, 2), ""),
    ],
)
def test_waiting_is_told_without_saying_one_band_twice(numbers: tuple[int, ...], sentence: str) -> None:
    found = zip(("14", "30", "90"), numbers, strict=True)

    assert charts.waiting({("konference", "cekani", code): number for code, number in found}, EXACT) == sentence


def test_tasks_kept_within_months_add_up() -> None:
    numbers = {("ukoly", "splneni", code): number for code, number in (("3", 4), ("6", 2), ("open", 4), ("dropped", 9))}

    assert charts.kept(numbers, EXACT) == (
        "Z úkolů, které dál platí, bylo do 3 měsíců splněno 40 %, do 6 měsíců 60 %, do 12 měsíců 60 %."
    )


def test_family_to_professionals_is_told_as_a_ratio() -> None:
    numbers = {("lide", "strana", "family"): 21, ("lide", "strana", "professionals"): 15}

    assert charts.ratio(numbers, EXACT) == "Na jednoho odborníka připadá 1,4 člověka ze strany rodiny."


def test_the_way_narrows_step_by_step() -> None:
    numbers = {("cesta", "krok", code): number for code, number in (("review", 1), ("meeting", 2), ("referral", 4))}

    table = charts.table(populations.WAY, populations.WAY.dimensions[0], numbers, EXACT)

    assert [(bar.label, bar.words) for bar in table.bars] == [
        ("úvaha nebo podnět", "7"), ("žádost", "3"), ("tým", "3"), ("setkání", "3"), ("plán", "1"), ("přezkum", "1"),
    ]  # fmt: skip


def test_hours_and_money_are_told_in_their_units() -> None:
    assert EXACT.words(populations.HOURS, 90) == "2\xa0h"
    assert EXACT.words(populations.MONEY, 248_720) == "2\xa0487\xa0Kč"
    assert charts.Way(is_published=True).words(populations.HOURS, 0) == "pod 25\xa0h"
    assert charts.Way(is_published=True, is_sum=True).words(populations.HOURS, 0) == "málo"


def test_round_of_the_server_is_quick_to_see_that_nothing_is_due() -> None:
    list(night.run(AFTER))

    assert list(night.run(AFTER + timedelta(minutes=5))) == []
