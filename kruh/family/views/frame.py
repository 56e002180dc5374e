"""The frame of the family's pages: who asks, how far they may look, and the finished page read back once more.

Nobody signs in here. A cookie carries a secret of one visit; the visit belongs to one link, one device and one person.
"""

from datetime import datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

from allauth.core.internal import ratelimit
from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from kruh.access import audit
from kruh.access.models import Outcome
from kruh.conferences.queries import leaving
from kruh.family import rules
from kruh.family.models import Visit
from kruh.family.queries import languages
from kruh.family.queries import visits as queries
from kruh.family.vocabulary import Level
from kruh.foundation import days
from kruh.foundation.catalogue import Catalogue
from kruh.foundation.workflow import NotPossible

COOKIE = "__Host-stranka" if settings.SESSION_COOKIE_SECURE else "stranka"
DEVICE = "__Host-zarizeni" if settings.SESSION_COOKIE_SECURE else "zarizeni"
SALT = "kruh.family"
SEEN_EVERY = timedelta(minutes=1)
GONE, CONFLICT, REFUSED, FAULT = 404, 409, 422, 500
TAP, LANGUAGE = "X-Tap", "jazyk"


class OpenPage(View):
    """A page that knows nobody yet."""

    public: ClassVar[str] = "stránka pro rodinu: bez odkazu neříká nic o nikom"
    template_name: ClassVar[str]
    at: datetime

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.at = timezone.now()
        return super().dispatch(request, *args, **kwargs)

    @property
    def agent(self) -> str:
        """This will give what the browser says of itself."""
        return self.request.headers.get("User-Agent", "")

    @property
    def sign(self) -> str:
        """This will give what the device was marked with when it first found a page: chance alone, nothing of it."""
        return str(self.request.get_signed_cookie(DEVICE, "", salt=SALT))

    @property
    def place(self) -> str:
        """This will give where the question comes from, apart from the doors of colleagues."""
        return f"family|{ratelimit.get_ip(self.request)}"

    @property
    def spoken(self) -> Catalogue | None:
        """This will give the catalogue of the language that the device was asked for; plain Czech needs none."""
        code = self.request.COOKIES.get(LANGUAGE, languages.CZECH)
        return None if code == languages.CZECH else languages.spoken(code, days.local_day(self.at))

    def page(self, template: str, status: int = 200, **words: Any) -> HttpResponse:
        """This will give a page made of these words alone; nothing of the house of colleagues comes along."""
        told = {"csrf_token": get_token(self.request), "exit": settings.FAMILY_EXIT, "spoken": self.spoken, **words}
        return HttpResponse(render_to_string(f"family/{template}", told), status=status)

    @staticmethod
    def in_trouble(request: HttpRequest, typed: dict[str, Any], status: int) -> HttpResponse:
        """This will say that nothing was kept, because the page was too old or the server has a fault, and send again.

        It asks the database nothing.
        """
        told = {**typed, "csrf_token": get_token(request), "exit": settings.FAMILY_EXIT, "is_ours": status >= FAULT}
        told["is_sent"] = request.method == "POST"
        return HttpResponse(render_to_string("family/trouble.html", told), status=status)

    def gone(self) -> HttpResponse:
        """This will say the same of a link that is unknown, revoked or over, and of a visit that ended."""
        answer = self.page("gone.html", GONE)
        answer.delete_cookie(COOKIE)
        return answer


class FamilyPage(OpenPage):
    """A page of one person, found by their link; some of them only after the code."""

    public = "stránka pro rodinu: místo účtu odkaz, kód a zařízení"
    level: ClassVar[Level] = Level.LOCATED
    for_circle: ClassVar[bool | None] = False  # True for pages of a family conference, None for those of both kinds
    visit: Visit

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.at = timezone.now()
        visit = self._carried(request)
        if visit is None:
            return self.gone()
        self.visit = visit
        is_of_circle = visit.link.member_id is not None
        if self.for_circle not in {None, is_of_circle}:
            return HttpResponseRedirect(reverse("family:circle-home" if is_of_circle else "family:home"))
        if self.level is Level.OPENED and visit.opened_at is None:
            return HttpResponseRedirect(reverse("family:code"))
        if self.at - visit.seen_at > SEEN_EVERY:
            visit.go_on(self.at)
        return super().dispatch(request, *args, **kwargs)

    def _carried(self, request: HttpRequest) -> Visit | None:
        try:
            pk, _, secret = str(request.get_signed_cookie(COOKIE, "", salt=SALT)).partition(":")
            visit = queries.visit_of(UUID(pk))
        except (BadSignature, ValueError):
            return None
        if visit is None or not queries.is_same_device(visit, secret, rules.device(self.sign, self.agent)):
            return None
        return visit if queries.lasts(visit, self.at) else None

    @property
    def who(self) -> Any:
        """This will give whose page it is: somebody at a table, or of a circle."""
        return self.visit.link.whose

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if self.level is Level.OPENED:
            audit.append(
                f"family.{type(self).__name__.lower()}", by=None, at=self.at, outcome=Outcome.READ, subject=self.visit
            )
        return self.shown()

    def context(self) -> dict[str, Any]:
        """This will give what the page shows."""
        return {}

    def shown(self, status: int = 200, **extra: Any) -> HttpResponse:
        """This will read the finished page before anybody sees it; what tells too much is not shown."""
        is_saved = "ulozeno" in self.request.GET and status < CONFLICT
        words = {"visit": None, "is_saved": is_saved, "is_inside": True, **self.context(), **extra}
        answer = self.page(self.template_name, status, **words)
        return self.withheld() if self.tells_too_much(answer) else answer

    def tells_too_much(self, answer: HttpResponse) -> bool:
        """This will tell whether the page holds what must not reach this person."""
        secrets = queries.secrets_of(self.visit, days.local_day(self.at))
        return bool(leaving.on_screen(answer.content, secrets))

    def withheld(self) -> HttpResponse:
        """This will say calmly that a person will tell it."""
        return self.page("withheld.html", is_inside=True)


class TellingPage(FamilyPage):
    """A page that also keeps something: each saving leads back to the page, which says so."""

    form_class: ClassVar[Any]
    back: ClassVar[str]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.form_class(request.POST)
        if not form.is_valid():
            reasons = [str(reason) for found in form.errors.values() for reason in found]
            return self.shown(REFUSED, form=form, reasons=reasons)
        try:
            answer = self.act(form)
        except NotPossible as refusal:
            return self.shown(REFUSED, form=form, reasons=refusal.reasons)
        return answer or HttpResponseRedirect(f"{reverse(self.back)}?ulozeno=1{self.anchor(form)}")

    def anchor(self, form: Any) -> str:
        """This will lead back to the place where one was."""
        return ""

    def act(self, form: Any) -> HttpResponse | None:
        """This will call one action."""
        raise NotImplementedError
