"""Accounts with passwords and codes, as the sign-in tests need them."""

import time
from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse

from kruh.access.models import User
from kruh.access.roles import Role
from tests.factories import people

PASSWORD = "lampa-mrkev-tramvaj"
LOGIN = "/ucet/login/"
INSIDE = "/pripady/"


def worker(email: str = "renata@urad.example") -> User:
    """A social worker who can sign in with a password."""
    user = people.user(Role.SOCIAL_WORKER)
    user.email = email
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client: Client, email: str = "renata@urad.example", password: str = PASSWORD, **headers: str) -> Any:
    """One attempt with a password."""
    return client.post(LOGIN, {"login": email, "password": password}, headers=headers)


def signed_in(email: str = "renata@urad.example", **headers: str) -> Client:
    """A browser of somebody who has signed in."""
    client = Client()
    assert sign_in(client, email, **headers).status_code == 302
    return client


def is_inside(client: Client) -> bool:
    """Whether the browser reaches a page of the product."""
    return client.get(INSIDE).status_code == 200


def code(secret: str, steps: int = 0) -> str:
    """The six digits that the person's telephone shows now (or some steps of 30 seconds later)."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps)))


def enrol(client: Client) -> str:
    """Turns on codes from an application, after the password once more, and gives its secret."""
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    secret: str = client.get(reverse("mfa_activate_totp")).context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": code(secret)})
    assert answer.status_code == 302, answer.content.decode()
    return secret
