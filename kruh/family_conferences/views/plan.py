"""Pages of the plan: reading it, writing it as the family said it, showing it to the office."""

from functools import cached_property
from typing import Any

from django.db.models import OuterRef, Subquery
from django.http import Http404
from django.urls import reverse

from kruh.access.pages import KeepPage, ReadPage
from kruh.family_conferences.actions import plan as actions
from kruh.family_conferences.forms import plan as forms
from kruh.family_conferences.models import FamilyConference, Offer, Version
from kruh.family_conferences.policies import relations
from kruh.family_conferences.queries import board, plan_page
from kruh.family_conferences.queries import plan as queries
from kruh.family_conferences.views.referral import OfFamilyConference, Step


def plan_of(conference: FamilyConference) -> str:
    """This will give the address of the plan."""
    return reverse("family_conferences:plan", args=[conference.pk])


class OfPlan(OfFamilyConference):
    """Finds a family conference together with the person's own offer, so that nobody asks for it again."""

    def find(self) -> FamilyConference:
        own = relations.own_offers(self.user, self.at).filter(conference=OuterRef("pk"))
        rows = board.for_overview(self.user, self.at).annotate(own_state=Subquery(own.values("state")[:1]))
        found = self.one_of(rows, pk=self.kwargs["pk"])
        state = found.__dict__["own_state"]
        held = [Offer(user=self.user, conference=found, state=state)] if state else []
        relations.remember(self.user, found, self.at, held)
        return found


class Plan(OfPlan, ReadPage):
    """The plan as it stands, and how it came to be."""

    verb = "family_conferences.see_plan"
    template_name = "family_conferences/plan.html"

    def context(self, conference: FamilyConference) -> dict[str, Any]:
        writes = relations.coordinates(self.user, conference, self.at)
        leads = relations.on_case_team(self.user, conference, self.at)
        return plan_page.page(conference, self.at, writes=writes, leads=leads)


class PlanStep(OfPlan, Step):
    """A step about the plan; leads back to it."""

    def context(self, conference: FamilyConference) -> dict[str, Any]:
        return {"back": plan_of(conference), "conference": conference}

    def success(self, conference: FamilyConference, result: Any) -> tuple[str, str]:
        return self.done, plan_of(conference)

    @cached_property
    def people(self) -> list[queries.Carrier]:
        """Everybody who can carry a promise."""
        return queries.carriers(self.subject, self.at)

    @cached_property
    def version(self) -> Version | None:
        """The version about which nothing is decided yet, or the one whose words it will begin with."""
        versions = queries.versions_of(self.subject)
        return versions[0] if versions else None


class WritePlan(PlanStep):
    """The plan in the family's own words."""

    verb = "family_conferences.write_plan"
    form_class = forms.PlanForm
    title = "Plán slovy rodiny"
    done = "Plán je uložený."
    intro = "Opište ho z papíru nebo z tabule. Neupravujte, nezkracujte. Úřad ho uvidí, až mu ho ukážete."

    def initial(self) -> dict[str, Any]:
        found = self.version
        if found is None:
            return {"review_on": queries.proposed_review(self.at), "version": actions.UNSAVED}
        watching = f"{queries.MEMBER}:{found.monitor_id}" if found.monitor_id else ""
        kept = {name: getattr(found, name) or "" for name in actions.TEXTS}
        is_open = not found.decision
        return {
            **kept,
            "monitor": watching,
            "review_on": found.review_on if is_open else queries.proposed_review(self.at),
            "version": found.version if is_open else actions.UNSAVED,
        }

    def make_form(self, data: Any = None, files: Any = None) -> Any:
        form = super().make_form(data, files)
        assert isinstance(form, forms.PlanForm)
        form.offer(
            "monitor", [("", "Vyberte člověka"), *queries.choices([one for one in self.people if one.can_watch])]
        )
        return form

    def context(self, conference: FamilyConference) -> dict[str, Any]:
        keep = reverse("family_conferences:keep-words", args=[conference.pk])
        return {**super().context(conference), "autosave": keep}

    def act(self, conference: FamilyConference, form: forms.PlanForm) -> Version:
        said = dict(form.cleaned_data)
        version = said.pop("version")
        return actions.write_plan(conference, words=said, version=version, by=self.user, at=self.at)


class KeepWords(KeepPage, WritePlan):
    """The same, saved by itself while it is written."""


class AddPromise(PlanStep):
    """One more promise."""

    verb = "family_conferences.write_promise"
    form_class = forms.PromiseForm
    title = "Přidat úkol"
    button = "Přidat úkol"
    done = "Úkol je v plánu."

    def form_arguments(self) -> dict[str, Any]:
        return {"people": self.people}

    def act(self, conference: FamilyConference, form: forms.PromiseForm) -> Version:
        said = dict(form.cleaned_data)
        read = said.pop("read")
        key = self.kwargs.get("key", "")
        return actions.write_promise(conference, words=said, key=key, read=read, by=self.user, at=self.at)


class ChangePromise(AddPromise):
    """A promise in other words."""

    title = "Upravit úkol"
    button = "Uložit"
    done = "Úkol je uložený."

    @cached_property
    def promised(self) -> queries.Promised:
        """The promise of that key, or 404."""
        rows = self.version.tasks if self.version else []
        found: queries.Promised | None = next((row for row in rows if row["id"] == self.kwargs["key"]), None)
        if found is None:
            raise Http404
        return found

    @property
    def intro(self) -> str:
        """This will say in whose words it came from the tablet, while somebody is still looked for."""
        said = self.promised.get("said")
        return f"Rodina napsala: {said}" if said else ""

    def initial(self) -> dict[str, Any]:
        return {**self.promised, "due_on": queries.due(self.promised), "read": queries.mark_of(self.promised)}

    def context(self, conference: FamilyConference) -> dict[str, Any]:
        away = reverse("family_conferences:remove-promise", args=[conference.pk, self.kwargs["key"]])
        return {**super().context(conference), "promised": self.promised, "away": away}

    template_name = "family_conferences/promise.html"


class RemovePromise(PlanStep):
    """A promise the family took back."""

    verb = "family_conferences.remove_promise"
    title = "Vyřadit úkol z plánu"
    button = "Vyřadit"
    done = "Úkol už v plánu není."

    def act(self, conference: FamilyConference, form: Any) -> Version:
        return actions.remove_promise(conference, key=self.kwargs["key"], by=self.user, at=self.at)


class RecordAgreements(PlanStep):
    """Who agrees with the plan."""

    verb = "family_conferences.record_agreements"
    form_class = forms.AgreementsForm
    title = "Kdo s plánem souhlasí"
    done = "Je to zapsané."
    intro = (
        "Zeptejte se každého zvlášť. Kdo nesouhlasí, nenese v plánu žádný úkol; plán tím nepadá. "
        "Slova zapište přesně, úřad je uvidí."
    )

    def form_arguments(self) -> dict[str, Any]:
        is_open = self.version is not None and not self.version.decision
        return {"people": self.people, "said": queries.agreements_of(self.version) if is_open else {}}

    def act(self, conference: FamilyConference, form: forms.AgreementsForm) -> Version:
        return actions.record_agreements(conference, said=form.said(), by=self.user, at=self.at)


class HandOverPlan(PlanStep):
    """The office may read it and decide."""

    verb = "family_conferences.hand_over_plan"
    title = "Ukázat plán úřadu"
    button = "Ukázat plán"
    done = "Plán je u úřadu. Až rozhodne, uvidíte to tady."
    intro = (
        "Úřad uvidí plán, kdo v něm co slíbil a kdo s ním souhlasí. Nic jiného z kruhu rodiny. Znění se pak už nemění."
    )

    def act(self, conference: FamilyConference, form: Any) -> Version:
        return actions.hand_over_plan(conference, by=self.user, at=self.at)


class PresentWithoutMeeting(PlanStep):
    """The family agreed before it met."""

    verb = "family_conferences.present_without_meeting"
    title = "Plán vznikl už v přípravě"
    button = "Začít psát plán"
    done = "Napište plán slovy rodiny."
    intro = (
        "Rodina se domluvila dřív, než se sešla? I to je dobrý konec přípravy. Úřad plán posoudí stejně jako "
        "po setkání. Určený termín se tím ruší."
    )

    def act(self, conference: FamilyConference, form: Any) -> Version:
        return actions.present_without_meeting(conference, by=self.user, at=self.at)
