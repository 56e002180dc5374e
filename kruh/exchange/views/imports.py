"""Pages on which the administrator brings tables in."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.urls import reverse

from kruh.access.pages import ActionPage, Page, ReadPage
from kruh.exchange import running
from kruh.exchange.actions import imports as actions
from kruh.exchange.forms import imports as forms
from kruh.exchange.models import Import
from kruh.exchange.policies import imports as policies
from kruh.exchange.queries import imports as queries
from kruh.exchange.rules import imports as rules
from kruh.foundation.sheets import csv_file

LIST = "Načtení z tabulky"


def table(name: str, rows: Any) -> HttpResponse:
    """This will hand a table over."""
    told = {"Content-Disposition": f'attachment; filename="{name}.csv"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(csv_file(rows), content_type="text/csv; charset=utf-8", headers=told)


class ListImports(ReadPage):
    """What can be brought, in which columns, and what was."""

    verb = "exchange.read_imports"
    template_name = "exchange/imports/list.html"

    def context(self, subject: None) -> dict[str, Any]:
        return queries.overview(policies.visible_imports(self.user, self.at))


class ReadTemplate(ReadPage):
    """An empty table with the right columns."""

    verb = "exchange.read_template"

    def answer(self) -> HttpResponse:
        if self.kwargs["kind"] not in rules.COLUMNS:
            raise Http404
        return table(f"kruh-vzor-{self.kwargs['kind']}", rules.template(self.kwargs["kind"]))


class BringTable(ActionPage):
    """A table is brought."""

    verb = "exchange.bring_table"
    form_class = forms.TableForm
    title = LIST
    button = "Nahrát a zkontrolovat sloupce"
    intro = "Nic se hned nezapíše. Nejdřív uvidíte, co je ve kterém sloupci a co Kruh z řádků přečetl."

    def context(self, subject: None) -> dict[str, Any]:
        return {"back": reverse("exchange:imports")}

    def initial(self) -> dict[str, Any]:
        return {"kind": self.request.GET.get("co", "")}

    def act(self, subject: None, form: Any) -> Import:
        unit = queries.unit_of(self.user, self.at)
        words = form.cleaned_data["file"]
        return actions.bring_table(unit, by=self.user, at=self.at, kind=form.cleaned_data["kind"], **words)

    def success(self, subject: None, result: Import) -> tuple[str, str]:
        return "Tabulka je nahraná. Potvrďte prosím sloupce.", reverse("exchange:import-columns", args=[result.pk])


class OfImport(Page):
    """Pages about one import."""

    def find(self) -> Import:
        return self.one_of(policies.visible_imports(self.user, self.at), pk=self.kwargs["pk"])

    def shown(self, status: int = 200, **extra: Any) -> HttpResponse:
        """This will add the way back."""
        home = reverse("exchange:import", args=[self.subject.pk])
        own = "" if home == self.request.path else home
        trail = [(LIST, reverse("exchange:imports")), (str(self.subject).capitalize(), own)]
        return super().shown(status, **{"trail": trail, "back": home, **extra})


class ReadImport(OfImport, ReadPage):
    """How far it is, what will be written, what is refused."""

    verb = "exchange.read_import"
    template_name = "exchange/imports/import.html"

    def context(self, batch: Import) -> dict[str, Any]:
        return queries.page_of(batch)


class ReadRefused(OfImport, ReadPage):
    """The refused rows, to be mended and brought again."""

    verb = "exchange.read_refused"

    def answer(self) -> HttpResponse:
        return table("kruh-odmitnute-radky", queries.refused_rows(self.subject))


class ImportStep(OfImport, ActionPage):
    """A step of one import; what it begins runs on when the answer is sent."""

    done = ""

    def initial(self) -> dict[str, Any]:
        return {"version": self.subject.version}

    def success(self, batch: Import, result: Any) -> tuple[str, str]:
        transaction.on_commit(lambda: running.begin(batch.pk))
        return self.done, reverse("exchange:import", args=[batch.pk])


class ChooseColumns(ImportStep):
    """What is in which column."""

    verb = "exchange.choose_columns"
    form_class = forms.ColumnsForm
    template_name = "exchange/imports/columns.html"
    title = "Co je ve kterém sloupci"
    button = "Zkontrolovat řádky"
    done = "Řádky se kontrolují."

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), **{code: str(place) for code, place in self.subject.columns.items()}}

    def form_arguments(self) -> dict[str, Any]:
        return {"kind": self.subject.kind, "head": self.subject.head}

    def act(self, batch: Import, form: Any) -> Import:
        words = {"columns": form.cleaned_data["columns"], "version": form.cleaned_data["version"] or 0}
        return actions.choose_columns(batch, by=self.user, at=self.at, **words)


class BeginWriting(ImportStep):
    """The checked rows are let in."""

    verb = "exchange.begin_writing"
    form_class = forms.VersionForm
    title = "Zapsat do Kruhu"
    button = "Zapsat"
    done = "Řádky se zapisují."

    @property
    def intro(self) -> str:
        """This will say how many rows will come in."""
        return f"Nových řádků k zapsání: {self.subject.fresh}. Zapsané řádky nejde vzít zpátky najednou."

    def act(self, batch: Import, form: Any) -> Import:
        version = form.cleaned_data["version"] or 0
        return actions.begin_writing(batch, by=self.user, at=self.at, version=version)


class CancelImport(OfImport, ActionPage):
    """The import is given up."""

    verb = "exchange.cancel_import"
    title = "Zrušit načtení"
    button = "Zrušit a smazat nahranou tabulku"
    intro = "Z tabulky se zatím nic nezapsalo a nic z ní v Kruhu nezůstane."

    def act(self, batch: Import, form: Any) -> Import:
        return actions.cancel_import(batch, by=self.user, at=self.at)

    def success(self, batch: Import, result: Any) -> tuple[str, str]:
        return "Načtení je zrušené.", reverse("exchange:imports")
