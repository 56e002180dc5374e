"""The list behind each number of an own year: as long as the number says, with names only for those who may open it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from kruh.access.models import Unit, User
from kruh.access.roles import Role
from kruh.directory.models import Organisation, Region
from kruh.statistics import night
from kruh.statistics.models import Followed, PastConference, Remainder, Stale, Tally
from kruh.statistics.queries import behind, recount
from kruh.statistics.rules import populations, returns, sorting
from tests.desk.test_pages import MOST_QUERIES, headed, questions
from tests.factories import bills, cases, people
from tests.factories.bills import AFTER
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db
YEAR = reverse("statistics:year")
NOW = AFTER.year


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(AFTER, tick=False):
        Followed.objects.create(entry=0, at=AFTER)
        yield


def page(who: User, url: str) -> Any:
    """What the list gives to its page."""
    answer = signed_in(who).get(url)
    assert answer.status_code == 200, url
    return answer.context


def links(who: User, **asked: str) -> list[tuple[str, str]]:
    """The number and the list of every row of the year."""
    shown = signed_in(who).get(YEAR, asked).context["shown"]
    bars = [(bar.words, bar.url) for card in shown.cards for table in card.tables for bar in table.bars]
    return bars + [(card.total, card.url) for card in shown.cards]


@pytest.mark.parametrize("whose", ["head", "consultant"])
def test_each_number_of_an_own_year_opens_a_list_of_the_same_number(whose: str) -> None:
    world = bills.happened()
    list(night.run(AFTER))
    who = headed(world) if whose == "head" else world.consultant

    found = links(who)

    assert len(found) > 10
    for words, url in found:
        assert page(who, url)["total"] == words


def test_list_names_what_the_reader_may_open_and_counts_the_rest() -> None:
    world = bills.happened()
    list(night.run(AFTER))
    head = headed(world)
    stranger = people.user(Role.HEAD, at=world.case.unit)
    url = behind.address(f"office-{world.case.unit_id}", NOW, "konference")

    named = page(head, url)
    hidden = page(stranger, url)

    assert [line["url"] for line in named["lines"]] == [reverse("conferences:overview", args=[world.conference.pk])]
    assert (hidden["lines"], hidden["rest"], hidden["total"]) == ([], ["1, do kterého nevidíte."], "1")
    assert str(world.conference) not in signed_in(stranger).get(url).text


def test_consultant_is_not_told_whose_children_they_are() -> None:
    world = bills.happened()
    list(night.run(AFTER))

    lines = page(world.consultant, behind.address(f"organisation-{world.organisation.pk}", NOW, "konference"))["lines"]

    assert len(lines) == 1
    assert world.case.called
    assert world.case.called not in lines[0]["label"]


@pytest.mark.parametrize(
    "change",
    [
        {"kdo": "cr"}, {"kdo": "office-01a208ab-0c38-76cc-ae59-7db19baf1d8c"}, {"kdo": ""}, {"rok": "x"}, {"rok": ""},
        {"rok": "99999"}, {"tabulka": "neznama"}, {"tabulka": "typ"}, {"tabulka": "typ", "radek": "neznamy"},
    ],
)  # fmt: skip
def test_number_of_somebody_else_or_of_nothing_has_no_list(change: dict[str, str]) -> None:
    world = bills.happened()
    asked = {"kdo": f"office-{world.case.unit_id}", "rok": str(NOW), **change}

    assert signed_in(headed(world)).get(reverse("statistics:behind", args=["konference"]), asked).status_code == 404
    assert signed_in(headed(world)).get(reverse("statistics:behind", args=["neznama"]), asked).status_code == 404


def test_region_and_country_have_no_lists() -> None:
    region = Region.objects.order_by("code")[0]
    kept = Organisation.objects.found(name="Kraj", kind="authority")
    kept.regions.add(region)
    administrator = people.user(Role.REGIONAL_ADMINISTRATOR, at=kept.unit)
    methodologist = people.user(Role.METHODOLOGIST, at=cases.office("Metodika"))

    for who, scope in ((administrator, region.pk), (methodologist, "cr")):
        asked: dict[str, Any] = {"kdo": scope, "rok": NOW}
        assert signed_in(who).get(reverse("statistics:behind", args=["konference"]), asked).status_code == 403


def test_questionnaires_have_a_number_and_no_list_and_few_not_even_that(monkeypatch: pytest.MonkeyPatch) -> None:
    head = cases.head(cases.office())
    url = behind.address(f"office-{head.memberships.get().unit_id}", NOW, "spokojenost", "hodnoceni", ("bad",))
    sheet = sorting.Counted("spokojenost", AFTER.date(), {"hodnoceni": "bad", "kdo": "child"})
    told = [sheet] * 4
    monkeypatch.setattr(recount, "things", lambda where, population: iter(told))

    assert signed_in(head).get(url).status_code == 404
    told.append(sheet)
    found = page(head, url)
    assert (found["total"], found["lines"], found["rest"]) == ("5", [], [])
    assert "neukazujeme" in signed_in(head).get(url).text


def test_what_erased_cases_left_is_in_the_list_as_a_number() -> None:
    head = cases.head(cases.office())
    unit = head.memberships.get().unit_id
    for dimension, category in (("celkem", ""), ("typ", "classic")):
        Remainder.objects.create(
            office_id=unit, year=NOW - 1, population="konference", dimension=dimension, category=category, number=7
        )

    found = page(head, behind.address(f"office-{unit}", NOW - 1, "konference", "typ", ("classic",)))

    assert found["total"] == "7"
    assert found["rest"] == ["Z dřívějška: 7. Z případů, které jsou už vymazané, zůstal jen počet."]


def test_questionnaires_of_erased_cases_open_their_page_too() -> None:
    head = cases.head(cases.office())
    unit = head.memberships.get().unit_id
    for dimension, category, number in (("celkem", "", 6), ("kdo", "child", 2)):
        Remainder.objects.create(
            office_id=unit, year=NOW - 1, population="spokojenost", dimension=dimension, category=category,
            number=number,
        )  # fmt: skip

    found = page(head, behind.address(f"office-{unit}", NOW - 1, "spokojenost", "kdo", ("child",)))

    assert found["total"] == "2"


def test_step_of_a_way_counts_those_that_went_further() -> None:
    way = next(one for one in populations.WAY.dimensions if one.is_steps)

    assert way.cells(["meeting"]) == ("review", "plan", "meeting")
    assert populations.QUARTERS.cells(["2", "1"]) == ("1", "2")
    assert populations.QUARTERS.cells([]) is None
    assert populations.QUARTERS.cells(["5"]) is None
    few = {("spokojenost", "celkem", ""): 4, ("spokojenost", "kdo", "child"): 1}
    assert returns.number(("spokojenost", "kdo", ["child"]), few) is None
    numbers = {("cesta", "krok", "review"): 2, ("cesta", "krok", "meeting"): 3, ("cesta", "krok", "team"): 9}
    assert returns.number(("cesta", "krok", ["meeting"]), numbers) == 5


def test_questions_of_a_list_stay_within_the_budget() -> None:
    world = bills.happened()
    list(night.run(AFTER))
    head = headed(world)

    most = {
        one: questions(head, behind.address(f"office-{world.case.unit_id}", NOW, one))
        for one in populations.ALL
        if one != "spokojenost"
    }

    assert max(most.values()) <= MOST_QUERIES, most


# Conferences from before Kruh ----------------------------------------------------------------------------------------


def brought(unit: Any, **words: Any) -> PastConference:
    """A conference of an older table."""
    told = {"mark": "PK 3/2024", "on": date(2024, 5, 14), "kind": "case", **words}
    return PastConference.objects.create(office_id=unit, **told)


def test_past_conference_is_counted_where_it_says_something_and_unknown_elsewhere() -> None:
    unit = Organisation.objects.found(name="Pracoviště", kind="office").unit_id
    brought(unit, people=9, family=4, is_child_heard=True)

    cells = {(cell.population, cell.dimension, cell.category): n for cell, n in recount.of_office(unit).items()}

    assert cells["konference", "celkem", ""] == 1
    assert cells["konference", "typ", "unknown"] == 1
    assert cells["konference", "hlas-ditete", "heard"] == 1
    assert cells["konference", "pomer", "professionals"] == 1
    assert (cells["lide", "strana", "family"], cells["lide", "strana", "professionals"]) == (4, 5)
    assert {population for population, _, _ in cells} == {"konference", "lide"}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ({"kind": "family"}, {"typ": "family", "hlas-ditete": "unknown", "pomer": "unknown"}),
        ({"kind": "case", "is_child_heard": False}, {"typ": "unknown", "hlas-ditete": "not_heard"}),
        ({"kind": "case", "people": 8}, {"pomer": "unknown"}),
        ({"kind": "case", "people": 8, "family": 4}, {"pomer": "family"}),
    ],
)
def test_past_conference_is_sorted(words: dict[str, Any], found: dict[str, str]) -> None:
    told = {"people": None, "family": None, "is_child_heard": None, **words}

    assert found.items() <= sorting.past(**told).items()
    assert {one.code for one in populations.HELD.dimensions} == set(sorting.past(**told))


def test_every_sort_is_a_category_of_its_table() -> None:
    for kind in ("case", "family"):
        for heard in (True, False, None):
            for code, category in sorting.past(kind, 9, 4, heard).items():
                table = populations.HELD.dimension(code)
                assert table
                assert table.cells([category])


def test_brought_conferences_are_counted_with_the_next_round_and_listed_by_their_mark() -> None:
    unit = Organisation.objects.found(name="Pracoviště", kind="office").unit_id
    head = cases.head(Unit.objects.get(pk=unit))
    list(night.run(AFTER))
    brought(unit, people=9, family=4)
    Stale.objects.create(office_id=unit)

    list(night.run(AFTER + timedelta(hours=1)))

    assert Tally.objects.get(office=unit, dimension="celkem", population="konference").number == 1
    assert not Stale.objects.exists()
    found = page(head, behind.address(f"office-{unit}", 2024, "konference"))
    assert [(line["label"], line["url"]) for line in found["lines"]] == [("PK 3/2024", "")]


def test_child_of_a_family_conference_is_heard_when_it_came_or_had_somebody() -> None:
    assert sorting.child_at_family(child_came=True, stood_for=False) == "present"
    assert sorting.child_at_family(child_came=False, stood_for=True) == "support"
    assert sorting.child_at_family(child_came=False, stood_for=False) == "unknown"
