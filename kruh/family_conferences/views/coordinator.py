"""Pages about the coordinator: who fits, the offer, the names and the answer."""

from functools import cached_property
from typing import Any

from django.http import Http404
from django.urls import reverse

from kruh.access.models import User
from kruh.access.pages import ActionPage, ReadPage
from kruh.family_conferences import policies
from kruh.family_conferences.actions import coordinator as actions
from kruh.family_conferences.actions import endings
from kruh.family_conferences.forms import coordinator as forms
from kruh.family_conferences.forms.referral import ReasonForm
from kruh.family_conferences.models import FamilyConference, Offer
from kruh.family_conferences.policies import relations
from kruh.family_conferences.queries import coordinator as queries
from kruh.family_conferences.queries import overview
from kruh.family_conferences.views.referral import OfFamilyConference, Step, overview_of
from kruh.family_conferences.vocabulary import LIVING_OFFERS, OfferState, State


class Coordinator(OfFamilyConference, ReadPage):
    """Who coordinates, what became of earlier offers, and whom to ask."""

    verb = "family_conferences.see_coordinator"
    template_name = "family_conferences/coordinator.html"

    def find(self) -> FamilyConference:
        found: FamilyConference = super().find()
        self.offers = queries.offers_of(found)
        relations.remember(self.user, found, self.at, self.offers)
        return found

    def context(self, conference: FamilyConference) -> dict[str, Any]:
        living = next((offer for offer in self.offers if offer.state in LIVING_OFFERS), None)
        may_choose = relations.administers(self.user, conference, self.at)
        is_open = may_choose and living is None and conference.state == State.SEEKING
        rows = queries.choose(conference, self.at, is_taken=False) if is_open else []
        told = {"conference": conference, "offers": self.offers, "living": living}
        return {**told, "rows": rows, "may_choose": may_choose}


class OfferToCoordinator(Step):
    """The offer."""

    verb = "family_conferences.offer_to_coordinator"
    template_name = "family_conferences/offer.html"
    title = "Nabídnout koordinaci"
    button = "Poslat nabídku"

    @cached_property
    def chosen(self) -> User:
        """This will give the chosen coordinator, or 404 for anybody else."""
        return self.one_of(queries.candidates(self.subject, self.at), pk=self.kwargs["user"])

    def context(self, conference: FamilyConference) -> dict[str, Any]:
        back = reverse("family_conferences:coordinator", args=[conference.pk])
        return {
            **super().context(conference),
            "chosen": self.chosen,
            "brief": overview.brief(conference),
            "back": back,
        }

    def act(self, conference: FamilyConference, form: Any) -> Offer:
        return actions.offer_to_coordinator(conference, user=self.chosen, by=self.user, at=self.at)

    def success(self, conference: FamilyConference, result: Offer) -> tuple[str, str]:
        return f"Nabídka odešla: {self.chosen.short_name}.", reverse(
            "family_conferences:coordinator", args=[conference.pk]
        )


class OfferStep(ActionPage):
    """A step taken with one's own offer."""

    def find(self) -> Offer:
        rows = relations.own_offers(self.user, self.at).select_related("key", "user", "offered_by")
        rows = rows.select_related(
            "conference__key", "conference__case__key", "conference__office", "conference__region"
        )
        return self.one_of(rows, conference=self.kwargs["pk"])

    def context(self, offer: Offer) -> dict[str, Any]:
        return {"conference": offer.conference, "back": overview_of(offer.conference)}


class AcceptOffer(OfferStep):
    """Yes, provided that one knows nobody there."""

    verb = "family_conferences.accept_offer"
    title = "Přijmout nabídku"
    button = "Přijmout a ukázat jména"
    intro = (
        "Hned potom uvidíte jména dětí a člověka, který souhlasil. Když někoho znáte, řekněte to a najde se někdo jiný."
    )

    def act(self, offer: Offer, form: Any) -> Offer:
        return actions.accept_offer(offer, by=self.user, at=self.at)

    def success(self, offer: Offer, result: Offer) -> tuple[str, str]:
        page = reverse("family_conferences:confirm-offer", args=[offer.conference_id])
        return "Přijato. Projděte si prosím jména a odpovězte na čtyři otázky.", page


class ConfirmOffer(OfferStep):
    """The names, and whether one knows any of them."""

    verb = "family_conferences.confirm_offer"
    form_class = forms.OwnNeutralityForm
    template_name = "family_conferences/confirm_offer.html"
    title = "Znáte někoho z nich?"
    button = "Potvrdit"

    def context(self, offer: Offer) -> dict[str, Any]:
        is_told = offer.state == OfferState.INFORMED
        return {**super().context(offer), "names": overview.told_before(offer.conference) if is_told else []}

    def act(self, offer: Offer, form: forms.OwnNeutralityForm) -> Offer:
        return actions.confirm_offer(offer, answers=form.answers(), by=self.user, at=self.at)

    def success(self, offer: Offer, result: Offer) -> tuple[str, str]:
        if result.state == OfferState.DECLINED:
            return "Děkujeme za upřímnost. Administrátor najde někoho jiného.", reverse("family_conferences:list")
        return "Rodina je vaše. Tady je celé zadání.", overview_of(offer.conference)


class DeclineOffer(OfferStep):
    """No, with a reason."""

    verb = "family_conferences.decline_offer"
    form_class = forms.DeclineForm
    title = "Odmítnout nabídku"
    button = "Odmítnout"
    intro = "Odmítnout je v pořádku. Jména z rodiny prosím nepište."

    def act(self, offer: Offer, form: forms.DeclineForm) -> Offer:
        return actions.decline_offer(offer, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, offer: Offer, result: Offer) -> tuple[str, str]:
        return "Odpověď jsme předali. Rodinnou konferenci už neuvidíte.", reverse("family_conferences:list")


class StepBack(OfferStep):
    """One cannot go on."""

    verb = "family_conferences.step_back"
    form_class = ReasonForm
    title = "Odstoupit"
    button = "Odstoupit"
    intro = "Administrátor najde někoho dalšího. Co jste připravili, mu zůstane; vy už nic neuvidíte."

    def act(self, offer: Offer, form: ReasonForm) -> Offer:
        return actions.step_back(offer, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, offer: Offer, result: Offer) -> tuple[str, str]:
        return "Odstoupení je zapsané a administrátor o něm ví.", reverse("family_conferences:list")


class LeaveGuidance(Step):
    """The guide goes, say for knowing somebody of the family."""

    verb = "family_conferences.leave_guidance"
    form_class = ReasonForm
    title = "Skončit jako průvodce"
    button = "Skončit"
    intro = "Třeba když někoho z rodiny znáte. Administrátor určí jiného průvodce; vy už nic neuvidíte."

    def act(self, conference: FamilyConference, form: ReasonForm) -> FamilyConference:
        return actions.leave_guidance(conference, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, conference: FamilyConference, result: FamilyConference) -> tuple[str, str]:
        return "Zapsáno, administrátor o tom ví.", reverse("family_conferences:list")


class EndOffer(ActionPage):
    """Taking back an offer, or ending the coordination."""

    verb = "family_conferences.end_offer"
    form_class = ReasonForm
    title = "Ukončit přístup"
    button = "Ukončit přístup"

    def find(self) -> Offer:
        conference = self.one_of(policies.visible_conferences(self.user, self.at), pk=self.kwargs["pk"])
        offer = queries.living_offer(conference)
        if offer is None:
            raise Http404
        offer.conference = conference
        return offer

    @property
    def intro(self) -> str:
        return f"{self.subject.user.short_name} od této chvíle o rodině nic neuvidí."

    def context(self, offer: Offer) -> dict[str, Any]:
        back = reverse("family_conferences:coordinator", args=[offer.conference_id])
        return {"conference": offer.conference, "back": back}

    def act(self, offer: Offer, form: ReasonForm) -> Offer:
        return endings.end_offer(offer, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, offer: Offer, result: Offer) -> tuple[str, str]:
        return f"{offer.user.short_name} už přístup nemá.", reverse(
            "family_conferences:coordinator", args=[offer.conference_id]
        )
