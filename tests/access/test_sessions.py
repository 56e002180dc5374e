"""Sessions: how they begin and end, and where somebody is signed in."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client

from kruh.access.models import Membership, Unit, User, Visit
from kruh.access.roles import Role
from tests.access import accounts
from tests.access.accounts import PASSWORD, is_inside, sign_in, signed_in

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"
PHONE = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"


# Sessions ------------------------------------------------------------------------------------------------------------


def test_signing_in_gives_a_new_session_id() -> None:
    accounts.worker()
    client = Client()
    client.get(accounts.LOGIN)
    planted = client.session
    planted["planted"] = True
    planted.save()
    client.cookies["sessionid"] = str(planted.session_key)

    sign_in(client)

    assert client.session.session_key != planted.session_key
    assert not Session.objects.filter(pk=planted.session_key).exists()


def test_signing_out_ends_the_session_on_the_server() -> None:
    accounts.worker()
    client = signed_in()
    stolen = client.cookies["sessionid"].value

    client.post("/ucet/logout/")
    thief = Client()
    thief.cookies["sessionid"] = stolen

    assert not is_inside(thief)


def test_closed_account_is_out_at_the_next_request() -> None:
    user = accounts.worker()
    client = signed_in()
    before = is_inside(client)

    User.objects.filter(pk=user.pk).update(is_active=False)

    assert (before, is_inside(client)) == (True, False)


def test_ended_role_is_felt_at_the_next_request() -> None:
    user = accounts.worker()
    client = signed_in()
    before = is_inside(client)

    Membership.objects.filter(user=user).update(valid_to=datetime(2026, 1, 1, tzinfo=UTC))

    assert (before, client.get(accounts.INSIDE).status_code) == (True, 403)


def test_new_password_ends_all_sessions() -> None:
    accounts.worker()
    here, elsewhere = signed_in(), signed_in()
    new = "docela-jine-heslo"

    answer = here.post("/ucet/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert (answer.status_code, answer.headers.get("Location")) == (302, "/")
    assert (is_inside(here), is_inside(elsewhere)) == (False, False)


def test_wrong_old_password_is_named() -> None:
    accounts.worker()
    new = "docela-jine-heslo"

    answer = signed_in().post("/ucet/password/change/", {"oldpassword": "x", "password1": new, "password2": new})

    assert answer.context["form"].errors["oldpassword"] == ["Současné heslo nesouhlasí."]


def test_menu_stays_on_the_pages_of_the_account() -> None:
    accounts.worker()

    answer = signed_in().get("/ucet/2fa/")

    assert [link.label for link in answer.context["menu"]] == [
        *("Dnes", "Případy", "Konference", "Úkoly", "Předaná práce", "Z praxe", "Adresář", "Metodika")
    ]


@pytest.mark.parametrize(
    ("role", "minutes", "is_in"),
    [
        (None, 29, True),
        (None, 31, False),
        (Role.ADMINISTRATOR, 9, True),
        (Role.ADMINISTRATOR, 11, False),
    ],
)
def test_unused_session_ends_sooner_for_an_administrator(role: Role | None, minutes: int, is_in: bool) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        user = accounts.worker()
        if role:
            Membership.objects.create(user=user, unit=Unit.objects.create(name="Kraj"), role=role, valid_from=MORNING)
        client = signed_in()
        is_inside(client)
        clock.move_to(MORNING + timedelta(minutes=minutes))

        assert is_inside(client) == is_in


def test_busy_session_ends_after_twelve_hours() -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        accounts.worker()
        client = signed_in()
        seen = []
        for quarter in range(12 * 4 + 2):
            clock.move_to(MORNING + timedelta(minutes=15 * quarter))
            seen.append(is_inside(client))

    assert seen == [True] * (12 * 4 + 1) + [False]


def test_session_ids_are_long_and_cookies_closed_to_scripts() -> None:
    accounts.worker()
    client = signed_in()
    cookie = client.cookies["sessionid"]

    assert len(cookie.value) == 32  # of 36 characters: 165 bits
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["max-age"]) == (True, "Lax", "/", "")


# Where I am signed in ------------------------------------------------------------------------------------------------


def test_list_shows_own_devices_and_marks_this_one() -> None:
    accounts.worker()
    accounts.worker("eva@urad.example")
    here = signed_in(**{"User-Agent": FIREFOX})
    signed_in(**{"User-Agent": PHONE})
    signed_in("eva@urad.example", **{"User-Agent": PHONE})

    places = here.get("/ucet/prihlaseni/").context["places"]

    assert [(place.visit.device, place.is_here) for place in places] == [
        ("Firefox, Linux", True),
        ("Chrome, Android", False),
    ]


def test_own_session_elsewhere_can_be_ended() -> None:
    accounts.worker()
    here, elsewhere = signed_in(), signed_in(**{"User-Agent": PHONE})
    visit = Visit.objects.get(device="Chrome, Android")

    answer = here.post(f"/ucet/prihlaseni/{visit.pk}/odhlasit/")

    assert answer.status_code == 302
    assert (is_inside(here), is_inside(elsewhere)) == (True, False)
    assert len(here.get("/ucet/prihlaseni/").context["places"]) == 1


def test_session_of_somebody_else_does_not_exist() -> None:
    accounts.worker()
    accounts.worker("eva@urad.example")
    mine, other = signed_in(), signed_in("eva@urad.example")
    visit = Visit.objects.get(user__email="eva@urad.example")

    answer = mine.post(f"/ucet/prihlaseni/{visit.pk}/odhlasit/")

    assert (answer.status_code, is_inside(other)) == (404, True)


@pytest.mark.parametrize(
    "address", ["email/", "signup/", "confirm-email/", "confirm-email/abc/", "login/code/confirm/"]
)
def test_unused_pages_of_the_library_do_not_exist(address: str) -> None:
    accounts.worker()

    assert [client.get(f"/ucet/{address}").status_code for client in (Client(), signed_in())] == [404, 404]
