"""The case on one page, on the screen and on paper, and passing a worker's cases on."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from kruh.access.models import User
from kruh.access.pages import ActionPage, ReadPage
from kruh.briefing import actions, documents, forms, policies
from kruh.briefing.models import Handing
from kruh.briefing.queries import one_page, work
from kruh.briefing.rules import handing as rules
from kruh.briefing.vocabulary import How
from kruh.cases.models import Case
from kruh.cases.views.files import InFile
from kruh.foundation import days, text, typesetting


class ReadOnePage(InFile, ReadPage):
    """What a colleague who steps in has to know."""

    verb = "briefing.read_one_page"
    template_name = "briefing/one_page.html"
    title = "Na jedné stránce"
    tab = "cases:overview"

    def find(self) -> Case:
        return self.open_file()

    def context(self, case: Case) -> dict[str, Any]:
        return {"sheet": one_page.one_page(self.file, self.at)}


class PrintOnePage(ReadOnePage):
    """The same as one A4."""

    verb = "briefing.print_one_page"

    def answer(self) -> HttpResponse:
        content = typesetting.to_pdf(documents.one_page(one_page.one_page(self.file, self.at)))
        headers = {"Content-Disposition": 'attachment; filename="na-jedne-strance.pdf"'}
        return HttpResponse(content, content_type="application/pdf", headers=headers)


class SeeWork(ReadPage):
    """Whose cases can be passed on, and how many everybody has."""

    verb = "briefing.see_work"
    template_name = "briefing/work.html"

    def context(self, subject: None) -> dict[str, Any]:
        return {"workers": work.work(self.user, self.at)}


class HandOverWork(ActionPage):
    """Passing a worker's cases on in one step."""

    verb = "briefing.hand_over_work"
    form_class = forms.HandOverWorkForm
    template_name = "briefing/hand_over_work.html"
    button = "Předat"
    subject: User

    def find(self) -> User:
        return self.one_of(policies.workers(self.user, self.at), pk=self.kwargs["pk"])

    @property
    def title(self) -> str:  # type: ignore[override]  # names the worker
        """This will name whose cases they are."""
        return f"Předat případy: {self.subject.short_name}"

    @cached_property
    def held(self) -> list[work.Held]:
        """This will give the cases, asked for once."""
        return work.held(self.subject, self.user, self.at)

    @cached_property
    def takers(self) -> dict[str, Any]:
        """This will give who can take them over."""
        units = {row.case.unit_id for row in self.held}
        return {str(user.pk): user for user in work.takers(self.subject, units, self.at)}

    def form_arguments(self) -> dict[str, Any]:
        norm = work.norm_on(days.local_day(self.at))
        takers = [(pk, f"{user.name} ({rules.load_words(user.led, norm)})") for pk, user in self.takers.items()]
        return {"takers": takers, "cases": [(row.case.pk, row.name, row.words) for row in self.held]}

    def context(self, leaving: User) -> dict[str, Any]:
        return {
            "count": len(self.held),
            "history": work.history(leaving, self.user, self.at),
            "back": reverse("briefing:work"),
        }

    def act(self, leaving: User, form: forms.HandOverWorkForm) -> Handing:
        words = form.cleaned_data
        chosen = {row.case.pk: rules.choice_of(words[str(row.case.pk)], words["to_all"]) for row in self.held}
        plan: dict[UUID, User] = {pk: self.takers[to] for pk, to in chosen.items() if to}
        told: dict[str, Any] = {"by": self.user, "at": self.at, "plan": plan, "reason": words["reason"]}
        if words["how"] == How.FOR_A_TIME:
            since = words["since"] or days.local_day(self.at)
            return actions.stand_in(leaving, since=since, until=words["until"], **told)
        return actions.hand_over_work(leaving, stays_as_substitute=words["stays_as_substitute"], **told)

    def success(self, leaving: User, handing: Handing) -> tuple[str, str]:
        count = text.plural(len(handing.given), "případ", "případy", "případů")
        return f"Hotovo: {count}. Kdo je má, dostane jeden mail.", reverse("briefing:work")
