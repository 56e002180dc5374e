"""Requests for one's own data beside a case: taking one down, preparing the answer, the second person, giving it."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import HttpResponse
from django.urls import reverse

from kruh.access.models import User
from kruh.access.pages import ActionPage, Page, ReadPage
from kruh.cases.models import Case
from kruh.cases.views.files import InFile
from kruh.conferences.views.suitability import file_answer
from kruh.disclosure import actions, documents, forms, policies
from kruh.disclosure.models import AccessRequest
from kruh.disclosure.queries import around, register
from kruh.disclosure.vocabulary import State
from kruh.foundation import days
from kruh.retention import queries as retention


class ListRequests(InFile, ReadPage):
    """The requests of one case."""

    is_list = False
    verb = "disclosure.of_case"
    template_name = "disclosure/list.html"
    tab = "cases:overview"

    def find(self) -> Case:
        return self.open_file()

    def context(self, case: Case) -> dict[str, Any]:
        return {"requests": register.of_case(case, self.user, self.at)}


class Register(InFile, ActionPage):
    """A request came."""

    verb = "disclosure.register"
    form_class = forms.RegisterForm
    title = "Žádost o osobní údaje"
    button = "Zapsat žádost"
    tab = "cases:overview"
    intro = "Kruh sestaví výpis toho, co se o člověku vede. Než odejde, přečte ho ještě někdo druhý."

    def find(self) -> Case:
        return self.open_file()

    def form_arguments(self) -> dict[str, Any]:
        return {"people": register.people(self.subject)}

    def initial(self) -> dict[str, Any]:
        return {"received_on": days.local_day(self.at)}

    def act(self, case: Case, form: forms.RegisterForm) -> AccessRequest:
        return actions.register(case, words=form.cleaned_data, by=self.user, at=self.at)

    def success(self, case: Case, request: AccessRequest) -> tuple[str, str]:
        return f"Zapsáno. Odpovězte do {days.day(request.due_on)}.", page_of(request)


def page_of(request: AccessRequest) -> str:
    """This will give the address of a request."""
    return reverse("disclosure:request", args=[request.pk])


class OfRequest(Page):
    """Pages about one request."""

    def rows(self) -> QuerySet[AccessRequest]:
        """This will give the requests among which to look."""
        return policies.visible(self.user, self.at)

    def find(self) -> AccessRequest:
        found: AccessRequest = self.one_of(self.rows(), pk=self.kwargs["pk"])
        return found

    def shown(self, status: int = 200, **extra: Any) -> HttpResponse:
        """This will add the way back."""
        request: AccessRequest = self.subject
        home = page_of(request)
        trail = [
            ("Případy", reverse("cases:list")),
            (request.case.called or str(request.case), reverse("cases:overview", args=[request.case_id])),
            ("Žádosti o údaje", reverse("disclosure:of-case", args=[request.case_id])),
        ]
        return super().shown(status, **{"asked": request, "trail": trail, "back": home, **extra})


class ReadRequest(OfRequest, ReadPage):
    """The request with the statement as it is or was proposed."""

    is_list = False
    verb = "disclosure.read"
    template_name = "disclosure/request.html"

    def context(self, request: AccessRequest) -> dict[str, Any]:
        shown = register.page(request, self.user, self.at)
        return {**shown, "left": documents.left_out(request, shown["parts"])}


class PrintRequest(ReadRequest):
    """The answer on paper, once somebody decided."""

    verb = "disclosure.print"

    def rows(self) -> QuerySet[AccessRequest]:
        return super().rows().filter(state__in=(State.CHECKED, State.APPROVED, State.GIVEN, State.REFUSED))

    def answer(self) -> HttpResponse:
        request = self.subject
        dated = days.local_day(request.decided_at or self.at)
        keeping = retention.keeping(request.case, dated)
        kept = around.kept_until(keeping.ends_on if keeping else None)
        document = documents.answer(request, request.told or [], kept=kept, dated=dated)
        return file_answer(document, documents.file_name(request, self.kwargs["ending"]))


class Step(OfRequest, ActionPage):
    """A step taken with a request."""

    template_name = "disclosure/step.html"
    form_class: ClassVar[type[BaseForm]] = forms.ReasonForm
    done = ""

    def initial(self) -> dict[str, Any]:
        return {"version": self.subject.version}

    def success(self, request: AccessRequest, result: Any) -> tuple[str, str]:
        return self.done, page_of(request)


class Send(Step):
    """The answer is ready for the second person."""

    verb = "disclosure.send_to_second"
    form_class = forms.SendForm
    title = "Připravit odpověď"
    button = "Předat druhému člověku"
    intro = "Výpis se tím uloží tak, jak je teď. Druhý člověk ho přečte celý a rozhodne, jestli smí odejít."
    done = "Odpověď čeká na druhého člověka."

    def form_arguments(self) -> dict[str, Any]:
        parts = register.page(self.subject, self.user, self.at)["parts"]
        self.people: list[User] = list(policies.seconds(self.subject.case, self.user, self.at))
        named = [(str(user.pk), user.name) for user in self.people]
        return {"seconds": named, "parts": [(part["code"], part["title"]) for part in parts]}

    def act(self, request: AccessRequest, form: forms.SendForm) -> None:
        words = dict(form.cleaned_data)
        second = next((user for user in self.people if str(user.pk) == words.pop("second")), None)
        actions.send_to_second(request, **words, second=second, by=self.user, at=self.at)


class Return(Step):
    """The second person wants something else."""

    verb = "disclosure.return_request"
    title = "Vrátit k úpravě"
    button = "Vrátit s důvodem"
    done = "Odpověď je zpátky u toho, kdo ji připravil."

    def act(self, request: AccessRequest, form: forms.ReasonForm) -> None:
        actions.return_request(request, **form.cleaned_data, by=self.user, at=self.at)


class Approve(Step):
    """The second person lets the statement go."""

    verb = "disclosure.approve"
    form_class = forms.ApproveForm
    title = "Schválit výpis"
    button = "Schválit"
    intro = "Výpis půjde předat tomu, kdo žádá. Přečtěte ho prosím celý, i to, co v něm zůstalo o jiných."
    done = "Schváleno. Teď ho jde předat."

    def act(self, request: AccessRequest, form: forms.ApproveForm) -> None:
        actions.approve(request, version=form.cleaned_data["version"], by=self.user, at=self.at)


class Refuse(Step):
    """The second person lets the refusal go."""

    verb = "disclosure.refuse"
    form_class = forms.ApproveForm
    title = "Schválit odmítnutí"
    button = "Schválit odmítnutí"
    intro = "Kdo žádá, dostane odpověď s důvodem a s tím, kam si může stěžovat."
    done = "Žádost je odmítnutá. Odpověď stáhněte a předejte."

    def act(self, request: AccessRequest, form: forms.ApproveForm) -> None:
        actions.refuse(request, version=form.cleaned_data["version"], by=self.user, at=self.at)


class Give(Step):
    """The statement was given."""

    verb = "disclosure.give"
    form_class = forms.GiveForm
    title = "Zapsat předání výpisu"
    button = "Zapsat předání"
    done = "Zapsáno, žádost je vyřízená."

    def initial(self) -> dict[str, Any]:
        return {"version": self.subject.version, "on": days.local_day(self.at)}

    def act(self, request: AccessRequest, form: forms.GiveForm) -> None:
        actions.give(request, **form.cleaned_data, by=self.user, at=self.at)


class Prolong(Step):
    """The answer needs more time."""

    verb = "disclosure.prolong"
    title = "Prodloužit lhůtu"
    button = "Prodloužit"
    intro = "Lhůtu jde prodloužit jednou. Kdo žádá, se musí důvod dozvědět do konce té původní."
    done = "Lhůta je prodloužená. Dejte to prosím vědět tomu, kdo žádá."

    def act(self, request: AccessRequest, form: forms.ReasonForm) -> None:
        actions.prolong(request, **form.cleaned_data, by=self.user, at=self.at)


class Withdraw(Step):
    """The request was taken back."""

    verb = "disclosure.withdraw"
    title = "Žádost vzatá zpět"
    button = "Zapsat"
    done = "Žádost už nikdo vyřizovat nebude."

    def act(self, request: AccessRequest, form: forms.ReasonForm) -> None:
        actions.withdraw(request, **form.cleaned_data, by=self.user, at=self.at)
