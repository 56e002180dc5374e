"""Pages without any data: the gallery of components and the statement on accessibility."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from kruh.web import demo


def gallery(request: HttpRequest) -> HttpResponse:
    """This will show every component in every state."""
    parts = [
        (component, [(shown.state, render_to_string(f"components/{component}.html", shown.words)) for shown in states])
        for component, states in groupby(demo.specimens(), key=lambda shown: shown.component)
    ]
    return render(request, "web/gallery.html", {"parts": parts, "small": demo.SMALL})


def accessibility(request: HttpRequest) -> HttpResponse:
    """This will show how accessible the product is and whom to tell about a barrier."""
    return render(request, "web/accessibility.html", {})


gallery.public = "galerie komponent bez údajů"  # type: ignore[attr-defined]
accessibility.public = "prohlášení o přístupnosti bez údajů"  # type: ignore[attr-defined]
