"""Own tasks on the own page, and how they go."""

from typing import Any

from django.http import HttpResponse

from kruh.family import forms
from kruh.family.actions import tasks as actions
from kruh.family.queries import pages as queries
from kruh.family.queries import tasks as task_queries
from kruh.family.views.frame import CONFLICT, TellingPage
from kruh.family.vocabulary import Level
from kruh.foundation.workflow import Conflict


class Reporting(TellingPage):
    """Own tasks, each with three answers; who is slower sees what was said meanwhile."""

    level = Level.OPENED
    form_class = forms.TaskForm

    def act(self, form: forms.TaskForm) -> HttpResponse | None:
        try:
            actions.report_task(self.visit, by=None, at=self.at, **form.cleaned_data)
        except Conflict as conflict:
            return self.shown(CONFLICT, theirs=conflict.theirs)
        return None

    def shown(self, status: int = 200, **extra: Any) -> HttpResponse:
        """This will leave what was typed in its place."""
        typed = {name: self.request.POST.get(name, "") for name in ("task", "note")}
        return super().shown(status, **{"typed": typed, **extra})

    def anchor(self, form: forms.TaskForm) -> str:
        return f"#ukol-{form.cleaned_data['task']}"


class Tasks(Reporting):
    """What the person promised, and how it goes."""

    template_name = "tasks.html"
    back = "family:tasks"

    def context(self) -> dict[str, Any]:
        return {"tasks": task_queries.tasks(self.who), "contact": queries.contact_of(self.who)}
