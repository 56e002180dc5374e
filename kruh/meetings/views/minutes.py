"""Pages of the text of the minutes: the form that is saved while it is written, and the papers made of it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse

from kruh.access import policy
from kruh.access.pages import ActionPage, KeepPage, ReadPage
from kruh.conferences.models import Conference
from kruh.conferences.policies import relations
from kruh.conferences.views.suitability import file_answer
from kruh.foundation import days
from kruh.meetings.actions import minutes as actions
from kruh.meetings.documents import minutes as documents
from kruh.meetings.forms import minutes as forms
from kruh.meetings.models import Minutes, Section
from kruh.meetings.policies import minutes as policies
from kruh.meetings.queries import minutes as queries
from kruh.meetings.queries import sheets as sheet_queries
from kruh.meetings.queries import wordings
from kruh.meetings.rules import minutes as rules
from kruh.meetings.vocabulary import MinutesState, SectionKind, SheetKind


def page_of(conference: Conference) -> str:
    """This will give the address of the minutes."""
    return reverse("meetings:minutes", args=[conference.pk])


class AboutMinutes(ReadPage):
    """A page about the minutes of one conference; the person's relations come with it."""

    def find(self) -> Conference:
        found = self.one_of(policies.known_conferences(self.user, self.at), pk=self.kwargs["pk"])
        policies.remember(self.user, found, self.at)
        return found


class PaperPage(AboutMinutes):
    """A paper as PDF or DOCX; no other ending exists."""

    def find(self) -> Conference:
        if self.kwargs["ending"] not in {"pdf", "docx"}:
            raise Http404
        return super().find()


class MinutesStep(ActionPage):
    """A step taken with the minutes."""

    done = ""

    def find(self) -> Minutes:
        return self.one_of(policies.visible_minutes(self.user, self.at), conference=self.kwargs["pk"])

    def context(self, minutes: Minutes) -> dict[str, Any]:
        return {"back": page_of(minutes.conference), "conference": minutes.conference}

    def success(self, minutes: Minutes, result: Any) -> tuple[str, str]:
        return self.done, page_of(minutes.conference)


class SeeMinutes(AboutMinutes):
    """The minutes: written part by part, or read."""

    verb = "meetings.see_minutes"
    template_name = "meetings/minutes/minutes.html"

    def context(self, conference: Conference) -> dict[str, Any]:
        shown = queries.board(conference)
        writes = policies.writes(self.user, conference, self.at) and not shown.get("is_closed", True)
        for part in shown.get("parts", []) if writes else []:
            part.form = form_of(part.section, initial_of(part.section, shown["minutes"]))
        if shown.get("minutes") and not (shown["is_draft"] or shown["is_closed"]):
            written = {part.section.kind: part.section.text for part in shown["parts"]}
            shown["since"] = wordings.since_delivery(shown["minutes"], written)
        organises = policies.organises(self.user, conference, self.at)
        leads = relations.facilitates(self.user, conference, self.at)
        return {**shown, "writes": writes, "organises": organises, "facilitates": leads}


def form_of(section: Section, initial: dict[str, Any], *data: Any) -> forms.SectionForm:
    """This will give the form of one part."""
    kind = SectionKind(section.kind)
    form_class = forms.ChildViewForm if kind == SectionKind.CHILD_VIEW else forms.SectionForm
    return form_class(*data, initial=initial, kind=kind, hint=queries.HELP[kind])


def initial_of(section: Section, minutes: Minutes) -> dict[str, Any]:
    """This will give what stands in one part now."""
    words: dict[str, Any] = {"text": section.text, "version": section.version}
    if section.kind == SectionKind.CHILD_VIEW:
        names = ("heard_how", "heard_by", "why_not_heard")
        words |= {name: getattr(minutes, name) or "" for name in names}
    return words


class StartMinutes(ActionPage):
    """The first line of the minutes."""

    verb = "meetings.start_minutes"
    form_class = forms.NothingForm
    title = "Začít zápis"
    button = "Začít zápis"

    def find(self) -> Conference:
        found = self.one_of(policies.known_conferences(self.user, self.at), pk=self.kwargs["pk"])
        policies.remember(self.user, found, self.at)
        return found

    def context(self, conference: Conference) -> dict[str, Any]:
        return {"back": page_of(conference)}

    def act(self, conference: Conference, form: forms.NothingForm) -> Minutes:
        return actions.start_minutes(conference, by=self.user, at=self.at)

    def success(self, conference: Conference, result: Minutes) -> tuple[str, str]:
        return f"Zápis je založený. Všichni ho mají mít do {days.day(result.due_on)}.", page_of(conference)


class WriteSection(ActionPage):
    """One part of the minutes, saved by its button."""

    tab = "meetings:minutes"
    verb = "meetings.write_section"
    template_name = "meetings/minutes/write_section.html"

    def find(self) -> Section:
        return self.one_of(policies.visible_sections(self.user, self.at), pk=self.kwargs["pk"])

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """This will offer the form, or lead to what was closed."""
        reasons = rules.blockers_to_write(MinutesState(self.subject.minutes.state))
        if not reasons:
            return super().get(request, **kwargs)
        messages.info(request, reasons[0])
        return HttpResponseRedirect(page_of(self.subject.conference))

    @property
    def whole(self) -> str:
        """This will give the address of the whole text, for the page that shows two wordings."""
        return f"{page_of(self.subject.conference)}#{self.subject.kind}"

    def make_form(self, *data: Any) -> forms.SectionForm:
        return form_of(self.subject, initial_of(self.subject, self.subject.minutes), *data)

    def context(self, section: Section) -> dict[str, Any]:
        conference = section.conference
        return {
            "back": f"{page_of(conference)}#{section.kind}",
            "conference": conference,
            "autosave": reverse("meetings:keep-section", args=[section.pk]),
            "part_title": section.get_kind_display(),
        }

    def act(self, section: Section, form: forms.SectionForm) -> Section:
        return actions.write_section(section, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, section: Section, result: Section) -> tuple[str, str]:
        return f"Uloženo: {section.get_kind_display()}.", f"{page_of(section.conference)}#{section.kind}"


class KeepSection(KeepPage, WriteSection):
    """The same part, saved while it is written; what the draft still lacks is counted again."""

    verb = "meetings.write_section"

    def beside(self, kept: Section) -> dict[str, str]:
        minutes = kept.minutes
        if minutes.state != MinutesState.DRAFT:
            return {}
        missing = rules.missing(queries.draft(minutes, queries.texts(minutes)))
        may = policy.May(self.user, kept, self.at)
        words = {"missing": missing, "conference": kept.conference, "may": may}
        return {"nez-odejde": render_to_string("meetings/minutes/before_leaving.html", words)}


class ChooseLayout(MinutesStep):
    """Plain or formal."""

    verb = "meetings.choose_layout"
    form_class = forms.LayoutForm
    title = "Podoba dokumentu"
    template_name = "meetings/minutes/choose_layout.html"
    done = "Podoba dokumentu je uložená. Obsah zůstal stejný."

    def initial(self) -> dict[str, Any]:
        return {"layout": self.subject.layout}

    def act(self, minutes: Minutes, form: forms.LayoutForm) -> None:
        actions.choose_layout(minutes, by=self.user, at=self.at, **form.cleaned_data)


class PrintMinutes(PaperPage):
    """The whole minutes on paper, for the office and for whoever wrote them."""

    verb = "meetings.print_minutes"

    def answer(self) -> HttpResponse:
        minutes = queries.minutes_of(self.subject)
        if minutes is None:
            raise Http404
        minutes.conference = self.subject
        document = documents.minutes(
            queries.content(minutes),
            dated=days.local_day(minutes.closed_at or self.at),
            comments_until=None if minutes.closed_at else minutes.comments_until,
            code=sheet_queries.code_for(self.subject, SheetKind.MINUTES),
        )
        name = documents.file_name("zapis", str(self.subject), self.kwargs["ending"])
        return file_answer(document, name)
