"""Pages of corrections: begun with a reason, issued after a look at what changes, or dropped; and all of them read."""

from typing import Any

from django.urls import reverse

from kruh.conferences.models import Conference
from kruh.conferences.views.screens import GatedPage
from kruh.meetings.actions import revisions as actions
from kruh.meetings.forms import minutes as forms
from kruh.meetings.models import Minutes, Revision
from kruh.meetings.queries import revisions as queries
from kruh.meetings.rules import revisions as rules
from kruh.meetings.views.minutes import AboutMinutes, MinutesStep


class SeeRevisions(GatedPage, AboutMinutes):
    """Every correction with its reason and with what changed."""

    verb = "meetings.see_revisions"
    template_name = "meetings/minutes/revisions.html"

    def context(self, conference: Conference) -> dict[str, Any]:
        return queries.page(conference)


class AmendMinutes(MinutesStep):
    """A correction begins with its reason."""

    verb = "meetings.amend_minutes"
    form_class = forms.AmendForm
    template_name = "meetings/minutes/amend_minutes.html"
    title = "Opravit uzavřený zápis"
    button = "Začít opravu"
    done = "Opravte text. Do vydání opravy platí dosavadní zápis."

    def act(self, minutes: Minutes, form: forms.AmendForm) -> Revision:
        return actions.amend_minutes(minutes, by=self.user, at=self.at, **form.cleaned_data)


class CloseAmendment(MinutesStep):
    """The correction is issued and goes to whom it changed."""

    verb = "meetings.close_amendment"
    form_class = forms.IssueForm
    template_name = "meetings/minutes/close_amendment.html"
    title = "Vydat opravu zápisu"
    button = "Vydat opravu"

    def context(self, minutes: Minutes) -> dict[str, Any]:
        return {**super().context(minutes), "changes": queries.open_changes(minutes)}

    def act(self, minutes: Minutes, form: forms.IssueForm) -> Revision:
        return actions.close_amendment(minutes, by=self.user, at=self.at)

    def success(self, minutes: Minutes, result: Revision) -> tuple[str, str]:
        words = f"{rules.spoken(result.number)} platí. Kopie pro lidi, kterých se změna týká, jsou připravené."
        return words[0].upper() + words[1:], reverse("meetings:deliveries", args=[minutes.conference_id])


class DropAmendment(MinutesStep):
    """The correction is given up."""

    verb = "meetings.drop_amendment"
    title = "Zrušit opravu"
    button = "Zrušit opravu"
    done = "Oprava je zrušená, platí uzavřený zápis."

    def act(self, minutes: Minutes, form: Any) -> None:
        actions.drop_amendment(minutes, by=self.user, at=self.at)
