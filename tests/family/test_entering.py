"""A link that only locates, a code that opens, and everything that leads nowhere."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.urls import reverse

from kruh.access.models import Attempt, AuditEntry
from kruh.conferences.models import Conference, Participant
from kruh.conferences.vocabulary import Presence, State
from kruh.family import rules
from kruh.family.actions import links
from kruh.family.actions import pages as pages_actions
from kruh.family.models import Link, Visit
from kruh.family.queries import links as queries
from kruh.family.views.frame import COOKIE
from kruh.vault import keys
from tests.factories import invited, pages, people
from tests.factories.conferences import World
from tests.factories.pages import PHONE, Owner
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db
OTHER = "Mozilla/5.0 (iPhone) Safari/605"


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NOW, tick=False) as travelled:
        yield travelled


@pytest.fixture
def world() -> World:
    return invited.scheduled()


@pytest.fixture
def owner(world: World) -> Owner:
    return pages.owner(invited.seat(world, first_name="Vlasta"), world.worker)


def located(link: str) -> Any:
    return Client(headers={"User-Agent": PHONE}).post(reverse("family:locate", args=[link]))


def plain(answer: Any) -> str:
    """What a page says, without the token that differs each time."""
    return re.sub(r'value="\w{64}"|\?z=[\w-]+', "", answer.content.decode())


def test_opening_the_link_tells_nothing_and_changes_nothing(owner: Owner) -> None:
    before = (Visit.objects.count(), AuditEntry.objects.count(), Attempt.objects.count())

    mine = Client().get(reverse("family:locate", args=[owner.link.locator]))
    nobodys = Client().get(reverse("family:locate", args=["0000-0000"]))

    assert plain(mine) == plain(nobodys)
    assert "Vlasta" not in plain(mine)
    assert (Visit.objects.count(), AuditEntry.objects.count(), Attempt.objects.count()) == before


def test_link_is_found_by_its_mark_and_not_readable_in_the_database(owner: Owner) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM family_link")
        kept = repr([bytes(value) if isinstance(value, memoryview) else value for row in cursor for value in row])

    assert owner.link.locator not in kept
    assert owner.link.locator.replace("-", "") not in kept
    assert owner.code not in kept
    assert queries.found_by(owner.link.locator.lower(), NOW) == owner.link


def revoke(owner: Owner, world: World) -> str:
    links.revoke_link(owner.link, by=people.fresh(world.worker), at=NOW)
    return str(owner.link.locator)


def end(owner: Owner, world: World) -> str:
    words = {"state": State.CANCELLED, "state_since": NOW - timedelta(days=14)}
    conference = world.fresh()
    for name, value in words.items():
        setattr(conference, name, value)
    conference.save()
    return str(owner.link.locator)


def leave_out(owner: Owner, world: World) -> str:
    Participant.objects.filter(pk=owner.participant.pk).update(presence=Presence.NOT_INVITED)
    return str(owner.link.locator)


def make_again(owner: Owner, world: World) -> str:
    links.make_link(owner.participant, by=people.fresh(world.worker), at=NOW)
    return str(owner.link.locator)


@pytest.mark.parametrize("spoil", [revoke, end, leave_out, make_again])
def test_whatever_leads_nowhere_looks_the_same(spoil: Any, owner: Owner, world: World) -> None:
    unknown = located("0000-0000")

    found = located(spoil(owner, world))

    assert (unknown.status_code, found.status_code) == (404, 404)
    assert plain(found) == plain(unknown)


@pytest.mark.parametrize("spoil", [revoke, end, leave_out, make_again])
def test_device_inside_is_out_with_its_next_request(spoil: Any, owner: Owner, world: World) -> None:
    phone = owner.opened()
    assert phone.get(reverse("family:home")).status_code == 200

    spoil(owner, world)

    assert phone.get(reverse("family:home")).status_code == 404


def test_link_alone_does_not_open_the_private_part(owner: Owner) -> None:
    answer = owner.located().get(reverse("family:wishes"))

    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("family:code"))


def test_code_opens_the_private_part_on_that_device_alone(owner: Owner) -> None:
    assert owner.opened().get(reverse("family:wishes")).status_code == 200
    assert owner.located(OTHER).get(reverse("family:wishes")).status_code == 302
    assert [(one.device, one.opened_at) for one in Visit.objects.order_by("pk")] == [
        ("Chrome, Android", NOW), ("Safari, iPhone", None),
    ]  # fmt: skip


def test_stolen_cookie_is_worth_nothing_in_another_browser(owner: Owner) -> None:
    phone = owner.opened()
    thief = Client(headers={"User-Agent": OTHER})
    thief.cookies = phone.cookies

    assert thief.get(reverse("family:home")).status_code == 404


def test_new_code_closes_what_the_older_one_opened(owner: Owner, world: World) -> None:
    phone = owner.opened()

    links.make_code(Link.objects.get(), by=people.fresh(world.worker), at=NOW)

    assert phone.get(reverse("family:wishes")).status_code == 302


def test_visit_ends_after_fifteen_idle_minutes(owner: Owner, clock: Any) -> None:
    phone = owner.located()
    for _ in range(3):
        clock.shift(timedelta(minutes=14))
        assert phone.get(reverse("family:home")).status_code == 200
    clock.shift(timedelta(minutes=16))

    assert phone.get(reverse("family:home")).status_code == 404


def test_not_me_ends_the_visit_for_good(owner: Owner) -> None:
    phone = owner.located()
    carried = phone.cookies[COOKIE].value

    answer = phone.post(reverse("family:leave"))
    phone.cookies[COOKIE] = carried

    assert answer.status_code == 200
    assert phone.get(reverse("family:home")).status_code == 404


def test_ten_wrong_codes_make_the_code_worth_nothing(owner: Owner, clock: Any) -> None:
    phone = owner.located()
    wrong = "000000" if owner.code != "000000" else "000001"
    for _ in range(40):
        phone.post(reverse("family:code"), {"code": wrong})
        clock.shift(timedelta(minutes=5))

    assert Link.objects.get().wrong_codes == 10
    clock.shift(timedelta(hours=5))
    again = owner.located()
    assert again.post(reverse("family:code"), {"code": owner.code}).status_code == 422


def test_hundreds_of_codes_at_once_are_turned_away_unread(owner: Owner, clock: Any) -> None:
    phone = owner.located()
    tried = [code for code in (f"{number:06d}" for number in range(301)) if code != owner.code][:300]
    read = 0
    for step, code in enumerate(tried):
        answer = phone.post(reverse("family:code"), {"code": code})
        read += "Kód nesouhlasí" in answer.content.decode()
        if step % 10 == 0:
            clock.shift(timedelta(seconds=14))

    assert 5 <= read <= rules.MOST_WRONG_CODES
    assert Visit.objects.filter(opened_at__isnull=False).count() == 0


@pytest.mark.sqlite_only
def test_ten_thousand_guesses_reach_nothing(owner: Owner) -> None:
    """However many somebody sends past every wait: a code bears ten of them, a link is one of a million million."""
    owner.located()
    visit = Visit.objects.get(link=owner.link)
    codes = [code for code in (f"{number:06d}" for number in range(51)) if code != owner.code]

    opened = [pages_actions.try_code(visit, code=code, by=None, at=NOW) for code in codes]
    right = pages_actions.try_code(visit, code=owner.code, by=None, at=NOW)
    key = keys.for_organisation(queries.LOCATORS)
    marks = [keys.mark(key, rules.locator(number * 109_951_163).encode()) for number in range(10_000)]
    found = [
        Link.objects.filter(mark__in=some).count()
        for some in (marks[first : first + 500] for first in range(0, 10_000, 500))
    ]

    assert (set(opened), right) == ({False}, False)
    assert set(found) == {0}
    assert queries.mark_of(owner.link.locator) == keys.mark(key, owner.link.locator.encode())


def test_guessed_locators_are_braked_by_address(owner: Owner) -> None:
    found = [located(f"0000-{number:04d}") for number in range(30)]

    assert [answer.status_code for answer in found[:20]] == [404] * 20
    assert {answer.status_code for answer in found[20:]} == {422}


def test_every_use_is_in_the_trail(owner: Owner) -> None:
    owner.opened().get(reverse("family:wishes"))

    told = AuditEntry.objects.filter(verb__startswith="family.").order_by("id").values_list("verb", "outcome", "case")
    case = owner.participant.conference.case_id
    assert list(told) == [
        ("family.make_link", "done", case), ("family.make_code", "done", case), ("family.find_page", "done", case),
        ("family.try_code", "done", case), ("family.wishes", "read", case),
    ]  # fmt: skip
    assert set(AuditEntry.objects.filter(verb="family.find_page").values_list("actor", flat=True)) == {None}


def test_conference_that_ended_yesterday_still_opens(owner: Owner, world: World) -> None:
    conference: Conference = world.fresh()
    conference.state, conference.state_since = State.CONCLUDED, NOW - timedelta(days=13)
    conference.save()

    assert located(str(owner.link.locator)).status_code == 302
