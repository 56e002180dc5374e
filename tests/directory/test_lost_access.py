"""The first administrator of an installation, and people who lost the second factor or everything."""

import re
from io import StringIO
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django.urls import reverse

from kruh.access.models import AuditEntry, User
from kruh.access.policy import Denied
from kruh.access.roles import Role
from kruh.directory import actions
from kruh.directory.models import Organisation
from kruh.directory.vocabulary import Kind
from kruh.foundation.workflow import NotPossible
from kruh.messaging.models import Message
from tests.access import accounts
from tests.factories import people, places
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db
EMAIL = "jana.nova@urad.example"


@pytest.fixture
def administrator() -> User:
    return people.user(Role.ADMINISTRATOR, first_name="Pavel", last_name="Správný")


def create(email: str = EMAIL, organisation: str = "Město Lipová", **names: str) -> str:
    """What the command says."""
    said = StringIO()
    call_command("create_administrator", email, organisation=organisation, stdout=said, **names)
    return said.getvalue()


def choose_password(said: str, password: str) -> None:
    """Follows the printed link as the new administrator does."""
    found = re.search(r"http://localhost:8000(/\S+)", said)
    assert found
    client = Client()
    form = client.get(found[1], follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": password, "password2": password})


def test_first_administrator_chooses_a_password_by_the_printed_link_and_gets_in() -> None:
    said = create(first_name="Jana", last_name="Nová")
    choose_password(said, accounts.PASSWORD)
    client = Client()
    accounts.sign_in(client, EMAIL)

    organisation = Organisation.objects.get(name="Město Lipová")
    assert (organisation.kind, client.get(reverse("directory:accounts")).status_code) == (Kind.OTHER, 200)
    last = AuditEntry.objects.filter(verb="directory.appoint_administrator").get()
    assert (last.actor, Message.objects.count()) == (None, 0)


def test_known_organisation_is_not_founded_again() -> None:
    office = places.office()

    create(organisation=office.name, first_name="Jana", last_name="Nová")

    assert Organisation.objects.filter(name=office.name).count() == 1
    assert [m.unit_id for m in User.objects.get(email=EMAIL).memberships.all()] == [office.pk]


def test_administrator_who_lost_everything_starts_again_by_the_same_command() -> None:
    choose_password(create(first_name="Jana", last_name="Nová"), accounts.PASSWORD)
    client = accounts.signed_in(EMAIL)
    accounts.enrol(client)

    said = create(email="Jana.Nova@Urad.example")

    user = User.objects.get(email=EMAIL)
    assert (user.has_usable_password(), Authenticator.objects.count(), user.memberships.count()) == (False, 0, 1)
    assert ("Jana Nová" in said, client.get(reverse("directory:accounts")).status_code) == (True, 302)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"email": "jana"}, "není e-mailová adresa"),
        ({"organisation": "  "}, "Doplňte název úřadu"),
        ({"first_name": ""}, "--first-name"),
    ],
)
def test_mistake_in_the_command_is_said_and_makes_nothing(words: dict[str, str], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        create(**{"first_name": "Jana", "last_name": "Nová"} | words)

    assert User.objects.count() == 0


def test_administrator_does_not_belong_to_a_school() -> None:
    school = places.organisation("ZŠ Lipová", kind=Kind.SCHOOL)

    with pytest.raises(CommandError, match="nepatří"):
        create(organisation=school.name, first_name="Jana", last_name="Nová")

    assert User.objects.count() == 0


def test_lost_second_factor_is_forgotten_told_and_signs_out_everywhere(administrator: User) -> None:
    user = accounts.worker()
    user.memberships.update(unit=places.office().unit)
    client = accounts.signed_in()
    accounts.enrol(client)
    address = reverse("directory:forget-second-factor", args=[user.pk])
    browser = signed_in(administrator)

    unsure = browser.post(address)
    kept = Authenticator.objects.count()
    browser.post(address, {"is_sure": "on"})

    assert (unsure.status_code, kept, Authenticator.objects.count()) == (422, 2, 0)
    letter = Message.objects.get()
    assert (letter.recipient_ref, "Pavel Správný" in str(letter.text)) == (user.pk, True)
    assert (accounts.is_inside(client), accounts.is_inside(accounts.signed_in())) == (False, True)


def test_page_of_the_account_says_whether_a_second_factor_is_there(administrator: User) -> None:
    user = accounts.worker()
    address = reverse("directory:account", args=[user.pk])
    before = signed_in(administrator).get(address).content.decode()
    accounts.enrol(accounts.signed_in())

    after = signed_in(administrator).get(address).content.decode()

    way = reverse("directory:forget-second-factor", args=[user.pk])
    assert [("zatím není nastavený" in page, way in page) for page in (before, after)] == [(True, False), (False, True)]


def test_second_factor_that_is_not_there_cannot_be_forgotten(administrator: User) -> None:
    with pytest.raises(NotPossible, match="žádný druhý faktor není"):
        actions.forget_second_factor(people.user(Role.HEAD), by=administrator, at=people.NOW)


def test_second_factor_is_not_forgotten_without_a_role_or_by_its_owner(administrator: User) -> None:
    words: dict[str, Any] = {"by": administrator, "at": people.NOW}

    with pytest.raises(NotPossible, match="žádnou platnou roli"):
        actions.forget_second_factor(people.user(), **words)
    with pytest.raises(Denied):
        actions.forget_second_factor(administrator, **words)
