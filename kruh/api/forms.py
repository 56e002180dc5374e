"""A new token: for which system, what it reads, until when."""

from collections.abc import Sequence
from typing import Any

from kruh.api.vocabulary import Scope
from kruh.web import fields
from kruh.web.forms import Form


class TokenForm(Form):
    """What a system of the office may ask for."""

    problem = "Klíč zatím nejde vytvořit."
    unit = fields.SelectField(label="Které pracoviště")
    name = fields.TextField(
        label="Který systém klíč dostane", max_length=80, help_text="Třeba: spisová služba úřadu, kalendář zasedačky."
    )
    scopes = fields.ChoicesField(label="Co bude číst", choices=Scope.choices)
    ends_on = fields.DateField(label="Poslední den platnosti")

    def __init__(self, *args: Any, units: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("unit", list(units))
