"""Pages up to the coordinator: the board, the overview, the consent, the request, answers and ends."""

from typing import Any

from django.urls import reverse

from kruh.access.pages import ActionPage, Page, ReadPage
from kruh.cases import policies as case_policies
from kruh.cases.models import Case
from kruh.family_conferences.actions import endings
from kruh.family_conferences.actions import referral as actions
from kruh.family_conferences.forms import referral as forms
from kruh.family_conferences.models import FamilyConference
from kruh.family_conferences.policies import relations
from kruh.family_conferences.queries import board, coordinator, overview, papers, referral
from kruh.foundation import days


def overview_of(conference: FamilyConference) -> str:
    """This will give the address of the overview."""
    return reverse("family_conferences:overview", args=[conference.pk])


class OfFamilyConference(Page):
    """Finds a family conference that the person may know of."""

    def find(self) -> Any:
        found = self.one_of(board.for_overview(self.user, self.at), pk=self.kwargs["pk"])
        relations.remember(self.user, found, self.at)
        return found


class ListConferences(ReadPage):
    """The board: everything that the person may know of, by where it stands."""

    verb = "family_conferences.list_conferences"
    template_name = "family_conferences/board.html"

    def context(self, subject: None) -> dict[str, Any]:
        return board.board(self.user, self.at)


class ConferencesOfCase(ReadPage):
    """The family conferences of one case."""

    verb = "family_conferences.of_case"
    template_name = "family_conferences/of_case.html"

    def find(self) -> Case:
        return self.one_of(case_policies.visible_cases(self.user, self.at).select_related("key"), pk=self.kwargs["pk"])

    def context(self, case: Case) -> dict[str, Any]:
        return {"case": case, "rows": board.of_case(case)}


class OpenReferral(ActionPage):
    """Somebody thinks of a family conference."""

    verb = "family_conferences.open_referral"
    form_class = forms.ReferralForm
    title = "Podnět k rodinné konferenci"
    button = "Zapsat podnět"
    intro = "Rodinnou konferenci si řídí rodina sama. Zapsat podnět rodinu k ničemu nezavazuje."

    def find(self) -> Case:
        return self.one_of(case_policies.visible_cases(self.user, self.at), pk=self.kwargs["pk"])

    def initial(self) -> dict[str, Any]:
        return {"source": "office"}

    def context(self, case: Case) -> dict[str, Any]:
        return {"back": reverse("family_conferences:of-case", args=[case.pk])}

    def act(self, case: Case, form: forms.ReferralForm) -> FamilyConference:
        return actions.open_referral(case, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, case: Case, result: FamilyConference) -> tuple[str, str]:
        return "Podnět je zapsaný. Teď promluvte s jedním člověkem z rodiny.", overview_of(result)


class Overview(OfFamilyConference, ReadPage):
    """Where it stands and what is next for the reader."""

    verb = "family_conferences.read"
    template_name = "family_conferences/overview.html"

    def find(self) -> FamilyConference:
        found: FamilyConference = super().find()
        self.offer = coordinator.living_offer(found)
        relations.remember(self.user, found, self.at, [self.offer] if self.offer else [])
        return found

    def context(self, conference: FamilyConference) -> dict[str, Any]:
        shown = overview.overview(conference, self.offer, self.user, self.at)
        return {**shown, "papers": papers.cards(conference, self.user, self.at)}


class Step(OfFamilyConference, ActionPage):
    """A step of a family conference; leads back to the overview."""

    done = ""

    def context(self, conference: FamilyConference) -> dict[str, Any]:
        return {"back": overview_of(conference), "conference": conference}

    def success(self, conference: FamilyConference, result: Any) -> tuple[str, str]:
        return self.done, overview_of(conference)


class RecordConsent(Step):
    """One member of the family was told of it and agrees."""

    verb = "family_conferences.record_consent"
    form_class = forms.ConsentForm
    title = "Souhlas jednoho z rodiny"
    button = "Zapsat souhlas"
    intro = "Stačí jeden dospělý. S ostatními bude mluvit koordinátor, až nějaký bude."
    done = "Souhlas je zapsaný. Teď napište žádost."

    def initial(self) -> dict[str, Any]:
        return {"on": days.local_day(self.at)}

    def make_form(self, data: Any = None, files: Any = None) -> Any:
        form = super().make_form(data, files)
        assert isinstance(form, forms.ConsentForm)
        form.offer("person", referral.adults(self.subject, self.at))
        return form

    def act(self, conference: FamilyConference, form: forms.ConsentForm) -> Any:
        said = dict(form.cleaned_data)
        person = referral.adult(conference, said.pop("person"))
        return actions.record_consent(conference, person=person, by=self.user, at=self.at, **said)


class WithdrawConsent(Step):
    """The member does not agree any more."""

    verb = "family_conferences.withdraw_consent"
    form_class = forms.WithdrawConsentForm
    title = "Souhlas už neplatí"
    button = "Zapsat"
    done = "Zapsáno. Žádost počká, dokud někdo z rodiny neřekne ano."

    def initial(self) -> dict[str, Any]:
        return {"on": days.local_day(self.at)}

    def act(self, conference: FamilyConference, form: forms.WithdrawConsentForm) -> None:
        actions.withdraw_consent(conference, by=self.user, at=self.at, **form.cleaned_data)


class WriteRequest(Step):
    """The reason, the question and the bottom lines."""

    verb = "family_conferences.write_request"
    form_class = forms.RequestForm
    template_name = "family_conferences/write_request.html"
    title = "Žádost o rodinnou konferenci"
    button = "Uložit žádost"
    done = "Žádost je uložená."

    def initial(self) -> dict[str, Any]:
        lines = "\n".join(self.subject.lines)
        kept = {name: getattr(self.subject, name) or "" for name in ("suggestion", "reason", "question", "reach")}
        return {**kept, "lines": lines}

    def make_form(self, data: Any = None, files: Any = None) -> Any:
        form = super().make_form(data, files)
        assert isinstance(form, forms.RequestForm)
        form.offer("reach", [("", "zatím nevím"), *referral.ways_to_reach(self.subject, self.at)])
        return form

    def context(self, conference: FamilyConference) -> dict[str, Any]:
        return {**super().context(conference), "version": conference.version}

    def act(self, conference: FamilyConference, form: forms.RequestForm) -> FamilyConference:
        typed = self.request.POST.get("version", "")
        version = int(typed) if typed.isascii() and typed.isdecimal() else None
        return actions.write_request(conference, words=form.words(), version=version, by=self.user, at=self.at)


class SendRequest(Step):
    """The request leaves for the administrator."""

    verb = "family_conferences.send_request"
    template_name = "family_conferences/send_request.html"
    title = "Odeslat žádost"
    button = "Odeslat administrátorovi"
    done = "Žádost odešla. Administrátor kraje se vám ozve."

    def context(self, conference: FamilyConference) -> dict[str, Any]:
        around = super().context(conference)
        consent = referral.consent_of(conference)
        return {**around, "consent": consent, "reasons": referral.missing(conference, consent, self.at)}

    def act(self, conference: FamilyConference, form: Any) -> FamilyConference:
        return actions.send_request(conference, by=self.user, at=self.at)


class AcceptRequest(Step):
    """The administrator takes it."""

    verb = "family_conferences.accept_request"
    form_class = forms.AcceptRequestForm
    title = "Přijmout žádost"
    button = "Přijmout a hledat koordinátora"
    intro = "Nejdřív si s tím, kdo žádá, projděte důvod, otázku a podmínky."
    done = "Žádost je přijatá. Teď najděte koordinátora."

    def initial(self) -> dict[str, Any]:
        return {"talked_on": days.local_day(self.at)}

    def act(self, conference: FamilyConference, form: forms.AcceptRequestForm) -> None:
        actions.accept_request(conference, by=self.user, at=self.at, **form.cleaned_data)


class ReturnRequest(Step):
    """The administrator gives it back."""

    verb = "family_conferences.return_request"
    form_class = forms.ReasonForm
    title = "Vrátit žádost"
    button = "Vrátit pracovišti"
    intro = "Napište, co upravit, aby rodina otázce i podmínkám rozuměla."
    done = "Žádost je zpátky u pracoviště."

    def act(self, conference: FamilyConference, form: forms.ReasonForm) -> None:
        actions.return_request(conference, by=self.user, at=self.at, **form.cleaned_data)


class RecordFamilyRefusal(Step):
    """The family does not want it."""

    verb = "family_conferences.record_family_refusal"
    form_class = forms.ReasonForm
    title = "Rodina nechce"
    button = "Zapsat a ukončit"
    intro = "Je to poctivý konec. Rodina má právo říct ne a nic jí za to nehrozí."
    done = "Zapsáno. Rodinná konference skončila."

    def act(self, conference: FamilyConference, form: forms.ReasonForm) -> None:
        endings.record_family_refusal(conference, by=self.user, at=self.at, **form.cleaned_data)


class EndUnsafe(Step):
    """It would not be safe."""

    verb = "family_conferences.end_unsafe"
    form_class = forms.UnsafeForm
    title = "Nebylo by to bezpečné"
    button = "Zapsat a ukončit"
    intro = "Žádný druh případu není předem vyloučený. Rozhodují dva lidé, ne jeden."
    done = "Zapsáno. Rodinná konference skončila kvůli bezpečí."

    def make_form(self, data: Any = None, files: Any = None) -> Any:
        form = super().make_form(data, files)
        assert isinstance(form, forms.UnsafeForm)
        form.offer("approved_by", referral.approvers(self.subject, self.user, self.at))
        return form

    def act(self, conference: FamilyConference, form: forms.UnsafeForm) -> None:
        said = dict(form.cleaned_data)
        other = referral.approver(said.pop("approved_by"))
        endings.end_unsafe(conference, approved_by=other, by=self.user, at=self.at, **said)
