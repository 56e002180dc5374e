"""Pages about whether a conference is right for the child."""

from functools import cached_property
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.urls import reverse

from kruh.access.pages import ActionPage, KeepPage, ReadPage
from kruh.cases import queries as cases
from kruh.conferences.actions import suitability as actions
from kruh.conferences.documents import suitability as documents
from kruh.conferences.forms import suitability as forms
from kruh.conferences.models import Assessment, Conference
from kruh.conferences.queries import suitability as queries
from kruh.conferences.queries.leaving import printed
from kruh.conferences.rules import request as naming
from kruh.conferences.views.conference import OfConference, overview_of
from kruh.foundation import days, typesetting
from kruh.messaging.outbox import File


def page_of(conference: Conference) -> str:
    """This will give the address of the questions."""
    return reverse("conferences:suitability", args=[conference.pk])


class Suitability(OfConference, ReadPage):
    """The questions as far as they are answered, the verdict and its reasons."""

    also = ("assessment__key", "assessment__decided_by")
    verb = "conferences.see_suitability"
    template_name = "conferences/suitability/suitability.html"

    def context(self, conference: Conference) -> dict[str, Any]:
        shown = queries.sheet(conference, self.at)
        return {**shown, "form": _form(shown) if shown["is_open"] else None, **_addresses(conference)}


class AnswerQuestions(OfConference, ActionPage):
    """Answers to the questions, however many."""

    also = ("assessment__key", "assessment__decided_by")
    verb = "conferences.answer_questions"
    form_class = forms.QuestionsForm
    template_name = "conferences/suitability/suitability.html"

    def form_arguments(self) -> dict[str, Any]:
        return {"questions": queries.asked(self.subject, self.at).questions}

    def context(self, conference: Conference) -> dict[str, Any]:
        return {**queries.sheet(conference, self.at), **_addresses(conference)}

    def act(self, conference: Conference, form: forms.QuestionsForm) -> Assessment:
        return actions.answer_questions(conference, by=self.user, at=self.at, **form.words())

    def success(self, conference: Conference, result: Assessment) -> tuple[str, str]:
        return "Odpovědi jsou uložené a zvážené.", f"{page_of(conference)}#vysledek"


class KeepAnswers(KeepPage, AnswerQuestions):
    """The same, kept while somebody still writes."""


class Decide(OfConference, ActionPage):
    """A decision taken from the answers."""

    also = ("assessment__key", "assessment__decided_by")
    template_name = "conferences/suitability/decide.html"
    done = ""

    def one_of[M: Model](self, rows: QuerySet[M], **by: Any) -> M:
        counted: QuerySet[M] = queries.with_number(rows)  # type: ignore[arg-type]
        return super().one_of(counted, **by)

    def context(self, conference: Conference) -> dict[str, Any]:
        return {"back": page_of(conference), "conference": conference, "panel": self.panel}

    @cached_property
    def panel(self) -> queries.Panel:
        """This will give what comes out of the answers."""
        return queries.panel(queries.asked(self.subject, self.at), queries.answers_of(self.subject))

    def success(self, conference: Conference, result: Any) -> tuple[str, str]:
        return self.done, overview_of(conference)


class DecideSuitable(Decide):
    """Yes."""

    verb = "conferences.decide_suitable"
    form_class = forms.SuitableForm
    title = "Ano, konference je vhodná"
    button = "Rozhodnout pro konferenci"
    done = "Rozhodnuto. Teď může vzniknout žádost."

    def form_arguments(self) -> dict[str, Any]:
        return {"is_against": self.panel.kind != "yes"}

    def context(self, conference: Conference) -> dict[str, Any]:
        pairs = cases.apart_pairs(conference.case, days.local_day(self.at))
        apart = [f"{pair.person.full_name} a {pair.other.full_name}" for pair in pairs]
        return {**super().context(conference), "apart": apart}

    def act(self, conference: Conference, form: forms.SuitableForm) -> None:
        actions.decide_suitable(conference, by=self.user, at=self.at, **form.cleaned_data)


class DecideNotNow(Decide):
    """Not now."""

    verb = "conferences.decide_not_now"
    form_class = forms.NotNowForm
    title = "Teď ne"
    button = "Odložit konferenci"
    done = "Konference počká. Odpovědi můžete kdykoli změnit a rozhodnout znovu."

    def act(self, conference: Conference, form: forms.NotNowForm) -> None:
        actions.decide_not_now(conference, by=self.user, at=self.at, **form.cleaned_data)


class DecideOtherTool(Decide):
    """Rather another tool."""

    verb = "conferences.decide_other_tool"
    form_class = forms.OtherToolForm
    title = "Raději jiný nástroj"
    button = "Zvolit jiný nástroj"
    done = "Zapsáno. I tohle je dobrý konec: rodina dostane, co jí pomůže víc."

    def form_arguments(self) -> dict[str, Any]:
        known = queries.asked(self.subject, self.at)
        return {"tools": [tool for tool in known.tools.values() if not tool.is_conference]}

    def initial(self) -> dict[str, Any]:
        found = queries.assessment_of(self.subject)
        return {"tool": found.tool if found else ""}

    def act(self, conference: Conference, form: forms.OtherToolForm) -> None:
        actions.decide_other_tool(conference, by=self.user, at=self.at, **form.cleaned_data)


class SuitabilityFile(Suitability):
    """The assessment on paper."""

    def answer(self) -> HttpResponse:
        shown = queries.sheet(self.subject, self.at)
        document = documents.assessment_sheet(shown, queries.child_names(self.subject), dated=days.local_day(self.at))
        return file_answer(document, naming.neutral_file_name("posouzeni", self.subject.number, self.kwargs["ending"]))


def file_answer(document: typesetting.Document, name: str) -> HttpResponse:
    """This will give a document as a file to keep; its name says nothing."""
    return file_given(printed(document, name))


def file_given(file: File) -> HttpResponse:
    """This will give a finished file, the very bytes that were read back."""
    return HttpResponse(
        file.content, content_type=file.mime, headers={"Content-Disposition": f'attachment; filename="{file.name}"'}
    )


def _form(shown: dict[str, Any]) -> forms.QuestionsForm:
    assessment = shown["assessment"]
    initial: dict[str, Any] = {"version": assessment.version if assessment else 0}
    if assessment:
        initial |= {f"a_{code}": answer for code, answer in assessment.answers.items()}
        initial |= {f"n_{code}": note for code, note in assessment.notes.items()}
        initial["consulted_with"] = assessment.consulted_with
    return forms.QuestionsForm(initial=initial, questions=shown["questions"])


def _addresses(conference: Conference) -> dict[str, str]:
    return {
        "autosave": reverse("conferences:keep-answers", args=[conference.pk]),
        "back": overview_of(conference),
    }
