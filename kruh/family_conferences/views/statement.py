"""Pages of the statement of work: the list, what would be sent, one statement, its papers, and the decision."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from kruh.access.pages import ActionPage, Page, ReadPage
from kruh.family_conferences.actions import statement as actions
from kruh.family_conferences.documents import statement as documents
from kruh.family_conferences.forms import statement as forms
from kruh.family_conferences.models import FamilyConference, Statement
from kruh.family_conferences.policies import statement as policies
from kruh.family_conferences.queries import statement as queries
from kruh.family_conferences.rules import statement as rules
from kruh.foundation import typesetting

LIST = "family_conferences:statements"


class ListStatements(ReadPage):
    """The own months, and what waits for approval."""

    verb = "family_conferences.list_statements"
    template_name = "family_conferences/statements.html"

    def context(self, subject: None) -> dict[str, Any]:
        return queries.listing(self.user, self.at)


class SendStatement(ActionPage):
    """One month counted from the diary, to be sent."""

    verb = "family_conferences.send_statement"
    form_class = forms.SendForm
    template_name = "family_conferences/send_statement.html"
    button = "Odeslat administrátorovi"

    @property
    def title(self) -> str:  # type: ignore[override]
        """This will name the month."""
        return f"Výkaz za {rules.name_of(self.month)}"

    def find(self) -> FamilyConference:
        month = rules.month_named(self.kwargs["month"])
        if month is None:
            raise Http404
        self.month: date = month
        found = self.one_of(policies.worked_for(self.user, self.at), pk=self.kwargs["pk"])
        policies.remember(self.user, found)
        return found

    @cached_property
    def kept(self) -> Statement | None:
        """This will give what was sent for the month before."""
        return queries.of_month(self.subject, self.user, self.month)

    def initial(self) -> dict[str, Any]:
        return {"note": self.kept.note or "" if self.kept else ""}

    def context(self, conference: FamilyConference) -> dict[str, Any]:
        told = queries.send_page(conference, self.kept, self.user, self.month, self.at)
        return {"back": reverse(LIST), **told}

    def act(self, conference: FamilyConference, form: forms.SendForm) -> Statement:
        return actions.send_statement(conference, month=self.month, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, conference: FamilyConference, result: Statement) -> tuple[str, str]:
        return "Výkaz odešel. Deník za ten měsíc se teď nemění.", page_of(result)


def page_of(statement: Statement) -> str:
    """This will give the address of a statement."""
    return reverse("family_conferences:statement", args=[statement.pk])


class OfStatement(Page):
    """Finds a statement: the own one, or one of the administrator's regions."""

    def find(self) -> Any:
        return self.one_of(policies.visible_statements(self.user, self.at), pk=self.kwargs["pk"])


class SeeStatement(OfStatement, ReadPage):
    """One statement as it was sent."""

    verb = "family_conferences.see_statement"
    template_name = "family_conferences/statement.html"

    def context(self, statement: Statement) -> dict[str, Any]:
        return queries.statement_page(statement)


class StatementFile(OfStatement, ReadPage):
    """The statement on paper or as a table."""

    verb = "family_conferences.see_statement"

    def answer(self) -> HttpResponse:
        ending = self.kwargs["ending"]
        mime, make = _KINDS[ending]
        name = f"vykaz-{rules.code_of(self.subject.month)}.{ending}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(make(self.subject), content_type=mime, headers=headers)


def _pdf(statement: Statement) -> bytes:
    return typesetting.to_pdf(documents.statement(statement, queries.organisation_of(statement)))


_KINDS: dict[str, tuple[str, Callable[[Statement], bytes]]] = {
    "pdf": ("application/pdf", _pdf),
    "csv": ("text/csv; charset=utf-8", documents.table),
}


class Decide(OfStatement, ActionPage):
    """A decision about a statement; leads back to the list, where the next one waits."""

    done = ""

    def context(self, statement: Statement) -> dict[str, Any]:
        return {**queries.statement_page(statement), "back": page_of(statement)}

    def success(self, statement: Statement, result: Statement) -> tuple[str, str]:
        return self.done, reverse(LIST)


class ApproveStatement(Decide):
    """The administrator agrees."""

    verb = "family_conferences.approve_statement"
    title = "Schválit výkaz"
    button = "Schválit"
    intro = "Po schválení se výkaz ani deník za ten měsíc už nezmění."
    done = "Výkaz je schválený."

    def act(self, statement: Statement, form: Any) -> Statement:
        return actions.approve_statement(statement, by=self.user, at=self.at)


class ReturnStatement(Decide):
    """The administrator asks for a correction in the diary."""

    verb = "family_conferences.return_statement"
    form_class = forms.ReturnForm
    title = "Vrátit výkaz"
    button = "Vrátit k opravě"
    intro = "Deník za ten měsíc se znovu otevře. Opravuje se v něm, výkaz se pak spočítá znovu."
    done = "Výkaz je zpátky u autora."

    def act(self, statement: Statement, form: forms.ReturnForm) -> Statement:
        return actions.return_statement(statement, by=self.user, at=self.at, **form.cleaned_data)
