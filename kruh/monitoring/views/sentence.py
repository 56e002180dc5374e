"""One sentence by a link: no account, no cookie, no script. Looking changes nothing, for machines open links too."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from kruh.family.queries import languages
from kruh.foundation import days
from kruh.foundation.workflow import Conflict, NotPossible
from kruh.monitoring import forms
from kruh.monitoring.models import TaskLink
from kruh.monitoring.queries import links as queries
from kruh.plans import actions as plans
from kruh.plans.vocabulary import Way

GONE, REFUSED, CONFLICT = 404, 422, 409


@method_decorator(csrf_exempt, name="dispatch")  # there is no cookie that another site could make use of
class Sentence(View):
    """One task, and three answers to it."""

    public: ClassVar[str] = "jedna věta o jednom úkolu; bez odkazu neříká nic o nikom"
    at: datetime

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.at = timezone.now()
        link = queries.found_by(self.kwargs["locator"], self.at)
        if link is None:
            return self.page("gone.html", GONE)
        self.link: TaskLink = link
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.shown(is_saved="zapsano" in request.GET)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = forms.TellForm(request.POST)
        if not form.is_valid():
            reasons = [str(reason) for found in form.errors.values() for reason in found]
            return self.shown(REFUSED, reasons=reasons)
        try:
            words = {**form.cleaned_data, "way": Way.LINK, "person": self.link.person}
            plans.tell_task(self.link.task, by=None, at=self.at, **words)
        except NotPossible as refusal:
            return self.shown(REFUSED, reasons=refusal.reasons)
        except Conflict as conflict:
            self.link.task.refresh_from_db()
            return self.shown(CONFLICT, theirs=conflict.theirs)
        return HttpResponseRedirect(f"{request.path}?zapsano=1")

    def shown(self, status: int = 200, **extra: Any) -> HttpResponse:
        """This will show the sentence with whatever was typed."""
        note = self.request.POST.get("note", "") if self.request.method == "POST" else ""
        told = {"one": queries.sentence(self.link, self.at), "note": note, **extra}
        return self.page("sentence.html", status, **told)

    def page(self, template: str, status: int, **words: Any) -> HttpResponse:
        """This will give a page made of these words alone, in the person's language where it was reviewed."""
        link: TaskLink | None = getattr(self, "link", None)
        code = link.person.language if link else languages.CZECH
        spoken = None if code == languages.CZECH else languages.spoken(code, days.local_day(self.at))
        told = {"exit": settings.FAMILY_EXIT, "spoken": spoken, **words}
        return HttpResponse(render_to_string(f"monitoring/{template}", told), status=status)
