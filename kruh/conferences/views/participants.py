"""Pages of the people at the table."""

from functools import cached_property
from typing import Any

from django.urls import reverse

from kruh.access.pages import ActionPage, ReadPage
from kruh.conferences import policies
from kruh.conferences.actions import participants as actions
from kruh.conferences.forms import participants as forms
from kruh.conferences.models import Conference, Consent, Participant
from kruh.conferences.policies import preparation as preparation_policies
from kruh.conferences.policies import relations
from kruh.conferences.queries import card as cards
from kruh.conferences.queries import participants as queries
from kruh.conferences.views.conference import OfConference
from kruh.conferences.vocabulary import CallOff, Purpose


def table_of(conference: Conference) -> str:
    """This will give the address of the table."""
    return reverse("conferences:participants", args=[conference.pk])


class Participants(OfConference, ReadPage):
    """Who sits at the table, who could, and soft advice."""

    verb = "conferences.see_participants"
    template_name = "conferences/participants/table.html"

    def context(self, conference: Conference) -> dict[str, Any]:
        return queries.table(conference, self.at, writes=relations.organises(self.user, conference, self.at))


class AddParticipant(OfConference, ActionPage):
    """Somebody of the case comes."""

    verb = "conferences.add_participant"
    form_class = forms.AddForm
    title = "Přidat člověka k setkání"
    button = "Přidat"

    def form_arguments(self) -> dict[str, Any]:
        return {"people": queries.choices(self.subject)}

    def context(self, conference: Conference) -> dict[str, Any]:
        return {"back": table_of(conference)}

    def act(self, conference: Conference, form: forms.AddForm) -> Participant:
        words = dict(form.cleaned_data)
        person = queries.person_of(conference, words.pop("person"))
        return actions.add_participant(conference, person=person, by=self.user, at=self.at, **words)

    def success(self, conference: Conference, result: Participant) -> tuple[str, str]:
        return f"{result.person.full_name}: přidáno k setkání.", table_of(conference)


class ParticipantStep(ActionPage):
    """Something about one person at the table."""

    tab = "conferences:overview"
    template_name = "conferences/preparation/step.html"
    done = ""

    def find(self) -> Participant:
        found: Participant = self.one_of(policies.case_participants(self.user, self.at), pk=self.kwargs["pk"])
        return found

    def context(self, participant: Participant) -> dict[str, Any]:
        return {"back": table_of(participant.conference), "participant": participant}

    def success(self, participant: Participant, result: Any) -> tuple[str, str]:
        return self.done.format(name=participant.person.full_name), table_of(participant.conference)


class ChangeParticipant(ParticipantStep):
    """How somebody takes part and what they say to it."""

    verb = "conferences.change_participant"
    form_class = forms.ChangeForm
    template_name = "conferences/participants/change.html"
    done = "{name}: uloženo."

    def find(self) -> Participant:
        found = self.one_of(preparation_policies.own_participants(self.user, self.at), pk=self.kwargs["pk"])
        preparation_policies.remember(self.user, found, self.at)
        return found

    def form_arguments(self) -> dict[str, Any]:
        people = [(str(row.pk), row.person.full_name) for row in self.others]
        return {"people": people, "gender": self.subject.person.gender, "is_answered": self.answered is not None}

    @cached_property
    def answered(self) -> Consent | None:
        """This will give what an adult answered to taking part, when they were asked in the preparation."""
        found = cards.living_consent(self.subject, Purpose.ATTEND)
        return found if found and found.given_by_id is None else None

    def context(self, participant: Participant) -> dict[str, Any]:
        return {**super().context(participant), "answered": self.answered}

    @cached_property
    def others(self) -> list[Participant]:
        """This will give the people whom this one may stand by."""
        return cards.whom_to_support(self.subject, self.at)

    def initial(self) -> dict[str, Any]:
        names = ("role", "presence", "agreement", "agreement_note", "is_required", "note", "version")
        words = {name: getattr(self.subject, name) for name in names}
        supports = str(self.subject.supports_id or "") or queries.only_child(self.subject, self.others)
        return {**words, "supports": supports}

    def act(self, participant: Participant, form: forms.ChangeForm) -> None:
        words = dict(form.cleaned_data)
        words.setdefault("agreement", participant.agreement)
        chosen = words.pop("supports", "")
        supports = participant.conference.participants.get(pk=chosen) if chosen else None
        actions.change_participant(participant, supports=supports, by=self.user, at=self.at, **words)


class LeaveOutParticipant(ParticipantStep):
    """Somebody will not be invited, and why."""

    verb = "conferences.leave_out_participant"
    form_class = forms.LeaveOutForm
    template_name = "conferences/participants/leave_out.html"
    title = "Nepozvat"
    button = "Zapsat, že pozvánka nepůjde"
    done = "{name}: pozvánka nepůjde, důvod je zapsaný."

    def act(self, participant: Participant, form: forms.LeaveOutForm) -> CallOff | None:
        return actions.leave_out_participant(participant, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, participant: Participant, result: CallOff | None) -> tuple[str, str]:
        said, _ = super().success(participant, result)
        if result is None:
            return said, table_of(participant.conference)
        told = {
            CallOff.TOLD: " Zprávu, že už chodit nemá, posíláme e-mailem.",
            CallOff.TO_TELL: " Pozvánku už ale má: dejte prosím vědět, že chodit nemá, a zapište to tady.",
        }
        return f"{said}{told[result]}", reverse("conferences:invitations", args=[participant.conference_id])


class InviteParticipantAgain(ParticipantStep):
    """Somebody gets the place back."""

    verb = "conferences.invite_participant_again"
    title = "Vrátit ke stolu"
    button = "Vrátit ke stolu"
    done = "{name}: zpátky u stolu."

    def act(self, participant: Participant, form: Any) -> None:
        actions.invite_participant_again(participant, by=self.user, at=self.at)


class MoveParticipant(ParticipantStep):
    """One place up or down in the order."""

    verb = "conferences.move_participant"
    form_class = forms.MoveForm
    title = "Posunout v pořadí"

    def act(self, participant: Participant, form: forms.MoveForm) -> int:
        return actions.move_participant(participant, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, participant: Participant, result: int) -> tuple[str, str]:
        where = f"{table_of(participant.conference)}#clovek-{participant.pk}"
        return f"{participant.person.full_name}: teď {result}. v pořadí.", where


class RemoveParticipant(ParticipantStep):
    """Added by mistake."""

    verb = "conferences.remove_participant"
    title = "Odebrat, je tu omylem"
    button = "Odebrat"
    done = "{name}: odebráno."

    def act(self, participant: Participant, form: Any) -> None:
        actions.remove_participant(participant, by=self.user, at=self.at)
