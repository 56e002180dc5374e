"""The end of keeping where it meets people: the list, a proposal, its decisions, and holding a case back."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from kruh.access.models import Unit, User
from kruh.access.pages import ActionPage, Page, ReadPage
from kruh.access.roles import Role
from kruh.cases.models import Case
from kruh.cases.views.files import InFile
from kruh.foundation import days, text
from kruh.foundation.typesetting import to_pdf
from kruh.foundation.workflow import NotPossible
from kruh.retention import actions, documents, forms, policies, queries, rules
from kruh.retention.models import Hold, Proposal
from kruh.retention.vocabulary import LineState


class ListDisposals(ReadPage):
    """What may go, what is held back, and the proposals."""

    verb = "retention.list"
    template_name = "retention/list.html"

    def context(self, subject: None) -> dict[str, Any]:
        return queries.overview(self.user, self.at)


class Propose(ActionPage):
    """Choosing the cases and the second person."""

    verb = "retention.propose"
    form_class = forms.ProposeForm
    title = "Navrhnout skartaci"
    button = "Podat návrh"
    intro = "Nic se teď nemaže. Návrh musí schválit ještě někdo jiný; do té doby jde případ vyřadit nebo návrh zrušit."

    @cached_property
    def ripe(self) -> list[queries.Closed]:
        """This will give the cases that may go, asked for once."""
        kept = queries.periods(days.local_day(self.at))
        return [row for row in queries.closed(self.user, self.at, kept) if row.is_ripe]

    @cached_property
    def unit(self) -> Unit | None:
        """This will give the office whose cases are proposed: one proposal is of one office."""
        held = [m.unit for m in self.user.memberships_at(self.at) if m.role == Role.HEAD]
        full = [unit for unit in held if any(row.case.unit_id == unit.pk for row in self.ripe)]
        return next(iter([*full, *held]), None)

    @cached_property
    def seconds(self) -> dict[str, User]:
        """This will give who may decide."""
        return {str(user.pk): user for user in policies.seconds(self.user, self.unit, self.at)}

    def form_arguments(self) -> dict[str, Any]:
        rows = [row for row in self.ripe if self.unit and row.case.unit_id == self.unit.pk]
        ends = [(row, days.day(row.ends_on)) for row in rows if row.ends_on]
        named = [(str(row.case.pk), f"{row.name}, lhůta skončila {on}") for row, on in ends]
        return {"cases": named, "seconds": [(pk, user.name) for pk, user in self.seconds.items()]}

    def context(self, subject: None) -> dict[str, Any]:
        return {"back": reverse("retention:list")}

    def act(self, subject: None, form: forms.ProposeForm) -> Proposal:
        words = form.cleaned_data
        if self.unit is None:
            raise NotPossible([rules.NOBODY])
        chosen = [UUID(pk) for pk in words["cases"]]
        second = self.seconds.get(words["second"])
        return actions.propose(self.unit, cases=chosen, second=second, by=self.user, at=self.at)

    def success(self, subject: None, proposal: Proposal) -> tuple[str, str]:
        return "Návrh je podaný. Teď čeká na druhého člověka.", reverse("retention:proposal", args=[proposal.pk])


class OfProposal(Page):
    """Pages about one proposal."""

    def find(self) -> Proposal:
        return self.one_of(policies.visible(self.user, self.at), pk=self.kwargs["pk"])

    @property
    def home(self) -> str:
        """This will give the address of the proposal."""
        return reverse("retention:proposal", args=[self.kwargs["pk"]])

    def shown(self, status: int = 200, **extra: Any) -> HttpResponse:
        """This will add the way back."""
        back = reverse("retention:list") if self.request.path == self.home else self.home
        return super().shown(status, **{"about": f"Skartace č. {self.subject}", "back": back, **extra})


class ReadProposal(OfProposal, ReadPage):
    """A proposal, or the protocol of what was erased."""

    verb = "retention.read"
    template_name = "retention/proposal.html"

    def context(self, proposal: Proposal) -> dict[str, Any]:
        return queries.of_proposal(proposal, self.user)


class PrintProposal(OfProposal, ReadPage):
    """The same on paper."""

    verb = "retention.print"

    def answer(self) -> HttpResponse:
        proposal, today = self.subject, days.local_day(self.at)
        content = to_pdf(documents.paper_of(proposal, queries.lines(proposal), today, queries.grounds(proposal)))
        headers = {"Content-Disposition": f'attachment; filename="{documents.file_name(proposal)}"'}
        return HttpResponse(content, content_type="application/pdf", headers=headers)


class Decision(OfProposal, ActionPage):
    """A step about one proposal."""

    def initial(self) -> dict[str, Any]:
        return {"version": self.subject.version}


class Strike(Decision):
    """Taking one case out."""

    verb = "retention.strike"
    form_class = forms.StrikeForm
    title = "Vyřadit případ z návrhu"
    button = "Vyřadit"

    def form_arguments(self) -> dict[str, Any]:
        rows = [row for row in queries.lines(self.subject) if row.state == LineState.LISTED]
        return {"lines": [(str(row.pk), f"{row}, uzavřený {days.day(row.closed_on)}") for row in rows]}

    def act(self, proposal: Proposal, form: forms.StrikeForm) -> None:
        words = form.cleaned_data
        told: dict[str, Any] = {"reason": words["reason"], "version": words["version"]}
        actions.strike(proposal, line=UUID(words["line"]), by=self.user, at=self.at, **told)

    def success(self, proposal: Proposal, result: None) -> tuple[str, str]:
        return "Případ v návrhu není a zůstává.", self.home


class Approve(Decision):
    """The second person's decision."""

    verb = "retention.approve"
    form_class = forms.ApproveForm
    title = "Schválit skartaci"
    button = "Schválit a smazat"

    @property
    def intro(self) -> str:
        """This will say how many cases go."""
        number = queries.of_proposal(self.subject, self.user)["listed"]
        told = text.plural(number, "spis", "spisy", "spisů")
        return f"Nevratně se smaže: {told}. Zničí se klíče, takže obsah už nikdo nepřečte. Zůstane protokol bez jmen."

    def act(self, proposal: Proposal, form: forms.ApproveForm) -> None:
        actions.approve(proposal, version=form.cleaned_data["version"], by=self.user, at=self.at)

    def success(self, proposal: Proposal, result: None) -> tuple[str, str]:
        return "Schváleno. Spisy se během několika minut smažou a najdete tu protokol.", self.home


class Withdraw(Decision):
    """Giving the proposal up."""

    verb = "retention.withdraw"
    form_class = forms.WithdrawForm
    title = "Zrušit návrh"
    button = "Zrušit návrh"
    intro = "Všechny případy zůstanou. Navrhnout je půjde znovu."

    def act(self, proposal: Proposal, form: forms.WithdrawForm) -> None:
        words = form.cleaned_data
        actions.withdraw(proposal, reason=words["reason"], version=words["version"], by=self.user, at=self.at)

    def success(self, proposal: Proposal, result: None) -> tuple[str, str]:
        return "Návrh je zrušený, všechny případy zůstaly.", self.home


class HoldCase(InFile, ActionPage):
    """Keeping a case longer."""

    verb = "retention.hold"
    form_class = forms.HoldForm
    title = "Pozastavit skartaci"
    button = "Pozastavit"
    tab = "cases:overview"
    intro = "Případ se nebude nabízet ke skartaci, dokud ji zase neuvolníte. Třeba kvůli soudu, kontrole nebo žádosti."

    def find(self) -> Case:
        return self.open_file()

    def act(self, case: Case, form: forms.HoldForm) -> Hold:
        return actions.hold(case, reason=form.cleaned_data["reason"], by=self.user, at=self.at)

    def success(self, case: Case, result: Hold) -> tuple[str, str]:
        return "Skartace je pozastavená.", self.back


class ReleaseCase(InFile, ActionPage):
    """Letting the period go on."""

    verb = "retention.release"
    title = "Uvolnit skartaci"
    button = "Uvolnit"
    tab = "cases:overview"
    intro = "Až skončí lhůta, případ se zase nabídne ke skartaci."

    def find(self) -> Case:
        return self.open_file()

    def act(self, case: Case, form: Any) -> None:
        actions.release(case, by=self.user, at=self.at)

    def success(self, case: Case, result: None) -> tuple[str, str]:
        return "Skartace už pozastavená není.", self.back
