"""What the other office decides and answers: before it has taken anything over, it is told no name."""

from functools import cached_property
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from kruh.access.models import User
from kruh.access.pages import ActionPage, Page, ReadPage
from kruh.access.roles import Role
from kruh.cases import actions, policies
from kruh.cases.forms import moves as forms
from kruh.cases.models import Assistance, TeamMember, Transfer
from kruh.cases.queries import moves
from kruh.directory import queries as directory
from kruh.directory.rules import phone_words
from kruh.foundation import days


class ListMoves(ReadPage):
    """What waits between the person's office and others."""

    verb = "cases.list_moves"
    template_name = "cases/list_moves.html"

    def context(self, subject: None) -> dict[str, Any]:
        return {**moves.between(self.user, self.at), "today": days.local_day(self.at)}


class Between(Page):
    """Pages of the other office: it is told nothing around the thing itself, so that no name of a child leaks."""

    template_name = "cases/between_form.html"
    title: ClassVar[str] = ""

    def shown(self, status: int = 200, **extra: Any) -> HttpResponse:
        """This will name the way back in place of the case."""
        back = reverse("cases:list-moves")
        trail = [("Mezi úřady", back), (self.title, "")]
        return super().shown(status, **{"tabs": [], "about": "", "trail": trail, "insets": [], "back": back, **extra})

    @cached_property
    def colleagues(self) -> dict[str, User]:
        """This will give who may lead a case here."""
        found = directory.people_in(self.subject.to_unit_id, Role.SOCIAL_WORKER, at=self.at)
        return {str(user.pk): user for user in found}

    @property
    def colleague_choices(self) -> list[tuple[str, str]]:
        """This will give the same to choose from."""
        return [(pk, user.name) for pk, user in self.colleagues.items()]

    def offered(self, pk: UUID) -> Transfer:
        """This will fetch what is offered to the person's office."""
        found: Transfer = self.one_of(policies.offered_transfers(self.user, self.at).select_related("key"), pk=pk)
        return found

    def asked(self, pk: UUID) -> Assistance:
        """This will fetch what the person's office is asked."""
        found: Assistance = self.one_of(policies.asked_assistances(self.user, self.at).select_related("key"), pk=pk)
        return found


class ReadTransfer(Between, ReadPage):
    """What the head needs for deciding, and no more."""

    verb = "cases.read_transfer"
    template_name = "cases/read_transfer.html"
    title = "Návrh na převzetí případu"

    def find(self) -> Transfer:
        return self.offered(self.kwargs["pk"])

    def context(self, transfer: Transfer) -> dict[str, Any]:
        return {"phone": phone_words(transfer.proposed_by.phone)}


class AcceptTransfer(Between, ActionPage):
    """Taking the file over."""

    verb = "cases.accept_transfer"
    form_class = forms.AcceptTransferForm
    title = "Převzít případ"
    button = "Převzít případ"
    intro = "Celý spis přejde k vám hned. Koho vyberete, bude klíčovým pracovníkem; vedoucí jsou v týmu sami."

    def find(self) -> Transfer:
        return self.offered(self.kwargs["pk"])

    def form_arguments(self) -> dict[str, Any]:
        return {"colleagues": self.colleague_choices}

    def act(self, transfer: Transfer, form: forms.AcceptTransferForm) -> TeamMember:
        to, mark = self.colleagues[form.cleaned_data["to"]], form.cleaned_data["file_mark"]
        return actions.accept_transfer(transfer, by=self.user, at=self.at, to=to, file_mark=mark)

    def success(self, transfer: Transfer, leads: TeamMember) -> tuple[str, str]:
        opens = policies.visible_cases(self.user, self.at).filter(pk=leads.case_id).exists()
        target = reverse("cases:overview", args=[leads.case_id]) if opens else reverse("cases:list-moves")
        return f"Případ je váš. Vede ho {leads.user.name}.", target


class ReturnTransfer(Between, ActionPage):
    """Leaving the file where it is."""

    verb = "cases.return_transfer"
    form_class = forms.WhyNotForm
    title = "Vrátit návrh"
    button = "Vrátit návrh"
    intro = "Případ zůstane u úřadu, který ho nabízí. Důvod si přečte jeho klíčový pracovník."

    def find(self) -> Transfer:
        return self.offered(self.kwargs["pk"])

    def act(self, transfer: Transfer, form: forms.WhyNotForm) -> None:
        actions.return_transfer(transfer, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, transfer: Transfer, result: None) -> tuple[str, str]:
        return "Návrh je vrácený.", reverse("cases:list-moves")


class ReadAssistance(Between, ReadPage):
    """What is asked; before it is accepted without the question and without names."""

    verb = "cases.read_assistance"
    template_name = "cases/read_assistance.html"
    title = "Dožádání"

    def find(self) -> Assistance:
        return self.asked(self.kwargs["pk"])

    def context(self, assistance: Assistance) -> dict[str, Any]:
        words = {"is_accepted": assistance.accepted_at is not None, "phone": phone_words(assistance.asked_by.phone)}
        return {**words, "today": days.local_day(self.at)}


class AcceptAssistance(Between, ActionPage):
    """Saying who does it."""

    verb = "cases.accept_assistance"
    form_class = forms.AcceptAssistanceForm
    title = "Přijmout dožádání"
    button = "Přijmout"
    intro = "Otázku a údaje uvidí ten, koho vyberete, a vedoucí. Jen do odpovědi."

    def find(self) -> Assistance:
        return self.asked(self.kwargs["pk"])

    def form_arguments(self) -> dict[str, Any]:
        return {"colleagues": self.colleague_choices}

    def act(self, assistance: Assistance, form: forms.AcceptAssistanceForm) -> User:
        worker = self.colleagues[form.cleaned_data["worker"]]
        actions.accept_assistance(assistance, by=self.user, at=self.at, worker=worker)
        return worker

    def success(self, assistance: Assistance, worker: User) -> tuple[str, str]:
        return f"Dožádání je přijaté. Vyřídí ho {worker.name}.", reverse("cases:list-moves")


class DeclineAssistance(Between, ActionPage):
    """Refusing with a reason."""

    verb = "cases.decline_assistance"
    form_class = forms.WhyNotForm
    title = "Odmítnout dožádání"
    button = "Odmítnout"

    def find(self) -> Assistance:
        return self.asked(self.kwargs["pk"])

    def act(self, assistance: Assistance, form: forms.WhyNotForm) -> None:
        actions.decline_assistance(assistance, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, assistance: Assistance, result: None) -> tuple[str, str]:
        return "Odmítnutí odešlo.", reverse("cases:list-moves")


class AnswerAssistance(Between, ActionPage):
    """Sending the record to whoever asked."""

    verb = "cases.answer_assistance"
    form_class = forms.AnswerForm
    template_name = "cases/answer_assistance.html"
    title = "Odpovědět na dožádání"
    button = "Odeslat odpověď"
    intro = (
        "Odpověď dostane úřad, který se ptal. Vy pak otázku ani údaje znovu neotevřete. "
        "Co potřebujete do svého spisu, si předtím vytiskněte."
    )

    def find(self) -> Assistance:
        return self.asked(self.kwargs["pk"])

    def act(self, assistance: Assistance, form: forms.AnswerForm) -> None:
        actions.answer_assistance(assistance, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, assistance: Assistance, result: None) -> tuple[str, str]:
        return f"Odpověď má {assistance.from_unit.name}.", reverse("cases:list-moves")
