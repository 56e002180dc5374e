"""The token of a form: Django takes it, no two are alike, and each sign is as likely as any other."""

from collections import Counter

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CSRF_ALLOWED_CHARS, CsrfViewMiddleware, get_token
from django.test import RequestFactory

from kruh.web import token


def visit() -> HttpRequest:
    """A request of somebody who has the cookie."""
    request = HttpRequest()
    get_token(request)
    request.META.pop("CSRF_COOKIE_NEEDS_UPDATE")
    return request


def answer(secret: str, sent: str) -> HttpResponse | None:
    """What Django says to a form that was sent with the cookie; None lets it through."""
    request = RequestFactory().post("/", {"csrfmiddlewaretoken": sent})
    request.COOKIES["csrftoken"], request.user = secret, AnonymousUser()
    gate = CsrfViewMiddleware(lambda request: HttpResponse())
    gate.process_request(request)
    return gate.process_view(request, lambda request: HttpResponse(), (), {})


@pytest.fixture(autouse=True)
def cookie(settings: pytest.FixtureRequest) -> None:
    settings.CSRF_COOKIE_NAME = "csrftoken"  # type: ignore[attr-defined]  # the settings of the test


def test_django_takes_the_token() -> None:
    request = visit()

    assert answer(request.META["CSRF_COOKIE"], token.fresh(request)) is None
    assert request.META["CSRF_COOKIE_NEEDS_UPDATE"] is True


def test_token_of_another_secret_is_refused() -> None:
    refused = answer(visit().META["CSRF_COOKIE"], token.fresh(visit()))

    assert refused is not None
    assert refused.status_code == 403


def test_whoever_has_no_secret_gets_one() -> None:
    request = HttpRequest()

    made = token.fresh(request)

    assert answer(request.META["CSRF_COOKIE"], made) is None


def test_tokens_differ_and_use_every_sign_alike() -> None:
    request = visit()
    made = [token.fresh(request) for _ in range(2_000)]
    counted = Counter("".join(made))

    assert len(set(made)) == 2_000
    assert set(counted) == set(CSRF_ALLOWED_CHARS)
    assert max(counted.values()) < 1.2 * min(counted.values())
