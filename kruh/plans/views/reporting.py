"""Pages of what became of a promise: kept, partly, dropped, a note, and what proves it."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from kruh.access import policy
from kruh.access.pages import ActionPage, ReadPage
from kruh.plans import actions, forms, policies
from kruh.plans.models import Evidence, Task
from kruh.plans.queries import carriers
from kruh.plans.queries import evidence as evidence_queries
from kruh.plans.queries import plan as queries
from kruh.plans.views.plan import TaskStep

# A file that somebody brought is only data: nothing in it runs, nothing is guessed, the browser keeps nothing.
HARMLESS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


class OneTask(ReadPage):
    """One promise with its history."""

    tab = "plans:plan"
    verb = "plans.read"
    template_name = "plans/task.html"

    def find(self) -> Task:
        rows = queries.with_history(queries.told(policies.visible_tasks(self.user, self.at)))
        return self.one_of(carriers.with_gone(rows, self.at), pk=self.kwargs["pk"])

    def context(self, task: Task) -> dict[str, Any]:
        is_ours = policy.may(self.user, "plans.see_evidence", task, self.at)
        told = {**queries.one(task, self.at), "gone": carriers.gone(task)}
        return {**told, "evidence": evidence_queries.of_task(task) if is_ours else []}


class Report(TaskStep):
    """A report is compared with what was read: who reports at the same moment sees what the other one wrote."""

    def initial(self) -> dict[str, Any]:
        return {"version": self.subject.version}


class Beside(TaskStep):
    """Something put to a task beside what became of it; it leads back to the task."""

    def success(self, task: Task, result: Any) -> tuple[str, str]:
        return self.done, reverse("plans:task", args=[task.pk])


class ReportDone(Report):
    """The promise was kept."""

    verb = "plans.report_done"
    form_class = forms.NoteForm
    title = "Úkol je splněný"
    button = "Zapsat splnění"
    done = "Zapsáno: splněno."

    def act(self, task: Task, form: forms.NoteForm) -> None:
        actions.report_done(task, by=self.user, at=self.at, **form.cleaned_data)


class ReportPartly(Report):
    """A part of it is there."""

    verb = "plans.report_partly"
    form_class = forms.PartlyForm
    title = "Úkol je splněný zčásti"
    button = "Zapsat, jak to je"
    done = "Zapsáno: splněno zčásti."

    def act(self, task: Task, form: forms.PartlyForm) -> None:
        actions.report_partly(task, by=self.user, at=self.at, **form.cleaned_data)


class DropTask(Report):
    """The promise no longer holds."""

    verb = "plans.drop_task"
    form_class = forms.ReasonForm
    title = "Úkol už neplatí"
    button = "Zapsat, že už neplatí"
    done = "Zapsáno: úkol už neplatí."

    def act(self, task: Task, form: forms.ReasonForm) -> None:
        actions.drop_task(task, by=self.user, at=self.at, **form.cleaned_data)


class ReopenTask(TaskStep):
    """The promise is open again."""

    verb = "plans.reopen_task"
    form_class = forms.ReasonForm
    title = "Otevřít úkol znovu"
    button = "Otevřít znovu"
    done = "Úkol zase běží."

    def act(self, task: Task, form: forms.ReasonForm) -> None:
        actions.reopen_task(task, note=form.cleaned_data["note"], by=self.user, at=self.at)


class AddNote(Beside):
    """A note, whatever became of the task."""

    verb = "plans.add_note"
    form_class = forms.RemarkForm
    title = "Připsat poznámku"
    button = "Připsat"
    done = "Poznámka je u úkolu."

    def act(self, task: Task, form: forms.RemarkForm) -> None:
        actions.add_note(task, note=form.cleaned_data["note"], by=self.user, at=self.at)


class NoteReport(Beside):
    """What a person without an account said has been read."""

    verb = "plans.note_report"
    title = "Vzít hlášení na vědomí"
    button = "Vím o tom"
    done = "Hlášení je přečtené. Úkol zůstává, jak byl."

    @property
    def intro(self) -> str:
        return "Úkol se nezmění. Když je podle hlášení splněný nebo už neplatí, zapište to místo toho rovnou."

    def act(self, task: Task, form: Any) -> None:
        actions.note_report(task, by=self.user, at=self.at)


class PassTaskOn(Beside):
    """Somebody else takes the task over: who promised it died, left, or cannot any more."""

    verb = "plans.pass_task_on"
    form_class = forms.PassOnForm
    title = "Předat úkol jinému"
    button = "Předat úkol"
    done = "Úkol má nového člověka. Domluvte se s ním; starý odkaz už neplatí."

    def form_arguments(self) -> dict[str, Any]:
        return {"people": carriers.of_case(self.subject.case_id, self.at)}

    def act(self, task: Task, form: forms.PassOnForm) -> None:
        person, user = carriers.named(form.cleaned_data["who"])
        words = {"person": person, "user": user, "note": form.cleaned_data["note"]}
        actions.pass_task_on(task, by=self.user, at=self.at, **words)


# What proves it ----------------------------------------------------------------------------------------------------


class AddEvidence(Beside):
    """A photograph or a paper."""

    verb = "plans.add_evidence"
    form_class = forms.EvidenceForm
    title = "Doložit úkol"
    button = "Uložit"
    done = "Doložení je uložené. Vidí ho jen tým případu."

    @property
    def intro(self) -> str:
        return "Fotku nebo listinu uvidí jen tým případu, lidé od stolu ne."

    def act(self, task: Task, form: forms.EvidenceForm) -> Evidence:
        return actions.add_evidence(task, by=self.user, at=self.at, **form.cleaned_data)


class EvidenceFile(ReadPage):
    """The picture to look at, or the PDF to keep."""

    verb = "plans.see_evidence"

    def find(self) -> Evidence:
        return self.one_of(policies.visible_evidence(self.user, self.at), pk=self.kwargs["pk"])

    def answer(self) -> HttpResponse:
        row: Evidence = self.subject
        place = "attachment" if row.mime == "application/pdf" else "inline"
        name = f"dolozeni.{'pdf' if row.mime == 'application/pdf' else 'jpg'}"
        headers = {**HARMLESS, "Content-Disposition": f'{place}; filename="{name}"'}
        return HttpResponse(evidence_queries.content_of(row), content_type=row.mime, headers=headers)


class StrikeEvidence(ActionPage):
    """A file is put aside with a reason."""

    tab = "plans:plan"
    verb = "plans.strike_evidence"
    form_class = forms.StrikeForm
    title = "Vyřadit doložení"
    button = "Vyřadit"

    def find(self) -> Evidence:
        return self.one_of(policies.visible_evidence(self.user, self.at), pk=self.kwargs["pk"])

    def context(self, evidence: Evidence) -> dict[str, Any]:
        return {"conference": evidence.conference, "back": reverse("plans:task", args=[evidence.task_id])}

    def act(self, evidence: Evidence, form: forms.StrikeForm) -> None:
        actions.strike_evidence(evidence, reason=form.cleaned_data["reason"], by=self.user, at=self.at)

    def success(self, evidence: Evidence, result: Any) -> tuple[str, str]:
        return "Soubor je vyřazený, zůstal u úkolu s důvodem.", reverse("plans:task", args=[evidence.task_id])
