"""What is shown to everybody: which contacts a person agreed to, and which offices take part."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from kruh.directory.models import Organisation
from kruh.directory.vocabulary import Shown
from kruh.web import fields
from kruh.web.forms import Form


class PublicContactForm(Form):
    """What the person agreed to show to everybody, and when."""

    problem = "Veřejný kontakt zatím nejde uložit."

    agreed = fields.ChoicesField(
        label="Co smí vidět každý",
        choices=Shown.choices,
        required=False,
        help_text="Jen to, s čím dotyčný člověk souhlasil. Co odškrtnete, z veřejné stránky zmizí.",
    )
    agreed_on = fields.DateField(label="Kdy souhlas zazněl", help_text="Platí pro to, co jste zaškrtli nově.")


class InvolvedOfficesForm(Form):
    """The offices of a region, of which some take part."""

    problem = "Zapojená pracoviště zatím nejde uložit."

    offices = fields.ChoicesField(label="Která pracoviště OSPOD se zapojila", required=False)

    def __init__(self, *args: Any, offices: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["offices"].choices = [(str(row.pk), row.name) for row in offices]  # type: ignore[attr-defined]

    def clean_offices(self) -> list[UUID]:
        """This will turn what was ticked into keys."""
        return [UUID(key) for key in self.cleaned_data["offices"]]
