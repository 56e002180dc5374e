"""What the pages of one workshop share."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from kruh.access.pages import ActionPage, Page
from kruh.foundation import typesetting
from kruh.training import policies
from kruh.training.models import Workshop

LIST = "Workshopy"


def page_of(workshop: Workshop) -> str:
    """This will give the address of a workshop."""
    return reverse("training:workshop", args=[workshop.pk])


def pdf(document: typesetting.Document, name: str) -> HttpResponse:
    """This will give a paper as a file; its name says nothing about anybody."""
    told = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(typesetting.to_pdf(document), content_type="application/pdf", headers=told)


class OfWorkshop(Page):
    """Pages about one workshop that one may read."""

    def find(self) -> Any:
        return self.one_of(policies.visible_workshops(self.user, self.at), pk=self.kwargs["pk"])

    def shown(self, status: int = 200, **extra: Any) -> HttpResponse:
        """This will add the name of the workshop and the way back."""
        workshop = policies.workshop_of(self.subject)
        assert workshop is not None
        home = page_of(workshop)
        here = "" if self.request.path == home else home
        trail = [(LIST, reverse("training:list")), (workshop.title, here)]
        return super().shown(status, **{"workshop": workshop, "trail": trail, "back": home, **extra})


class Step(OfWorkshop, ActionPage):
    """A step taken with one workshop."""

    done = ""

    def success(self, subject: Any, result: Any) -> tuple[str, str]:
        workshop = policies.workshop_of(subject)
        assert workshop is not None
        return self.done, page_of(workshop)
