"""The measure of everything: a bare Django that says hello, in this process or behind the same server."""

import os
from typing import Any

from django.conf import settings
from django.core.handlers.exception import convert_exception_to_response
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpResponse
from django.urls import path


def hello(request: Any) -> HttpResponse:
    """This will say hello: the least that Django can do."""
    return HttpResponse("Hello, world")


urlpatterns = [path("", hello)]


class BareRequest(WSGIRequest):
    """A request that knows only the address of hello."""

    urlconf = "bench.hello"


class Bare(WSGIHandler):
    """Django without middleware and without our addresses."""

    request_class = BareRequest

    def load_middleware(self, is_async: bool = False) -> None:
        """This will answer straight from the view."""
        self._view_middleware, self._template_response_middleware, self._exception_middleware = [], [], []
        self._middleware_chain = convert_exception_to_response(self._get_response)


class Usual(WSGIHandler):
    """The same hello behind the middleware that `django-admin startproject` writes."""

    request_class = BareRequest
    names = (
        "django.middleware.security.SecurityMiddleware", "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware", "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    )  # fmt: skip

    def load_middleware(self, is_async: bool = False) -> None:
        """This will load these instead of the product's."""
        from django.test.utils import override_settings  # noqa: PLC0415 - the server starts this module without settings

        with override_settings(MIDDLEWARE=self.names):
            super().load_middleware(is_async)


if os.environ.get("DJANGO_SETTINGS_MODULE") is None:
    # The server starts this module alone.
    settings.configure(ROOT_URLCONF="bench.hello", ALLOWED_HOSTS=["*"], SECRET_KEY="hello")
    application = Bare()
