"""Pages of arrangements with one person: who stands by, who interprets, how a child's voice will sound."""

from typing import Any

from kruh.conferences.actions import preparation as actions
from kruh.conferences.forms import preparation as forms
from kruh.conferences.models import Participant
from kruh.conferences.queries import card
from kruh.conferences.views.preparation import CardStep
from kruh.conferences.vocabulary import Topic


class ChooseSupport(CardStep):
    """Who stands by the person."""

    verb = "conferences.choose_support"
    form_class = forms.SupportForm
    title = "Kdo bude oporou"
    done = "Opora je domluvená."

    def form_arguments(self) -> dict[str, Any]:
        self.people = card.supporters(self.subject)
        return {"people": [(str(row.pk), row.person.full_name) for row in self.people]}

    def initial(self) -> dict[str, Any]:
        chosen = next((str(row.pk) for row in card.supporters(self.subject) if row.supports_id == self.subject.pk), "")
        kept = card.topic_of(self.subject, Topic.SUPPORT)
        return {"supporter": chosen, "note": kept.note if kept else ""}

    def act(self, participant: Participant, form: forms.SupportForm) -> None:
        chosen = next((row for row in self.people if str(row.pk) == form.cleaned_data["supporter"]), None)
        note = form.cleaned_data["note"]
        actions.choose_support(participant, supporter=chosen, note=note, by=self.user, at=self.at)


class ArrangeInterpreting(CardStep):
    """Who interprets for the person."""

    verb = "conferences.arrange_interpreting"
    form_class = forms.InterpretingForm
    template_name = "conferences/preparation/interpreting.html"
    title = "Tlumočení"
    done = "Tlumočení je domluvené."

    def initial(self) -> dict[str, Any]:
        return card.interpreting(self.subject)

    def context(self, participant: Participant) -> dict[str, Any]:
        return {**super().context(participant), "suggested": card.interpreters(participant, self.at)}

    def act(self, participant: Participant, form: forms.InterpretingForm) -> None:
        actions.arrange_interpreting(participant, by=self.user, at=self.at, **form.cleaned_data)


class AgreeOnVoice(CardStep):
    """How the child's voice will sound, the sign for a break, when the child leaves."""

    verb = "conferences.agree_on_voice"
    form_class = forms.VoiceForm
    template_name = "conferences/preparation/voice.html"
    title = "Hlas dítěte"
    done = "Domluva s dítětem je zapsaná."

    def initial(self) -> dict[str, Any]:
        kept = card.topic_of(self.subject, Topic.CHILD_VOICE)
        return {**kept.details, "words": kept.note} if kept else {}

    def act(self, participant: Participant, form: forms.VoiceForm) -> None:
        actions.agree_on_voice(participant, by=self.user, at=self.at, **form.cleaned_data)
