"""A table that somebody brings, and what is in which of its columns."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kruh.exchange.rules import imports as rules
from kruh.exchange.vocabulary.imports import Kind
from kruh.foundation import sheets, uploads
from kruh.web import fields
from kruh.web.forms import Form

SAMPLE = 4  # rows kept to be shown beside the columns, with the names
NO_ROWS = "V tabulce jsou jen názvy sloupců a pod nimi žádný řádek. Doplňte prosím řádky."
MACRO = "Soubor XLSM může obsahovat makro. Uložte ho prosím jako „Sešit Excelu (XLSX)“ a nahrajte znovu."


class TableField(forms.FileField):
    """A spreadsheet; its value is its name, its bytes and its first rows."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"accept": ".xlsx,.ods,.csv,.txt"}

    def to_python(self, data: Any) -> Any:
        if data in self.empty_values:
            return None
        name = str(data.name or "")
        if data.size > rules.MOST_MB * uploads.MEGABYTE:
            raise ValidationError(uploads.too_big(name, rules.MOST_MB), code="size")
        if name.lower().endswith((".xlsm", ".xltm", ".xlsb")):
            raise ValidationError(MACRO, code="macro")
        content = data.read()
        try:
            head = sheets.head(content, SAMPLE)
        except sheets.NotATable as sentence:
            raise ValidationError(str(sentence), code="content") from sentence
        if len(head) == 1:
            raise ValidationError(NO_ROWS, code="rows")
        return {"name": name[:200], "content": content, "head": head}


class TableForm(Form):
    """What the table is about, and the table."""

    problem = "Tabulku zatím nejde načíst."

    kind = fields.ChoiceField(label="Co je v tabulce", choices=Kind.choices)
    file = TableField(
        label="Soubor",
        help_text="XLSX, ODS nebo CSV, nejvýš 20 MB a 100 000 řádků. Čte se první list, z vzorců jen jejich výsledek.",
    )


class ColumnsForm(Form):
    """In which column each thing stands."""

    problem = "Sloupce zatím nejde potvrdit."

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, kind: str, head: Sequence[Any], **kwargs: Any) -> None:
        self.kind = kind
        super().__init__(*args, **kwargs)
        names, samples = head[0][1], [row[1] for row in head[1:]]
        width = max(len(row) for row in (names, *samples))
        places = [(str(place), _told(place, names, samples)) for place in range(width)]
        for one in rules.COLUMNS[kind]:
            empty = "Vyberte" if one.is_needed else "V tabulce není"
            self.fields[one.code] = fields.SelectField(
                label=one.label, choices=places, required=one.is_needed, empty=empty
            )

    def clean(self) -> dict[str, Any]:
        """This will give the numbers of the columns and refuse one used twice."""
        chosen = {
            one.code: int(self.cleaned_data[one.code])
            for one in rules.COLUMNS[self.kind]
            if self.cleaned_data.get(one.code)
        }
        if not self.errors:
            for reason in rules.column_problems(self.kind, chosen):
                self.add_error(None, reason)
        self.cleaned_data["columns"] = chosen
        return self.cleaned_data


class VersionForm(Form):
    """A confirmation of what was seen."""

    problem = "Zatím to nejde zapsat."

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


def _told(place: int, names: Sequence[str], samples: Sequence[Sequence[str]]) -> str:
    """The column as a person recognises it: its letter, its name, the first thing in it."""
    name = names[place] if place < len(names) else ""
    example = next((row[place] for row in samples if place < len(row) and row[place]), "")
    told = f"{_letter(place)}: {name or 'bez názvu'}"
    return f"{told} (třeba {example[:30]})" if example else told


def _letter(place: int) -> str:
    return chr(65 + place) if place < 26 else chr(64 + place // 26) + chr(65 + place % 26)
