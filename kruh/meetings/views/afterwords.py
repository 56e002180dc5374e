"""Pages of what each child is told after the meeting: who was told, the words, the same on paper."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from kruh.access.pages import ActionPage, ReadPage
from kruh.conferences.models import Conference, Participant
from kruh.conferences.policies import case_participants
from kruh.conferences.views.suitability import file_given
from kruh.foundation.workflow import NotPossible
from kruh.meetings.actions import afterwords as actions
from kruh.meetings.documents import afterwords as documents
from kruh.meetings.forms.afterwords import AfterwordForm
from kruh.meetings.models import Afterword
from kruh.meetings.queries import afterwords as queries
from kruh.meetings.views.minutes import AboutMinutes

TAB = "meetings:minutes"


def list_of(conference: Conference) -> str:
    """This will give the address of the list of children."""
    return reverse("meetings:afterwords", args=[conference.pk])


class SeeAfterwords(AboutMinutes):
    """Every child with the words it was given."""

    verb = "meetings.see_afterwords"
    tab = TAB
    template_name = "meetings/minutes/afterwords.html"

    def context(self, conference: Conference) -> dict[str, Any]:
        return {**queries.page(conference), "back": reverse(TAB, args=[conference.pk])}


class WriteAfterword(ActionPage):
    """The words for one child; the finished sheet is read before it is kept."""

    verb = "meetings.write_afterword"
    tab = TAB
    template_name = "meetings/minutes/write_afterword.html"
    title = "Co se po setkání změnilo"
    button = "Uložit"
    form_class = AfterwordForm

    def find(self) -> Participant:
        rows = case_participants(self.user, self.at).filter(role="child")
        return self.one_of(rows, pk=self.kwargs["pk"])

    def initial(self) -> dict[str, Any]:
        kept = queries.latest(self.subject)
        names = AfterwordForm.base_fields
        return {name: getattr(kept, name) or "" for name in names} if kept else {}

    def context(self, participant: Participant) -> dict[str, Any]:
        return {"back": list_of(participant.conference), "participant": participant}

    def act(self, participant: Participant, form: AfterwordForm) -> Afterword:
        words = form.words
        if words.is_told:
            kept = Afterword(participant=participant, changed=words.changed, unchanged=words.unchanged)
            documents.safe_file(kept, "pdf", by=self.user, at=self.at)
        return actions.write_afterword(participant, words=words, by=self.user, at=self.at)

    def success(self, participant: Participant, result: Afterword) -> tuple[str, str]:
        return "Uložené.", list_of(participant.conference)


class PrintAfterword(ReadPage):
    """The same on paper."""

    verb = "meetings.print_afterword"
    tab = TAB
    template_name = "refused.html"

    def find(self) -> Participant:
        if self.kwargs["ending"] not in {"pdf", "docx"}:
            raise Http404
        return self.one_of(case_participants(self.user, self.at).filter(role="child"), pk=self.kwargs["pk"])

    def answer(self) -> HttpResponse:
        kept = queries.latest(self.subject)
        if kept is None or not kept.is_told:
            raise Http404
        kept.participant = self.subject
        try:
            return file_given(documents.safe_file(kept, self.kwargs["ending"], by=self.user, at=self.at))
        except NotPossible as refusal:
            return self.shown(422, reasons=refusal.reasons, back=list_of(self.subject.conference))
