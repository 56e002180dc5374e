"""Pages of invitations: the list, one letter as its reader will see it, the check before sending, answers."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kruh.access.pages import ActionPage, ReadPage
from kruh.conferences.actions import calling_off
from kruh.conferences.actions import invitations as actions
from kruh.conferences.documents import invitations as documents
from kruh.conferences.forms import invitations as forms
from kruh.conferences.letters import invitations as letters
from kruh.conferences.models import Conference, Invitation, Participant
from kruh.conferences.queries import invitations as queries
from kruh.conferences.queries import invited
from kruh.conferences.queries.leaving import printed
from kruh.conferences.rules import invitations as rules
from kruh.conferences.rules import letter
from kruh.conferences.views.preparation import OfConference, OfParticipant
from kruh.conferences.views.suitability import file_given
from kruh.conferences.vocabulary import Channel
from kruh.foundation import days, text


def list_of(conference: Conference) -> str:
    """This will give the address of the list of invitations."""
    return reverse("conferences:invitations", args=[conference.pk])


class SeeInvitations(OfConference, ReadPage):
    """Everybody with the way, the state and the answer."""

    verb = "conferences.see_invitations"
    template_name = "conferences/invitations/list.html"

    def context(self, conference: Conference) -> dict[str, Any]:
        return queries.page(conference, self.user, self.at)


class PreviewInvitation(OfParticipant, ReadPage):
    """Letter, mail and calendar side by side, as the recipient will see them."""

    tab = "conferences:invitations"
    verb = "conferences.preview_invitation"
    template_name = "conferences/invitations/preview.html"

    def context(self, participant: Participant) -> dict[str, Any]:
        row, rows = invited.row_of(participant, self.at)
        shown = {"row": row, "participant": participant, "back": list_of(participant.conference)}
        if participant.conference.starts_at is None or not participant.is_invited:
            return {**shown, "made": None}
        occasion = letter.Occasion.CHANGE if row.is_moved else letter.Occasion.INVITATION
        made = letters.written(row, rows, occasion, by=self.user, at=self.at)
        style = letter.style(row.role, row.age)
        return {
            **shown,
            "made": made,
            "style": letter.STYLE_WORDS[style],
            "note": queries.language_note(row),
        }


class InvitationFile(PreviewInvitation):
    """The letter for the printer; the very bytes are read back, and what tells too much is not given out."""

    def answer(self) -> HttpResponse:
        participant = self.subject
        row, rows = invited.row_of(participant, self.at)
        stops = rules.blockers_of_all(invited.basis(participant.conference, self.user, self.at)) or row.blockers
        if stops or not participant.is_invited:
            return self._refused(stops or rules.blockers_of_one(row.draft()))
        occasion = letter.Occasion.CHANGE if row.is_moved else letter.Occasion.INVITATION
        facts = documents.facts_for(row, rows, self.user)
        paper = documents.paper_letter(row, facts, occasion, dated=days.local_day(self.at))
        name = documents.file_name(row, rows, facts.meeting.on, self.kwargs["ending"])
        taken = printed(paper, name)
        made = letters.bundle(row, rows, occasion, by=self.user, at=self.at).with_file(taken)
        found = rules.blockers_of_leaks(row.name, letters.leaks(made, row, self.at))
        return self._refused(found) if found else file_given(taken)

    def _refused(self, reasons: list[str]) -> HttpResponse:
        words = {"reasons": reasons, "back": list_of(self.subject.conference), "page": self, "subject": self.subject}
        return render(self.request, "refused.html", words, status=422)


class SendInvitations(OfConference, ActionPage):
    """The check page: everything that leaves now, and everything that stops it."""

    verb = "conferences.send_invitations"
    form_class = forms.SendForm
    template_name = "conferences/invitations/send.html"
    title = "Zkontrolujte a odešlete"
    button = "Odeslat pozvánky"

    def make_form(self, *data: Any) -> forms.SendForm:
        # The same form sent twice still names people whose letter has left meanwhile; it is no fault of theirs.
        self.shown_page = queries.check_page(self.subject, self.user, self.at)
        rows = self.shown_page["rows"]
        ready = [str(row.participant.pk) for row in rows if not row.blockers]
        offered = self.shown_page["known"] if data else [(str(row.participant.pk), row.name) for row in rows]
        return forms.SendForm(*data, initial={"people": ready}, people=offered)

    def context(self, conference: Conference) -> dict[str, Any]:
        return self.shown_page

    def act(self, conference: Conference, form: forms.SendForm) -> int:
        chosen = [UUID(one) for one in form.cleaned_data["people"]]
        return actions.send_invitations(conference, people=chosen, by=self.user, at=self.at)

    def success(self, conference: Conference, result: int) -> tuple[str, str]:
        if not result:
            return "Všichni vybraní už pozvánku mají, podruhé jsme nic neposlali.", list_of(conference)
        letters_words = text.plural(result, "pozvánka odchází", "pozvánky odcházejí", "pozvánek odchází")
        return f"{letters_words}. Tady uvidíte, jak dopadly.", list_of(conference)


class InvitationStep(OfParticipant, ActionPage):
    """Something about one person's invitation; leads back to the list."""

    tab = "conferences:invitations"
    done = "Uloženo."
    template_name = "conferences/invitations/step.html"

    def context(self, participant: Participant) -> dict[str, Any]:
        return {"participant": participant, "back": list_of(participant.conference)}

    def success(self, participant: Participant, result: Any) -> tuple[str, str]:
        return f"{participant.person.full_name}: {self.done}", list_of(participant.conference)


class WriteInvitation(InvitationStep):
    """Salutation, way, own words."""

    verb = "conferences.write_invitation"
    form_class = forms.InvitationForm
    title = "Oslovení a cesta"
    button = "Uložit a podívat se"

    def initial(self) -> dict[str, Any]:
        row, _ = invited.row_of(self.subject, self.at)
        version = row.invitation.version if row.invitation else None
        words = {"salutation": row.salutation, "channel": row.channel, "own_words": row.own_words}
        return {**words, "version": version}

    def act(self, participant: Participant, form: forms.InvitationForm) -> Invitation:
        return actions.write_invitation(participant, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, participant: Participant, result: Invitation) -> tuple[str, str]:
        return "Uloženo. Takhle pozvánka vypadá.", reverse("conferences:preview-invitation", args=[participant.pk])


class HandOverInvitation(InvitationStep):
    """The paper reached the person."""

    verb = "conferences.hand_over_invitation"
    form_class = forms.HandOverForm
    title = "Dopis je předaný"
    button = "Zapsat předání"
    done = "předání je zapsané."

    def initial(self) -> dict[str, Any]:
        row, _ = invited.row_of(self.subject, self.at)
        channel = row.channel if row.channel in rules.BY_HAND else Channel.PAPER
        return {"channel": channel, "on": days.local_day(self.at)}

    def act(self, participant: Participant, form: forms.HandOverForm) -> Invitation:
        return actions.hand_over_invitation(participant, by=self.user, at=self.at, **form.cleaned_data)


class RecordCall(InvitationStep):
    """An invitation by phone, with a prepared script beside it."""

    verb = "conferences.record_call"
    form_class = forms.CallForm
    template_name = "conferences/invitations/call.html"
    title = "Pozvat telefonem"
    button = "Zapsat hovor"
    done = "hovor je zapsaný."

    def initial(self) -> dict[str, Any]:
        return {"on": days.local_day(self.at)}

    def context(self, participant: Participant) -> dict[str, Any]:
        return {**super().context(participant), **queries.call_page(participant, self.user, self.at)}

    def act(self, participant: Participant, form: forms.CallForm) -> Invitation:
        return actions.record_call(participant, by=self.user, at=self.at, **form.cleaned_data)


class RecordReply(InvitationStep):
    """What came back."""

    verb = "conferences.record_reply"
    form_class = forms.ReplyForm
    title = "Zapsat odpověď"
    button = "Uložit odpověď"
    done = "odpověď je zapsaná."

    def initial(self) -> dict[str, Any]:
        kept = queries.invitation_of(self.subject)
        known = {"reply": kept.reply, "channel": kept.reply_channel, "note": kept.reply_note} if kept else {}
        return {**known, "on": days.local_day(self.at)}

    def act(self, participant: Participant, form: forms.ReplyForm) -> Invitation:
        return actions.record_reply(participant, by=self.user, at=self.at, **form.cleaned_data)


class RecordTelling(InvitationStep):
    """Somebody who was invited knows that they are not to come."""

    verb = "conferences.record_telling"
    form_class = forms.TellForm
    template_name = "conferences/invitations/telling.html"
    title = "Zapsat, že to ví"
    button = "Zapsat, že to ví"
    done = "zapsáno, že to ví."

    def initial(self) -> dict[str, Any]:
        return {"on": days.local_day(self.at), "channel": Channel.PHONE}

    def context(self, participant: Participant) -> dict[str, Any]:
        row, _ = invited.row_of(participant, self.at)
        return {**super().context(participant), "row": row}

    def act(self, participant: Participant, form: forms.TellForm) -> Invitation:
        return calling_off.record_telling(participant, by=self.user, at=self.at, **form.cleaned_data)
