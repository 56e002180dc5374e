"""Menus and tabs: what a signed-in person can reach from every page."""

from django.http import HttpRequest


def navigation(request: HttpRequest) -> dict[str, object]:
    """This will give every template its menu."""
    return {"menu": []}
