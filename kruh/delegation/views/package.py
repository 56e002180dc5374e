"""The parts of a package while the office writes it, and the steps by which it offers and ends it."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from kruh.access.pages import ActionPage
from kruh.cases.models import Case
from kruh.cases.views.files import InFile
from kruh.delegation.actions import answer
from kruh.delegation.actions import package as actions
from kruh.delegation.forms import package as forms
from kruh.delegation.models import Package
from kruh.delegation.queries import check, draft
from kruh.delegation.views.frame import OfPackage, Step, page_of
from kruh.foundation import days

FORMS: dict[str, type[forms.PartForm]] = {
    "komu": forms.WhomForm,
    "lide": forms.PeopleForm,
    "cile": forms.GoalsForm,
    "rytmus": forms.RhythmForm,
}
FIELDS = {
    "komu": ("kind", "title", "purpose", "grounds"),
    "lide": ("shared", "description"),
    "cile": (),
    "rytmus": ("rhythm", "first_due_on", "ends_on"),
}


# Writing -----------------------------------------------------------------------------------------------------------


class Part(ActionPage):
    """One part of a package."""

    template_name = "delegation/write.html"
    key = "komu"

    def around(self, lacking: Collection[str]) -> dict[str, Any]:
        """This will say where one is among the parts, of which some lack something."""
        _, title, lead = next(section for section in check.SECTIONS if section[0] == self.key)
        return {
            "part": self.key,
            "part_title": title,
            "part_lead": lead,
            "steps": check.steps(self.key, lacking),
            "is_last": not check.next_part(self.key),
        }

    def whom(self) -> dict[str, Any]:
        """This will give what the first part chooses from."""
        laws = [(law.code, f"{law.heading}: {law.demand}") for law in draft.grounds(days.local_day(self.at))]
        return {"organisations": {str(one.pk): one for one in draft.receiving(self.at)}, "laws": laws}

    def after(self, package: Package) -> tuple[str, str]:
        """This will go on to the next part, or to the check."""
        following = check.next_part(self.key)
        if following and "dal" in self.request.POST:
            return "Uloženo.", check.page_of(package, following)
        return "Uloženo.", page_of(package)


class OpenPackage(InFile, Part):
    """The first part of a new package."""

    verb = "delegation.open_package"
    form_class = forms.WhomForm
    tab = "delegation:of-case"
    back_to = "delegation:of-case"

    def find(self) -> Case:
        return self.open_file()

    def form_arguments(self) -> dict[str, Any]:
        return self.whom()

    def context(self, case: Case) -> dict[str, Any]:
        return self.around([part for part, _, _ in check.SECTIONS])

    def act(self, case: Case, form: forms.WhomForm) -> Package:
        return actions.open_package(case, words=form.words(), by=self.user, at=self.at)

    def success(self, case: Case, package: Package) -> tuple[str, str]:
        return self.after(package)


class WritePackage(OfPackage, Part):
    """A part of a draft."""

    verb = "delegation.write_package"

    def rows(self) -> QuerySet[Package]:
        return draft.with_goals(super().rows())

    def find(self) -> Package:
        if self.kwargs["part"] not in FORMS:
            raise Http404
        self.key = self.kwargs["part"]
        self.form_class = FORMS[self.key]  # type: ignore[misc]  # each part has its own form
        found: Package = super().find()
        self.writing = draft.Writing(found, self.at)
        return found

    def form_arguments(self) -> dict[str, Any]:
        if self.key == "komu":
            return self.whom()
        if self.key == "lide":
            return {"people": self._people()}
        return {"plan_goals": self._plan_goals(), "tasks": self._tasks()} if self.key == "cile" else {}

    def _people(self) -> list[tuple[str, str, list[tuple[str, str]]]]:
        return [
            (
                str(row.id),
                f"{row.name}, {draft.role_word(row)}",
                [(str(one.pk), draft.way_words(one)) for one in self.writing.ways(row)],
            )
            for row in self.writing.rows
        ]

    def _tasks(self) -> list[tuple[str, str]]:
        taken = {goal.task for goal in self.writing.goals if goal.task}
        written = {goal.text for goal in self.writing.goals}
        tasks = draft.tasks_of(self.subject.case)
        return [(str(task.pk), task.text) for task in tasks if task.pk not in taken and task.text not in written]

    def _plan_goals(self) -> list[tuple[str, str, str, str]]:
        taken = {goal.plan_goal for goal in self.writing.goals}
        written = {goal.text for goal in self.writing.goals}
        goals = draft.plan_goals_of(self.subject.case)
        return [goal for goal in goals if UUID(goal[0]) not in taken and goal[2] not in written]

    def initial(self) -> dict[str, Any]:
        package = self.subject
        words: dict[str, Any] = {"version": package.version}
        words |= {name: getattr(package, name) for name in FIELDS[self.key]}
        if self.key == "komu":
            words["organisation"] = str(package.organisation_id or "")
        if self.key == "rytmus":
            words["dates"] = draft.written(package, "dates")
        for goal in self.writing.goals if self.key == "cile" else []:
            words |= {f"goal_{goal.order}": goal.text, f"measure_{goal.order}": goal.measure}
        return words

    def context(self, package: Package) -> dict[str, Any]:
        return self.around(check.unfinished(self.writing))

    def act(self, package: Package, form: forms.PartForm) -> Package:
        version = form.cleaned_data["version"]
        return actions.write_package(package, words=form.words(), version=version, by=self.user, at=self.at)

    def success(self, package: Package, result: Package) -> tuple[str, str]:
        return self.after(package)


# Steps of the office -----------------------------------------------------------------------------------------------


class Offer(Step):
    """The work is offered."""

    verb = "delegation.offer"
    title = "Nabídnout práci"
    button = "Nabídnout"
    intro = (
        "Organizace uvidí přesně to, co je na stránce práce. Jména a kontakty až tehdy, když nabídku přijme, do té "
        "doby místo nich stojí „(jméno)“. Změnit to půjde, jen když nabídku vezmete zpátky."
    )
    done = "Nabídnuto. Jakmile organizace odpoví, najdete to tady a přijde vám krátký e-mail."

    def act(self, package: Package, form: Any) -> Package:
        return actions.offer(package, by=self.user, at=self.at)


class WithdrawOffer(Step):
    """The offer comes back."""

    verb = "delegation.withdraw_offer"
    title = "Vzít nabídku zpátky"
    button = "Vzít zpátky"
    intro = "Organizace nabídku přestane vidět. Co jste napsali, zůstane a můžete to upravit."
    done = "Nabídka je zpátky u vás."

    def act(self, package: Package, form: Any) -> None:
        actions.withdraw_offer(package, by=self.user, at=self.at)


class Reopen(Step):
    """What was declined is mended."""

    verb = "delegation.reopen"
    title = "Upravit a nabídnout znovu"
    button = "Upravit"
    intro = "Všechno napsané zůstane. Můžete vybrat jinou organizaci nebo práci změnit."
    done = "Práce je zase rozepsaná. Zkontrolujte, komu ji nabídnete."

    def act(self, package: Package, form: Any) -> None:
        actions.reopen(package, by=self.user, at=self.at)


class Discard(Step):
    """A draft is put away."""

    verb = "delegation.discard"
    title = "Zahodit rozepsanou práci"
    button = "Zahodit"
    intro = "Zmizí ze seznamů. Nikdo mimo váš úřad ji neviděl."
    done = "Zahozeno."

    def act(self, package: Package, form: Any) -> None:
        actions.discard(package, by=self.user, at=self.at)

    def success(self, package: Package, result: None) -> tuple[str, str]:
        return self.done, reverse("delegation:of-case", args=[package.case_id])


class End(Step):
    """The work ends as agreed."""

    verb = "delegation.end"
    form_class = forms.EndForm
    title = "Ukončit práci"
    button = "Ukončit"
    intro = "Organizaci hned skončí přístup k údajům rodiny. Zůstane jí jen to, co sama předala. Co napíšete, uvidí."
    done = "Práce skončila. Výstupy zůstávají u případu."

    def act(self, package: Package, form: forms.EndForm) -> None:
        answer.end(package, reason=form.cleaned_data["reason"], by=self.user, at=self.at)


class Revoke(Step):
    """The work is taken away."""

    verb = "delegation.revoke"
    form_class = forms.LastingReasonForm
    title = "Odvolat práci"
    button = "Odvolat s důvodem"
    intro = "Organizaci hned skončí přístup k údajům rodiny. Důvod uvidí. Co má rozepsané, zůstane jí, nic se nepošle."
    done = "Odvoláno. Organizace už údaje rodiny nevidí."

    def act(self, package: Package, form: forms.LastingReasonForm) -> None:
        answer.revoke(package, reason=form.cleaned_data["reason"], by=self.user, at=self.at)
