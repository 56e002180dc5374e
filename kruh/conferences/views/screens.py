"""Pages read by people who may not know what is protected in the case: their markup is read before they are shown."""

from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from kruh.access import policy
from kruh.access.pages import Page, ReadPage
from kruh.cases import queries as cases
from kruh.cases.rules.gate import Secret
from kruh.conferences.models import Conference
from kruh.conferences.queries import leaving
from kruh.conferences.queries.leaving import Leaving
from kruh.foundation import days

STOPPED = 422


class AboutTable(Page):
    """Whatever is asked about a conference by whoever sits at it or belongs to the case.

    Where somebody hides and how to reach them is known to those alone who may open it in the case.
    """

    @property
    def knows_places(self) -> bool:
        """This will tell whether the person may open what is protected in the case."""
        return policy.may(self.user, "cases.read_protected", self.subject, self.at)

    @property
    def has_places(self) -> bool:
        """This will tell whether anything of the kind is protected at all, so that most pages ask no more."""
        return bool(getattr(self.subject, "has_places", False))

    def one_of[M: Model](self, rows: QuerySet[M], **by: Any) -> M:
        """This will learn it with the conference itself."""
        if rows.model is not Conference:
            return super().one_of(rows, **by)
        told: QuerySet[M] = rows.annotate(has_places=cases.keeps_places())  # type: ignore[assignment]
        return super().one_of(told, **by)

    def places(self) -> list[Secret]:
        """This will give what the team must not learn."""
        return leaving.not_for_table(self.subject, days.local_day(self.at)) if self.has_places else []


class GatedPage(AboutTable, ReadPage):
    """A page about a conference whose finished markup is read.

    Should somebody have written there what is protected, the others wait until it is mended, and those who may mend it
    are told where it stands.
    """

    subject: Conference

    def unknown(self, shown: dict[str, Any]) -> list[Secret]:
        """This will give what the others must not read here; what somebody wrote is no secret to that one."""
        found = self.places()
        own = self.own_words(shown) if found and not self.knows_places else ""
        return leaving.untold(own, found) if own else found

    def own_words(self, shown: dict[str, Any]) -> str:
        """This will give what the person wrote on the page."""
        return ""

    def shown(self, status: int = 200, **extra: Any) -> HttpResponse:
        """This will read the finished page before anybody else does."""
        page = super().shown(status, **extra)
        secrets = self.unknown(extra) if status < STOPPED else []
        found = leaving.on_screen(page.content, secrets)
        if not found:
            return page
        if self.knows_places:
            return super().shown(status, **extra, unseen=[f"{hit.fact}: {hit}" for hit in found])
        return self.stopped()

    def stopped(self) -> HttpResponse:
        """This will say calmly that the page is being mended, and nothing of what stands on it."""
        told = {"office": self.subject.office.name, "user": self.user, "page": self}
        return render(self.request, "conferences/stopped.html", told, status=STOPPED)

    def tells(self, paper: Leaving) -> bool:
        """This will tell whether a paper of the page tells this person what the page must not."""
        if self.knows_places:
            return False
        return bool(leaving.on_paper(paper, self.unknown({})))
