"""What the methodologist writes of a row of the yearly return."""

from typing import Any

from django.core.validators import RegexValidator

from kruh.statistics.rules.populations import Dimension
from kruh.web import fields
from kruh.web.forms import Form

HIGHEST = 10_000
CODE = RegexValidator(r"^[A-Za-z0-9-]+$", "Označení může mít jen písmena bez háčků, číslice a pomlčky, třeba 12a.")


class RowForm(Form):
    """One row."""

    problem = "Řádek zatím nejde uložit."

    code = fields.TextField(label="Označení řádku", max_length=20, size="s", validators=[CODE])
    title = fields.TextField(label="Co se vyplňuje", max_length=200)
    order = fields.NumberField(label="Pořadí", max_value=HIGHEST, help_text="Menší číslo je výš.")
    note = fields.LongTextField(label="Poznámka", max_length=300, required=False, rows=2)
    categories = fields.ChoicesField(label="Co se sečte")

    def __init__(self, *args: Any, dimension: Dimension | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if dimension is None:
            del self.fields["categories"]
            return
        found: Any = self.fields["categories"]
        found.choices = dimension.categories
        found.label = f"Co se sečte ({dimension.title[0].lower()}{dimension.title[1:]})"
