"""The door of the family's pages: a link, a code, and the way out."""

import secrets
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kruh.access.guesses import Door
from kruh.access.sign_in import device_of
from kruh.family import forms, rules
from kruh.family.actions import pages as actions
from kruh.family.queries import languages, links
from kruh.family.queries import pages as queries
from kruh.family.views.frame import COOKIE, DEVICE, REFUSED, SALT, FamilyPage, OpenPage, TellingPage
from kruh.foundation import days


class Find(OpenPage):
    """For who has a letter in hand and types the link."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.page("find.html")

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = forms.LocatorForm(request.POST)
        if not form.is_valid():
            return self.page("find.html", REFUSED, reasons=["Opište prosím odkaz z dopisu."])
        return self.enter(form.cleaned_data["locator"])

    def enter(self, locator: str) -> HttpResponse:
        """This will let the device in, or say the same of everything that leads nowhere."""
        door = Door(f"link|{locator}", self.place)
        opens_at = door.knock(self.at)
        if opens_at:
            return self.page("find.html", REFUSED, reasons=[rules.waiting_words(opens_at - self.at)])
        link = links.found_by(locator, self.at)
        if link is None:
            return self.gone()
        door.enter(self.at)
        sign = self.sign or secrets.token_urlsafe(rules.DEVICE_BYTES)
        told = {"agent": rules.device(sign, self.agent), "device": device_of(self.agent)}
        visit, secret = actions.find_page(link, by=None, at=self.at, **told)
        answer = HttpResponseRedirect(reverse("family:home"))
        self.keep(answer, COOKIE, f"{visit.pk}:{secret}", rules.LONGEST)
        self.keep(answer, DEVICE, sign, rules.DEVICE_KEPT)
        return answer

    def keep(self, answer: HttpResponse, name: str, value: str, lasts: timedelta) -> None:
        """This will have the device carry something that scripts and other sites do not get."""
        kept = int(lasts.total_seconds())
        answer.set_signed_cookie(
            name, value, salt=SALT, max_age=kept, httponly=True, samesite="Lax", secure=self.request.is_secure()
        )


class Locate(Find):
    """The link itself. Opening it tells nothing and changes nothing, for machines that read mail open links too."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if rules.copied(self.kwargs["locator"]) is None:
            return self.gone()
        listed = languages.choices(days.local_day(self.at))
        return self.page("landing.html", locator=rules.copied(self.kwargs["locator"]), choices=listed)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.enter(self.kwargs["locator"])


class Leave(FamilyPage):
    """„Tohle nejsem já.“"""

    for_circle = None

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return HttpResponseRedirect(reverse("family:home"))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        actions.leave_page(self.visit, by=None, at=self.at)
        answer = self.page("left.html")
        answer.delete_cookie(COOKIE)
        return answer


class Code(TellingPage):
    """Six digits that open the rest."""

    for_circle = None
    template_name = "code.html"
    form_class = forms.CodeForm
    back = "family:home"

    def context(self) -> dict[str, Any]:
        return {"contact": queries.contact_of(self.who)}

    def act(self, form: forms.CodeForm) -> HttpResponse | None:
        door = Door(f"code|{self.visit.link_id}", self.place)
        opens_at = door.knock(self.at)
        if opens_at:
            return self.shown(REFUSED, reasons=[rules.waiting_words(opens_at - self.at)])
        if not actions.try_code(self.visit, code=form.cleaned_data["code"], by=None, at=self.at):
            return self.shown(REFUSED, reasons=["Kód nesouhlasí. Zkuste to znovu, nebo nám zavolejte."])
        door.enter(self.at)
        return HttpResponseRedirect(reverse("family:home"))
