"""Pages on which a conference follows another: what was not finished goes with it, at once or later."""

from functools import cached_property
from typing import Any

from django.http import Http404

from kruh.access.pages import ActionPage
from kruh.conferences.actions import conference as conference_actions
from kruh.conferences.models import Conference
from kruh.conferences.policies import case_conferences
from kruh.conferences.views.conference import ConferenceStep, overview_of
from kruh.foundation import text
from kruh.plans import actions, forms
from kruh.plans.models import Task
from kruh.plans.queries import plan as queries
from kruh.plans.views.plan import plan_of


class FollowUp(ConferenceStep):
    """A conference that follows this one, with the same people and with what was not finished."""

    verb = "conferences.follow_up"
    form_class = forms.FollowUpForm
    template_name = "plans/follow_up.html"
    title = "Navazující konference"
    button = "Založit navazující konferenci"

    @cached_property
    def waiting(self) -> list[Task]:
        """The unfinished tasks of this conference."""
        return queries.left_open(self.subject.pk)

    def form_arguments(self) -> dict[str, Any]:
        return {"tasks": queries.numbered(self.waiting)}

    def initial(self) -> dict[str, Any]:
        return {"goal": self.subject.goal, "tasks": [str(task.pk) for task in self.waiting]}

    def act(self, conference: Conference, form: forms.FollowUpForm) -> tuple[Conference, int]:
        words: dict[str, Any] = {"by": self.user, "at": self.at}
        following = conference_actions.follow_up(conference, goal=form.cleaned_data["goal"], **words)
        chosen = [task for task in self.waiting if str(task.pk) in form.cleaned_data.get("tasks", [])]
        if chosen:
            actions.carry_open_tasks(conference, follow_up=following, tasks=chosen, **words)
        return following, len(chosen)

    def success(self, conference: Conference, result: tuple[Conference, int]) -> tuple[str, str]:
        following, number = result
        tasks = text.plural(number, "nedokončený úkol", "nedokončené úkoly", "nedokončených úkolů")
        moved = f"Lidé jsou přenesení{f' a s nimi {tasks}' if number else ''}. Souhlasy si vyžádejte znovu."
        return f"{following} navazuje na {conference}. {moved}", overview_of(following)


class CarryOpenTasks(ActionPage):
    """What was not finished moves to the conference that follows."""

    verb = "plans.carry_open_tasks"
    form_class = forms.CarryForm
    template_name = "plans/carry.html"
    title = "Převzít nedokončené úkoly"
    button = "Převzít vybrané"

    def find(self) -> Conference:
        rows = case_conferences(self.user, self.at).select_related("case__key", "previous__key")
        found = self.one_of(rows, pk=self.kwargs["pk"])
        if found.previous is None:
            raise Http404
        return found

    @cached_property
    def waiting(self) -> list[Task]:
        """The unfinished tasks of the conference before this one."""
        return queries.left_open(self.subject.previous_id)

    def form_arguments(self) -> dict[str, Any]:
        return {"tasks": queries.numbered(self.waiting)}

    def initial(self) -> dict[str, Any]:
        return {"tasks": [str(task.pk) for task in self.waiting]}

    def context(self, conference: Conference) -> dict[str, Any]:
        return {"conference": conference, "back": plan_of(conference), "waiting": self.waiting}

    def act(self, conference: Conference, form: forms.CarryForm) -> list[Task]:
        wanted = set(form.cleaned_data["tasks"])
        chosen = [task for task in self.waiting if str(task.pk) in wanted]
        before = conference.previous
        assert before is not None
        return actions.carry_open_tasks(before, follow_up=conference, tasks=chosen, by=self.user, at=self.at)

    def success(self, conference: Conference, result: list[Task]) -> tuple[str, str]:
        return "Úkoly jsou v novém plánu. Zkontrolujte u nich termíny.", plan_of(conference)
