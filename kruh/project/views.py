"""Pages that belong to no context."""

import sys

from django.http import HttpRequest, HttpResponse
from django.views import defaults

from kruh.web import storage


def health(request: HttpRequest) -> HttpResponse:
    """This will say that the server answers, and nothing about what is inside."""
    return HttpResponse("v pořádku\n", content_type="text/plain; charset=utf-8")


health.public = "stav serveru pro dohled, bez údajů"  # type: ignore[attr-defined]


def failed(request: HttpRequest) -> HttpResponse:
    """This will tell a database that refuses already at the door from a fault of ours."""
    trouble = sys.exc_info()[1]
    known = isinstance(trouble, storage.TROUBLES)
    return storage.unkept(request, trouble) if trouble and known else defaults.server_error(request)
