"""Pages of reading back: the whole plan with who understands what, one task in large type, and its change."""

from functools import cached_property
from typing import Any

from django.http import Http404
from django.urls import reverse

from kruh.access.pages import ActionPage, ReadPage
from kruh.conferences.models import Conference
from kruh.meetings.forms import reading as forms
from kruh.meetings.queries import reading as queries
from kruh.meetings.views.room import AboutRoom
from kruh.plans import actions
from kruh.plans.models import Task, TaskReading
from kruh.plans.queries import reading
from kruh.plans.views.plan import ChangeTask
from kruh.plans.vocabulary import Understood


def reading_of(conference: Conference) -> str:
    """This will give the address of the whole plan with who understands what."""
    return reverse("meetings:reading", args=[conference.pk])


class SeeReading(AboutRoom, ReadPage):
    """Who understands which task, where to go on, and what to print before people stand up."""

    verb = "meetings.see_reading"
    template_name = "meetings/reading/reading.html"

    def context(self, conference: Conference) -> dict[str, Any]:
        return queries.summary(conference, self.at)


class ReadBack(AboutRoom, ActionPage):
    """One task in large type, and what everybody says to it."""

    verb = "plans.read_back"
    form_class = forms.ReadForm
    template_name = "meetings/reading/read_back.html"
    task: Task
    place: int

    def find(self) -> Task:
        conference = self.conference()
        self.plan = queries.plan_of(conference)
        place = self.plan.place(self.kwargs["task"])
        if place is None:
            raise Http404
        self.place = place
        self.plan.tasks[place].conference = conference
        return self.plan.tasks[place]

    @property
    def conference_read(self) -> Conference:
        """This will give the conference whose plan is read."""
        return self.subject.conference  # type: ignore[no-any-return]

    @cached_property
    def listeners(self) -> list[queries.Listener]:
        """Everybody at the table with what they said before."""
        return self.plan.listeners(self.subject)

    def form_arguments(self) -> dict[str, Any]:
        return {"people": [listener.pk for listener in self.listeners]}

    def initial(self) -> dict[str, Any]:
        said = {f"rekl-{one.pk}": one.said for one in self.listeners}
        return {**said, **{f"jak-{one.pk}": one.note for one in self.listeners}}

    def context(self, task: Task) -> dict[str, Any]:
        return queries.one(self.conference_read, self.plan, self.place, self.at)

    def form_page(self, form: Any, status: int = 200) -> Any:
        """What was typed stays with the person to whom it belongs."""
        for one in self.listeners:
            one.said, one.note = form[f"rekl-{one.pk}"].value() or "", form[f"jak-{one.pk}"].value() or ""
            one.errors = [*form[f"rekl-{one.pk}"].errors, *form[f"jak-{one.pk}"].errors]
        return super().form_page(form, status)

    def act(self, task: Task, form: forms.ReadForm) -> list[TaskReading]:
        people = {one.pk: one.guest.who for one in self.listeners}
        told = form.answers(everybody="vsichni" in self.request.POST)
        answers = [actions.Said(people[pk], said, note) for pk, (said, note) in told.items()]
        return actions.read_back(task, answers=answers, by=self.user, at=self.at)

    def success(self, task: Task, result: list[TaskReading]) -> tuple[str, str]:
        conference, number = self.conference_read, self.place + 1
        if any(row.said == Understood.CHANGE for row in result):
            where = reverse("meetings:change-while-reading", args=[conference.pk, task.pk])
            return "Upravte úkol tak, jak jste se domluvili. Potom se zeptáme znovu.", where
        following = self.plan.tasks[number:][:1]
        if not following:
            return "Plán je přečtený.", reading_of(conference)
        return f"Úkol {number} je zapsaný.", reverse("meetings:read-back", args=[conference.pk, following[0].pk])


class ChangeWhileReading(ChangeTask):
    """The task gets the words on which people agreed; then they are asked again."""

    title = "Upravit úkol podle domluvy"
    template_name = "meetings/reading/change.html"

    def find(self) -> Task:
        return self.one_of(self.rows(), pk=self.kwargs["task"], conference=self.kwargs["pk"])

    @property
    def back(self) -> str:
        """This will give the way back to the task that is being read."""
        return reverse("meetings:read-back", args=[self.kwargs["pk"], self.kwargs["task"]])

    def context(self, task: Task) -> dict[str, Any]:
        return {**super().context(task), "back": self.back, "wishes": reading.wishes(task)}

    def success(self, task: Task, result: Any) -> tuple[str, str]:
        return "Úkol je upravený. Přečtěte ho znovu a zeptejte se všech.", self.back
