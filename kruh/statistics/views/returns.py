"""The yearly return: numbers by its rows, a file for a spreadsheet, and the rows themselves."""

import csv
import io
from typing import Any

from django.forms import BaseForm
from django.http import HttpResponse
from django.urls import reverse

from kruh.access.pages import ActionPage, ReadPage
from kruh.access.policy import may
from kruh.statistics import actions, forms
from kruh.statistics.models import ReturnRow
from kruh.statistics.queries import returns as queries
from kruh.statistics.rules import returns as rules

BOM = "\ufeff"  # without it Excel reads Czech letters wrong


class SeeReturn(ReadPage):
    """The rows with the numbers of the office; for the methodologist the rows with what fills them in."""

    verb = "statistics.see_return"
    template_name = "statistics/see_return.html"

    def context(self, subject: None) -> dict[str, Any]:
        can_edit = may(self.user, "statistics.change_row", None, self.at)
        return {**queries.page(self.user, self.at, self.request.GET.get("rok", "")), "can_edit": can_edit}


class ReturnFile(ReadPage):
    """The same rows for a spreadsheet."""

    verb = "statistics.see_return"

    def answer(self) -> HttpResponse:
        shown = queries.page(self.user, self.at, self.request.GET.get("rok", ""))
        file = io.StringIO()
        written = csv.writer(file, delimiter=";")
        written.writerow(["řádek", "co se vyplňuje", "počet", "z čeho", "poznámka"])
        for row in shown["rows"]:
            cells = [
                row["code"],
                row["title"],
                row["number"] if row["is_known"] else "",
                row["filled_from"],
                row["note"],
            ]
            written.writerow([_plain(cell) for cell in cells])
        headers = {"Content-Disposition": f'attachment; filename="rocni-vykaz-{shown["year"]}.csv"'}
        return HttpResponse(BOM + file.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


def _plain(cell: object) -> str:
    """A cell that begins like a formula is told to be a text."""
    told = str(cell)
    return f"'{told}" if told[:1] in ("=", "+", "-", "@") else told


class _RowPage(ActionPage):
    form_class = forms.RowForm

    def context(self, subject: Any) -> dict[str, Any]:
        return {"back": reverse("statistics:return")}

    def success(self, subject: Any, result: Any) -> tuple[str, str]:
        return "Řádky výkazu jsou uložené.", reverse("statistics:return")


class AddRow(_RowPage):
    """Another row; what fills it in is chosen first and stands in the address."""

    verb = "statistics.add_row"
    template_name = "statistics/add_row.html"
    title = "Nový řádek výkazu"

    @property
    def source(self) -> str:
        """This will give what the row is filled from."""
        asked = self.request.GET.get("z", "")
        return asked if asked in dict(rules.sources()) else ""

    def context(self, subject: Any) -> dict[str, Any]:
        own = reverse("statistics:add-row")
        sources = [{"label": label, "url": f"{own}?z={code}"} for code, label in rules.sources()]
        return {**super().context(subject), "chosen": dict(rules.sources()).get(self.source, ""), "sources": sources}

    def form_arguments(self) -> dict[str, Any]:
        return {"dimension": rules.read(self.source)[1]}

    def initial(self) -> dict[str, Any]:
        return {"order": queries.next_order()}

    def act(self, subject: None, form: Any) -> ReturnRow:
        return actions.add_row(self.source, by=self.user, at=self.at, **form.cleaned_data)


class ChangeRow(_RowPage):
    """Other words of a row, or other categories that it adds up."""

    verb = "statistics.change_row"
    title = "Řádek výkazu"

    @property
    def intro(self) -> str:
        row = self.subject
        return f"Z čeho se řádek plní: {rules.filled_from(row.population, row.dimension, row.categories)}."

    def find(self) -> ReturnRow:
        return self.one_of(queries.kept(), code=self.kwargs["code"])

    def form_arguments(self) -> dict[str, Any]:
        return {"dimension": rules.read(f"{self.subject.population}.{self.subject.dimension}")[1]}

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.subject, name) for name in ("code", "title", "order", "note", "categories")}

    def act(self, row: ReturnRow, form: Any) -> ReturnRow:
        return actions.change_row(row, by=self.user, at=self.at, **form.cleaned_data)


class RemoveRow(ActionPage):
    """Takes a row out."""

    verb = "statistics.remove_row"
    title = "Odebrat řádek výkazu"
    button = "Odebrat"

    @property
    def intro(self) -> str:
        return f"Řádek {self.subject} z výkazu zmizí. Počty zůstanou, jen se tu neukážou."

    def find(self) -> ReturnRow:
        return self.one_of(queries.kept(), code=self.kwargs["code"])

    def context(self, subject: Any) -> dict[str, Any]:
        return {"back": reverse("statistics:return")}

    def act(self, row: ReturnRow, form: BaseForm) -> None:
        return actions.remove_row(row, by=self.user, at=self.at)

    def success(self, subject: Any, result: Any) -> tuple[str, str]:
        return "Řádek je odebraný.", reverse("statistics:return")
