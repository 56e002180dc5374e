"""Forms about the team."""

from typing import Any

from django import forms

from kruh.cases.forms.people import Choices
from kruh.cases.vocabulary import TeamRole
from kruh.web import fields
from kruh.web.forms import Form

JOINING = [choice for choice in TeamRole.choices if choice[0] != TeamRole.KEY_WORKER]


class AddToTeamForm(Form):
    """A colleague who may know about the case."""

    problem = "Přidat zatím nejde."
    user = fields.SelectField(label="Kdo")
    role = fields.ChoiceField(label="V jaké roli", choices=JOINING, layout="row")
    until = fields.DateField(
        label="Do kdy", required=False, help_text="Poslední den. Prázdné znamená po celou dobu případu."
    )

    def __init__(self, *args: Any, colleagues: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = [("", "Vyberte"), *colleagues]  # type: ignore[attr-defined]


class HandOverForm(Form):
    """Who will lead the case from now on."""

    problem = "Případ zatím nejde předat."
    to = fields.SelectField(label="Komu případ předáváte")
    stays_as_substitute = forms.BooleanField(
        label="Kdo případ vedl dosud, zůstane jako zástup", required=False,
        help_text="Když to nezaškrtnete, dosavadní pracovnice nebo pracovník přístup hned ztratí.",
    )  # fmt: skip

    def __init__(self, *args: Any, colleagues: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", "Vyberte"), *colleagues]  # type: ignore[attr-defined]
