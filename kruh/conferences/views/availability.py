"""Pages on which answers to the proposed dates are written down: for somebody after a call, or for oneself."""

from functools import cached_property
from typing import Any

from kruh.access.pages import ActionPage
from kruh.conferences import policies as conference_policies
from kruh.conferences.actions import scheduling as actions
from kruh.conferences.forms import scheduling as forms
from kruh.conferences.models import Participant, Seat
from kruh.conferences.policies import team as policies
from kruh.conferences.queries import answers, invitations
from kruh.conferences.rules import scheduling as rules
from kruh.conferences.views.scheduling import dates_of
from kruh.conferences.vocabulary import Answer, Channel
from kruh.foundation import days


class RecordAvailability(ActionPage):
    """What one person said to all the dates, in one call."""

    verb = "conferences.record_availability"
    form_class = forms.AnswersForm
    template_name = "conferences/scheduling/record_availability.html"
    title = "Kdy může"
    button = "Uložit odpovědi"

    def find(self) -> Participant:
        rows = conference_policies.case_participants(self.user, self.at)
        found: Participant = self.one_of(rows, conference=self.kwargs["pk"], pk=self.kwargs["who"])
        return found

    @cached_property
    def asked(self) -> list[answers.Asked]:
        """This will give the dates still open with what the person said so far."""
        return answers.asked(self.subject)

    @property
    def name(self) -> str:
        """This will give whose answers they are."""
        return str(self.subject.person.full_name)

    def form_arguments(self) -> dict[str, Any]:
        dates = [entry.candidate for entry in self.asked]
        proposed = {row.pk: days.local_day(row.made_at) for row in dates}
        return {"dates": [(row.pk, rules.spoken_long(row.starts_at)) for row in dates], "proposed": proposed}

    def initial(self) -> dict[str, Any]:
        known = {f"t_{entry.candidate.pk.hex}": entry.held for entry in self.asked if entry.held != Answer.NONE}
        return {**known, "said_by": self.name, "channel": Channel.PHONE, "said_on": days.local_day(self.at)}

    def context(self, subject: Participant | Seat) -> dict[str, Any]:
        told = [entry for entry in self.asked if entry.told]
        shown = {"conference": subject.conference, "name": self.name, "back": dates_of(subject.conference_id)}
        if isinstance(subject, Seat):
            return {**shown, "told": told, "is_own": True}
        return {**shown, "told": told, "phone": invitations.phone_of(subject, self.at)}

    def act(self, subject: Participant, form: forms.AnswersForm) -> Any:
        told = form.cleaned_data
        words = {name: told[name] for name in ("said_by", "channel", "said_on")}
        return actions.record_availability(subject, answers=form.answers(), by=self.user, at=self.at, **words)

    def success(self, subject: Participant | Seat, result: Any) -> tuple[str, str]:
        return "Odpovědi jsou zapsané.", dates_of(subject.conference_id)


class AnswerDates(RecordAvailability):
    """A team member about the own time."""

    title = "Kdy můžu"

    def find(self) -> Seat:  # type: ignore[override]  # the same page about another kind of person
        rows = policies.asked_seats(self.user, self.at).filter(conference=self.kwargs["pk"])
        return self.one_of(rows, pk=self.kwargs["who"])

    @property
    def name(self) -> str:
        return self.user.short_name

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "is_own": True}

    def act(self, subject: Any, form: forms.AnswersForm) -> Any:
        words: dict[str, Any] = {"said_by": self.name, "channel": Channel.IN_PERSON}
        return actions.record_availability(subject, answers=form.answers(), by=self.user, at=self.at, **words)
