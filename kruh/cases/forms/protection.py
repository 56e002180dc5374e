"""Forms about who must not meet and what must not be told."""

from typing import Any

from kruh.cases.forms.people import NOTE, Choices
from kruh.cases.vocabulary import ApartKind, FactKind
from kruh.web import fields
from kruh.web.forms import Form

UNTIL = "Nechte prázdné, když konec zatím neznáte."


class KeepApartForm(Form):
    """Two people who must not meet."""

    problem = "Omezení zatím nejde uložit."
    person = fields.SelectField(label="Kdo se nesmí potkat")
    other = fields.SelectField(label="s kým")
    kind = fields.ChoiceField(label="Proč", choices=ApartKind.choices)
    reason = fields.LongTextField(
        label="Z čeho to víme", rows=3, max_length=NOTE, help_text="Třeba číslo rozhodnutí, nebo kdo a kdy to řekl."
    )
    valid_from = fields.DateField(label="Platí od")
    valid_to = fields.DateField(label="Platí do", required=False, help_text=UNTIL)

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("person", "other"):
            self.fields[name].choices = [("", "Vyberte"), *people]  # type: ignore[attr-defined]


class ProtectFactForm(Form):
    """A value that must not reach somebody."""

    problem = "Ochranu zatím nejde uložit."
    person = fields.SelectField(label="Koho se údaj týká")
    kind = fields.SelectField(label="Jaký je to údaj", choices=FactKind.choices)
    value = fields.TextField(
        label="Údaj přesně tak, jak by ho někdo napsal", help_text="Podle něj hlídáme dopisy, zápisy i názvy souborů."
    )
    hidden_from = fields.ChoicesField(label="Kdo se ho nesmí dozvědět", layout="row")
    reason = fields.LongTextField(label="Důvod", rows=3, max_length=NOTE)
    valid_from = fields.DateField(label="Platí od")
    valid_to = fields.DateField(label="Platí do", required=False, help_text=UNTIL)

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", "Vyberte"), *people]  # type: ignore[attr-defined]
        self.fields["hidden_from"].choices = people  # type: ignore[attr-defined]


class EndForm(Form):
    """The last day of a protection and why it ends."""

    problem = "Konec zatím nejde uložit."
    last_day = fields.DateField(label="Poslední den, kdy to ještě platí")
    reason = fields.LongTextField(label="Důvod", rows=3, max_length=NOTE)
