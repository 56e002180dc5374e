"""Opening a case from outside its team when it cannot wait, and looking at it afterwards."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.crypto import salted_hmac

from kruh.access import audit
from kruh.access.models import Outcome
from kruh.access.pages import ActionPage, ReadPage
from kruh.access.sign_in import Accounts
from kruh.cases import actions, policies, queries
from kruh.cases.forms import team as forms
from kruh.cases.models import Case, EmergencyAccess
from kruh.cases.views.files import InFile
from kruh.cases.vocabulary import EmergencyKind
from kruh.foundation import days
from kruh.foundation.workflow import refuse_if

NOT_FOUND = "Takový případ vaše pracoviště nevede. Zkontrolujte značku, nebo jméno a datum narození."
MORE_FOUND = "Dítě je ve více případech. Napište spisovou značku toho, který potřebujete."


class OpenInEmergency(ActionPage):
    """A case of one's own office, to read, for an hour."""

    verb = "cases.open_in_emergency"
    form_class = forms.EmergencyForm
    template_name = "cases/open_in_emergency.html"
    title = "Mimořádný přístup k případu"
    button = "Otevřít na hodinu"

    def context(self, subject: None) -> dict[str, Any]:
        return {"back": reverse("cases:list")}

    def form_arguments(self) -> dict[str, Any]:
        return {"is_right": self.is_right}

    def is_right(self, password: str) -> bool:
        """This will tell whether the password is the person's; too many wrong ones wait here as at the door."""
        return Accounts(self.request).reauthenticate(self.user, password)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """This will keep in the trail that somebody tried, whatever comes of it; not what was written."""
        words = "|".join(request.POST.get(name, "") for name in ("file_mark", "first_name", "last_name"))
        digest = salted_hmac("cases.emergency", words[:500], algorithm="sha256").hexdigest()
        audit.append(self.verb, by=self.user, at=self.at, outcome=Outcome.READ, detail={"search": digest})
        return super().post(request, **kwargs)

    def act(self, subject: None, form: forms.EmergencyForm) -> EmergencyAccess:
        words = form.cleaned_data
        found = queries.case_for_emergency(self.user, self.at, words)
        refuse_if([] if len(found) == 1 else [MORE_FOUND if found else NOT_FOUND])
        given = {name: words[name] for name in ("kind", "reason")}
        return actions.open_in_emergency(found[0], by=self.user, at=self.at, **given)

    def success(self, subject: None, access: EmergencyAccess) -> tuple[str, str]:
        until = days.clock(access.until)
        told = "Klíčový pracovník a vedoucí o tom už vědí."
        return f"Případ můžete číst do {until}. {told}", reverse("cases:overview", args=[access.case_id])


class Emergencies(InFile, ReadPage):
    """Who opened the case from outside its team, why, and what came of it."""

    verb = "cases.see_readers"
    template_name = "cases/see_emergencies.html"
    tab = "cases:readers"
    back_to = "cases:readers"

    def find(self) -> Case:
        return self.open_file()

    def context(self, case: Case) -> dict[str, Any]:
        return {"emergencies": queries.emergencies_of(case)}


class ReviewEmergency(InFile, ActionPage):
    """Whether it was right that somebody from outside opened the case."""

    verb = "cases.review_emergency"
    form_class = forms.FindingForm
    template_name = "cases/review_emergency.html"
    title = "Zkontrolovat mimořádný přístup"
    button = "Uložit kontrolu"
    tab = "cases:readers"
    back_to = "cases:emergencies"

    def find(self) -> EmergencyAccess:
        rows = policies.visible_emergencies(self.user, self.at)
        return self.one_of(rows, case=self.kwargs["case"], pk=self.kwargs["pk"])

    @property
    def intro(self) -> str:
        """This will say who it was, when and why."""
        access = self.subject
        when = f"{days.day(days.local_day(access.opened_at))} {days.at_clock(access.opened_at)}"
        ends = " Přístup ještě trvá, uložením kontroly hned skončí." if access.until > self.at else ""
        return f"{access.user.name}, {when}. {EmergencyKind(access.kind).label}. Důvod: „{access.reason}“{ends}"

    def context(self, access: EmergencyAccess) -> dict[str, Any]:
        return {**super().context(access), "looks": queries.looks_in(access)}

    def act(self, access: EmergencyAccess, form: forms.FindingForm) -> None:
        actions.review_emergency(access, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, access: EmergencyAccess, result: None) -> tuple[str, str]:
        return "Kontrola je uložená.", self.back
