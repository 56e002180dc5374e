"""The demo region is whole, invented, and loads once."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.directory import demo, queries, rules
from kruh.directory.models import Organisation, Venue
from tests.factories import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def region() -> None:
    demo.load(people.NOW)


@pytest.mark.usefixtures("region")
def test_everybody_can_sign_in_and_works_where_the_list_says() -> None:
    roles = {role.email: role.role for role in demo.PEOPLE}

    found = {user.email: user.memberships_at(people.NOW)[0].role for user in User.objects.all()}
    passwords = {user.check_password(demo.PASSWORD) for user in User.objects.all()}

    assert (found, passwords, len(demo.LOGINS)) == (roles, {True}, 16)


@pytest.mark.usefixtures("region")
def test_loading_again_changes_nothing() -> None:
    before = (User.objects.count(), Organisation.objects.count(), Venue.objects.count())

    demo.load(people.NOW)

    assert (User.objects.count(), Organisation.objects.count(), Venue.objects.count()) == before


@pytest.mark.usefixtures("region")
def test_service_has_numbers_that_pass_their_checks() -> None:
    bridge = Organisation.objects.get(name=demo.BRIDGE)

    assert (rules.ico(bridge.ico), rules.bank_account(bridge.bank_account)) == (bridge.ico, bridge.bank_account)
    leading = queries.people_in(bridge.pk, Role.FACILITATOR, at=people.NOW)
    assert [user.short_name for user in leading] == ["Jiří Kalina"]


@pytest.mark.usefixtures("region")
def test_rooms_differ_in_what_decides_who_gets_in() -> None:
    shapes = set(Venue.objects.values_list("has_step_free_access", "has_accessible_toilet"))

    assert shapes == {(True, True), (True, False), (False, False)}


@pytest.mark.usefixtures("region")
def test_every_address_of_the_demo_leads_nowhere() -> None:
    addresses = [user.email for user in User.objects.all()]
    addresses += [row.email for row in Organisation.objects.exclude(email="")]

    assert [address for address in addresses if not address.endswith(".example")] == []


@pytest.mark.usefixtures("region")
def test_person_of_the_demo_signs_in_with_the_printed_password(client: Client) -> None:
    client.post("/ucet/login/", {"login": demo.LOGINS[0][2], "password": demo.PASSWORD})

    assert client.session["_auth_user_id"] == str(User.objects.get(email=demo.LOGINS[0][2]).pk)


def test_command_prints_one_login_per_person() -> None:
    output = StringIO()

    call_command("demo", logins=True, stdout=output)

    lines = output.getvalue().splitlines()
    assert (len(lines), demo.PASSWORD in lines[0], "renata.olsova@lipova.example" in lines[1]) == (17, True, True)


def test_command_refuses_an_installation_with_real_people(settings: Settings) -> None:
    settings.DEMO = False

    with pytest.raises(CommandError, match="skutečná"):
        call_command("demo")

    assert User.objects.count() == 0


def test_command_leaves_an_installation_with_people_alone() -> None:
    people.user()

    call_command("demo", stdout=StringIO())

    assert User.objects.count() == 1
