"""Pages without any data: the gallery of components and the statement on accessibility."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def gallery(request: HttpRequest) -> HttpResponse:
    """This will show every component in every state."""
    return render(request, "web/gallery.html", {})


def accessibility(request: HttpRequest) -> HttpResponse:
    """This will show how accessible the product is and whom to tell about a barrier."""
    return render(request, "web/accessibility.html", {})


gallery.public = "galerie komponent bez údajů"  # type: ignore[attr-defined]
accessibility.public = "prohlášení o přístupnosti bez údajů"  # type: ignore[attr-defined]
