"""Pages of the assessment: what is due for each child, reading, writing area by area, closing, paper."""

from functools import cached_property
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from kruh.access.pages import ActionPage, KeepPage, Page, ReadPage
from kruh.cases import policies as case_policies
from kruh.cases.models import Case, Person
from kruh.conferences.queries.leaving import printed
from kruh.conferences.views.suitability import file_given
from kruh.foundation import days
from kruh.foundation.blank import Area
from kruh.protection_plans import actions, policies
from kruh.protection_plans.documents import assessment as documents
from kruh.protection_plans.forms import assessments as forms
from kruh.protection_plans.models import Assessment, Section
from kruh.protection_plans.queries import assessment as queries
from kruh.protection_plans.queries import children, overview
from kruh.protection_plans.vocabulary import FindingKind

TAB = "protection_plans:of-case"


def of_case(case_pk: Any) -> str:
    """This will give the page of all children of a case."""
    return reverse(TAB, args=[case_pk])


def page_of(assessment: Assessment) -> str:
    """This will give the page of an assessment."""
    return reverse("protection_plans:assessment", args=[assessment.pk])


def file_of(page: Page) -> Case:
    """This will give the case of an address with its team, in one query, or 404."""
    found = case_policies.open_file(page.user, page.at, page.kwargs["pk"])
    if found is None:
        raise Http404
    return found


class OfCase(ReadPage):
    """Each child of a case: what is due, the assessment, the plan."""

    verb = "protection_plans.of_case"
    template_name = "protection_plans/of_case.html"

    def find(self) -> Case:
        return file_of(self)

    def context(self, case: Case) -> dict[str, Any]:
        return overview.overview(case, self.at)


class AboutChild(ActionPage):
    """Something begun for one child of a case."""

    tab = TAB

    def find(self) -> Case:
        return file_of(self)

    @cached_property
    def child(self) -> Person:
        """The child of the address, or 404."""
        found = children.child(self.subject, self.kwargs["child"])
        if found is None:
            raise Http404
        return found

    def context(self, case: Case) -> dict[str, Any]:
        return {"back": of_case(case.pk), "child": self.child}


class StartAssessment(AboutChild):
    """A new assessment, or one that goes on from the last."""

    verb = "protection_plans.start_assessment"
    form_class = forms.StartForm
    title = "Nové vyhodnocení"
    button = "Začít"
    intro = (
        "Co stálo v minulém vyhodnocení, se opíše a označí, abyste to prošli. "
        "Názor dítěte se neopisuje, ptejte se znovu."
    )

    def initial(self) -> dict[str, Any]:
        return {"depth": "basic"}

    def act(self, case: Case, form: forms.StartForm) -> Assessment:
        return actions.start_assessment(case, child=self.child, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, case: Case, result: Assessment) -> tuple[str, str]:
        return "Vyhodnocení je založené. Pište po oblastech, ukládá se samo.", page_of(result)


class OfAssessment(Page):
    """Finds an assessment that the person may know of."""

    tab = TAB

    def find(self) -> Assessment:
        rows = policies.visible_assessments(self.user, self.at).select_related("written_by", "closed_by")
        return self.one_of(rows, pk=self.kwargs["pk"])


class SeeAssessment(OfAssessment, ReadPage):
    """The whole assessment."""

    verb = "protection_plans.see_assessment"
    template_name = "protection_plans/assessment.html"

    def context(self, assessment: Assessment) -> dict[str, Any]:
        return queries.page(assessment)


class AssessmentStep(OfAssessment, ActionPage):
    """Something done about one assessment; leads back to it."""

    done = "Uloženo."

    def context(self, assessment: Assessment) -> dict[str, Any]:
        return {"back": page_of(assessment), "assessment": assessment}

    def success(self, assessment: Assessment, result: Any) -> tuple[str, str]:
        return self.done, page_of(assessment)


class WriteAssessment(AssessmentStep):
    """The degree of danger and the child's view."""

    verb = "protection_plans.write_assessment"
    form_class = forms.HeadForm
    title = "Míra ohrožení a názor dítěte"

    def initial(self) -> dict[str, Any]:
        names = ("assessed_on", "depth", "danger", "danger_why", "heard", "heard_how", "heard_words", "not_heard_why")
        return {name: getattr(self.subject, name) for name in (*names, "version")}

    def context(self, assessment: Assessment) -> dict[str, Any]:
        keep = reverse("protection_plans:keep-assessment", args=[assessment.pk])
        return {**super().context(assessment), "autosave": keep}

    def act(self, assessment: Assessment, form: forms.HeadForm) -> Assessment:
        typed: Any = dict(form.cleaned_data)
        version = typed.pop("version")
        return actions.write_assessment(assessment, words=typed, version=version, by=self.user, at=self.at)


class KeepAssessment(KeepPage, WriteAssessment):
    """The same, saved by itself while it is written."""

    verb = "protection_plans.write_assessment"


class WriteSection(ActionPage):
    """One area of the form."""

    verb = "protection_plans.write_section"
    template_name = "protection_plans/write_section.html"
    tab = TAB

    def find(self) -> Section:
        rows = policies.visible_sections(self.user, self.at).prefetch_related("findings")
        return self.one_of(rows, pk=self.kwargs["pk"])

    @cached_property
    def area(self) -> Area:
        """The area of the form that the section fills in."""
        found: Area = queries.one_area(self.subject)["area"]
        return found

    def form_arguments(self) -> dict[str, Any]:
        return {"area": self.area}

    @property
    def form_class(self) -> Any:  # type: ignore[override]
        """The form is made by what the area wants."""
        return forms.SectionForm

    def initial(self) -> dict[str, Any]:
        section = self.subject
        said = {kind.value: "\n".join(queries.lines(section, kind)) for kind in FindingKind}
        return {"prose": section.prose, "version": section.version, **said}

    def context(self, section: Section) -> dict[str, Any]:
        shown = queries.one_area(section)
        keep = reverse("protection_plans:keep-section", args=[section.pk])
        return {"back": page_of(section.assessment), "autosave": keep, "section": section, **shown}

    def act(self, section: Section, form: forms.SectionForm) -> Section:
        return actions.write_section(section, by=self.user, at=self.at, **form.said())

    def success(self, section: Section, result: Section) -> tuple[str, str]:
        after = queries.following(section) if "next" in self.request.POST else None
        if after is None:
            return f"Uloženo: {self.area.name}.", page_of(section.assessment)
        return f"Uloženo: {self.area.name}.", reverse("protection_plans:write-section", args=[after.pk])


class KeepSection(KeepPage, WriteSection):
    """The same, saved by itself while it is written."""

    verb = "protection_plans.write_section"


class CloseAssessment(AssessmentStep):
    """Nobody rewrites it any more."""

    verb = "protection_plans.close_assessment"
    form_class = forms.CloseForm
    template_name = "protection_plans/close.html"
    title = "Uzavřít vyhodnocení"
    button = "Uzavřít"
    done = "Vyhodnocení je uzavřené. Teď z něj může vyjít plán."
    intro = "Uzavřené vyhodnocení se nemění. Když se něco změní, začnete nové a tohle se do něj opíše."

    @cached_property
    def facts(self) -> Any:
        """What the rules see."""
        return queries.facts(self.subject)

    def form_arguments(self) -> dict[str, Any]:
        return {"copied": len(self.facts.copied)}

    def context(self, assessment: Assessment) -> dict[str, Any]:
        return {**super().context(assessment), "copied": self.facts.copied}

    def act(self, assessment: Assessment, form: Any) -> Assessment:
        return actions.close_assessment(assessment, by=self.user, at=self.at, **form.cleaned_data)


class DiscardAssessment(AssessmentStep):
    """Begun by mistake."""

    verb = "protection_plans.discard_assessment"
    title = "Zahodit rozepsané vyhodnocení"
    button = "Zahodit"
    intro = "Co je v něm napsané, zmizí. Uzavřená vyhodnocení zůstávají."

    def act(self, assessment: Assessment, form: Any) -> None:
        actions.discard_assessment(assessment, by=self.user, at=self.at)

    def success(self, assessment: Assessment, result: None) -> tuple[str, str]:
        return "Rozepsané vyhodnocení je pryč.", of_case(assessment.case_id)


class PrintAssessment(OfAssessment, ReadPage):
    """The assessment on paper, for the office's file."""

    verb = "protection_plans.print_assessment"

    def answer(self) -> HttpResponse:
        row: Assessment = self.subject
        dated = days.local_day(row.closed_at or self.at)
        document = documents.assessment(row, queries.written(row), dated=dated)
        return file_given(printed(document, f"vyhodnoceni.{self.kwargs['ending']}"))
