"""Pages of looking through somebody's eyes: the copy of one reader as it would leave, and two copies side by side."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from kruh.conferences.queries.leaving import Leaving, printed
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible
from kruh.meetings.documents import copies as documents
from kruh.meetings.documents.minutes import file_name
from kruh.meetings.models import Minutes
from kruh.meetings.queries import content as contents
from kruh.meetings.queries import copies as copy_queries
from kruh.meetings.queries import minutes as minutes_queries
from kruh.meetings.queries import previews as queries
from kruh.meetings.rules import wordings as rules
from kruh.meetings.views.minutes import AboutMinutes


class ChooseEyes(AboutMinutes):
    """Through whose eyes to look."""

    verb = "meetings.look_as"
    template_name = "meetings/minutes/eyes.html"

    def answer(self) -> HttpResponse:
        if minutes_queries.minutes_of(self.subject) is None:
            raise Http404
        return self.shown(**queries.page(self.subject, queries.readers(self.subject)))


class AboutCopies(AboutMinutes):
    """Something made of copies; like any other paper it asks for everything that stands on it."""

    template_name = "meetings/minutes/eyes.html"

    def one(self, name: str) -> copy_queries.Copy:
        """This will give the reader named in the address, or answer 404."""
        for copy in self.readers:
            if copy.participant.pk == self.kwargs[name]:
                return copy
        raise Http404

    def answer(self) -> HttpResponse:
        minutes = minutes_queries.minutes_of(self.subject)
        if minutes is None:
            raise Http404
        minutes.conference = self.subject
        self.readers = queries.readers(self.subject)
        return self.look(minutes)

    def look(self, minutes: Minutes) -> HttpResponse:
        """This will show it."""
        raise NotImplementedError


class LookAs(AboutCopies):
    """One copy on the screen, word for word what its paper has."""

    verb = "meetings.look_as"

    def look(self, minutes: Minutes) -> HttpResponse:
        copy = self.one("who")
        shown: dict[str, Any] = queries.page(self.subject, self.readers, copy)
        document, content, hidden = documents.copy_for(minutes, copy.participant, self.at)
        file = printed(document, file_name("zapis", str(self.subject), "pdf"))
        try:
            leaving = Leaving(files=(file,), paper="zápis")
            documents.refuse_leaks(leaving, minutes, copy.participant, hidden, by=self.user, at=self.at)
        except NotPossible as refusal:
            return self.shown(422, **shown, reasons=refusal.reasons)
        hints = documents.hints(document, copy.participant, content)
        return self.shown(**shown, paper=queries.shown(document), hints=hints)


class CompareCopies(AboutCopies):
    """What one reader has and another has not."""

    verb = "meetings.compare_copies"
    template_name = "meetings/minutes/two_copies.html"

    def look(self, minutes: Minutes) -> HttpResponse:
        pair = self.one("who"), self.one("other")
        whole, today = contents.content(minutes), days.local_day(self.at)
        told = []
        for copy in pair:
            hidden = copy_queries.hidden_from(minutes, copy.participant.person, today)
            told.append(copy_queries.content_for(whole, copy.participant, hidden))
        parts = rules.compare(*told)
        back = reverse("meetings:look-as", args=[self.subject.pk, pair[0].participant.pk])
        differs = any(part.is_changed for part in parts)
        return self.shown(one=pair[0], other=pair[1], parts=parts, differs=differs, conference=self.subject, back=back)
