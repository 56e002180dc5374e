"""Pages on which a version is read, written and approved, and its goals and tasks put down."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django.urls import reverse

from kruh.access.pages import ActionPage, KeepPage, Page, ReadPage
from kruh.plans import forms as task_forms
from kruh.plans.models import Task
from kruh.plans.queries import carriers as people
from kruh.plans.views.plan import task_words
from kruh.protection_plans import actions, policies
from kruh.protection_plans.forms import plans as forms
from kruh.protection_plans.models import Goal, PlanVersion
from kruh.protection_plans.queries import carriers, needs
from kruh.protection_plans.queries import version as queries
from kruh.protection_plans.views.assessments import TAB
from kruh.protection_plans.views.plans import page_of, version_page
from kruh.protection_plans.vocabulary import GoalState, Passage

# The version -------------------------------------------------------------------------------------------------------


class OfVersion(Page):
    """Finds a version that the person may know of."""

    tab = TAB

    def find(self) -> PlanVersion:
        rows = policies.visible_versions(self.user, self.at).select_related("conference__key", "family_conference__key")
        return self.one_of(rows, pk=self.kwargs["pk"])


class SeeVersion(OfVersion, ReadPage):
    """One version whole."""

    verb = "protection_plans.see_plan"
    template_name = "protection_plans/version.html"

    def context(self, version: PlanVersion) -> dict[str, Any]:
        return queries.version_page(version, self.at)


class VersionStep(OfVersion, ActionPage):
    """Something done about one version; leads back to it."""

    done = "Uloženo."

    def context(self, version: PlanVersion) -> dict[str, Any]:
        return {"back": version_page(version), "version": version}

    def success(self, version: PlanVersion, result: Any) -> tuple[str, str]:
        return self.done, version_page(version)


class WriteVersion(VersionStep):
    """The text of the plan, passage by passage."""

    verb = "protection_plans.write_version"
    form_class = forms.VersionForm
    template_name = "protection_plans/write_version.html"
    title = "Text plánu"
    done = "Text plánu je uložený."

    def initial(self) -> dict[str, Any]:
        names = (*(passage.value for passage in Passage), "made_with", "review_on", "version")
        return {name: getattr(self.subject, name) for name in names}

    def context(self, version: PlanVersion) -> dict[str, Any]:
        keep = reverse("protection_plans:keep-version", args=[version.pk])
        copied = [one for one in queries.passages(version, queries.of_case(version.plan)) if one.copies]
        return {**super().context(version), "autosave": keep, "copied": copied}

    def act(self, version: PlanVersion, form: forms.VersionForm) -> PlanVersion:
        typed: Any = dict(form.cleaned_data)
        read = typed.pop("version")
        return actions.write_version(version, words=typed, version=read, by=self.user, at=self.at)


class KeepVersion(KeepPage, WriteVersion):
    """The same, saved by itself while it is written."""

    verb = "protection_plans.write_version"


class ApproveVersion(VersionStep):
    """The version holds from now on."""

    verb = "protection_plans.approve_version"
    form_class = forms.ApproveForm
    title = "Schválit IPOD"
    button = "Schválit"
    done = "Plán platí. Vytiskněte ho a projděte s rodinou."
    intro = "Schválením říkáte, že plán vznikl s rodinou, dítětem a odborníky. Znění se pak už nemění."

    def form_arguments(self) -> dict[str, Any]:
        return {"unchanged": queries.unchanged(self.subject)}

    def act(self, version: PlanVersion, form: Any) -> PlanVersion:
        confirmed = form.cleaned_data.get("confirmed", ())
        return actions.approve_version(version, confirmed=confirmed, by=self.user, at=self.at)


class DiscardVersion(VersionStep):
    """Begun by mistake."""

    verb = "protection_plans.discard_version"
    title = "Zahodit rozepsanou verzi"
    button = "Zahodit"
    intro = "Text a cíle téhle verze zmizí. Úkoly a schválené verze zůstávají."

    def act(self, version: PlanVersion, form: Any) -> None:
        actions.discard_version(version, by=self.user, at=self.at)

    def success(self, version: PlanVersion, result: None) -> tuple[str, str]:
        return "Rozepsaná verze je pryč.", page_of(version.plan_id)


# Goals -------------------------------------------------------------------------------------------------------------


class GoalPage(ActionPage):
    """A form with one goal."""

    form_class = forms.GoalForm
    template_name = "protection_plans/write_goal.html"
    tab = TAB
    subject: Any

    @property
    def version(self) -> PlanVersion:
        """The version to which the goal belongs."""
        return self.subject if isinstance(self.subject, PlanVersion) else self.subject.of

    @cached_property
    def needs(self) -> dict[str, str]:
        """The needs of the child, as the last assessment found them."""
        child = self.version.plan.child_id
        rows = needs.findings_of(self.version.plan.case)
        return {str(one.root): one.text for one in rows if one.section.assessment.child_id == child}

    def form_arguments(self) -> dict[str, Any]:
        return {"needs": list(self.needs.items())}

    def context(self, subject: Any) -> dict[str, Any]:
        return {"back": version_page(self.version), "version": self.version}

    def words(self, form: forms.GoalForm) -> tuple[Any, int | None]:
        """This will give what was typed as the act wants it, and the version that was read."""
        typed = dict(form.cleaned_data)
        read, root = typed.pop("version"), typed.pop("need_root", "")
        if root:
            typed["need"] = typed["need"] or self.needs[root]
        typed["need_root"] = UUID(root) if root else None
        return typed, read

    def success(self, subject: Any, result: Any) -> tuple[str, str]:
        return "Cíl je uložený.", f"{version_page(self.version)}#cile"


class AddGoal(GoalPage, OfVersion):
    """One more goal."""

    verb = "protection_plans.add_goal"
    title = "Nový cíl"
    button = "Přidat cíl"

    def initial(self) -> dict[str, Any]:
        return {"state": GoalState.RUNNING.value}

    def act(self, version: PlanVersion, form: forms.GoalForm) -> Goal:
        words, _ = self.words(form)
        return actions.add_goal(version, words=words, by=self.user, at=self.at)


class OneGoal(Page):
    """Finds a goal that the person may know of."""

    tab = TAB

    def find(self) -> Goal:
        return self.one_of(policies.visible_goals(self.user, self.at), pk=self.kwargs["pk"])


class ChangeGoal(GoalPage, OneGoal):
    """A goal in other words."""

    verb = "protection_plans.change_goal"
    title = "Upravit cíl"

    def initial(self) -> dict[str, Any]:
        names = ("text", "need", "need_root", "measure", "due_on", "state", "version")
        return {name: getattr(self.subject, name) for name in names}

    def context(self, goal: Goal) -> dict[str, Any]:
        return {**super().context(goal), "away": reverse("protection_plans:remove-goal", args=[goal.pk])}

    def act(self, goal: Goal, form: forms.GoalForm) -> Goal:
        words, read = self.words(form)
        return actions.change_goal(goal, words=words, version=read, by=self.user, at=self.at)


class RemoveGoal(OneGoal, ActionPage):
    """A goal that does not belong there."""

    verb = "protection_plans.remove_goal"
    title = "Vyřadit cíl"
    button = "Vyřadit"
    intro = "Z rozepsané verze zmizí, v předchozích verzích zůstane."

    def context(self, goal: Goal) -> dict[str, Any]:
        return {"back": version_page(goal.of)}

    def act(self, goal: Goal, form: Any) -> None:
        actions.remove_goal(goal, by=self.user, at=self.at)

    def success(self, goal: Goal, result: None) -> tuple[str, str]:
        return "Cíl už ve verzi není.", version_page(goal.of)


# Tasks -------------------------------------------------------------------------------------------------------------


class AddPlanTask(VersionStep):
    """One more task of the plan."""

    verb = "protection_plans.add_plan_task"
    form_class = task_forms.TaskForm
    template_name = "plans/write_task.html"
    title = "Nový úkol"
    button = "Přidat úkol"
    done = "Úkol je v plánu."

    def form_arguments(self) -> dict[str, Any]:
        return {"people": carriers.choices(self.subject.plan.case_id, self.at)}

    def act(self, version: PlanVersion, form: task_forms.TaskForm) -> Task:
        words, _ = task_words(form)
        return actions.add_plan_task(version, words=words, by=self.user, at=self.at)


class PlanTaskStep(ActionPage):
    """Something about one task of a protection plan."""

    tab = TAB

    def find(self) -> Task:
        return self.one_of(policies.visible_plan_tasks(self.user, self.at), pk=self.kwargs["pk"])

    def context(self, task: Task) -> dict[str, Any]:
        return {"back": reverse("plans:task", args=[task.pk])}

    def success(self, task: Task, result: Any) -> tuple[str, str]:
        return "Úkol je uložený.", page_of(task.protection_plan)


class ChangePlanTask(PlanTaskStep):
    """A task in other words."""

    verb = "protection_plans.change_plan_task"
    form_class = task_forms.TaskForm
    template_name = "plans/write_task.html"
    title = "Upravit úkol"

    def form_arguments(self) -> dict[str, Any]:
        return {"people": carriers.choices(self.subject.case_id, self.at, self.subject)}

    def initial(self) -> dict[str, Any]:
        task: Task = self.subject
        names = ("text", "helpers", "due_on", "rhythm", "check_how", "plan_b", "version")
        return {
            **{name: getattr(task, name) for name in names},
            "who": people.chosen(task.person_id, task.user_id),
            "checker": people.chosen(task.checker_person_id, task.checker_user_id),
        }

    def act(self, task: Task, form: task_forms.TaskForm) -> Task:
        words, read = task_words(form)
        return actions.change_plan_task(task, words=words, version=read, by=self.user, at=self.at)


class RemovePlanTask(PlanTaskStep):
    """Written by mistake."""

    verb = "protection_plans.remove_plan_task"
    title = "Smazat úkol z plánu"
    button = "Smazat úkol"

    def act(self, task: Task, form: Any) -> None:
        actions.remove_plan_task(task, by=self.user, at=self.at)

    def success(self, task: Task, result: None) -> tuple[str, str]:
        return "Úkol už v plánu není.", page_of(task.protection_plan)
