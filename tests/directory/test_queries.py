"""Finding organisations and the people who work in them."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kruh.access.models import Membership
from kruh.access.roles import Role
from kruh.directory import queries
from kruh.directory.models import Closure, Organisation, Region
from kruh.directory.queries import accounts
from kruh.directory.vocabulary import Access, Kind
from tests.factories import people, places

pytestmark = pytest.mark.django_db


def names(rows: list[Organisation]) -> list[str]:
    return [row.name for row in rows]


@pytest.mark.parametrize("words", ["cesky krumlov", "ČESKÝ KRUMLOV", "krumlov česky", "  Český\tKruml  "])
def test_search_hears_no_accents_capitals_or_order(words: str) -> None:
    assert names(list(queries.search(queries.folded_words(words)))) == ["OSPOD Český Krumlov"]


def test_search_finds_an_organisation_by_the_person_who_works_there() -> None:
    school = places.organisation("Základní škola", Kind.SCHOOL)
    places.professional(school, "Lenka", "Řeřichová")
    places.professional(places.organisation("Jiná škola", Kind.SCHOOL), "Dana", "Řeřichová", is_active=False)

    assert names(list(queries.search(queries.folded_words("rerichova")))) == ["Základní škola"]


@pytest.mark.parametrize(
    "words", ["%", "_", "\x00", "'; DROP TABLE access_user; --", "\\", "🙂", "ا" * 50_000, "OSPOD\x00Tábor%"]
)
def test_search_survives_hostile_words_and_finds_nothing_by_them(words: str) -> None:
    assert names(list(queries.search(queries.folded_words(words))))[:1] in ([], ["OSPOD Aš"])


def test_wildcards_are_letters_like_any_other() -> None:
    assert (list(queries.search(queries.folded_words("%"))), list(queries.search(queries.folded_words("_")))) == (
        [],
        [],
    )


def test_listing_goes_through_everything_once_in_czech_order() -> None:
    seen: list[str] = []
    after = None
    for _ in range(10):
        page = queries.listing(queries.Filter(kind=Kind.OFFICE, after=after))
        seen += names(page.rows)
        after = page.next_after
        if after is None:
            break

    assert len(seen) == len(set(seen)) == 227
    assert seen[:3] == ["OSPOD Aš", "OSPOD Benešov", "OSPOD Beroun"]
    assert seen.index("OSPOD Hustopeče") < seen.index("OSPOD Cheb") < seen.index("OSPOD Chomutov")


def test_listing_pages_through_organisations_of_one_name() -> None:
    for _ in range(queries.PAGE + 2):
        places.organisation("Stejná škola", Kind.SCHOOL)

    first = queries.listing(queries.Filter(kind=Kind.SCHOOL))
    second = queries.listing(queries.Filter(kind=Kind.SCHOOL, after=first.next_after))

    assert (len(first.rows), len(second.rows), {r.pk for r in first.rows} & {r.pk for r in second.rows}) == (
        50,
        2,
        set(),
    )


def test_region_counts_offices_there_and_services_that_come_there() -> None:
    service = places.organisation("Most")
    service.regions.set(Region.objects.filter(pk__in=["CZ010", "CZ031"]))

    found = names(queries.listing(queries.Filter(region="CZ010")).rows)

    assert (len(found), found[0]) == (23, "Most")


@pytest.mark.parametrize("nonsense", ["nonsense", "", "office' OR 1=1", "\x00"])
def test_unknown_kind_or_region_filters_nothing(nonsense: str) -> None:
    assert len(queries.listing(queries.Filter(kind=nonsense, region=nonsense, room=nonsense)).rows) == queries.PAGE


@pytest.mark.parametrize("words", ["", "klub"])
@pytest.mark.parametrize(
    ("room", "found"),
    [
        (Access.STEP_FREE, ["Klub bez schodů", "Klub se vším"]),
        (Access.TOILET, ["Klub s toaletou", "Klub se vším"]),
        (Access.BOTH, ["Klub se vším"]),
    ],
)
def test_organisations_are_found_by_what_their_rooms_have(room: str, found: list[str], words: str) -> None:
    rooms = {"Klub bez schodů": (True, False), "Klub s toaletou": (False, True), "Klub se vším": (True, True)}
    for name, (is_step_free, has_toilet) in rooms.items():
        has: dict[str, Any] = {"has_step_free_access": is_step_free, "has_accessible_toilet": has_toilet}
        places.venue(places.organisation(name), **has)
    closed = places.organisation("Klub zavřený")
    places.venue(closed, has_step_free_access=True, has_accessible_toilet=True, is_active=False)

    assert names(queries.listing(queries.Filter(words=words, room=room)).rows) == found


def test_search_of_another_word_and_of_more_words_is_another_search() -> None:
    found = [
        names(queries.listing(queries.Filter(words=words)).rows) for words in ("tábor", "krumlov", "český krumlov")
    ]

    assert [rows[0] for rows in found] == ["OSPOD Tábor", "OSPOD Český Krumlov", "OSPOD Český Krumlov"]
    assert names(queries.listing(queries.Filter(words="krumlov", kind=Kind.SCHOOL)).rows) == []


def test_listing_asks_the_same_number_of_queries_for_one_and_for_many() -> None:
    with CaptureQueriesContext(connection) as for_one:
        queries.listing(queries.Filter(words="Tábor"))
    with CaptureQueriesContext(connection) as for_many:
        queries.listing(queries.Filter())

    assert (len(for_one), len(for_many)) == (2, 2)


def test_facilitators_are_those_with_a_role_that_lasts_and_an_open_account() -> None:
    ngo = places.organisation()
    kalina = people.user(Role.FACILITATOR, at=ngo.unit, first_name="Jiří", last_name="Kalina")
    chalupa = people.user(Role.FACILITATOR, at=ngo.unit, first_name="Jan", last_name="Chalupa")
    people.user(Role.FACILITATOR, at=ngo.unit, last_name="Zavřená", is_active=False)
    people.user(Role.CONSULTANT, at=ngo.unit)
    people.user(Role.FACILITATOR)
    past = people.user(Role.FACILITATOR, at=ngo.unit, last_name="Bývalý")
    Membership.objects.filter(user=past).update(valid_to=people.NOW)

    assert queries.people_in(ngo.pk, Role.FACILITATOR, at=people.NOW) == [chalupa, kalina]


def test_closures_give_every_day_of_the_organisation_alone() -> None:
    office, other = places.office(), places.organisation()
    for home, first in ((office, date(2026, 12, 30)), (other, date(2026, 8, 3))):
        Closure.objects.create(
            organisation=home, first_day=first, last_day=first + timedelta(days=1), reason="dovolená"
        )

    assert queries.closures_of(office) == queries.closures_of(office.pk) == {date(2026, 12, 30), date(2026, 12, 31)}


def test_asked_organisations_are_open_and_somebody_answers_there() -> None:
    here, left, closed = places.organisation("Most"), places.organisation("Bez lidí"), places.organisation("Zavřela")
    places.organisation("Zaniklá", is_active=False)
    people.user(Role.CONSULTANT, at=here.unit)
    people.user(Role.FACILITATOR, at=left.unit)
    Membership.objects.filter(user=people.user(Role.CONSULTANT, at=left.unit)).update(valid_to=people.NOW)
    people.user(Role.CONSULTANT, at=closed.unit, is_active=False)
    people.user(Role.CONSULTANT, at=places.office().unit)

    assert list(queries.asked_organisations(people.NOW)) == [here]


def test_venues_leave_out_closed_ones() -> None:
    room = places.venue()
    places.venue(name="Zavřená", is_active=False)

    assert list(queries.usable_venues()) == [room]


def test_accounts_say_who_waits_for_a_password_and_who_is_closed() -> None:
    office = places.office()
    people.user(Role.HEAD, at=office.unit, first_name="Petr", last_name="Habr")
    people.user(first_name="Jan", last_name="Chalupa", is_active=False)

    lines, has_more = accounts.accounts("", 0, people.NOW)

    shown = [(line.user.last_name, line.state, [m.role for m in line.roles]) for line in lines]
    assert (shown, has_more) == ([("Habr", "invited", ["head"]), ("Chalupa", "closed", [])], False)


def test_accounts_are_found_by_part_of_name_or_address() -> None:
    people.user(first_name="Řehoř", last_name="Šťastný")
    people.user(first_name="Petr", last_name="Habr")

    assert [line.user.last_name for line in accounts.accounts("stast rehor", 0, people.NOW)[0]] == ["Šťastný"]


def test_listing_puts_hits_in_the_name_before_hits_elsewhere() -> None:
    elsewhere = places.organisation("Aaa poradna", Kind.SOCIAL_SERVICE)
    Organisation.objects.filter(pk=elsewhere.pk).update(folded="aaa poradna tabor")

    found = queries.listing(queries.Filter(words="tábor")).rows

    assert (found[0].name, elsewhere in found) == ("OSPOD Tábor", True)
    rest = queries.listing(queries.Filter(words="tábor", after=found[0].pk)).rows
    assert rest == found[1:]
