"""Pages of the conference itself: the list, the overview, opening, its ends and what follows."""

from typing import Any, ClassVar
from uuid import UUID

from django.urls import reverse

from kruh.access.pages import ActionPage, Page, ReadPage
from kruh.cases import policies as case_policies
from kruh.cases.models import Case
from kruh.conferences import policies
from kruh.conferences.actions import conference as actions
from kruh.conferences.forms import conference as forms
from kruh.conferences.models import Conference
from kruh.conferences.policies import relations
from kruh.conferences.queries import conference as queries
from kruh.conferences.queries import listing, rows


def overview_of(conference: Conference) -> str:
    """This will give the address of the overview."""
    return reverse("conferences:overview", args=[conference.pk])


class OfConference(Page):
    """Finds a conference of a case in whose team the person is."""

    also: ClassVar[tuple[str, ...]] = ()

    def find(self) -> Conference:
        rows = policies.case_conferences(self.user, self.at).select_related("case__key", "office", *self.also)
        found = self.one_of(rows, pk=self.kwargs["pk"])
        relations.remember(self.user, found, self.at)
        return found


class ListConferences(ReadPage):
    """Every conference that the person may know of."""

    verb = "conferences.list"
    template_name = "conferences/conference/list.html"

    def context(self, subject: None) -> dict[str, Any]:
        after = self.request.GET.get("po", "")
        return listing.listing(self.user, self.at, self.request.GET.get("stav", ""), _uuid(after))


class ConferencesOfCase(ReadPage):
    """The conferences of one case."""

    verb = "conferences.of_case"
    template_name = "conferences/conference/of_case.html"

    def find(self) -> Case:
        return self.one_of(case_policies.visible_cases(self.user, self.at).select_related("key"), pk=self.kwargs["pk"])

    def context(self, case: Case) -> dict[str, Any]:
        found = queries.of_case(case)
        return {**found, "table": rows.table(found["rows"], self.at)}


class OpenConference(ActionPage):
    """The first thought of a conference."""

    verb = "conferences.open_conference"
    form_class = forms.OpenForm
    title = "Nová konference"
    button = "Založit a posoudit vhodnost"

    def find(self) -> Case:
        return self.one_of(case_policies.visible_cases(self.user, self.at), pk=self.kwargs["pk"])

    def initial(self) -> dict[str, Any]:
        return {"type": "classic"}

    def context(self, case: Case) -> dict[str, Any]:
        return {"back": reverse("conferences:of-case", args=[case.pk])}

    def act(self, case: Case, form: forms.OpenForm) -> Conference:
        return actions.open_conference(case, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, case: Case, result: Conference) -> tuple[str, str]:
        return f"{result} je založená. Teď posuďte, jestli je vhodná.", reverse(
            "conferences:suitability", args=[result.pk]
        )


class Overview(ReadPage):
    """The heart of the conference: where it stands and what is next."""

    verb = "conferences.read"
    template_name = "conferences/conference/overview.html"

    def find(self) -> Conference:
        found = self.one_of(queries.for_overview(self.user, self.at), pk=self.kwargs["pk"])
        relations.remember(self.user, found, self.at)
        return found

    def context(self, conference: Conference) -> dict[str, Any]:
        return queries.overview(conference, self.user, self.at)


class ConferenceStep(OfConference, ActionPage):
    """A step of a conference taken by its office; leads back to the overview."""

    done = ""

    def context(self, conference: Conference) -> dict[str, Any]:
        return {"back": overview_of(conference), "conference": conference}

    def success(self, conference: Conference, result: Any) -> tuple[str, str]:
        return self.done, overview_of(conference)


class ChangeType(ConferenceStep):
    """Another type of conference."""

    verb = "conferences.change_type"
    form_class = forms.TypeForm
    title = "Typ konference"
    done = "Typ konference je změněný."

    def initial(self) -> dict[str, Any]:
        return {"type": self.subject.type}

    def act(self, conference: Conference, form: forms.TypeForm) -> None:
        actions.change_type(conference, by=self.user, at=self.at, **form.cleaned_data)


class Cancel(ConferenceStep):
    """The conference will not be."""

    verb = "conferences.cancel"
    form_class = forms.ReasonForm
    template_name = "conferences/conference/end.html"
    title = "Zrušit konferenci"
    button = "Zrušit konferenci"
    done = "Konference je zrušená, důvod u ní zůstal."

    def act(self, conference: Conference, form: forms.ReasonForm) -> None:
        actions.cancel(conference, by=self.user, at=self.at, **form.cleaned_data)


class RecordRefusal(ConferenceStep):
    """The family does not want a conference."""

    verb = "conferences.record_refusal"
    form_class = forms.RefusalForm
    template_name = "conferences/conference/end.html"
    title = "Rodina konferenci nechce"
    button = "Zapsat odpověď rodiny"
    done = "Zapsáno: nabídnuto, odmítnuto a proč. Rodina se může kdykoli vrátit."

    def act(self, conference: Conference, form: forms.RefusalForm) -> None:
        actions.record_refusal(conference, by=self.user, at=self.at, **form.cleaned_data)


class TryAgain(ConferenceStep):
    """Another date after a meeting that was not held."""

    verb = "conferences.try_again"
    template_name = "conferences/conference/end.html"
    title = "Zkusit to znovu"
    button = "Hledat nový termín"
    done = "Hledáme nový termín. Lidé, tým i příprava zůstávají."

    def act(self, conference: Conference, form: Any) -> None:
        actions.try_again(conference, by=self.user, at=self.at)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
