"""What belongs to an entry: training of a person, days on which an organisation is closed."""

from typing import Any

from django.forms import BaseForm
from django.urls import reverse

from kruh.directory import actions, forms, policies
from kruh.directory.models import Closure, Training
from kruh.directory.views.entries import EntryPage


class RecordTraining(EntryPage):
    """What a professional learned."""

    verb = "directory.record_training"
    form_class = forms.TrainingForm
    title = "Školení"

    def find(self) -> Training:
        if "training" in self.kwargs:
            return self.one_of(policies.visible_trainings(self.user, self.at), pk=self.kwargs["training"])
        who = self.one_of(policies.visible_professionals(self.user, self.at), pk=self.kwargs["pk"])
        return Training(professional=who)

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.subject, name) for name in ("kind", "provider", "on", "valid_until", "hours")}

    def back(self) -> str:
        return reverse("directory:professional", args=[self.subject.professional_id])

    def act(self, training: Training, form: BaseForm) -> Training:
        return actions.record_training(training, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, training: Training, result: Training) -> tuple[str, str]:
        return "Školení je zapsané.", self.back()


class RemoveTraining(EntryPage):
    """Takes a training back that was noted by mistake."""

    verb = "directory.remove_training"
    form_class = forms.RemoveForm
    template_name = "directory/remove_training.html"
    title = "Smazat záznam o školení"
    button = "Smazat záznam"

    def find(self) -> Training:
        return self.one_of(policies.visible_trainings(self.user, self.at), pk=self.kwargs["training"])

    def back(self) -> str:
        return reverse("directory:professional", args=[self.subject.professional_id])

    def act(self, training: Training, form: BaseForm) -> None:
        actions.remove_training(training, by=self.user, at=self.at)

    def success(self, training: Training, result: None) -> tuple[str, str]:
        return "Záznam o školení je smazaný.", self.back()


class SaveClosure(EntryPage):
    """Days on which the organisation does not work."""

    verb = "directory.save_closure"
    form_class = forms.ClosureForm
    title = "Kdy je zavřeno"

    def find(self) -> Closure:
        if "organisation" not in self.kwargs:
            return self.one_of(policies.visible_closures(self.user, self.at), pk=self.kwargs["pk"])
        home = self.one_of(policies.visible_organisations(self.user, self.at), pk=self.kwargs["organisation"])
        return Closure(organisation=home)

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.subject, name) for name in ("first_day", "last_day", "reason")}

    def act(self, closure: Closure, form: BaseForm) -> Closure:
        return actions.save_closure(closure, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, closure: Closure, result: Closure) -> tuple[str, str]:
        message = "Uzavření je zapsané. Lhůty se od teď počítají bez těchto dnů."
        return message, self.back()


class RemoveClosure(EntryPage):
    """Takes a closure back."""

    verb = "directory.remove_closure"
    form_class = forms.RemoveForm
    template_name = "directory/remove_closure.html"
    title = "Zrušit uzavření"
    button = "Zrušit uzavření"

    def find(self) -> Closure:
        return self.one_of(policies.visible_closures(self.user, self.at), pk=self.kwargs["pk"])

    def act(self, closure: Closure, form: BaseForm) -> None:
        actions.remove_closure(closure, by=self.user, at=self.at)

    def success(self, closure: Closure, result: None) -> tuple[str, str]:
        return "Uzavření je zrušené.", self.back()
