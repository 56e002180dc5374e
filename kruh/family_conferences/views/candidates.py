"""Pages of candidates: somebody wants to coordinate, a talk, a decision; and those whom the directory knows already."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from kruh.access.pages import ActionPage
from kruh.directory.models import Professional, Region
from kruh.directory.policies import visible_regions
from kruh.family_conferences.actions import coordinators as actions
from kruh.family_conferences.forms import coordinators as forms
from kruh.family_conferences.forms.referral import ReasonForm
from kruh.family_conferences.models import Coordinator
from kruh.family_conferences.policies import coordinators as policies
from kruh.family_conferences.policies import relations
from kruh.family_conferences.views.coordinators import LIST, RecordStep, page_of
from kruh.foundation import days


class AddCandidate(ActionPage):
    """Somebody wants to coordinate."""

    verb = "family_conferences.add_candidate"
    form_class = forms.CandidateForm
    title = "Nový zájemce o koordinaci"
    button = "Přidat"
    intro = "Stačí jméno a jak se ozvat. Ostatní doplníte, až si promluvíte. Dotazník uvidí jen administrátor kraje."

    def find(self) -> Region:
        return self.one_of(visible_regions(self.user, self.at), pk=self.kwargs["code"])

    def initial(self) -> dict[str, Any]:
        return {"languages": ["cs"]}

    def context(self, region: Region) -> dict[str, Any]:
        return {"back": reverse(LIST)}

    def act(self, region: Region, form: forms.CandidateForm) -> Coordinator:
        return actions.add_candidate(region, words=form.cleaned_data, by=self.user, at=self.at)

    def success(self, region: Region, result: Coordinator) -> tuple[str, str]:
        return f"{result.name} je mezi zájemci.", page_of(result)


class EnrollCoordinator(ActionPage):
    """The record of somebody whom the directory knows already."""

    verb = "family_conferences.enroll_coordinator"
    form_class = forms.EnrollForm
    button = "Založit záznam"

    def find(self) -> Region:
        self.chosen: Professional = self.one_of(policies.unrecorded(self.user, self.at), pk=self.kwargs["pk"])
        regions = relations.regions_of(self.user, self.at)
        region = self.chosen.organisation.regions.filter(pk__in=regions).order_by("pk").first()
        if region is None:
            raise Http404
        return region

    @property
    def title(self) -> str:  # type: ignore[override]
        """This will name the person."""
        return f"Jak je daleko {self.chosen.short_name}?"

    def context(self, region: Region) -> dict[str, Any]:
        return {"back": reverse(LIST)}

    def act(self, region: Region, form: forms.EnrollForm) -> Coordinator:
        return actions.enroll_coordinator(
            region, professional=self.chosen, by=self.user, at=self.at, **form.cleaned_data
        )

    def success(self, region: Region, result: Coordinator) -> tuple[str, str]:
        return "Záznam je založený.", page_of(result)


class RecordTalk(RecordStep):
    """The talk with a candidate."""

    verb = "family_conferences.record_talk"
    form_class = forms.TalkForm
    title = "Rozhovor se zájemcem"
    button = "Zapsat"
    done = "Rozhovor je zapsaný. Teď rozhodněte."

    def initial(self) -> dict[str, Any]:
        return {"on": self.subject.talked_on or days.local_day(self.at), "note": self.subject.talk or ""}

    def act(self, record: Coordinator, form: forms.TalkForm) -> Coordinator:
        return actions.record_talk(record, by=self.user, at=self.at, **form.cleaned_data)


class TakeToTraining(RecordStep):
    """Yes to a candidate."""

    verb = "family_conferences.take_to_training"
    form_class = ReasonForm
    title = "Přijmout do výcviku"
    button = "Přijmout"
    intro = "Člověk se objeví v adresáři mezi koordinátory. Telefon a dotazník zůstanou jen tady."
    done = "Přijato. Až výcvik skončí, zapište ho."

    def act(self, record: Coordinator, form: ReasonForm) -> Coordinator:
        return actions.take_to_training(record, by=self.user, at=self.at, **form.cleaned_data)


class TurnDown(RecordStep):
    """No to a candidate."""

    verb = "family_conferences.turn_down"
    form_class = ReasonForm
    title = "Nepřijmout"
    button = "Nepřijmout"
    intro = "Kontakt, odpovědi z dotazníku i poznámky z rozhovoru se hned smažou. Zůstane jméno a důvod."
    done = "Zapsáno. Odpovědi z dotazníku jsou smazané."

    def act(self, record: Coordinator, form: ReasonForm) -> Coordinator:
        return actions.turn_down(record, by=self.user, at=self.at, **form.cleaned_data)
