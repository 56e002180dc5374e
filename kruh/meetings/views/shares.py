"""Papers printed before people stand up: the plan, each person's own page, all of them at once."""

from typing import Any

from django.http import Http404, HttpResponse

from kruh.access.pages import ReadPage
from kruh.conferences.models import Conference
from kruh.conferences.rules.request import neutral_file_name
from kruh.conferences.views.suitability import file_answer
from kruh.foundation import days
from kruh.foundation import typesetting as paper
from kruh.foundation.workflow import NotPossible
from kruh.meetings.documents import shares as documents
from kruh.meetings.documents.minutes import file_name
from kruh.meetings.views.reading import reading_of
from kruh.meetings.views.room import AboutRoom


class PrintAtOnce(AboutRoom, ReadPage):
    """A paper as PDF or DOCX; what would tell somebody too much is not made, and it is said why."""

    verb = "meetings.print_shares"
    template_name = "refused.html"

    def find(self) -> Conference:
        if self.kwargs["ending"] not in {"pdf", "docx"}:
            raise Http404
        return super().find()  # type: ignore[no-any-return]

    def answer(self) -> HttpResponse:
        try:
            document, name = self.paper(self.subject)
        except NotPossible as refusal:
            return self.shown(422, reasons=refusal.reasons, back=reading_of(self.subject))
        return file_answer(document, name)

    def paper(self, conference: Conference) -> tuple[paper.Document, str]:
        """This will give the paper and the name of its file."""
        raise NotImplementedError

    def named(self, kind: str) -> str:
        """This will name a file so that it tells nothing."""
        return neutral_file_name(kind, self.subject.number, self.kwargs["ending"])


class PrintPlan(PrintAtOnce):
    """The plan with its code."""

    def paper(self, conference: Conference) -> tuple[paper.Document, str]:
        return documents.plan(conference, dated=days.local_day(self.at)), self.named("plan")


class PrintEverything(PrintAtOnce):
    """All papers in one tap."""

    def paper(self, conference: Conference) -> tuple[paper.Document, str]:
        return documents.everything(conference, self.kwargs["ending"], by=self.user, at=self.at), self.named("listy")


class PrintShare(PrintAtOnce):
    """The page of one person."""

    def paper(self, conference: Conference) -> tuple[paper.Document, str]:
        pages = documents.pages_of(conference, self.at)
        share: Any = pages.share(self.kwargs["who"])
        if share is None:
            raise Http404
        (document,) = documents.safe(pages, [share], self.kwargs["ending"], by=self.user, at=self.at)
        number = pages.shares.index(share) + 1
        return document, file_name("muj-dil", str(conference), self.kwargs["ending"], copy=number)
