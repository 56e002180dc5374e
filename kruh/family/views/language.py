"""In which language a device reads the pages."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kruh.family import rules
from kruh.family.queries import languages
from kruh.family.views.frame import LANGUAGE, OpenPage
from kruh.foundation import days


class ChooseLanguage(OpenPage):
    """In which language this device reads; nothing about anybody is kept for it."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.page("language.html", choices=languages.choices(days.local_day(self.at)), back=self.back())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        chosen = request.POST.get("language", "")
        offered = [one.code for one in languages.choices(days.local_day(self.at)) if one.is_offered]
        answer = HttpResponseRedirect(self.back())
        if chosen in offered:
            answer.set_cookie(LANGUAGE, chosen, httponly=True, samesite="Lax", secure=request.is_secure())
        else:
            answer.delete_cookie(LANGUAGE)
        return answer

    def back(self) -> str:
        """This will lead back to the link or the lent tablet that was opened, or else to the first page."""
        tablet = rules.copied(self.request.GET.get("t", ""))
        if tablet:
            return reverse("family:tablet", args=[tablet])
        locator = rules.copied(self.request.GET.get("z", ""))
        return reverse("family:locate", args=[locator]) if locator else reverse("family:home")
