"""Pages of consents: all questions after one talk, one of them asked again, one taken back."""

from functools import cached_property
from typing import Any

from django.http import Http404
from django.urls import reverse

from kruh.access.pages import ActionPage
from kruh.conferences.actions import preparation as actions
from kruh.conferences.forms import preparation as forms
from kruh.conferences.models import Consent, Participant
from kruh.conferences.policies import preparation as policies
from kruh.conferences.queries import card
from kruh.conferences.views.preparation import CardStep
from kruh.conferences.vocabulary import ConsentAnswer, Purpose, State
from kruh.foundation import days, text


class AskStep(CardStep):
    """Something that the person is asked, or who answers for a child."""

    verb = "conferences.record_consent"

    @cached_property
    def answering(self) -> card.Answering | None:
        """This will give who may answer for the child."""
        return card.answering(self.subject, self.at)

    def form_arguments(self) -> dict[str, Any]:
        return {
            "colleagues": [(str(user.pk), user.name) for user in self.colleagues()],
            "answering": self.answering,
        }

    def initial(self) -> dict[str, Any]:
        return {"given_on": days.local_day(self.at), "language": self.subject.person.language}

    def context(self, participant: Participant) -> dict[str, Any]:
        lacks = self.answering is not None and self.answering.is_needed and not self.answering.people
        return {**super().context(participant), "nobody_answers": lacks}

    def chosen(self, words: dict[str, Any]) -> dict[str, Any]:
        people = {str(one.pk): one for one in self.answering.people} if self.answering else {}
        return {**super().chosen(words), "given_by": people.get(words.get("given_by", ""))}


class RecordConsent(AskStep):
    """One question of consent, asked again."""

    form_class = forms.ConsentForm
    template_name = "conferences/preparation/consent.html"
    button = "Uložit odpověď"

    def find(self) -> Participant:
        if self.kwargs["purpose"] not in Purpose.values:
            raise Http404
        self.purpose = Purpose(self.kwargs["purpose"])
        self.title = self.purpose.label.capitalize()  # type: ignore[misc]
        return super().find()

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), "answer": self.shown_question["known"]}

    @cached_property
    def shown_question(self) -> dict[str, Any]:
        """This will give the question with the answer given before."""
        return card.consent_page(self.subject, self.purpose, self.at)

    def context(self, participant: Participant) -> dict[str, Any]:
        return {**super().context(participant), **self.shown_question, "back": self.asked_from(participant)}

    def act(self, participant: Participant, form: forms.ConsentForm) -> Consent:
        words = self.chosen(form.cleaned_data)
        return actions.record_consent(participant, purpose=self.purpose, by=self.user, at=self.at, **words)

    def success(self, participant: Participant, result: Consent) -> tuple[str, str]:
        return f"{self.purpose.label.capitalize()}: {ConsentAnswer(result.answer).label}.", self.asked_from(participant)

    def asked_from(self, participant: Participant) -> str:
        """Whoever asks about the minutes after the meeting is handing copies over, one after another."""
        if self.purpose == Purpose.MINUTES and participant.conference.state in {State.HELD, State.CONCLUDED}:
            return reverse("meetings:deliveries", args=[participant.conference_id])
        return card.address(participant)


class AskConsents(AskStep):
    """Every question of consent after one talk."""

    form_class = forms.ConsentsForm
    template_name = "conferences/preparation/consents.html"
    title = "Zapsat souhlasy"
    button = "Uložit odpovědi"

    @cached_property
    def questions(self) -> list[card.Question]:
        """This will give the questions with the answers given so far."""
        return card.asked(self.subject, self.at)

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "questions": self.questions}

    def act(self, participant: Participant, form: forms.ConsentsForm) -> int:
        talk, news = self.chosen(form.talk()), form.news()
        for purpose, answer in news.items():
            told: dict[str, Any] = {**talk, **answer}
            actions.record_consent(participant, purpose=purpose, by=self.user, at=self.at, **told)
        return len(news)

    def success(self, participant: Participant, result: int) -> tuple[str, str]:
        kept = text.plural(result, "odpověď je zapsaná", "odpovědi jsou zapsané", "odpovědí je zapsaných")
        return f"{kept}. Každou jde změnit nebo odvolat zvlášť.", card.address(participant)


class WithdrawConsent(ActionPage):
    """Somebody takes a consent back."""

    tab = "conferences:preparation"
    verb = "conferences.withdraw_consent"
    form_class = forms.WithdrawForm
    template_name = "conferences/preparation/withdraw.html"
    title = "Odvolat souhlas"
    button = "Odvolat souhlas"

    def find(self) -> Consent:
        return self.one_of(policies.own_consents(self.user, self.at), pk=self.kwargs["pk"])

    def context(self, consent: Consent) -> dict[str, Any]:
        return {"consent": consent, "participant": consent.participant, "back": card.address(consent.participant)}

    def act(self, consent: Consent, form: forms.WithdrawForm) -> None:
        actions.withdraw_consent(consent, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, consent: Consent, result: None) -> tuple[str, str]:
        return "Souhlas je odvolaný. Od teď podle něj nikdo nejedná.", card.address(consent.participant)
