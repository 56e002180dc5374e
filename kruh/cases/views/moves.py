"""What goes from a case to another office: the whole file, or one question."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from kruh.access.pages import ActionPage, ReadPage
from kruh.cases import actions, documents, policies, queries
from kruh.cases.forms import moves as forms
from kruh.cases.models import Assistance, Case, Transfer
from kruh.cases.queries import moves
from kruh.cases.rules.moves import ANSWERED_IN
from kruh.cases.views.files import InFile
from kruh.directory.models import Organisation
from kruh.foundation import days, typesetting


class SeeMoves(InFile, ReadPage):
    """What was offered to other offices, what they were asked, and what they answered."""

    verb = "cases.see_moves"
    template_name = "cases/see_moves.html"
    tab = "cases:team"

    def find(self) -> Case:
        return self.open_file()

    def context(self, case: Case) -> dict[str, Any]:
        return moves.of_case(case)


class ToOffice(InFile):
    """Forms that turn to another office."""

    template_name = "cases/form.html"
    back_to = "cases:see-moves"
    tab = "cases:team"

    def find(self) -> Case:
        return self.open_file()

    def form_arguments(self) -> dict[str, Any]:
        return {"offices": moves.office_choices(self.subject, self.at)}

    def initial(self) -> dict[str, Any]:
        return {"due_on": days.add_working_days(self.file.day, ANSWERED_IN, self.subject.unit.closures)}

    def chosen(self, pk: str) -> Organisation:
        """This will give the chosen office."""
        found: Organisation = self.one_of(moves.offices(self.at), pk=pk)
        return found


class ProposeTransfer(ToOffice, ActionPage):
    """Offering the whole file to another office."""

    verb = "cases.propose_transfer"
    form_class = forms.ProposeTransferForm
    title = "Předat případ jinému úřadu"
    button = "Odeslat návrh"
    intro = (
        "Druhý úřad uvidí jen spisovou značku, počet lidí a důvod. Teprve když případ převezme, přejde k němu celý "
        "spis a váš úřad už z něj neotevře nic. Do té doby se nic nemění."
    )

    def act(self, case: Case, form: forms.ProposeTransferForm) -> Transfer:
        words = dict(form.cleaned_data)
        to = self.chosen(words.pop("to"))
        return actions.propose_transfer(case, by=self.user, at=self.at, to=to.unit, **words)

    def success(self, case: Case, transfer: Transfer) -> tuple[str, str]:
        return f"Návrh má {transfer.to_unit.name}. Odpověď přijde mailem.", self.back


class AskAssistance(ToOffice, ActionPage):
    """Asking another office to act."""

    verb = "cases.ask_assistance"
    form_class = forms.AskAssistanceForm
    title = "Dožádat jiný úřad"
    button = "Odeslat dožádání"
    intro = "Za případ dál odpovídáte vy. Druhý úřad uvidí jen otázku a lidi, které vyberete, a jen než odpoví."

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "people": queries.choices(self.file.rows)}

    def act(self, case: Case, form: forms.AskAssistanceForm) -> Assistance:
        words = dict(form.cleaned_data)
        to, people = self.chosen(words.pop("to")), [UUID(pk) for pk in words.pop("people")]
        return actions.ask_assistance(case, by=self.user, at=self.at, to=to.unit, people=people, **words)

    def success(self, case: Case, assistance: Assistance) -> tuple[str, str]:
        return f"Dožádání má {assistance.to_unit.name}. Odpověď přijde mailem.", self.back


class OfCase(InFile):
    """Pages about one thing that went from the case to another office."""

    template_name = "cases/form.html"
    back_to = "cases:see-moves"
    tab = "cases:team"
    model: type[Transfer] | type[Assistance]

    def find(self) -> Any:
        rows = policies.moves_of(self.model, self.user, self.at)
        return self.one_of(rows, case=self.kwargs["case"], pk=self.kwargs["pk"])


class WithdrawTransfer(OfCase, ActionPage):
    """Taking the offer back."""

    verb = "cases.withdraw_transfer"
    model = Transfer
    title = "Stáhnout návrh na předání"
    button = "Stáhnout návrh"
    intro = "Případ zůstane u vás a druhý úřad návrh přestane vidět."

    def act(self, transfer: Transfer, form: Any) -> None:
        actions.withdraw_transfer(transfer, by=self.user, at=self.at)

    def success(self, transfer: Transfer, result: None) -> tuple[str, str]:
        return "Návrh je stažený. Případ zůstává u vás.", self.back


class WithdrawAssistance(OfCase, ActionPage):
    """Ending the question."""

    verb = "cases.withdraw_assistance"
    model = Assistance
    title = "Stáhnout dožádání"
    button = "Stáhnout dožádání"
    intro = "Druhý úřad hned přestane otázku i údaje vidět."

    def act(self, assistance: Assistance, form: Any) -> None:
        actions.withdraw_assistance(assistance, by=self.user, at=self.at)

    def success(self, assistance: Assistance, result: None) -> tuple[str, str]:
        return "Dožádání je stažené.", self.back


class PrintTransfer(OfCase, ReadPage):
    """The letter that goes by the data box."""

    verb = "cases.print_transfer"
    model = Transfer

    def answer(self) -> HttpResponse:
        return _pdf(documents.transfer_letter(self.subject, dated=days.local_day(self.at)), "predani-pripadu.pdf")


class PrintAssistance(OfCase, ReadPage):
    """The letter that goes by the data box."""

    verb = "cases.print_assistance"
    model = Assistance

    def answer(self) -> HttpResponse:
        return _pdf(documents.assistance_letter(self.subject, dated=days.local_day(self.at)), "dozadani.pdf")


def _pdf(document: typesetting.Document, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(typesetting.to_pdf(document), content_type="application/pdf", headers=headers)
