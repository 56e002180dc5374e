"""Pages of papers that go along with copies: chosen for one person, looked through by a second one, handed over."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from kruh.access.pages import ActionPage, ReadPage
from kruh.conferences.models import Participant
from kruh.conferences.queries.leaving import Leaving
from kruh.conferences.views.suitability import file_given
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible
from kruh.meetings.actions import enclosures as actions
from kruh.meetings.documents import copies as copy_documents
from kruh.meetings.forms import enclosures as forms
from kruh.meetings.models import Enclosure, Minutes
from kruh.meetings.policies import enclosures as policies
from kruh.meetings.policies import minutes as minutes_policies
from kruh.meetings.queries import copies
from kruh.meetings.queries import enclosures as queries
from kruh.meetings.queries import minutes as minutes_queries
from kruh.meetings.rules import enclosures as rules
from kruh.meetings.views.copies import AboutCopy, moment_of
from kruh.meetings.vocabulary import EnclosureState


class SeeEnclosures(ReadPage):
    """All papers of all copies, and which of them wait for a second person."""

    tab = "meetings:minutes"
    verb = "meetings.see_enclosures"
    template_name = "meetings/enclosures/see_enclosures.html"

    def find(self) -> Minutes:
        rows = minutes_policies.visible_minutes(self.user, self.at)
        return self.one_of(rows, conference=self.kwargs["pk"])

    def context(self, minutes: Minutes) -> dict[str, Any]:
        return queries.page_of_conference(minutes)


class EncloseSheets(AboutCopy):
    """What goes along with the copy of one person."""

    tab = "meetings:minutes"
    verb = "meetings.enclose_sheets"
    form_class = forms.EncloseForm
    template_name = "meetings/enclosures/enclose_sheets.html"
    title = "Přílohy ke kopii"
    button = "Přiložit"

    def find(self) -> Minutes:
        conference = self.one_of(minutes_policies.known_conferences(self.user, self.at), pk=self.kwargs["pk"])
        minutes_policies.remember(self.user, conference, self.at)
        minutes = minutes_queries.minutes_of(conference)
        if minutes is None:
            raise Http404
        minutes.conference = conference
        return minutes

    def person(self) -> Participant:
        return self.one_of(queries.readers(self.subject.conference, days.local_day(self.at)), pk=self.kwargs["who"])

    def form_arguments(self) -> dict[str, Any]:
        self.shown_to = self.person()
        self.papers = queries.papers(self.subject.conference, self.shown_to)
        self.offered = self.papers.offered
        self.known = self.offered + [row.sheet for row in self.papers.chosen]
        return {"offered": self.known if self.request.method == "POST" else self.offered}

    def context(self, minutes: Minutes) -> dict[str, Any]:
        return {**queries.page_of_person(minutes, self.shown_to, self.papers), "offered": self.offered}

    def act(self, minutes: Minutes, form: forms.EncloseForm) -> list[Enclosure]:
        chosen = set(form.cleaned_data["sheets"])
        return actions.enclose_sheets(
            minutes,
            participant=self.shown_to,
            sheets=[sheet for sheet in self.known if str(sheet.pk) in chosen],
            is_looked_through=form.cleaned_data["is_looked_through"],
            by=self.user,
            at=self.at,
        )

    def success(self, minutes: Minutes, result: list[Enclosure]) -> tuple[str, str]:
        waits = any(row.state == EnclosureState.WAITING for row in result)
        said = "Přiloženo. Fotku ještě projde druhý člověk, má to na stránce Dnes." if waits else "Přiloženo."
        return said, reverse("meetings:enclose-sheets", args=[minutes.conference_id, self.kwargs["who"]])


class AboutEnclosure(ActionPage):
    """A step taken with one paper of one copy."""

    tab = "meetings:minutes"
    template_name = "meetings/enclosures/one_enclosure.html"

    def find(self) -> Enclosure:
        found = self.one_of(policies.visible_enclosures(self.user, self.at), pk=self.kwargs["pk"])
        policies.remember(self.user, found, self.at)
        return found

    def context(self, enclosure: Enclosure) -> dict[str, Any]:
        return {**queries.told(enclosure), "conference": enclosure.conference, "back": self.papers_of(enclosure)}

    def papers_of(self, enclosure: Enclosure) -> str:
        """This will give the address of the papers of the same person."""
        return reverse("meetings:enclose-sheets", args=[enclosure.conference.pk, enclosure.participant_id])


class DecideEnclosure(AboutEnclosure):
    """The look of the second person."""

    verb = "meetings.decide_enclosure"
    form_class = forms.DecideForm
    template_name = "meetings/enclosures/decide_enclosure.html"
    title = "Smí příloha odejít?"
    button = "Uložit rozhodnutí"

    def context(self, enclosure: Enclosure) -> dict[str, Any]:
        own = {"is_own": enclosure.chosen_by_id == self.user.pk}
        reasons = rules.blockers_to_decide(enclosure.state, EnclosureState.READY, "", **own)
        return {**queries.page_of_decision(enclosure, days.local_day(self.at)), "reasons": reasons}

    def act(self, enclosure: Enclosure, form: forms.DecideForm) -> Enclosure:
        return actions.decide_enclosure(enclosure, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, enclosure: Enclosure, result: Enclosure) -> tuple[str, str]:
        is_ready = result.state == EnclosureState.READY
        said = "Příloha může odejít." if is_ready else "Příloha neodejde, důvod je u ní."
        return said, reverse("meetings:enclosures", args=[enclosure.conference.pk])


class WithdrawEnclosure(AboutEnclosure):
    """A paper is taken away from the copy."""

    verb = "meetings.withdraw_enclosure"
    title = "Nepřikládat"
    button = "Nepřikládat"

    def act(self, enclosure: Enclosure, form: Any) -> None:
        actions.withdraw_enclosure(enclosure, by=self.user, at=self.at)

    def success(self, enclosure: Enclosure, result: None) -> tuple[str, str]:
        return "Příloha s kopií neodejde.", self.papers_of(enclosure)


class HandOverEnclosure(AboutEnclosure):
    """How and when a paper reached the person."""

    verb = "meetings.hand_over_enclosure"
    form_class = forms.HandOverEnclosureForm
    title = "Zapsat předání přílohy"
    button = "Zapsat předání"

    def initial(self) -> dict[str, Any]:
        return {"handed_on": days.local_day(self.at)}

    def act(self, enclosure: Enclosure, form: forms.HandOverEnclosureForm) -> None:
        handed_at = moment_of(form.cleaned_data["handed_on"], self.at)
        actions.hand_over_enclosure(
            enclosure, channel=form.cleaned_data["channel"], handed_at=handed_at, by=self.user, at=self.at
        )

    def success(self, enclosure: Enclosure, result: None) -> tuple[str, str]:
        return "Předání přílohy je zapsané.", self.papers_of(enclosure)


class TakeEnclosure(ReadPage):
    """The file to print or to send; read once more before it leaves."""

    tab = "meetings:minutes"
    verb = "meetings.take_enclosure"
    template_name = "refused.html"

    def find(self) -> Enclosure:
        found = self.one_of(policies.visible_enclosures(self.user, self.at), pk=self.kwargs["pk"])
        policies.remember(self.user, found, self.at)
        return found

    def answer(self) -> HttpResponse:
        row: Enclosure = self.subject
        if row.state != EnclosureState.READY:
            raise Http404
        reader = row.participant
        hidden = copies.hidden_from(row.minutes, reader.person, days.local_day(self.at))
        leaving = queries.with_files(Leaving(), [row], hidden)
        try:
            copy_documents.refuse_leaks(leaving, row.minutes, reader, hidden, by=self.user, at=self.at)
        except NotPossible as refusal:
            back = reverse("meetings:enclose-sheets", args=[row.conference.pk, reader.pk])
            return self.shown(422, reasons=refusal.reasons, back=back)
        return file_given(leaving.files[0])
