"""Pages without any data: the texts for everybody, the statement on accessibility, the gallery of components."""

from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache

from kruh.foundation.typesetting.written import Writing
from kruh.web import demo, prose, texts
from kruh.web.public import PublicPage, PublicPaper


def gallery(request: HttpRequest) -> HttpResponse:
    """This will show every component in every state."""
    parts = [
        (component, [(shown.state, render_to_string(f"components/{component}.html", shown.words)) for shown in states])
        for component, states in groupby(demo.specimens(), key=lambda shown: shown.component)
    ]
    return render(request, "web/gallery.html", {"parts": parts, "small": demo.SMALL})


gallery.public = "galerie komponent bez údajů"  # type: ignore[attr-defined]


@never_cache
def form_token(request: HttpRequest) -> JsonResponse:
    """This will give a fresh token to a page opened before somebody signed in again; nothing to who is signed out."""
    user = getattr(request, "user", None)
    return JsonResponse({"token": get_token(request) if user and user.is_authenticated else ""})


form_token.public = "čerstvý žeton formulářů, bez údajů"  # type: ignore[attr-defined]


class Accessibility(PublicPage):
    """How accessible the product is and whom to tell about a barrier."""

    public = "prohlášení o přístupnosti bez údajů"
    template_name = "web/text.html"

    def context(self) -> dict[str, Any]:
        return _said(texts.text(texts.ACCESSIBILITY))


class Privacy(PublicPage):
    """What the product keeps about people and what they may ask for."""

    public = "informace o soukromí bez údajů"
    template_name = "web/text.html"

    def context(self) -> dict[str, Any]:
        return _said(texts.text(texts.PRIVACY))


class Conferences(PublicPage):
    """What the two conferences are, and where one reads on."""

    public = "rozcestník o konferencích, bez údajů"
    template_name = "web/conferences.html"

    def context(self) -> dict[str, Any]:
        return {"texts": [texts.text(name) for name in texts.ABOUT]}


class Text(PublicPage):
    """One text about the conferences."""

    public = "text o konferencích, bez údajů"
    template_name = "web/text.html"

    def context(self) -> dict[str, Any]:
        name = self.kwargs["name"]
        if name not in texts.ABOUT:
            raise Http404
        others = [texts.text(other) for other in texts.ABOUT if other != name]
        return {**_said(texts.text(name)), "others": others, "is_leaflet": name == texts.LEAFLET}


class Leaflet(PublicPaper):
    """The leaflet for families on one sheet."""

    public = "leták pro rodiny, bez údajů"
    file_name = "letak-rodinna-konference.pdf"

    def content(self) -> bytes:
        return texts.leaflet()


class Handbook(PublicPage):
    """The handbook for coordinators: what it is and its chapters."""

    public = "příručka pro koordinátory, bez údajů"
    template_name = "web/handbook.html"

    def context(self) -> dict[str, Any]:
        return {**_said(texts.text(texts.HANDBOOK)), "chapters": list(texts.chapters().values())}


class Chapter(PublicPage):
    """One chapter of the handbook with the way on."""

    public = "kapitola příručky, bez údajů"
    template_name = "web/chapter.html"

    def context(self) -> dict[str, Any]:
        name = self.kwargs["name"]
        chapters = list(texts.chapters().values())
        names = [chapter.name for chapter in chapters]
        if name not in names:
            raise Http404
        at = names.index(name)
        around = {
            "before": chapters[at - 1] if at else None,
            "after": chapters[at + 1] if at + 1 < len(names) else None,
        }
        return {**_said(chapters[at]), **around, "number": at + 1, "count": len(names)}


class HandbookPaper(PublicPaper):
    """The handbook as one PDF."""

    public = "příručka pro koordinátory, bez údajů"
    file_name = "prirucka-pro-koordinatory.pdf"

    def content(self) -> bytes:
        return texts.handbook()


def _said(writing: Writing) -> dict[str, Any]:
    return {"text": writing, "body": prose.markup(writing.blocks)}
