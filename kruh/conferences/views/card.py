"""Pages of arrangements with one person: who stands by, who interprets, how a child's voice will sound."""

from functools import cached_property
from typing import Any

from kruh.conferences.actions import preparation as actions
from kruh.conferences.forms import preparation as forms
from kruh.conferences.models import Participant
from kruh.conferences.queries import card
from kruh.conferences.views.preparation import CardStep
from kruh.conferences.vocabulary import Topic
from kruh.foundation import text


class ChooseSupport(CardStep):
    """Who stands by the person."""

    verb = "conferences.choose_support"
    form_class = forms.SupportForm
    template_name = "conferences/preparation/support.html"
    title = "Kdo bude oporou"
    done = "Opora je domluvená."

    @cached_property
    def offered(self) -> tuple[list[Participant], list[str]]:
        """This will give who may stand by the person, and why the others may not."""
        return card.companions(self.subject, self.at)

    def form_arguments(self) -> dict[str, Any]:
        people, _ = self.offered
        return {"people": [(str(row.pk), row.person.full_name) for row in people]}

    def initial(self) -> dict[str, Any]:
        chosen = next((str(row.pk) for row in self.offered[0] if row.supports_id == self.subject.pk), "")
        kept = card.topic_of(self.subject, Topic.SUPPORT)
        return {"supporter": chosen, "note": kept.note if kept else ""}

    def context(self, participant: Participant) -> dict[str, Any]:
        return {**super().context(participant), "unfit": self.offered[1]}

    def success(self, participant: Participant, result: bool) -> tuple[str, str]:
        return self.done if result else "Zapsáno, že oporu nechce.", card.address(participant)

    def act(self, participant: Participant, form: forms.SupportForm) -> bool:
        chosen = next((row for row in self.offered[0] if str(row.pk) == form.cleaned_data["supporter"]), None)
        note = form.cleaned_data["note"]
        actions.choose_support(participant, supporter=chosen, note=note, by=self.user, at=self.at)
        return chosen is not None


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

    def act(self, participant: Participant, form: forms.VoiceForm) -> tuple[str, ...]:
        return actions.agree_on_voice(participant, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, participant: Participant, result: tuple[str, ...]) -> tuple[str, str]:
        still = f" Ještě chybí: {text.list_words(result)}." if result else ""
        return f"{self.done}{still}", card.address(participant)
