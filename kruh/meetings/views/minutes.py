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
from kruh.conferences.queries.leaving import Leaving, printed
from kruh.conferences.views.screens import GatedPage
from kruh.conferences.views.suitability import file_given
from kruh.foundation import days
from kruh.meetings.actions import minutes as actions
from kruh.meetings.actions import paragraphs as paragraph_actions
from kruh.meetings.documents import minutes as documents
from kruh.meetings.forms import minutes as forms
from kruh.meetings.models import Minutes, Paragraph
from kruh.meetings.policies import minutes as policies
from kruh.meetings.queries import content as contents
from kruh.meetings.queries import copies, paragraphs
from kruh.meetings.queries import minutes as queries
from kruh.meetings.queries import sheets as sheet_queries
from kruh.meetings.rules import checks as check_rules
from kruh.meetings.rules import minutes as rules
from kruh.meetings.rules import revisions
from kruh.meetings.vocabulary import MinutesState, SectionKind, SheetKind

OPENS = "Potom se tu zápis otevře s cílem a se vším, co je v záznamu z místnosti."


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


class SeeMinutes(GatedPage, AboutMinutes):
    """The minutes: written part by part, or read."""

    verb = "meetings.see_minutes"
    template_name = "meetings/minutes/minutes.html"

    def own_words(self, shown: dict[str, Any]) -> str:
        pieces = [piece.row for part in shown.get("parts", []) for piece in part.pieces]
        return "\n\n".join(row.text for row in pieces if row.changed_by_id == self.user.pk)

    def context(self, conference: Conference) -> dict[str, Any]:
        shown = queries.board(conference, self.user)
        writes = policies.writes(self.user, conference, self.at) and not shown.get("is_closed", True)
        for piece in [piece for part in shown.get("parts", []) for piece in part.pieces] if writes else []:
            piece.form = form_of(piece.row, initial_of(piece.row, shown["minutes"]), None)
        organises = policies.organises(self.user, conference, self.at)
        leads = relations.facilitates(self.user, conference, self.at)
        before = {} if shown["minutes"] else self.before(conference, is_held=shown["is_held"], organises=organises)
        known = {"writes": writes, "organises": organises, "facilitates": leads, "checks_it": organises or leads}
        return {**shown, **before, **known}

    def before(self, conference: Conference, *, is_held: bool, organises: bool) -> dict[str, Any]:
        """This will give what is said while nobody has begun the minutes: what they begin with, or who opens them."""
        if is_held:
            return {"has_record": conference.entries.exists()}
        if organises:
            return {"not_yet": f"Nejdřív v záložce Setkání zapište, že setkání začalo. {OPENS}"}
        name = copies.organiser_of(conference, self.at)
        return {"not_yet": f"Že setkání začalo, zapisuje v záložce Setkání {name}. {OPENS}"}


def form_of(
    paragraph: Paragraph, initial: dict[str, Any], people: list[tuple[str, str]] | None, *data: Any
) -> forms.ParagraphForm:
    """This will give the form of one paragraph."""
    form_class = forms.ChildViewForm if paragraph.says_how_heard else forms.ParagraphForm
    hint = queries.HELP[SectionKind(paragraph.kind)]
    return form_class(*data, initial=initial, about=paragraph, people=people, hint=hint)


def initial_of(paragraph: Paragraph, minutes: Minutes) -> dict[str, Any]:
    """This will give what stands in one paragraph now."""
    names = ("text", "version", "audience", "people")
    words: dict[str, Any] = {name: getattr(paragraph, name) for name in names}
    if paragraph.says_how_heard:
        told = ("heard_how", "heard_by", "why_not_heard")
        words |= {name: getattr(minutes, name) or "" for name in told}
    return words


class StartMinutes(ActionPage):
    """The first line of the minutes."""

    verb = "meetings.start_minutes"
    title = "Začít zápis"
    button = "Začít zápis"

    def find(self) -> Conference:
        found = self.one_of(policies.known_conferences(self.user, self.at), pk=self.kwargs["pk"])
        policies.remember(self.user, found, self.at)
        return found

    def context(self, conference: Conference) -> dict[str, Any]:
        return {"back": page_of(conference)}

    def act(self, conference: Conference, form: Any) -> Minutes:
        return actions.start_minutes(conference, by=self.user, at=self.at)

    def success(self, conference: Conference, result: Minutes) -> tuple[str, str]:
        return f"Zápis je založený. Všichni ho mají mít do {days.day(result.due_on)}.", page_of(conference)


class AboutParagraph(ActionPage):
    """A step taken with one paragraph."""

    tab = "meetings:minutes"

    def find(self) -> Paragraph:
        return self.one_of(policies.visible_paragraphs(self.user, self.at), pk=self.kwargs["pk"])

    @property
    def whole(self) -> str:
        """This will give the address of the whole text, for the page that shows two wordings."""
        return f"{page_of(self.subject.conference)}#{anchor_of(self.subject)}"


def anchor_of(paragraph: Paragraph) -> str:
    """This will name the place of a paragraph on the page: the first one is its part."""
    return f"{paragraph.kind}-{paragraph.order}" if paragraph.order else str(paragraph.kind)


class WriteParagraph(AboutParagraph):
    """One paragraph of the minutes, saved by its button."""

    verb = "meetings.write_paragraph"
    template_name = "meetings/minutes/write_paragraph.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """This will offer the form, or lead to what was closed."""
        reasons = rules.blockers_to_write(MinutesState(self.subject.minutes.state))
        if not reasons:
            return super().get(request, **kwargs)
        messages.info(request, reasons[0])
        return HttpResponseRedirect(page_of(self.subject.conference))

    def make_form(self, *data: Any) -> forms.ParagraphForm:
        people = paragraphs.people(self.subject.conference)
        return form_of(self.subject, initial_of(self.subject, self.subject.minutes), people, *data)

    def context(self, paragraph: Paragraph) -> dict[str, Any]:
        return {
            "back": self.whole,
            "conference": paragraph.conference,
            "autosave": reverse("meetings:keep-paragraph", args=[paragraph.pk]),
            "part_title": paragraph.get_kind_display(),
        }

    def act(self, paragraph: Paragraph, form: forms.ParagraphForm) -> Paragraph:
        return actions.write_paragraph(paragraph, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, paragraph: Paragraph, result: Paragraph) -> tuple[str, str]:
        return f"Uloženo: {paragraph.get_kind_display()}.", self.whole


class KeepParagraph(KeepPage, WriteParagraph):
    """The same part, saved while it is written; what the draft still lacks is counted again."""

    verb = "meetings.write_paragraph"

    def beside(self, kept: Paragraph) -> dict[str, str]:
        minutes = kept.minutes
        if minutes.state not in check_rules.BEFORE_SENDING:
            return {}
        missing = rules.missing(queries.draft(minutes, paragraphs.texts(minutes)))
        may = policy.May(self.user, kept, self.at)
        words = {"missing": missing, "minutes": minutes, "conference": kept.conference, "may": may}
        return {"nez-odejde": render_to_string("meetings/minutes/before_leaving.html", words)}


class SplitParagraph(AboutParagraph):
    """One paragraph becomes several."""

    verb = "meetings.split_paragraph"
    title = "Rozdělit na odstavce"
    button = "Rozdělit"

    def context(self, paragraph: Paragraph) -> dict[str, Any]:
        return {"back": self.whole, "conference": paragraph.conference}

    def act(self, paragraph: Paragraph, form: Any) -> list[Paragraph]:
        return paragraph_actions.split_paragraph(paragraph, by=self.user, at=self.at)

    def success(self, paragraph: Paragraph, result: list[Paragraph]) -> tuple[str, str]:
        return "Rozděleno. U každého odstavce teď můžete vybrat, kdo ho čte.", self.whole


class AddParagraph(MinutesStep):
    """One more paragraph of one part."""

    verb = "meetings.add_paragraph"
    form_class = forms.PartForm
    title = "Přidat odstavec"
    button = "Přidat odstavec"

    def act(self, minutes: Minutes, form: forms.PartForm) -> Paragraph:
        kind = form.cleaned_data["kind"]
        return paragraph_actions.add_paragraph(minutes, kind=kind, by=self.user, at=self.at)

    def success(self, minutes: Minutes, result: Paragraph) -> tuple[str, str]:
        return "Odstavec je přidaný.", f"{page_of(minutes.conference)}#{anchor_of(result)}"


class TakeRecord(MinutesStep):
    """What the record has on top of the text."""

    verb = "meetings.take_record"
    title = "Přidat ze záznamu"
    button = "Přidat do zápisu"
    template_name = "meetings/minutes/take_record.html"
    done = "Řádky ze záznamu jsou v zápisu. Co jste upravili ručně, zůstalo."

    def context(self, minutes: Minutes) -> dict[str, Any]:
        return {**super().context(minutes), "offered": paragraphs.offered(minutes)}

    def act(self, minutes: Minutes, form: Any) -> int:
        return paragraph_actions.take_record(minutes, by=self.user, at=self.at)


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


class PrintMinutes(GatedPage, PaperPage):
    """The whole minutes on paper, for the office and for whoever wrote them."""

    verb = "meetings.print_minutes"

    def answer(self) -> HttpResponse:
        minutes = queries.minutes_of(self.subject)
        if minutes is None:
            raise Http404
        minutes.conference = self.subject
        document = documents.minutes(
            revisions.whole(contents.content(minutes)),
            dated=days.local_day(minutes.closed_at or self.at),
            comments_until=None if minutes.closed_at else minutes.comments_until,
            code=sheet_queries.code_for(self.subject, SheetKind.MINUTES),
        )
        name = documents.file_name("zapis", str(self.subject), self.kwargs["ending"])
        file = printed(document, name)
        return self.stopped() if self.tells(Leaving(files=(file,))) else file_given(file)
