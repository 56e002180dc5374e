"""Pages for everybody: the same for all who come, so that they cost little and a cache may keep them."""

import gzip
import re
from functools import lru_cache
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.views.generic import View

HOUR = 3600
ACCEPTS = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")


class PublicPage(View):
    """A page that knows nobody: who asks changes nothing, so neither the session nor the person is read for it."""

    public: ClassVar[str]
    template_name: ClassVar[str]
    kept_for: ClassVar[int] = HOUR
    robots: ClassVar[str] = "all"
    http_method_names: ClassVar[list[str]] = ["get", "head", "options"]  # type: ignore[misc]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        theme = "" if settings.THEME == "kruh" else f"web/theme-{settings.THEME}.css"
        words = {"demo": settings.DEMO, "theme": theme, "path": request.path, **self.context()}
        return self.kept(packed(HttpResponse(render_to_string(self.template_name, words)), request))

    def context(self) -> dict[str, Any]:
        """This will give what the page says."""
        return {}

    def kept(self, answer: HttpResponse) -> HttpResponse:
        """This will allow caches to keep the answer; beside a session only the browser's own."""
        who = "private" if self.request.COOKIES else "public"
        answer.headers["Cache-Control"] = f"{who}, max-age={self.kept_for}"
        answer.headers["X-Robots-Tag"] = self.robots
        return answer


def packed(answer: HttpResponse, request: HttpRequest) -> HttpResponse:
    """This will make the answer smaller for a slow telephone.

    Only here, where a page holds neither anything about anybody nor a token: elsewhere the length of a packed answer
    could give a secret away.
    """
    patch_vary_headers(answer, ("Accept-Encoding",))
    if ACCEPTS.search(request.headers.get("Accept-Encoding", "")):
        answer.content = _gzip(answer.content)
        answer.headers["Content-Encoding"] = "gzip"
    return answer


@lru_cache(maxsize=128)
def _gzip(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


class PublicPaper(PublicPage):
    """The same on paper: a PDF that is made once."""

    file_name: ClassVar[str]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        answer = HttpResponse(self.content(), content_type="application/pdf")
        answer.headers["Content-Disposition"] = f'inline; filename="{self.file_name}"'
        return self.kept(answer)

    def content(self) -> bytes:
        """This will give the finished document."""
        raise NotImplementedError
