"""What comes in about a tie of the net."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kruh.network.vocabulary import Flow, Kind, Need, Strength
from kruh.web import fields
from kruh.web.forms import Form

Choices = Sequence[tuple[str, str]]
NOTE = 2_000
TOLD = ("strength", "is_strained", "flow", "needs", "is_in_reach")
EMPTY = {
    "person": "něco, co v případu není jako člověk",
    "to": "pro celou domácnost",
    "seen_by": "tým případu",
}
WHAT_A_DAY_IS = "Třeba 1. 3. 2026 nebo dnes. Síť půjde nakreslit k jakémukoli dni."


class ToldForm(Form):
    """How a tie is and what it gives."""

    problem = "Vazbu zatím nejde uložit."
    strength = fields.ChoiceField(
        label="Jak je vazba pevná", choices=[*Strength.choices, ("", "zatím nevíme")], required=False, layout="row",
        says_optional=False,
    )  # fmt: skip
    is_strained = forms.BooleanField(label="Vazba je napjatá", required=False)
    flow = fields.ChoiceField(
        label="Kudy jde pomoc", choices=[*Flow.choices, ("", "nevíme")], required=False, layout="row",
        says_optional=False,
    )  # fmt: skip
    needs = fields.ChoicesField(label="Co dítěti dává", choices=Need.choices, required=False, layout="row")
    is_in_reach = forms.BooleanField(
        label="Dítě se sem dostane i samo", required=False, help_text="Dojde, dojede nebo dovolá se, když to potřebuje."
    )
    kind = fields.ChoiceField(
        label="Do které části sítě patří", choices=[*Kind.choices, ("", "podle případu")], required=False,
        layout="row", says_optional=False,
    )  # fmt: skip
    since = fields.DateField(label="Od kdy to tak je", help_text=WHAT_A_DAY_IS)
    note = fields.LongTextField(
        label="Poznámka", required=False, rows=2, max_length=NOTE, help_text="Čte ji jen tým případu."
    )

    @property
    def told(self) -> dict[str, Any]:
        """This will give what is told about the tie."""
        return {
            name: self.cleaned_data.get(name) for name in ("strength", "is_strained", "flow", "needs", "is_in_reach")
        }


class BeginTieForm(ToldForm):
    """A new tie: somebody of the case, or a service by its name."""

    person = fields.SelectField(label="Kdo", required=False)
    name = fields.TextField(
        label="Co to je", required=False, max_length=120,
        help_text="Jen když jste nevybrali člověka. Třeba škola, fotbalový oddíl, nízkoprahový klub.",
    )  # fmt: skip
    to = fields.SelectField(label="Pro koho", required=False)
    seen_by = fields.SelectField(
        label="Kdo to tak vidí", required=False,
        help_text="Když vám to řekl někdo z rodiny, vyberte ho. Pohledy se nemíchají.",
    )  # fmt: skip
    until = fields.DateField(label="Do kdy to tak bylo", required=False, help_text="Jen když už to neplatí.")

    field_order = (
        "person", "name", "to", "strength", "is_strained", "flow", "needs", "is_in_reach", "kind", "seen_by", "since",
        "until", "note",
    )  # fmt: skip

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, empty in EMPTY.items():
            self.offer(name, [("", empty), *people])
        for name in (*EMPTY, "name"):
            self.fields[name].says_optional = False  # type: ignore[attr-defined]  # the first line says what is meant


class ChangeTieForm(ToldForm):
    """What is different from a day on."""

    since = fields.DateField(
        label="Od kdy je to jinak", help_text="Co platilo do té doby, zůstane v síti dřívějších dnů."
    )


class EndTieForm(Form):
    """The last day."""

    problem = "Konec vazby zatím nejde uložit."
    until = fields.DateField(label="Od kdy už to neplatí", help_text="V síti dřívějších dnů vazba zůstane.")
