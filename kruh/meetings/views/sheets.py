"""Pages of papers and photographs: the list with its form, the files themselves, what they show, putting them aside."""

from typing import Any

from django.contrib import messages
from django.db import DatabaseError
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from kruh.access.pages import ActionPage, ReadPage
from kruh.conferences.models import Conference
from kruh.foundation.ids import uuid7
from kruh.foundation.typesetting import looking
from kruh.foundation.workflow import NotPossible
from kruh.meetings.actions import sheets as actions
from kruh.meetings.documents.minutes import file_name
from kruh.meetings.forms import sheets as forms
from kruh.meetings.models import Sheet
from kruh.meetings.policies import minutes as minutes_policies
from kruh.meetings.policies import sheets as policies
from kruh.meetings.queries import sheets as queries
from kruh.meetings.views.minutes import AboutMinutes

# A file that somebody brought is only data: nothing in it runs, nothing is guessed, the browser keeps nothing.
HARMLESS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
NOT_KEPT = (
    "Soubor se teď nepodařilo uložit a nic z něj u nás nezůstalo. Zkuste to za chvíli znovu; fotku si zatím nechte."
)
ENDINGS = {"image/jpeg": "jpg", "application/pdf": "pdf"}


def sheets_of(conference: Conference) -> str:
    """This will give the address of the papers."""
    return reverse("meetings:sheets", args=[conference.pk])


class SeeSheets(AboutMinutes):
    """Photographs and signed papers of a conference, and the form for another one."""

    verb = "meetings.see_sheets"
    template_name = "meetings/sheets/sheets.html"

    def context(self, conference: Conference) -> dict[str, Any]:
        return {**queries.board(conference), "form": forms.AddForm(), "once": str(uuid7())}


class AddSheet(ActionPage):
    """A photograph from the phone, or a file."""

    tab = "meetings:sheets"
    verb = "meetings.add_sheet"
    form_class = forms.AddForm
    template_name = "meetings/sheets/add_sheet.html"
    title = "Přidat fotku nebo listinu"
    button = "Uložit"

    def find(self) -> Conference:
        found = self.one_of(minutes_policies.known_conferences(self.user, self.at), pk=self.kwargs["pk"])
        minutes_policies.remember(self.user, found, self.at)
        return found

    def context(self, conference: Conference) -> dict[str, Any]:
        return {"conference": conference, "back": sheets_of(conference)}

    def act(self, conference: Conference, form: forms.AddForm) -> Sheet:
        words = dict(form.cleaned_data)
        place = queries.place_of(self.user, conference, words["file"].codes, self.at)
        if place is not None:
            words |= {"kind": place.kind, "is_by_code": True}
        return actions.add_sheet(place.conference if place else conference, by=self.user, at=self.at, **words)

    def success(self, conference: Conference, result: Sheet) -> tuple[str, str]:
        if result.conference_id != conference.pk:
            other = result.conference
            messages.warning(self.request, f"Podle kódu list patří ke konferenci {other}. Uložili jsme ho tam.")
        known = " Poznáno podle kódu na listu." if result.is_by_code else ""
        return f"Uloženo: {result.get_kind_display()}.{known}", sheets_of(result.conference)

    def _act_once(self, form: BaseForm) -> HttpResponseBase:
        """What the database cannot take (a full disk, a lost connection) leaves nothing behind and is said."""
        try:
            return super()._act_once(form)
        except DatabaseError as trouble:
            raise NotPossible([NOT_KEPT]) from trouble


# One paper ---------------------------------------------------------------------------------------------------------


class SheetFile(ReadPage):
    """The picture to look at, or the PDF to keep."""

    verb = "meetings.see_sheet"

    def find(self) -> Sheet:
        return self.one_of(policies.visible_sheets(self.user, self.at), pk=self.kwargs["pk"])

    def answer(self) -> HttpResponse:
        sheet: Sheet = self.subject
        place = "inline" if sheet.is_picture else "attachment"
        name = file_name("listina", str(sheet.conference), ENDINGS[sheet.mime], copy=sheet.number)
        return _data(queries.content_of(sheet), sheet.mime, f'{place}; filename="{name}"')


class SheetPreview(SheetFile):
    """The same, small."""

    def answer(self) -> HttpResponse:
        preview = queries.preview_of(self.subject)
        if not preview:
            raise Http404
        return _data(preview, self.subject.mime, "inline")


class SheetPage(SheetFile):
    """One page of a PDF as a picture, to be looked at in the page; a picture is its own page."""

    def answer(self) -> HttpResponse:
        sheet: Sheet = self.subject
        if sheet.is_picture:
            return _data(queries.content_of(sheet), sheet.mime, "inline")
        drawn = looking.picture_of(queries.content_of(sheet), self.kwargs["number"])
        if not drawn:
            raise Http404
        return _data(drawn, looking.MIME, "inline")


def _data(content: bytes, mime: str, disposition: str) -> HttpResponse:
    return HttpResponse(content, content_type=mime, headers={**HARMLESS, "Content-Disposition": disposition})


class OneSheet(ActionPage):
    """Something about one paper."""

    tab = "meetings:sheets"
    template_name = "meetings/sheets/one_sheet.html"

    def find(self) -> Sheet:
        return self.one_of(policies.visible_sheets(self.user, self.at), pk=self.kwargs["pk"])

    def context(self, sheet: Sheet) -> dict[str, Any]:
        return {"sheet": sheet, "conference": sheet.conference, "back": sheets_of(sheet.conference)}


class DescribeSheet(OneSheet):
    """What a paper is and what it shows."""

    verb = "meetings.describe_sheet"
    form_class = forms.DescribeForm
    title = "Co je na listině"
    button = "Uložit popis"

    def initial(self) -> dict[str, Any]:
        sheet: Sheet = self.subject
        return {"kind": sheet.kind, "description": sheet.description or "", "topic": sheet.topic or ""}

    def act(self, sheet: Sheet, form: forms.DescribeForm) -> Sheet:
        return actions.describe_sheet(sheet, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, sheet: Sheet, result: Sheet) -> tuple[str, str]:
        return "Popis je uložený.", sheets_of(sheet.conference)


class StrikeSheet(OneSheet):
    """Put aside with a reason."""

    verb = "meetings.strike_sheet"
    form_class = forms.StrikeForm
    title = "Vyřadit soubor"
    button = "Vyřadit"

    def act(self, sheet: Sheet, form: forms.StrikeForm) -> Sheet:
        return actions.strike_sheet(sheet, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, sheet: Sheet, result: Sheet) -> tuple[str, str]:
        return "Soubor je vyřazený, důvod je u něj.", sheets_of(sheet.conference)
