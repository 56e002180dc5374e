"""One device from another: two telephones of one model are two, and a device is known again by its own mark."""

from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from kruh.family.views.frame import COOKIE, DEVICE
from tests.factories import invited, pages
from tests.factories.conferences import World
from tests.factories.pages import PHONE, Owner
from tests.factories.people import NOW
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db


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


def told(world: World) -> str:
    """What the organiser is told of the links."""
    page = signed_in(world.worker).get(reverse("family:pages", args=[world.conference.pk]))
    return str(page.content.decode().replace("\xa0", " "))


def again(owner: Owner, phone: Client) -> None:
    """The same browser comes by the link once more."""
    phone.post(reverse("family:locate", args=[owner.link.locator]))


def test_two_telephones_of_one_model_are_two_devices(owner: Owner, world: World) -> None:
    owner.located(PHONE)
    assert "2 zařízení" not in told(world)

    owner.located(PHONE)

    assert "2 zařízení" in told(world)


def test_device_that_comes_again_is_the_same_one(owner: Owner, world: World) -> None:
    phone = owner.located(PHONE)
    again(owner, phone)

    assert "2 zařízení" not in told(world)
    assert phone.get(reverse("family:home")).status_code == 200


def test_carried_visit_is_worth_nothing_without_the_mark_of_its_device(owner: Owner) -> None:
    thief = Client(headers={"User-Agent": PHONE})
    thief.cookies[COOKIE] = owner.opened(PHONE).cookies[COOKIE].value

    assert thief.get(reverse("family:home")).status_code == 404


def test_forged_mark_is_no_mark(owner: Owner) -> None:
    phone = owner.located(PHONE)
    phone.cookies[DEVICE] = "zarizeni"

    assert phone.get(reverse("family:home")).status_code == 404


def test_mark_says_nothing_of_anybody_and_no_script_reads_it(owner: Owner) -> None:
    first, second = (owner.located(PHONE).cookies[DEVICE] for _ in range(2))

    assert first.value.partition(":")[0] != second.value.partition(":")[0]
    assert (first["httponly"], first["samesite"], first["max-age"]) == (True, "Lax", 180 * 24 * 3_600)
