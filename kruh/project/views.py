"""Pages that belong to no context."""

from django.http import HttpRequest, HttpResponse


def health(request: HttpRequest) -> HttpResponse:
    """This will say that the server answers, and nothing about what is inside."""
    return HttpResponse("v pořádku\n", content_type="text/plain; charset=utf-8")


health.public = "stav serveru pro dohled, bez údajů"  # type: ignore[attr-defined]
