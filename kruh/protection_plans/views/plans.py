"""Pages of the plan: what holds, its versions side by side, since when, what the law asks, and paper."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kruh.access.pages import ActionPage, Page, ReadPage
from kruh.cases.models import Case
from kruh.cases.queries import protection
from kruh.conferences.queries import leaving
from kruh.conferences.queries.leaving import Leaving, printed
from kruh.conferences.views.suitability import file_given
from kruh.foundation import days
from kruh.protection_plans import actions, policies
from kruh.protection_plans.documents import plan as documents
from kruh.protection_plans.forms import plans as forms
from kruh.protection_plans.models import PlanVersion, ProtectionPlan
from kruh.protection_plans.queries import children, held
from kruh.protection_plans.queries import tasks as task_queries
from kruh.protection_plans.queries import version as queries
from kruh.protection_plans.views.assessments import TAB, AboutChild, of_case
from kruh.protection_plans.vocabulary import Occasion

STOPPED = 422


def page_of(plan: Any) -> str:
    """This will give the page of a plan."""
    return reverse("protection_plans:plan", args=[plan])


def version_page(version: PlanVersion) -> str:
    """This will give the page of a version."""
    return reverse("protection_plans:version", args=[version.pk])


class OfPlan(Page):
    """Finds a plan that the person may know of."""

    tab = TAB

    def find(self) -> ProtectionPlan:
        return self.one_of(policies.visible_plans(self.user, self.at), pk=self.kwargs["pk"])


class SeePlan(OfPlan, ReadPage):
    """The plan of a child."""

    verb = "protection_plans.see_plan"
    template_name = "protection_plans/plan.html"

    def context(self, plan: ProtectionPlan) -> dict[str, Any]:
        return queries.plan_page(plan, self.at)


class AskUpdate(OfPlan, ActionPage):
    """Something happened after which the law asks for an update."""

    verb = "protection_plans.ask_update"
    form_class = forms.AskForm
    title = "Zákonný důvod k aktualizaci"
    button = "Zapsat"
    intro = "Plán se pak objeví mezi tím, co čeká, dokud neschválíte novou verzi."

    def initial(self) -> dict[str, Any]:
        return {"on": days.local_day(self.at)}

    def context(self, plan: ProtectionPlan) -> dict[str, Any]:
        return {"back": page_of(plan.pk)}

    def act(self, plan: ProtectionPlan, form: forms.AskForm) -> ProtectionPlan:
        return actions.ask_update(plan, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, plan: ProtectionPlan, result: ProtectionPlan) -> tuple[str, str]:
        return "Zapsáno. Začněte novou verzi, text i cíle se do ní opíšou.", page_of(plan.pk)


class RecordEntry(AboutChild):
    """Since when the child is in the register."""

    verb = "protection_plans.record_entry"
    form_class = forms.EntryForm
    title = "Od kdy je dítě v evidenci"

    def initial(self) -> dict[str, Any]:
        plan = children.plan_of(self.subject.pk, self.child.pk)
        return {"entered_on": plan.entered_on if plan else self.subject.opened_on}

    def act(self, case: Case, form: forms.EntryForm) -> ProtectionPlan:
        return actions.record_entry(case, child=self.child, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, case: Case, result: ProtectionPlan) -> tuple[str, str]:
        return f"Uloženo. První verze má být do {days.day(result.due_on)}.", of_case(case.pk)


class StartFirst(AboutChild):
    """The first version of a child's plan."""

    verb = "protection_plans.start_version"
    title = "První IPOD"
    button = "Začít psát"
    intro = "Plán vzniká s rodiči, s dítětem a s odborníky. Ukládá se sám a platí, až ho schválíte."

    def act(self, case: Case, form: Any) -> PlanVersion:
        return actions.start_version(case, child=self.child, by=self.user, at=self.at)

    def success(self, case: Case, result: PlanVersion) -> tuple[str, str]:
        return "Pište plán. Nemusíte ho dokončit najednou.", version_page(result)


class StartNext(AboutChild):
    """Another version, with the words and goals of the one that holds."""

    verb = "protection_plans.start_version"
    form_class = forms.NextForm
    title = "Nová verze IPOD"
    button = "Začít novou verzi"
    intro = "Text a běžící cíle se opíšou z platné verze. Kruh ukáže, co zůstalo beze změny, abyste to prošli."

    def form_arguments(self) -> dict[str, Any]:
        return {"held": held.choices(self.subject, self.at)}

    def initial(self) -> dict[str, Any]:
        plan = children.plan_of(self.subject.pk, self.child.pk)
        asked = plan.asked if plan else ""
        return {"occasion": asked or Occasion.REGULAR.value, "on": plan.asked_on if plan else None}

    def act(self, case: Case, form: forms.NextForm) -> PlanVersion:
        typed = dict(form.cleaned_data)
        brought = held.chosen(case, typed.pop("held", ""))
        return actions.start_version(case, child=self.child, by=self.user, at=self.at, **typed, **brought)

    def success(self, case: Case, result: PlanVersion) -> tuple[str, str]:
        return "Nová verze je založená. Projděte, co v ní zůstalo opsané.", version_page(result)


class Compare(ReadPage):
    """Two versions side by side."""

    verb = "protection_plans.compare"
    template_name = "protection_plans/compare.html"
    tab = TAB

    def find(self) -> PlanVersion:
        return self.one_of(policies.visible_versions(self.user, self.at), pk=self.kwargs["pk"])

    def context(self, version: PlanVersion) -> dict[str, Any]:
        known = [one for one in queries.of_case(version.plan) if one.plan_id == version.plan_id]
        asked = self.request.GET.get("s", "")
        older = next((one for one in known if str(one.number) == asked), None) or queries.before(version, known)
        if older is None or older.number >= version.number:
            raise Http404
        others = [one for one in known if one.number < version.number and one.is_approved]
        return {**queries.comparison(older, version), "others": others}


class PrintPlan(ReadPage):
    """A version on paper: the office's own, whole."""

    verb = "protection_plans.print_plan"
    tab = TAB

    def find(self) -> PlanVersion:
        return self.one_of(policies.visible_versions(self.user, self.at), pk=self.kwargs["pk"])

    def paper(self, *, is_family_copy: bool) -> Any:
        """This will make the file."""
        version: PlanVersion = self.subject
        dated = days.local_day(version.approved_at or self.at)
        tasks = task_queries.around(version.plan)
        goals = queries.goals_of(version)
        document = documents.plan(version, goals, tasks, dated=dated, is_family_copy=is_family_copy)
        name = "ipod-rodina" if is_family_copy else "ipod"
        return printed(document, f"{name}-{version.number}.{self.kwargs['ending']}")

    def answer(self) -> HttpResponse:
        return file_given(self.paper(is_family_copy=False))


class PrintFamilyCopy(PrintPlan):
    """A copy for the family, read before it leaves: it stops where it would tell what is protected."""

    verb = "protection_plans.print_family_copy"

    def answer(self) -> HttpResponse:
        version: PlanVersion = self.subject
        file = self.paper(is_family_copy=True)
        secrets = protection.hidden_from_anybody(version.plan.case, days.local_day(self.at))
        found = leaving.on_paper(Leaving(files=(file,), paper="IPOD"), secrets)
        if not found:
            return file_given(file)
        told = {"hits": [f"{hit.fact}: {hit}" for hit in found], "back": version_page(version), "page": self}
        return render(self.request, "protection_plans/stopped.html", {**told, "subject": version}, status=STOPPED)
