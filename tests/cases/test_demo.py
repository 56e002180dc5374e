"""The four stories of the demo, told once and fit to be shown."""

import pytest

from kruh.access.models import User
from kruh.cases import demo, policies, queries
from kruh.cases.demo import STORIES
from kruh.cases.models import Case
from kruh.directory import demo as region
from kruh.foundation import days
from tests.factories import people

pytestmark = pytest.mark.django_db
NOW = people.NOW


def test_demo_tells_five_cases_once() -> None:
    region.load(NOW)

    told = demo.load(NOW)

    assert demo.load(NOW) == told
    assert {name: queries.label(case) for name, case in told.items()} == {
        "S1": "Adam Havlín a Ella Havlínová",
        "S2": "Matyáš Vrbický",
        "S4": "Tereza Skálová a Kryštof Skála",
        "S6": "Olena Tkačuk a Bohdan Tkačuk",
        "S7": "Eliška Dubinová a Vojta Dubina",
    }
    assert Case.objects.count() == 5


def test_demo_people_have_their_ages_and_sentences() -> None:
    region.load(NOW)

    told = demo.load(NOW)

    for name, story in STORIES.items():
        rows = {row.name: row for row in queries.File(told[name], days.local_day(NOW)).rows}
        ages = {someone.name: someone.age for someone in story.people if someone.age is not None}
        assert {who: rows[who].person.age_on(days.local_day(NOW)) for who in ages} == ages
        assert [row.name for row in rows.values() if not row.role] == []


def test_demo_workers_see_their_own_cases_only() -> None:
    region.load(NOW)
    told = demo.load(NOW)

    for owner in {story.owner for story in STORIES.values()}:
        own = {told[name] for name, story in STORIES.items() if story.owner == owner}
        assert set(policies.visible_cases(User.objects.get(email=owner), NOW)) == own


def test_demo_protects_an_address_and_a_workplace() -> None:
    region.load(NOW)
    told = demo.load(NOW)
    today = days.local_day(NOW)
    faces = {row.name: row.person for case in told.values() for row in queries.people_of(case)}

    assert queries.hidden_values(told["S4"], faces["Dana Skálová"], today) == ["Slunečná 21, 378 10 Nová Lhota"]
    assert queries.hidden_values(told["S1"], faces["Tomáš Lipka"], today) == ["Samoobsluha U Mostu"]
    assert queries.hidden_values(told["S1"], faces["Jitka Havlínová"], today) == []
