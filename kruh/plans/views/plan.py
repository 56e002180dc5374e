"""Pages of the plan: what was promised, one promise, what became of it, and all promises that wait."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse

from kruh.access.pages import ActionPage, ReadPage
from kruh.conferences.models import Conference
from kruh.conferences.policies import relations, visible_conferences
from kruh.conferences.queries.leaving import Leaving, printed
from kruh.conferences.rules.request import neutral_file_name
from kruh.conferences.views.screens import GatedPage
from kruh.conferences.views.suitability import file_given
from kruh.foundation import days
from kruh.plans import actions, documents, forms, policies
from kruh.plans.models import Task
from kruh.plans.queries import carriers, follow_up
from kruh.plans.queries import plan as queries


def plan_of(conference: Conference) -> str:
    """This will give the address of the plan."""
    return reverse("plans:plan", args=[conference.pk])


# The plan ----------------------------------------------------------------------------------------------------------


class Plan(GatedPage):
    """Who promised what, until when."""

    verb = "plans.read"
    template_name = "plans/plan.html"

    def find(self) -> Conference:
        found = self.one_of(queries.for_plan(self.user, self.at), pk=self.kwargs["pk"])
        relations.remember(self.user, found, self.at)
        return found

    def context(self, conference: Conference) -> dict[str, Any]:
        return queries.plan(conference, self.at)


class PlanFile(GatedPage):
    """The plan on paper, read before it is given to whoever may not know what is protected."""

    verb = "plans.read"

    def find(self) -> Conference:
        rows = visible_conferences(self.user, self.at).select_related("case__key", "office")
        return self.one_of(rows, pk=self.kwargs["pk"])

    def answer(self) -> HttpResponse:
        document = documents.plan(self.subject, dated=days.local_day(self.at))
        file = printed(document, neutral_file_name("plan", self.subject.number, self.kwargs["ending"]))
        return self.stopped() if self.tells(Leaving(files=(file,))) else file_given(file)


class Tasks(ReadPage):
    """All tasks of the plans that a worker follows."""

    verb = "plans.tasks"
    template_name = "plans/tasks.html"

    def context(self, subject: None) -> dict[str, Any]:
        return follow_up.page(self.user, self.at, self.request.GET.get("jen", ""), self.page_number)


# Writing -----------------------------------------------------------------------------------------------------------


class AddTask(ActionPage):
    """A promise is written down."""

    verb = "plans.add_task"
    form_class = forms.TaskForm
    template_name = "plans/write_task.html"
    title = "Nový úkol"
    button = "Přidat úkol"

    def find(self) -> Conference:
        return self.one_of(visible_conferences(self.user, self.at), pk=self.kwargs["pk"])

    def form_arguments(self) -> dict[str, Any]:
        return {"people": carriers.choices(self.subject, self.at)}

    def context(self, conference: Conference) -> dict[str, Any]:
        return {"conference": conference, "back": plan_of(conference)}

    def act(self, conference: Conference, form: forms.TaskForm) -> Task:
        words, _ = task_words(form)
        return actions.add_task(conference, words=words, by=self.user, at=self.at)

    def success(self, conference: Conference, result: Task) -> tuple[str, str]:
        return "Úkol je v plánu.", f"{plan_of(conference)}#ukol-{result.pk}"


class TaskStep(ActionPage):
    """Something about one task."""

    tab = "plans:plan"
    template_name = "plans/report.html"
    done = ""

    def find(self) -> Task:
        return self.one_of(self.rows(), pk=self.kwargs["pk"])

    def rows(self) -> QuerySet[Task]:
        return queries.told(policies.visible_tasks(self.user, self.at))

    def context(self, task: Task) -> dict[str, Any]:
        return {"conference": task.conference, "back": queries.plan_url(task), "task": task}

    def success(self, task: Task, result: Any) -> tuple[str, str]:
        return self.done, f"{queries.plan_url(task)}#ukol-{task.pk}"


class WordingStep(TaskStep):
    """Something about the words of a promise; those of a family's plan are written elsewhere."""

    def rows(self) -> QuerySet[Task]:
        return super().rows().filter(conference__isnull=False)


class ChangeTask(WordingStep):
    """A promise gets another wording."""

    verb = "plans.change_task"
    form_class = forms.TaskForm
    template_name = "plans/write_task.html"
    title = "Upravit úkol"
    done = "Úkol je uložený."

    def form_arguments(self) -> dict[str, Any]:
        task: Task = self.subject
        people = carriers.choices(task.at_table, self.at)
        known = {value for value, _ in people}
        kept = {
            carriers.chosen(task.person_id, task.user_id): queries.carrier(task),
            carriers.chosen(task.checker_person_id, task.checker_user_id): queries.checker(task),
        }
        return {"people": [*people, *((value, name) for value, name in kept.items() if value and value not in known)]}

    def initial(self) -> dict[str, Any]:
        task: Task = self.subject
        names = ("text", "helpers", "due_on", "rhythm", "check_how", "plan_b", "version")
        return {
            **{name: getattr(task, name) for name in names},
            "who": carriers.chosen(task.person_id, task.user_id),
            "checker": carriers.chosen(task.checker_person_id, task.checker_user_id),
        }

    def act(self, task: Task, form: forms.TaskForm) -> Task:
        words, version = task_words(form)
        return actions.change_task(task, words=words, version=version, by=self.user, at=self.at)


class MoveTask(WordingStep):
    """One place up or down in the order."""

    verb = "plans.move_task"
    form_class = forms.MoveForm
    title = "Posunout v pořadí"
    done = "Pořadí je uložené."

    def act(self, task: Task, form: forms.MoveForm) -> None:
        actions.move_task(task, by=self.user, at=self.at, **form.cleaned_data)


class RemoveTask(WordingStep):
    """Written by mistake."""

    verb = "plans.remove_task"
    title = "Smazat úkol z plánu"
    button = "Smazat úkol"

    def act(self, task: Task, form: Any) -> None:
        actions.remove_task(task, by=self.user, at=self.at)

    def success(self, task: Task, result: Any) -> tuple[str, str]:
        return "Úkol už v plánu není.", queries.plan_url(task)


def task_words(form: forms.TaskForm) -> tuple[actions.TaskWords, int | None]:
    """This will give what was typed as the action wants it, and the version that was read."""
    typed = dict(form.cleaned_data)
    version = typed.pop("version")
    words: actions.TaskWords = {}
    words["person"], words["user"] = carriers.named(typed.pop("who"))
    words["checker_person"], words["checker_user"] = carriers.named(typed.pop("checker"))
    words.update(typed)  # type: ignore[typeddict-item]  # the form's fields are the words
    return words, version
